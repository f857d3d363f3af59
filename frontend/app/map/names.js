/** Writes the names of a layer's settlements: those that count most first, each where there is room. */
import { verdicts, weightOf } from '../timelines/verdicts.js';
import { coverBoxes } from './covers.js';

const CANDIDATES = 4000;
/** So many people, that a place is named at every zoom. */
const LARGE = 10000;

/** Whether a place is large enough, or reported on enough, to be named at a zoom. @param {number} rank @param {number} weight @param {number} zoom */
const isNamed = (rank, weight, zoom) => zoom >= 9.5 || rank >= LARGE || (zoom >= 8 && (weight > 0 || rank >= 2000));

/** How long names are written in one picture of the screen, in milliseconds; the rest follow in the next. */
const SLICE = 4;

/**
 * @param {any} layer
 * @param {number} zoom
 * @param {boolean} moving whether names may reach beyond the map's edges, which are about to move
 */
export function drawNames(layer, zoom, moving) {
  const { rows, verdict, stale, sizes, faint, count, drawn, xs, ys, radii, ratio, pen, reach, names, many } = layer;
  cancelAnimationFrame(layer.writing);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  if (!rows) return;
  pen.setTransform(ratio, 0, 0, ratio, reach * ratio, reach * ratio);
  const size = layer._map.getSize();
  const beyond = moving ? reach : 0;
  names.begin({ left: -beyond, top: -beyond, right: size.x + beyond, bottom: size.y + beyond }, coverBoxes(layer._map.getContainer()));
  const selected = layer.selected === null ? -1 : rows.rowOf(layer.selected), focused = layer.focused === null ? -1 : rows.rowOf(layer.focused);
  const weights = verdicts.map(weightOf);
  const marked = (/** @type {number} */ row) => row === selected || row === focused;
  const first = (/** @type {number} */ row) => marked(row) || (faint !== null && !faint[row]);
  const reaches = (/** @type {number} */ row) => radii[sizes[row]]
    + (marked(row) ? 8 : verdicts[verdict[row]].agreement === 'disputed' ? radii[0] < 3 ? 2 : 5.5 : stale[row] && radii[0] >= 3 ? 4 : 1.5);
  /** @type {number[]} */
  const wanted = [];
  for (const early of selected >= 0 || focused >= 0 || faint ? [true, false] : [false]) {
    for (let i = 0; i < count && wanted.length < CANDIDATES; i++) {
      const row = drawn[i];
      // They come by rank: nothing that follows is large enough.
      if (!early && zoom < 8 && rows.rank[row] < LARGE) break;
      if (first(row) !== early || !(early || isNamed(rows.rank[row], weights[verdict[row]], zoom))) continue;
      wanted.push(i);
      if (zoom < 9.5 && rows.rank[row] < LARGE) continue;
      const r = reaches(row);
      names.take(xs[i] - r, ys[i] - r, xs[i] + r, ys[i] + r);
    }
  }
  const limit = (zoom < 8 ? 40 : 250) * (beyond ? 1.5 : 1);
  let next = 0;
  const write = () => {
    const until = many ? performance.now() + SLICE : Infinity;
    for (; next < wanted.length && names.placed.length < limit; next++) {
      if (performance.now() > until) {
        layer.writing = requestAnimationFrame(write);
        return;
      }
      const i = wanted[next], row = drawn[i];
      names.put(pen, ratio, {
        id: rows.ids[row], text: rows.nameOf(row), x: xs[i], y: ys[i], r: reaches(row), rank: rows.rank[row], strong: marked(row),
        faded: Boolean(stale[row] || faint?.[row]),
      });
    }
  };
  write();
}
