/** Two readings side by side: the page's own, left of a line that can be moved, and a second one right of it. */
import { writeAddress } from '../address-bar.js';
import { ApiError, isAbort } from '../api.js';
import { data, onDetail, read, upToDate } from '../data.js';
import { byId, h } from '../dom.js';
import { t } from '../i18n.js';
import { describeBy, emphasise } from '../map/map.js';
import { drawAsOf, readingLine } from '../panels/as-of.js';
import { drawCard } from '../panels/card.js';
import { sayMoreBelow } from '../panels/more-below.js';
import { announce, note } from '../panels/notice.js';
import { DEFAULT_RULE, readingParams, state, update } from '../state.js';
import { verdictShort } from '../words.js';
import { compare } from './asking.js';
import { drawDivider, startDivider } from './divider.js';
import { drawResults, outcomeText } from './results.js';
import { drawSettings, startSettings } from './settings.js';
import { presets } from './presets.js';
import { closeSecondMap, drawBase, drawSecondAnew, emphasiseSecond, nameSecond, openSecondMap, selectSecond, showSecond } from './second-map.js';
import { second, secondSpot } from './shown.js';
import { sideNames } from './sides.js';

/** @type {Theatre} */
let theatre;
/** @type {(id: string) => void} */
let openPlace = () => undefined;
/** The page's reading before the comparison, which closing it brings back. @type {ReadingState | null} */
let before = null;
/** @type {Comparison | null} */
let result = null;
/** @type {AbortController | null} */
let asking = null;
let open = false;

/** @param {Theatre} value @param {(id: string) => void} openIt */
export function startComparing(value, openIt) {
  theatre = value;
  openPlace = openIt;
  startSettings(theatre);
  sayMoreBelow(byId('comparison-body'));
  byId('comparison-close').addEventListener('click', closeComparison);
  byId('comparison-fold').addEventListener('click', () => {
    const folded = byId('comparison').classList.toggle('folded');
    byId('comparison-fold').setAttribute('aria-expanded', String(!folded));
    drawDivider();
  });
  onDetail(drawSecondAnew);
  describeBy((place) => {
    const other = state.second ? secondSpot(place.id) : null;
    const own = verdictShort(place.properties);
    return other ? t('compare.both', { left: own, right: verdictShort(other.properties) }) : own;
  });
}

export function openComparison() {
  if (!state.second) {
    const { datetime, mode, known, position, rule, without } = state;
    before = { datetime, mode, known, position, rule, without };
    update(presets(theatre)[0].apply(before));
  }
  byId('comparison').focus({ preventScroll: true });
}

export function closeComparison() {
  update({ second: null, ...(before ?? {}) });
  before = null;
  byId('explore').querySelector('summary')?.focus();
}

/** @param {Set<keyof State>} changed */
export function follow(changed) {
  if (Boolean(state.second) !== open) {
    if (state.second) showComparison();
    else hide();
    return;
  }
  if (!open) return;
  if (changed.has('base')) drawBase();
  if (changed.has('divider')) drawDivider();
  if (changed.has('place')) {
    selectSecond();
    window.setTimeout(drawDivider);
  }
  if (changed.has('second')) void loadSecond();
  if (['second', 'datetime', 'mode', 'known', 'position', 'rule'].some((key) => changed.has(/** @type {keyof State} */ (key)))) {
    drawSettings();
    drawSides();
  }
}

export function showComparison() {
  open = true;
  document.documentElement.dataset.comparing = 'true';
  for (const id of ['comparison', 'divider', 'sides']) byId(id).hidden = false;
  // The legend would lie on the left reading.
  byId('legend').removeAttribute('open');
  openSecondMap(openPlace);
  startDivider();
  drawDivider();
  drawWords();
  void loadSecond();
}

function hide() {
  open = false;
  asking?.abort();
  result = null;
  second.asOf = null;
  second.shown = null;
  delete document.documentElement.dataset.comparing;
  for (const id of ['comparison', 'divider', 'sides', 'as-of-with']) byId(id).hidden = true;
  closeSecondMap();
  emphasise(null);
  note('comparison', null);
  drawAsOf();
  if (state.place) void drawCard();
}

/** Asks for the second reading, then for where it differs from the first as that is shown. */
export async function loadSecond() {
  const reading = state.second;
  if (!reading || !open) return;
  asking?.abort();
  const mine = asking = new AbortController();
  const options = { signal: mine.signal };
  try {
    const kept = second.shown?.for === JSON.stringify(readingParams(reading)) && (reading.position !== null || second.asOf?.position === data.shown?.asOf.position);
    const shown = kept && second.shown ? second.shown : await read(reading, options);
    if (mine !== asking) return;
    second.asOf = shown.asOf;
    second.shown = shown;
    showSecond(shown);
    selectSecond();
    drawAsOfs();
    writeAddress();
    if (state.place) void drawCard();
    // Until the page's own reading is there, its arrival calls this again.
    if (!data.shown || !upToDate()) return;
    const answer = await compare(data.shown.asOf, shown.asOf, options);
    if (mine !== asking) return;
    result = answer;
    note('comparison', null);
    const ids = new Set(result.features.map(({ id }) => id));
    emphasise(ids.size ? ids : null);
    emphasiseSecond(ids.size ? ids : null);
    drawResults(result, openPlace);
    announce(outcomeText(result));
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    const text = error instanceof ApiError && !error.unreachable ? t('error.refused', { detail: error.message }) : t('error.unreachable');
    note('comparison', { kind: 'error', text: `${t('compare.failed')} ${text}`, actions: [{ text: t('error.retry'), run: () => void loadSecond() }] });
  }
}

export function drawWords() {
  if (!open) return;
  nameSecond();
  byId('comparison-presets').replaceChildren(...presets(theatre).map(({ text, apply }) => h('button', {
    type: 'button', class: 'choice', onclick: () => update(apply(before ?? { ...state, rule: DEFAULT_RULE })),
  }, text)));
  drawSettings();
  drawSides();
  drawAsOfs();
  drawDivider();
  drawSecondAnew();
  if (result) drawResults(result, openPlace);
}

function drawSides() {
  if (!state.second) return;
  const [left, right] = sideNames(state, state.second);
  byId('side-left').textContent = left;
  byId('side-right').textContent = right;
  byId('map-with').setAttribute('aria-label', t('compare.map', { right }));
}

function drawAsOfs() {
  const line = byId('as-of-with');
  line.hidden = !second.asOf;
  if (second.asOf && state.second) {
    line.replaceChildren(h('b', { class: 'side' }, t('compare.right')), ...readingLine(second.asOf, state.second));
  }
}
