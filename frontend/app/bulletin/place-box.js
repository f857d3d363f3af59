/** The place of a line: found by name in any language, and chosen by the writer when several are found. */
import { address, get, isAbort } from '../api.js';
import { h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { theMap } from '../map/map.js';
import { areas, nameOf } from '../words.js';

const MOST = 12;
const PAUSE = 180;
let count = 0;

/**
 * An ARIA 1.2 combobox. Enter and Tab take the one marked, or the only one found; among several they never choose themselves.
 * @param {{text: string, taken: boolean, label: string, change: (text: string, place: {id: string, name: string} | null) => void, entered: () => void, describedBy: string}} options
 *   `entered`: Enter was pressed, and the place is taken
 */
export function placeBox({ text, taken, label, change, entered, describedBy }) {
  const id = `bulletin-place-${++count}`;
  const list = h('ul', { id: `${id}-list`, class: 'place-list', role: 'listbox', 'aria-label': t('search.results'), hidden: true });
  const said = h('p', { class: 'place-said', role: 'status' });
  const input = h('input', { id, class: 'place', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: false, 'aria-autocomplete': 'list', 'aria-expanded': 'false',
    'aria-controls': `${id}-list`, 'aria-label': label, 'aria-describedby': describedBy, 'data-field': 'place', value: text });
  /** @type {Place[]} */
  let found = [];
  let matched = 0;
  let active = -1;
  let timer = 0;
  /** What the places found were asked by. */
  let asked = '';
  let settled = taken;
  /** @type {AbortController | null} */
  let asking = null;

  const show = (/** @type {boolean} */ open) => {
    list.hidden = !open || !found.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
    if (list.hidden) active = -1;
    draw();
  };
  const draw = () => {
    list.replaceChildren(...found.map((place, index) => h('li', {
      id: `${id}-${index}`, role: 'option', 'aria-selected': String(index === active),
      onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => take(place),
    }, h('b', {}, nameOf(place.properties)), ' ', h('small', {}, otherNames(place)), h('small', { class: 'where' }, [...areas(place.properties).slice(0, 2), distance(place)].filter(Boolean).join(' · ')))));
    if (matched > found.length) list.append(h('li', { class: 'more', role: 'presentation' }, t('bulletin.more', { count: matched - found.length })));
    if (active >= 0) {
      input.setAttribute('aria-activedescendant', `${id}-${active}`);
      list.children[active]?.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const take = (/** @type {Place} */ place) => {
    window.clearTimeout(timer);
    asking?.abort();
    const name = nameOf(place.properties);
    input.value = name;
    settled = true;
    found = [];
    asked = '';
    show(false);
    said.textContent = areas(place.properties).slice(0, 2).join(' · ');
    said.className = 'place-said taken';
    change(name, { id: place.id, name });
  };
  const search = async () => {
    window.clearTimeout(timer);
    asking?.abort();
    const q = input.value.trim();
    found = [];
    asked = '';
    if (!q) {
      show(false);
      said.textContent = '';
      return;
    }
    const mine = asking = new AbortController();
    try {
      const answer = /** @type {PlaceCollection} */ (await get(address('/collections/settlements/items', { q, limit: MOST }), { signal: mine.signal }));
      if (mine !== asking) return;
      found = answer.features;
      matched = answer.numberMatched;
      asked = q;
      said.className = 'place-said';
      said.textContent = matched ? (matched > 1 ? t('bulletin.several', { count: matched }) : t('bulletin.onlyOne')) : t('search.nothing', { text: q });
    } catch (error) {
      if (isAbort(error)) return;
      said.textContent = t('search.failed');
    }
    active = -1;
    show(document.activeElement === input);
  };
  /** Takes the place that is marked, else the only one of the name. */
  const settle = async () => {
    if (settled) return;
    if (active >= 0 && found[active]) {
      take(found[active]);
      return;
    }
    const q = input.value.trim();
    if (asked !== q) await search();
    if (found.length === 1 && matched === 1 && asked === q && input.value.trim() === q) take(found[0]);
  };
  const enter = async () => {
    await settle();
    if (settled && document.activeElement === input) entered();
  };
  input.addEventListener('input', () => {
    settled = false;
    change(input.value, null);
    window.clearTimeout(timer);
    timer = window.setTimeout(search, PAUSE);
  });
  input.addEventListener('focus', () => {
    if (found.length && !settled) show(true);
  });
  input.addEventListener('blur', () => show(false));
  input.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (settled) return;
      event.preventDefault();
      if (list.hidden) show(true);
      const last = found.length - 1;
      if (last >= 0) {
        active = event.key === 'ArrowDown' ? (active >= last ? 0 : active + 1) : (active <= 0 ? last : active - 1);
        draw();
      }
    } else if (event.key === 'Enter' && input.value.trim()) {
      event.preventDefault();
      event.stopPropagation();
      void enter();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    } else if (event.key === 'Tab' && !event.shiftKey && input.value.trim()) void settle();
  });
  return { input, box: h('div', { class: 'place-box' }, input, list, said) };
}

/** @param {Place} place */
function otherNames({ properties: p }) {
  return [...new Set([p.name, p.name_uk, p.name_ru])].filter((name) => name && name !== nameOf(p)).join(' · ');
}

/** @param {Place} place how far it lies from the middle of the map */
function distance({ geometry }) {
  if (!geometry) return '';
  const [lon, lat] = geometry.coordinates;
  const km = theMap().getCenter().distanceTo([lat, lon]) / 1000;
  return t('bulletin.distance', { km: formatNumber(km < 10 ? Math.round(km * 10) / 10 : Math.round(km)) });
}
