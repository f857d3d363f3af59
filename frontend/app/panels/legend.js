/** Explains the symbols, drawn by the code that draws the map, and chooses the base map. */
import { byId, h } from '../dom.js';
import { pick, t } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { state, update } from '../state.js';
import { daysOf } from '../time.js';
import { controlName, heldBy } from '../words.js';
import { sayMoreBelow } from './more-below.js';

/** @type {Theatre} */
let theatre;

/** @param {Theatre} value */
export function startLegend(value) {
  theatre = value;
  sayMoreBelow(byId('legend-body'));
}

/** @typedef {import('../map/symbols.js').Reading} Reading */

/** @param {Partial<Reading>} reading @param {string} text @param {number} [r] */
function row(reading, text, r = 7) {
  return h('li', {}, symbolCanvas({ control: 'unknown', agreement: 'agreed', claimed_control: null, stale: false, ...reading }, r, 30), h('span', {}, text));
}

export function drawLegend() {
  const [one, two] = theatre.parties;
  const a = one?.id ?? 'unknown', b = two?.id ?? a;
  const names = { a: controlName(a), b: controlName(b) };
  byId('legend-body').replaceChildren(
    h('h2', {}, t('legend.control')),
    h('ul', {}, ...theatre.parties.map(({ id }) => row({ control: id }, heldBy(id))),
      ...['contested', 'none'].map((id) => row({ control: id }, heldBy(id))), row({ control: 'unknown', agreement: 'baseline' }, t('legend.unknown'))),
    h('h2', {}, t('legend.agreement')),
    h('ul', {},
      row({ control: a, agreement: 'agreed' }, t('legend.agreed')),
      row({ control: a, agreement: 'single_source' }, t('legend.single_source')),
      row({ control: a, agreement: 'claimed', claimed_control: b }, t('legend.claimed', names), 8),
      row({ control: b, agreement: 'disputed' }, t('legend.disputed')),
      row({ control: a, agreement: 'baseline' }, t('legend.baseline')),
      row({ control: b, agreement: 'agreed', stale: true }, t('legend.stale', { count: daysOf(theatre.stale_after) }))),
    h('p', { class: 'small' }, t('legend.size')),
    h('button', { type: 'button', id: 'legend-rules', class: 'wide', onclick: () => update({ panel: 'rules' }) }, t('rules.open')),
    h('h2', { id: 'base-title' }, t('base.title')),
    h('div', { class: 'bases', role: 'radiogroup', 'aria-labelledby': 'base-title' }, base('plain'), base('osm')),
    h('details', { class: 'fine-print' }, h('summary', {}, t('legend.finePrint')),
      h('p', { class: 'small' }, pick(theatre.boundary_policy)), h('p', { class: 'small' }, pick(theatre.disclaimer))),
  );
}

/** Which base map is chosen, where it was not chosen here. */
export function drawBaseChoice() {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (byId('legend-body').querySelectorAll('[name="base"]'))) input.checked = input.value === state.base;
}

/** @param {'plain' | 'osm'} id */
function base(id) {
  const input = h('input', { type: 'radio', name: 'base', value: id, checked: state.base === id, onchange: () => update({ base: id }) });
  return h('label', {}, input, t(`base.${id}`));
}
