/** A settlement's history: what each side said, what independents said, and the verdict, over valid time. */
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { lookOf } from '../map/symbols.js';
import { dayNumber, dayOf, formatDay, formatGiven, formatTurn, monthName } from '../time.js';
import { allSides, claimantName, controlName, nameOf, reportSentence, sideName, verdictShort } from '../words.js';
import { scrub, walkMarks } from './keys.js';
import { fillOf, fills, mark } from './marks.js';
import { s } from './svg.js';

const WIDTH = 366, LABEL = 17, ROW = 14, GAP = 12, BAR = 18, AXIS = 20;
const DAY = 86400000;

/** @typedef {{id: string, x: number, y: number, el: SVGElement}} Stop */

/** @type {Theatre} */
let theatre;

/** @param {Theatre} value */
export function setLanes(value) {
  theatre = value;
}

/**
 * @param {Place} place
 * @param {PlaceHistory | null} history
 * @param {{day: string, goToDay: (day: string) => void}} options the day shown
 * @returns {HTMLElement | null}
 */
export function lanes(place, history, { day, goToDay }) {
  const reports = place.properties.reports ?? [];
  if (!reports.length || !history) return null;
  const name = nameOf(place.properties);
  const at = (/** @type {string} */ time) => Date.parse(time) / DAY;
  const from = Math.min(dayNumber(theatre.first_date), ...reports.map((report) => Math.floor(at(report.valid_latest)) - 1),
    ...history.periods.flatMap(({ until }) => (until ? [Math.floor(at(until)) - 3] : [])));
  const to = Math.max(dayNumber(theatre.last_date), dayNumber(day)) + 1;
  const x = (/** @type {number} */ when) => Math.round((WIDTH * 10 * (Math.min(to, Math.max(from, when)) - from)) / (to - from)) / 10;
  /** @type {Stop[]} */
  const stops = [];
  /** @type {SVGElement[]} */
  const drawn = [], behind = [];
  let y = 0;
  for (const { id, name: title } of allSides()) {
    const theirs = reports.filter(({ side }) => side === id).sort((a, b) => a.valid_latest.localeCompare(b.valid_latest));
    drawn.push(label(title, y));
    y += LABEL;
    const rows = rowsOf(theirs.map((report) => x(at(report.valid_latest))));
    const height = Math.max(1, ...rows.map((row) => row + 1)) * ROW + 4;
    behind.push(s('rect', { class: 'lane', x: 0, y, width: WIDTH, height }));
    theirs.forEach((report, index) => {
      const mx = x(at(report.valid_latest)), my = y + 2 + (rows[index] + 0.5) * ROW;
      const start = x(at(report.valid_earliest));
      if (mx - start > 8) drawn.push(s('line', { class: 'span', x1: start, x2: mx, y1: my, y2: my, stroke: lookOf(report.control).color }));
      const el = s('g', { class: 'stop', role: 'button', tabindex: -1, transform: `translate(${Math.min(WIDTH - 6, Math.max(6, mx))},${my})`,
        'data-mark': report.id, 'aria-label': reportSentence(report, name) },
      s('circle', { class: 'hit', r: 11 }), s('circle', { class: 'ring', r: 9 }), mark(report));
      stops.push({ id: report.id, x: mx, y: my, el });
      drawn.push(el);
    });
    y += height + GAP;
  }
  drawn.push(label(t('lanes.verdict'), y));
  y += LABEL;
  behind.push(s('rect', { class: 'lane', x: 0, y, width: WIDTH, height: BAR }));
  for (const period of history.periods) {
    const start = period.from ? x(at(period.from)) : 0, end = period.until ? x(at(period.until)) : x(dayNumber(day) + 1);
    const el = bar(period, start, end, y);
    if (period.from) el.setAttribute('data-day', dayOf(period.from));
    stops.push({ id: `${period.from}`, x: (start + end) / 2, y: y + BAR / 2, el });
    drawn.push(el);
  }
  y += BAR;
  const now = x(dayNumber(day) + 1);
  const height = y + AXIS;
  const svg = s('svg', { class: 'lanes', viewBox: `0 0 ${WIDTH} ${height}`, role: 'group', 'aria-label': t('lanes.label', { place: name, date: formatDay(day) }) },
    fills([...new Set(history.periods.flatMap(({ control, claimed_control: claimed }) => (claimed ? [control, claimed] : [control])))]),
    ...behind, ...axis(from, to, x, y), now < WIDTH ? s('rect', { class: 'later', x: now, y: 0, width: WIDTH - now, height: y }) : null,
    ...drawn, s('line', { class: 'now', x1: now, x2: now, y1: 0, y2: y + 4 }));
  const said = h('p', { class: 'lane-said', 'aria-hidden': 'true' }, t('lanes.hint'));
  walkMarks(svg, stops, { said, hint: t('lanes.hint'), goToDay });
  return h('div', { class: 'lanes-box' }, h('div', {}, svg), scrub(stops, { said, goToDay }), said, key(reports), table(reports, history, name));
}

