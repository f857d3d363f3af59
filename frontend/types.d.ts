/** What the server answers, and what the page keeps. */
interface Window {
  /** What the document's own script found, and asked for already. */
  frontline: { files: string; languages: string[]; stored: string; language: string; asked: Map<string, Promise<Response>> };
}
type Words = { [language: string]: string };
type Hatch = 'none' | 'diagonal' | 'cross' | 'dots';
type Shape = 'circle' | 'square' | 'diamond' | 'triangle' | 'ring';
type Look = { color: string; hatch: Hatch; shape: Shape };
type Agreement = 'baseline' | 'agreed' | 'single_source' | 'claimed' | 'disputed';

interface Party extends Look { id: string; name: Words }
interface Attribution { text: string; url: string | null; licence: string | null; covers: string | null }
interface Theatre {
  id: string; name: Words; time_zone: string; invasion_date: string; stale_after: string;
  parties: Party[]; controls: { [control: string]: Look };
  default_view: { lon: number; lat: number; zoom: number };
  default_date: string; first_date: string; last_date: string;
  disclaimer: Words; boundary_policy: Words; attribution: Attribution[]; stories?: string[]; position: number;
}
interface AsOf { datetime: string; known: string; position: number; rule: string; without?: string[] }
interface PageLink { rel: string; href: string; type?: string }

interface DocumentRef {
  id?: string; publisher: string | null; title: string | null; url: string | null; language: string | null;
  published: string | null; archive_url: string | null; archive_sha256: string | null;
}
interface PlaceName {
  language: string; text: string; kind: 'official' | 'common' | 'former' | 'used_by'; claimant: string | null;
  from: string | null; until: string | null; source: string | null;
}
interface Population {
  id: string; kind: string; value: number | null; lower: number | null; upper: number | null; qualifier: string;
  scope: 'whole' | 'wider'; reference: string | null; reference_not_after?: string | null; published: string | null; note: string | null; document: DocumentRef | null;
}
interface Report {
  id: string; role: 'for' | 'against' | 'aside'; reason: string | null;
  settlement: string; settlement_name: string; claimant: string; claimant_name: string; claimant_name_uk?: string | null; side: string; control: string;
  basis: string; inference: 'stated' | 'inferred'; extent: 'whole' | 'part'; near_edge: boolean;
  valid_from: string; valid_earliest: string; valid_latest: string;
  published: string; published_earliest: string; published_latest: string;
  source_label: string | null; note: string | null; position: number; recorded_at: string; documents: DocumentRef[];
}
interface PlaceProperties {
  name: string; name_uk: string | null; name_ru: string | null; kind: string | null; katottg: string | null; pcode: string | null;
  adm1: string | null; adm1_uk?: string | null; adm2: string | null; adm2_uk?: string | null; adm3: string | null; adm3_uk?: string | null;
  point_kind: string | null; point_accuracy_m: number | null;
  control: string; agreement: Agreement; claimed_control: string | null;
  rests_on: string | null; control_since: string | null; last_report_at: string | null; stale: boolean;
  pop_before: number | null; pop_before_date: string | null; pop_before_kind: string | null; pop_before_qualifier: string | null;
  pop_latest: number | null; pop_latest_date: string | null; pop_latest_kind: string | null; pop_latest_qualifier: string | null;
  reports_for: number; reports_against: number; reports_set_aside: number;
  names?: PlaceName[]; populations?: Population[]; reports?: Report[];
}
interface Place {
  type: 'Feature'; id: string; geometry: { type: 'Point'; coordinates: [number, number] } | null;
  properties: PlaceProperties; as_of?: AsOf; links?: PageLink[];
}
/** What the map itself knows of a settlement. */
interface Spot {
  id: string; geometry: Place['geometry'];
  properties: Verdict & Pick<PlaceProperties, 'name' | 'name_uk' | 'kind' | 'pop_before' | 'rests_on' | 'reports_for' | 'stale'>;
}
/** Settlements in columns: one row each, in the same order in every part of a position. */
interface Columns { as_of: AsOf; count: number; states: [string, Agreement, string | null][] }
interface NowColumns extends Columns { now: number[]; stale: number[] }
interface PointColumns extends NowColumns {
  id: string[]; lon: (number | null)[]; lat: (number | null)[]; population: (number | null)[];
  kind: (number | null)[]; kinds: string[];
}
interface NameColumns extends Columns { name: string[]; name_uk: string[]; adm1: number[]; adm2: number[]; adm1s: string[]; adm2s: string[] }
interface StepColumns extends Columns { times: number[]; steps: number[]; at: number[]; state: number[]; first: number[] }
interface PlaceCollection {
  type: 'FeatureCollection'; as_of: AsOf; attribution: string; numberMatched: number; numberReturned: number;
  links: PageLink[]; features: Place[];
}
interface Period {
  from: string | null; until: string | null; control: string; agreement: Agreement; claimed_control: string | null; opened_by: string[];
}
interface PlaceHistory { settlement: string; as_of: AsOf; links: PageLink[]; periods: Period[] }
interface Claimant { id: string; name: string; name_uk: string | null; kind: string; side: string }
interface FieldError { field: string | null; value: unknown; detail: string }
interface Problem {
  type?: string; title?: string; status?: number; detail?: string; field?: string | null; value?: unknown; errors?: FieldError[];
}
interface Session { author: string; scopes: string[] }
interface WriteAnswer { position: number; documents: string[]; reports: { id: string; position: number; settlement: string }[] }

