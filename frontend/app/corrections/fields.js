/** What of a report can be set right, and how its values read. */
import { placeBox } from '../bulletin/place-box.js';
import { spotOf } from '../data.js';
import { h } from '../dom.js';
import { t, word } from '../i18n.js';
import { select, text } from '../panels/report-fields.js';
import { BASES } from '../panels/report-form.js';
import { claimantNamed } from '../rules/rule-names.js';
import { formatGiven } from '../time.js';
import { allControls, allSides, controlName, nameOf, nameOfClaimant } from '../words.js';

export const PREFIX = 'correct';
const KEEP = '+keep';

/** @typedef {'control' | 'basis' | 'inference' | 'extent' | 'claimant' | 'valid_from' | 'published' | 'source_label' | 'note' | 'settlement'} Field */

/** @type {{[field in Field]: {label: string, say: (value: string) => string}}} */
const FIELDS = {
  settlement: { label: 'bulletin.place', say: (value) => placeName(value) },
  claimant: { label: 'form.claimant', say: (value) => claimantNamed(value) },
  control: { label: 'form.control', say: controlName },
  extent: { label: 'form.extent', say: (value) => t(`extent.${value}`) },
  basis: { label: 'form.basis', say: (value) => word('basis', value) },
  inference: { label: 'form.inference', say: (value) => t(`inference.${value}`) },
  valid_from: { label: 'form.validFrom', say: formatGiven },
  published: { label: 'form.published', say: formatGiven },
  source_label: { label: 'form.label', say: (value) => value },
  note: { label: 'form.note', say: (value) => value },
};
export const NAMES = /** @type {Field[]} */ (Object.keys(FIELDS));

/** @param {string} id */
function placeName(id) {
  const place = spotOf(id);
  return place ? nameOf(place.properties) : id;
}

/** @param {Field} field */
export const labelOf = (field) => t(FIELDS[field].label);

/** @param {Field} field @param {string | null} value */
export const valueText = (field, value) => (value ? FIELDS[field].say(value) : t('correct.nothing'));

/**
 * @param {Report} report whose values they begin with
 * @param {boolean} many whether they are for several reports: then each may be left as it is
 * @param {Claimant[]} claimants
 */
export function fields(report, many, claimants) {
  const keep = many ? [{ value: KEEP, text: t('correct.keep') }] : [];
  const words = (/** @type {string[]} */ values, /** @type {(value: string) => string} */ say) => values.map((value) => ({ value, text: say(value) }));
  const sides = allSides().map(({ id, name }) => ({ group: name, options: claimants.filter(({ side }) => side === id).map((one) => ({ value: one.id, text: nameOfClaimant(one) })) }));
  const options = { prefix: PREFIX };
  const box = h('div', { class: 'correct-fields' },
    select('control', 'form.control', [...keep, ...allControls().map(({ id, name }) => ({ value: id, text: name }))], options),
    select('extent', 'form.extent', [...keep, ...words(['whole', 'part'], (value) => t(`extent.${value}`))], options),
    select('basis', 'form.basis', [...keep, ...words(BASES, (value) => word('basis', value))], options),
    select('inference', 'form.inference', [...keep, ...words(['stated', 'inferred'], (value) => t(`inference.${value}`))], options),
    select('claimant', 'form.claimant', [...keep, ...sides], options),
    text('valid_from', 'form.validFrom', { ...options, maxlength: 35, placeholder: many ? t('correct.keep') : '2023-02-26' }),
    text('published', 'form.published', { ...options, maxlength: 35, placeholder: many ? t('correct.keep') : '2023-02-26' }),
    ...(many ? [] : [settlement(report), text('source_label', 'form.label', options), text('note', 'form.note', { ...options, rows: 2, maxlength: 2000 })]));
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll('input, select, textarea'))) {
    const name = /** @type {Field} */ (control.name);
    if (!many && name) control.value = /** @type {{[name: string]: any}} */ (report)[name] ?? '';
  }
  return box;
}

/** @param {Report} report */
function settlement({ settlement: id }) {
  const chosen = h('input', { type: 'hidden', name: 'settlement', value: id });
  const { input, box } = placeBox({ text: placeName(id), taken: true, label: t('bulletin.place'), describedBy: 'correct-error', entered: () => undefined, change: (_text, place) => {
    chosen.value = place?.id ?? '';
    chosen.dispatchEvent(new Event('input', { bubbles: true }));
  } });
  return h('div', { class: 'field' }, h('label', { for: input.id }, t('bulletin.place')), box, chosen);
}

/**
 * What the form sets otherwise than a report has it.
 * @param {HTMLFormElement} form
 * @param {Report} report
 * @param {boolean} many
 * @returns {{[field: string]: string | null}}
 */
export function changes(form, report, many) {
  /** @type {{[field: string]: string | null}} */
  const set = {};
  for (const name of NAMES) {
    const control = form.elements.namedItem(name);
    if (!control || !('value' in control)) continue;
    const value = String(control.value).trim();
    if (value === KEEP || (many && !value)) continue;
    const old = /** @type {{[name: string]: any}} */ (report)[name] ?? '';
    if (value !== old) set[name] = value || null;
  }
  return set;
}
