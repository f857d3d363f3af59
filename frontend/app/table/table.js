/** What the map shows, as a table that can be sorted, searched and taken along. */
import { address, getAll, isAbort } from '../api.js';
import { data, exactReading } from '../data.js';
import { byId, h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { announce, note } from '../panels/notice.js';
import { state, update } from '../state.js';
import { formatReading } from '../time.js';
import { closeView, openPlace } from '../views.js';
import { COLUMNS } from './columns.js';
import { saveCsv } from './csv.js';

const MOST = 400;

/** All settlements of the reading shown, which the map does not know in full. @type {Place[]} */
let places = [];
let placesFor = '';
/** @type {AbortController | null} */
let asking = null;
/** @type {Place[]} */
let rows = [];
let rowsFor = '';
let limit = MOST;

const sortedBy = () => columnOf(state.sort.replace(/^-/, '')).id;
const ascending = () => !state.sort.startsWith('-');

export function open() {
  const box = byId('table-view');
  box.hidden = false;
  rowsFor = '';
  build();
  draw();
  box.querySelector('h2')?.focus({ preventScroll: true });
}

export function close() {
  const box = byId('table-view');
  box.hidden = true;
  box.replaceChildren();
}

/** The parts that stay, so that the focus stays in them. */
function build() {
  const box = byId('table-view');
  box.setAttribute('aria-label', t('table.title'));
  box.lang = document.documentElement.lang;
  box.replaceChildren(
    h('header', {},
      h('div', {}, h('h2', { tabindex: -1 }, t('table.title')), h('p', { id: 'table-reading', class: 'small' })),
      h('div', { class: 'table-tools' },
        h('label', { class: 'hidden', for: 'table-filter' }, t('table.filter')),
        h('input', { id: 'table-filter', type: 'search', placeholder: t('table.filter'), value: state.filter, oninput: (/** @type {Event} */ event) => {
          limit = MOST;
          update({ filter: /** @type {HTMLInputElement} */ (event.target).value });
          announce(t('table.count', { count: rows.length }));
        } }),
        h('button', { id: 'table-csv', type: 'button', class: 'quiet', onclick: () => saveCsv(rows) }, t('table.csv')),
        h('button', { id: 'table-close', type: 'button', class: 'quiet', onclick: closeView }, t('table.close')))),
    sorting(),
    h('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': t('table.caption') },
      h('table', { role: 'table', id: 'table' },
        h('caption', { class: 'hidden' }, t('table.caption')),
        h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...COLUMNS.map(head))),
        h('tbody', { role: 'rowgroup', id: 'table-body' })),
      h('p', { id: 'table-more' })));
}

/** @param {import('./columns.js').Column} column */
function head(column) {
  return h('th', { role: 'columnheader', scope: 'col', class: column.class, 'data-column': column.id },
    h('button', { type: 'button', onclick: () => sort(column, sortedBy() === column.id ? !ascending() : !column.largestFirst) }, t(column.title), h('span', { class: 'arrow', 'aria-hidden': 'true' })));
}

/** What the headings do, where there is no room for them. */
function sorting() {
  const by = h('select', { id: 'table-sort', onchange: () => {
    const column = columnOf(by.value);
    sort(column, !column.largestFirst);
  } }, ...COLUMNS.map(({ id, title }) => h('option', { value: id }, t(title))));
  by.value = sortedBy();
  return h('div', { class: 'table-sort' }, h('label', {}, h('span', {}, t('table.sortBy')), by),
    h('button', { id: 'table-order', type: 'button', class: 'quiet', onclick: () => sort(columnOf(sortedBy()), !ascending()) }));
}

/** @param {string} id */
const columnOf = (id) => COLUMNS.find((column) => column.id === id) ?? COLUMNS[0];

/** @param {import('./columns.js').Column} column @param {boolean} up */
function sort(column, up) {
  update({ sort: (up ? '' : '-') + column.id });
  const { by, order } = sortWords();
  announce(t('table.sorted', { by, order }));
}

function sortWords() {
  return { by: t(columnOf(sortedBy()).title), order: t(ascending() ? 'table.ascending' : 'table.descending') };
}

