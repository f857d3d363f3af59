/** Explains each rule, and works some settlements through all of them with what is on the map. */
import { address, forget, get, isAbort } from '../api.js';
import { data, exactReading, spotOf } from '../data.js';
import { append, byId, h } from '../dom.js';
import { t } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { DEFAULT_RULE, state, update } from '../state.js';
import { formatReading } from '../time.js';
import { nameOf, reportSentence, verdictShort } from '../words.js';
import { verdicts, weightOf } from '../timelines/verdicts.js';
import { closeView, openPlace } from '../views.js';
import { loadNames, ruleIds, ruleName, ruleOption, ruleText } from './rule-names.js';

/** Settlements to show the rules by; where the theatre has none of them, those with the most reports. */
const EXAMPLES = ['yahidne', 'berkhivka', 'soledar'];
const DECIDING = ['settles', 'confirms'];

/** @type {Theatre | null} */
let theatre = null;
/** @type {Map<string, Map<string, Place>>} by rule and settlement */
let worked = new Map();
let workedFor = '';
let failed = false;
/** @type {AbortController | null} */
let asking = null;

const dialog = () => /** @type {HTMLDialogElement} */ (byId('rules-dialog'));
let wired = false;

export function open() {
  if (!wired) {
    wired = true;
    dialog().addEventListener('close', () => {
      if (state.panel === 'rules') closeView();
    });
    dialog().addEventListener('click', (event) => {
      if (event.target === dialog()) dialog().close();
    });
    void loadNames().then(draw);
  }
  workedFor = '';
  draw();
  if (!dialog().open) dialog().showModal();
  byId('rules-title').focus();
}

export function close() {
  asking?.abort();
  dialog().close();
  dialog().replaceChildren();
}

/** @returns {string[]} */
function examples() {
  const { rows, verdict } = data.shown ?? {};
  if (!rows || !verdict) return [];
  const named = EXAMPLES.filter((id) => rows.rowOf(id) >= 0);
  if (named.length === EXAMPLES.length) return named;
  const weight = (/** @type {number} */ row) => weightOf(verdicts[verdict[row]]);
  return [...rows.order].sort((a, b) => weight(b) - weight(a)).slice(0, EXAMPLES.length).map((row) => rows.ids[row]);
}

/** @returns {string[]} every rule, those according to somebody with one to show them by */
function rules() {
  const parties = (theatre?.parties ?? []).map(({ id }) => `according-to:party:${id}`);
  const one = state.rule.startsWith('according-to:claimant:') ? state.rule : mostHeard();
  return [...ruleIds(), ...parties, ...(one ? [one] : [])];
}

/** The independent claimant with most to say on the examples. */
function mostHeard() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const places = worked.get(DEFAULT_RULE);
  for (const place of places?.values() ?? []) {
    for (const { claimant, side } of place.properties.reports ?? []) {
      if (side === 'independent') counts.set(claimant, (counts.get(claimant) ?? 0) + 1);
    }
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0];
  return most ? `according-to:claimant:${most[0]}` : null;
}

export function draw() {
  const key = data.shown && `${data.shown.for} ${data.shown.asOf.position}`;
  if (key && key !== workedFor) void work(key);
  paint();
}

/** @param {string} key */
async function work(key) {
  asking?.abort();
  const mine = asking = new AbortController();
  workedFor = key;
  failed = false;
  try {
    theatre = await get('/theatre');
    const ids = examples();
    const reading = exactReading();
    const ask = async (/** @type {string} */ rule) => {
      const found = await Promise.all(ids.map((id) => get(address(`/collections/settlements/items/${encodeURIComponent(id)}`, { ...reading, rule, expand: 'reports' }), { signal: mine.signal })));
      return /** @type {[string, Map<string, Place>]} */ ([rule, new Map(found.map((place) => [place.id, place]))]);
    };
    const first = await ask(DEFAULT_RULE);
    if (mine !== asking) return;
    worked = new Map([first]);
    const rest = await Promise.all(rules().filter((rule) => rule !== DEFAULT_RULE).map(ask));
    if (mine !== asking) return;
    worked = new Map([first, ...rest]);
  } catch (error) {
    if (isAbort(error) || mine !== asking) return;
    failed = true;
  }
  paint();
}

