/** What a step of the story rests on: its own sources, each report its text speaks of, and what else counts in the readings it shows. */
import { h, outLink } from '../dom.js';
import { t } from '../i18n.js';
import { formatGiven } from '../time.js';
import { claimantName } from '../words.js';

/**
 * @param {import('./bakhmut-2023.js').Step} step
 * @param {Report[]} rests
 * @param {Place[]} places as they are read
 */
export function sources(step, rests, places) {
  const shown = places.flatMap(({ properties }) => properties.reports ?? []);
  const aside = new Set(shown.filter(({ role }) => role === 'aside').map(({ id }) => id));
  const own = (step.cites ?? []).map(({ document }) => h('li', {}, ...linked(document), document.published ? `, ${formatGiven(document.published)}` : ''));
  const named = rests.map((report) => item(report, aside.has(report.id)));
  const also = shown.filter(({ id, role }) => role !== 'aside' && !step.reports.includes(id)).map((report) => item(report, false));
  if (!own.length && !named.length && !also.length) return null;
  return h('section', { class: 'story-sources' }, h('h3', {}, t('story.sources')), h('ul', {}, ...own, ...named),
    also.length ? h('h4', {}, t('story.also')) : null, also.length ? h('ul', {}, ...also) : null);
}

/** @param {Report} report @param {boolean} aside whether the reading shown sets it aside */
function item(report, aside) {
  const day = formatGiven(report.valid_from), published = formatGiven(report.published);
  return h('li', { 'data-report': report.id }, `${claimantName(report)}, ${day}${published === day ? '' : ` (${t('report.published', { date: published })})`}: `,
    ...report.documents.flatMap((doc, index) => [index ? '; ' : '', ...linked(doc)]),
    aside ? h('small', {}, ` ${t('story.aside')}`) : null);
}

/** @param {DocumentRef} doc @returns {(Node | string)[]} */
function linked(doc) {
  const name = [doc.publisher, doc.title].filter(Boolean).join(': ') || t('report.document');
  return [outLink(doc.url, name, doc.url ? { class: 'alone', hreflang: doc.language } : {}), ...(doc.url ? [] : [` (${t('story.noAddress')})`])];
}
