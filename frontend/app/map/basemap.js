/** What lies under the settlements: our own outlines, or OpenStreetMap's tiles. */
import * as L from 'leaflet';
import { get } from '../api.js';
import { areaNames, areasOf } from './area-names.js';

const TILES = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';

/** @type {L.Layer | null} */
let shown = null;
/** @type {L.LayerGroup | null} */
let outlines = null;
/** @type {'plain' | 'osm' | null} */
let current = null;

/** @param {L.Map} map @param {'plain' | 'osm'} base */
export async function showBase(map, base) {
  if (current === base) return;
  current = base;
  map.getContainer().dataset.base = base;
  const layer = base === 'osm' ? L.tileLayer(TILES, { maxZoom: 19, className: 'tiles', referrerPolicy: 'strict-origin-when-cross-origin' }) : (outlines ??= await plain());
  if (current !== base) return;
  if (shown) shown.remove();
  shown = layer.addTo(map);
  keepInside(map);
  if (!kept) {
    kept = true;
    map.on('resize', () => keepInside(map));
  }
}

let kept = false;
/** @type {L.LatLngBounds | null} how far our outlines reach */
let reach = null;

/** Where our outlines end there is no sea: the map does not go there. @param {L.Map} map */
function keepInside(map) {
  const bounds = current === 'plain' ? reach : null;
  map.setMinZoom(bounds ? map.getBoundsZoom(bounds, true) : 4);
  map.setMaxBounds(bounds ?? undefined);
}

/** @returns {Promise<L.LayerGroup>} */
async function plain() {
  const [countries, oblasts] = await Promise.all([get('/basemap/countries.geojson'), get('/basemap/oblasts.geojson')]);
  reach = L.geoJSON(countries).getBounds();
  const renderer = L.canvas({ padding: 0.3 });
  const ukraine = (/** @type {any} */ feature) => feature?.properties?.iso === 'UA' || feature?.properties?.name_en === 'Ukraine';
  return L.layerGroup([
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
}
