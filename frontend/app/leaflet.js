/** Leaflet as a module: what the page uses of its small build, which is a script of its own and runs first. */
const { canvas, control, divIcon, DomUtil, geoJSON, Layer, layerGroup, map, marker, tileLayer } = /** @type {any} */ (window).L;

export { canvas, control, divIcon, DomUtil, geoJSON, Layer, layerGroup, map, marker, tileLayer };
