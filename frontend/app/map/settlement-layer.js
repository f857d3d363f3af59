/**
 * All settlements on two canvases, symbols and names: drawing, and finding the one at a point. Works on columns, with
 * nothing allocated per settlement; of a country's 33,000 a picture takes a few milliseconds.
 */
import * as L from 'leaflet';
import { Labels } from './labels.js';
import { drawNames } from './names.js';
import { drawSymbols } from './picture.js';
import { Raster } from './raster.js';
import { radiusOf, sizeOf } from './symbols.js';

/** @typedef {import('../timelines/rows.js').Rows} Rows */
/** @typedef {{place: Spot, name: string, x: number, y: number}} Seen */

/** From so many on, pictures reach beyond the map's edges and are drawn less often while it moves. */
const MANY = 2500;
/** How far they reach, in pixels. */
const BEYOND = 160;
/** Symbols beyond the picture of which a part may be in it. */
const MARGIN = 20;
/** Settlements this near to a larger one that reads the same lie under its symbol, in pixels; at low zooms only. */
const UNDER = 2;
/** How long the names wait for a replay or a slider to rest. */
const REST = 150;

export const SettlementLayer = L.Layer.extend({
  options: { pane: 'settlements' },

  initialize() {
    /** @type {Rows | null} */ this.rows = null;
    this.verdict = new Uint16Array(0);
    this.stale = new Uint8Array(0);
    this.sizes = new Uint8Array(0);
    /** @type {Uint8Array | null} */ this.faint = null;
    // What the picture holds: rows, and where, in pixels of the map when it was drawn.
    this.count = 0;
    this.drawn = new Uint32Array(0);
    this.xs = new Float32Array(0);
    this.ys = new Float32Array(0);
    // What lies within the map: more, for it includes what a larger symbol hides.
    this.seen = 0;
    this.inView = new Uint32Array(0);
    this.grid = new Uint16Array(0);
    this.radii = new Float32Array(5);
    /** @type {Map<string, (import('./raster.js').Stamp | undefined)[]>} */ this.stampsOf = new Map();
    this.names = new Labels();
    /** @type {string | null} */ this.selected = null;
    /** @type {string | null} */ this.focused = null;
    /** @type {Set<string> | null} */ this.emphasised = null;
    this.frame = 0;
    this.naming = 0;
    this.writing = 0;
    this.drawnFor = '';
    /** Where the canvases lie. */ this.place = '';
    // How each row looks in the last picture, and what that was a picture of.
    this.looks = new Int32Array(0);
    this.spare = new Int32Array(0);
    this.picture = '';
    this.change = 0;
  },

  onAdd() {
    const canvas = (/** @type {string} */ name) => {
      const el = document.createElement('canvas');
      el.className = `${name} leaflet-zoom-animated`;
      el.setAttribute('aria-hidden', 'true');
      this.getPane().append(el);
      return el;
    };
    this.canvases = [canvas('settlement-canvas'), canvas('name-canvas')];
    this.raster = new Raster(this.canvases[0]);
    this.pen = this.canvases[1].getContext('2d');
    this.reset();
    return this;
  },

  onRemove() {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.writing);
    window.clearTimeout(this.naming);
    for (const canvas of this.canvases) canvas.remove();
    return this;
  },

  getEvents() {
    return { move: this.moved, moveend: this.draw, zoom: this.draw, viewreset: this.draw, resize: this.reset, zoomanim: this.animateZoom };
  },

  /**
   * @param {Rows} rows
   * @param {Uint16Array} verdict
   * @param {Uint8Array} stale
   */
  show(rows, verdict, stale) {
    const many = rows.count >= MANY;
    const same = this.rows === rows;
    this.verdict = verdict;
    this.stale = stale;
    if (!same) {
      this.rows = rows;
      this.many = many;
      this.sizes = Uint8Array.from(rows.people, sizeOf);
      this.drawn = new Uint32Array(rows.count);
      this.inView = new Uint32Array(rows.count);
      this.xs = new Float32Array(rows.count);
      this.ys = new Float32Array(rows.count);
      this.looks = new Int32Array(rows.count);
      this.spare = new Int32Array(rows.count);
      this.picture = '';
      this.emphasise(this.emphasised);
      if (this.reach !== (many ? BEYOND : 0)) this.reset();
    }
    this.change++;
    this.draw({ namesLater: same && many });
  },

  /** @param {string | null} id */
  select(id) {
    this.selected = id;
    this.redrawSoon();
  },

  /** @param {string | null} id */
  focus(id) {
    this.focused = id;
    this.redrawSoon();
  },

  /** @param {Set<string> | null} ids those drawn in full, the others faintly; null: all in full */
  emphasise(ids) {
    this.emphasised = ids;
    this.faint = ids && this.rows ? Uint8Array.from(this.rows.ids, (/** @type {string} */ id) => (ids.has(id) ? 0 : 1)) : null;
    this.redrawSoon();
  },

  redrawSoon() {
    this.change++;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  },

  reset() {
    const size = this._map.getSize();
    const ratio = this.ratio = window.devicePixelRatio || 1;
    this.reach = this.many ? BEYOND : 0;
    const width = size.x + 2 * this.reach, height = size.y + 2 * this.reach;
    this.raster.resize(Math.round(width * ratio), Math.round(height * ratio));
    this.canvases[1].width = this.raster.width;
    this.canvases[1].height = this.raster.height;
    for (const { style } of this.canvases) {
      style.width = `${width}px`;
      style.height = `${height}px`;
    }
    this.picture = '';
    this.change++;
    this.draw();
  },

  /** @param {L.ZoomAnimEvent} event scales the finished picture until the new one is drawn */
  animateZoom(event) {
    const map = this._map;
    const scale = map.getZoomScale(event.zoom, this.drawnZoom);
    const offset = map._latLngToNewLayerPoint(this.drawnTopLeft, event.zoom, event.center);
    this.place = '';
    for (const canvas of this.canvases) L.DomUtil.setTransform(canvas, offset, scale);
  },

  /** While dragged, the picture moves with the map, and is drawn anew before its edge comes into view. */
  moved() {
    const away = this.many && this.corner && this._map.getZoom() === this.drawnZoom ? this._map.containerPointToLayerPoint([0, 0]).subtract(this.corner) : null;
    if (!away || Math.max(Math.abs(away.x), Math.abs(away.y)) > BEYOND - 8) this.draw({ moving: true });
  },

  /** @param {{namesLater?: boolean, moving?: boolean}} [how] */
  draw({ namesLater = false, moving = false } = {}) {
    const map = this._map;
    if (!map || map._animatingZoom) return;
    if ((window.devicePixelRatio || 1) !== this.ratio) {
      this.reset();
      return;
    }
    const { reach } = this;
    const zoom = map.getZoom();
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const origin = map.getPixelOrigin();
    // Leaflet tells of one change in several events.
    const picture = `${zoom} ${corner.x + origin.x} ${corner.y + origin.y} ${size.x} ${size.y} ${this.ratio}`;
    const key = `${picture} ${corner.x} ${corner.y} ${this.change} ${moving}`;
    if (key === this.drawnFor) return;
    this.drawnFor = key;
    this.corner = corner;
    this.drawnZoom = zoom;
    const topLeft = corner.subtract([reach, reach]);
    this.drawnTopLeft = map.layerPointToLatLng(topLeft);
    const place = `${topLeft.x} ${topLeft.y} ${zoom}`;
    if (place !== this.place) for (const canvas of this.canvases) L.DomUtil.setTransform(canvas, topLeft, 1);
    this.place = place;
    if (this.rows) {
      this.collect(size, zoom, corner.x + origin.x, corner.y + origin.y);
      drawSymbols(this, picture);
    }
    window.clearTimeout(this.naming);
    if (namesLater) this.naming = window.setTimeout(() => drawNames(this, zoom, moving), REST);
    else drawNames(this, zoom, moving);
    this.fire('drawn', { count: this.count });
  },

  /**
   * Finds what lies in the picture, those that count most first.
   * @param {L.Point} size
   * @param {number} zoom
   * @param {number} left where the map begins, in pixels of the world at this zoom
   * @param {number} top
   */
  collect(size, zoom, left, top) {
    const { rows, verdict, reach, drawn, inView, xs, ys, grid, many } = this;
    const scale = 2 ** zoom;
    const edge = reach + MARGIN;
    const right = size.x + edge, bottom = size.y + edge;
    const thin = many && zoom < 8;
    // Cells lie fixed on the world, so that moving the map changes none.
    const cellX = Math.floor((left - edge) / UNDER), cellY = Math.floor((top - edge) / UNDER);
    const across = Math.ceil((right + edge) / UNDER) + 2, cells = across * (Math.ceil((bottom + edge) / UNDER) + 2);
    if (thin) {
      if (grid.length < cells) this.grid = new Uint16Array(cells);
      else grid.fill(0);
    }
    const taken = this.grid;
    let count = 0, seen = 0;
    for (let i = 0; i < rows.order.length; i++) {
      const row = rows.order[i];
      const x = rows.x[row] * scale - left, y = rows.y[row] * scale - top;
      if (!(x > -edge && y > -edge && x < right && y < bottom)) continue;
      if (x >= 0 && y >= 0 && x <= size.x && y <= size.y) inView[seen++] = row;
      if (thin) {
        const cell = (Math.floor((y + top) / UNDER) - cellY) * across + Math.floor((x + left) / UNDER) - cellX;
        if (taken[cell] === verdict[row] + 1) continue;
        if (!taken[cell]) taken[cell] = verdict[row] + 1;
      }
      drawn[count] = row;
      xs[count] = x;
      ys[count++] = y;
    }
    this.count = count;
    this.seen = seen;
    this.zoom = zoom;
    this.left = left;
    this.top = top;
    for (let one = 0; one < 5; one++) this.radii[one] = radiusOf(one, zoom, many);
  },

  /**
   * @param {{x: number, y: number}} point in the map's container
   * @param {number} tolerance pixels beyond the symbol
   * @returns {Spot | null} the nearest settlement, else the one whose name is there
   */
  at(point, tolerance) {
    const { rows, count, drawn, xs, ys, radii, sizes } = this;
    let best = -1, bestGap = Infinity;
    for (let i = 0; i < count; i++) {
      const dx = xs[i] - point.x, dy = ys[i] - point.y, most = radii[sizes[drawn[i]]] + tolerance;
      if (dx > most || dx < -most || dy > most || dy < -most) continue;
      const gap = Math.hypot(dx, dy) - radii[sizes[drawn[i]]];
      if (gap > tolerance || gap >= bestGap) continue;
      best = drawn[i];
      bestGap = gap;
    }
    if (best >= 0) return this.spot(best);
    const name = this.names.placed.find((/** @type {{box: import('./labels.js').Box}} */ { box }) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
    return name && rows ? this.spot(rows.rowOf(name.id)) : null;
  },

  /** @param {number} row */
  spot(row) {
    return this.rows.spot(row, this.verdict[row], this.stale[row] === 1);
  },

  /** How many settlements are on screen. */
  howMany() {
    return this.seen;
  },

  /** @param {number} [most] @returns {Seen[]} the settlements on screen, those that count most first */
  visible(most = Infinity) {
    return Array.from(this.inView.subarray(0, Math.min(this.seen, most)), (/** @type {number} */ row) => this.seenAt(row));
  },

  /** @param {string} id @returns {Seen | null} if it is on screen */
  visibleOne(id) {
    const row = this.rows?.rowOf(id) ?? -1;
    return row >= 0 && this.inView.subarray(0, this.seen).includes(row) ? this.seenAt(row) : null;
  },

  /** @param {number} row @returns {Seen} */
  seenAt(row) {
    const scale = 2 ** this.zoom;
    const left = this._map.getPixelOrigin().add(this.corner);
    return { place: this.spot(row), name: this.rows.nameOf(row) || this.rows.ids[row], x: this.rows.x[row] * scale - left.x, y: this.rows.y[row] * scale - left.y };
  },

  /** @param {string} id @returns {{x: number, y: number} | null} in the map's container */
  pointOf(id) {
    const row = this.rows?.rowOf(id) ?? -1;
    return row < 0 || Number.isNaN(this.rows.x[row]) ? null : this._map.latLngToContainerPoint([this.rows.lat[row], this.rows.lon[row]]);
  },
});
