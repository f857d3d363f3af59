/** The dialog in which files are brought in: a form, what becomes of them, and the imports there were. */
import { get } from '../api.js';
import { byId, h } from '../dom.js';
import { t } from '../i18n.js';
import { onSession, token } from '../panels/session.js';
import { update } from '../state.js';
import { importForm } from './form.js';
import { jobView } from './job.js';
import { listView } from './list.js';

/** @typedef {'bring' | 'job' | 'list'} Part */

/** @type {File[]} */
const files = [];
/** @type {{form: import('./form.js').ImportForm, job: ReturnType<typeof jobView>, list: ReturnType<typeof listView>} | null} */
let parts = null;
/** @type {Part} */
let shown = 'bring';
let wired = false;
/** Whether somebody else may be signed in by now, who begins anew. */
let left = false;

const dialog = () => /** @type {HTMLDialogElement} */ (byId('imports-dialog'));

export async function openImports() {
  if (left) {
    parts = null;
    shown = 'bring';
    files.length = 0;
    left = false;
  }
  await build();
  if (!wired) wire();
  dialog().showModal();
  show(shown);
  if (shown === 'job' && !parts?.job.busy()) parts?.job.resume();
}

function wire() {
  wired = true;
  dialog().addEventListener('click', ({ target }) => {
    if (target === dialog() || (target instanceof HTMLElement && target.closest('[data-close]'))) dialog().close();
  });
  // Files on their way go on; what is only watched is asked for again when the dialog opens.
  dialog().addEventListener('close', () => {
    if (!parts?.job.busy()) parts?.job.stop();
  });
  onSession(() => {
    if (token()) return;
    parts?.job.stop();
    left = true;
  });
}

/** In the page's language and with the claimants of now; what was entered stays. */
async function build() {
  const [formats, { claimants }] = await Promise.all([get('/imports/formats'), get('/claimants')]);
  const entered = parts?.form.values();
  const job = parts?.job ?? jobView({ announce, accepted: () => parts?.form.clearFiles(), refused, mended, list: () => show('list'), changes });
  parts = {
    form: importForm(/** @type {ImportFormats} */ (formats), claimants, files, (options) => {
      show('job');
      void job.bring([...files], options);
    }),
    job,
    list: listView((id, withdraw) => {
      show('job');
      void job.open(id, withdraw);
    }, (one) => {
      show('job');
      void job.open(one.id);
    }),
  };
  if (entered) {
    parts.form.fill(entered);
    job.redraw();
  }
  dialog().replaceChildren(
    h('header', {}, h('h2', { id: 'imports-title' }, t('explore.imports')), h('button', { type: 'button', class: 'close', 'data-close': true, 'aria-label': t('close') }, '×')),
    h('nav', { class: 'tabs', 'aria-label': t('explore.imports') }, tab('bring', 'import.new'), tab('list', 'import.all')),
    h('div', { id: 'imports-body' }), h('p', { id: 'imports-status', class: 'hidden', role: 'status' }));
}

/** @param {Part} part @param {string} key */
const tab = (part, key) => h('button', { id: `imports-tab-${part}`, type: 'button', onclick: () => show(part) }, t(key));

/** @param {Part} part */
function show(part) {
  if (!parts) return;
  shown = part;
  for (const name of ['bring', 'list']) {
    if (name === part) byId(`imports-tab-${name}`).setAttribute('aria-current', 'page');
    else byId(`imports-tab-${name}`).removeAttribute('aria-current');
  }
  const el = part === 'bring' ? parts.form.el : parts[part].el;
  if (byId('imports-body').firstElementChild !== el) {
    byId('imports-body').replaceChildren(el);
    byId('imports-body').scrollTop = 0;
  }
  if (part === 'list') void parts.list.show();
}

/** @param {string} text read out; seldom enough to be listened to */
function announce(text) {
  byId('imports-status').textContent = text;
}

/** @param {unknown} error why the files were not taken; null if their sending was cancelled */
function refused(error) {
  show('bring');
  if (error) parts?.form.refuse(error);
  else parts?.form.focus();
}

/** The same settings with other files. @param {Import} one */
function mended(one) {
  const { form } = parts ?? {};
  if (form && form.values()['format'] !== one.format) {
    form.fill({ format: one.format, claimant: one.claimant ?? '', profile: one.profile ? JSON.stringify(one.profile, null, 2) : '' });
  }
  form?.clearFiles();
  show('bring');
  form?.focus();
}

/** @param {Import} one opens what it has changed, as the ledger went on */
async function changes(one) {
  const { showLedger } = await import('../changes/changes.js');
  dialog().close();
  showLedger(one.position?.last ?? null);
  update({ panel: 'changes' });
}
