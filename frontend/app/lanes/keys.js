/** Moves through the marks of the lanes by keyboard and by a slider for fingers, says each, and leads to the report or day it stands for. */

import { h } from '../dom.js';
import { t } from '../i18n.js';

/**
 * @param {SVGElement} svg
 * @param {import('./lanes.js').Stop[]} stops
 * @param {{said: HTMLElement, hint: string, goToDay: (day: string) => void}} options
 */
export function walkMarks(svg, stops, { said, hint, goToDay }) {
  if (!stops.length) return;
  stops[0].el.setAttribute('tabindex', '0');
  const inOrder = [...stops].sort((a, b) => a.y - b.y || a.x - b.x);
  /** @param {import('./lanes.js').Stop} stop */
  const go = (stop) => {
    for (const { el } of stops) el.setAttribute('tabindex', '-1');
    stop.el.setAttribute('tabindex', '0');
    stop.el.focus({ preventScroll: false });
  };
  /** @param {import('./lanes.js').Stop} from @param {number} dx @param {number} dy */
  const next = (from, dx, dy) => {
    let best = null;
    let least = Infinity;
    for (const stop of stops) {
      const along = (stop.x - from.x) * dx + (stop.y - from.y) * dy;
      if (stop === from || along <= 0.01) continue;
      const aside = Math.abs((stop.x - from.x) * dy) + Math.abs((stop.y - from.y) * dx);
      const cost = dx ? along + aside * 8 : along * 8 + aside;
      if (cost < least) {
        least = cost;
        best = stop;
      }
    }
    return best;
  };
  for (const stop of stops) {
    stop.el.addEventListener('focus', () => {
      said.textContent = stop.el.getAttribute('aria-label');
    });
    stop.el.addEventListener('blur', () => {
      said.textContent = hint;
    });
    stop.el.addEventListener('pointerenter', () => {
      said.textContent = stop.el.getAttribute('aria-label');
    });
    stop.el.addEventListener('click', () => open(stop.el, goToDay));
  }
  svg.addEventListener('pointerleave', () => {
    if (!svg.contains(document.activeElement)) said.textContent = hint;
  });
  svg.addEventListener('keydown', (event) => {
    const stop = stops.find(({ el }) => el === document.activeElement);
    if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {{[key: string]: () => import('./lanes.js').Stop | null | void}} */
    const keys = {
      ArrowRight: () => next(stop, 1, 0), ArrowLeft: () => next(stop, -1, 0), ArrowDown: () => next(stop, 0, 1), ArrowUp: () => next(stop, 0, -1),
      Home: () => inOrder[0], End: () => inOrder[inOrder.length - 1], Enter: () => open(stop.el, goToDay), ' ': () => open(stop.el, goToDay),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    const there = keys[event.key]();
    if (there) go(there);
  });
}

/**
 * One control, large enough for a finger, in place of many small marks: it goes through them in the order of time.
 * @param {import('./lanes.js').Stop[]} stops
 * @param {{said: HTMLElement, goToDay: (day: string) => void}} options
 */
export function scrub(stops, { said, goToDay }) {
  const inTime = [...stops].sort((a, b) => a.x - b.x || a.y - b.y);
  const slider = h('input', { type: 'range', class: 'lane-slider', min: 0, max: inTime.length - 1, step: 1, value: inTime.length - 1, 'aria-label': t('lanes.scrub'), oninput: () => show() });
  const lead = h('button', { type: 'button', class: 'wide', hidden: true, onclick: () => open(inTime[Number(slider.value)].el, goToDay) }, t('lanes.open'));
  const show = () => {
    const { el } = inTime[Number(slider.value)];
    for (const stop of stops) stop.el.classList.toggle('at', stop.el === el);
    el.parentNode?.append(el);
    said.textContent = el.getAttribute('aria-label');
    slider.setAttribute('aria-valuetext', said.textContent ?? '');
    lead.hidden = false;
  };
  slider.setAttribute('aria-valuetext', inTime[inTime.length - 1].el.getAttribute('aria-label') ?? '');
  return h('div', { class: 'lane-scrub' }, slider, lead);
}

/** @param {SVGElement} el @param {(day: string) => void} goToDay */
function open(el, goToDay) {
  const day = el.getAttribute('data-day');
  if (day) goToDay(day);
  const id = el.getAttribute('data-mark');
  const item = id ? /** @type {HTMLElement | null} */ (el.closest('.card-scroll')?.querySelector(`[data-report="${CSS.escape(id)}"]`)) : null;
  if (!item) return;
  const hidden = item.closest('details');
  if (hidden) hidden.open = true;
  item.setAttribute('tabindex', '-1');
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}
