/** Explains how a profile is written, with an example for each kind of format. */
import { h } from '../dom.js';
import { t } from '../i18n.js';

const AREAS = { class_property: 'status', classes: { A: { control: 'ukraine', basis: 'assessed' }, B: { control: 'russia', basis: 'assessed' }, C: null },
  outside: { control: 'ukraine', basis: 'assessed' }, edge_metres: 1000, date: { file_name: '\\d{8}' } };
const REPORTS = { columns: { settlement: 'place', control: 'held_by', valid_from: 'since' }, values: { control: { UA: 'ukraine', RU: 'russia' } },
  defaults: { basis: 'assessed' } };
const SETTLEMENTS = { columns: { name_uk: 'Назва', kind: 'Тип', lon: 'longitude', lat: 'latitude' }, kinds: { місто: 'city', село: 'village', район: null },
  country: 'UA', point_source: 'Example', point_kind: 'centre' };
const GEONAMES = { country: 'UA', replace_points: false };

/** By format: the key of what is to be said, and an example. @type {{[format: string]: [string, unknown]}} */
const HELP = {
  'reports-csv': ['reports', { ...REPORTS, delimiter: ';' }], 'reports-geojson': ['reports', REPORTS], 'reports-ndjson': ['reports', REPORTS],
  viina: ['viina', { claimants: { status_isw: 'isw', status_wiki: null }, published_after_days: 0 }],
  'wikipedia-control': ['wikipedia', { values: { Ukraine: 'ukraine', Russia: 'russia' }, basis: 'assessed', date_format: 'd MMMM uuuu' }],
  deepstate: ['areas', AREAS], isw: ['areas', AREAS], 'areas-geojson': ['areas', AREAS], 'areas-geopackage': ['areas', AREAS],
  'settlements-csv': ['settlements', { ...SETTLEMENTS, delimiter: ';' }], 'settlements-geojson': ['settlements', SETTLEMENTS],
  geonames: ['geonames', GEONAMES], 'geonames-postal': ['geonames', GEONAMES], katottg: ['katottg', { delimiter: ';' }],
};

/**
 * @param {string} format
 * @param {(example: string) => void} use
 * @returns {Node[]}
 */
export function profileHelp(format, use) {
  const [key, example] = HELP[format] ?? ['other', null];
  const text = example ? JSON.stringify(example, null, 2) : '';
  return [h('p', {}, t(`import.profile.${key}`)),
    ...(text ? [h('p', { class: 'small' }, t('import.profile.example')), h('pre', { tabindex: 0, 'aria-label': t('import.profile.example') }, text),
      h('button', { type: 'button', class: 'wide', onclick: () => use(text) }, t('import.profile.use'))] : [])];
}
