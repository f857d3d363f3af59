/** Adds a report on a settlement. */
import { address, get } from '../api.js';
import { load, outdate } from '../data.js';
import { byId, h, safeUrl, wireDialog } from '../dom.js';
import { t, word } from '../i18n.js';
import { readingParams, state, update } from '../state.js';
import { dayOf, formatDay } from '../time.js';
import { allControls, nameOf } from '../words.js';
import { claimantChoice, NEW } from './claimant-choice.js';
import { note } from './notice.js';
import { field, missingText, select, text } from './report-fields.js';
import { whyRefused } from './session.js';
import { faults, sendSafely } from './writing.js';

export const BASES = ['assessed', 'geolocated', 'official_statement', 'party_claim', 'media_report', 'denial', 'baseline'];

/** @type {HTMLDialogElement} */
let dialog;

export function startReportForm() {
  dialog = /** @type {HTMLDialogElement} */ (byId('report-dialog'));
  dialog.addEventListener('cancel', (event) => {
    if (dialog.dataset.sending === 'true') event.preventDefault();
  });
}

/** @param {Place} place @param {(day: string) => void} goToDay */
export async function openReportForm(place, goToDay) {
  /** @type {Claimant[]} */
  let claimants = [];
  try {
    claimants = (await get('/claimants')).claimants;
  } catch (error) {
    note('write', { kind: 'error', text: whyRefused(error) });
    return;
  }
  const name = nameOf(place.properties);
  const day = dayOf(state.datetime);
  const { choice: claimantField, fresh, select: claimant } = claimantChoice(claimants, 'report');
  const choose = { value: '', text: t('form.choose') };
  const form = h('form', { id: 'report-form', novalidate: true },
    h('h2', { id: 'report-form-title' }, t('form.title', { place: name })),
    h('p', { class: 'small' }, t('form.text')),
    h('p', { id: 'report-error', class: 'error', role: 'alert' }),
    h('fieldset', {}, h('legend', {}, t('form.what')),
      claimantField, fresh,
      select('control', 'form.control', [choose, ...allControls().map(({ id, name: control }) => ({ value: id, text: control }))], { required: true }),
      select('extent', 'form.extent', ['whole', 'part'].map((value) => ({ value, text: t(`extent.${value}`) }))),
      select('basis', 'form.basis', [choose, ...BASES.map((value) => ({ value, text: word('basis', value) }))], { required: true }),
      select('inference', 'form.inference', [choose, ...['stated', 'inferred'].map((value) => ({ value, text: t(`inference.${value}`) }))], { required: true }),
      h('div', { class: 'pair' }, text('valid_from-date', 'form.validFrom', { type: 'date', value: day, required: true, hint: 'form.validFromHint' }),
        text('valid_from-time', 'form.time', { type: 'time' }))),
    h('fieldset', {}, h('legend', {}, t('form.source')),
      text('publisher', 'form.publisher', { required: true }),
      text('url', 'form.url', { type: 'url', placeholder: 'https://' }),
      text('title', 'form.docTitle'),
      text('language', 'form.language', { placeholder: 'uk', maxlength: 12 }),
      h('div', { class: 'pair' }, text('published-date', 'form.published', { type: 'date', value: day, required: true }), text('published-time', 'form.time', { type: 'time' })),
      text('source_label', 'form.label', { hint: 'form.labelHint' }),
      text('note', 'form.note', { rows: 3, maxlength: 2000, hint: 'form.noteHint' })),
    h('div', { class: 'buttons' },
      h('button', { id: 'report-submit', class: 'primary', type: 'submit' }, t('form.submit')),
      h('button', { type: 'button', 'data-close': true }, t('cancel'))));

  let key = crypto.randomUUID();
  form.addEventListener('input', (event) => {
    key = crypto.randomUUID();
    const el = /** @type {HTMLElement} */ (event.target);
    el.removeAttribute('aria-invalid');
    const line = document.getElementById(`${el.id}-error`);
    if (line) line.textContent = '';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(form, place, key, goToDay);
  });
  dialog.replaceChildren(form);
  wireDialogOnce();
  dialog.showModal();
  claimant.focus();
}

let wired = false;

function wireDialogOnce() {
  if (!wired) wireDialog(dialog);
  else for (const button of dialog.querySelectorAll('[data-close]')) button.addEventListener('click', () => dialog.close());
  wired = true;
}

/** @param {HTMLFormElement} form @param {string} name */
const valueOf = (form, name) => {
  const el = form.elements.namedItem(name);
  return el && 'value' in el ? String(el.value).trim() : '';
};

/** @param {HTMLFormElement} form @param {string} name */
function timeOf(form, name) {
  const date = valueOf(form, `${name}-date`);
  const time = valueOf(form, `${name}-time`);
  return date && time ? `${date}T${time}` : date;
}