/** @param {string} text @param {number} y */
const label = (text, y) => s('text', { class: 'lane-name', x: 0, y: y + 12 }, text);

/** So that no two marks lie on each other. @param {number[]} xs in order @returns {number[]} the row of each */
function rowsOf(xs) {
  /** @type {number[]} */
  const ends = [];
  return xs.map((at) => {
    let row = ends.findIndex((end) => at - end >= 12);
    if (row < 0) row = ends.length < 8 ? ends.length : 0;
    ends[row] = at;
    return row;
  });
}

/** @param {Period} period @param {number} start @param {number} end @param {number} y */
function bar(period, start, end, y) {
  const box = { x: start, y: y + 1, width: Math.max(1.2, end - start), height: BAR - 2 };
  const pale = period.agreement === 'baseline' && lookOf(period.control).shape !== 'ring';
  return s('g', { class: `stop period ${period.agreement}`, role: 'button', tabindex: -1, 'aria-label': periodText(period) },
    s('rect', { ...box, fill: fillOf(period.control), 'fill-opacity': pale ? 0.42 : 1, stroke: lookOf(period.control).color, 'stroke-width': 1 }),
    period.agreement === 'claimed' && period.claimed_control
      ? s('rect', { x: box.x, y: y + BAR / 2, width: box.width, height: BAR / 2 - 1, fill: fillOf(period.claimed_control) }) : null,
    period.agreement === 'disputed' ? s('rect', { class: 'differ', ...box }) : null,
    s('rect', { class: 'ring', x: box.x - 2, y: y - 1, width: box.width + 4, height: BAR + 2 }));
}

/** @param {Period} period */
const periodText = (period) => [verdictShort(period), [period.from ? t('history.from', { date: formatTurn(period.from) }) : t('history.start'),
  period.until ? t('history.until', { date: formatTurn(period.until) }) : ''].filter(Boolean).join(' ')].join(', ');

/** @param {number} from @param {number} to @param {(day: number) => number} x @param {number} y */
function axis(from, to, x, y) {
  const ticks = [];
  const every = Math.ceil(28 / ((WIDTH / (to - from)) * 30.4));
  let shown = 0;
  for (let n = from; n < to; n++) {
    const date = new Date(n * DAY).toISOString().slice(0, 10);
    if (!date.endsWith('-01')) continue;
    const at = x(n);
    ticks.push(s('line', { class: 'month', x1: at, x2: at, y1: 0, y2: y + 4 }));
    if (shown++ % every === 0 && at < WIDTH - 20) ticks.push(s('text', { class: 'month-name', x: at + 2, y: y + 15 }, date.slice(5, 7) === '01' ? date.slice(0, 4) : monthName(date)));
  }
  return ticks;
}

/** The shapes that occur. @param {Report[]} reports */
function key(reports) {
  const icon = (/** @type {Pick<Report, 'basis' | 'control' | 'inference'>} */ report) => s('svg', { viewBox: '-8 -8 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, mark(report));
  const bases = [...new Set(reports.map(({ basis }) => basis))];
  return h('ul', { class: 'lane-key' }, ...bases.map((basis) => h('li', {}, icon({ basis, control: 'unknown', inference: 'stated' }), word('basis', basis))),
    reports.some(({ inference }) => inference === 'inferred') ? h('li', {}, icon({ basis: 'assessed', control: 'unknown', inference: 'inferred' }), t('lanes.hollow')) : null);
}

/** The same as text. @param {Report[]} reports @param {PlaceHistory} history @param {string} name */
function table(reports, history, name) {
  const rows = [...reports].sort((a, b) => a.valid_latest.localeCompare(b.valid_latest));
  const head = (/** @type {string[]} */ keys) => h('thead', {}, h('tr', {}, ...keys.map((one) => h('th', { scope: 'col' }, t(one)))));
  return h('details', { 'data-part': 'lanes' }, h('summary', {}, t('lanes.table')), h('div', { class: 'lane-table', tabindex: 0, role: 'region', 'aria-label': t('lanes.table') },
    h('table', {}, h('caption', {}, t('lanes.said', { place: name })), head(['lanes.date', 'form.claimant', 'form.newSide', 'form.control', 'form.basis', 'form.inference']),
      h('tbody', {}, ...rows.map((report) => h('tr', {}, h('th', { scope: 'row' }, formatGiven(report.valid_from)), h('td', {}, claimantName(report)), h('td', {}, sideName(report.side)),
        h('td', {}, controlName(report.control), report.extent === 'part' ? ` (${t('extent.part')})` : ''), h('td', {}, word('basis', report.basis)), h('td', {}, t(`inference.${report.inference}`)))))),
    h('table', {}, h('caption', {}, t('lanes.verdict')), head(['lanes.from', 'lanes.until', 'lanes.reading']),
      h('tbody', {}, ...history.periods.map((period) => h('tr', {}, h('th', { scope: 'row' }, period.from ? formatTurn(period.from) : t('history.start')),
        h('td', {}, period.until ? formatTurn(period.until) : '—'), h('td', {}, verdictShort(period))))))));
}
