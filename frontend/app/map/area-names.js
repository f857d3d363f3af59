/** Names of countries and oblasts on the plain base map, where the zoom leaves room for them. */
import * as L from 'leaflet';
import { language } from '../i18n.js';

/** @typedef {{names: {[language: string]: string}, lat: number, lon: number, from: number, to: number, kind: string}} Area */

/**
 * @param {any} collection
 * @param {string} kind
 * @param {number} from lowest zoom
 * @param {number} to highest zoom
 * @returns {Area[]}
 */
export function areasOf(collection, kind, from, to) {
  return collection.features.flatMap((/** @type {any} */ feature) => {
    const { name_en: en, name_uk: uk } = feature.properties;
    const middle = middleOf(feature.geometry);
    return en && middle ? [{ names: { en, uk: uk ?? en }, lat: middle[1], lon: middle[0], from, to, kind }] : [];
  });
}

/** The centre of the largest ring's area. @param {any} geometry @returns {[number, number] | null} */
function middleOf(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let best = 0;
  /** @type {[number, number] | null} */
  let middle = null;
  for (const [ring] of polygons) {
    let area = 0, x = 0, y = 0;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const cross = ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
      area += cross;
      x += (ring[j][0] + ring[i][0]) * cross;
      y += (ring[j][1] + ring[i][1]) * cross;
    }
    if (Math.abs(area) > best) {
      best = Math.abs(area);
      middle = [x / (3 * area), y / (3 * area)];
    }
  }
  return middle;
}

/** @param {Area[]} areas @returns {L.LayerGroup} names that follow the zoom and the language */
export function areaNames(areas) {
  const group = L.layerGroup();
  const draw = () => {
    const map = /** @type {L.Map | undefined} */ (/** @type {any} */ (group)._map);
    group.clearLayers();
    if (!map) return;
    const zoom = map.getZoom();
    for (const { names, lat, lon, from, to, kind } of areas) {
      if (zoom < from || zoom > to) continue;
      const text = document.createElement('span');
      text.textContent = names[language()] ?? names.en;
      const icon = L.divIcon({ className: `area-name ${kind}`, html: text, iconSize: [0, 0] });
      group.addLayer(L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: 'areas' }));
    }
  };
  group.on('add', () => {
    const map = /** @type {any} */ (group)._map;
    map.on('zoomend language', draw);
    draw();
  });
  return group;
}
