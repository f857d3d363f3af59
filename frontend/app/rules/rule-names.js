/** What the rules and the claimants are called: the server's own words, in every language of the page. */
import { get } from '../api.js';
import { pick, t } from '../i18n.js';
import { controlName, nameOfClaimant } from '../words.js';

/** @type {RuleText[]} */
let texts = [];
/** @type {Claimant[]} */
let all = [];

/** Asks for the server's rules and claimants; without them their ids do. */
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

/** @returns {string[]} the rules that are none of a pattern, the usual one first */
export const ruleIds = () => texts.filter(({ pattern }) => !pattern).map(({ id }) => id);

/** @returns {{name: string, text: string}[]} every rule, those of a pattern once */
export const allRules = () => texts.map(({ name, text }) => ({ name: pick(name), text: pick(text) }));

/** @param {string} rule */
const according = (rule) => /^according-to:(party|claimant):(.+)$/.exec(rule);

/** @param {string} rule */
function told(rule) {
  const kind = according(rule)?.[1];
  return texts.find(({ id }) => id === (kind ? `according-to:${kind}:{id}` : rule));
}

/** @param {string} rule */
export function ruleName(rule) {
  const [, kind, id] = according(rule) ?? [];
  if (kind === 'party') return t('rule.party', { party: controlName(id) });
  if (kind === 'claimant') return t('rule.claimant', { claimant: claimantNamed(id) });
  return pick(told(rule)?.name) || rule;
}

/** @param {string} rule @returns {string} its name where it is one of several to choose from */
export const ruleOption = (rule) => (told(rule)?.default ? t('rule.usual', { rule: ruleName(rule) }) : ruleName(rule));

/** @param {string} rule @returns {string} how it decides, in a paragraph */
export const ruleText = (rule) => pick(told(rule)?.text);
