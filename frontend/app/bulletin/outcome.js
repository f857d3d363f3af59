/** Says beside each line what is missing, what it repeats, what it contradicts and what it would change. */
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { claimantNamed } from '../rules/rule-names.js';
import { formatGiven } from '../time.js';
import { turns } from '../panels/trial.js';
import { controlName } from '../words.js';

/** @typedef {{id?: string, index?: number, claimant: string, control: string, basis: string, extent: string, valid_from: string}} Twin */
/** @typedef {{index: number, settlement: string, duplicates: Twin[], contradictions: Twin[], before: Verdict, after: Verdict}} DryLine */
/** @typedef {{reports: DryLine[], conflicts: number}} DryRun */

/** @param {import('./line.js').LineView} view @param {FieldError[]} errors */
export function showErrors({ el, outcome }, errors) {
  for (const { field } of errors) {
    const control = el.querySelector(`[data-field="${CSS.escape(field ?? '')}"]`) ?? (field === 'settlement' ? el.querySelector('[data-field="place"]') : null);
    control?.setAttribute('aria-invalid', 'true');
  }
  outcome.append(...errors.map(({ detail }) => h('p', { class: 'error' }, detail)));
}

/** @param {import('./line.js').LineView} view */
export function clear({ el, outcome }) {
  outcome.replaceChildren();
  el.classList.remove('conflict');
  for (const control of el.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
}

/**
 * @param {import('./line.js').LineView} view
 * @param {DryLine} dry in the reading on screen
 * @param {DryLine} today the same as of the end of today
 * @param {string} reading what the one on screen is
 * @param {(index: number) => number} numberOf the line that a report of the request stands in
 */
export function showOutcome({ el, outcome }, dry, today, reading, numberOf) {
  const { duplicates, contradictions } = dry;
  el.classList.toggle('conflict', duplicates.length + contradictions.length > 0);
  const twin = (/** @type {Twin} */ one) => (one.index === undefined
    ? t('bulletin.recorded', { source: claimantNamed(one.claimant), date: formatGiven(one.valid_from), control: controlName(one.control), basis: word('basis', one.basis) })
    : t('bulletin.inLine', { number: numberOf(one.index), control: controlName(one.control) }));
  outcome.replaceChildren(
    ...duplicates.map((one) => h('p', { class: 'duplicate' }, h('b', {}, t('bulletin.duplicate')), ' ', twin(one))),
    ...contradictions.map((one) => h('p', { class: 'contradiction' }, h('b', {}, t('bulletin.contradiction')), ' ', twin(one))),
    ...turns(reading, dry, today));
}
