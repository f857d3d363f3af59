/** Says readings, figures and reports in the page's neutral words. */
import { formatNumber, has, language, pick, t, word } from './i18n.js';
import { formatGiven, formatTurn, isMonth } from './time.js';

/** @type {Theatre | null} */
let theatre = null;

/** @param {Theatre} value */
export function setWords(value) {
  theatre = value;
}

/** @param {Pick<PlaceProperties, 'name' | 'name_uk'>} properties */
export const nameOf = (properties) => (language() === 'uk' ? (properties.name_uk ?? properties.name) : properties.name);

/** @param {string} control @returns {string} the party's name, or the word for a control that is no party's */
export function controlName(control) {
  const party = theatre?.parties.find(({ id }) => id === control);
  return party ? pick(party.name) : word('control', control);
}

/** @param {string} side */
export function sideName(side) {
  const party = theatre?.parties.find(({ id }) => id === side);
  return party ? t('side.party', { party: pick(party.name) }) : word('side', side);
}

/** @param {string} control */
const isParty = (control) => theatre?.parties.some(({ id }) => id === control) ?? false;

/** @param {string} control @returns {string} "Reported held by Russia" */
export function heldBy(control) {
  return isParty(control) ? t('verdict.held', { party: controlName(control) }) : t(`verdict.${control}`);
}

/**
 * What the reading comes down to. A control that rests on the baseline and has no report for it was reported by nobody since.
 * @param {Pick<PlaceProperties, 'control'> & {rests_on?: string | null, reports_for?: number}} reading
 */
export function headline(reading) {
  // The map knows the verdict, not on what it rests.
  if (reading.rests_on === 'open' && isParty(reading.control)) return t('verdict.reads', { party: controlName(reading.control) });
  return reading.rests_on === 'baseline' && !reading.reports_for && isParty(reading.control)
    ? t('verdict.heldBefore', { party: controlName(reading.control) }) : heldBy(reading.control);
}

/** @param {Pick<PlaceProperties, 'control' | 'agreement' | 'claimed_control'> & {rests_on?: string | null, reports_for?: number}} reading */
export function verdictShort(reading) {
  const parts = [headline(reading)];
  if (reading.agreement === 'disputed') parts.push(t('verdict.differ'));
  if (reading.agreement === 'claimed' && reading.claimed_control) parts.push(claimText(reading.claimed_control));
  return parts.join(' · ');
}

/** @param {string} control */
export const claimText = (control) => (isParty(control)
  ? t('verdict.claim', { party: controlName(control) })
  : t(`verdict.claim.${control}`));

/** Notes are written in English, if not plainly in another script. @param {string} text @returns {string} its language, '' where that is open */
export function languageOf(text) {
  const count = (/** @type {RegExp} */ script) => text.match(script)?.length ?? 0;
  if (count(/\p{Script=Cyrillic}/gu) <= count(/\p{Script=Latin}/gu)) return 'en';
  return /[ґєії]/i.test(text) ? 'uk' : '';
}

/** @param {PlaceProperties} p @returns {string[]} what follows the verdict */
export function verdictDetails(p) {
  const parts = [];
  const said = p.agreement === 'claimed' || p.agreement === 'disputed' || (p.control === 'unknown' && p.agreement === 'baseline');
  if (!said) parts.push(t(`agreement.${p.agreement}`));
  if (p.control_since) parts.push(t('verdict.since', { date: formatTurn(p.control_since) }));
  if (p.last_report_at) parts.push(t('verdict.last', { date: formatTurn(p.last_report_at) }));
  return parts;
}

/** @param {PlaceProperties} p @returns {string} kind and where it lies */
export function whereabouts(p) {
  const uk = language() === 'uk';
  return [p.kind ? word('kind', p.kind) : '', ...areas(p, uk)].filter(Boolean).join(' · ');
}

/** @param {PlaceProperties} p @param {boolean} uk */
export function areas(p, uk = language() === 'uk') {
  const adm3 = uk ? (p.adm3_uk ?? p.adm3) : p.adm3;
  const adm2 = uk ? (p.adm2_uk ?? p.adm2) : p.adm2;
  const adm1 = uk ? (p.adm1_uk ?? p.adm1) : p.adm1;
  return [areaName('adm.3', adm3), areaName('adm.2', adm2), areaName('adm.1', adm1)].filter(Boolean);
}

/** A unit's name with its kind, unless the name says it already. @param {string} key @param {string | null} name */
function areaName(key, name) {
  if (!name) return '';
  const kind = t(key, { name: '' }).trim();
  return name.endsWith(kind) ? name : t(key, { name });
}

/** @param {{claimant_name: string, claimant_name_uk?: string | null}} report */
export const claimantName = (report) => (language() === 'uk' ? (report.claimant_name_uk ?? report.claimant_name) : report.claimant_name);

/**
 * @param {{value: number | null, lower?: number | null, upper?: number | null, qualifier: string | null}} figure
 */
export function figureText({ value, lower = null, upper = null, qualifier }) {
  if (qualifier === 'between' && lower !== null && upper !== null) {
    return t('figure.between', { lower: formatNumber(lower), upper: formatNumber(upper) });
  }
  if (value === null) return '';
  const key = `figure.${qualifier}`;
  return qualifier && has(key) ? t(key, { value: formatNumber(value) }) : formatNumber(value);
}

/** @param {Report} report @param {string} place @returns {string} "S, on D, reported P as held by X" */
export function reportSentence(report, place) {
  const whole = report.extent === 'part' ? 'part' : 'whole';
  const stated = report.inference === 'inferred' ? 'inferred' : 'stated';
  const values = { source: claimantName(report), when: t(isMonth(report.valid_from) ? 'time.in' : 'time.on', { date: formatGiven(report.valid_from) }), place, party: controlName(report.control) };
  const kind = isParty(report.control) ? 'party' : report.control;
  const exact = `report.${kind}.${whole}.${stated}`;
  return has(exact) ? t(exact, values) : t(`report.${kind}.${whole}`, values);
}

/** @param {Claimant} claimant */
export const nameOfClaimant = (claimant) => (language() === 'uk' ? (claimant.name_uk ?? claimant.name) : claimant.name);

/** @returns {{id: string, name: string}[]} every control a report may state */
export const allControls = () => [...(theatre?.parties ?? []).map(({ id }) => id), 'contested', 'none', 'unknown']
  .map((id) => ({ id, name: controlName(id) }));

/** @returns {{id: string, name: string}[]} */
export const allSides = () => [...(theatre?.parties ?? []).map(({ id }) => id), 'independent'].map((id) => ({ id, name: sideName(id) }));
