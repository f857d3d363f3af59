/** The settings of both readings, and changing them over. */
import { byId, h } from '../dom.js';
import { t } from '../i18n.js';
import { ruleOptions } from '../rules/rule-options.js';
import { state, update } from '../state.js';
import { dayOf, formatReading } from '../time.js';

/** @type {Theatre} */
let theatre;

/** @param {Theatre} value */
export function startSettings(value) {
  theatre = value;
  byId('comparison-swap').addEventListener('click', () => {
    if (!state.second) return;
    const { datetime, mode, known, position, rule, without } = state;
    update({ ...state.second, second: { datetime, mode, known, position, rule, without } });
  });
}

/** @param {'a' | 'b'} side @param {Partial<ReadingState>} patch */
function change(side, patch) {
  if (side === 'a') update(patch);
  else if (state.second) update({ second: { ...state.second, ...patch } });
}

export function drawSettings() {
  const focused = document.activeElement?.id;
  byId('comparison-readings').replaceChildren(fieldset('a', t('compare.left'), state), ...(state.second ? [fieldset('b', t('compare.right'), state.second)] : []));
  if (focused?.startsWith('compare-')) document.getElementById(focused)?.focus();
}

/** @param {'a' | 'b'} side @param {string} title @param {ReadingState} reading */
function fieldset(side, title, reading) {
  const id = (/** @type {string} */ name) => `compare-${side}-${name}`;
  const rule = h('select', { id: id('rule'), onchange: () => change(side, { rule: rule.value }) }, ...ruleOptions(theatre, reading.rule));
  rule.value = reading.rule;
  const date = h('input', { id: id('date'), type: 'date', required: true, value: dayOf(reading.datetime), min: theatre.first_date, max: '2099-12-31', onchange: () => {
    if (date.validity.valid && /^\d{4}-\d{2}-\d{2}$/.test(date.value)) change(side, { datetime: date.value });
  } });
  const known = h('select', { id: id('known'), onchange: () => change(side, { mode: known.value === 'then' ? 'then' : 'hindsight', known: null }) },
    h('option', { value: 'then' }, t('compare.then')), h('option', { value: 'now' }, t('compare.now')),
    reading.known ? h('option', { value: 'pinned' }, t('asOf.known', { date: formatReading(reading.known, 'short') })) : null);
  known.value = reading.mode === 'then' ? 'then' : reading.known ? 'pinned' : 'now';
  const position = h('input', { id: id('position'), type: 'number', min: 0, step: 1, inputmode: 'numeric', value: reading.position ?? '', placeholder: t('compare.head'), onchange: () => {
    if (position.validity.valid) change(side, { position: position.value === '' ? null : Number(position.value) });
  } });
  const row = (/** @type {string} */ name, /** @type {string} */ text, /** @type {HTMLElement} */ field) => h('label', { for: id(name) }, h('span', {}, text), field);
  return h('fieldset', { class: `reading ${side}` }, h('legend', {}, title),
    row('rule', t('rule.label'), rule), row('date', t('compare.date'), date), row('known', t('compare.known'), known), row('position', t('compare.position'), position));
}
