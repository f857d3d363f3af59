/** The parts of the report form. */
import { h } from '../dom.js';
import { t } from '../i18n.js';

/** @typedef {{value: string, text: string} | {group: string, options: {value: string, text: string}[]}} Choice */

/**
 * @param {string} name
 * @param {string} label key of its words
 * @param {HTMLElement} control
 * @param {{hint?: string, required?: boolean, prefix?: string}} options
 */
function row(name, label, control, { hint, required, prefix = 'report' }) {
  const id = `${prefix}-${name}`;
  control.id = id;
  control.setAttribute('aria-describedby', hint ? `${id}-hint ${id}-error` : `${id}-error`);
  return h('div', { class: 'field' }, h('label', { for: id }, h('span', { class: 'label' }, t(label)), required ? h('span', { class: 'required' }, ` ${t('form.requiredMark')}`) : null), control,
    hint ? h('p', { id: `${id}-hint`, class: 'small' }, t(hint)) : null, h('p', { id: `${id}-error`, class: 'field-error' }));
}

/**
 * @param {string} name
 * @param {string} label
 * @param {Choice[]} choices
 * @param {{hint?: string, required?: boolean, prefix?: string}} [options]
 */
export function select(name, label, choices, options = {}) {
  const option = (/** @type {{value: string, text: string}} */ { value, text: words }) => h('option', { value }, words);
  return row(name, label, h('select', { name, required: options.required },
    ...choices.map((choice) => ('group' in choice
      ? (choice.options.length ? h('optgroup', { label: choice.group }, ...choice.options.map(option)) : null)
      : option(choice)))), options);
}

/**
 * @param {string} name
 * @param {string} label
 * @param {{type?: string, value?: string, rows?: number, maxlength?: number, pattern?: string, placeholder?: string, hint?: string, required?: boolean, prefix?: string}} [options]
 */
export function text(name, label, options = {}) {
  const { type = 'text', rows, ...rest } = options;
  delete rest.hint;
  delete rest.prefix;
  const control = rows ? h('textarea', { name, rows, ...rest }) : h('input', { name, type, autocomplete: 'off', ...rest });
  return row(name, label, control, options);
}

/** The server's names of fields, `reports[0].valid_from` or `/reports/0/valid_from`, and the form's. @type {{[server: string]: string}} */
const FIELDS = { valid_from: 'valid_from-date', published: 'published-date', id: 'new-id', name: 'new-name', kind: 'new-kind', side: 'new-side' };

/** @param {HTMLFormElement} form @param {string} named @returns {HTMLElement | null} the field that an error is about */
export function field(form, named) {
  const last = named.split(/[./\][]+/).filter(Boolean).pop() ?? '';
  const name = form.elements.namedItem(named) ? named : (FIELDS[last] ?? last);
  const el = form.elements.namedItem(name);
  return el instanceof HTMLElement ? el : null;
}

/** @param {HTMLFormElement} form @param {string} name @returns {string} that a field is to be filled in, by its name */
export function missingText(form, name) {
  const el = /** @type {HTMLInputElement | HTMLSelectElement | null} */ (form.elements.namedItem(name));
  return t('form.required', { field: el?.labels?.[0]?.querySelector('.label')?.textContent ?? name });
}

/** @type {{[letter: string]: string}} */
const LATIN = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ь: '', ю: 'iu', я: 'ia', ъ: '', ы: 'y', э: 'e', ё: 'e',
};

/** @param {string} name @returns {string} lower-case ASCII with hyphens */
export function slug(name) {
  return name.toLowerCase().replace(/[Ѐ-ӿ]/g, (letter) => LATIN[letter] ?? '').normalize('NFD').replace(/[̀-ͯ'’ʼ`]/g, '')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
}
