/** The Leaflet map and what the rest of the page may ask of it. */
import * as L from 'leaflet';
import { byId } from '../dom.js';
import { language, t } from '../i18n.js';
import { nameOf, verdictShort } from '../words.js';
import { state, update } from '../state.js';
import { watchCovers } from './covers.js';
import { SettlementLayer } from './settlement-layer.js';
import { hideTip, showTip } from './tip.js';

/** @type {L.Map} */
let map;
/** @type {any} */
let layer;

/** @param {Theatre} theatre @param {(id: string) => void} open */
export function startMap(theatre, open) {
  const el = byId('map');
  map = L.map(el, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.5, zoomDelta: 1, wheelPxPerZoomLevel: 90, minZoom: 4, maxZoom: 17, maxBoundsViscosity: 1,
    center: [state.view.lat, state.view.lon], zoom: state.view.zoom,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fadeAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  map.createPane('areas').style.zIndex = '420';
  map.createPane('settlements').style.zIndex = '450';
  L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
  layer = settlementLayer();
  layer.on('drawn', (/** @type {{count: number}} */ { count }) => el.dispatchEvent(new CustomEvent('drawn', { detail: { count } })));
  layer.addTo(map);
  watchCovers(() => layer.redrawSoon());
  let resizing = false, moving = false;
  map.on('movestart', () => {
    moving = true;
  });
  map.on('moveend', () => {
    moving = false;
    if (resizing) return;
    const { lat, lng } = map.getCenter();
    update({ view: { lat, lon: lng, zoom: map.getZoom() } });
  });
  wirePointer(map, layer, open);
  // What is in the middle stays there exactly, however often the map is given another size.
  new ResizeObserver(() => {
    const { lat, lon, zoom } = state.view;
    resizing = true;
    const under = moving;
    map.invalidateSize({ animate: false, pan: under });
    if (!under) map.setView([lat, lon], zoom, /** @type {any} */ ({ animate: false, reset: true }));
    resizing = false;
  }).observe(el);
  byId('zoom-in').addEventListener('click', () => map.zoomIn());
  byId('zoom-out').addEventListener('click', () => map.zoomOut());
  byId('home').addEventListener('click', () => map.setView([theatre.default_view.lat, theatre.default_view.lon], theatre.default_view.zoom));
  /** @type {any} */ (el).frontline = { pixelOf, map, visible: () => layer.visible(), labels: () => layer.names.placed };
  return map;
}

/** @returns {any} a layer of settlements of its own */
export const settlementLayer = () => new /** @type {any} */ (SettlementLayer)();

/** @type {(place: Spot) => string} */
let described = (place) => verdictShort(place.properties);

/** @param {Spot} place what its symbol says, in words */
export const describe = (place) => described(place);

/** @param {(place: Spot) => string} how */
export function describeBy(how) {
  described = how;
}

/** The page's map. */
export const theMap = () => map;

/**
 * Opens what is clicked on a map, and names what lies under the pointer.
 * @param {L.Map} on
 * @param {any} its its layer of settlements
 * @param {(id: string) => void} open
 */
export function wirePointer(on, its, open) {
  const el = on.getContainer();
  on.on('click', (event) => {
    const original = /** @type {PointerEvent} */ (event.originalEvent);
    const place = its.at(event.containerPoint, original.pointerType === 'touch' ? 22 : 7);
    if (place) open(place.id);
  });
  on.on('mousemove', (event) => {
    const place = /** @type {Spot | null} */ (its.at(event.containerPoint, 4));
    el.classList.toggle('over', place !== null);
    if (place) showTip(`${nameOf(place.properties)} — ${describe(place)}`, event.containerPoint, 14);
    else hideTip();
  });
  on.on('mouseout movestart', hideTip);
}

/** @param {import('../data.js').Shown} shown */
export const showSettlements = ({ rows, verdict, stale }) => layer.show(rows, verdict, stale);

/** Names have come, or are in another language. */
export const drawAnew = () => layer.redrawSoon();

/** @param {string | null} id */
export const markSelected = (id) => layer.select(id);

/** @param {Set<string> | null} ids the settlements that stand out from the rest */
export const emphasise = (ids) => layer.emphasise(ids);

/** @param {string | null} id */
export const markFocused = (id) => layer.focus(id);

/** @param {number} most @returns {import('./settlement-layer.js').Seen[]} those on screen that count most */
export const visiblePlaces = (most) => layer.visible(most);

/** @param {string} id @returns {import('./settlement-layer.js').Seen | null} if it is on screen */
export const visiblePlace = (id) => layer.visibleOne(id);

/** @returns {number} how many are on screen */
export const howManyVisible = () => layer.howMany();

/** @param {string} id in client coordinates @returns {{x: number, y: number} | null} */
function pixelOf(id) {
  const point = layer.pointOf(id);
  if (!point) return null;
  const box = map.getContainer().getBoundingClientRect();
  return { x: box.left + point.x, y: box.top + point.y };
}

/** @param {State['view']} view */
export function goTo(view) {
  const { lat, lng } = map.getCenter();
  if (Math.abs(lat - view.lat) > 1e-6 || Math.abs(lng - view.lon) > 1e-6 || map.getZoom() !== view.zoom) {
    map.setView([view.lat, view.lon], view.zoom, { animate: false });
  }
}

/**
 * Brings a settlement into the part of the map that no panel covers.
 * @param {string} id
 * @param {{[side in 'left' | 'right' | 'top' | 'bottom']: number}} covered pixels
 */
export function reveal(id, covered) {
  const point = layer.pointOf(id);
  if (!point) return;
  const size = map.getSize();
  const pad = 36;
  const left = covered.left + pad, right = size.x - covered.right - pad, top = covered.top + pad, bottom = size.y - covered.bottom - pad;
  const inside = point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
  if (inside) return;
  const dx = point.x - (left + right) / 2, dy = point.y - (top + bottom) / 2;
  const far = Math.abs(dx) > size.x * 2 || Math.abs(dy) > size.y * 2;
  map.panBy([dx, dy], { animate: !far && !matchMedia('(prefers-reduced-motion: reduce)').matches });
}

/** @param {number} by */
export const zoomBy = (by) => map.setZoom(map.getZoom() + by);

export function nameMap() {
  byId('map').setAttribute('aria-label', t('map.label'));
  byId('map').lang = language();
  map.fire('language');
}
