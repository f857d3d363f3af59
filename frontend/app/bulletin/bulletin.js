/** Enters a bulletin: one document, who says it, and its statements line by line; recorded all at once or not at all. */
import { ApiError, get } from '../api.js';
import { load, outdate } from '../data.js';
import { byId, h, safeUrl, wireDialog } from '../dom.js';
import { t } from '../i18n.js';
import { claimantChoice, NEW } from '../panels/claimant-choice.js';
import { announce, note } from '../panels/notice.js';
import { missingText, text } from '../panels/report-fields.js';
import { whyRefused } from '../panels/session.js';
import { tryOut } from '../panels/trial.js';
import { faults, sendSafely } from '../panels/writing.js';
import { state, update } from '../state.js';
import { dayOf, formatDay } from '../time.js';
import { dropDraft, isBlank, isDate, loadDraft, newLine, saveDraft } from './draft.js';
import { COLUMNS, fillDown, lineView, numberLine } from './line.js';
import { clear, showErrors, showOutcome } from './outcome.js';

const PATH = '/collections/reports/items';
const PREFIX = 'bulletin';
const PAUSE = 700;
/** What no line takes for granted, and what is said when it is not chosen. @type {['control' | 'basis' | 'inference', string][]} */
const CHOSEN = [['control', 'bulletin.chooseControl'], ['basis', 'bulletin.chooseBasis'], ['inference', 'bulletin.chooseInference']];

/** @type {import('./draft.js').Draft} */
let draft;
/** @type {import('./line.js').LineView[]} */
let views = [];
/** @type {(day: string) => void} */
let goToDay = () => undefined;
let wired = false;
let sending = false;
let timer = 0;
/** The key of the draft that was checked, and what came of it. @type {{key: string, conflicts: number} | null} */
let checked = null;
/** The key of the draft whose conflicts held it up. @type {string | null} */
let warned = null;

const dialog = () => /** @type {HTMLDialogElement} */ (byId('bulletin-dialog'));
const form = () => /** @type {HTMLFormElement} */ (byId('bulletin-form'));

/** @param {Theatre} theatre @param {(day: string) => void} go */
export async function openBulletin(theatre, go) {
  goToDay = go;
  const claimants = /** @type {Claimant[]} */ ((await get('/claimants')).claimants);
  draft = loadDraft(dayOf(state.datetime) || theatre.default_date);
  checked = null;
  build(claimants);
  if (!wired) {
    wired = true;
    dialog().addEventListener('cancel', (event) => {
      if (sending) event.preventDefault();
    });
  }
  dialog().showModal();
  (draft.document.publisher ? views[views.length - 1].place : byId(`${PREFIX}-publisher`)).focus();
  checkSoon();
}

/** @param {Claimant[]} claimants */
function build(claimants) {
  const doc = draft.document;
  const { choice, fresh, select: claimant, settle } = claimantChoice(claimants, PREFIX);
  const lines = h('div', { id: 'bulletin-lines' });
  const el = h('form', { id: 'bulletin-form', novalidate: true },
    h('header', {}, h('div', {}, h('h2', { id: 'bulletin-title' }, t('explore.bulletin')), h('p', { id: 'bulletin-keys', class: 'small' }, t('bulletin.keys'))),
      h('button', { type: 'button', class: 'close', 'data-close': true, 'aria-label': t('close') }, '×')),
    h('fieldset', { class: 'document' }, h('legend', {}, t('bulletin.document')),
      text('publisher', 'form.publisher', { required: true, prefix: PREFIX }), text('url', 'form.url', { type: 'url', placeholder: 'https://', prefix: PREFIX }),
      text('title', 'form.docTitle', { prefix: PREFIX }), text('language', 'form.language', { placeholder: 'uk', maxlength: 12, prefix: PREFIX }),
      text('published', 'form.published', { required: true, placeholder: '2023-02-26', maxlength: 16, prefix: PREFIX }), choice),
    h('p', { class: 'small' }, t('bulletin.dates')),
    fresh,
    h('fieldset', { class: 'statements', 'aria-describedby': 'bulletin-keys' }, h('legend', {}, t('bulletin.statements')),
      h('div', { class: 'columns', 'aria-hidden': 'true' }, h('span', {}, '#'), ...COLUMNS.map((key) => h('span', {}, t(key)))), lines,
      h('button', { id: 'bulletin-add', type: 'button', class: 'quiet', onclick: () => add(views[views.length - 1] ?? null) }, t('bulletin.add'))),
    h('p', { id: 'bulletin-error', class: 'error', role: 'alert' }),
    h('div', { class: 'buttons' }, h('p', { id: 'bulletin-status', role: 'status' }),
      h('button', { id: 'bulletin-submit', class: 'primary', type: 'submit' }, t('bulletin.submit', { count: 0 })),
      h('button', { type: 'button', 'data-close': true }, t('bulletin.later')),
      h('button', { id: 'bulletin-discard', type: 'button', onclick: discard }, t('bulletin.discard'))));
  dialog().replaceChildren(el);
  wireDialogButtons();
  for (const [name, value] of Object.entries(doc)) {
    const field = el.elements.namedItem(name);
    if (field && 'value' in field) field.value = value;
  }
  if (doc.claimant && claimant.value !== doc.claimant) claimant.value = '';
  settle();
  views = [];
  for (const line of draft.lines) lines.append(view(line).el);
  el.addEventListener('input', (event) => documentChanged(/** @type {HTMLInputElement} */ (event.target)));
  el.addEventListener('change', (event) => documentChanged(/** @type {HTMLInputElement} */ (event.target)));
  el.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  el.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('.document, .new-claimant')) event.preventDefault();
  });
  number();
}

