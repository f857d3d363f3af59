/** Corrects or withdraws one report, or all those of a document, in one step and with a reason. */
import { address, get, getAll } from '../api.js';
import { reload, spotOf } from '../data.js';
import { byId, h, wireDialog } from '../dom.js';
import { t } from '../i18n.js';
import { note } from '../panels/notice.js';
import { whyRefused } from '../panels/session.js';
import { tryOut, turns } from '../panels/trial.js';
import { faults, sendSafely } from '../panels/writing.js';
import { state, update } from '../state.js';
import { nameOf, reportSentence } from '../words.js';
import { changes, fields, labelOf, NAMES, PREFIX, valueText } from './fields.js';

const MOST = 60;
const PAUSE = 500;

/** @type {Report} */
let report;
/** @type {Claimant[]} */
let claimants = [];
/** Reports of each document that is cited, once known. @type {Map<string, Report[]>} */
let ofDocument = new Map();
let key = '';
let wired = false;
let sending = false;
let timer = 0;
/** What is being tried, before which nothing is recorded. */
let trying = Promise.resolve();

const dialog = () => /** @type {HTMLDialogElement} */ (byId('correct-dialog'));
const form = () => /** @type {HTMLFormElement} */ (byId('correct-form'));

/** @param {Report} one */
export async function openCorrection(one) {
  report = one;
  ofDocument = new Map();
  claimants = /** @type {Claimant[]} */ ((await get('/claimants')).claimants);
  build();
  if (wired) for (const button of dialog().querySelectorAll('[data-close]')) button.addEventListener('click', () => dialog().close());
  else wireDialog(dialog());
  wired = true;
  dialog().showModal();
  void loadDocuments();
}

function build() {
  const cited = report.documents.filter(({ id }) => id);
  const radio = (/** @type {string} */ name, /** @type {string} */ value, /** @type {boolean} */ checked, /** @type {Node | string} */ words) => h('label', { class: 'choice-row' },
    h('input', { id: `${PREFIX}-${name}-${value}`, type: 'radio', name, value, checked }), h('span', {}, words));
  const el = h('form', { id: 'correct-form', novalidate: true },
    h('h2', { id: 'correct-title' }, t('correct.title')),
    h('p', { id: 'correct-what' }, reportSentence(report, placeName(report))),
    h('p', { class: 'small' }, t('correct.text')),
    h('fieldset', {}, h('legend', {}, t('correct.how')), radio('how', 'set', true, t('correct.set')), radio('how', 'withdraw', false, t('correct.withdraw'))),
    cited.length ? h('fieldset', {}, h('legend', {}, t('correct.scope')), radio('scope', 'one', true, t('correct.single')),
      ...cited.map((doc) => radio('scope', doc.id ?? '', false, h('span', {}, t('correct.all', { document: [doc.publisher, doc.title].filter(Boolean).join(': ') || t('report.document') }),
        ' ', h('span', { class: 'count', 'data-document': doc.id }, '…'))))) : null,
    h('fieldset', { id: 'correct-fields' }, h('legend', {}, t('correct.right'))),
    h('label', { for: 'correct-reason' }, t('correct.reason')),
    h('textarea', { id: 'correct-reason', name: 'reason', rows: 2, required: true, maxlength: 1000, 'aria-describedby': 'correct-error' }),
    h('section', { 'aria-live': 'polite' }, h('h3', {}, t('correct.preview')), h('ul', { id: 'correct-preview' }), h('ul', { id: 'correct-readings' })),
    h('p', { id: 'correct-error', class: 'error', role: 'alert' }),
    h('div', { class: 'buttons' }, h('button', { id: 'correct-submit', class: 'primary', type: 'submit' }), h('button', { type: 'button', 'data-close': true }, t('cancel'))));
  dialog().replaceChildren(el);
  drawFields();
  key = crypto.randomUUID();
  el.addEventListener('input', () => {
    key = crypto.randomUUID();
    byId('correct-error').textContent = '';
    preview();
  });
  el.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'radio') {
      drawFields();
      preview();
    }
  });
  el.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  preview();
}

/** @param {string} name @returns {string} */
const chosen = (name) => {
  const list = form().elements.namedItem(name);
  return list && 'value' in list ? String(list.value) : '';
};
const document_ = () => (chosen('scope') === 'one' ? '' : chosen('scope'));
const withdraws = () => chosen('how') === 'withdraw';

let drawnFor = '';

function drawFields() {
  const box = /** @type {HTMLFieldSetElement} */ (byId('correct-fields'));
  box.hidden = withdraws();
  const wanted = `${report.id} ${document_() !== ''}`;
  if (box.children.length > 1 && drawnFor === wanted) return;
  drawnFor = wanted;
  box.replaceChildren(h('legend', {}, t('correct.right')), fields(report, document_() !== '', claimants));
}

