/**
 * Keeps the settlements shown in step with the state; an older answer never replaces a newer one. The first answer is
 * the moment asked for; how all verdicts went follows it, and from then on any moment is shown without asking.
 */
import { ApiError, awaiting, forget, isAbort } from './api.js';
import { t } from './i18n.js';
import { note } from './panels/notice.js';
import { readingParams, state } from './state.js';
import { instantOf, instantText } from './time.js';
import { askFor, courseOf } from './timelines/ask.js';
import { Rows } from './timelines/rows.js';
import { Timeline } from './timelines/timeline.js';
import { numbersOf } from './timelines/verdicts.js';

/**
 * `verdict`: the number of each row's; `stale`: whether it is, as far as is known of the moment.
 * @typedef {{asOf: AsOf, rows: Rows, verdict: Uint16Array, stale: Uint8Array, for: string}} Shown
 */

/** @type {{shown: Shown | null, failed: boolean}} */
export const data = { shown: null, failed: false };

/** @type {Set<() => void>} */
const listeners = new Set();
/** @param {() => void} listener called when the data, or whether it is up to date, changes */
export const onData = (listener) => listeners.add(listener);
/** @type {Set<() => void>} */
const detailed = new Set();
/** @param {() => void} listener called when more is known of what is shown already: names, what is stale */
export const onDetail = (listener) => detailed.add(listener);

const MOST_COURSES = 6;
const REST = 350;
/** Names and courses, which are large, are not fetched anew more often. */
const ANEW = 5000;

/** Newest last. @type {Map<string, Timeline>} */
const courses = new Map();
/** Courses asked for: at which position, and whether that is the reading's own. @type {Map<string, {position: number, pinned: boolean}>} */
const expected = new Map();
/** @type {Rows | null} */
let latestRows = null;
/** Whether the ledger has gone on since they came. */
let moved = false;
let namesAt = 0;

/** @type {AbortController | null} */
let asking = null;
let debounce = 0, retry = 0, failures = 0, resting = 0, anew = 0;
/** Whether an asking is due after the pause. */
let due = false;
/** @type {AbortController | null} */
let looking = null;

const wantedKey = () => JSON.stringify(readingParams());
const courseKey = () => JSON.stringify(courseOf());

/** Shows what the state says: at once when that is known, else it is asked for soon. */
export function refresh() {
  window.clearTimeout(debounce);
  const course = courses.get(courseKey());
  if (course && !course.old) {
    void load();
    return;
  }
  if (!due) awaiting(1);
  due = true;
  if (course) showFrom(course);
  debounce = window.setTimeout(load, data.shown ? 140 : 0);
}

/** The ledger has gone on: what was fetched as of its head is of an earlier position. */
export function outdate() {
  forget();
  moved = true;
  for (const course of courses.values()) course.old ||= !course.pinned;
  for (const [key, { pinned }] of expected) if (!pinned) expected.delete(key);
}

/** Drops what was kept and asks again. */
export function reload() {
  forget();
  moved = true;
  courses.clear();
  expected.clear();
  return load();
}

/** @returns {Promise<void>} */
export async function load() {
  window.clearTimeout(debounce);
  window.clearTimeout(retry);
  asking?.abort();
  asking = null;
  const waited = due;
  due = false;
  const course = courses.get(courseKey());
  try {
    if (course && !course.old) showFrom(course);
    else await ask();
  } finally {
    if (waited) awaiting(-1);
  }
}

async function ask() {
  const mine = asking = new AbortController();
  awaiting(1);
  try {
    const shown = await read(state, { signal: mine.signal });
    if (mine !== asking) return;
    show(shown);
    complete(shown.rows);
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    fail(error);
  } finally {
    awaiting(-1);
  }
}

/**
 * A moment of a reading, as the server says it.
 * @param {ReadingState} of
 * @param {{signal: AbortSignal}} options
 * @returns {Promise<Shown>}
 */
export async function read(of, options) {
  const params = readingParams(of);
  const key = JSON.stringify(params);
  const known = latestRows;
  if (known && (of.position === null ? !moved : of.position === known.position)) {
    const answer = /** @type {NowColumns} */ (await askFor('now', params, options));
    if (answer.as_of.position === known.position && answer.now.length === known.count) return shownBy(answer, known, key);
  }
  const answer = /** @type {PointColumns} */ (await askFor('points', params, options));
  return shownBy(answer, rowsOf(answer), key);
}

/** @param {NowColumns} answer @param {Rows} rows @param {string} key @returns {Shown} */
function shownBy(answer, rows, key) {
  const number = numbersOf(answer.states);
  return { asOf: answer.as_of, rows, verdict: Uint16Array.from(answer.now, (one) => number[one]), stale: staleOf(answer), for: key };
}

/** @param {Shown} shown */
function show(shown) {
  data.shown = shown;
  data.failed = false;
  failures = 0;
  note('data', null);
  for (const listener of listeners) listener();
}

/** @param {Timeline} course shows the state's moment of it */
function showFrom(course) {
  const wanted = wantedKey();
  if (data.shown?.for === wanted && data.shown.asOf.position === course.asOf.position && !data.failed) return;
  const instant = instantOf(state.datetime);
  const datetime = instantText(instant);
  const asOf = { ...course.asOf, datetime, known: state.mode === 'then' ? datetime : course.asOf.known };
  show({ asOf, rows: course.rows, verdict: course.at(instant), stale: new Uint8Array(course.rows.count), for: wanted });
  window.clearTimeout(resting);
  resting = window.setTimeout(look, REST);
}

