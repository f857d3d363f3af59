/** Places names beside symbols so that no two overlap, and none lies under what covers the map. */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** `rank`: how much the place counts. @typedef {{id: string, text: string, x: number, y: number, r: number, rank: number, strong: boolean, faded: boolean}} Wanted */

/** Pixels to a cell of the grid of what is taken. */
const CELL = 2;
const SPOTS = 6;
/** Room for the halo beside a name, and how tall a name with its own is, in pixels. */
const EDGE = 3, TALL = 24;
const MOST_WORDS = 1500;
/** @type {Map<string, HTMLCanvasElement>} */
const words = new Map();
/** @type {Map<string, number>[]} by boldness and size of the words */
const widths = [];
const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
const FONTS = [`500 11.5px ${FAMILY}`, `500 12.5px ${FAMILY}`, `650 14px ${FAMILY}`];
const PIXELS = [11.5, 12.5, 14];

export class Labels {
  constructor() {
    /** Cells taken by names, symbols and panels; kept from one picture to the next. */
    this.taken = new Uint8Array(0);
    this.across = 0;
    this.down = 0;
    /** @type {Box} where names may be */
    this.room = { left: 0, top: 0, right: 0, bottom: 0 };
    /** @type {Box[]} */
    this.covers = [];
    /** @type {{id: string, box: Box}[]} where names were put */
    this.placed = [];
  }

  /** @param {Box} room @param {Box[]} covers what hides parts of it */
  begin(room, covers) {
    this.room = room;
    this.covers = covers;
    this.across = Math.ceil((room.right - room.left) / CELL) + 1;
    this.down = Math.ceil((room.bottom - room.top) / CELL) + 1;
    if (this.taken.length < this.across * this.down) this.taken = new Uint8Array(this.across * this.down);
    else this.taken.fill(0);
    this.placed = [];
    for (const { left, top, right, bottom } of covers) this.take(left, top, right, bottom);
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom */
  take(left, top, right, bottom) {
    const { room, across, down, taken } = this;
    const from = Math.max(0, Math.floor((left - room.left) / CELL)), to = Math.min(across, Math.ceil((right - room.left) / CELL));
    const last = Math.min(down, Math.ceil((bottom - room.top) / CELL));
    if (to <= from) return;
    for (let y = Math.max(0, Math.floor((top - room.top) / CELL)); y < last; y++) taken.fill(1, y * across + from, y * across + to);
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom inside the room */
  isFree(left, top, right, bottom) {
    const { room, across, taken } = this;
    const from = Math.floor((left - room.left) / CELL), to = Math.ceil((right - room.left) / CELL), last = Math.ceil((bottom - room.top) / CELL);
    for (let y = Math.floor((top - room.top) / CELL); y < last; y++) {
      for (let at = y * across + from, end = y * across + to; at < end; at++) if (taken[at]) return false;
    }
    return true;
  }

  /** Whether a symbol is to be seen. @param {number} x @param {number} y */
  sees(x, y) {
    const { room } = this;
    return x >= room.left && y >= room.top && x <= room.right && y <= room.bottom
      && !this.covers.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {number} ratio @param {Wanted} wanted @returns {boolean} whether there was room for it */
  put(ctx, ratio, { id, text, x, y, r, rank, strong, faded }) {
    if (!text || !this.sees(x, y)) return false;
    const { room } = this;
    const font = strong || rank >= 10000 ? 2 : rank >= 2000 ? 1 : 0;
    const width = widthOf(ctx, font, text);
    const gap = r + 5, half = PIXELS[font] * 0.62;
    for (let spot = 0; spot < SPOTS; spot++) {
      const left = spot === 0 ? x + gap : spot === 1 ? x - gap - width : spot < 4 ? x - width / 2 : x + gap - 3;
      const middle = spot < 2 ? y : spot === 2 ? y - gap - half : spot === 3 ? y + gap + half : spot === 4 ? y - gap * 0.75 : y + gap * 0.75;
      const right = left + width + 2, top = middle - half, bottom = middle + half;
      if (right > room.right || left - 2 < room.left || top < room.top || bottom > room.bottom) continue;
      if (!this.isFree(left - 2, top, right, bottom)) continue;
      this.take(left - 2, top, right, bottom);
      this.placed.push({ id, box: { left: left - 2, top, right, bottom } });
      ctx.globalAlpha = faded ? 0.75 : 1;
      const word = wordOf(text, font, strong, ratio, width);
      ctx.drawImage(word, Math.round((left - EDGE) * ratio) / ratio, Math.round((middle - TALL / 2) * ratio) / ratio, word.width / ratio, TALL);
      ctx.globalAlpha = 1;
      return true;
    }
    return false;
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {number} font @param {string} text */
function widthOf(ctx, font, text) {
  const known = widths[font] ??= new Map();
  let width = known.get(text);
  if (width === undefined) {
    ctx.font = FONTS[font];
    width = ctx.measureText(text).width;
    if (known.size > 50000) known.clear();
    known.set(text, width);
  }
  return width;
}

/**
 * A name as it was written once: its halo takes longest.
 * @param {string} text
 * @param {number} font
 * @param {boolean} strong
 * @param {number} ratio
 * @param {number} width
 */
function wordOf(text, font, strong, ratio, width) {
  const key = `${font} ${strong} ${ratio} ${text}`;
  const known = words.get(key);
  if (known) return known;
  if (words.size >= MOST_WORDS) words.delete(words.keys().next().value ?? '');
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * EDGE) * ratio);
  canvas.height = TALL * ratio;
  words.set(key, canvas);
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  if (!ctx) return canvas;
  ctx.scale(ratio, ratio);
  ctx.font = FONTS[font];
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = 'rgba(255,255,255,.92)';
  ctx.lineWidth = 3.4;
  ctx.strokeText(text, EDGE, TALL / 2);
  ctx.fillStyle = strong ? '#0c161d' : '#22323c';
  ctx.fillText(text, EDGE, TALL / 2);
  return canvas;
}
