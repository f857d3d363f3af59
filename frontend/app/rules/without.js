/** Claimants whom the reader leaves out: who they are, and what that changes. */
import { address, get } from '../api.js';
import { append, byId, h } from '../dom.js';
import { t } from '../i18n.js';
import { readingParams, state, update } from '../state.js';
import { claimantNamed } from './rule-names.js';

/** @param {string} id */
export function leaveOut(id) {
  if (!state.without.includes(id)) update({ without: [...state.without, id] });
}

/** @param {string} id */
export const takeIn = (id) => update({ without: state.without.filter((other) => other !== id) });

/** The list of those left out, on screen as long as anybody is. */
export function drawWithout() {
  const box = byId('without');
  box.hidden = state.without.length === 0;
  const held = box.contains(document.activeElement);
  box.replaceChildren();
  append(box, [h('b', {}, t('without.label')),
    h('ul', {}, ...state.without.map((id) => h('li', {}, h('button', {
      type: 'button', class: 'chip', 'data-claimant': id, 'aria-label': t('without.takeIn', { claimant: claimantNamed(id) }), onclick: () => takeIn(id),
    }, claimantNamed(id), h('span', { 'aria-hidden': 'true' }, ' ×'))))),
    state.without.length > 1
      ? h('button', { type: 'button', class: 'chip all', onclick: () => update({ without: [] }) }, t('without.none')) : null]);
  if (held) (box.querySelector('button') ?? byId('rule')).focus();
}

/**
 * How the map reads with everybody, against without those left out.
 * @param {AbortSignal} [signal]
 * @returns {Promise<Comparison>} its features are the settlements whose control differs
 */
export function comparedWithAll(signal) {
  const reading = readingParams();
  return get(address('/comparison', {
    ...reading, without: null, 'with.without': reading.without, show: 'differ,one_sided',
  }), { signal });
}
