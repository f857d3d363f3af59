/** What leaving claimants out changes: for the settlement of the card, and how many others. */
import { isAbort } from '../api.js';
import { h } from '../dom.js';
import { t } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { claimantNamed } from '../rules/rule-names.js';
import { comparedWithAll } from '../rules/without.js';
import { state, update } from '../state.js';
import { nameOf, verdictShort } from '../words.js';

/** @param {Place} place as it reads without them @param {Place | null} whole as it reads with everybody @param {(id: string) => void} open */
export function withoutBox(place, whole, open) {
  if (!state.without.length) return null;
  const others = h('div', { class: 'others-change', 'aria-live': 'polite' }, t('card.loading'));
  void fill(others, place.id, open);
  const now = place.properties;
  const was = whole?.properties;
  const same = was && verdictShort(was) === verdictShort(now);
  return h('div', { id: 'without-effect', class: 'without-effect' },
    h('p', {}, h('b', {}, t('without.title', { claimants: state.without.map(claimantNamed).join(', ') }))),
    was ? h('p', { class: 'turn' }, side(was), h('span', { class: 'hidden' }, t('changes.becomes')), h('i', { 'aria-hidden': 'true' }, '→'), side(now)) : null,
    same ? h('p', { class: 'small' }, t('without.same', { place: nameOf(now) })) : null,
    others,
    h('button', { type: 'button', class: 'quiet', 'data-key': 'take-in', onclick: () => update({ without: [] }) }, t('without.none')));
}

/** @param {PlaceProperties} p */
const side = (p) => h('span', { class: 'as-read' }, symbolCanvas(p, 6, 24), h('span', {}, verdictShort(p)));

/** @param {HTMLElement} box @param {string} id @param {(id: string) => void} open */
async function fill(box, id, open) {
  try {
    const compared = await comparedWithAll();
    const rest = compared.features.filter((one) => one.id !== id);
    box.replaceChildren(rest.length
      ? h('details', { 'data-part': 'others' }, h('summary', {}, t('without.others', { count: rest.length })),
        h('ul', {}, ...rest.map(({ id: other, properties: p }) => h('li', {},
          h('button', { type: 'button', class: 'link plain', onclick: () => open(other) }, nameOf(p)), ': ',
          verdictShort(p), ' → ', verdictShort({ control: p.with_control, agreement: p.with_agreement, claimed_control: p.with_claimed_control })))))
      : h('p', { class: 'small' }, t('without.noOthers')));
  } catch (error) {
    if (!isAbort(error)) box.replaceChildren(t('without.failed'));
  }
}
