/** Why a settlement reads as it does: its reports in the order in which the rule walks them. */
import { h } from '../dom.js';
import { has, t } from '../i18n.js';
import { symbolCanvas } from '../map/symbols.js';
import { ruleName } from '../rules/rule-names.js';
import { state, update } from '../state.js';
import { formatGiven } from '../time.js';
import { claimantName, heldBy, nameOf, reportSentence, verdictShort } from '../words.js';

/** @param {PlaceProperties} p @param {PlaceHistory | null} history */
export function why(p, history) {
  const reports = p.reports ?? [];
  /** @type {Map<string, Period>} */
  const turns = new Map();
  for (const period of history?.periods ?? []) for (const id of period.opened_by) turns.set(id, period);
  return h('details', { 'data-part': 'why', class: 'why' }, h('summary', {}, t('why.title')),
    h('p', { class: 'small' }, t('why.text', { rule: ruleName(state.rule) }), ' ',
      h('button', { type: 'button', class: 'link plain', 'data-key': 'rules', onclick: () => update({ panel: 'rules' }) }, t('rules.open'))),
    reports.length
      ? h('ol', { class: 'walk' }, ...reports.map((report) => step(report, p, turns.get(report.id))))
      : h('p', {}, t('reports.none')),
    h('p', { class: 'outcome' }, symbolCanvas(p, 6, 24), h('b', {}, t('why.outcome', { reading: verdictShort(p) }))));
}

/** @param {Report} report @param {PlaceProperties} p @param {Period | undefined} turn */
function step(report, p, turn) {
  return h('li', { class: report.role, 'data-step': report.id },
    h('p', { class: 'said' }, reportSentence(report, nameOf(p)), lateness(report)),
    h('p', { class: 'ruled' }, h('b', {}, t(`why.role.${report.role}`)), ' ', because(report)),
    turn ? h('p', { class: 'turned' }, symbolCanvas({ ...turn, stale: false }, 6, 24), t('why.turn', { reading: verdictShort(turn) })) : null);
}

/** Published on another day than the one it holds from. @param {Report} report */
function lateness(report) {
  return report.published.slice(0, 10) === report.valid_from.slice(0, 10) ? '' : ` (${t('report.published', { date: formatGiven(report.published) })})`;
}

/** The reason in words, as exact as the rule and the report allow. @param {Report} report */
export function because(report) {
  const reason = report.reason ?? '';
  const key = exact(reason, report);
  const values = { source: claimantName(report), control: heldBy(report.extent === 'part' ? 'contested' : report.control) };
  if (key && has(key)) return t(key, values);
  return has(`reason.${reason}`) ? t(`reason.${reason}`) : reason;
}

/** @param {string} reason @param {Report} report @returns {string | null} */
function exact(reason, report) {
  const rule = state.rule.startsWith('according-to:') ? 'according' : state.rule.replace(/@\d+$/, '');
  const independent = report.side === 'independent';
  const judged = report.basis === 'assessed' || report.basis === 'geolocated';
  if (reason === 'settles' || reason === 'confirms') {
    if (rule === 'conceded') return `why.${reason}.${independent ? 'judged' : 'conceded'}`;
    return `why.${reason}.${rule}`;
  }
  if (reason === 'voice' && (rule === 'conceded' || rule === 'assessed')) {
    if (independent) return judged ? null : 'why.voice.notJudged';
    return report.control === report.side ? 'why.voice.own' : 'why.voice.party';
  }
  if (reason === 'not_counted') return rule === 'assessed' ? 'why.not_counted.assessed' : 'why.not_counted.according';
  return null;
}
