/** Charts over time, by reported control under the rule that the map shows. */
import { address, ApiError, awaiting, get, isAbort, pinnedAddress } from '../api.js';
import { byId, h, wireDialog } from '../dom.js';
import { formatNumber, language, t, word } from '../i18n.js';
import { ruleName } from '../rules/rule-names.js';
import { readingParams, state, update } from '../state.js';
import { dayOf, formatDay, formatReading } from '../time.js';
import { controlName } from '../words.js';
import { clearCharts, drawChart, swatch } from './draw.js';
import { areaSeries, kindOf } from './series.js';
import { table } from './table.js';

const CHOICES = {
  measure: ['settlements', 'census', 'estimate', 'latest-census', 'latest-estimate', 'latest-remaining'], by: ['total', 'adm1', 'adm2', 'adm3'], step: ['day', 'week', 'month'], form: ['areas', 'lines', 'table'], rest: ['off', 'on'],
};
/** @typedef {{measure: import('./series.js').Measure, by: string, step: string, form: string, rest: string, area: string}} Choice */

/** @type {HTMLDialogElement} */
let dialog;
/** @type {Theatre} */
let theatre;
/** @type {Statistics | null} */
let shown = null;
/** @type {AbortController | null} */
let asking = null;

/** @param {Theatre} value */
export function startDialog(value) {
  theatre = value;
  dialog = /** @type {HTMLDialogElement} */ (byId('charts-dialog'));
  wireDialog(dialog);
  dialog.addEventListener('close', () => update({ charts: null }));
}

/** @returns {Choice} as the address has it: `measure/by/step/form/rest/area`, the end of it left out at will */
function choice() {
  const parts = (state.charts ?? '').split('/');
  const one = (/** @type {string[]} */ list, /** @type {number} */ index) => (list.includes(parts[index]) ? parts[index] : list[0]);
  return {
    measure: /** @type {import('./series.js').Measure} */ (one(CHOICES.measure, 0)), by: one(CHOICES.by, 1), step: one(CHOICES.step, 2),
    form: one(CHOICES.form, 3), rest: one(CHOICES.rest, 4), area: parts[5] ?? '',
  };
}

/** @param {Partial<Choice>} patch */
function choose(patch) {
  const { measure, by, step, form, rest, area } = { ...choice(), ...patch };
  update({ charts: [measure, by, step, form, rest, area].join('/').replace(/\/+$/, '') });
}

/** @param {Set<keyof State>} changed */
export function follow(changed) {
  if (!state.charts) {
    asking?.abort();
    clearCharts();
    shown = null;
    if (dialog.open) dialog.close();
  } else if (!dialog.open) openCharts();
  else if (['charts', 'datetime', 'mode', 'known', 'position', 'rule', 'without'].some((key) => changed.has(/** @type {keyof State} */ (key)))) void load();
}

export function openCharts() {
  if (!dialog.open) dialog.showModal();
  draw();
  void load();
}

/** @returns {Params} what is asked for */
function wanted() {
  const { by, step } = choice();
  const reading = readingParams();
  return { ...reading, datetime: null, from: theatre.first_date, to: theatre.last_date, known: state.mode === 'then' ? 'then' : reading.known, by, step };
}

async function load() {
  asking?.abort();
  const mine = asking = new AbortController();
  awaiting(1);
  try {
    const answer = /** @type {Statistics} */ (await get(address('/statistics', wanted()), { signal: mine.signal }));
    if (mine !== asking) return;
    shown = answer;
    draw();
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    const why = error instanceof ApiError && !error.unreachable ? t('error.refused', { detail: error.message }) : t('error.unreachable');
    byId('charts-body').replaceChildren(h('p', { class: 'error', role: 'alert' }, `${t('charts.failed')} ${why}`),
      h('button', { type: 'button', class: 'quiet', onclick: () => void load() }, t('error.retry')));
  } finally {
    awaiting(-1);
  }
}

export function draw() {
  const chosen = choice();
  const order = [...theatre.parties.slice(0, 1).map(({ id }) => id), 'contested', 'none', ...theatre.parties.slice(1).map(({ id }) => id), 'unknown'];
  const all = shown && shown.by === chosen.by && shown.step === chosen.step ? areaSeries(shown.rows, chosen.measure, order) : null;
  byId('charts-reading').textContent = [t('asOf.rule', { rule: ruleName(state.rule) }),
    state.mode === 'then' ? t('charts.then') : t('charts.now', { date: shown && shown.known !== 'then' ? formatReading(shown.known, 'short') : '' }),
    shown ? t('asOf.position', { position: shown.as_of.position }) : ''].filter(Boolean).join(' · ');
  drawControls(chosen, all);
  clearCharts();
  const body = byId('charts-body');
  if (!all) {
    body.replaceChildren(h('p', { class: 'small' }, t('card.loading')));
    return;
  }
  const areas = chosen.area ? all.filter(({ code }) => code === chosen.area) : all;
  const drawn = areas.map((area) => (chosen.rest === 'on' ? area : { ...area, series: area.series.filter(({ control }) => control !== 'unknown') }));
  const stacked = chosen.form === 'areas';
  const parts = chosen.form === 'table' ? drawn.map((area) => table(area, { title: titleOf(area), goTo }))
    : [legend(drawn, order, stacked), chartsOf(drawn, stacked)];
  body.replaceChildren(...parts, notes(drawn, areas, chosen), h('p', {}, h('a', { href: pinnedAddress(shown?.links, { f: 'csv' }), download: 'statistics.csv' }, t('charts.csv'))));
  if (chosen.form !== 'table') {
    body.querySelectorAll('canvas.chart').forEach((canvas, index) => drawChart(/** @type {HTMLCanvasElement} */ (canvas), drawn[index], {
      stacked, small: drawn.length > 1, day: dayOf(state.datetime), choose: goTo,
    }));
  }
}

