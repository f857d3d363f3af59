/** Starts the page and ties its parts together. */
import { readAddress, writeAddress } from './address-bar.js';
import { get, getAhead } from './api.js';
import { startBulletin } from './bulletin/start.js';
import { startCharts } from './charts/start.js';
import { startComparison } from './comparison/start.js';
import { data, load, onData, refresh } from './data.js';
import { byId } from './dom.js';
import { initialLanguage, loadLanguage, pick, rememberLanguage, t, translate } from './i18n.js';
import { startImports } from './imports/start.js';
import { setLanes } from './lanes/lanes.js';
import { showBase } from './map/basemap.js';
import { covered } from './map/covers.js';
import { drawListbox, startKeys } from './map/keys.js';
import { goTo, markSelected, nameMap, reveal, showPlaces, startMap } from './map/map.js';
import { setLooks } from './map/symbols.js';
import { drawAbout, startAbout } from './panels/about.js';
import { drawAsOf } from './panels/as-of.js';
import { closeCard, drawCard, startCard } from './panels/card.js';
import { drawDownloads } from './panels/downloads.js';
import { drawInView, drawInViewList, startInView } from './panels/in-view.js';
import { drawBaseChoice, drawLegend, startLegend } from './panels/legend.js';
import { startMenus } from './panels/menus.js';
import { announce, note } from './panels/notice.js';
import { startReportForm } from './panels/report-form.js';
import { drawSearch, startSearch } from './panels/search.js';
import { drawSession, startSession } from './panels/session.js';
import { startShare } from './panels/share.js';
import { drawTimeline, startTimeline } from './panels/timeline.js';
import { loadNames } from './rules/rule-names.js';
import { drawRuleSelect, startRuleSelect } from './rules/rule-select.js';
import { drawWithout } from './rules/without.js';
import { fromHash, onChange, state, update } from './state.js';
import { startLive } from './live/live.js';
import { drawStory, leave as leaveStory, startStory } from './story/open.js';
import { formatReading, setZone } from './time.js';
import { drawView, showView, startViews } from './views.js';
import { setWords } from './words.js';

/** @type {Theatre} */
let theatre;
/** @type {import('leaflet').Map} */
let map;

async function start() {
  document.documentElement.dataset.ready = 'false';
  const asked = new URLSearchParams(location.hash.slice(1)).get('lang');
  await loadLanguage(asked === 'en' || asked === 'uk' ? asked : initialLanguage());
  translate(document);
  getAhead('/rules');
  getAhead('/claimants');
  theatre = await theatreOrRetry();
  await loadNames();
  setZone(theatre.time_zone);
  setLooks(theatre);
  setWords(theatre);
  setLanes(theatre);
  Object.assign(state, fromHash(readAddress(), theatre, document.documentElement.lang));

  placedByLink = new URLSearchParams(location.hash.slice(1)).has('map');
  map = startMap(theatre, openPlace);
  if (matchMedia('(max-width: 760px)').matches) byId('legend').removeAttribute('open');
  startLegend(theatre);
  startTimeline(theatre);
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
  byId('map').addEventListener('drawn', () => {
    drawListbox();
    drawInView();
  });
  window.addEventListener('hashchange', () => {
    update(fromHash(readAddress(), theatre, state.lang));
  });
  drawWords();
  if (state.story) drawStory(true);
  writeAddress();
  void base();
  if (state.place) void drawCard();
  if (state.panel) void showView();
  await load();
  startLive(theatre.position);
}

/** @returns {Promise<Theatre>} */
async function theatreOrRetry() {
  for (let wait = 2; ; wait = Math.min(wait * 2, 30)) {
    try {
      const answer = await get('/theatre');
      note('theatre', null);
      return answer;
    } catch {
      const seconds = wait;
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, seconds * 1000);
        note('theatre', {
          kind: 'error', text: `${t('error.unreachable')} ${t('error.again', { seconds })}`,
          actions: [{ text: t('error.retry'), run: () => { clearTimeout(timer); resolve(undefined); } }],
        });
      });
    }
  }
}

/** @param {Set<keyof State>} what */
function changed(what) {
  if (what.has('lang')) void changeLanguage();
  if (what.has('view')) goTo(state.view);
  if (what.has('base')) void base();
  if (what.has('datetime') || what.has('mode') || what.has('known') || what.has('position')
    || what.has('rule') || what.has('without')) {
    drawTimeline();
    drawRuleSelect();
    drawWithout();
    drawAsOf();
    drawView();
    refresh();
  }
  if (what.has('place')) {
    markSelected(state.place);
    if (state.place) void drawCard().then(revealOpened);
    else closeCard();
    drawView();
  }
  if (what.has('sort') || what.has('filter')) drawView();
  if (what.has('panel')) void showView();
  if (what.has('story') || what.has('step')) drawStory(what.has('story'));
  writeAddress();
}

/** @param {string} id @param {boolean} [focus] whether the card takes the focus */
function openPlace(id, focus = true) {
  byId('actions').classList.remove('open');
  opened = id;
  if (state.place === id) void drawCard().then(revealOpened);
  else update({ place: id });
  markSelected(id);
  if (focus) byId('card').focus({ preventScroll: true });
}

/** @type {string | null} */
let opened = null;

/** Once the card has its size: the settlement it is about must not lie under it. */
function revealOpened() {
  if (opened && opened === state.place) reveal(opened, covered());
  opened = null;
}

/** @param {string} day */
function openReadingDay(day) {
  update({ datetime: day });
}

let first = true;
/** Whether the address named a view, which is then kept as it is. */
let placedByLink = false;

function drawData() {
  if (data.shown && !data.failed) {
    showPlaces(data.shown.places);
    if (first && !placedByLink) opened = state.place;
    if (state.place) void drawCard().then(revealOpened);
    if (first) {
      first = false;
      markSelected(state.place);
      requestAnimationFrame(() => { document.documentElement.dataset.ready = 'true'; });
    }
    announce(t('live.shown', { date: formatReading(data.shown.asOf.datetime), count: data.shown.places.length }));
  }
  drawAsOf();
  drawDownloads();
  drawView();
  writeAddress();
}

async function changeLanguage() {
  try {
    await loadLanguage(state.lang);
  } catch {
    note('language', { kind: 'error', text: t('error.unreachable') });
    return;
  }
  drawWords();
}

/** Everything that holds words. */
function drawWords() {
  translate(document);
  document.title = `Frontline Map · ${pick(theatre.name)}`;
  byId('theatre-name').textContent = pick(theatre.name);
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === state.lang));
  }
  nameMap();
  drawLegend();
  drawTimeline();
  drawRuleSelect();
  drawWithout();
  drawAsOf();
  drawDownloads();
  drawAbout();
  drawSession();
  drawSearch();
  drawView();
  if (data.shown) drawStory(false);
  if (data.shown) showPlaces(data.shown.places);
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

async function base() {
  drawBaseChoice();
  try {
    await showBase(map, state.base);
    note('base', null);
  } catch {
    note('base', { kind: 'info', text: t('error.base') });
  }
}

start().catch((error) => {
  note('start', { kind: 'error', text: `${t('error.start')} ${error instanceof Error ? error.message : ''}` });
});
