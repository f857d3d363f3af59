/** Finds a settlement by any of its names. An ARIA 1.2 combobox. */
import { address, get, isAbort } from '../api.js';
import { byId, h, inputById } from '../dom.js';
import { t } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { readingParams } from '../state.js';
import { areas, nameOf, verdictShort } from '../words.js';
import { announce } from './notice.js';

const MOST = 12;

/** @type {Place[]} */
let results = [];
/** @type {string | null} */
let message = null;
let active = -1;
let timer = 0;
let shut = true;
/** @type {AbortController | null} */
let asking = null;
/** @type {(id: string) => void} */
let openPlace = () => undefined;

/** @param {(id: string) => void} open */
export function startSearch(open) {
  openPlace = open;
  const input = inputById('search');
  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, 160);
  });
  input.addEventListener('focus', () => {
    if (input.value.trim() && results.length) show(true);
  });
  input.addEventListener('blur', () => window.setTimeout(() => show(false), 150));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (shut) show(true);
      else move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active >= 0) choose(results[active]);
      else if (results.length && !shut) choose(results[0]);
    } else if (event.key === 'Escape' && (!shut || input.value)) {
      event.preventDefault();
      if (shut) input.value = '';
      show(false);
    }
  });
}

async function search() {
  const q = inputById('search').value.trim();
  asking?.abort();
  if (!q) {
    results = [];
    message = null;
    show(false);
    return;
  }
  const mine = asking = new AbortController();
  try {
    const answer = /** @type {PlaceCollection} */ (await get(address('/collections/settlements/items', { ...readingParams(), q, limit: MOST }), { signal: mine.signal }));
    results = [...answer.features].sort((a, b) => (b.properties.pop_before ?? -1) - (a.properties.pop_before ?? -1));
    message = results.length ? null : t('search.nothing', { text: q });
    announce(results.length ? t('search.found', { count: answer.numberMatched }) : t('search.nothing', { text: q }));
  } catch (error) {
    if (isAbort(error)) return;
    results = [];
    message = t('search.failed');
  }
  active = -1;
  show(true);
}

/** @param {boolean} open */
function show(open) {
  shut = !open || (!results.length && !message);
  if (shut) active = -1;
  byId('search-list').hidden = shut;
  inputById('search').setAttribute('aria-expanded', String(!shut));
  drawSearch();
}

export function drawSearch() {
  const list = byId('search-list');
  list.replaceChildren(...results.map((place, index) => {
    const p = place.properties;
    const others = [...new Set([p.name, p.name_uk, p.name_ru])].filter((name) => name && name !== nameOf(p));
    return h('li', {
      id: `found-${index}`, role: 'option', 'aria-selected': String(index === active),
      onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => choose(place),
    }, symbolCanvas(p, 6.5, 28), h('span', {}, h('b', {}, nameOf(p)), ' ', h('i', {}, others.join(' · ')),
      h('small', {}, areas(p).join(', ')), h('small', {}, verdictShort(p))));
  }));
  if (!results.length && message) list.append(h('li', { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, message));
  const input = inputById('search');
  if (active >= 0) input.setAttribute('aria-activedescendant', `found-${active}`);
  else input.removeAttribute('aria-activedescendant');
}

/** @param {number} by */
function move(by) {
  if (!results.length) return;
  active = active < 0 ? (by > 0 ? 0 : results.length - 1) : (active + by + results.length) % results.length;
  drawSearch();
  document.getElementById(`found-${active}`)?.scrollIntoView({ block: 'nearest' });
}

/** @param {Place} place */
function choose(place) {
  inputById('search').value = nameOf(place.properties);
  results = [];
  message = null;
  show(false);
  openPlace(place.id);
}
