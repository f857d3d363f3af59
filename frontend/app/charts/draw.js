/** Draws series with Chart.js: each control by its colour, its hatch and its dashes. */
import { Chart, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { formatNumber, t } from '../i18n.js';
import { lookOf } from '../map/symbols.js';
import { formatDay, monthName } from '../time.js';
import { controlName } from '../words.js';

Chart.register(CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;

const GRID = '#e3e7ea', INK = '#43525d', TILE = 12;

/** @type {{[hatch in Hatch]: number[]}} */
const DASHES = { none: [], diagonal: [9, 4], cross: [3, 3], dots: [1.5, 4] };

/** @param {string} control */
const dashOf = (control) => (lookOf(control).shape === 'ring' ? [10, 3, 2, 3] : DASHES[lookOf(control).hatch]);

/** @param {string} control @returns {HTMLCanvasElement} one tile of the control's fill */
function tile(control) {
  const { color, hatch, shape } = lookOf(control);
  const ratio = window.devicePixelRatio || 1;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.round(TILE * ratio);
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.scale(canvas.width / TILE, canvas.height / TILE);
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, TILE, TILE);
  ctx.globalAlpha = shape === 'ring' ? 0.25 : 1;
  ctx.fillStyle = color;
  ctx.fillRect(0, 0, TILE, TILE);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = ctx.fillStyle = 'rgba(255,255,255,.8)';
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  if (hatch === 'dots') {
    for (const [x, y] of [[3, 3], [9, 9]]) {
      ctx.moveTo(x, y);
      ctx.arc(x, y, 1.4, 0, 2 * Math.PI);
    }
    ctx.fill();
  } else if (hatch !== 'none') {
    for (const d of [-TILE, 0, TILE]) {
      ctx.moveTo(d - 1, TILE + 1);
      ctx.lineTo(d + TILE + 1, -1);
      if (hatch === 'cross') {
        ctx.moveTo(d - 1, -1);
        ctx.lineTo(d + TILE + 1, TILE + 1);
      }
    }
    ctx.stroke();
  }
  return canvas;
}

/** @param {CanvasRenderingContext2D} ctx @param {string} control */
function fillOf(ctx, control) {
  const pattern = ctx.createPattern(tile(control), 'repeat');
  const ratio = window.devicePixelRatio || 1;
  pattern?.setTransform(new window.DOMMatrix().scale(1 / ratio));
  return pattern ?? lookOf(control).color;
}

/** A control's mark in the chart's legend. @param {string} control @param {boolean} stacked */
export function swatch(control, stacked) {
  const canvas = document.createElement('canvas');
  const ratio = window.devicePixelRatio || 1;
  canvas.width = 34 * ratio;
  canvas.height = 16 * ratio;
  canvas.className = 'swatch';
  canvas.setAttribute('aria-hidden', 'true');
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.scale(ratio, ratio);
  if (stacked) {
    ctx.fillStyle = fillOf(ctx, control);
    ctx.fillRect(0, 0, 34, 16);
  }
  ctx.strokeStyle = lookOf(control).color;
  ctx.lineWidth = stacked ? 2 : 3;
  ctx.setLineDash(dashOf(control));
  ctx.beginPath();
  ctx.moveTo(0, stacked ? 1 : 8);
  ctx.lineTo(34, stacked ? 1 : 8);
  ctx.stroke();
  return canvas;
}

/** @type {Set<Chart>} */
const drawn = new Set();

export function clearCharts() {
  for (const chart of drawn) chart.destroy();
  drawn.clear();
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('./series.js').AreaSeries} area
 * @param {{stacked: boolean, small: boolean, day: string, choose: (day: string) => void}} options
 */
export function drawChart(canvas, area, { stacked, small, day, choose }) {
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const { dates } = area;
  const marked = dates.filter((date) => date <= day).length - 1;
  const chart = new Chart(ctx, {
    type: 'line',
    data: {
      labels: dates,
      datasets: area.series.map(({ control, low }, nth) => ({
        // Summed here: Chart.js's own stacks are not filled in steps.
        label: controlName(control), data: stacked ? low.map((_value, index) => sumTo(area.series, nth, index)) : low, stepped: 'before', pointRadius: 0, pointHitRadius: 12, pointHoverRadius: small ? 0 : 4,
        borderColor: lookOf(control).color, borderWidth: stacked ? 1.5 : small ? 2 : 2.5, borderDash: stacked ? [] : dashOf(control),
        fill: stacked ? (nth === 0 ? 'origin' : '-1') : false, backgroundColor: stacked ? fillOf(ctx, control) : lookOf(control).color,
      })),
    },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, events: small ? [] : undefined,
      interaction: { mode: 'index', intersect: false },
      onClick: (_event, elements) => {
        if (elements[0]) choose(dates[elements[0].index]);
      },
      scales: {
        x: { grid: { display: false }, border: { color: '#9aa6ae' }, ticks: {
          autoSkip: false, maxRotation: 0, color: INK, font: { size: small ? 10 : 12 },
          callback: (_value, index) => tick(dates, index, small),
        } },
        y: { beginAtZero: true, grid: { color: GRID }, border: { display: false },
          ticks: { color: INK, maxTicksLimit: small ? 4 : 8, precision: 0, font: { size: small ? 10 : 12 }, callback: (value) => formatNumber(Number(value)) } },
      },
      plugins: { tooltip: {
        backgroundColor: '#14212b', padding: 10, boxPadding: 4, usePointStyle: false,
        callbacks: {
          title: (items) => formatDay(dates[items[0].dataIndex], 'long'),
          label: (item) => {
            const { low, high } = area.series[item.datasetIndex];
            return ` ${item.dataset.label}: ${amountText(low[item.dataIndex], high[item.dataIndex])}`;
          },
        },
      } },
    },
    plugins: [{ id: 'day', afterDatasetsDraw: ({ ctx: on, chartArea, scales }) => {
      if (marked < 0) return;
      const x = Math.round(scales.x.getPixelForValue(marked)) + 0.5;
      on.save();
      on.strokeStyle = '#14212b';
      on.lineWidth = 1.5;
      on.beginPath();
      on.moveTo(x, chartArea.top - 4);
      on.lineTo(x, chartArea.bottom);
      on.stroke();
      on.restore();
    } }],
  });
  drawn.add(chart);
}

/** @param {import('./series.js').Series[]} series @param {number} nth @param {number} index */
const sumTo = (series, nth, index) => series.slice(0, nth + 1).reduce((sum, { low }) => sum + low[index], 0);

/** The first date of each month, the year with January and the first. @param {string[]} dates @param {number} index @param {boolean} small */
function tick(dates, index, small) {
  const date = dates[index];
  const month = date.slice(0, 7);
  if (index > 0 && dates[index - 1].slice(0, 7) === month) return null;
  if (small && Number(date.slice(5, 7)) % 2 === 0) return null;
  return date.slice(5, 7) === '01' ? [monthName(date), date.slice(0, 4)] : monthName(date);
}

/** @param {number} low @param {number} high */
export const amountText = (low, high) => (low === high ? formatNumber(low) : t('figure.between', { lower: low, upper: high }));
