/** One line of a bulletin: a place and what is said of it. */
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { BASES } from '../panels/report-form.js';
import { allControls } from '../words.js';
import { placeBox } from './place-box.js';

/** @typedef {{el: HTMLDivElement, place: HTMLInputElement, control: HTMLSelectElement, valid: HTMLInputElement, outcome: HTMLElement, line: import('./draft.js').Line}} LineView */

/** The fields of a line, as the heading over them has them. */
export const COLUMNS = ['bulletin.place', 'form.control', 'form.basis', 'bulletin.inference', 'form.extent', 'form.validFrom', 'form.note'];

let count = 0;

/**
 * @param {import('./draft.js').Line} line
 * @param {{changed: (view: LineView) => void, next: (view: LineView) => void, remove: (view: LineView) => void}} on
 * @returns {LineView}
 */
export function lineView(line, on) {
  const id = `bulletin-line-${++count}`;
  const outcome = h('div', { id: `${id}-outcome`, class: 'line-outcome', role: 'status' });
  const field = (/** @type {string} */ label, /** @type {HTMLElement} */ control, /** @type {string} */ name) => h('label', { class: `cell ${name}` }, h('span', {}, t(label)), control);
  const select = (/** @type {'control' | 'basis' | 'inference' | 'extent'} */ name, /** @type {{id: string, name: string}[]} */ choices) => {
    const control = h('select', { 'data-field': name, 'aria-describedby': `${id}-outcome`, onchange: () => {
      line[name] = control.value;
      on.changed(view);
    } }, ...choices.map((choice) => h('option', { value: choice.id }, choice.name)));
    control.value = line[name];
    return control;
  };
  const words = (/** @type {string[]} */ values, /** @type {(value: string) => string} */ name) => values.map((value) => ({ id: value, name: name(value) }));
  const choose = { id: '', name: t('form.choose') };
  const control = select('control', [choose, ...allControls()]);
  const valid = h('input', { type: 'text', 'data-field': 'valid_from', value: line.valid, maxlength: 16, placeholder: '2023-02-26', autocomplete: 'off', 'aria-describedby': `${id}-outcome`, oninput: () => {
    line.valid = valid.value;
    on.changed(view);
  } });
  const note = h('input', { type: 'text', 'data-field': 'note', value: line.note, maxlength: 2000, autocomplete: 'off', 'aria-describedby': `${id}-outcome`, oninput: () => {
    line.note = note.value;
    on.changed(view);
  } });
  const { input: place, box } = placeBox({
    text: line.text, label: t('bulletin.place'), describedBy: `${id}-outcome`,
    change: (text, chosen) => {
      line.text = text;
      line.place = chosen;
      on.changed(view);
    },
    chosen: () => control.focus(),
  });
  const remove = h('button', { type: 'button', class: 'remove', onclick: () => on.remove(view) }, '×');
  const el = h('div', { class: 'line', role: 'group' },
    h('span', { class: 'number', 'aria-hidden': 'true' }),
    h('div', { class: 'cell place-cell' }, h('span', { 'aria-hidden': 'true' }, t('bulletin.place')), box),
    field('form.control', control, 'control-cell'), field('form.basis', select('basis', [choose, ...words(BASES, (value) => word('basis', value))]), 'basis-cell'),
    field('bulletin.inference', select('inference', [choose, ...words(['stated', 'inferred'], (value) => t(`inference.${value}`))]), 'inference-cell'),
    field('form.extent', select('extent', words(['whole', 'part'], (value) => t(`extent.${value}`))), 'extent-cell'),
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
  const view = { el, place, control, valid, outcome, line };
  return view;
}

/** @param {LineView} view @param {number} number */
export function numberLine({ el }, number) {
  el.setAttribute('aria-label', t('bulletin.line', { number }));
  const shown = el.querySelector('.number');
  if (shown) shown.textContent = String(number);
  el.querySelector('.remove')?.setAttribute('aria-label', t('bulletin.remove', { number }));
}
