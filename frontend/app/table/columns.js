/** The columns of the table: what each shows, sorts by and is searched by. */
import { language, t, word } from '../i18n.js';
import { formatTurn } from '../time.js';
import { claimText, figureText, headline, nameOf } from '../words.js';

/**
 * @typedef {{id: string, title: string, class?: string, largestFirst?: boolean,
 *   text: (p: PlaceProperties) => string | number, key: (p: PlaceProperties) => string | number | null,
 *   search?: (p: PlaceProperties) => string}} Column
 */

/** @param {'adm2' | 'adm3'} unit @param {PlaceProperties} p */
const area = (unit, p) => (language() === 'uk' ? (p[`${unit}_uk`] ?? p[unit]) : p[unit]) ?? '';

/** @param {PlaceProperties} p */
const held = (p) => (p.agreement === 'claimed' && p.claimed_control ? `${headline(p)}; ${claimText(p.claimed_control)}` : headline(p));

/**
 * @param {number | null} value @param {string | null} qualifier @param {string | null} kind @param {string | null} date
 */
function figure(value, qualifier, kind, date) {
  const said = figureText({ value, qualifier });
  return said && [said, [kind ? word('popKind', kind) : '', date ? date.slice(0, 4) : ''].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

/** @type {Column[]} */
export const COLUMNS = [
  { id: 'name', title: 'table.name', text: nameOf, key: nameOf, search: (p) => [p.name, p.name_uk, p.name_ru].filter(Boolean).join(' ') },
  { id: 'area', title: 'table.area', text: (p) => [area('adm2', p), area('adm3', p)].filter(Boolean).join(' / '),
    key: (p) => [area('adm2', p), area('adm3', p)].filter(Boolean).join(' / ') || null, search: (p) => [p.adm2, p.adm2_uk, p.adm3, p.adm3_uk].filter(Boolean).join(' ') },
  { id: 'control', title: 'table.control', text: held, key: (p) => (p.control === 'unknown' ? null : held(p)), search: held },
  { id: 'agreement', title: 'table.agreement', text: (p) => (p.control === 'unknown' && p.agreement === 'baseline' ? '' : t(`agreement.${p.agreement}`)),
    key: (p) => (p.control === 'unknown' && p.agreement === 'baseline' ? null : p.agreement), search: (p) => t(`agreement.${p.agreement}`) },
  { id: 'since', title: 'table.since', text: (p) => formatTurn(p.control_since), key: (p) => p.control_since, largestFirst: true },
  { id: 'last', title: 'table.last', text: (p) => formatTurn(p.last_report_at), key: (p) => p.last_report_at, largestFirst: true },
  { id: 'before', title: 'table.before', class: 'figure', text: (p) => figure(p.pop_before, p.pop_before_qualifier, p.pop_before_kind, p.pop_before_date),
    key: (p) => p.pop_before, largestFirst: true },
  { id: 'latest', title: 'table.latest', class: 'figure', text: (p) => figure(p.pop_latest, p.pop_latest_qualifier, p.pop_latest_kind, p.pop_latest_date),
    key: (p) => p.pop_latest, largestFirst: true },
  { id: 'for', title: 'table.for', class: 'figure count-of', text: (p) => p.reports_for, key: (p) => p.reports_for, largestFirst: true },
  { id: 'against', title: 'table.against', class: 'figure count-of', text: (p) => p.reports_against, key: (p) => p.reports_against, largestFirst: true },
];