export function draw() {
  const box = byId('table-view');
  if (!data.shown) return;
  if (box.lang !== document.documentElement.lang) build();
  const reading = address('/collections/settlements/items', { ...exactReading(), limit: 10000 });
  if (reading !== placesFor) {
    void load(reading);
    return;
  }
  const key = `${reading} ${state.place} ${box.lang} ${state.sort} ${state.filter}`;
  if (key === rowsFor && byId('table-body').childElementCount) return;
  rowsFor = key;
  const typed = /** @type {HTMLInputElement} */ (byId('table-filter'));
  if (typed.value !== state.filter) typed.value = state.filter;
  byId('table-reading').textContent = t('table.reading', { date: formatReading(data.shown.asOf.datetime), known: formatReading(data.shown.asOf.known) });
  fill();
}

/** @param {string} reading */
async function load(reading) {
  asking?.abort();
  const mine = asking = new AbortController();
  try {
    const found = await getAll(reading, { signal: mine.signal });
    if (mine !== asking) return;
    places = found.features;
    placesFor = reading;
    note('table', null);
    draw();
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    note('table', { kind: 'error', text: t('error.unreachable'), actions: [{ text: t('error.retry'), run: draw }] });
  }
}

function fill() {
  const column = columnOf(sortedBy());
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const words = state.filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  rows = places.filter((place) => {
    const text = COLUMNS.map((one) => one.search?.(place.properties) ?? '').join(' ').toLocaleLowerCase();
    return words.every((part) => text.includes(part));
  });
  const keys = new Map(rows.map((place) => [place, column.key(place.properties)]));
  rows.sort((a, b) => {
    const x = keys.get(a) ?? null, y = keys.get(b) ?? null;
    if (x === y) return 0;
    if (x === null) return 1;
    if (y === null) return -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return ascending() ? order : -order;
  });
  for (const th of byId('table').querySelectorAll('th')) {
    const sorted = th.getAttribute('data-column') === sortedBy();
    if (sorted) th.setAttribute('aria-sort', ascending() ? 'ascending' : 'descending');
    else th.removeAttribute('aria-sort');
  }
  /** @type {HTMLSelectElement} */ (byId('table-sort')).value = sortedBy();
  byId('table-order').textContent = ascending() ? '↑' : '↓';
  byId('table-order').setAttribute('aria-label', t('table.sorted', sortWords()));
  paint();
}

function paint() {
  const body = byId('table-body');
  const had = body.contains(document.activeElement) ? document.activeElement?.getAttribute('data-id') : null;
  body.replaceChildren(...rows.slice(0, limit).map(row));
  if (had) /** @type {HTMLElement | null} */ (body.querySelector(`[data-id="${had}"]`))?.focus({ preventScroll: true });
  const more = byId('table-more');
  more.replaceChildren(t('table.count', { count: rows.length }));
  if (rows.length > limit) {
    more.append(' ', h('button', { type: 'button', class: 'quiet', onclick: () => {
      limit += MOST;
      paint();
    } }, t('table.more', { count: Math.min(MOST, rows.length - limit) })));
  }
}

/** @param {Place} place */
function row(place) {
  const p = place.properties;
  return h('tr', { role: 'row', 'data-row': place.id, class: place.id === state.place ? 'selected' : null }, ...COLUMNS.map((column) => {
    const text = column.text(p);
    const blank = text === '' || text === 0;
    if (column.id === 'name') {
      return h('th', { role: 'rowheader', scope: 'row' }, h('button', { type: 'button', 'data-id': place.id, 'aria-current': place.id === state.place ? 'true' : null, onclick: () => openPlace(place.id) }, text));
    }
    return h('td', { role: 'cell', class: [column.class, blank ? 'blank' : '', column.id === sortedBy() ? 'sorted' : ''].filter(Boolean).join(' ') || null, 'data-column': column.id, 'data-title': t(column.title) },
      column.id === 'control' ? symbolCanvas(p, 6, 24) : null,
      h('span', {}, typeof text === 'number' ? formatNumber(text) : text || h('span', { class: 'none' }, h('span', { 'aria-hidden': 'true' }, '–'), h('span', { class: 'hidden' }, t('table.none')))));
  }));
}
