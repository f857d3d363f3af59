/** The settlements on screen as a plain list. */
import { byId, h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { howManyVisible, visiblePlaces } from '../map/map.js';
import { symbolCanvas } from '../map/symbols.js';
import { verdictShort } from '../words.js';
import { sayMoreBelow } from './more-below.js';

const MOST = 150;
let timer = 0;
/** @type {(id: string) => void} */
let openPlace = () => undefined;

/** @param {(id: string) => void} open */
export function startInView(open) {
  openPlace = open;
  byId('in-view').addEventListener('toggle', drawInViewList);
  sayMoreBelow(/** @type {HTMLElement} */ (byId('in-view-list').parentElement));
}

/** Follows the map: the count at once, the list when the map rests. */
export function drawInView() {
  byId('in-view-count').textContent = formatNumber(howManyVisible());
  window.clearTimeout(timer);
  timer = window.setTimeout(drawInViewList, 200);
}

export function drawInViewList() {
  if (!byId('in-view').hasAttribute('open')) return;
  const count = howManyVisible();
  const list = byId('in-view-list');
  const had = list.contains(document.activeElement) ? document.activeElement?.getAttribute('data-id') : null;
  list.replaceChildren(...visiblePlaces(MOST).map(({ place, name }) => h('li', {},
    h('button', { type: 'button', 'data-id': place.id, onclick: () => openPlace(place.id) },
      symbolCanvas(place.properties, 6, 26), h('span', {}, h('b', {}, name), h('small', {}, verdictShort(place.properties)))))));
  byId('in-view-more').textContent = count > MOST ? t('inView.more', { count: count - MOST }) : count ? '' : t('inView.none');
  if (had) /** @type {HTMLElement | null} */ (list.querySelector(`[data-id="${had}"]`))?.focus();
}
