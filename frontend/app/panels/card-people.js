/** A settlement's population: before the invasion, now, and every figure with its source. */
import { h, outLink } from '../dom.js';
import { t, word } from '../i18n.js';
import { formatGiven, formatTurn } from '../time.js';
import { figureText, languageOf } from '../words.js';

/** @param {PlaceProperties} p */
export function people(p) {
  const list = p.populations ?? [];
  return h('section', {},
    h('h3', {}, t('people.title')),
    h('div', { class: 'people' },
      headline(t('people.before'), p.pop_before, p.pop_before_qualifier, p.pop_before_kind, p.pop_before_date, list),
      headline(t('people.latest'), p.pop_latest, p.pop_latest_qualifier, p.pop_latest_kind, p.pop_latest_date, list)),
    list.length ? h('details', { 'data-part': 'figures' }, h('summary', {}, t('people.all', { count: list.length })),
      h('ul', { class: 'figures' }, ...list.map(figure))) : null);
}

/**
 * @param {string} title
 * @param {number | null} value
 * @param {string | null} qualifier
 * @param {string | null} kind
 * @param {string | null} date
 * @param {Population[]} list
 */
function headline(title, value, qualifier, kind, date, list) {
  const same = list.find((one) => one.reference === date && one.kind === kind && (value === null || one.value === value));
  const shown = figureText(same ?? { value, qualifier });
  const source = same?.document;
  return h('div', {}, h('p', { class: 'label' }, title),
    h('p', { class: shown ? 'number' : 'number none' }, shown || t('people.none')),
    shown ? h('p', { class: 'small' }, [kind ? word('popKind', kind) : '', dated(same ?? { reference: date })].filter(Boolean).join(', ')) : null,
    shown && source?.publisher ? h('p', { class: 'small' }, outLink(source.url, source.publisher, { class: 'alone' })) : null);
}

/** @param {Pick<Population, 'reference'> & {reference_not_after?: string | null}} one @returns {string} the date a figure is of */
function dated({ reference, reference_not_after: notAfter }) {
  if (reference) return formatGiven(reference);
  return notAfter ? t('time.by', { date: formatTurn(notAfter) }) : '';
}

/** @param {Population} one */
function figure(one) {
  return h('li', {},
    h('p', {}, h('b', {}, figureText(one)), ` ${word('popKind', one.kind)}`, dated(one) ? `, ${dated(one)}` : '',
      one.scope === 'wider' ? h('span', { class: 'tag' }, t('people.wider')) : null),
    one.note ? h('p', { class: 'small', lang: languageOf(one.note) }, one.note) : null,
    h('p', { class: 'small' }, one.document ? outLink(one.document.url, one.document.title ?? one.document.publisher ?? t('report.document'), { class: 'alone' }) : null,
      one.published ? ` · ${t('report.published', { date: formatGiven(one.published) })}` : ''));
}
