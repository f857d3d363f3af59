/** Walks through the archive step by step, moving the page's own controls; each step is pinned and has its sources. */
import { address, get, isAbort } from '../api.js';
import { data } from '../data.js';
import { byId, h, refocus } from '../dom.js';
import { t } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { sayMoreBelow } from '../panels/more-below.js';
import { announce } from '../panels/notice.js';
import { DEFAULT_RULE, readingParams, state, update } from '../state.js';
import { formatDay } from '../time.js';
import { openPlace } from '../views.js';
import { nameOf, verdictShort } from '../words.js';
import { steps } from './bakhmut-2023.js';
import { leave } from './open.js';
import { sources } from './sources.js';

const narrow = matchMedia('(max-width: 760px)');
/** The ledger position that the whole walk reads. @type {number | null} */
let pinned = null;
/** @type {Place[]} */
let places = [];
/** What the step's text rests on. @type {Report[]} */
let rests = [];
let placesFor = '';
/** @type {AbortController | null} */
let asking = null;
let wired = false;

/** @param {number} step sets the controls to it */
export function go(step) {
  const index = Math.max(0, Math.min(step, steps.length - 1));
  const { day, hindsight, view, place } = steps[index];
  pinned = state.position ?? pinned ?? data.shown?.asOf.position ?? null;
  update({
    step: index, datetime: day, mode: hindsight ? 'hindsight' : 'then', known: hindsight ?? null, position: pinned, rule: DEFAULT_RULE, without: [], second: null,
    view: narrow.matches ? above(view) : { ...view }, place: narrow.matches ? null : place, panel: null,
  });
  if (pinned === null) void pin();
}

/** Before the first answer the position is not known yet. */
async function pin() {
  try {
    pinned = (await get('/theatre')).position;
    if (state.story) update({ position: pinned });
  } catch {
    // The page says by itself that the server cannot be reached.
  }
}

/** On a phone the story lies over the lower part of the map: its place is put into the upper one. @param {State['view']} view */
function above(view) {
  const pixels = byId('map').clientHeight * 0.36;
  return { ...view, lat: view.lat - pixels * Math.cos(view.lat * Math.PI / 180) * 360 / (256 * 2 ** view.zoom) };
}

export function close() {
  asking?.abort();
  pinned = null;
  const box = byId('story');
  const held = box.contains(document.activeElement);
  box.hidden = true;
  box.replaceChildren();
  placesFor = '';
  if (held) refocus(byId('story-button'));
}

/** @param {boolean} started */
export function draw(started) {
  wire();
  byId('story').hidden = false;
  void load();
  paint(started);
}

function wire() {
  if (wired) return;
  wired = true;
  byId('story').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {{[key: string]: () => void}} */
    const keys = { ArrowRight: () => move(1), ArrowLeft: () => move(-1), Home: () => jump(0), End: () => jump(steps.length - 1), Escape: leave };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
}

/** @param {number} by */
const move = (by) => jump(state.step + by);

/** @param {number} step */
function jump(step) {
  if (step < 0 || step >= steps.length) return;
  go(step);
  paint(true);
  const { id, day } = steps[step];
  announce(`${formatDay(day, 'long')}. ${t(`story.bakhmut-2023.${id}.title`)}`);
}

/** The places of the step with their reports, for what they read and who is cited. */
async function load() {
  const step = steps[state.step];
  if (!step) return;
  const asOf = { ...readingParams(), position: state.position };
  const urls = step.places.map((id) => address(`/collections/settlements/items/${encodeURIComponent(id)}`, { ...asOf, expand: 'names,populations,reports' }));
  const cited = step.reports.map((id) => address(`/collections/reports/items/${id}`, { position: state.position }));
  const key = urls.join(' ');
  if (key === placesFor) return;
  asking?.abort();
  const mine = asking = new AbortController();
  placesFor = key;
  places = [];
  rests = [];
  try {
    const ask = (/** @type {string[]} */ all) => Promise.all(all.map((url) => get(url, { signal: mine.signal })));
    const [found, reports] = await Promise.all([ask(urls), ask(cited)]);
    if (mine !== asking) return;
    places = found;
    rests = reports.map(({ id, properties }) => ({ ...properties, id }));
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    placesFor = '';
  }
  paint(false);
}

/** @param {boolean} focus whether the step's title takes the focus */
function paint(focus) {
  const box = byId('story');
  const index = Math.min(state.step, steps.length - 1);
  const step = steps[index];
  const key = box.contains(document.activeElement) ? document.activeElement?.getAttribute('data-key') : null;
  const text = (/** @type {string} */ part) => t(`story.bakhmut-2023.${step.id}.${part}`);
  const moved = state.datetime !== step.day;
  box.setAttribute('aria-label', t('story.label'));
  const body = h('div', { class: 'side-body' },
    h('h2', { tabindex: -1, 'data-key': 'title' }, text('title')),
    ...text('text').split('\n').map((line) => h('p', { class: 'story-text' }, line)),
    moved ? h('p', {}, h('button', { type: 'button', class: 'quiet', 'data-key': 'back', onclick: () => go(index) }, t('story.back'))) : null,
    places.length ? h('ul', { class: 'story-places' }, ...places.map(reading)) : null,
    sources(step, rests, places));
  box.replaceChildren(
    h('header', {}, h('p', { class: 'eyebrow' }, t('story.step', { step: index + 1, of: steps.length }), ' · ', h('time', { datetime: step.day }, formatDay(step.day, 'long'))),
      h('button', { type: 'button', class: 'close', id: 'story-leave', 'data-key': 'leave', 'aria-label': t('story.leave'), onclick: leave }, '×')),
    body,
    h('div', { class: 'story-move' },
      h('button', { type: 'button', id: 'story-previous', 'data-key': 'previous', disabled: index === 0, onclick: () => move(-1) }, t('story.previous')),
      index < steps.length - 1
        ? h('button', { type: 'button', id: 'story-next', 'data-key': 'next', class: 'primary', onclick: () => move(1) }, t('story.next'))
        : h('button', { type: 'button', id: 'story-next', 'data-key': 'next', class: 'primary', onclick: leave }, t('story.end'))));
  sayMoreBelow(body);
  const wanted = key && key !== 'title' ? key : focus ? 'title' : key;
  const target = /** @type {HTMLElement | null} */ (wanted ? box.querySelector(`[data-key="${wanted}"]:not([disabled])`) ?? box.querySelector('h2') : null);
  target?.focus({ preventScroll: true });
}

/** @param {Place} place */
function reading(place) {
  return h('li', {}, h('button', { type: 'button', 'data-key': `place-${place.id}`, onclick: () => openPlace(place.id) },
    symbolCanvas(place.properties, 7, 28), h('span', {}, h('b', {}, nameOf(place.properties)), h('small', {}, verdictShort(place.properties)))));
}
