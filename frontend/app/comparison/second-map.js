/** The map under the second reading; it and the page's map move as one. */
import * as L from 'leaflet';
import { byId } from '../dom.js';
import { showBase } from '../map/basemap.js';
import { watchCovers } from '../map/covers.js';
import { settlementLayer, theMap, wirePointer } from '../map/map.js';
import { state } from '../state.js';

/** @type {L.Map | null} */
let map = null;
/** @type {any} */
let layer;
/** Whether a move passed on is under way, which is not passed back. */
let passing = false;

/** @param {(id: string) => void} open */
export function openSecondMap(open) {
  const el = byId('map-with');
  el.hidden = false;
  const first = theMap();
  if (!map) {
    map = L.map(el, {
      attributionControl: false, zoomControl: false, keyboard: false, zoomSnap: 0.5, zoomDelta: 1, wheelPxPerZoomLevel: 90, minZoom: 4, maxZoom: 17,
      maxBoundsViscosity: 1, zoomAnimation: false, fadeAnimation: false, center: first.getCenter(), zoom: first.getZoom(),
    });
    map.createPane('areas').style.zIndex = '420';
    map.createPane('settlements').style.zIndex = '450';
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
    layer = settlementLayer();
    layer.addTo(map);
    wirePointer(map, layer, open);
    watchCovers(() => layer.redrawSoon());
    pass(first, map);
    pass(map, first);
    /** @type {any} */ (el).frontline = { map, pixelOf, visible: () => layer.visible(), labels: () => layer.names.placed };
  }
  animate(first, false);
  map.invalidateSize({ animate: false });
  first.fire('moveend');
  drawBase();
}

export function closeSecondMap() {
  byId('map-with').hidden = true;
  animate(theMap(), animated);
}

/** Whether the page's map animates zooming when it is alone. */
let animated = false;

/** Two animations would not keep step: while there are two maps, a zoom is done at once. @param {L.Map} first @param {boolean} on */
function animate(first, on) {
  if (!on) animated ||= Boolean(first.options.zoomAnimation);
  first.options.zoomAnimation = on;
  /** @type {any} */ (first)._zoomAnimated = on;
}

/** @param {L.Map} from @param {L.Map} to */
function pass(from, to) {
  const on = () => !passing && !byId('map-with').hidden;
  const quietly = (/** @type {() => void} */ move) => {
    const target = /** @type {any} */ (to), source = /** @type {any} */ (from);
    // Each map rounds its origin to pixels for itself; the same place must lie on the same pixel of both.
    const origin = source.getPixelOrigin().subtract(source._getMapPanePos());
    target._getNewPixelOrigin = () => origin.add(target._getMapPanePos());
    passing = true;
    try {
      move();
    } finally {
      passing = false;
      delete target._getNewPixelOrigin;
    }
  };
  from.on('move zoom', () => {
    if (on()) quietly(() => /** @type {any} */ (to)._move(from.getCenter(), from.getZoom(), { pinch: true }));
  });
  from.on('moveend', () => {
    if (on()) quietly(() => to.setView(from.getCenter(), from.getZoom(), /** @type {any} */ ({ animate: false, reset: true })));
  });
  from.on('resize', () => {
    if (!on()) return;
    quietly(() => {
      to.invalidateSize({ animate: false, pan: false });
      to.setView(from.getCenter(), from.getZoom(), /** @type {any} */ ({ animate: false, reset: true }));
    });
  });
}

/** @param {import('../data.js').Shown} shown */
export const showSecond = ({ rows, verdict, stale }) => layer?.show(rows, verdict, stale);

/** Names have come, or are in another language. */
export const drawSecondAnew = () => layer?.redrawSoon();

/** @param {Set<string> | null} ids */
export const emphasiseSecond = (ids) => layer?.emphasise(ids);

export const selectSecond = () => layer?.select(state.place);

export function drawBase() {
  if (map) showBase(map, state.base).catch(() => undefined);
}

export const nameSecond = () => map?.fire('language');

/** @param {string} id in client coordinates @returns {{x: number, y: number} | null} */
function pixelOf(id) {
  const point = layer.pointOf(id);
  if (!point) return null;
  const box = byId('map-with').getBoundingClientRect();
  return { x: box.left + point.x, y: box.top + point.y };
}
