/** Puts the map on screen; the rest of the page follows it. */
import { readAddress } from './address-bar.js';
import { get } from './api.js';
import { data, load, onData, onDetail, refresh } from './data.js';
import { byId } from './dom.js';
import { loadLanguage, pick, t, translate } from './i18n.js';
import { showBase } from './map/basemap.js';
import { drawAnew, goTo, markSelected, nameMap, showSettlements, startMap } from './map/map.js';
import { setLooks } from './map/symbols.js';
import { drawAsOf } from './panels/as-of.js';
import { drawBaseChoice, drawLegend, startLegend } from './panels/legend.js';
import { note } from './panels/notice.js';
import { drawTimeline, startTimeline } from './panels/timeline.js';
import { fromHash, onChange, state } from './state.js';
import { setZone } from './time.js';
import { setWords } from './words.js';

/** @type {Theatre} */
let theatre;
/** @type {import('leaflet').Map} */
let map;
/** @type {Promise<typeof import('./rest.js')> | null} */
let rest = null;

async function start() {
  document.documentElement.dataset.ready = 'false';
  await loadLanguage(window.frontline.language);
  translate(document);
  theatre = await theatreOrRetry();
  setZone(theatre.time_zone);
  setLooks(theatre);
  setWords(theatre);
  Object.assign(state, fromHash(readAddress(), theatre, document.documentElement.lang));

  map = startMap(theatre, (id) => void rest?.then(({ openPlace }) => openPlace(id)));
  if (matchMedia('(max-width: 760px)').matches) byId('legend').removeAttribute('open');
  startLegend(theatre);
  startTimeline(theatre);
  onChange(changed);
  onData(drawData);
  onDetail(() => {
    if (data.shown) showSettlements(data.shown);
  });
  drawWords();
  void base();
  markSelected(state.place);
  await load();
  await follow();
}

/** The rest of the page, once: it is asked for when the data of the first map is here. */
function follow() {
  rest ??= again();
  return rest;
}

/** Without it the map stays as it is: it is asked for until it is here. */
async function again() {
  for (let wait = 2; ; wait = Math.min(wait * 2, 30)) {
    const loaded = await import('./rest.js').catch(() => null);
    if (loaded) {
      note('rest', null);
      loaded.startRest(theatre);
      return loaded;
    }
    note('rest', { kind: 'error', text: `${t('error.unreachable')} ${t('error.again', { seconds: wait })}` });
    await new Promise((done) => setTimeout(done, wait * 1000));
  }
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
  if (what.has('place')) markSelected(state.place);
  if (what.has('datetime') || what.has('mode') || what.has('known') || what.has('position') || what.has('rule') || what.has('without')) {
    drawTimeline();
    drawAsOf();
    refresh();
  }
}

function drawData() {
  if (data.shown && !data.failed) showSettlements(data.shown);
  drawAsOf();
  if (data.shown) document.documentElement.dataset.map ??= String(Math.round(performance.now()));
  void follow();
}

async function changeLanguage() {
  try {
    await loadLanguage(state.lang);
  } catch {
    note('language', { kind: 'error', text: t('error.unreachable') });
    return;
  }
  drawWords();
  (await rest)?.drawWords();
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
  drawAsOf();
  drawAnew();
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
