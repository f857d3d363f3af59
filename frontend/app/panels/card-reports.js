/** The reports on a settlement: for the reading, against it, and set aside with the reason. */
import { h, outLink } from '../dom.js';
import { askToCorrect } from '../corrections/open.js';
import { t, word } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { formatGiven } from '../time.js';
import { leaveOut } from '../rules/without.js';
import { claimantName, languageOf, nameOf, reportSentence, sideName } from '../words.js';
import { because } from './card-why.js';
import { mayReport } from './session.js';

const UNVERIFIED = ['party_claim', 'official_statement', 'denial'];

/** @param {PlaceProperties} p */
export function reportGroups(p) {
  const reports = p.reports ?? [];
  /** @param {'for' | 'against' | 'aside'} role */
  const group = (role) => {
    const these = reports.filter((report) => report.role === role)
      .sort((a, b) => b.valid_latest.localeCompare(a.valid_latest) || b.position - a.position);
    if (!these.length) return null;
    const list = h('ul', { class: 'reports' }, ...these.map((report) => item(report, p)));
    return role === 'aside'
      ? h('details', { 'data-part': 'aside' }, h('summary', {}, t('reports.aside'), ' ', h('span', { class: 'count' }, these.length)), list)
      : h('div', {}, h('h4', {}, t(`reports.${role}`), ' ', h('span', { class: 'count' }, these.length)), list);
  };
  return h('section', {}, h('h3', {}, t('reports.title')),
    reports.length ? null : h('p', {}, t('reports.none')), group('for'), group('against'), group('aside'));
}

/** @param {Report} report @param {PlaceProperties} p */
function item(report, p) {
  return h('li', { 'data-report': report.id },
    symbolCanvas({ control: report.control, agreement: 'single_source', claimed_control: null, stale: false }, 6, 24),
    h('div', {},
      h('p', { class: 'sentence' }, reportSentence(report, nameOf(p))),
      h('p', { class: 'tags' }, tag(sideName(report.side)), tag(word('basis', report.basis)), tag(t(`inference.${report.inference}`)),
        report.extent === 'part' ? tag(t('extent.part')) : null, report.near_edge ? tag(t('report.nearEdge')) : null,
        UNVERIFIED.includes(report.basis) ? h('span', { class: 'tag warn' }, t('report.unverified')) : null),
      report.reason ? h('p', { class: 'reason' }, because(report)) : null,
      report.note ? h('p', { class: 'note', lang: languageOf(report.note) }, report.note) : null,
      report.source_label ? h('p', { class: 'small' }, t('report.label'), ' ', h('q', { lang: labelLanguage(report) }, report.source_label)) : null,
      h('ul', { class: 'documents' }, ...(report.documents ?? []).map(documentItem)),
      h('p', { class: 'small' }, t('report.published', { date: formatGiven(report.published) }), ' · ', t('report.position', { position: report.position }),
        h('button', { type: 'button', class: 'link plain', 'data-key': `without-${report.id}`, 'data-without': report.claimant,
          'aria-label': t('without.leaveOutNamed', { claimant: claimantName(report) }), onclick: () => leaveOut(report.claimant) }, t('without.leaveOut')),
        mayReport() ? h('button', { type: 'button', class: 'link', 'data-key': `correct-${report.id}`, 'data-correct': report.id, onclick: () => void askToCorrect(report) }, t('correct.button')) : null)));
}

/** A label is quoted word for word, in the language of its document. @param {Report} report */
function labelLanguage({ documents, source_label: label }) {
  const languages = [...new Set(documents.map(({ language }) => language))];
  return languages.length === 1 && languages[0] ? languages[0] : languageOf(label ?? '');
}

/** @param {string} text */
const tag = (text) => h('span', { class: 'tag' }, text);

/** @param {DocumentRef} doc */
function documentItem(doc) {
  const name = [doc.publisher, doc.title].filter(Boolean).join(': ') || t('report.document');
  return h('li', {}, outLink(doc.url, name, doc.language ? { hreflang: doc.language, lang: doc.title ? doc.language : null } : {}),
    doc.language ? ` (${doc.language})` : '',
    doc.archive_url ? h('span', {}, ' · ', outLink(doc.archive_url, t('report.archived'))) : null);
}
