/** One correction of this archive's own records: what stood here, for how long, and what stands now. */
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { formatGiven } from '../time.js';
import { nameOf, reportSentence } from '../words.js';

/**
 * @param {Correction} one
 * @param {(id: string) => void} open
 */
export function correctionItem(one, open) {
  const place = one.name ? nameOf({ name: one.name, name_uk: one.name_uk ?? one.before?.settlement_name ?? null }) : '';
  return h('li', { class: 'change entry', 'data-correction': one.position },
    h('p', { class: 'when' }, t('report.position', { position: one.position }), ' · ', formatGiven(one.recorded_at)),
    h('p', {}, h('b', {}, t('changes.what', { kind: word('changes.kind', one.kind), subject: word('changes.subject', one.subject) })), ' ',
      one.settlement ? h('button', { type: 'button', class: 'link plain', 'data-key': `correction-${one.position}`, onclick: () => open(one.settlement ?? '') }, place || one.settlement) : null),
    one.before ? h('p', { class: 'was' }, h('b', {}, t('changes.was')), ' ', reportSentence(one.before, place)) : null,
    one.after ? h('p', { class: 'is' }, h('b', {}, t('changes.is')), ' ', reportSentence(one.after, place)) : null,
    one.kind === 'redaction' ? h('p', { class: 'small' }, t('changes.redacted')) : null,
    one.reason ? h('p', {}, t('changes.reason', { reason: one.reason })) : null,
    h('p', { class: 'small' }, t('changes.stood', { duration: duration(one.stood_seconds), from: formatGiven(one.stood_from), until: formatGiven(one.stood_until) })));
}

/** @param {number} seconds in the largest unit that fits */
function duration(seconds) {
  if (seconds >= 2 * 86400) return t('duration.days', { count: Math.round(seconds / 86400) });
  if (seconds >= 7200) return t('duration.hours', { count: Math.round(seconds / 3600) });
  if (seconds >= 120) return t('duration.minutes', { count: Math.round(seconds / 60) });
  return t('duration.seconds', { count: Math.round(seconds) });
}
