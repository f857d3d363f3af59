/** Where the two readings differ: how many settlements, how many people had lived there, and which they are. */
import { byId, h } from '../dom.js';
import { formatNumber, t, word } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { areas, heldBy, nameOf } from '../words.js';
import { comparisonAddress } from './asking.js';

const MOST = 300;
/** @type {('differ' | 'one_sided' | 'agree' | 'silent')[]} */
const OUTCOMES = ['differ', 'one_sided', 'agree', 'silent'];

/** @param {Comparison} comparison */
export const outcomeText = ({ summary }) => [t('compare.of', { count: summary.settlements }),
  ...OUTCOMES.map((outcome) => t(`compare.${outcome}`, { count: summary[outcome].settlements }))].join(' ');

/** @param {Comparison} comparison @param {(id: string) => void} open */
export function drawResults(comparison, open) {
  const { summary, features } = comparison;
  const box = byId('comparison-results');
  const had = box.contains(document.activeElement) ? document.activeElement?.getAttribute('data-id') : null;
  box.replaceChildren(
    h('h3', {}, t('compare.of', { count: summary.settlements })),
    bar(summary),
    h('ul', { class: 'outcomes' }, ...OUTCOMES.map((outcome) => h('li', { class: outcome, 'data-outcome': outcome },
      h('b', {}, t(`compare.${outcome}`, { count: summary[outcome].settlements })),
      outcome === 'silent' || !summary[outcome].settlements ? null : people(summary[outcome])))),
    ...(/** @type {('differ' | 'one_sided')[]} */ (['differ', 'one_sided'])).flatMap((outcome) => list(outcome, features, open)),
    h('p', { class: 'small' }, h('a', { class: 'alone', href: comparisonAddress(comparison.as_of, comparison.with, OUTCOMES.join(',')), download: 'comparison.geojson' }, t('compare.geojson'))));
  if (had) /** @type {HTMLElement | null} */ (box.querySelector(`[data-id="${CSS.escape(had)}"]`))?.focus();
}

/** @param {Comparison['summary']} summary */
function bar(summary) {
  return h('div', { class: 'shares', 'aria-hidden': 'true' }, ...OUTCOMES.filter((outcome) => summary[outcome].settlements).map((outcome) => {
    const part = h('span', { class: outcome });
    part.style.flexGrow = String(summary[outcome].settlements);
    return part;
  }));
}

/** Sums of each kind of figure apart, and how many settlements have none. @param {Outcome} outcome */
function people(outcome) {
  const line = (/** @type {string} */ key, /** @type {PeopleSum[]} */ sums, /** @type {number} */ without) => h('p', { class: 'small' }, `${t(key)}: `,
    sums.map(({ kind, settlements, low, high }) => t('compare.sum', {
      figure: low === high ? formatNumber(low) : t('figure.between', { lower: low, upper: high }), kind: word('popKind', kind), count: settlements,
    })).concat(without ? [t('compare.without', { count: without })] : []).join('; '));
  return h('div', {}, line('people.before', outcome.population_before, outcome.without_population_before),
    outcome.population_latest.length ? line('people.latest', outcome.population_latest, outcome.without_population_latest) : null);
}

/**
 * @param {'differ' | 'one_sided'} outcome
 * @param {Compared[]} features
 * @param {(id: string) => void} open
 */
function list(outcome, features, open) {
  const these = features.filter(({ properties }) => properties.outcome === outcome)
    .sort((a, b) => (b.properties.pop_before ?? -1) - (a.properties.pop_before ?? -1) || nameOf(a.properties).localeCompare(nameOf(b.properties)));
  if (!these.length) return [];
  return [h('h4', {}, t(`compare.${outcome}.list`), ' ', h('span', { class: 'count' }, formatNumber(these.length))),
    h('ul', { class: 'compared', 'data-list': outcome }, ...these.slice(0, MOST).map((place) => item(place, open))),
    these.length > MOST ? h('p', { class: 'small' }, t('inView.more', { count: these.length - MOST })) : null].filter((part) => part !== null);
}

/** @param {Compared} place @param {(id: string) => void} open */
function item({ id, properties: p }, open) {
  const figures = [p.pop_before === null ? t('compare.noBefore') : t('compare.before', { people: p.pop_before }),
    p.pop_latest === null ? '' : t('compare.latest', { people: p.pop_latest })].filter(Boolean).join(' · ');
  const side = (/** @type {string} */ control, /** @type {Agreement} */ agreement, /** @type {string | null} */ claimed) => h('span', { class: 'one' },
    symbolCanvas({ control, agreement, claimed_control: claimed, stale: false }, 6, 26), heldBy(control));
  return h('li', {}, h('button', { type: 'button', 'data-id': id, onclick: () => open(id) },
    h('span', { class: 'name' }, h('b', {}, nameOf(p)), ' ', h('small', {}, areas(/** @type {any} */ (p)).slice(0, 2).join(', '))),
    h('span', { class: 'two' }, h('span', { class: 'hidden' }, `${t('compare.left')}: `), side(p.control, p.agreement, p.claimed_control),
      h('span', { class: 'hidden' }, `${t('compare.right')}: `), side(p.with_control, p.with_agreement, p.with_claimed_control)),
    h('small', {}, figures)));
}