async function loadDocuments() {
  for (const { id } of report.documents) {
    if (!id) continue;
    try {
      const all = await getAll(address('/collections/reports/items', { document: id, limit: 1000 }), {});
      const reports = all.features.map((feature) => /** @type {Report} */ (/** @type {unknown} */ ({ ...feature.properties, id: feature.id })));
      ofDocument.set(id, reports);
      const count = dialog().querySelector(`[data-document="${CSS.escape(id)}"]`);
      if (count) count.textContent = String(reports.length);
      preview();
    } catch (error) {
      byId('correct-error').textContent = whyRefused(error);
    }
  }
}

/** @param {Report} one */
const placeName = (one) => settlementName(one.settlement, one.settlement_name);

/** @param {string} id @param {string} [otherwise] */
function settlementName(id, otherwise = id) {
  const place = spotOf(id);
  return place ? nameOf(place.properties) : otherwise;
}

/** @returns {{one: Report, set: {[field: string]: string | null}}[]} the reports concerned, with what is set in each */
function concerned() {
  const many = document_() !== '';
  const reports = many ? (ofDocument.get(document_()) ?? []) : [report];
  const all = reports.map((one) => ({ one, set: withdraws() ? {} : changes(form(), one, many) }));
  return withdraws() ? all : all.filter(({ set }) => Object.keys(set).length);
}

function preview() {
  const these = concerned();
  const count = these.length;
  const button = /** @type {HTMLButtonElement} */ (byId('correct-submit'));
  button.textContent = t(withdraws() ? 'correct.submitWithdraw' : 'correct.submitSet', { count });
  byId('correct-preview').replaceChildren(...(count ? these.slice(0, MOST).map(({ one, set }) => (withdraws()
    ? h('li', {}, h('s', {}, reportSentence(one, placeName(one))))
    : h('li', {}, h('b', {}, placeName(one)), ': ', NAMES.filter((name) => name in set)
      .map((name) => `${labelOf(name)}: ${valueText(name, /** @type {{[name: string]: any}} */ (one)[name])} → ${valueText(name, set[name])}`).join('; '))))
    : [h('li', {}, t('correct.nothingChanges'))]),
  ...(count > MOST ? [h('li', {}, t('correct.more', { count: count - MOST }))] : []));
  window.clearTimeout(timer);
  byId('correct-readings').replaceChildren();
  if (count && !these.some(misplaced)) timer = window.setTimeout(() => {
    trying = readings();
  }, PAUSE);
}

/** @param {{set: {[field: string]: string | null}}} one whether a place was to be set and none is chosen */
const misplaced = ({ set }) => 'settlement' in set && !set['settlement'];

/** Asks which readings it would change. */
async function readings() {
  const mine = key;
  if (!dialog().open) return;
  try {
    const { shown, today, reading } = await tryOut('/corrections', body(chosen('reason').trim() || t('correct.preview')));
    if (mine !== key || !dialog().open) return;
    byId('correct-readings').replaceChildren(.../** @type {{settlement: string, before: Verdict, after: Verdict}[]} */ (shown.settlements).slice(0, MOST)
      .map((one, index) => h('li', {}, h('b', {}, settlementName(one.settlement)), ...turns(reading, one, today.settlements[index]))));
  } catch (failed) {
    if (mine === key && dialog().open) refuse(failed);
  }
}

/** @param {unknown} failed */
function refuse(failed) {
  const told = faults(failed);
  byId('correct-error').textContent = told.length ? told.map(({ field, detail }) => `${field ?? ''} ${detail}`.trim()).join('; ') : whyRefused(failed);
}

/** @param {string} reason */
function body(reason) {
  if (withdraws()) return document_() ? { reason, document: document_(), withdraw: true } : { reason, reports: [{ id: report.id, withdraw: true }] };
  return { reason, reports: concerned().map(({ one, set }) => ({ id: one.id, set })) };
}

async function submit() {
  if (sending) return;
  const reason = chosen('reason').trim();
  const these = concerned();
  const lost = these.some(misplaced);
  const error = lost ? t('bulletin.choosePlace') : !these.length ? t('correct.nothingChanges') : !reason ? t('correct.needReason') : '';
  byId('correct-error').textContent = error;
  if (error) {
    if (these.length && !lost) byId('correct-reason').focus();
    return;
  }
  sending = true;
  window.clearTimeout(timer);
  const button = /** @type {HTMLButtonElement} */ (byId('correct-submit'));
  button.disabled = true;
  try {
    await trying;
    const answer = /** @type {{position: number, corrected: string[], withdrawn: string[]}} */ (await sendSafely('/corrections', body(reason), key));
    dialog().close();
    note('write', { kind: 'info', text: answer.withdrawn.length ? t('correct.withdrawn', { count: answer.withdrawn.length, position: answer.position })
      : t('correct.corrected', { count: answer.corrected.length, position: answer.position }) });
    if (state.position !== null) update({ position: null });
    await reload();
  } catch (failed) {
    refuse(failed);
  } finally {
    sending = false;
    button.disabled = false;
  }
}
