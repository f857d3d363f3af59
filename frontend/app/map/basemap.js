/** What lies under the settlements: our own outlines, or OpenStreetMap's tiles. */
import * as L from 'leaflet';
import { get } from '../api.js';
import { t } from '../i18n.js';
import { note } from '../panels/notice.js';
import { update } from '../state.js';
import { areaNames, areasOf } from './area-names.js';

const TILES = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';

/** @typedef {{base: 'plain' | 'osm', shown: L.Layer | null, plain: L.LayerGroup | null, reach: L.LatLngBounds | null}} Base */

/** @type {WeakMap<L.Map, Base>} what lies under each map */
const bases = new WeakMap();

/** @param {L.Map} map @param {'plain' | 'osm'} base */
export async function showBase(map, base) {
  let its = bases.get(map);
  if (its?.base === base) return;
  if (!its) {
    its = { base, shown: null, plain: null, reach: null };
    bases.set(map, its);
    map.on('resize', () => keepInside(map));
  }
  its.base = base;
  map.getContainer().dataset.base = base;
  if (base === 'plain' && !its.plain) {
    const { group, reach } = await plain();
    its.plain ??= group;
    its.reach ??= reach;
  }
  if (its.base !== base) return;
  its.shown?.remove();
  its.shown = /** @type {L.Layer} */ (base === 'osm' ? tiles() : its.plain).addTo(map);
  keepInside(map);
}

/** Says once when none of the tiles asked for can be reached, until some can. */
function tiles() {
  const layer = L.tileLayer(TILES, { maxZoom: 19, className: 'tiles', referrerPolicy: 'strict-origin-when-cross-origin' });
  let reached = false, said = false;
  layer.on('loading', () => {
    reached = false;
  });
  layer.on('tileload', () => {
    reached = true;
    said = false;
    note('base', null);
  });
  layer.on('tileerror', () => {
    if (reached || said) return;
    said = true;
    note('base', { kind: 'info', text: t('error.base'), actions: [{ text: t('base.usePlain'), run: () => update({ base: 'plain' }) }] });
  });
  return layer;
}

/** Where our outlines end there is no sea: the map does not go there. @param {L.Map} map */
function keepInside(map) {
  const its = bases.get(map);
  const bounds = its?.base === 'plain' ? its.reach : null;
  map.setMinZoom(bounds ? map.getBoundsZoom(bounds, true) : 4);
  map.setMaxBounds(bounds ?? undefined);
}

/** @returns {Promise<{group: L.LayerGroup, reach: L.LatLngBounds}>} */
async function plain() {
  const [countries, oblasts] = await Promise.all([get('/basemap/countries.geojson'), get('/basemap/oblasts.geojson')]);
  const reach = L.geoJSON(countries).getBounds();
  const renderer = L.canvas({ padding: 0.3 });
  const ukraine = (/** @type {any} */ feature) => feature?.properties?.iso === 'UA' || feature?.properties?.name_en === 'Ukraine';
  const group = L.layerGroup([
    L.geoJSON(countries, /** @type {any} */ ({
      renderer, interactive: false,
      style: (/** @type {any} */ feature) => ({
        fillColor: ukraine(feature) ? '#f8f6f1' : '#ebe8e1', fillOpacity: 1, color: '#8d8a84', weight: ukraine(feature) ? 1.6 : 1,
      }),
    })),
    L.geoJSON(oblasts, /** @type {any} */ ({
      renderer, interactive: false, style: { fill: false, color: '#b5b0a6', weight: 1.1, dashArray: '5 4' },
    })),
    areaNames([...areasOf(countries, 'country', 4, 6), ...areasOf(oblasts, 'oblast', 6.5, 10)]),
  ]);
  return { group, reach };
}
