/** Plays the days one after the other. */
import { onData, upToDate } from '../data.js';
import { byId, h } from '../dom.js';
import { language, t } from '../i18n.js';
import { state } from '../state.js';
import { addDays, dayOf } from '../time.js';

/** Days a second; the last shows a day in every picture of the screen. */
const SPEEDS = [1, 2, 5, 10, 30, 60];
/** How much earlier than due a day may come: pictures come when they come. */
const EARLY = 4;
const STORED = 'frontline-map.speed';

/** @type {Theatre} */
let theatre;
/** @type {(day: string) => void} */
let setDay = () => undefined;
let playing = false;
let frame = 0;
/** When the day shown was due. */
let shownAt = 0;
/** @type {Set<() => void>} */
const ended = new Set();
let speed = 2;

/** @param {Theatre} value @param {(day: string) => void} set */
export function startReplay(value, set) {
  theatre = value;
  setDay = set;
  speed = stored();
  byId('play').addEventListener('click', toggle);
  const select = /** @type {HTMLSelectElement} */ (byId('speed'));
  select.addEventListener('change', () => {
    speed = Number(select.value);
    remember();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== ' ' || event.target !== document.body || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    toggle();
  });
  matchMedia('(max-width: 760px)').addEventListener('change', () => {
    speedsFor = '';
    drawReplay();
  });
  onData(() => {
    // A day that was waited for has its time from now on.
    if (playing && performance.now() - shownAt > 2000 / speed) shownAt = performance.now();
  });
}

export const isPlaying = () => playing;

/** @param {() => void} listener called when a replay has ended or been paused */
export const onRest = (listener) => ended.add(listener);

export const toggle = () => (playing ? stop() : play());

function play() {
  playing = true;
  drawReplay();
  shownAt = performance.now();
  const day = dayOf(state.datetime);
  if (day >= theatre.last_date || day < theatre.first_date) setDay(theatre.first_date);
  frame = requestAnimationFrame(advance);
}

export function stop() {
  if (!playing) return;
  playing = false;
  cancelAnimationFrame(frame);
  drawReplay();
  for (const listener of ended) listener();
}

/** The next day follows once this one is on the map and has been there for its time. */
function advance() {
  frame = requestAnimationFrame(advance);
  const due = shownAt + 1000 / speed;
  const now = performance.now();
  if (now < due - EARLY || !upToDate()) return;
  const next = addDays(dayOf(state.datetime), 1);
  if (next > theatre.last_date) {
    stop();
    return;
  }
  shownAt = Math.max(due, now - 1000 / speed);
  setDay(next);
}

let speedsFor = '';

export function drawReplay() {
  const button = byId('play');
  button.textContent = playing ? '❚❚' : '▶';
  button.setAttribute('aria-pressed', String(playing));
  button.setAttribute('aria-label', t(playing ? 'time.pause' : 'time.play'));
  button.title = t(playing ? 'time.pause' : 'time.play');
  if (speedsFor === language()) return;
  speedsFor = language();
  const narrow = matchMedia('(max-width: 760px)').matches;
  const select = /** @type {HTMLSelectElement} */ (byId('speed'));
  select.replaceChildren(...SPEEDS.map((n) => h('option', { value: n }, narrow ? `${n}×` : t('time.perSecond', { count: n }))));
  select.value = String(speed);
}

function stored() {
  try {
    const kept = Number(localStorage.getItem(STORED));
    return SPEEDS.includes(kept) ? kept : 2;
  } catch {
    return 2;
  }
}

function remember() {
  try {
    localStorage.setItem(STORED, String(speed));
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
