/** Chooses who says it: a claimant of the list, or a new one named with the report. */
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { allSides, nameOfClaimant } from '../words.js';
import { select, slug, text } from './report-fields.js';

const KINDS = ['office', 'force', 'figure', 'analyst', 'newsroom'];
export const NEW = '+new';

/**
 * @param {Claimant[]} claimants
 * @param {string} prefix of the fields' ids
 * @param {boolean} [required]
 * @returns {{choice: HTMLElement, fresh: HTMLFieldSetElement, select: HTMLSelectElement, settle: () => void}} the choice, and the fields of a new one
 */
export function claimantChoice(claimants, prefix, required = true) {
  const choice = select('claimant', 'form.claimant', [
    { value: '', text: t('form.choose') }, { value: NEW, text: t('form.newClaimant') },
    ...allSides().flatMap(({ id, name: side }) => [{ group: side, options: claimants.filter((one) => one.side === id)
      .map((one) => ({ value: one.id, text: nameOfClaimant(one) })) }]),
  ], { required, prefix });
  const newName = text('new-name', 'form.newName', { prefix });
  const newId = text('new-id', 'form.newId', { pattern: '[a-z0-9]+(-[a-z0-9]+)*', prefix });
  const fresh = h('fieldset', { class: 'new-claimant', hidden: true }, h('legend', {}, t('form.newClaimant')), newName, newId,
    select('new-kind', 'form.newKind', KINDS.map((value) => ({ value, text: word('claimantKind', value) })), { prefix }),
    select('new-side', 'form.newSide', allSides().map(({ id, name: side }) => ({ value: id, text: side })), { prefix }));
  const claimant = /** @type {HTMLSelectElement} */ (choice.querySelector('select'));
  const nameInput = /** @type {HTMLInputElement} */ (newName.querySelector('input'));
  const idInput = /** @type {HTMLInputElement} */ (newId.querySelector('input'));
  let typed = false;
  const settle = () => {
    fresh.hidden = claimant.value !== NEW;
  };
  claimant.addEventListener('change', () => {
    settle();
    if (!fresh.hidden) nameInput.focus();
  });
  idInput.addEventListener('input', () => {
    typed = idInput.value !== '';
  });
  nameInput.addEventListener('input', () => {
    if (!typed) idInput.value = slug(nameInput.value);
  });
  return { choice, fresh, select: claimant, settle };
}
