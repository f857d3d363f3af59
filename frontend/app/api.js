/** Asks the server: one place for addresses, errors and the cache. */


/** An answer that is not the one hoped for. `status` 0: no answer at all. */
export class ApiError extends Error {
  /** @param {number} status @param {Problem} [problem] */
  constructor(status, problem = {}) {
    super(problem.detail ?? problem.title ?? (status ? `HTTP ${status}` : 'no answer'));
    this.status = status;
    this.problem = problem;
  }

  get unreachable() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const TIMEOUT = 30000;
const KEEP = 120;
const AHEAD = 4;
const FRESH = 5 * 60000;

/** @type {Map<string, {at: number, body: unknown}>} */
const cache = new Map();

/** Asked for ahead and not yet answered. @type {Map<string, Promise<unknown>>} */
const ahead = new Map();
/** Grows when what was kept is dropped: answers to what was asked before are then not kept. */
let age = 0;

/** What this page writes itself: how many are under way, and the position that the latest has reached. */
const own = { writing: 0, position: 0 };
/** @type {Set<() => void>} */
const waiting = new Set();

/** @returns {Promise<number>} the position of the page's own latest write, once none is under way */
export async function ownPosition() {
  while (own.writing) await new Promise((/** @type {(done?: undefined) => void} */ done) => waiting.add(done));
  return own.position;
}

let awaited = 0;

/** Counts what is being waited for; the page shows it, and tests wait for it. @param {1 | -1} by */
export function awaiting(by) {
  awaited += by;
  document.documentElement.dataset.loading = String(awaited > 0);
}

export function forget() {
  age++;
  cache.clear();
  ahead.clear();
}

/**
 * @param {string} path
 * @param {Params} [params] null, undefined and '' are left out; lists are joined by commas
 */
export function address(path, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const text = String(value ?? '');
    if (text) query.set(name, text);
  }
  const all = query.toString();
  return all ? `${path}?${all}` : path;
}

/**
 * Where an answer is found again as it is now, whatever is recorded later.
 * @param {PageLink[] | undefined} links those of the answer
 * @param {Params} params set in it; null takes one out
 * @returns {string | null}
 */
export function pinnedAddress(links, params = {}) {
  const href = links?.find(({ rel }) => rel === 'canonical')?.href;
  if (!href) return null;
  const url = new URL(href, location.href);
  for (const [name, value] of Object.entries(params)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  return url.pathname + url.search;
}

/** @param {string} url whether an answer is already here */
export function cached(url) {
  const hit = cache.get(url);
  return hit !== undefined && Date.now() - hit.at < FRESH;
}

/**
 * @param {string} url
 * @param {{signal?: AbortSignal, quiet?: boolean, keep?: boolean}} [options] `quiet`: nobody waits for it; `keep`: false for what is kept elsewhere
 * @returns {Promise<any>}
 */
export async function get(url, { signal, quiet, keep: keeps = true } = {}) {
  const hit = cache.get(url);
  if (hit && Date.now() - hit.at < FRESH) return hit.body;
  const coming = ahead.get(url);
  if (coming) return coming;
  const asked = age;
  const body = await send(url, { signal, quiet });
  if (keeps && asked === age) keep(url, body);
  return body;
}

/** What the document has asked for already: the answer, once. @param {string} url */
export function early(url) {
  const answer = window.frontline.asked.get(url);
  window.frontline.asked.delete(url);
  return answer;
}

/** @param {string} url @param {unknown} body */
function keep(url, body) {
  cache.set(url, { at: Date.now(), body });
  if (cache.size > KEEP) cache.delete(cache.keys().next().value ?? '');
}

/** Asks ahead of need, a few at a time; who needs it meanwhile waits for the same answer. @param {string} url */
export function getAhead(url) {
  if (cached(url) || ahead.has(url) || ahead.size >= AHEAD) return;
  const asked = get(url).finally(() => {
    if (ahead.get(url) === asked) ahead.delete(url);
  });
  asked.catch(() => undefined);
  ahead.set(url, asked);
}

/**
 * @param {string} url
 * @param {{method?: string, body?: unknown, token?: string, key?: string, signal?: AbortSignal, quiet?: boolean}} [options]
 * @returns {Promise<any>}
 */
export async function send(url, { method = 'GET', body, token, key, signal, quiet = false } = {}) {
  /** @type {{[name: string]: string}} */
  const headers = { Accept: 'application/json, application/geo+json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  const writes = method !== 'GET';
  if (writes) own.writing++;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT);
  const stop = () => limit.abort();
  signal?.addEventListener('abort', stop);
  if (!quiet) awaiting(1);
  try {
    const answer = await ((writes ? null : early(url)) ?? fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: limit.signal }));
    if (!answer.ok) throw new ApiError(answer.status, await problemOf(answer));
    const found = await answer.json();
    if (writes) own.position = Math.max(own.position, found.position ?? 0);
    return found;
  } catch (error) {
    if (signal?.aborted) throw new DOMException('superseded', 'AbortError');
    if (error instanceof ApiError) throw error;
    throw new ApiError(0);
  } finally {
    if (!quiet) awaiting(-1);
    if (writes && --own.writing === 0) {
      for (const done of waiting) done();
      waiting.clear();
    }
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** @param {Response} answer @returns {Promise<Problem>} */
async function problemOf(answer) {
  try {
    return await answer.json();
  } catch {
    return { status: answer.status, title: answer.statusText };
  }
}

/** @param {unknown} error */
export const isAbort = (error) => error instanceof DOMException && error.name === 'AbortError';

/**
 * Every page of a collection, following `next`.
 * @param {string} url
 * @param {{signal?: AbortSignal}} options
 * @returns {Promise<PlaceCollection>}
 */
export async function getAll(url, options) {
  const first = /** @type {PlaceCollection} */ (await get(url, options));
  let page = first;
  const features = [...first.features];
  for (let n = 1; n < 20; n++) {
    const next = page.links.find((link) => link.rel === 'next');
    if (!next) break;
    const there = new URL(next.href, location.href);
    page = /** @type {PlaceCollection} */ (await get(there.pathname + there.search, options));
    features.push(...page.features);
  }
  return { ...first, features };
}
