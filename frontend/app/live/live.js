/** Keeps an open page up to date: the server tells each new ledger position. */
import { ownPosition } from '../api.js';
import { data, load, onData, outdate, reload } from '../data.js';
import { t } from '../i18n.js';
import { announce, note } from '../panels/notice.js';
import { onChange, state, update } from '../state.js';
import { renewHistogram } from '../time/histogram.js';
import { drawView } from '../views.js';

/** How long a lost connection may be quiet about it: most come back by themselves. */
const QUIET = 2500;
const LONGEST = 60000;

/** @type {EventSource | null} */
let source = null;
/** The latest position told. */
let head = 0;
let failures = 0;
let again = 0;
let banner = 0;
/** What was on the map before a new position was asked for. @type {{rows: import('../timelines/rows.js').Rows, verdict: Uint16Array, position: number} | null} */
let before = null;

/** @param {number} position the ledger's head when the page was loaded */
export function startLive(position) {
  head = position;
  connect();
  onData(arrived);
  onChange((what) => {
    if (what.has('position')) tell();
    if (what.has('position') || what.has('lang')) document.documentElement.dataset.live = source?.readyState === 1 ? 'open' : 'closed';
  });
  tell();
}

function connect() {
  window.clearTimeout(again);
  source?.close();
  const mine = source = new EventSource('/changes?axis=position');
  mine.addEventListener('open', () => {
    failures = 0;
    window.clearTimeout(banner);
    banner = 0;
    note('live', null);
    document.documentElement.dataset.live = 'open';
    if (data.failed) void load();
  });
  mine.addEventListener('hello', (/** @type {MessageEvent} */ event) => {
    if (mine !== source) return;
    const { position, missed } = JSON.parse(event.data);
    if (missed || position < head) renew(position);
    else void reached(position);
  });
  mine.addEventListener('position', (/** @type {MessageEvent} */ event) => {
    if (mine === source) void reached(JSON.parse(event.data).position);
  });
  mine.addEventListener('error', () => {
    if (mine !== source) return;
    document.documentElement.dataset.live = 'closed';
    banner ||= window.setTimeout(() => note('live', { kind: 'info', text: t('live.lost'), actions: [{ text: t('error.retry'), run: connect }] }), QUIET);
    if (mine.readyState !== EventSource.CLOSED) return;
    failures++;
    again = window.setTimeout(connect, Math.min(LONGEST, 1000 * 2 ** failures));
  });
}

/** The server does not know where this page was: whatever is shown is asked for again. @param {number} position */
function renew(position) {
  head = position;
  before ??= readings();
  renewHistogram();
  void reload();
  tell();
}

/** @param {number} position */
async function reached(position) {
  if (position <= head) return;
  head = position;
  const own = await ownPosition();
  if (position < head) return;
  outdate();
  tell();
  if (state.position !== null) return;
  // What the page wrote itself it asks for itself, and says so in its own words.
  if (own >= position || (data.shown && data.shown.asOf.position >= head)) {
    renewHistogram();
    drawView();
    return;
  }
  before ??= readings();
  renewHistogram();
  void load();
}

/** Says, on a page that is pinned, that there is more by now. */
function tell() {
  const newer = state.position !== null && head > state.position;
  note('newer', newer ? {
    kind: 'info', text: t('live.newer', { position: head, pinned: state.position ?? 0 }),
    actions: [{ text: t('asOf.latest'), run: () => update({ position: null, known: null }) }],
  } : null);
}

function readings() {
  const { shown } = data;
  return shown && { rows: shown.rows, verdict: shown.verdict.slice(), position: shown.asOf.position };
}

/** Says what a new position has changed on the map. */
function arrived() {
  const { shown } = data;
  if (!before || !shown || data.failed || shown.asOf.position === before.position) return;
  const { rows, verdict } = before;
  before = null;
  let count = 0;
  for (let row = 0; row < shown.rows.count; row++) {
    const then = rows.ids[row] === shown.rows.ids[row] ? row : rows.rowOf(shown.rows.ids[row]);
    if (then < 0 || verdict[then] !== shown.verdict[row]) count++;
  }
  const text = `${t('live.updated', { position: shown.asOf.position })} ${t('live.changed', { count })}`;
  announce(text);
  note('live-news', { kind: 'info', text });
}
