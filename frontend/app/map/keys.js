/** The map by keyboard: a list box over the settlements on screen, one active at a time. */
import { byId, h } from '../dom.js';
import { state, update } from '../state.js';
import { describe, howManyVisible, markFocused, visiblePlace, visiblePlaces, zoomBy } from './map.js';
import { hideTip, showTip } from './tip.js';

const MOST = 250;

/** @type {import('./settlement-layer.js').Seen[]} */
let options = [];
/** @type {string | null} */
let active = null;
let focused = false;

/** @param {(id: string) => void} open */
export function startKeys(open) {
  const box = byId('map-places');
  box.addEventListener('focus', () => {
    focused = true;
    build();
    const keep = options.find(({ place }) => place.id === (active ?? state.place)) ?? nearestToCentre();
    if (keep) choose(keep.place.id);
  });
  box.addEventListener('blur', () => {
    focused = false;
    markFocused(null);
    hideTip();
  });
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = options.findIndex(({ place }) => place.id === active);
    /** @type {{[key: string]: () => void}} */
    const keys = {
      ArrowRight: () => step(1, 0), ArrowLeft: () => step(-1, 0), ArrowDown: () => step(0, 1), ArrowUp: () => step(0, -1),
      Home: () => pickAt(0), End: () => pickAt(options.length - 1),
      PageDown: () => pickAt(Math.min(at + 10, options.length - 1)), PageUp: () => pickAt(Math.max(at - 10, 0)),
      Enter: () => active && open(active), ' ': () => active && open(active),
      '+': () => zoomBy(1), '=': () => zoomBy(1), '-': () => zoomBy(-1),
    };
    const run = keys[event.key];
    if (run) {
      event.preventDefault();
      run();
    } else if (event.key === 'Escape' && state.place) {
      event.preventDefault();
      update({ place: null });
    } else if (event.key.length === 1) {
      const found = options.find(({ name }) => name.toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase()) );
      if (found) choose(found.place.id);
    }
  });
}

/** The list follows the map while it has the focus. */
export function drawListbox() {
  if (focused) build();
}

function build() {
  options = visiblePlaces(MOST);
  if (active && !options.some(({ place }) => place.id === active)) {
    const still = visiblePlace(active);
    if (still) options.push(still);
    else active = null;
  }
  byId('map-places').replaceChildren(...options.map(({ place, name }, index) => h('div', {
    id: `on-map-${place.id}`, role: 'option', 'aria-selected': String(place.id === active), 'aria-posinset': index + 1, 'aria-setsize': howManyVisible(),
  }, `${name}, ${describe(place)}`)));
  showActive();
}

/** @param {number} index */
function pickAt(index) {
  const option = options[index];
  if (option) choose(option.place.id);
}

/** @param {string} id */
function choose(id) {
  active = id;
  markFocused(id);
  showActive();
}

function showActive() {
  const box = byId('map-places');
  const option = options.find(({ place }) => place.id === active);
  if (!option) {
    box.removeAttribute('aria-activedescendant');
    return;
  }
  for (const el of box.querySelectorAll('[aria-selected="true"]')) el.setAttribute('aria-selected', 'false');
  document.getElementById(`on-map-${option.place.id}`)?.setAttribute('aria-selected', 'true');
  box.setAttribute('aria-activedescendant', `on-map-${option.place.id}`);
  showTip(`${option.name} — ${describe(option.place)}`, option, 18);
}

function nearestToCentre() {
  const box = byId('map-places');
  const cx = box.clientWidth / 2, cy = box.clientHeight / 2;
  return [...options].sort((a, b) => Math.hypot(a.x - cx, a.y - cy) - Math.hypot(b.x - cx, b.y - cy))[0];
}

/** To the nearest in a direction: far aside counts more than far ahead. @param {number} dx @param {number} dy */
function step(dx, dy) {
  const from = options.find(({ place }) => place.id === active) ?? nearestToCentre();
  if (!from) return;
  let best = null;
  let bestCost = Infinity;
  for (const option of options) {
    const along = (option.x - from.x) * dx + (option.y - from.y) * dy;
    const aside = Math.abs((option.x - from.x) * dy) + Math.abs((option.y - from.y) * dx);
    if (option === from || along <= 0.5 || aside > along * 2) continue;
    const cost = along + aside * 2;
    if (cost < bestCost) {
      best = option;
      bestCost = cost;
    }
  }
  if (best) choose(best.place.id);
}
