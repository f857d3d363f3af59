/** One settlement: its reading, figures, reports and history. */
import { address, ApiError, awaiting, get, isAbort } from '../api.js';
import { exactReading } from '../data.js';
import { byId, h } from '../dom.js';
import { language, t, word } from '../i18n.js';
import { lanes } from '../lanes/lanes.js';
import { lookOf, symbolCanvas } from '../map/symbols.js';
import { readingParams, state, update } from '../state.js';
import { dayOf, formatGiven, formatTurn } from '../time.js';
import { claimText, headline, nameOf, verdictDetails, verdictShort, whereabouts } from '../words.js';
import { people } from './card-people.js';
import { reportGroups } from './card-reports.js';
import { why } from './card-why.js';
import { withoutBox } from './card-without.js';
import { announce } from './notice.js';
import { openReportForm } from './report-form.js';
import { askToSignIn, mayReport, onSession } from './session.js';

/** @type {AbortController | null} */
let asking = null;
/** `whole` is the settlement with nobody left out, while somebody is; `other` as the second reading has it. @type {{place: Place, history: PlaceHistory | null, whole: Place | null, other: Place | null} | null} */
let shown = null;
let asked = '';
/** Whether it is to be asked for again once the answer awaited is here: a replay moves on faster than it comes. */
let again = false;
/** @type {(day: string) => void} */
let goToDay = () => undefined;

/** @param {(day: string) => void} go */
export function startCard(go) {
  goToDay = go;
  onSession(() => {
    if (shown) draw();
  });
}

export function closeCard() {
  asking?.abort();
  asking = null;
  again = false;
  shown = null;
  byId('card').hidden = true;
  byId('card').replaceChildren();
}

/** @type {Promise<void>} */
let drawing = Promise.resolve();

/** Asks for the place of the state and draws it; until then, what is there stays. @returns {Promise<void>} until it is drawn */
export function drawCard() {
  const id = state.place;
  if (id && asking && asked === id) again = true;
  else if (id) drawing = askAndDraw(id);
  return drawing;
}

/** @param {string} id */
async function askAndDraw(id) {
  asking?.abort();
  const mine = asking = new AbortController();
  asked = id;
  const card = byId('card');
  card.hidden = false;
  if (shown?.place.id !== id) {
    shown = null;
    card.replaceChildren(header(h('h2', {}, id), null), h('p', { class: 'waiting' }, t('card.loading')));
  } else draw();
  card.classList.add('waiting');
  awaiting(1);
  const path = `/collections/settlements/items/${encodeURIComponent(id)}`;
  try {
    const reading = readingParams();
    const [place, history, whole, other] = await Promise.all([
      get(address(path, { ...reading, expand: 'names,populations,reports' }), { signal: mine.signal }),
      get(address(`${path}/history`, reading), { signal: mine.signal }).catch((error) => {
        if (isAbort(error)) throw error;
        return null;
      }),
      reading.without ? get(address(path, { ...reading, without: null }), { signal: mine.signal }) : null,
      state.second ? get(address(path, readingParams(state.second)), { signal: mine.signal }).catch((error) => {
        if (isAbort(error)) throw error;
        return null;
      }) : null,
    ]);
    if (mine !== asking || state.place !== id) return;
    const fresh = shown === null;
    shown = { place, history, whole, other };
    if (place.id !== id) update({ place: place.id });
    draw();
    if (fresh) announce(`${nameOf(place.properties)}. ${verdictShort(place.properties)}`);
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    const text = error instanceof ApiError && error.status === 404 ? t('card.notFound') : t('card.failed');
    const retry = h('button', { type: 'button', class: 'quiet', onclick: () => void drawCard() }, t('error.retry'));
    if (shown) card.querySelector('.card-error')?.remove();
    else card.replaceChildren(header(h('h2', {}, id), null));
    card.append(h('p', { class: 'card-error', role: 'alert' }, text, ' ', retry));
  } finally {
    awaiting(-1);
    if (mine === asking) {
      asking = null;
      card.classList.remove('waiting');
      if (again) {
        again = false;
        void drawCard();
      }
    }
  }
}

/** @param {HTMLElement} title @param {HTMLElement | null} below */
function header(title, below) {
  return h('header', {}, h('div', {}, title, below),
    h('button', { type: 'button', class: 'close', 'aria-label': t('close'), onclick: () => {
      update({ place: null });
      byId(byId('table-view').hidden ? 'map-places' : 'table-view').focus({ preventScroll: true });
    } }, '×'));
}

function draw() {
  if (!shown) return;
  const { place, history } = shown;
  const p = place.properties;
  const card = byId('card');
  const top = card.querySelector('.card-scroll')?.scrollTop ?? 0;
  const open = new Set([...card.querySelectorAll('details[open]')].map((el) => el.getAttribute('data-part')));
  const focusKey = card.contains(document.activeElement) ? document.activeElement?.getAttribute('data-key') : null;
  const scroll = h('div', { class: 'card-scroll' },
    ...verdicts(place), withoutBox(place, shown.whole, (other) => update({ place: other })), why(p, history), actions(place),
    people(p), reportGroups(p), periods(place, history), identity(place));
  card.replaceChildren(header(h('h2', {}, nameOf(p)), h('p', { class: 'where' }, otherNames(p), whereabouts(p))), scroll);
  for (const el of card.querySelectorAll('details')) if (open.has(el.getAttribute('data-part'))) el.open = true;
  scroll.scrollTop = top;
  if (focusKey) /** @type {HTMLElement | null} */ (card.querySelector(`[data-key="${focusKey}"]`))?.focus({ preventScroll: true });
}