/** @param {HTMLFormElement} form @param {Place} place */
function bodyOf(form, place) {
  const orNull = (/** @type {string} */ name) => valueOf(form, name) || null;
  const isNew = valueOf(form, 'claimant') === NEW;
  const published = timeOf(form, 'published');
  return {
    documents: [{ publisher: orNull('publisher'), title: orNull('title'), url: orNull('url'), language: orNull('language'), published: published || null }],
    ...(isNew ? { claimants: [{ id: valueOf(form, 'new-id'), name: valueOf(form, 'new-name'), kind: valueOf(form, 'new-kind'), side: valueOf(form, 'new-side') }] } : {}),
    reports: [{
      settlement: place.id, claimant: isNew ? valueOf(form, 'new-id') : valueOf(form, 'claimant'), control: orNull('control'),
      basis: valueOf(form, 'basis'), inference: valueOf(form, 'inference'), extent: valueOf(form, 'extent'),
      valid_from: timeOf(form, 'valid_from') || null, published: published || null, source_label: orNull('source_label'), note: orNull('note'),
    }],
  };
}

/** @param {HTMLFormElement} form */
function clearErrors(form) {
  byId('report-error').textContent = '';
  for (const el of form.querySelectorAll('.field-error')) el.textContent = '';
  for (const el of form.querySelectorAll('[aria-invalid]')) el.removeAttribute('aria-invalid');
}

/** @param {HTMLFormElement} form @returns {FieldError[]} what can be told without asking */
function missing(form) {
  /** @type {FieldError[]} */
  const errors = [];
  const required = ['claimant', 'control', 'basis', 'inference', 'valid_from-date', 'publisher', 'published-date',
    ...(valueOf(form, 'claimant') === NEW ? ['new-name', 'new-id'] : [])];
  for (const name of required) if (!valueOf(form, name)) errors.push({ field: name, value: null, detail: missingText(form, name) });
  if (valueOf(form, 'url') && !safeUrl(valueOf(form, 'url'))) errors.push({ field: 'url', value: null, detail: t('form.badUrl') });
  return errors;
}

/** @param {HTMLFormElement} form @param {FieldError[]} errors @returns {FieldError[]} those that no field of the form takes */
function showErrors(form, errors) {
  /** @type {HTMLElement | null} */
  let first = null;
  const rest = errors.filter(({ field: named, detail }) => {
    const el = field(form, named ?? '');
    if (!el) return true;
    el.setAttribute('aria-invalid', 'true');
    const line = document.getElementById(`${el.id}-error`);
    if (line) line.textContent = detail;
    first ??= el;
    return false;
  });
  /** @type {HTMLElement | null} */ (first)?.focus();
  return rest;
}

/** @param {HTMLFormElement} form @param {Place} place @param {string} key @param {(day: string) => void} goToDay */
async function submit(form, place, key, goToDay) {
  if (dialog.dataset.sending === 'true') return;
  clearErrors(form);
  const early = missing(form);
  if (early.length) {
    showErrors(form, early);
    return;
  }
  dialog.dataset.sending = 'true';
  const button = /** @type {HTMLButtonElement} */ (byId('report-submit'));
  button.disabled = true;
  button.textContent = t('form.sending');
  try {
    const answer = await sendSafely('/collections/reports/items', bodyOf(form, place), key);
    dialog.close();
    await afterWrite(answer, place, later(timeOf(form, 'valid_from'), timeOf(form, 'published')), goToDay);
  } catch (error) {
    const errors = faults(error);
    const rest = showErrors(form, errors);
    if (!errors.length || rest.length) {
      byId('report-error').textContent = rest.length ? rest.map((one) => `${one.field ?? ''} ${one.detail}`.trim()).join('; ') : whyRefused(error);
      if (!errors.length) byId('report-error').scrollIntoView({ block: 'nearest' });
    }
  } finally {
    dialog.dataset.sending = 'false';
    button.disabled = false;
    button.textContent = t('form.submit');
  }
}

/** @param {string} a @param {string} b */
const later = (a, b) => (dayOf(a) > dayOf(b) ? dayOf(a) : dayOf(b));

/** @param {WriteAnswer} answer @param {Place} place @param {string} day @param {(day: string) => void} goToDay */
async function afterWrite(answer, place, day, goToDay) {
  outdate();
  if (state.position !== null || state.known !== null) update({ position: null, known: null });
  else await load();
  const id = answer.reports[0]?.id;
  const now = /** @type {Place} */ (await get(address(`/collections/settlements/items/${encodeURIComponent(place.id)}`,
    { ...readingParams(), expand: 'names,populations,reports' })));
  const seen = now.properties.reports?.some((report) => report.id === id);
  note('write', seen
    ? { kind: 'info', text: t('form.done', { position: answer.position }) }
    : { kind: 'info', text: t('form.doneLater', { position: answer.position }), actions: [{ text: t('form.goTo', { date: formatDay(day) }), run: () => {
      note('write', null);
      goToDay(day);
    } }] });
}
