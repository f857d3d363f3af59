/** One line of a bulletin: a place and what is said of it. */
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { BASES } from '../panels/report-form.js';
import { allControls } from '../words.js';
import { placeBox } from './place-box.js';

/** @typedef {'control' | 'basis' | 'inference' | 'extent'} Choice */
/** @typedef {{el: HTMLDivElement, place: HTMLInputElement, selects: {[field in Choice]: HTMLSelectElement}, valid: HTMLInputElement, outcome: HTMLElement, line: import('./draft.js').Line}} LineView */

/** The fields of a line, as the heading over them has them. */
export const COLUMNS = ['bulletin.place', 'form.control', 'form.basis', 'bulletin.inference', 'form.extent', 'form.validFrom', 'form.note'];

let count = 0;

/**
 * @param {import('./draft.js').Line} line
 * @param {{changed: (view: LineView) => void, chosen: (view: LineView, field: Choice) => void, next: (view: LineView) => void, remove: (view: LineView) => void}} on
 *   `chosen`: a value was chosen in it
 * @returns {LineView}
 */
export function lineView(line, on) {
  const id = `bulletin-line-${++count}`;
  const outcome = h('div', { id: `${id}-outcome`, class: 'line-outcome', role: 'status' });
  const field = (/** @type {string} */ label, /** @type {HTMLElement} */ control, /** @type {string} */ name) => h('label', { class: `cell ${name}` }, h('span', {}, t(label)), control);
  const select = (/** @type {Choice} */ name, /** @type {{id: string, name: string}[]} */ choices) => {
    const control = h('select', { 'data-field': name, 'aria-describedby': `${id}-outcome`, onchange: () => {
      line[name] = control.value;
      on.changed(view);
      on.chosen(view, name);
    } }, ...choices.map((choice) => h('option', { value: choice.id }, choice.name)));
    control.value = line[name];
    return control;
  };
  const words = (/** @type {string[]} */ values, /** @type {(value: string) => string} */ name) => values.map((value) => ({ id: value, name: name(value) }));
  const choose = { id: '', name: t('form.choose') };
  const selects = {
    control: select('control', [choose, ...allControls()]),
    basis: select('basis', [choose, ...words(BASES, (value) => word('basis', value))]),
    inference: select('inference', [choose, ...words(['stated', 'inferred'], (value) => t(`inference.${value}`))]),
    extent: select('extent', words(['whole', 'part'], (value) => t(`extent.${value}`))),
  };
  const valid = h('input', { type: 'text', 'data-field': 'valid_from', value: line.valid, maxlength: 16, placeholder: '2023-02-26', autocomplete: 'off', 'aria-describedby': `${id}-outcome`, oninput: () => {
    line.valid = valid.value;
    on.changed(view);
  } });
  const note = h('input', { type: 'text', 'data-field': 'note', value: line.note, maxlength: 2000, autocomplete: 'off', 'aria-describedby': `${id}-outcome`, oninput: () => {
    line.note = note.value;
    on.changed(view);
  } });
  const { input: place, box } = placeBox({
    text: line.text, taken: line.place !== null, label: t('bulletin.place'), describedBy: `${id}-outcome`,
    change: (text, chosen) => {
      line.text = text;
      line.place = chosen;
      on.changed(view);
    },
    entered: () => on.next(view),
  });
  const remove = h('button', { type: 'button', class: 'remove', onclick: () => on.remove(view) }, '×');
  const el = h('div', { class: 'line', role: 'group' },
    h('span', { class: 'number', 'aria-hidden': 'true' }),
    h('div', { class: 'cell place-cell' }, h('span', { 'aria-hidden': 'true' }, t('bulletin.place')), box),
    field('form.control', selects.control, 'control-cell'), field('form.basis', selects.basis, 'basis-cell'),
    field('bulletin.inference', selects.inference, 'inference-cell'), field('form.extent', selects.extent, 'extent-cell'),
    field('form.validFrom', valid, 'valid-cell'), field('form.note', note, 'note-cell'), remove, outcome);
  el.addEventListener('keydown', (event) => {
    if (event.target === remove && event.key === 'Enter') return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      on.next(view);
    } else if (event.key === 'Tab' && !event.shiftKey && event.target === remove && line.place && !el.nextElementSibling) {
      event.preventDefault();
      on.next(view);
    }
  });
  /** @type {LineView} */
  const view = { el, place, selects, valid, outcome, line };
  return view;
}

/** @param {LineView} view @param {number} number */
export function numberLine({ el }, number) {
  el.setAttribute('aria-label', t('bulletin.line', { number }));
  const shown = el.querySelector('.number');
  if (shown) shown.textContent = String(number);
  el.querySelector('.remove')?.setAttribute('aria-label', t('bulletin.remove', { number }));
}

/**
 * What is chosen in a line holds for those after it in which nothing is chosen yet.
 * @param {LineView} its
 * @param {LineView[]} below
 * @param {Choice} field
 * @returns {number} in how many it has been set
 */
export function fillDown({ line }, below, field) {
  const open = line[field] ? below.filter((other) => !other.line[field]) : [];
  for (const other of open) other.line[field] = other.selects[field].value = line[field];
  return open.length;
}
