/** Chooses the date and what was known; the replay and the slider's picture are beside it. */
import { byId, h, inputById } from '../dom.js';
import { language, t } from '../i18n.js';
import { state, update } from '../state.js';
import { addDays, dayNumber, dayOf, dayOfNumber, formatDay, monthName } from '../time.js';
import { countsOf, drawHistogram, startHistogram } from '../time/histogram.js';
import { drawReplay, startReplay, stop, toggle } from '../time/replay.js';

/** @type {Theatre} */
let theatre;

/** @param {Theatre} value */
export function startTimeline(value) {
  theatre = value;
  const slider = inputById('slider');
  slider.max = String(dayNumber(theatre.last_date) - dayNumber(theatre.first_date));
  slider.addEventListener('input', () => {
    stop();
    setDay(addDays(theatre.first_date, Number(slider.value)));
  });
  slider.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {{[key: string]: () => void}} */
    const keys = { ' ': toggle, PageUp: () => step(7), PageDown: () => step(-7) };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
  const date = inputById('date');
  date.addEventListener('change', () => {
    stop();
    if (date.validity.valid && /^\d{4}-\d{2}-\d{2}$/.test(date.value)) setDay(date.value);
  });
  byId('week-back').addEventListener('click', () => step(-7));
  byId('step-back').addEventListener('click', () => step(-1));
  byId('step-on').addEventListener('click', () => step(1));
  byId('week-on').addEventListener('click', () => step(7));
  byId('mode-then').addEventListener('click', () => update({ mode: 'then', known: null }));
  byId('mode-hindsight').addEventListener('click', () => update({ mode: 'hindsight', known: null }));
  byId('time-more').addEventListener('click', () => {
    byId('time-more').setAttribute('aria-expanded', String(byId('dock').classList.toggle('all')));
  });
  byId('latest').addEventListener('click', () => update({ position: null, known: null }));
  startReplay(theatre, setDay);
  startHistogram(theatre, drawValue);
}

/** @param {string} day */
function setDay(day) {
  update({ datetime: day });
}

/** @param {number} by days; within the theatre's range a week stops at its ends */
function step(by) {
  stop();
  const day = dayOf(state.datetime);
  const next = addDays(day, by);
  if (next < theatre.first_date && day > theatre.first_date) setDay(theatre.first_date);
  else if (next > theatre.last_date && day < theatre.last_date) setDay(theatre.last_date);
  else setDay(next);
}

export function drawTimeline() {
  const day = dayOf(state.datetime);
  drawValue();
  if (document.activeElement !== inputById('date') || inputById('date').value !== day) inputById('date').value = day;
  byId('mode-then').setAttribute('aria-pressed', String(state.mode === 'then'));
  byId('mode-hindsight').setAttribute('aria-pressed', String(state.mode === 'hindsight'));
  drawReplay();
  drawTicks();
  drawHistogram();
}

/** Where the slider stands, in words as well. */
function drawValue() {
  const day = dayOf(state.datetime);
  const slider = inputById('slider');
  slider.value = String(Math.max(0, dayNumber(day) - dayNumber(theatre.first_date)));
  const counts = countsOf(day);
  slider.setAttribute('aria-valuetext', counts
    ? `${formatDay(day, 'long')}: ${t('time.reports', { count: counts.reports })}, ${t('time.changes', { count: counts.changes })}`
    : formatDay(day, 'long'));
  const share = 100 * Number(slider.value) / Math.max(1, Number(slider.max));
  slider.style.setProperty('--done', `${share}%`);
}

const MOST_TICKS = 10;
let ticksFor = '';

function drawTicks() {
  if (ticksFor === language()) return;
  ticksFor = language();
  const firstDay = dayNumber(theatre.first_date), lastDay = dayNumber(theatre.last_date);
  // Of many months only some have room for their names.
  const every = [1, 2, 3, 6, 12].find((months) => (lastDay - firstDay) / 30 / months <= MOST_TICKS) ?? 12;
  const ticks = [];
  for (let n = firstDay; n <= lastDay; n++) {
    const day = dayOfNumber(n);
    if (!day.endsWith('-01') || (Number(day.slice(5, 7)) - 1) % every) continue;
    const january = day.slice(5, 7) === '01';
    const tick = h('span', { class: january ? 'tick year' : 'tick' }, monthName(day), january ? h('i', {}, ` ${day.slice(0, 4)}`) : null);
    tick.style.left = `${100 * (n - firstDay) / Math.max(1, lastDay - firstDay)}%`;
    ticks.push(tick);
  }
  byId('ticks').replaceChildren(...ticks);
}
