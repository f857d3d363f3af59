/** Chooses the date, what was known, and the rule; replays day by day. */
import { get } from '../api.js';
import { onData, prefetch, upToDate } from '../data.js';
import { byId, h, inputById } from '../dom.js';
import { language, t } from '../i18n.js';
import { DEFAULT_RULE, state, update } from '../state.js';
import { addDays, dayNumber, dayOf, dayOfNumber, formatDay, monthName } from '../time.js';
import { controlName, nameOfClaimant, sideName } from '../words.js';

const STEP = 650;

/** @type {Theatre} */
let theatre;
/** @type {Claimant[] | null} */
let claimants = null;
let playing = false;
let timer = 0;

/** @param {Theatre} value */
export function startTimeline(value) {
  theatre = value;
  const slider = inputById('slider');
  slider.max = String(dayNumber(theatre.last_date) - dayNumber(theatre.first_date));
  slider.addEventListener('input', () => {
    stop();
    setDay(addDays(theatre.first_date, Number(slider.value)));
  });
  const date = inputById('date');
  date.addEventListener('change', () => {
    stop();
    if (date.validity.valid && /^\d{4}-\d{2}-\d{2}$/.test(date.value)) setDay(date.value);
  });
  byId('step-back').addEventListener('click', () => step(-1));
  byId('step-on').addEventListener('click', () => step(1));
  byId('play').addEventListener('click', () => (playing ? stop() : play()));
  byId('mode-then').addEventListener('click', () => update({ mode: 'then', known: null }));
  byId('mode-hindsight').addEventListener('click', () => update({ mode: 'hindsight', known: null }));
  byId('latest').addEventListener('click', () => update({ position: null, known: null }));
  const rule = /** @type {HTMLSelectElement} */ (byId('rule'));
  rule.addEventListener('change', () => update({ rule: rule.value }));
  rule.addEventListener('focus', () => void offerClaimants(), { once: true });
  const narrow = matchMedia('(max-width: 760px)');
  const home = byId('rule-box').parentElement;
  const settle = () => (narrow.matches ? byId('actions') : home)?.append(byId('rule-box'));
  narrow.addEventListener('change', settle);
  settle();
  onData(() => {
    if (playing) advance();
  });
}

/** @param {string} day */
function setDay(day) {
  update({ datetime: day });
}

/** @param {number} by */
function step(by) {
  stop();
  setDay(addDays(dayOf(state.datetime), by));
}

function play() {
  playing = true;
  drawPlay();
  if (dayOf(state.datetime) >= theatre.last_date || dayOf(state.datetime) < theatre.first_date) setDay(theatre.first_date);
  advance();
}

function stop() {
  if (!playing) return;
  playing = false;
  window.clearTimeout(timer);
  drawPlay();
}

/** The next day follows once this one is on the map. */
function advance() {
  window.clearTimeout(timer);
  if (!upToDate()) return;
  const next = addDays(dayOf(state.datetime), 1);
  if (next > theatre.last_date) {
    stop();
    return;
  }
  prefetch({ ...state, datetime: next });
  timer = window.setTimeout(() => setDay(next), STEP);
}

function drawPlay() {
  const button = byId('play');
  button.textContent = playing ? '❚❚' : '▶';
  button.setAttribute('aria-pressed', String(playing));
  button.setAttribute('aria-label', t(playing ? 'time.pause' : 'time.play'));
  button.title = t(playing ? 'time.pause' : 'time.play');
}

export function drawTimeline() {
  const day = dayOf(state.datetime);
  const slider = inputById('slider');
  slider.value = String(Math.max(0, dayNumber(day) - dayNumber(theatre.first_date)));
  slider.setAttribute('aria-valuetext', formatDay(day, 'long'));
  const share = 100 * Number(slider.value) / Math.max(1, Number(slider.max));
  slider.style.setProperty('--done', `${share}%`);
  if (document.activeElement !== inputById('date') || inputById('date').value !== day) inputById('date').value = day;
  byId('mode-then').setAttribute('aria-pressed', String(state.mode === 'then'));
  byId('mode-hindsight').setAttribute('aria-pressed', String(state.mode === 'hindsight'));
  drawPlay();
  drawTicks();
  drawRules();
}

let ticksFor = '';

function drawTicks() {
  if (ticksFor === language()) return;
  ticksFor = language();
  const firstDay = dayNumber(theatre.first_date), lastDay = dayNumber(theatre.last_date);
  const ticks = [];
  for (let n = firstDay; n <= lastDay; n++) {
    const day = dayOfNumber(n);
    if (!day.endsWith('-01')) continue;
    const january = day.slice(5, 7) === '01';
    const tick = h('span', { class: january ? 'tick year' : 'tick' }, monthName(day), january ? h('i', {}, ` ${day.slice(0, 4)}`) : null);
    tick.style.left = `${100 * (n - firstDay) / Math.max(1, lastDay - firstDay)}%`;
    ticks.push(tick);
  }
  byId('ticks').replaceChildren(...ticks);
}

/** @param {string} rule */
export function ruleName(rule) {
  const according = /^according-to:(party|claimant):(.+)$/.exec(rule);
  if (!according) return t(`rule.${rule.replace(/@\d+$/, '')}`);
  if (according[1] === 'party') return t('rule.party', { party: controlName(according[2]) });
  const claimant = claimants?.find(({ id }) => id === according[2]);
  return t('rule.claimant', { claimant: claimant ? nameOfClaimant(claimant) : according[2] });
}

async function offerClaimants() {
  try {
    claimants = (await get('/claimants')).claimants;
    drawRules();
  } catch {
    claimants = null;
  }
}

function drawRules() {
  const select = /** @type {HTMLSelectElement} */ (byId('rule'));
  const option = (/** @type {string} */ rule) => h('option', { value: rule }, ruleName(rule));
  const known = [DEFAULT_RULE, 'latest@1', 'assessed@1', ...theatre.parties.map(({ id }) => `according-to:party:${id}`)];
  const single = (claimants ?? []).map(({ id }) => `according-to:claimant:${id}`);
  const all = [...known.map(option)];
  if (!known.includes(state.rule) && !single.includes(state.rule)) all.push(option(state.rule));
  select.replaceChildren(...all, ...[...theatre.parties.map(({ id }) => id), 'independent'].map((side) => {
    const theirs = (claimants ?? []).filter((claimant) => claimant.side === side);
    const group = h('optgroup', { label: sideName(side) }, ...theirs.map(({ id }) => option(`according-to:claimant:${id}`)));
    return theirs.length ? group : h('optgroup', { label: '', hidden: true });
  }));
  select.value = state.rule;
}
