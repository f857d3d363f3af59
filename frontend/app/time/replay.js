/** Plays the days one after the other. */
import { onData, prefetch, upToDate } from '../data.js';
import { byId, h } from '../dom.js';
import { language, t } from '../i18n.js';
import { state } from '../state.js';
import { addDays, dayOf } from '../time.js';

/** Days a second. */
const SPEEDS = [1, 2, 5, 10];
const STORED = 'frontline-map.speed';

/** @type {Theatre} */
let theatre;
/** @type {(day: string) => void} */
let setDay = () => undefined;
let playing = false;
let timer = 0;
let shownAt = 0;
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
    if (playing) advance();
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
    if (!playing) return;
    shownAt = performance.now();
    advance();
  });
}

export const toggle = () => (playing ? stop() : play());

function play() {
  playing = true;
  drawReplay();
  shownAt = performance.now();
  const day = dayOf(state.datetime);
  if (day >= theatre.last_date || day < theatre.first_date) setDay(theatre.first_date);
  else advance();
}

export function stop() {
  if (!playing) return;
  playing = false;
  window.clearTimeout(timer);
  drawReplay();
}

/** The next day follows once this one is on the map and has been there for its time; those after it are asked for. */
function advance() {
  window.clearTimeout(timer);
  const day = dayOf(state.datetime);
  for (let n = 1; n <= speed + 1; n++) {
    const coming = addDays(day, n);
    if (coming <= theatre.last_date) prefetch({ ...state, datetime: coming });
  }
  if (!upToDate()) return;
  const next = addDays(day, 1);
  if (next > theatre.last_date) {
    stop();
    return;
  }
  timer = window.setTimeout(() => setDay(next), Math.max(0, shownAt + 1000 / speed - performance.now()));
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
