/** Draws a layer's symbols: all of them, or only where they look other than in the last picture. */
import { verdicts, weightOf } from '../timelines/verdicts.js';
import { halfOf, stampOf } from './raster.js';
import { drawSymbol } from './symbols.js';

/**
 * @param {any} layer
 * @param {string} picture the part of the world it shows, and its size
 */
export function drawSymbols(layer, picture) {
  const { rows, verdict, stale, sizes, faint, count, drawn, xs, ys, radii, ratio, raster, reach } = layer;
  const stamps = stampsAt(layer, ratio);
  const weights = verdicts.map(weightOf);
  const selected = layer.selected === null ? -1 : rows.rowOf(layer.selected), focused = layer.focused === null ? -1 : rows.rowOf(layer.focused);
  // What each row of the picture looks like; where that is all that has changed, only those places are drawn anew.
  const looks = layer.spare;
  looks.fill(0);
  for (let i = 0; i < count; i++) {
    const row = drawn[i];
    if (row !== selected && row !== focused) looks[row] = 1 + ((verdict[row] * 5 + sizes[row]) * 2 + stale[row]) * 2 + (faint ? faint[row] : 0);
  }
  const stamp = (/** @type {number} */ look, /** @type {number} */ row) => stamps[look] ??= stampOf({ ...verdicts[verdict[row]], stale: stale[row] === 1 },
    radii[sizes[row]], ratio, Boolean(faint?.[row]));
  const whole = !changed(layer, looks, picture, stamps);
  if (whole) raster.clear();
  else raster.clearMarked();
  for (let weight = 0; weight < 3; weight++) {
    for (let i = count - 1; i >= 0; i--) {
      const row = drawn[i], look = looks[row];
      if (!look || weights[verdict[row]] !== weight) continue;
      const x = Math.round((xs[i] + reach) * ratio), y = Math.round((ys[i] + reach) * ratio);
      if (whole) raster.put(stamp(look, row), x, y);
      else raster.putMarked(stamp(look, row), x, y);
    }
  }
  layer.spare = layer.looks;
  layer.looks = looks;
  layer.picture = picture;
  raster.show();
  const { ctx } = raster;
  ctx.setTransform(ratio, 0, 0, ratio, reach * ratio, reach * ratio);
  for (const row of selected === focused ? [selected] : [focused, selected]) {
    const i = row < 0 ? -1 : drawn.subarray(0, count).indexOf(row);
    if (i < 0) continue;
    drawSymbol(ctx, xs[i], ys[i], radii[sizes[row]] * 1.2, { ...verdicts[verdict[row]], stale: stale[row] === 1 },
      { selected: row === selected, focused: row === focused });
  }
}

/**
 * Marks where rows look other than in the last picture.
 * @param {any} layer
 * @param {Int32Array} looks
 * @param {string} picture
 * @param {(import('./raster.js').Stamp | undefined)[]} stamps
 * @returns {boolean} whether it is of the same part of the world and most of it can stay
 */
function changed(layer, looks, picture, stamps) {
  if (picture !== layer.picture) return false;
  const { rows, looks: old, sizes, radii, ratio, raster, reach } = layer;
  const scale = 2 ** layer.zoom;
  raster.begin();
  for (let row = 0; row < looks.length; row++) {
    if (looks[row] === old[row]) continue;
    const half = Math.max(stamps[old[row]]?.half ?? 0, stamps[looks[row]]?.half ?? halfOf(radii[sizes[row]], ratio));
    raster.mark(half, Math.round((rows.x[row] * scale - layer.left + reach) * ratio), Math.round((rows.y[row] * scale - layer.top + reach) * ratio));
  }
  return raster.share() < 0.5;
}

/** @param {any} layer @param {number} ratio @returns {(import('./raster.js').Stamp | undefined)[]} the stamps of the sizes now in use */
function stampsAt(layer, ratio) {
  const key = `${layer.radii[0]} ${ratio}`;
  let stamps = layer.stampsOf.get(key);
  if (!stamps) {
    if (layer.stampsOf.size > 12) layer.stampsOf.clear();
    layer.stampsOf.set(key, stamps = []);
  }
  return stamps;
}