/** @param {PlaceProperties} p */
function otherNames(p) {
  const others = [...new Set([p.name, p.name_uk, p.name_ru])].filter((name) => name && name !== nameOf(p));
  return others.length ? h('span', { class: 'others' }, others.join(' · ')) : null;
}

/** The reading, and while two are compared the other beneath it. @param {Place} place */
function verdicts({ properties }) {
  const other = state.second ? shown?.other : null;
  if (!other) return [verdict(properties)];
  const side = (/** @type {string} */ key) => h('p', { class: 'side' }, t(key));
  return [side('compare.left'), verdict(properties), side('compare.right'), verdict(other.properties)];
}

/** @param {PlaceProperties} p */
function verdict(p) {
  const box = h('div', { class: 'verdict' }, symbolCanvas(p, 10, 44), h('div', {},
    h('p', { class: 'held' }, headline(p)),
    p.agreement === 'claimed' && p.claimed_control ? h('p', { class: 'claim' }, claimText(p.claimed_control)) : null,
    p.agreement === 'disputed' ? h('p', { class: 'claim' }, t('verdict.differ')) : null,
    h('p', { class: 'more' }, verdictDetails(p).join(' · ')),
    h('p', { class: 'more' }, t('card.for', { count: p.reports_for }), ', ', t('card.against', { count: p.reports_against }), ', ', t('card.aside', { count: p.reports_set_aside })),
    p.stale ? h('p', { class: 'more stale' }, t('card.stale')) : null));
  box.style.borderColor = lookOf(p.control).color;
  return box;
}

/** @param {Place} place */
function actions(place) {
  return h('div', { class: 'card-actions' },
    h('button', { id: 'add-report', 'data-key': 'add', type: 'button', class: 'quiet', onclick: () => {
      if (mayReport()) openReportForm(place, goToDay);
      else askToSignIn();
    } }, t(mayReport() ? 'card.addReport' : 'card.signInToReport')));
}

/** @param {Place} place @param {PlaceHistory | null} history */
function periods(place, history) {
  const p = place.properties;
  const body = history === null
    ? h('p', { class: 'small' }, t('history.failed'))
    : h('ol', { class: 'periods' }, ...[...history.periods].reverse().map((period) => {
      const reading = { ...period, stale: false };
      return h('li', {}, symbolCanvas(reading, 6, 26), h('div', {},
        h('b', {}, verdictShort(period)),
        h('small', {}, [[period.from ? t('history.from', { date: formatTurn(period.from) }) : '',
          period.until ? t('history.until', { date: formatTurn(period.until) }) : ''].filter(Boolean).join(' ') || t('history.start'),
        period.control === 'unknown' && period.agreement === 'baseline' ? '' : t(`agreement.${period.agreement}`)].filter(Boolean).join(' · '))));
    }));
  return h('section', {}, h('h3', {}, t('history.title')), h('p', { class: 'small' }, t('history.text', { place: nameOf(p) })),
    lanes(place, history, { day: dayOf(state.datetime), goToDay }), body);
}

/** @param {Place} place */
function identity(place) {
  const p = place.properties;
  /** @type {[string, string | Node | null][]} */
  const rows = (p.names ?? []).map((name) => [
    `${word('language', name.language)}, ${word('nameKind', name.kind)}`,
    h('span', {}, h('b', { lang: name.language }, name.text), nameDates(name)),
  ]);
  if (p.katottg) rows.push([t('card.katottg'), p.katottg]);
  if (p.pcode) rows.push(['P-code', p.pcode]);
  if (place.geometry) {
    const [lon, lat] = place.geometry.coordinates;
    const number = new Intl.NumberFormat(language() === 'uk' ? 'uk' : 'en', { minimumFractionDigits: 4, maximumFractionDigits: 4 });
    rows.push([t('card.point'), [`${number.format(lat)}° N, ${number.format(lon)}° E`, p.point_kind ? word('pointKind', p.point_kind) : '',
      p.point_accuracy_m ? t('card.accuracy', { metres: p.point_accuracy_m }) : ''].filter(Boolean).join(' · ')]);
  } else rows.push([t('card.point'), t('card.noPoint')]);
  return h('details', { 'data-part': 'identity' }, h('summary', {}, t('card.identity')),
    h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    h('p', { class: 'small' }, h('a', { class: 'alone', href: address(`/collections/settlements/items/${encodeURIComponent(place.id)}`,
      { ...exactReading(), expand: 'names,populations,reports' }) }, t('card.json'))));
}

/** @param {PlaceName} name */
function nameDates(name) {
  const parts = [];
  if (name.from) parts.push(t('name.from', { date: formatGiven(name.from) }));
  if (name.until) parts.push(t('name.until', { date: formatGiven(name.until) }));
  if (name.claimant) parts.push(t('name.usedBy', { claimant: name.claimant }));
  return parts.length ? ` (${parts.join(', ')})` : '';
}
