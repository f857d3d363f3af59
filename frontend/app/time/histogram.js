/** The picture under the slider: how many reports hold from each day, and on which days readings change. */
import { address, get, isAbort } from '../api.js';
import { data } from '../data.js';
import { byId } from '../dom.js';
import { readingParams, state } from '../state.js';
import { dayNumber, dayOf } from '../time.js';

const BAR = 3;
const DONE = '#5d6b75', TO_COME = '#b3bfc8', MARK = '#0b4f7d', MARK_TO_COME = '#7fa6c0';

/** @type {Theatre} */
let theatre;
/** @type {Map<string, TimelineDay>} */
let days = new Map();
let daysFor = '';
/** Its size, asked for no oftener than it changes. */
let width = 0, height = 0;
/** @type {AbortController | null} */
let asking = null;
/** @type {() => void} */
let told = () => undefined;

/** @param {Theatre} value @param {() => void} changed called when the counts have come */
export function startHistogram(value, changed) {
  theatre = value;
  told = changed;
  new ResizeObserver(([{ contentRect }]) => {
    ({ width, height } = contentRect);
    paint();
  }).observe(byId('histogram'));
}

/** @param {string} day @returns {TimelineDay | null} */
export const countsOf = (day) => days.get(day) ?? null;

/** Asks again, when not only the date has changed; never before the map, which comes first. */
export function drawHistogram() {
  if (!data.shown) return;
  const { rule, without, position } = readingParams();
  const wanted = address('/timeline', {
    from: theatre.first_date, to: theatre.last_date, rule, without, position, known: state.mode === 'then' ? 'then' : state.known,
  });
  if (wanted !== daysFor) void load(wanted);
  paint();
}

/** Forgets what is kept: more has been recorded. */
export function renewHistogram() {
  daysFor = '';
  drawHistogram();
}

/** @param {string} wanted */
async function load(wanted) {
  asking?.abort();
  const mine = asking = new AbortController();
  daysFor = wanted;
  try {
    const answer = await get(wanted, { signal: mine.signal });
    if (mine !== asking) return;
    days = new Map(answer.days.map((/** @type {TimelineDay} */ day) => [day.date, day]));
    paint();
    told();
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    daysFor = '';
  }
}

/** The picture as it is when all is past, and as it is when all is to come. @type {[HTMLCanvasElement, HTMLCanvasElement] | null} */
let pictures = null;
/** What they show. @type {unknown[]} */
let picturesOf = [];

function paint() {
  const canvas = /** @type {HTMLCanvasElement} */ (byId('histogram'));
  const ctx = canvas.getContext('2d');
  if (!ctx || !width || !height) return;
  const ratio = window.devicePixelRatio || 1;
  const of = [days, width, height, ratio];
  if (!pictures || of.some((part, i) => part !== picturesOf[i])) {
    picturesOf = of;
    pictures = [draw(ratio, DONE, MARK), draw(ratio, TO_COME, MARK_TO_COME)];
    canvas.width = pictures[0].width;
    canvas.height = pictures[0].height;
  }
  const [done, toCome] = pictures;
  const first = dayNumber(theatre.first_date), last = dayNumber(theatre.last_date);
  const x = Math.round(((dayNumber(dayOf(state.datetime)) - first + 0.5) * width / Math.max(1, last - first)) * ratio);
  const past = Math.max(0, Math.min(done.width, x)), rest = done.width - past;
  ctx.clearRect(0, 0, done.width, done.height);
  if (past) ctx.drawImage(done, 0, 0, past, done.height, 0, 0, past, done.height);
  if (rest) ctx.drawImage(toCome, past, 0, rest, done.height, past, 0, rest, done.height);
}

/**
 * @param {number} ratio
 * @param {string} bar @param {string} mark their colours
 */
function draw(ratio, bar, mark) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  ctx.scale(ratio, ratio);
  const first = dayNumber(theatre.first_date), last = dayNumber(theatre.last_date);
  const each = Math.max(1, Math.ceil((last - first + 1) * BAR / width));
  const bins = binned(first, last, each);
  const most = Math.max(1, ...bins.map(({ reports }) => reports));
  const per = width / Math.max(1, last - first);
  const room = height - 26;
  for (const { at, reports, changes } of bins) {
    const x = (at - first) * per;
    if (reports) {
      const tall = Math.max(1.5, room * Math.sqrt(reports / most));
      ctx.fillStyle = bar;
      ctx.fillRect(x - Math.max(1, per * each * 0.7) / 2, height - tall, Math.max(1, per * each * 0.7), tall);
    }
    if (changes) {
      const r = Math.min(4.2, 2 + Math.sqrt(changes) * 0.6);
      ctx.fillStyle = mark;
      ctx.beginPath();
      ctx.moveTo(x, 5 - r);
      ctx.lineTo(x + r, 5);
      ctx.lineTo(x, 5 + r);
      ctx.lineTo(x - r, 5);
      ctx.fill();
    }
  }
  return canvas;
}

/**
 * Neighbouring days as one where there is no room for each.
 * @param {number} first @param {number} last @param {number} each
 */
function binned(first, last, each) {
  const bins = [];
  for (let n = first; n <= last; n += each) bins.push({ at: n + (each - 1) / 2, reports: 0, changes: 0 });
  for (const { date, reports, changes } of days.values()) {
    const bin = bins[Math.floor((dayNumber(date) - first) / each)];
    if (!bin) continue;
    bin.reports += reports;
    bin.changes += changes;
  }
  return bins;
}