type Verdict = { control: string; agreement: Agreement; claimed_control: string | null };
interface Change {
  id: string; settlement: string; name: string; name_uk: string | null; at: string | null; position: number | null;
  before: Verdict; after: Verdict; cause: string; reports: string[]; reason: string | null; recorded_at: string | null;
}
interface ChangeList { axis: string; as_of: AsOf; links: PageLink[]; numberMatched: number; changes: Change[] }
interface Correction {
  position: number; recorded_at: string; kind: 'correction' | 'withdrawal' | 'redaction'; of: string; subject: string;
  settlement: string | null; name: string | null; name_uk?: string | null; reason: string | null;
  before: Report | null; after: Report | null; stood_from: string; stood_until: string; stood_seconds: number;
}
interface RuleText { id: string; default?: boolean; pattern?: boolean; name: Words; text: Words }
interface TimelineDay { date: string; reports: number; changes: number }

type Mode = 'then' | 'hindsight';
interface ReadingState {
  /** As given: an instant, a date, a month or an interval. */
  datetime: string;
  /** `then`: known follows the date shown; `hindsight`: known is now, or `known` when a link pinned it. */
  mode: Mode;
  known: string | null;
  /** Ledger position pinned by a link; null = the latest. */
  position: number | null;
  rule: string;
  /** Claimants left out of the reading. */
  without: string[];
}
interface State extends ReadingState {
  lang: string;
  view: { lon: number; lat: number; zoom: number };
  place: string | null;
  base: 'plain' | 'osm';
  /** What the page's reading is compared with; null = no comparison. */
  second: ReadingState | null;
  /** Where the line between the two maps of a comparison lies, in percent of the width that is free. */
  divider: number;
  /** The chart shown, `measure/by/area`; null = none. */
  charts: string | null;
  /** What lies over the map. */
  panel: string | null;
  /** The table's column, with `-` before it when it descends, as a link names it; '' is by name. */
  sort: string;
  /** What the table is searched for. */
  filter: string;
  story: string | null;
  step: number;
}
type Params = { [name: string]: string | number | string[] | null | undefined };
interface PeopleSum { kind: string; settlements: number; low: number; high: number }
interface Outcome {
  settlements: number; population_before: PeopleSum[]; population_latest: PeopleSum[];
  without_population_before: number; without_population_latest: number;
}
interface Compared {
  type: 'Feature'; id: string; geometry: { type: 'Point'; coordinates: [number, number] } | null;
  properties: Pick<PlaceProperties, 'name' | 'name_uk' | 'adm1' | 'adm2' | 'adm3' | 'control' | 'agreement' | 'claimed_control' | 'pop_before' | 'pop_latest'>
    & { outcome: string; with_control: string; with_agreement: Agreement; with_claimed_control: string | null };
}
interface Comparison {
  as_of: AsOf; with: AsOf; features: Compared[];
  summary: { settlements: number; agree: Outcome; differ: Outcome; one_sided: Outcome; silent: Outcome };
}
interface StatisticsRow {
  date: string; datetime: string; area: string | null; area_uk?: string | null; area_code: string | null; control: string; agreement: Agreement;
  settlements: number; population_before: PeopleSum[]; without_population_before: number; population_latest: PeopleSum[]; without_population_latest: number;
}
interface Statistics { as_of: AsOf; links: PageLink[]; by: string; step: string; known: string; rows: StatisticsRow[] }

type ImportMode = 'all_or_nothing' | 'keep_good';
type ImportPhase = 'queued' | 'reading' | 'read' | 'recording' | 'recorded' | 'refused' | 'cancelled' | 'failed' | 'interrupted';
interface ImportFormat { id: string; description: string; claimant: 'required' | 'optional' | 'none' }
interface ImportFormats { formats: ImportFormat[]; most_bytes: number; most_files: number }
interface RejectedRow { file: string; line: number | null; feature: number | null; column: string | null; value: string | null; reason: string }
interface ImportNotice { file: string | null; line: number | null; message: string }
interface Import {
  id: string; state: ImportPhase; format: string; claimant: string | null; mode: ImportMode | null; profile: unknown; document: object | null;
  files: { name: string | null; bytes: number; sha256: string; problem: string | null }[];
  progress: { phase: ImportPhase; bytes: number; of_bytes: number; rows: number; entries: number; of_entries: number } | null;
  rows: { read: number; accepted: number; unchanged: number; dropped: number; rejected: number }; dropped: { [kind: string]: number };
  rejected_first: RejectedRow[]; notices_first: ImportNotice[]; problem: string | null; unchanged: boolean; same_as: string | null;
  position: { first: number; last: number } | null; counts: boolean; withdrawn: number | null; withdrawn_reason: string | null; relies_on: string[];
  author: string | null; created: string; ended: string | null; expires: string | null; links: PageLink[];
}
