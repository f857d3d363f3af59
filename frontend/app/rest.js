/** What follows the first map: everything that is opened, chosen, searched and kept up to date. */
import { readAddress, writeAddress } from './address-bar.js';
import { awaiting } from './api.js';
import { startBulletin } from './bulletin/start.js';
import { startCharts } from './charts/start.js';
import { startComparison } from './comparison/start.js';
import { data, onData, onDetail } from './data.js';
import { byId } from './dom.js';
import { rememberLanguage, t } from './i18n.js';
import { startImports } from './imports/start.js';
import { setLanes } from './lanes/lanes.js';
import { startLive } from './live/live.js';
import { covered } from './map/covers.js';
import { drawListbox, startKeys } from './map/keys.js';
import { markSelected, reveal } from './map/map.js';
import { drawAbout, startAbout } from './panels/about.js';
import { drawAsOf } from './panels/as-of.js';
import { closeCard, drawCard, startCard } from './panels/card.js';
import { drawDownloads } from './panels/downloads.js';
import { drawInView, drawInViewList, startInView } from './panels/in-view.js';
import { startMenus } from './panels/menus.js';
import { announce } from './panels/notice.js';
import { startReportForm } from './panels/report-form.js';
import { drawSearch, startSearch } from './panels/search.js';
import { drawSession, startSession } from './panels/session.js';
import { startShare } from './panels/share.js';
import { loadNames } from './rules/rule-names.js';
import { drawRuleSelect, startRuleSelect } from './rules/rule-select.js';
import { drawWithout } from './rules/without.js';
import { fromHash, onChange, state, update } from './state.js';
import { drawStory, leave as leaveStory, startStory } from './story/open.js';
import { formatReading } from './time.js';
import { drawHistogram } from './time/histogram.js';
import { isPlaying, onRest } from './time/replay.js';
import { drawView, showView, startViews } from './views.js';

/** While days follow each other quickly: how often what is not the map keeps up, in milliseconds. */
const PACE = 400;
let pacing = 0;
/** Whether the address named a view, which is then kept as it is. */
let placedByLink = false;
let first = true;
/** @type {string | null} */
let opened = null;

/** @param {Theatre} theatre */
export function startRest(theatre) {
  styles();
  placedByLink = new URLSearchParams(location.hash.slice(1)).has('map');
  setLanes(theatre);
  startRuleSelect(theatre);
  startViews(openPlace);
  startStory(theatre);
  startCard(openReadingDay);
  startKeys(openPlace);
  startSearch(openPlace);
  startInView(openPlace);
  startMenus();
  startShare(theatre);
  startAbout(theatre);
  startSession();
  startReportForm();
  startComparison(theatre, openPlace);
  startCharts(theatre);
  startBulletin(theatre, openReadingDay);
  startImports();
  startMenu();
  wireLanguage();
  wireSkip();
  onChange(changed);
  onData(drawData);
  onDetail(drawInViewList);
  onRest(drawRest);
  byId('map').addEventListener('drawn', () => {
    drawListbox();
    drawInView();
  });
  window.addEventListener('hashchange', () => update(fromHash(readAddress(), theatre, state.lang)));
  drawWords();
  drawInView();
  if (state.story) drawStory(true);
  writeAddress();
  if (state.place) void drawCard();
  if (state.panel) void showView();
  drawData();
  void loadNames().then(drawWords);
  startLive(theatre.position);
}

/** The looks of what the first map does without, which wait until it is there. */
function styles() {
  for (const sheet of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[media=print]'))) sheet.media = 'all';
}

/** @param {Set<keyof State>} what */
function changed(what) {
  if (what.has('rule')) drawRuleSelect();
  if (what.has('without')) drawWithout();
  if (what.has('place')) {
    if (state.place) void drawCard().then(revealOpened);
    else closeCard();
  }
  const view = ['datetime', 'mode', 'known', 'position', 'rule', 'without', 'place', 'sort', 'filter'].some((key) => what.has(/** @type {keyof State} */ (key)));
  if (view && !isPlaying()) drawView();
  if (what.has('panel')) void showView();
  if (what.has('story') || what.has('step')) drawStory(what.has('story'));
  if (!isPlaying()) writeAddress();
}

/** @param {string} id @param {boolean} [focus] whether the card takes the focus */
export function openPlace(id, focus = true) {
  byId('actions').classList.remove('open');
  opened = id;
  if (state.place === id) void drawCard().then(revealOpened);
  else update({ place: id });
  markSelected(id);
  if (focus) byId('card').focus({ preventScroll: true });
}

/** Once the card has its size: the settlement it is about must not lie under it. */
function revealOpened() {
  if (opened && opened === state.place) reveal(opened, covered());
  opened = null;
}

/** @param {string} day */
function openReadingDay(day) {
  update({ datetime: day });
}

function drawData() {
  if (first && data.shown && !data.failed) {
    first = false;
    drawHistogram();
    if (!placedByLink) opened = state.place;
    requestAnimationFrame(() => { document.documentElement.dataset.ready = 'true'; });
  }
  if (!isPlaying()) drawRest();
  else if (!pacing) {
    awaiting(1);
    pacing = window.setTimeout(drawRest, PACE);
  }
}

/** What follows the map. */
function drawRest() {
  if (pacing) awaiting(-1);
  window.clearTimeout(pacing);
  pacing = 0;
  if (data.shown && !data.failed) {
    if (state.place) void drawCard().then(revealOpened);
    announce(t('live.shown', { date: formatReading(data.shown.asOf.datetime), count: data.shown.rows.count }));
  }
  drawDownloads();
  drawView();
  writeAddress();
}

/** Everything that holds words and is not the map's. */
export function drawWords() {
  drawRuleSelect();
  drawWithout();
  drawAsOf();
  drawDownloads();
  drawAbout();
  drawSession();
  drawSearch();
  drawView();
  if (data.shown) drawStory(false);
  drawInViewList();
  if (state.place) void drawCard();
}

/** In-page links would replace the state in the address. */
function wireSkip() {
  const link = /** @type {HTMLElement} */ (document.querySelector('.skip[href="#map-places"]'));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    byId('map-places').focus();
  });
}

function wireLanguage() {
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.addEventListener('click', () => {
      const lang = button.getAttribute('data-lang') ?? 'en';
      rememberLanguage(lang);
      update({ lang });
    });
  }
}

function startMenu() {
  const button = byId('menu-button');
  const actions = byId('actions');
  /** @param {boolean} open */
  const show = (open) => {
    actions.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => show(!actions.classList.contains('open')));
  actions.addEventListener('click', (event) => {
    if (event.target instanceof HTMLElement && event.target.closest('button, a')) show(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
    if (actions.classList.contains('open')) {
      show(false);
      button.focus();
    } else if (event.defaultPrevented) {
      // Something nearer to the focus has used the key.
    } else if (state.place) {
      update({ place: null });
      focusMap();
    } else if (state.panel) update({ panel: null });
    else if (state.story) leaveStory();
  });
}

/** The list on the map, or the table when that is shown instead. */
function focusMap() {
  if (state.panel === 'table') byId('table-view').focus({ preventScroll: true });
  else byId('map-places').focus({ preventScroll: true });
}
