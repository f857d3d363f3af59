/** The marks of the lanes: a shape for each basis, filled when stated, hollow when inferred; fills for the verdict's bars. */
import { lookOf } from '../map/symbols.js';
import { s } from './svg.js';

const R = 5;

/** @param {number} n @param {number} r @param {number} turn @returns {string} a regular polygon's points */
const polygon = (n, r, turn) => Array.from({ length: n }, (_none, i) => {
  const angle = turn + (2 * Math.PI * i) / n;
  return `${(r * Math.sin(angle)).toFixed(2)},${(-r * Math.cos(angle)).toFixed(2)}`;
}).join(' ');

/** @type {{[basis: string]: {points: string} | {d: string} | {r: number}}} */
const SHAPES = {
  assessed: { r: R },
  geolocated: { points: polygon(4, R * 1.35, 0) },
  official_statement: { points: polygon(4, R * 1.3, Math.PI / 4) },
  party_claim: { points: polygon(3, R * 1.4, 0) },
  media_report: { points: polygon(6, R * 1.15, 0) },
  denial: { points: polygon(3, R * 1.4, Math.PI) },
  baseline: { d: `M-2,-${R + 1}H2V${R + 1}H-2Z` },
};

/** @param {Pick<Report, 'basis' | 'control' | 'inference'>} report */
export function mark({ basis, control, inference }) {
  const shape = SHAPES[basis] ?? SHAPES.media_report;
  const { color } = lookOf(control);
  const style = { fill: inference === 'inferred' ? '#fff' : color, stroke: color, 'stroke-width': 2, 'stroke-linejoin': 'round' };
  if ('r' in shape) return s('circle', { r: shape.r, ...style });
  return 'points' in shape ? s('polygon', { points: shape.points, ...style }) : s('path', { d: shape.d, ...style });
}

/** @param {string} control */
const fillId = (control) => `lane-fill-${control}`;

/** @param {string} control */
export const fillOf = (control) => `url(#${fillId(control)})`;

/** @param {string[]} controls @returns {SVGElement} the hatched fills that the bars name */
export function fills(controls) {
  return s('defs', {}, ...controls.map((control) => {
    const { color, hatch, shape } = lookOf(control);
    const lines = hatch === 'dots' ? s('circle', { cx: 3, cy: 3, r: 1.1, fill: '#fff' })
      : s('path', { d: hatch === 'none' ? '' : hatch === 'cross' ? 'M0,0L6,6M0,6L6,0' : 'M-1,7L7,-1M-1,1L1,-1M5,7L7,5', stroke: '#fff', 'stroke-width': 1.2, 'stroke-opacity': 0.85 });
    return s('pattern', { id: fillId(control), width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
      s('rect', { width: 6, height: 6, fill: shape === 'ring' ? '#fff' : color }), lines);
  }));
}
