/** What recording something would change: in the reading on screen, and as of the end of today. */
import { address } from '../api.js';
import { h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { claimantNamed, ruleName } from '../rules/rule-names.js';
import { DEFAULT_RULE, readingParams, state } from '../state.js';
import { formatGiven, formatReading, lastPart } from '../time.js';
import { verdictShort } from '../words.js';
import { sendSafely } from './writing.js';

/** @typedef {{before: Verdict, after: Verdict}} Turn */

/**
 * Tries it without recording it.
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<{shown: any, today: any, reading: string}>} the answers for both readings, and the name of the one on screen
 */
export async function tryOut(path, body) {
  const { datetime, known, rule, without } = readingParams();
  const reading = readingName();
  const [shown, today] = await Promise.all([{ datetime, known, rule, without }, {}]
    .map((params) => sendSafely(address(path, { dry_run: 'true', ...params }), body, crypto.randomUUID())));
  return { shown, today, reading };
}

/** @param {string} time */
const timeName = (time) => (time.includes('T') ? formatReading(time, 'short') : formatGiven(lastPart(time)));

function readingName() {
  const { datetime, mode, known, position, rule, without } = state;
  return [t('asOf.date', { date: timeName(datetime) }), mode === 'then' ? t('asOf.then') : known ? t('asOf.known', { date: timeName(known) }) : t('trial.hindsight'),
    rule === DEFAULT_RULE ? '' : t('asOf.rule', { rule: ruleName(rule) }), without.length ? t('trial.without', { claimants: without.map(claimantNamed).join(', ') }) : '',
    position === null ? '' : t('trial.latest', { position: formatNumber(position) })].filter(Boolean).join(', ');
}

/** @param {string} reading @param {Turn} shown @param {Turn} today @returns {HTMLElement[]} both turns in words */
export const turns = (reading, shown, today) => [line('shown', reading, shown), line('today', t('trial.today'), today)];

/** @param {string} name @param {string} reading @param {Turn} turn */
function line(name, reading, { before, after }) {
  const same = before.control === after.control && before.agreement === after.agreement && before.claimed_control === after.claimed_control;
  return h('p', { class: 'small', 'data-reading': name }, h('b', {}, `${reading}: `),
    same ? t('trial.same', { verdict: verdictShort(after) }) : t('trial.changes', { before: verdictShort(before), after: verdictShort(after) }));
}