function paint() {
  const box = dialog();
  const top = box.scrollTop;
  const key = box.contains(document.activeElement) ? (document.activeElement?.getAttribute('data-key') ?? 'title') : null;
  const asOf = data.shown?.asOf;
  box.replaceChildren();
  append(box, [
    h('button', { type: 'button', class: 'close', 'data-key': 'close', 'aria-label': t('close'), onclick: closeView }, '×'),
    h('h2', { id: 'rules-title', tabindex: -1, 'data-key': 'title' }, t('rules.title')),
    h('p', {}, t('rules.text')),
    asOf ? h('p', { class: 'small' }, t('rules.reading', { date: formatReading(asOf.datetime), known: formatReading(asOf.known), position: asOf.position })) : null,
    failed ? h('p', { class: 'card-error', role: 'alert' }, t('changes.failed'), ' ',
      h('button', { type: 'button', class: 'quiet', onclick: () => { forget(); workedFor = ''; draw(); } }, t('error.retry'))) : null,
    ...rules().map(section)]);
  box.scrollTop = top;
  if (key) /** @type {HTMLElement | null} */ (box.querySelector(`[data-key="${key}"]`))?.focus({ preventScroll: true });
}

/** @param {string} rule */
function section(rule) {
  const used = state.rule === rule;
  return h('section', { class: used ? 'rule-text used' : 'rule-text', 'data-rule': rule },
    h('div', { class: 'rule-head' }, h('h3', {}, ruleOption(rule)),
      used ? h('span', { class: 'tag' }, t('rules.used')) : h('button', { type: 'button', class: 'quiet', 'data-key': `use-${rule}`, 'aria-label': t('rules.useNamed', { rule: ruleName(rule) }), onclick: () => update({ rule }) }, t('rules.use'))),
    h('p', {}, ruleText(rule)),
    h('div', { class: 'examples' }, ...examples().map((id) => example(worked.get(rule)?.get(id), nameOf(spotOf(id)?.properties ?? { name: id, name_uk: null }), id))));
}

/** @param {Place | undefined} place @param {string} name @param {string} id */
function example(place, name, id) {
  if (!place) return h('div', { class: 'example' }, h('h4', {}, name), h('p', { class: 'small' }, failed ? '' : t('card.loading')));
  const p = place.properties;
  return h('div', { class: 'example', 'data-example': id },
    h('h4', {}, name),
    h('p', { class: 'as-read' }, symbolCanvas(p, 7, 28), h('b', {}, verdictShort(p))),
    deciders(p, name),
    h('p', {}, h('button', { type: 'button', class: 'link plain', 'data-key': `open-${id}-${place.as_of?.rule ?? ''}`, onclick: () => {
      update({ panel: null });
      openPlace(id);
    } }, t('rules.open.place', { place: name }))));
}

/** The reports that decided it. @param {PlaceProperties} p @param {string} name */
function deciders(p, name) {
  const reports = p.reports ?? [];
  const deciding = reports.filter(({ reason, role }) => role !== 'aside' && DECIDING.includes(reason ?? ''));
  const shown = deciding.length ? deciding : reports.filter(({ reason, control }) => reason === 'baseline' && control === p.control).slice(-1);
  if (!shown.length) return h('p', { class: 'small' }, t('rules.nothing'));
  return h('div', {}, h('p', { class: 'small' }, t(deciding.length ? 'rules.decided' : 'rules.baseline')),
    h('ul', {}, ...shown.map((report) => h('li', { 'data-decider': report.id }, reportSentence(report, name)))));
}
