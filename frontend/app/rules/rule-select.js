/** The choice of the rule, beside the date at every size. */
import { byId, h } from '../dom.js';
import { state, update } from '../state.js';
import { sideName } from '../words.js';
import { drawAsOf } from '../panels/as-of.js';
import { claimants, loadNames, ruleIds, ruleName } from './rule-names.js';
import { drawWithout } from './without.js';

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
  void loadNames().then(() => {
    drawRuleSelect();
    drawWithout();
    drawAsOf();
  });
}

/** @param {string} rule */
const option = (rule) => h('option', { value: rule }, ruleName(rule));

export function drawRuleSelect() {
  const select = /** @type {HTMLSelectElement} */ (byId('rule'));
  const known = [...ruleIds(), ...theatre.parties.map(({ id }) => `according-to:party:${id}`)];
  const single = claimants().map(({ id }) => `according-to:claimant:${id}`);
  const listed = known.map(option);
  if (!known.includes(state.rule) && !single.includes(state.rule)) listed.push(option(state.rule));
  const groups = [...theatre.parties.map(({ id }) => id), 'independent'].flatMap((side) => {
    const theirs = claimants().filter((claimant) => claimant.side === side);
    return theirs.length ? [h('optgroup', { label: sideName(side) }, ...theirs.map(({ id }) => option(`according-to:claimant:${id}`)))] : [];
  });
  select.replaceChildren(...listed, ...groups);
  select.value = state.rule;
}
