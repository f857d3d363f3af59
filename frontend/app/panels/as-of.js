/** Says on screen at all times which reading the map shows. */
import { data, upToDate } from '../data.js';
import { byId, h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { DEFAULT_RULE, state } from '../state.js';
import { formatReading } from '../time.js';
import { ruleName } from '../rules/rule-names.js';

export function drawAsOf() {
  const line = byId('as-of');
  const latest = byId('latest');
  latest.hidden = state.position === null && state.known === null;
  const asOf = data.shown?.asOf;
  if (!asOf) {
    line.textContent = t('asOf.none');
    return;
  }
  line.replaceChildren(...(state.second ? [h('b', { class: 'side' }, t('compare.left'))] : []), ...readingLine(asOf, state));
  line.classList.toggle('old', data.failed || !upToDate());
  if (data.failed) line.append(h('span', { class: 'warn' }, t('asOf.lastAnswer')));
}

/** @param {AsOf} asOf @param {ReadingState} reading */
export function readingLine(asOf, reading) {
  const hindsight = asOf.known > asOf.datetime;
  return [
    h('strong', {}, t('asOf.date', { date: formatReading(asOf.datetime, state.second ? 'short' : 'long') })),
    h('span', { class: hindsight ? 'hindsight' : 'then' },
      hindsight ? t('asOf.hindsight', { date: formatReading(asOf.known, 'short') })
        : asOf.known === asOf.datetime ? t('asOf.then') : t('asOf.known', { date: formatReading(asOf.known, 'short') })),
    h('span', {}, t(reading.position === null ? 'asOf.position' : 'asOf.pinned', { position: formatNumber(asOf.position) })),
    ...(asOf.rule !== DEFAULT_RULE ? [h('span', {}, t('asOf.rule', { rule: ruleName(asOf.rule) }))] : []),
  ];
}
