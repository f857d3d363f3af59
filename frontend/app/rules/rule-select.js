/** The choice of the rule, beside the date at every size. */
import { byId } from '../dom.js';
import { state, update } from '../state.js';
import { ruleOptions } from './rule-options.js';

/** @type {Theatre} */
let theatre;

/** @param {Theatre} value */
export function startRuleSelect(value) {
  theatre = value;
  const select = /** @type {HTMLSelectElement} */ (byId('rule'));
  select.addEventListener('change', () => update({ rule: select.value }));
  const narrow = matchMedia('(max-width: 760px)');
  const box = byId('rule-box'), help = byId('rules-button');
  const home = box.parentElement;
  const settle = () => (narrow.matches ? byId('time-row') : home)?.append(box, help);
  narrow.addEventListener('change', settle);
  settle();
}

export function drawRuleSelect() {
  const select = /** @type {HTMLSelectElement} */ (byId('rule'));
  select.replaceChildren(...ruleOptions(theatre, state.rule));
  select.value = state.rule;
}
