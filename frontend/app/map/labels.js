/** Places names beside symbols so that no two overlap, and none lies under what covers the map. */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {{id: string, text: string, x: number, y: number, r: number, people: number | null, soft: boolean, strong: boolean, faded: boolean}} Wanted */

const CELL = 64;
/** @type {Map<string, number>} */
const widths = new Map();

/** Occupied boxes in a grid, so that asking stays cheap with thousands of them. */
class Occupied {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box @param {(cell: Box[]) => boolean | void} visit stops at true */
  each(box, visit) {
    for (let cx = Math.floor(box.left / CELL); cx <= Math.floor(box.right / CELL); cx++) {
      for (let cy = Math.floor(box.top / CELL); cy <= Math.floor(box.bottom / CELL); cy++) {
        const key = (cx + 500) * 10000 + cy + 500;
        let cell = this.cells.get(key);
        if (!cell) this.cells.set(key, cell = []);
        if (visit(cell)) return true;
      }
    }
    return false;
  }

  /** @param {Box} box */
  hits(box) {
    return this.each(box, (cell) => cell.some((b) => b.left < box.right && b.right > box.left && b.top < box.bottom && b.bottom > box.top));
  }

  /** @param {Box} box */
  add(box) {
    this.each(box, (cell) => {
      cell.push(box);
    });
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Wanted[]} wanted symbols on screen, most important first
 * @param {{width: number, height: number, covers: Box[]}} size `covers`: what hides parts of the map
 * @param {number} limit names at most
 * @returns {{id: string, box: Box}[]} where names were put
 */
export function drawLabels(ctx, wanted, size, limit) {
  const occupied = new Occupied();
  for (const box of size.covers) occupied.add(box);
  const seen = (/** @type {Wanted} */ { x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height
    && !size.covers.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  for (const w of wanted) if (!w.soft) occupied.add({ left: w.x - w.r, top: w.y - w.r, right: w.x + w.r, bottom: w.y + w.r });
  /** @type {{id: string, box: Box}[]} */
  const placed = [];
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  for (const w of wanted) {
    if (placed.length >= limit) break;
    if (!seen(w)) continue;
    const px = w.strong ? 14 : (w.people ?? 0) >= 10000 ? 14 : (w.people ?? 0) >= 2000 ? 12.5 : 11.5;
    const font = `${w.strong || (w.people ?? 0) >= 10000 ? 650 : 500} ${px}px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif`;
    const width = measure(ctx, font, w.text);
    const gap = w.r + 5;
    const half = px * 0.62;
    /** @type {[number, number][]} left edge and middle of the text */
    const spots = [[w.x + gap, w.y], [w.x - gap - width, w.y], [w.x - width / 2, w.y - gap - half], [w.x - width / 2, w.y + gap + half],
      [w.x + gap - 3, w.y - gap * 0.75], [w.x + gap - 3, w.y + gap * 0.75]];
    for (const [left, middle] of spots) {
      const box = { left: left - 2, top: middle - half, right: left + width + 2, bottom: middle + half };
      if (box.right > size.width || box.left < 0 || box.top < 0 || box.bottom > size.height) continue;
      if (occupied.hits(box)) continue;
      occupied.add(box);
      placed.push({ id: w.id, box });
      ctx.font = font;
      ctx.globalAlpha = w.faded ? 0.75 : 1;
      ctx.strokeStyle = 'rgba(255,255,255,.92)';
      ctx.lineWidth = 3.4;
      ctx.strokeText(w.text, left, middle);
      ctx.fillStyle = w.strong ? '#0c161d' : '#22323c';
      ctx.fillText(w.text, left, middle);
      break;
    }
  }
  ctx.globalAlpha = 1;
  return placed;
}

/** @param {CanvasRenderingContext2D} ctx @param {string} font @param {string} text */
function measure(ctx, font, text) {
  const key = `${font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    ctx.font = font;
    width = ctx.measureText(text).width;
    widths.set(key, width);
    if (widths.size > 20000) widths.clear();
  }
  return width;
}
