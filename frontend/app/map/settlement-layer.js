/** All settlements on one canvas: drawing, and finding the one at a point. */
import * as L from 'leaflet';
import { coverBoxes } from './covers.js';
import { drawLabels } from './labels.js';
import { drawSymbol, radiusOf, stampSymbol } from './symbols.js';

/** @typedef {{place: Place, wx: number, wy: number, name: string, rank: number, over: number}} Item */
/** @typedef {{item: Item, x: number, y: number, r: number}} Drawn */

/** What lies over what: places with reports over those without, those in dispute over all. @param {PlaceProperties} p */
const weight = (p) => (p.agreement === 'disputed' || p.agreement === 'claimed' ? 2 : p.control === 'unknown' ? 0 : 1);

/** Whether a place is large enough, or reported on enough, to be named at a zoom. @param {Item} item @param {number} zoom */
const named = ({ rank, over }, zoom) => zoom >= 9.5 || rank >= 10000 || (zoom >= 8 && (over > 0 || rank >= 2000));

export const SettlementLayer = L.Layer.extend({
  options: { pane: 'settlements' },

  initialize() {
    /** @type {Item[]} */ this.items = [];
    /** @type {Map<string, Item>} */ this.byId = new Map();
    /** @type {Drawn[]} */ this.drawn = [];
    /** @type {{id: string, box: import('./labels.js').Box}[]} */ this.labels = [];
    this.selected = null;
    this.focused = null;
    /** @type {Set<string> | null} */ this.emphasised = null;
    this.frame = 0;
  },

  onAdd() {
    const canvas = this.canvas = document.createElement('canvas');
    canvas.className = 'settlement-canvas leaflet-zoom-animated';
    canvas.setAttribute('aria-hidden', 'true');
    this.getPane().append(canvas);
    this.reset();
    return this;
  },

  onRemove() {
    cancelAnimationFrame(this.frame);
    this.canvas.remove();
    return this;
  },

  getEvents() {
    return { move: this.moved, moveend: this.draw, zoom: this.draw, viewreset: this.draw, resize: this.reset, zoomanim: this.animateZoom };
  },

  /**
   * @param {Place[]} places
   * @param {(place: Place) => string} nameOf
   */
  setPlaces(places, nameOf) {
    this.items = [];
    this.byId = new Map();
    for (const place of places) {
      if (!place.geometry) continue;
      const [lon, lat] = place.geometry.coordinates;
      const world = L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), 0);
      const item = { place, wx: world.x, wy: world.y, name: nameOf(place), rank: place.properties.pop_before ?? -1, over: weight(place.properties) };
      this.items.push(item);
      this.byId.set(place.id, item);
    }
    this.items.sort((/** @type {Item} */ a, /** @type {Item} */ b) => b.rank - a.rank);
    this.draw();
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
    this.redrawSoon();
  },

  /** @param {string} id */
  isFaint(id) {
    return this.emphasised !== null && !this.emphasised.has(id);
  },

  redrawSoon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  },

  reset() {
    const size = this._map.getSize();
    const ratio = window.devicePixelRatio || 1;
    this.ratio = ratio;
    this.canvas.width = Math.round(size.x * ratio);
    this.canvas.height = Math.round(size.y * ratio);
    this.canvas.style.width = `${size.x}px`;
    this.canvas.style.height = `${size.y}px`;
    this.draw();
  },

  /** @param {L.ZoomAnimEvent} event scales the finished picture until the new one is drawn */
  animateZoom(event) {
    const map = this._map;
    const scale = map.getZoomScale(event.zoom, this.drawnZoom);
    const offset = map._latLngToNewLayerPoint(this.drawnTopLeft, event.zoom, event.center);
    L.DomUtil.setTransform(this.canvas, offset, scale);
  },

  /** While dragged, the picture moves with the map; with few enough to draw, its edges are filled at once. */
  moved() {
    if (this.drawn.length < 2500) this.draw();
  },

  draw() {
    const map = this._map;
    if (!map || map._animatingZoom) return;
    if ((window.devicePixelRatio || 1) !== this.ratio) {
      this.reset();
      return;
    }
    const size = map.getSize();
    const zoom = map.getZoom();
    const corner = map.containerPointToLayerPoint([0, 0]);
    L.DomUtil.setTransform(this.canvas, corner, 1);
    this.drawnZoom = zoom;
    this.drawnTopLeft = map.layerPointToLatLng(corner);

    const ctx = this.canvas.getContext('2d');
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.clearRect(0, 0, size.x, size.y);
    const scale = 2 ** zoom;
    const origin = map.project(this.drawnTopLeft, zoom);
    const margin = 20;
    /** @type {Drawn[]} */
    const drawn = [];
    for (const item of this.items) {
      const x = item.wx * scale - origin.x;
      const y = item.wy * scale - origin.y;
      if (x < -margin || y < -margin || x > size.x + margin || y > size.y + margin) continue;
      drawn.push({ item, x, y, r: radiusOf(item.place.properties, zoom) });
    }
    this.drawn = drawn;
    /** @type {Drawn[]} */
    const last = [];
    for (const over of [0, 1, 2]) {
      for (let i = drawn.length - 1; i >= 0; i--) {
        const d = drawn[i];
        if (d.item.over !== over) continue;
        if (this.isMarked(d)) {
          last.push(d);
          continue;
        }
        ctx.globalAlpha = this.isFaint(d.item.place.id) ? 0.3 : 1;
        stampSymbol(ctx, d.x, d.y, d.r, d.item.place.properties, this.ratio);
      }
    }
    ctx.globalAlpha = 1;
    for (const d of last) {
      d.r *= 1.2;
      drawSymbol(ctx, d.x, d.y, d.r, d.item.place.properties,
        { selected: d.item.place.id === this.selected, focused: d.item.place.id === this.focused });
    }
    this.labels = drawLabels(ctx, this.wantedLabels(drawn, zoom), { width: size.x, height: size.y, covers: coverBoxes(map.getContainer()) }, zoom < 8 ? 40 : 250);
    this.fire('drawn', { count: drawn.length });
  },

  /** @param {Drawn} d */
  isMarked(d) {
    return d.item.place.id === this.selected || d.item.place.id === this.focused;
  },

  /** @param {Drawn[]} drawn @param {number} zoom @returns {import('./labels.js').Wanted[]} */
  wantedLabels(drawn, zoom) {
    const first = (/** @type {Drawn} */ d) => this.isMarked(d) || (this.emphasised?.has(d.item.place.id) ?? false);
    const marked = drawn.filter(first);
    const rest = drawn.filter((d) => !first(d) && (zoom >= 9.5 || d.item.rank >= 10000 || named(d.item, zoom)));
    return [...marked, ...rest].slice(0, 4000).map((d) => ({
      id: d.item.place.id, text: d.item.name, x: d.x, y: d.y,
      r: d.r + (this.isMarked(d) ? 8 : d.item.place.properties.agreement === 'disputed' ? 5.5 : d.item.place.properties.stale ? 4 : 1.5),
      people: d.item.rank < 0 ? null : d.item.rank, soft: zoom < 9.5 && d.item.rank < 10000, strong: this.isMarked(d), faded: d.item.place.properties.stale || this.isFaint(d.item.place.id),
    }));
  },

  /**
   * @param {{x: number, y: number}} point in the map's container
   * @param {number} tolerance pixels beyond the symbol
   * @returns {Place | null} the nearest settlement, else the one whose name is there
   */
  at(point, tolerance) {
    let best = null;
    let bestGap = Infinity;
    for (const d of /** @type {Drawn[]} */ (this.drawn)) {
      const gap = Math.hypot(d.x - point.x, d.y - point.y) - d.r;
      if (gap <= tolerance && gap < bestGap) {
        best = d.item.place;
        bestGap = gap;
      }
    }
    if (best) return best;
    for (const { id, box } of this.labels) {
      if (point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom) return this.byId.get(id)?.place ?? null;
    }
    return null;
  },

  /** @returns {{place: Place, name: string, x: number, y: number}[]} the settlements on screen, by population */
  visible() {
    const size = this._map.getSize();
    return this.drawn.filter((/** @type {Drawn} */ d) => d.x >= 0 && d.y >= 0 && d.x <= size.x && d.y <= size.y)
      .map((/** @type {Drawn} */ d) => ({ place: d.item.place, name: d.item.name, x: d.x, y: d.y }));
  },

  /** @param {string} id @returns {{x: number, y: number} | null} in the map's container */
  pointOf(id) {
    const item = this.byId.get(id);
    if (!item) return null;
    const [lon, lat] = item.place.geometry.coordinates;
    return this._map.latLngToContainerPoint([lat, lon]);
  },
});
