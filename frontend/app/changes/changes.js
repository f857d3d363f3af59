/** What has changed: by publication, at the front, or in this ledger; and, apart, what was corrected. */
import { address, forget, get, isAbort, pinnedAddress } from '../api.js';
import { data } from '../data.js';
import { byId, h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { readingParams, state, update } from '../state.js';
import { dayOf, formatDay, formatReading } from '../time.js';
import { closeView, openPlace } from '../views.js';
import { changeItem } from './change-item.js';
import { correctionItem } from './correction-item.js';

/** @typedef {'known' | 'valid' | 'position' | 'corrections'} Tab */

const PAGE = 40;
/** @type {Tab[]} */
const TABS = ['known', 'valid', 'position', 'corrections'];

/** @type {Tab} */
let tab = 'known';
/** The last day of the list; it stays while the reader moves along the list itself. */
let until = '';
/** The day that a click on the list has led to. */
let led = '';
/** @type {AbortController | null} */
let asking = null;
let shownFor = '';
/** @type {{items: (Change | Correction)[], next: string | null, matched: number | null, failed: boolean, links: PageLink[]}} */
let list = { items: [], next: null, matched: null, failed: false, links: [] };
/** @type {string | null} */
let current = null;

/** Where the list along the ledger begins; null: at what the map shows. @type {number | null} */
let ledgerTo = null;

/** The list along the ledger, for when the view opens next. @param {number | null} to its first position */
export function showLedger(to) {
  begin('position', to);
  if (!byId('side').hidden) draw();
}

export function open() {
  byId('side').hidden = false;
  shownFor = '';
  draw();
  byId('side').focus({ preventScroll: true });
}

export function close() {
  asking?.abort();
  ledgerTo = null;
  byId('side').hidden = true;
  byId('side').replaceChildren();
}

export function draw() {
  const day = dayOf(state.datetime);
  if (day !== led) {
    until = day;
    led = '';
    current = null;
  }
  const url = wanted();
  if (url !== shownFor) void load(url);
  paint();
}

function wanted() {
  const { rule, without, datetime, known, position } = readingParams();
  const ledger = data.shown?.asOf.position ?? position;
  if (tab === 'corrections') return address('/corrections', { position: ledger, limit: PAGE });
  const common = { axis: tab, rule, without, limit: PAGE };
  if (tab === 'known') return address('/changes', { ...common, to: until, position: ledger });
  if (tab === 'valid') return address('/changes', { ...common, to: until, known: state.mode === 'then' ? until : known, position: ledger });
  return address('/changes', { ...common, datetime, known, to: ledgerTo ?? ledger });
}

/** @param {string} url @param {boolean} [goesOn] whether it goes on with the list that is there */
async function load(url, goesOn = false) {
  asking?.abort();
  const mine = asking = new AbortController();
  if (!goesOn) shownFor = url;
  try {
    const answer = await get(url, { signal: mine.signal });
    if (mine !== asking) return;
    const items = answer.changes ?? answer.corrections ?? [];
    const links = /** @type {PageLink[]} */ (answer.links ?? []);
    list = {
      items: goesOn ? [...list.items, ...items] : items, next: links.find(({ rel }) => rel === 'next')?.href ?? null, matched: answer.numberMatched ?? null,
      failed: false, links: goesOn ? list.links : links,
    };
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    if (goesOn) list.failed = true;
    else list = { items: [], next: null, matched: null, failed: true, links: [] };
  }
  paint();
}

function paint() {
  const side = byId('side');
  side.setAttribute('aria-label', t('changes.title'));
  const top = side.querySelector('.side-body')?.scrollTop ?? 0;
  const key = side.contains(document.activeElement) ? document.activeElement?.getAttribute('data-key') : null;
  const body = h('div', { class: 'side-body', role: 'tabpanel', id: 'changes-panel', 'aria-labelledby': `tab-${tab}` },
    h('p', { class: 'small' }, t(`changes.${tab}.text`)),
    tab === 'corrections' ? null : h('p', { class: 'upto' }, upTo()),
    list.failed ? h('p', { class: 'card-error', role: 'alert' }, t('changes.failed'), ' ',
      h('button', { type: 'button', class: 'quiet', onclick: () => { forget(); void load(shownFor); } }, t('error.retry'))) : null,
    h('ol', { id: 'changes-list' }, ...list.items.map(item)),
    list.items.length || list.failed ? null : h('p', {}, t(tab === 'corrections' ? 'changes.noCorrections' : 'changes.nothing')),
    list.next ? h('button', { type: 'button', id: 'changes-more', 'data-key': 'more', class: 'wide', onclick: more }, t('changes.more')) : null,
    feeds());
  side.replaceChildren(
    h('header', {}, h('h2', {}, t('changes.title')),
      h('button', { type: 'button', class: 'close', 'data-key': 'close', 'aria-label': t('close'), onclick: closeView }, '×')),
    h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('changes.axis') }, ...TABS.map(tabButton)), body);
  body.scrollTop = top;
  if (key) /** @type {HTMLElement | null} */ (side.querySelector(`[data-key="${key}"]`))?.focus({ preventScroll: true });
}

