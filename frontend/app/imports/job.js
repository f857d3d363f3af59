/** One import: on its way, and what came of it. */
import { isAbort, send } from '../api.js';
import { load, outdate } from '../data.js';
import { h } from '../dom.js';
import { t } from '../i18n.js';
import { token, whyRefused } from '../panels/session.js';
import { loadNames } from '../rules/rule-names.js';
import { state, update } from '../state.js';
import { decisions } from './decide.js';
import { follow } from './follow.js';
import { progressBar, stepOf } from './progress.js';
import { head, report } from './report.js';
import { upload } from './upload.js';
import { isActive, stateBadge, stateText } from './words.js';

/**
 * @typedef {object} Around
 * @property {(text: string) => void} announce
 * @property {() => void} accepted the files are with the server
 * @property {(error: unknown) => void} refused the files were not taken
 * @property {(one: Import) => void} mended
 * @property {() => void} list
 * @property {(one: Import) => void} changes
 */

/** @param {Around} around */
export function jobView(around) {
  const el = h('div', { id: 'import-job' });
  /** @type {Import | null} */
  let one = null;
  /** Whether the withdrawal is asked for from the start. */
  let withdrawing = false;
  /** @type {AbortController | null} of what is going on */
  let going = null;
  let bar = progressBar(around.announce);
  /** What the view was drawn for; while that stays, only the bar moves. */
  let drawn = '';

  const deeds = {
    goOn: (/** @type {Import} */ now) => {
      show(now);
      if (isActive(now)) void watch(now.id);
    },
    again: () => fetchOne(one?.id ?? ''),
    gone: around.list,
    mended: around.mended,
    open: (/** @type {string} */ id) => void open(id),
    changes: around.changes,
    withdrawn: async () => {
      withdrawing = false;
      await fetchOne(one?.id ?? '');
      await mapAnew();
    },
  };

  const draw = () => {
    if (!one) return;
    const now = `${one.id} ${isActive(one) ? 'active' : one.state} ${one.withdrawn}`;
    if (isActive(one)) bar.show(stepOf(one));
    if (drawn === now) {
      const badge = el.querySelector('.import-head .state');
      if (badge) badge.replaceWith(stateBadge(one));
      return;
    }
    drawn = now;
    const held = el.contains(document.activeElement);
    const told = isActive(one) ? [bar.el] : one.rows.read || one.files.some(({ problem }) => problem) ? report(one) : [];
    const deed = decisions(one, deeds, withdrawing);
    // What is yet to be decided is decided after reading the report; what is done is said first.
    const first = !isActive(one) && one.state !== 'read' && one.state !== 'refused';
    el.replaceChildren(head(one), ...(first ? [deed, ...told] : [...told, deed]));
    el.dataset.state = one.withdrawn !== null ? 'withdrawn' : one.state;
    if (held || document.activeElement === document.body) heading();
  };
  const heading = () => document.getElementById('import-heading')?.focus({ preventScroll: true });

  const show = (/** @type {Import} */ now) => {
    const before = one;
    one = now;
    el.dataset.state = now.state;
    draw();
    if (before?.id === now.id && isActive(before) && !isActive(now)) {
      around.announce(`${stateText(now)}. ${t('import.said', { accepted: now.rows.accepted, unchanged: now.rows.unchanged, rejected: now.rows.rejected })}`);
      if (now.state === 'recorded' && !now.unchanged) void mapAnew();
    }
  };
  const watch = async (/** @type {string} */ id) => {
    going?.abort();
    const mine = going = new AbortController();
    try {
      await follow(id, (now) => {
        if (mine === going) show(now);
      }, bar.lost, mine.signal);
    } catch (error) {
      if (mine === going && !isAbort(error)) fault(error);
    }
  };
  const fetchOne = async (/** @type {string} */ id) => {
    const now = /** @type {Import} */ (await send(`/imports/${encodeURIComponent(id)}`, { token: token() }));
    show(now);
    if (isActive(now)) void watch(id);
  };
  const fault = (/** @type {unknown} */ error) => {
    drawn = '';
    el.replaceChildren(h('p', { class: 'error', role: 'alert' }, whyRefused(error)));
  };
  const open = async (/** @type {string} */ id, withdraw = false) => {
    stop();
    withdrawing = withdraw;
    one = null;
    drawn = '';
    el.replaceChildren();
    bar = progressBar(around.announce);
    try {
      await fetchOne(id);
      if (withdraw) document.getElementById('import-reason')?.focus();
      else heading();
    } catch (error) {
      fault(error);
    }
  };
  const bring = async (/** @type {File[]} */ files, /** @type {unknown} */ options) => {
    stop();
    withdrawing = false;
    one = null;
    drawn = '';
    const mine = going = new AbortController();
    bar = progressBar(around.announce);
    const total = files.reduce((sum, file) => sum + file.size, 0);
    el.dataset.state = 'uploading';
    el.replaceChildren(h('h3', { id: 'import-heading', tabindex: -1 }, files.length <= 3 ? files.map(({ name }) => name).join(', ') : t('import.files', { count: files.length })), bar.el,
      h('div', { class: 'buttons' }, h('button', { id: 'import-cancel', type: 'button', onclick: () => mine.abort() }, t('import.cancel'))));
    bar.show({ phase: 'uploading', done: 0, of: total, rows: 0 });
    heading();
    window.addEventListener('beforeunload', hold);
    try {
      const accepted = await upload(files, options, (done, of) => bar.show({ phase: 'uploading', done, of, rows: 0 }), mine.signal);
      around.accepted();
      show(accepted);
      if (isActive(accepted)) await watch(accepted.id);
    } catch (error) {
      around.refused(isAbort(error) ? null : error);
    } finally {
      window.removeEventListener('beforeunload', hold);
    }
  };
  const stop = () => {
    going?.abort();
    going = null;
  };
  return {
    el, open, bring, stop, redraw: () => {
      drawn = '';
      bar = progressBar(around.announce);
      draw();
    },
    /** Whether files are on their way, or what is shown goes on. */
    busy: () => el.dataset.state === 'uploading',
    /** Follows what is shown again, after it was let go. */
    resume: () => {
      if (one) void fetchOne(one.id).catch(fault);
    },
  };
}

/** @param {BeforeUnloadEvent} event leaving now would lose what was sent so far */
function hold(event) {
  event.preventDefault();
}

/** What the map shows, and who is quoted, may have changed; a reading that was pinned follows the ledger again. */
async function mapAnew() {
  outdate();
  await loadNames();
  if (state.position !== null || state.known !== null) update({ position: null, known: null });
  else await load();
}
