/** The rules to choose from. */
import { h } from '../dom.js';
import { claimants, ruleIds, ruleOption } from './rule-names.js';
import { sideName } from '../words.js';

/** @param {Theatre} theatre @param {string} current one that is offered in any case */
export function ruleOptions(theatre, current) {
  const option = (/** @type {string} */ rule) => h('option', { value: rule }, ruleOption(rule));
  const parties = theatre.parties.map(({ id }) => id);
  const known = [...ruleIds(), ...parties.map((id) => `according-to:party:${id}`)];
  const single = claimants().map(({ id }) => `according-to:claimant:${id}`);
  const listed = known.includes(current) || single.includes(current) ? known : [...known, current];
  return [...listed.map(option), ...[...parties, 'independent'].flatMap((side) => {
    const theirs = claimants().filter((claimant) => claimant.side === side);
    return theirs.length ? [h('optgroup', { label: sideName(side) }, ...theirs.map(({ id }) => option(`according-to:claimant:${id}`)))] : [];
  })];
}
