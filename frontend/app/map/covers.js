/** What lies over the map and hides a part of it. */
import { byId } from '../dom.js';
import { state } from '../state.js';

/** @typedef {import('./labels.js').Box} Box */

const OVER = '.map-buttons, #left > .panel, #card, #comparison, #side, #story, #sides > p, #attribution';
const SCALE = '.leaflet-control-scale';

/**
 * Of two maps that are compared, each is covered by the other beyond the line between them.
 * @param {HTMLElement} map
 * @returns {Box[]} in the map's own pixels
 */
export function coverBoxes(map) {
  const { left, top, right, bottom } = map.getBoundingClientRect();
  const all = [...document.querySelectorAll(OVER), ...map.querySelectorAll(SCALE)];
  const boxes = all.map((el) => el.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.right > left && box.left < right && box.bottom > top && box.top < bottom)
    .map((box) => ({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }));
  const line = byId('divider').getBoundingClientRect();
  if (line.width > 0) {
    const x = line.left + line.width / 2 - left;
    boxes.push(map.id === 'map' ? { left: x, top: 0, right: right - left, bottom: bottom - top } : { left: 0, top: 0, right: x, bottom: bottom - top });
  }
  return boxes;
}

/** @type {(() => void)[]} */
const watching = [];

/** To be told of what moves over the map and keeps its size. */
export const coversMoved = () => watching.forEach((changed) => changed());

/** @param {() => void} changed called when something over the map comes, goes, moves or changes its size */
export function watchCovers(changed) {
  watching.push(changed);
  const observer = new ResizeObserver(changed);
  for (const el of document.querySelectorAll(OVER)) observer.observe(el);
}

/** @returns {{left: number, right: number, top: number, bottom: number}} how far panels reach into the map from its edges */
export function covered() {
  const card = byId('card');
  const none = { left: 0, right: 0, top: 0, bottom: 0 };
  const area = byId('map').getBoundingClientRect();
  const narrow = area.width < 760;
  const panel = card.hidden ? byId('comparison') : card;
  if (!panel.hidden) {
    const box = panel.getBoundingClientRect();
    if (narrow) none.bottom = box.height;
    else none.right = box.width;
  }
  if (!narrow) {
    const over = ['side', 'story'].map(byId).find((el) => !el.hidden);
    const left = (over ?? byId('left')).getBoundingClientRect();
    if (over) none.left = left.width + 16;
    else none.left = state.second && !byId('left').querySelector(':scope > details[open]') ? 0 : Math.min(left.width + 16, 300);
  }
  return none;
}
