/** Names the two readings of a comparison by what sets them apart. */
import { t } from '../i18n.js';
import { ruleName } from '../rules/rule-names.js';
import { formatGiven, formatReading } from '../time.js';

/** @param {string} datetime */
const dateName = (datetime) => (datetime.includes('T') ? formatReading(datetime, 'short') : formatGiven(datetime));

/** @param {ReadingState} reading */
const knownName = ({ mode, known }) => (mode === 'then' ? t('compare.then') : known ? t('asOf.known', { date: formatReading(known, 'short') }) : t('compare.now'));

/** @param {ReadingState} reading */
const positionName = ({ position }) => (position === null ? t('compare.head') : t('asOf.position', { position }));

/** @param {ReadingState} a @param {ReadingState} b @returns {[string, string]} */
export function sideNames(a, b) {
  /** @type {((reading: ReadingState) => string)[]} */
  const ways = [];
  if (a.rule !== b.rule) ways.push(({ rule }) => ruleName(rule));
  if (a.datetime !== b.datetime) ways.push(({ datetime }) => dateName(datetime));
  if (a.mode !== b.mode || a.known !== b.known) ways.push(knownName);
  if (a.position !== b.position) ways.push(positionName);
  if (!ways.length) ways.push(({ datetime }) => dateName(datetime));
  const name = (/** @type {ReadingState} */ reading) => ways.map((way) => way(reading)).join(' · ');
  return [name(a), name(b)];
}