function upTo() {
  const count = list.matched === null ? '' : t('changes.count', { count: list.matched });
  if (tab === 'position') {
    const position = formatNumber(ledgerTo ?? data.shown?.asOf.position ?? 0);
    return t(ledgerTo === null && state.position === null ? 'changes.upToLatest' : 'changes.upToPosition', { count, position, reading: readingText() });
  }
  return t('changes.upTo', { count, date: formatDay(until, 'long') });
}

/** The moment that the readings of the list along the ledger are of, and what was known. */
function readingText() {
  const asOf = data.shown?.asOf;
  const known = state.mode === 'then' ? t('asOf.then') : asOf ? t('asOf.hindsight', { date: formatReading(asOf.known, 'short') }) : t('mode.hindsight');
  return `${asOf ? formatReading(asOf.datetime) : formatDay(dayOf(state.datetime), 'long')}, ${known}`;
}

/** @param {Tab} name */
function tabButton(name) {
  return h('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'data-key': `tab-${name}`, 'aria-selected': String(name === tab), 'aria-controls': 'changes-panel',
    tabindex: name === tab ? 0 : -1, onclick: () => choose(name),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (!by) return;
      event.preventDefault();
      const next = TABS[(TABS.indexOf(name) + by + TABS.length) % TABS.length];
      choose(next);
      byId(`tab-${next}`).focus();
    },
  }, t(`changes.${name}`));
}

/** @param {Tab} name @param {number | null} to */
function begin(name, to) {
  tab = name;
  ledgerTo = to;
  shownFor = '';
  until = dayOf(state.datetime);
  led = '';
  current = null;
  list = { items: [], next: null, matched: null, failed: false, links: [] };
}

/** @param {Tab} name */
function choose(name) {
  if (tab === name && ledgerTo === null) return;
  begin(name, null);
  byId('side').querySelector('.side-body')?.scrollTo(0, 0);
  draw();
}

/** @param {Change | Correction} one */
function item(one) {
  if ('kind' in one) return correctionItem(one, openPlace);
  return changeItem(one, { axis: tab, current: one.id === current, go: () => go(one) });
}

/** @param {Change} change moves the date to it and opens the place */
function go(change) {
  current = change.id;
  const phone = matchMedia('(max-width: 760px)').matches;
  if (change.at) {
    led = dayOf(change.at);
    update(tab === 'known' ? { datetime: led, mode: 'then', known: null } : { datetime: led });
  }
  openPlace(change.settlement, phone);
  paint();
}

function more() {
  if (!list.next) return;
  const there = new URL(list.next, location.href);
  void load(there.pathname + there.search, true);
}

/** For other programs: a feed, which goes on, and this list as it is. */
function feeds() {
  if (tab === 'corrections') return null;
  const { rule, without, datetime, known } = readingParams();
  const csv = pinnedAddress(list.links, { f: 'csv', limit: null });
  return h('p', { class: 'small feeds' }, h('a', { class: 'alone', href: address('/changes', { axis: tab, ...(tab === 'position' ? { datetime, known } : {}), rule, without, f: 'atom' }) }, t('changes.feed')),
    csv ? ' · ' : null, csv ? h('a', { class: 'alone', href: csv, download: '' }, t('changes.csv')) : null);
}
