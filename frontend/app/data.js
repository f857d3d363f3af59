/** Keeps the settlements shown in step with the state; an older answer never replaces a newer one. */
import { address, ApiError, awaiting, cached, forget, getAhead, getAll, isAbort } from './api.js';
import { t } from './i18n.js';
import { note } from './panels/notice.js';
import { readingParams, state } from './state.js';

/** @typedef {{asOf: AsOf, places: Place[], matched: number, for: string}} Shown */

/** @type {{shown: Shown | null, failed: boolean}} */
export const data = { shown: null, failed: false };

/** @type {Set<() => void>} */
const listeners = new Set();
/** @param {() => void} listener called when the data, or whether it is up to date, changes */
export const onData = (listener) => listeners.add(listener);

/** @type {AbortController | null} */
let asking = null;
let debounce = 0;
let retry = 0;
let failures = 0;
/** Whether an asking is due after the pause. */
let due = false;

const url = (/** @type {State} */ of = state) => address('/collections/settlements/items', { ...readingParams(of), limit: 10000 });

/** Asks for what the state says, soon; at once when the answer is already here. */
export function refresh() {
  window.clearTimeout(debounce);
  if (!due) awaiting(1);
  due = true;
  if (cached(url())) void load();
  else debounce = window.setTimeout(load, data.shown ? 140 : 0);
}

/** Drops what was kept and asks again. */
export function reload() {
  forget();
  return load();
}

/** @returns {Promise<void>} */
export async function load() {
  window.clearTimeout(debounce);
  window.clearTimeout(retry);
  asking?.abort();
  const mine = asking = new AbortController();
  const wanted = url();
  awaiting(1);
  if (due) awaiting(-1);
  due = false;
  try {
    const all = await getAll(wanted, { signal: mine.signal });
    if (mine !== asking) return;
    data.shown = { asOf: all.as_of, places: all.features, matched: all.numberMatched, for: wanted };
    data.failed = false;
    failures = 0;
    note('data', null);
    for (const listener of listeners) listener();
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    fail(error);
  } finally {
    awaiting(-1);
  }
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
export const upToDate = () => data.shown?.for === url() && !data.failed;

/** Fetches a day ahead, so that a replay does not wait. @param {State} of */
export function prefetch(of) {
  getAhead(url(of));
}

/** The reading shown, told exactly, for links and downloads. @returns {Params} */
export function exactReading() {
  const asOf = data.shown?.asOf;
  return asOf ? {
    datetime: asOf.datetime, known: asOf.known, position: asOf.position, rule: asOf.rule, without: asOf.without ?? null,
  } : readingParams();
}
