/**
 * Puts thousands of symbols on a canvas in a few milliseconds: each is drawn once, kept as pixels, and copied into the
 * picture by rows. Without a graphics card a canvas's own `drawImage` takes some five times as long for such small things.
 */
import { drawSymbol } from './symbols.js';

/** Pixels as one number each, and of each row where what is not transparent begins and ends. @typedef {{half: number, size: number, pixels: Uint32Array, from: Int16Array, to: Int16Array}} Stamp */

/** @param {number} r @param {number} ratio @returns {number} how far a symbol with all its marks reaches, in device pixels */
export const halfOf = (r, ratio) => Math.ceil((r * 1.3 + (r < 3 ? 3 : 14)) * ratio);

/**
 * @param {import('./symbols.js').Reading} reading
 * @param {number} r
 * @param {number} ratio device pixels per CSS pixel
 * @param {boolean} faint
 * @returns {Stamp}
 */
export function stampOf(reading, r, ratio, faint) {
  const half = halfOf(r, ratio);
  const size = 2 * half;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  const stamp = { half, size, pixels: new Uint32Array(size * size), from: new Int16Array(size).fill(size), to: new Int16Array(size) };
  if (!ctx) return stamp;
  ctx.scale(ratio, ratio);
  drawSymbol(ctx, half / ratio, half / ratio, r, reading);
  const image = ctx.getImageData(0, 0, size, size).data;
  if (faint) for (let i = 3; i < image.length; i += 4) image[i] *= 0.3;
  stamp.pixels = new Uint32Array(image.buffer);
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      if (!(stamp.pixels[i] >>> 24)) continue;
      stamp.from[y] = Math.min(stamp.from[y], x);
      stamp.to[y] = x + 1;
    }
  }
  return stamp;
}

/** What is drawn anew is told apart by squares of so many pixels. */
const SHIFT = 4;
const TILE = 1 << SHIFT;

export class Raster {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
    this.width = canvas.width;
    this.height = canvas.height;
    this.image = this.ctx.createImageData(this.width, this.height);
    this.pixels = new Uint32Array(this.image.data.buffer);
    this.marks = new Uint8Array(0);
    this.across = 0;
    this.marked = 0;
  }

  /** @param {number} width @param {number} height in device pixels */
  resize(width, height) {
    this.width = this.canvas.width = Math.max(1, width);
    this.height = this.canvas.height = Math.max(1, height);
    this.image = this.ctx.createImageData(this.width, this.height);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }

  clear() {
    this.pixels.fill(0);
  }

  /** Begins to say what of the picture is to be drawn anew. */
  begin() {
    this.across = Math.ceil(this.width / TILE);
    const tiles = this.across * Math.ceil(this.height / TILE);
    if (this.marks.length === tiles) this.marks.fill(0);
    else this.marks = new Uint8Array(tiles);
    this.marked = 0;
  }

  /** @param {number} half @param {number} x @param {number} y the middle of what has changed */
  mark(half, x, y) {
    const { marks, across } = this;
    const right = Math.min(this.width - 1, x + half), bottom = Math.min(this.height - 1, y + half);
    for (let ty = Math.max(0, y - half) >> SHIFT; ty <= bottom >> SHIFT; ty++) {
      for (let tx = Math.max(0, x - half) >> SHIFT; tx <= right >> SHIFT; tx++) {
        if (marks[ty * across + tx]) continue;
        marks[ty * across + tx] = 1;
        this.marked++;
      }
    }
  }

  /** How much of the picture is marked, from 0 to 1. */
  share() {
    return this.marked / Math.max(1, this.marks.length);
  }

  clearMarked() {
    const { marks, across, width, height, pixels } = this;
    for (let tile = 0; tile < marks.length; tile++) {
      if (!marks[tile]) continue;
      const left = (tile % across) * TILE, top = Math.floor(tile / across) * TILE;
      for (let y = top; y < Math.min(top + TILE, height); y++) pixels.fill(0, y * width + left, y * width + Math.min(left + TILE, width));
    }
  }

  /** The part of a stamp that lies on what is marked. @param {Stamp} stamp @param {number} x @param {number} y */
  putMarked(stamp, x, y) {
    const { marks, across, width, height } = this;
    const { half } = stamp;
    const right = Math.min(width, x + half) - 1, bottom = Math.min(height, y + half) - 1;
    for (let ty = Math.max(0, y - half) >> SHIFT; ty <= bottom >> SHIFT; ty++) {
      for (let tx = Math.max(0, x - half) >> SHIFT; tx <= right >> SHIFT; tx++) {
        if (marks[ty * across + tx]) this.put(stamp, x, y, tx * TILE, ty * TILE, Math.min(width, (tx + 1) * TILE), Math.min(height, (ty + 1) * TILE));
      }
    }
  }

  /**
   * @param {Stamp} stamp
   * @param {number} x its middle, in whole device pixels
   * @param {number} y
   * @param {number} [west] the part of the picture to put it in
   * @param {number} [north]
   * @param {number} [east]
   * @param {number} [south]
   */
  put({ half, size, pixels: source, from, to }, x, y, west = 0, north = 0, east = this.width, south = this.height) {
    const { width, pixels } = this;
    const left = x - half, top = y - half;
    const last = Math.min(size, south - top);
    for (let row = Math.max(0, north - top); row < last; row++) {
      const end = Math.min(to[row], east - left);
      const start = Math.max(from[row], west - left);
      let at = (top + row) * width + left + start;
      for (let i = row * size + start, stop = row * size + end; i < stop; i++, at++) {
        const pixel = source[i];
        const alpha = pixel >>> 24;
        if (alpha === 255) {
          pixels[at] = pixel;
          continue;
        }
        if (!alpha) continue;
        const under = pixels[at], below = under >>> 24;
        if (!below) {
          pixels[at] = pixel;
          continue;
        }
        const sum = below === 255 ? 255 : alpha + ((below * (255 - alpha) + 127) / 255 | 0);
        // How much of the mixture is of the upper one, of 256; two channels are mixed at once.
        const share = below === 255 ? alpha + 1 : (alpha * 256 / sum) | 0;
        const red = ((pixel & 0xff00ff) * share + (under & 0xff00ff) * (256 - share)) / 256 & 0xff00ff;
        const green = ((pixel & 0xff00) * share + (under & 0xff00) * (256 - share)) >>> 8 & 0xff00;
        pixels[at] = red | green | sum << 24;
      }
    }
  }

  show() {
    this.ctx.putImageData(this.image, 0, 0);
  }
}
