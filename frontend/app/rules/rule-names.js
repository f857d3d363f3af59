/** What the rules and the claimants are called. */
import { get } from '../api.js';
import { has, pick, t } from '../i18n.js';
import { controlName, nameOfClaimant } from '../words.js';

/** @type {RuleText[]} */
let texts = [];
/** @type {Claimant[]} */
let all = [];

/** Asks for the server's rules and claimants; without them the page's own words and the ids do. */
export async function loadNames() {
  const [rules, claimants] = await Promise.allSettled([get('/rules'), get('/claimants')]);
  if (rules.status === 'fulfilled') texts = rules.value.rules;
  if (claimants.status === 'fulfilled') all = claimants.value.claimants;
}

export const claimants = () => all;

/** @param {string} id */
export function claimantNamed(id) {
  const claimant = all.find((one) => one.id === id);
  return claimant ? nameOfClaimant(claimant) : id;
}

/** @returns {string[]} the rules that are none of a pattern, the default first */
export function ruleIds() {
  const ids = texts.filter(({ pattern }) => !pattern).map(({ id }) => id);
  return ids.length ? ids : ['conceded@1', 'latest@1', 'assessed@1', 'corroborated@1'];
}

/** @param {string} rule */
const stem = (rule) => rule.replace(/@\d+$/, '');

/** @param {string} rule */
export function ruleName(rule) {
  const according = /^according-to:(party|claimant):(.+)$/.exec(rule);
  if (according) {
    return according[1] === 'party'
      ? t('rule.party', { party: controlName(according[2]) }) : t('rule.claimant', { claimant: claimantNamed(according[2]) });
  }
  const key = `rule.${stem(rule)}`;
  return has(key) ? t(key) : (pick(texts.find(({ id }) => id === rule)?.name) || rule);
}

/** @param {string} rule @returns {string} how it decides, in a paragraph: the server's own, else the page's */
export function ruleText(rule) {
  const kind = /^according-to:(party|claimant):/.exec(rule)?.[1];
  const told = texts.find(({ id }) => id === (kind ? `according-to:${kind}:{id}` : rule));
  return pick(told?.text) || t(`about.rule.${kind ?? stem(rule)}.text`);
}