/** Once the page rests on a moment: what is stale then, which its course does not tell. */
async function look() {
  looking?.abort();
  const mine = looking = new AbortController();
  const shown = data.shown;
  if (!shown || shown.for !== wantedKey()) return;
  try {
    const answer = await askFor('now', { ...readingParams(), position: shown.asOf.position }, { signal: mine.signal, quiet: true });
    if (mine !== looking || data.shown !== shown || answer.now.length !== shown.rows.count) return;
    shown.stale = staleOf(answer);
    for (const listener of detailed) listener();
  } catch {
    // The map lacks no settlement and no verdict for it.
  }
}

/** Asks for names and the course of what is shown, if they are not here or of an earlier position. @param {Rows} rows */
function complete(rows) {
  window.clearTimeout(anew);
  const key = courseKey(), of = courseOf();
  const pause = courses.get(key)?.old && rows.names ? Math.max(0, namesAt + ANEW - performance.now()) : 0;
  const run = () => {
    void fetchCourse(key, of, rows);
    if (rows.names?.as_of.position !== rows.position) void fetchNames(rows);
  };
  if (pause) anew = window.setTimeout(run, pause);
  else run();
}

/** @param {string} key @param {Params} of @param {Rows} rows */
async function fetchCourse(key, of, rows) {
  if (expected.get(key)?.position === rows.position) return;
  const mine = { position: rows.position, pinned: of.position !== null };
  expected.set(key, mine);
  try {
    const answer = /** @type {StepColumns} */ (await askFor('steps', { ...of, position: rows.position }));
    if (expected.get(key) !== mine || answer.steps.length !== rows.count) return;
    courses.delete(key);
    courses.set(key, new Timeline(rows, answer, mine.pinned));
    if (courses.size > MOST_COURSES) courses.delete(courses.keys().next().value ?? '');
  } catch {
    // Each moment is then asked for when it is to be shown.
  } finally {
    if (expected.get(key) === mine) expected.delete(key);
  }
}

/** @param {Rows} rows */
export async function fetchNames(rows) {
  namesAt = performance.now();
  try {
    const answer = /** @type {NameColumns} */ (await askFor('names', { position: rows.position }));
    if (answer.name.length !== rows.count) return;
    rows.names = answer;
    if (data.shown?.rows === rows) for (const listener of detailed) listener();
  } catch {
    window.setTimeout(() => void (data.shown?.rows === rows && fetchNames(rows)), ANEW);
  }
}

/** The rows of an answer: those here already when they are of its position. @param {PointColumns} answer */
function rowsOf(answer) {
  if (latestRows?.position === answer.as_of.position && latestRows.count === answer.id.length) {
    moved = false;
    return latestRows;
  }
  const rows = new Rows(answer);
  if (latestRows && rows.fits(latestRows)) rows.names = latestRows.names;
  moved &&= rows.position <= (latestRows?.position ?? 0);
  return latestRows = rows;
}

/** @param {NowColumns} answer @returns {Uint8Array} */
function staleOf(answer) {
  const stale = new Uint8Array(answer.now.length);
  for (const row of answer.stale) stale[row] = 1;
  return stale;
}

/** @param {unknown} error */
function fail(error) {
  data.failed = true;
  const unreachable = !(error instanceof ApiError) || error.unreachable || error.status >= 500;
  const actions = [{ text: t('error.retry'), run: () => void load() }];
  const kept = data.shown ? ` ${t('error.kept')}` : '';
  if (unreachable) {
    failures++;
    const wait = Math.min(60, 2 ** Math.min(failures, 6));
    retry = window.setTimeout(load, wait * 1000);
    const reason = error instanceof ApiError && error.status >= 500 ? t('error.server', { detail: error.message }) : t('error.unreachable');
    note('data', { kind: 'error', text: `${reason}${kept} ${t('error.again', { seconds: wait })}`, actions });
  } else {
    const { problem, message } = /** @type {ApiError} */ (error);
    const field = problem.field ?? problem.errors?.[0]?.field;
    note('data', { kind: 'error', text: `${t('error.refused', { detail: field ? `${field}: ${message}` : message })}${kept}`, actions });
  }
  for (const listener of listeners) listener();
}

/** Whether what is shown answers the state. */
export const upToDate = () => data.shown?.for === wantedKey() && !data.failed;

/** The reading shown, told exactly, for links and downloads. @returns {Params} */
export function exactReading() {
  const asOf = data.shown?.asOf;
  return asOf ? {
    datetime: asOf.datetime, known: asOf.known, position: asOf.position, rule: asOf.rule, without: asOf.without ?? null,
  } : readingParams();
}

/** What the page knows of a settlement without asking. @param {string} id @returns {Spot | null} */
export function spotOf(id) {
  const { shown } = data;
  const row = shown?.rows.rowOf(id) ?? -1;
  return shown && row >= 0 ? shown.rows.spot(row, shown.verdict[row], shown.stale[row] === 1) : null;
}
