/** The line between the two maps: moved by pointer and by keyboard. */
import { byId } from '../dom.js';
import { t } from '../i18n.js';
import { covered, coversMoved } from '../map/covers.js';
import { state, update } from '../state.js';

const STEP = 2, LEAP = 10;
/** How wide the names of the two sides may be. */
const LEAST = 90, MOST = 190;

let wired = false;

export function startDivider() {
  if (wired) return;
  wired = true;
  const line = byId('divider');
  line.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    line.setPointerCapture(event.pointerId);
    line.classList.add('moving');
    event.preventDefault();
    line.focus({ preventScroll: true });
  });
  line.addEventListener('pointermove', (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    const { from, to } = room();
    moveTo(100 * (event.clientX - byId('map').getBoundingClientRect().left - from) / (to - from));
  });
  for (const end of ['pointerup', 'pointercancel']) line.addEventListener(end, () => line.classList.remove('moving'));
  line.addEventListener('keydown', (event) => {
    /** @type {{[key: string]: number}} */
    const keys = { ArrowLeft: state.divider - STEP, ArrowDown: state.divider - STEP, ArrowRight: state.divider + STEP, ArrowUp: state.divider + STEP,
      PageDown: state.divider - LEAP, PageUp: state.divider + LEAP, Home: 0, End: 100 };
    if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moveTo(keys[event.key]);
  });
  new ResizeObserver(drawDivider).observe(byId('map'));
}

/** Where on the map the line may go. @returns {{from: number, to: number}} */
function room() {
  const { left, right } = covered();
  return { from: left, to: Math.max(left + 1, byId('map').clientWidth - right) };
}

/** @param {number} percent */
function moveTo(percent) {
  update({ divider: Math.round(10 * Math.min(100, Math.max(0, percent))) / 10 });
}

export function drawDivider() {
  const line = byId('divider');
  if (line.hidden) return;
  const { from, to } = room();
  const x = Math.round(from + state.divider / 100 * (to - from));
  line.style.left = `${x}px`;
  line.setAttribute('aria-valuenow', String(Math.round(state.divider)));
  line.setAttribute('aria-valuetext', t('compare.dividerAt', { percent: Math.round(state.divider) }));
  byId('map-with').style.clipPath = `inset(0 0 0 ${x}px)`;
  byId('sides').style.setProperty('--x', `${x}px`);
  byId('side-left').style.maxWidth = `${Math.min(MOST, Math.max(LEAST, x - 20))}px`;
  byId('side-right').style.maxWidth = `${Math.min(MOST, Math.max(LEAST, byId('map').clientWidth - covered().right - x - 20))}px`;
  coversMoved();
}
