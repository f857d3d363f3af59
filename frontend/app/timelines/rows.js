/** The settlements of a ledger position in columns: one row each, the same in every part of that position. */
import { language } from '../i18n.js';
import { verdicts } from './verdicts.js';

/** The width of the world in pixels at zoom 0, as web maps have it. */
const WORLD = 256;
const DEGREE = 1e-5;
/** How people speak of a place of unknown size, in people. @type {{[kind: string]: number}} */
const USUAL = { city: 60000, town: 10000, settlement: 2000 };

export class Rows {
  /** @param {PointColumns} answer */
  constructor(answer) {
    const { id, lon, lat, population, kind, kinds } = answer;
    const count = id.length;
    this.count = count;
    this.position = answer.as_of.position;
    this.ids = id;
    this.lon = new Float64Array(count);
    this.lat = new Float64Array(count);
    /** Web mercator at zoom 0, in pixels; not a number where there is no point. */
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    /** The headline figure before the invasion; -1 without one. */
    this.people = new Int32Array(count);
    /** What a place counts when there is no room for all: its people, else those usual for its kind. */
    this.rank = new Int32Array(count);
    this.kinds = kinds;
    this.kind = kind;
    let west = 0, south = 0;
    for (let row = 0; row < count; row++) {
      const people = population[row];
      this.people[row] = people ?? -1;
      this.rank[row] = people ?? USUAL[kinds[kind[row] ?? -1]] ?? -1;
      if (lon[row] === null || lat[row] === null) {
        this.lon[row] = this.lat[row] = this.x[row] = this.y[row] = NaN;
        continue;
      }
      west += Number(lon[row]);
      south += Number(lat[row]);
      this.lon[row] = Math.round(west) / 1e5;
      this.lat[row] = Math.round(south) / 1e5;
      const sine = Math.sin(south * DEGREE * Math.PI / 180);
      this.x[row] = WORLD * (0.5 + west * DEGREE / 360);
      this.y[row] = WORLD * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }
    /** Rows, those that count most first. */
    this.order = Uint32Array.from(this.rank.keys()).sort((a, b) => this.rank[b] - this.rank[a] || a - b);
    /** @type {NameColumns | null} */
    this.names = null;
    /** @type {Map<string, number> | null} */
    this.byId = null;
  }

  /** Whether the rows are of the same settlements, so that parts of the one fit the other. @param {Rows} other */
  fits({ ids, count }) {
    return count === this.count && ids.every((id, row) => id === this.ids[row]);
  }

  /** @param {string} id @returns {number} its row; -1 without one */
  rowOf(id) {
    this.byId ??= new Map(this.ids.map((one, row) => [one, row]));
    return this.byId.get(id) ?? -1;
  }

  /** @param {number} row @returns {string} in the page's language; '' until names are here */
  nameOf(row) {
    if (!this.names) return '';
    return (language() === 'uk' && this.names.name_uk[row]) || this.names.name[row];
  }

  /**
   * What the page needs to speak of a settlement without asking for it.
   * @param {number} row
   * @param {number} verdict
   * @param {boolean} stale
   * @returns {Spot}
   */
  spot(row, verdict, stale) {
    const reading = verdicts[verdict];
    const { names } = this;
    return {
      id: this.ids[row],
      geometry: Number.isNaN(this.x[row]) ? null : { type: 'Point', coordinates: [this.lon[row], this.lat[row]] },
      properties: {
        ...reading, stale,
        name: names?.name[row] ?? this.ids[row], name_uk: names?.name_uk[row] || null, kind: this.kinds[this.kind[row] ?? -1] ?? null,
        pop_before: this.people[row] < 0 ? null : this.people[row],
        // Nobody has spoken: so it rests on what was before the first report. Where somebody claims another control that is open.
        rests_on: reading.agreement === 'baseline' ? 'baseline' : reading.agreement === 'claimed' ? 'open' : null, reports_for: 0,
      },
    };
  }
}
