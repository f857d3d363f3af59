/**
 * Keeps the page's address true: whoever copies it takes along exactly what is on screen, with all times and the rule.
 * A page that follows the latest notes so beside its address, in this tab alone: loaded again it goes on following.
 */
import { second } from './comparison/shown.js';
import { data } from './data.js';
import { state, toHash } from './state.js';

/** Times of the latest writes: browsers refuse too many. @type {number[]} */
let writes = [];
let later = 0;

export function writeAddress() {
  window.clearTimeout(later);
  const now = Date.now();
  writes = writes.filter((at) => now - at < 10000);
  if (writes.length > 25) {
    later = window.setTimeout(writeAddress, 500);
    return;
  }
  const hash = toHash(state, data.shown?.asOf, second.asOf);
  const follows = toHash(state);
  if (hash === location.hash && follows === readAddress()) return;
  writes.push(now);
  history.replaceState({ follows }, '', hash);
}

/** @returns {string} what the page is to show: as this tab left it, else as the address itself says */
export function readAddress() {
  const kept = history.state?.follows;
  return typeof kept === 'string' ? kept : location.hash;
}
