/** Comparisons that are asked for again and again. */
import { t } from '../i18n.js';
import { addDays, dayOf } from '../time.js';
import { controlName } from '../words.js';

/** @typedef {Partial<State> & {second: ReadingState}} Patch */

/** The same day a month before, or that month's last. @param {string} day */
export function monthBefore(day) {
  const [year, month, date] = day.split('-').map(Number);
  const last = addDays(`${day.slice(0, 8)}01`, -1);
  return date >= Number(last.slice(8)) ? last : new Date(Date.UTC(year, month - 2, date)).toISOString().slice(0, 10);
}

/**
 * @param {Theatre} theatre
 * @returns {{id: string, text: string, apply: (from: ReadingState) => Patch}[]}
 */
export function presets(theatre) {
  const [own, other] = theatre.parties;
  const list = [];
  if (own && other) {
    list.push({
      id: 'sides', text: t('compare.preset.sides', { a: controlName(other.id), b: controlName(own.id) }),
      apply: (/** @type {ReadingState} */ { datetime, mode, known, position, without }) => ({
        rule: `according-to:party:${other.id}`, second: { datetime, mode, known, position, without, rule: `according-to:party:${own.id}` },
      }),
    });
  }
  list.push({
    id: 'month', text: t('compare.preset.month'),
    apply: (/** @type {ReadingState} */ { datetime, mode, known, position, rule, without }) => ({
      rule, second: { datetime: monthBefore(dayOf(datetime)), mode, known, position, rule, without },
    }),
  }, {
    id: 'known', text: t('compare.preset.known'),
    apply: (/** @type {ReadingState} */ { datetime, position, rule, without }) => ({
      rule, mode: /** @type {Mode} */ ('then'), known: null, second: { datetime, mode: /** @type {Mode} */ ('hindsight'), known: null, position, rule, without },
    }),
  });
  return list;
}
