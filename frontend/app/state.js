/** The one state of the page, and its form in the address. */
import { LANGUAGES } from './i18n.js';
import { dayOf, lastPart } from './time.js';

export const DEFAULT_RULE = 'conceded@1';
/** Where the line between two compared maps lies at first, in percent. */
export const MIDDLE = 50;

/** What may lie over the map; each is named in the address by its bare name. */
export const VIEWS = ['changes', 'table', 'rules'];

/** @type {Set<(changed: Set<keyof State>) => void>} */
const listeners = new Set();

/** @type {State} */
export const state = {
  lang: 'en', view: { lon: 0, lat: 0, zoom: 3 }, datetime: '', mode: 'then', known: null, position: null, rule: DEFAULT_RULE, without: [], place: null, base: 'plain',
  second: null, divider: MIDDLE, charts: null, panel: null, sort: '', filter: '', story: null, step: 0,
};

/** @param {(changed: Set<keyof State>) => void} listener */
export function onChange(listener) {
  listeners.add(listener);
}

/** @param {Partial<State>} patch */
export function update(patch) {
  /** @type {Set<keyof State>} */
  const changed = new Set();
  for (const key of /** @type {(keyof State)[]} */ (Object.keys(patch))) {
    if (JSON.stringify(state[key]) !== JSON.stringify(patch[key])) changed.add(key);
  }
  Object.assign(state, patch);
  if (changed.size) for (const listener of listeners) listener(changed);
}

/** @param {ReadingState} of @returns {Params} the reading's parameters */
export function readingParams(of = state) {
  return {
    datetime: of.datetime,
    known: of.mode === 'then' ? lastPart(of.datetime) : of.known,
    position: of.position,
    rule: of.rule,
    without: of.without.join(',') || null,
  };
}

/**
 * @param {string} hash
 * @param {Theatre} theatre
 * @param {string} lang
 * @returns {State}
 */
export function fromHash(hash, theatre, lang) {
  const params = new URLSearchParams(hash.replace(/^#\/?/, ''));
  const asked = params.get('lang') ?? '';
  const first = readingOf(params, '', theatre.default_date);
  return {
    ...first,
    lang: LANGUAGES.includes(asked) ? asked : lang,
    view: viewOf(params.get('map')) ?? { ...theatre.default_view },
    place: params.get('place') || null,
    base: params.get('base') === 'osm' ? 'osm' : 'plain',
    second: [...params.keys()].some((name) => name.startsWith(SECOND)) ? readingOf(params, SECOND, first.datetime) : null,
    divider: percentOf(params.get('divider')),
    charts: params.get('charts') || null,
    sort: params.get('sort') ?? '',
    filter: params.get('filter') ?? '',
    panel: VIEWS.find((name) => params.has(name)) ?? null,
    story: params.get('story') || null,
    step: Math.max(0, Number.parseInt(params.get('step') ?? '', 10) || 0),
  };
}

/** What the names of the second reading's parameters begin with, as the server has it. */
const SECOND = 'with.';

/** @param {URLSearchParams} params @param {string} prefix @param {string} fallback the date without one @returns {ReadingState} */
function readingOf(params, prefix, fallback) {
  const get = (/** @type {string} */ name) => params.get(prefix + name);
  const datetime = validTime(get('datetime')) ?? fallback;
  const known = validTime(get('known'));
  const then = get('datetime') === null ? known === null || known === datetime : known === lastPart(datetime);
  const position = Number(get('position') ?? NaN);
  return {
    datetime,
    mode: then ? 'then' : 'hindsight',
    known: then ? null : known,
    position: Number.isInteger(position) && position >= 0 ? position : null,
    rule: get('rule') || DEFAULT_RULE,
    without: (get('without') ?? '').split(',').filter(Boolean),
  };
}

/**
 * @param {ReadingState} of
 * @param {string} prefix
 * @param {AsOf | null | undefined} pin
 * @returns {[string, string | number | null][]}
 */
function readingPairs(of, prefix, pin) {
  return [
    [`${prefix}datetime`, of.datetime],
    [`${prefix}known`, of.mode === 'then' ? lastPart(of.datetime) : (of.known ?? pin?.known ?? null)],
    [`${prefix}position`, of.position ?? pin?.position ?? null],
    [`${prefix}rule`, of.rule],
    [`${prefix}without`, of.without.join(',') || null],
  ];
}

/** @param {string | null} text */
const validTime = (text) => (text && dayOf(text) ? text : null);

/** @param {string | null} text */
function percentOf(text) {
  const percent = Number(text || NaN);
  return percent >= 0 && percent <= 100 ? percent : MIDDLE;
}

/** @param {string | null} text `zoom/lat/lon` @returns {State['view'] | null} */
function viewOf(text) {
  const parts = (text ?? '').split('/').map(Number);
  if (parts.length !== 3 || parts.some((n) => !Number.isFinite(n))) return null;
  const [zoom, lat, lon] = parts;
  return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20 ? { zoom, lat, lon } : null;
}

/**
 * @param {State} of
 * @param {AsOf | null} [pin] with it, the address restores exactly this reading, whatever is recorded later
 * @param {AsOf | null} [secondPin] the same for the second reading
 * @returns {string}
 */
export function toHash(of, pin, secondPin) {
  const { zoom, lat, lon } = of.view;
  /** @type {[string, string | number | null][]} */
  const pairs = [
    ['map', `${round(zoom, 2)}/${round(lat, 5)}/${round(lon, 5)}`],
    ...readingPairs(of, '', pin),
    ['place', of.place],
    ['story', of.story],
    ['step', of.story ? of.step : null],
    [of.panel ?? '', of.panel ? '' : null],
    ['sort', (of.panel === 'table' && of.sort) || null],
    ['filter', (of.panel === 'table' && of.filter) || null],
    ['lang', of.lang],
    ['base', pin || of.base !== 'plain' ? of.base : null],
    ...(of.second ? readingPairs(of.second, SECOND, secondPin) : []),
    ['divider', of.second && of.divider !== MIDDLE ? round(of.divider, 1) : null],
    ['charts', of.charts],
  ];
  return `#${pairs.filter(([, value]) => value !== null)
    .map(([name, value]) => (value === '' ? name : `${name}=${readable(String(value))}`)).join('&')}`;
}

/** @param {string} value encoded, but for what an address may hold as it is */
const readable = (value) => encodeURIComponent(value).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%40/g, '@').replace(/%2C/g, ',');

/** @param {number} n @param {number} digits */
const round = (n, digits) => Number(n.toFixed(digits));
