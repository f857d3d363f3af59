/** Names what lies under the pointer, or under the keyboard's mark, beside it and clear of the panels. */
import { byId } from '../dom.js';
import { coverBoxes } from './covers.js';

/** @typedef {import('./labels.js').Box} Box */

const EDGE = 4;

/**
 * @param {string} text
 * @param {{x: number, y: number}} at in the map's pixels
 * @param {number} gap between it and the words
 */
export function showTip(text, { x, y }, gap) {
  const tip = byId('tip'), map = byId('map');
  tip.textContent = text;
  tip.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = tip;
  const room = { width: map.clientWidth, height: map.clientHeight };
  const covers = coverBoxes(map);
  const spots = [[x + gap, y + gap], [x - gap - width, y + gap], [x + gap, y - gap - height], [x - gap - width, y - gap - height],
    [x - width / 2, y + gap], [x - width / 2, y - gap - height]].map(([left, top]) => {
    const inside = Math.max(EDGE, Math.min(left, room.width - EDGE - width));
    return { left: inside, top, right: inside + width, bottom: top + height };
  });
  const outside = (/** @type {Box} */ box) => Math.max(0, EDGE - box.top) + Math.max(0, box.bottom + EDGE - room.height);
  const hidden = (/** @type {Box} */ box) => covers.reduce((sum, over) => sum
    + Math.max(0, Math.min(box.right, over.right) - Math.max(box.left, over.left)) * Math.max(0, Math.min(box.bottom, over.bottom) - Math.max(box.top, over.top)), 0);
  const cost = (/** @type {Box} */ box) => outside(box) * width + hidden(box);
  const best = spots.reduce((one, other) => (cost(other) < cost(one) ? other : one));
  tip.style.transform = `translate(${Math.round(best.left)}px, ${Math.round(best.top)}px)`;
}

export function hideTip() {
  byId('tip').hidden = true;
}