/** @param {string} day */
function goTo(day) {
  update({ datetime: day, charts: null });
}

/** @param {import('./series.js').AreaSeries} area */
function titleOf(area) {
  if (!area.code) return t('charts.total');
  return (language() === 'uk' ? area.name_uk : null) ?? area.name;
}

/** @param {import('./series.js').AreaSeries[]} areas @param {string[]} order @param {boolean} stacked */
function legend(areas, order, stacked) {
  const there = order.filter((control) => areas.some(({ series }) => series.some((one) => one.control === control)));
  return h('ul', { class: 'chart-legend' }, ...there.map((control) => h('li', {}, swatch(control, stacked), controlName(control))));
}

/** @param {import('./series.js').AreaSeries[]} areas @param {boolean} stacked */
function chartsOf(areas, stacked) {
  const many = areas.length > 1;
  return h('div', { class: many ? 'chart-grid' : 'chart-one' }, ...areas.map((area) => {
    const title = titleOf(area);
    const canvas = h('canvas', { class: 'chart', role: 'img', 'aria-label': spoken(area, title) });
    return h('figure', {}, h('figcaption', {}, many
      ? h('button', { type: 'button', 'data-area': area.code, onclick: () => choose({ area: area.code }) }, title)
      : title, h('small', {}, ` ${t('charts.settlements', { count: area.settlements })}`)), h('div', { class: stacked ? 'plot stacked' : 'plot' }, canvas));
  }));
}

/** The chart in a sentence, for those who do not see it. @param {import('./series.js').AreaSeries} area @param {string} title */
function spoken({ dates, series }, title) {
  const first = dates[0], last = dates[dates.length - 1];
  const parts = series.map(({ control, low }) => t('charts.fromTo', { control: controlName(control), first: low[0], last: low[low.length - 1] }));
  return `${title}. ${t('charts.span', { first: formatDay(first), last: formatDay(last) })} ${parts.join('; ')}`;
}

/**
 * What the charts leave out, and how much that is.
 * @param {import('./series.js').AreaSeries[]} drawn
 * @param {import('./series.js').AreaSeries[]} areas
 * @param {Choice} chosen
 */
function notes(drawn, areas, { measure, rest, form }) {
  const total = (/** @type {(area: import('./series.js').AreaSeries) => number} */ of) => areas.reduce((sum, area) => sum + of(area), 0);
  const lines = [];
  if (measure !== 'settlements') {
    lines.push(t('charts.figures', { count: total((area) => area.settlements), kind: word('popKind', kindOf(measure)), number: formatNumber(total((area) => area.with)),
      other: formatNumber(total((area) => area.settlements - area.with - area.without)), none: formatNumber(total((area) => area.without)) }));
  }
  if (measure.startsWith('latest-')) lines.push(t('charts.latestFrom'));
  if (rest === 'off' && areas.some(({ series }) => series.some(({ control }) => control === 'unknown'))) lines.push(t('charts.restOff'));
  if (drawn.some(({ series }) => series.some(({ low, high }) => low.some((value, index) => value !== high[index])))) lines.push(t('charts.lower'));
  if (drawn.length > 1 && form !== 'table') lines.push(t('charts.ownScale'));
  lines.push(t(form === 'table' ? 'charts.asIs' : 'charts.read'));
  return h('div', { class: 'chart-notes small' }, ...lines.map((line) => h('p', {}, line)));
}

/** @param {Choice} chosen @param {import('./series.js').AreaSeries[] | null} all */
function drawControls(chosen, all) {
  const focused = document.activeElement?.id;
  const one = (/** @type {'measure' | 'by' | 'step' | 'form'} */ name) => {
    const select = h('select', { id: `charts-${name}`, onchange: () => choose({ [name]: select.value, ...(name === 'by' ? { area: '' } : {}) }) },
      ...CHOICES[name].map((value) => h('option', { value }, t(`charts.${name}.${value}`))));
    select.value = chosen[name];
    return h('label', {}, h('span', {}, t(`charts.${name}`)), select);
  };
  const area = h('select', { id: 'charts-area', onchange: () => choose({ area: area.value }) }, h('option', { value: '' }, t('charts.all')),
    ...(all ?? []).filter(({ code }) => code).map((its) => h('option', { value: its.code }, titleOf(its))));
  area.value = chosen.area;
  const rest = h('input', { id: 'charts-rest', type: 'checkbox', checked: chosen.rest === 'on', onchange: () => choose({ rest: rest.checked ? 'on' : 'off' }) });
  byId('charts-controls').replaceChildren(one('measure'), one('by'), ...(chosen.by === 'total' ? [] : [h('label', {}, h('span', {}, t('charts.area')), area)]),
    one('step'), one('form'), h('label', { class: 'check' }, rest, h('span', {}, t('charts.rest'))));
  if (focused) document.getElementById(focused)?.focus();
}
