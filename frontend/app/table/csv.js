/** The table as a file. */
import { data } from '../data.js';
import { h } from '../dom.js';
import { dayOf } from '../time.js';

/** @type {(keyof PlaceProperties)[]} */
const FIELDS = [
  'name', 'name_uk', 'kind', 'katottg', 'pcode', 'adm1', 'adm2', 'adm3', 'control', 'agreement', 'claimed_control', 'control_since', 'last_report_at', 'stale',
  'pop_before', 'pop_before_date', 'pop_before_kind', 'pop_before_qualifier', 'pop_latest', 'pop_latest_date', 'pop_latest_kind', 'pop_latest_qualifier',
  'reports_for', 'reports_against', 'reports_set_aside',
];

/** @param {unknown} value quoted where RFC 4180 asks for it, and never taken for a formula by a spreadsheet */
function cell(value) {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^['\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** @param {Place[]} places in the order of the table */
export function csvOf(places) {
  const asOf = data.shown?.asOf;
  const head = ['id', 'lon', 'lat', ...FIELDS, 'as_of_datetime', 'as_of_known', 'as_of_position', 'as_of_rule', 'as_of_without'];
  const lines = places.map(({ id, geometry, properties }) => [
    id, geometry?.coordinates[0], geometry?.coordinates[1], ...FIELDS.map((field) => properties[field]),
    asOf?.datetime, asOf?.known, asOf?.position, asOf?.rule, asOf?.without?.join(' '),
  ]);
  return [head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** @param {Place[]} places */
export function saveCsv(places) {
  const url = URL.createObjectURL(new Blob(['\ufeff', csvOf(places)], { type: 'text/csv;charset=utf-8' }));
  const link = h('a', { href: url, download: `frontline-map-${dayOf(data.shown?.asOf.datetime ?? '') || 'table'}.csv` });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 10000);
}
