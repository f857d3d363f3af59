/** What reading the files of an import came to. */
import { ApiError } from '../api.js';
import { h } from '../dom.js';
import { formatNumber, t, word } from '../i18n.js';
import { token, whyRefused } from '../panels/session.js';
import { claimantNamed } from '../rules/rule-names.js';
import { formatGiven } from '../time.js';
import { filesText, formatName, size, stateBadge } from './words.js';

/** @param {Import} one @returns {HTMLElement} what it is */
export function head(one) {
  const facts = [[t('import.formatLabel'), formatName(one.format)], [t('form.claimant'), one.claimant ? claimantNamed(one.claimant) : ''],
    [t('import.begun'), formatGiven(one.created)], [t('import.ended'), one.ended ? formatGiven(one.ended) : '']];
  return h('div', { class: 'import-head' },
    h('h3', { id: 'import-heading', tabindex: -1 }, filesText(one), ' ', stateBadge(one)),
    h('dl', { class: 'facts' }, ...facts.filter(([, value]) => value).flatMap(([name, value]) => [h('div', {}, h('dt', {}, name), h('dd', {}, value))])));
}

/** @param {Import} one @returns {Node[]} */
export function report(one) {
  const { rows } = one;
  const kinds = Object.entries(one.dropped).map(([kind, count]) => `${word('import.dropped', kind)}: ${formatNumber(count)}`);
  const figure = (/** @type {string} */ name, /** @type {number} */ count, /** @type {string} */ more = '') => h('div', { class: name, 'data-rows': name },
    h('dt', {}, t(`import.rows.${name}`)), h('dd', {}, h('b', {}, formatNumber(count)), more ? h('small', {}, more) : null));
  const broken = one.files.filter(({ problem }) => problem);
  return [
    h('dl', { id: 'import-figures' }, figure('read', rows.read), figure('accepted', rows.accepted), figure('unchanged', rows.unchanged),
      figure('dropped', rows.dropped, kinds.join(' · ')), figure('rejected', rows.rejected)),
    ...(broken.length ? [h('section', { class: 'unreadable' }, h('h4', {}, t('import.unreadable')),
      h('ul', {}, ...broken.map(({ name, problem }) => h('li', {}, name ? h('b', {}, `${name}: `) : null, h('span', { lang: 'en' }, problem)))))] : []),
    ...(one.notices_first.length ? [notices(one.notices_first)] : []),
    ...(rows.rejected ? [rejected(one)] : []),
    h('details', { class: 'import-files' }, h('summary', {}, t('import.fileList')),
      h('ul', {}, ...one.files.map(({ name, bytes, sha256 }) => h('li', {}, h('b', {}, name ?? t('import.file')), ` ${size(bytes)} `, h('small', {}, `SHA-256 ${sha256}`))))),
  ];
}

/** @param {ImportNotice[]} all */
function notices(all) {
  return h('section', { id: 'import-notices' }, h('h4', {}, t('import.notices')),
    h('ul', {}, ...all.map(({ file, line, message }) => h('li', {},
      file ? h('b', {}, line ? t('import.fileLine', { file, line }) : file) : null, file ? ': ' : '', h('span', { lang: 'en' }, message)))));
}

/** @param {Import} one */
function rejected(one) {
  const { rejected: count } = one.rows;
  const error = h('p', { class: 'error', role: 'alert' });
  const button = h('button', { id: 'import-download', type: 'button', class: 'wide', onclick: async () => {
    error.textContent = '';
    button.disabled = true;
    try {
      await download(one.id);
    } catch (failed) {
      error.textContent = whyRefused(failed);
    } finally {
      button.disabled = false;
    }
  } }, t('import.download'));
  const shown = one.rejected_first;
  const cell = (/** @type {string} */ name, /** @type {string | null} */ text, lang = '') => h('td', { 'data-title': t(`import.column.${name}`), 'data-column': name, lang: lang || null }, text);
  // Features may all stand in one line of a file.
  const features = shown.some(({ feature }) => feature);
  return h('section', { id: 'import-rejected' }, h('h4', { id: 'import-rejected-title' }, t('import.rejectedTitle', { count })),
    ...(one.links.some(({ rel }) => rel === 'rejected') ? [h('p', {}, t('import.rejectedText')), button, error] : []),
    shown.length ? h('div', { class: 'rejected-table', tabindex: 0, role: 'region', 'aria-labelledby': 'import-rejected-title' }, h('table', {},
      h('thead', {}, h('tr', {}, ...['file', 'line', ...(features ? ['feature'] : []), 'column', 'value', 'reason'].map((name) => h('th', { scope: 'col' }, t(`import.column.${name}`))))),
      h('tbody', {}, ...shown.map((row) => h('tr', {}, cell('file', row.file), cell('line', row.line === null ? '–' : String(row.line)),
        features ? cell('feature', row.feature ? String(row.feature) : '–') : null,
        cell('column', row.column ?? t('import.wholeRow')), cell('value', row.value ?? '–'), cell('reason', row.reason, 'en')))))) : null,
    shown.length && shown.length < count ? h('p', { class: 'small' }, t('import.rejectedMore', { shown: shown.length, count })) : null);
}

/** Takes the rejected rows to the reader's disk: the address alone would not carry the token. @param {string} id */
async function download(id) {
  const answer = await fetch(`/imports/${id}/rejected`, { headers: { Authorization: `Bearer ${token() ?? ''}` } }).catch(() => {
    throw new ApiError(0);
  });
  if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => ({ status: answer.status })));
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'rejected.csv';
  const url = URL.createObjectURL(await answer.blob());
  h('a', { href: url, download: name }).click();
  // The browser has its own hold on it once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