function wireDialogButtons() {
  if (!wired) wireDialog(dialog());
  else for (const button of dialog().querySelectorAll('[data-close]')) button.addEventListener('click', () => dialog().close());
}

/** @param {import('./draft.js').Line} line */
function view(line) {
  const its = lineView(line, { changed, chosen, next: add, remove });
  views.push(its);
  return its;
}

/** To the next line, which is made with this one's values when there is none. @param {import('./line.js').LineView | null} after */
function add(after) {
  const at = after ? views.indexOf(after) : views.length - 1;
  const there = views[at + 1];
  if (there) {
    there.place.focus();
    return;
  }
  if (after && isBlank(after.line)) {
    after.place.focus();
    return;
  }
  const line = newLine(after?.line ?? null, draft.document['published'] ?? '');
  draft.lines.push(line);
  const its = view(line);
  byId('bulletin-lines').append(its.el);
  number();
  saveDraft(draft);
  its.place.focus();
}

/** @param {import('./line.js').LineView} its */
function remove(its) {
  const at = views.indexOf(its);
  views.splice(at, 1);
  draft.lines.splice(at, 1);
  its.el.remove();
  if (!views.length) add(null);
  else (views[at] ?? views[at - 1]).place.focus();
  number();
  saveDraft(draft);
  checkSoon();
}

/** @param {import('./line.js').LineView} its */
function changed(its) {
  clear(its);
  saveDraft(draft);
  number();
  checkSoon();
}

/** @param {import('./line.js').LineView} its @param {import('./line.js').Choice} field */
function chosen(its, field) {
  const count = fillDown(its, views.slice(views.indexOf(its) + 1), field);
  if (!count) return;
  saveDraft(draft);
  announce(t('bulletin.filled', { count }));
}

/** @param {HTMLInputElement} field */
function documentChanged(field) {
  if (!field.name || field.closest('.line')) return;
  const before = draft.document[field.name];
  if (before === field.value) return;
  draft.document[field.name] = field.value;
  if (field.name === 'new-name') draft.document['new-id'] = /** @type {HTMLInputElement} */ (form().elements.namedItem('new-id')).value;
  if (field.name === 'published') {
    for (const { line, valid } of views) {
      if (line.valid === (before ?? '') || !line.valid) line.valid = valid.value = field.value;
    }
  }
  field.removeAttribute('aria-invalid');
  const told = document.getElementById(`${field.id}-error`);
  if (told) told.textContent = '';
  saveDraft(draft);
  checkSoon();
}

function number() {
  views.forEach((its, index) => numberLine(its, index + 1));
  const count = filled().length;
  byId('bulletin-submit').textContent = t('bulletin.submit', { count });
}

const filled = () => views.filter(({ line }) => !isBlank(line));

/** @param {string} name */
const doc = (name) => (draft.document[name] ?? '').trim() || null;

function body() {
  const published = doc('published');
  const isNew = doc('claimant') === NEW;
  const fresh = /** @type {{[name: string]: HTMLInputElement}} */ (/** @type {unknown} */ (form().elements));
  return {
    documents: [{ publisher: doc('publisher'), title: doc('title'), url: doc('url'), language: doc('language'), published }],
    ...(isNew ? { claimants: [{ id: doc('new-id'), name: doc('new-name'), kind: fresh['new-kind'].value, side: fresh['new-side'].value }] } : {}),
    reports: filled().map(({ line }) => ({
      settlement: line.place?.id, claimant: isNew ? doc('new-id') : doc('claimant'), control: line.control, basis: line.basis, inference: line.inference,
      extent: line.extent, valid_from: line.valid.trim() || published, published, source_label: null, note: line.note.trim() || null,
    })),
  };
}

/** @returns {boolean} whether nothing is missing that can be told without asking @param {boolean} [say] */
function complete(say = false) {
  const required = ['publisher', 'published', 'claimant', ...(doc('claimant') === NEW ? ['new-name', 'new-id'] : [])];
  const missing = required.filter((name) => !doc(name)).map((name) => ({ name, detail: missingText(form(), name) }));
  if (doc('published') && !isDate(doc('published'))) missing.push({ name: 'published', detail: t('bulletin.badDate') });
  if (doc('url') && !safeUrl(doc('url'))) missing.push({ name: 'url', detail: t('form.badUrl') });
  const lines = filled();
  const wrong = lines.flatMap((its) => {
    /** @type {FieldError[]} */
    const errors = [];
    if (!its.line.place) errors.push({ field: 'place', value: null, detail: t('bulletin.choosePlace') });
    if (its.line.valid && !isDate(its.line.valid)) errors.push({ field: 'valid_from', value: null, detail: t('bulletin.badDate') });
    for (const [name, key] of CHOSEN) if (!its.line[name]) errors.push({ field: name, value: null, detail: t(key) });
    return errors.length ? [{ its, errors }] : [];
  });
  if (say) {
    for (const { name, detail } of missing) documentError(name, detail);
    for (const { its, errors } of wrong) {
      clear(its);
      showErrors(its, errors);
    }
    byId('bulletin-error').textContent = lines.length ? '' : t('bulletin.noLines');
    focusFirstError(lines.length ? null : views[0]?.place);
  }
  return !missing.length && !wrong.length && lines.length > 0;
}

