/** One change of a reading, from one to another, in words. */
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { formatGiven, formatTurn } from '../time.js';
import { nameOf, verdictShort } from '../words.js';

/** @param {Verdict} verdict */
const side = (verdict) => h('span', { class: 'as-read' }, symbolCanvas({ ...verdict, stale: false }, 6, 24), h('span', {}, verdictShort(verdict)));

/** Only how far the sources agree. @param {Change} change */
const sameControl = ({ before, after }) => before.control === after.control && before.claimed_control === after.claimed_control;

/**
 * @param {Change} change
 * @param {{axis: string, current: boolean, go: () => void}} how
 */
export function changeItem(change, { axis, current, go }) {
  const entry = axis === 'position' && change.cause !== 'report';
  return h('li', { class: entry ? 'change entry' : 'change', 'data-change': change.id },
    h('p', { class: 'when' }, when(change), entry ? h('span', { class: 'tag warn' }, word('changes.cause', change.cause)) : null),
    h('button', { type: 'button', 'data-key': `change-${change.id}-${change.position ?? ''}`, 'aria-current': current ? 'true' : null, onclick: go },
      h('b', {}, nameOf(change)),
      h('span', { class: 'turn' }, side(change.before), h('span', { class: 'hidden' }, t('changes.becomes')), h('i', { 'aria-hidden': 'true' }, '→'), side(change.after)),
      sameControl(change) ? h('small', {}, t('changes.agreement', {
        before: t(`agreement.${change.before.agreement}`), after: t(`agreement.${change.after.agreement}`) })) : null,
      change.reports.length && axis !== 'position' ? h('small', {}, t('changes.by', { count: change.reports.length })) : null),
    change.reason ? h('p', { class: 'small' }, t('changes.reason', { reason: change.reason })) : null);
}

/** @param {Change} change */
function when(change) {
  if (change.at) return formatTurn(change.at);
  return [t('report.position', { position: change.position ?? 0 }), change.recorded_at ? formatGiven(change.recorded_at) : ''].filter(Boolean).join(' · ');
}