/** @param {string} name @param {string} detail */
function documentError(name, detail) {
  const field = form().elements.namedItem(name);
  if (!(field instanceof HTMLElement)) return false;
  field.setAttribute('aria-invalid', 'true');
  const told = document.getElementById(`${field.id}-error`);
  if (told) told.textContent = detail;
  return true;
}

/** @param {HTMLElement | null | undefined} other */
function focusFirstError(other) {
  (/** @type {HTMLElement | null} */ (form().querySelector('[aria-invalid="true"]')) ?? other)?.focus();
}

function checkSoon() {
  window.clearTimeout(timer);
  byId('bulletin-status').textContent = '';
  timer = window.setTimeout(() => {
    if (dialog().open && !sending && complete()) void check().catch(() => undefined);
  }, PAUSE);
}

/** Asks what recording it would repeat, contradict and change. @returns {Promise<number>} how many lines repeat or contradict */
async function check() {
  window.clearTimeout(timer);
  const key = draft.key;
  const lines = filled();
  const { shown, today, reading } = await tryOut(PATH, body());
  const dry = /** @type {import('./outcome.js').DryRun} */ (shown);
  if (key !== draft.key) return dry.conflicts;
  for (const one of dry.reports) showOutcome(lines[one.index], one, today.reports[one.index], reading, (index) => views.indexOf(lines[index]) + 1);
  checked = { key, conflicts: dry.conflicts };
  byId('bulletin-status').textContent = dry.conflicts ? t('bulletin.conflicts', { count: dry.conflicts }) : t('bulletin.clean');
  byId('bulletin-submit').textContent = dry.conflicts ? t('bulletin.anyway', { count: lines.length }) : t('bulletin.submit', { count: lines.length });
  return dry.conflicts;
}

async function submit() {
  if (sending || !complete(true)) return;
  sending = true;
  const button = /** @type {HTMLButtonElement} */ (byId('bulletin-submit'));
  button.disabled = true;
  byId('bulletin-error').textContent = '';
  try {
    const conflicts = checked?.key === draft.key ? checked.conflicts : await check();
    // Conflicts are recorded only by those who were stopped by them once.
    if (conflicts && warned !== draft.key) {
      warned = draft.key;
      button.disabled = false;
      form().querySelector('.conflict')?.scrollIntoView({ block: 'nearest' });
      button.focus();
      announce(byId('bulletin-status').textContent ?? '');
      return;
    }
    const answer = /** @type {WriteAnswer} */ (await sendSafely(PATH, body(), draft.key));
    const days = filled().map(({ line }) => line.valid);
    const published = doc('published') ?? '';
    dropDraft();
    dialog().close();
    await recorded(answer, [...days, published].map(dayOf).reduce((a, b) => (a > b ? a : b)));
  } catch (error) {
    showRefusal(error);
  } finally {
    sending = false;
    button.disabled = false;
  }
}

/** @param {unknown} error */
function showRefusal(error) {
  const lines = filled();
  const rest = faults(error).filter(({ field, detail }) => {
    const inLine = /reports\W+(\d+)(?:\W+(\w+))?/.exec(field ?? '');
    const its = inLine ? lines[Number(inLine[1])] : null;
    if (its) {
      clear(its);
      showErrors(its, [{ field: inLine?.[2] ?? null, value: null, detail }]);
      return false;
    }
    const [, list, name] = /(documents|claimants)\W+\d+\W+(\w+)/.exec(field ?? '') ?? [];
    return !list || !documentError(list === 'claimants' ? `new-${name}` : name, detail);
  });
  if (rest.length || !(error instanceof ApiError) || !faults(error).length) {
    byId('bulletin-error').textContent = rest.length ? rest.map(({ field, detail }) => `${field ?? ''} ${detail}`.trim()).join('; ') : whyRefused(error);
  }
  focusFirstError(null);
}

/** @param {WriteAnswer} answer @param {string} day the last that the bulletin speaks of, or was published on */
async function recorded(answer, day) {
  outdate();
  if (state.position !== null || state.known !== null) update({ position: null, known: null });
  else await load();
  const later = day > dayOf(state.datetime);
  note('write', { kind: 'info', text: t('bulletin.done', { count: answer.reports.length, position: answer.position }),
    ...(later ? { actions: [{ text: t('form.goTo', { date: formatDay(day) }), run: () => {
      note('write', null);
      goToDay(day);
    } }] } : {}) });
}

function discard() {
  dropDraft();
  dialog().close();
}
