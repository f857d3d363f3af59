/** Says what is brought, in which format and whose words it holds, and what is to be done with it. */
import { byId, h, safeUrl } from '../dom.js';
import { t } from '../i18n.js';
import { claimantChoice, NEW } from '../panels/claimant-choice.js';
import { missingText, select, text } from '../panels/report-fields.js';
import { whyRefused } from '../panels/session.js';
import { faults } from '../panels/writing.js';
import { fileChoice } from './files.js';
import { profileHelp } from './profile-help.js';
import { formatName, formatText } from './words.js';

const PREFIX = 'import';
const DOCUMENT = ['publisher', 'title', 'url', 'published'];
/** What the server calls fields, and the form. @type {{[server: string]: string}} */
const FIELDS = { id: 'new-id', name: 'new-name', kind: 'new-kind', side: 'new-side' };

/** @typedef {{el: HTMLFormElement, files: File[], focus: () => void, values: () => {[name: string]: string}, fill: (values: {[name: string]: string}) => void, refuse: (error: unknown) => void, clearFiles: () => void}} ImportForm */

/**
 * @param {ImportFormats} known
 * @param {Claimant[]} claimants
 * @param {File[]} files those chosen; kept up to date
 * @param {(options: {[name: string]: unknown}) => void} submit
 * @returns {ImportForm}
 */
export function importForm(known, claimants, files, submit) {
  const formatOf = (/** @type {string} */ id) => known.formats.find((one) => one.id === id) ?? null;
  const choice = fileChoice(files, known, () => undefined);
  const format = select('format', 'import.formatLabel', [{ value: '', text: t('form.choose') },
    ...known.formats.map(({ id }) => ({ value: id, text: formatName(id) }))], { required: true, prefix: PREFIX });
  const holds = h('p', { id: 'import-holds', role: 'status' });
  format.append(holds, h('details', { class: 'all-formats' }, h('summary', {}, t('import.allFormats')),
    h('dl', {}, ...known.formats.flatMap((one) => [h('dt', {}, formatName(one.id)), h('dd', {}, formatText(one))]))));

  const { choice: claimant, fresh, select: claimantSelect, settle } = claimantChoice(claimants, PREFIX);
  const whose = h('p', { id: 'import-whose', class: 'small' });
  claimant.append(whose);
  claimantSelect.setAttribute('aria-describedby', 'import-whose import-claimant-error');

  const profile = text('profile', 'import.profileLabel', { rows: 6, prefix: PREFIX, maxlength: 100000 });
  const area = /** @type {HTMLTextAreaElement} */ (profile.querySelector('textarea'));
  area.setAttribute('spellcheck', 'false');
  const help = h('details', { id: 'import-profile-help' }, h('summary', {}, t('import.profile.how')), h('div', {}));
  const load = h('input', { id: 'import-profile-file', type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': t('import.profile.load'), onchange: async () => {
    const file = load.files?.[0];
    load.value = '';
    if (!file) return;
    area.value = await file.text();
    checkProfile();
    area.focus();
  } });
  const more = h('details', { id: 'import-profile-box' }, h('summary', {}, t('import.profileTitle')), profile,
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'wide', onclick: () => load.click() }, t('import.profile.load')), load), help);

  const mode = (/** @type {string} */ value, /** @type {boolean} */ checked) => h('label', { class: 'choice-row' },
    h('input', { id: `import-mode-${value || 'try'}`, type: 'radio', name: 'mode', value, checked }),
    h('span', {}, h('b', {}, t(`import.mode.${value || 'try'}`)), ' ', h('small', {}, t(`import.mode.${value || 'try'}.text`))));
  const button = h('button', { id: 'import-submit', class: 'primary', type: 'submit' });
  const fault = h('p', { id: 'import-error', class: 'error', role: 'alert' });
  const el = h('form', { id: 'import-form', novalidate: true },
    h('fieldset', {}, h('legend', {}, t('import.what')), choice.el, format),
    h('fieldset', { id: 'import-who' }, h('legend', {}, t('import.who')), claimant, fresh),
    h('fieldset', {}, h('legend', {}, t('import.cite')), h('p', { class: 'small' }, t('import.citeText')), h('div', { class: 'cited' },
      text('publisher', 'form.publisher', { prefix: PREFIX }), text('title', 'form.docTitle', { prefix: PREFIX }),
      text('url', 'form.url', { type: 'url', placeholder: 'https://', prefix: PREFIX }),
      text('published', 'form.published', { placeholder: '2023-02-26', maxlength: 35, prefix: PREFIX }))),
    more,
    h('fieldset', { class: 'modes-choice' }, h('legend', {}, t('import.do')), mode('', true), mode('all_or_nothing', false), mode('keep_good', false)),
    fault, h('div', { class: 'buttons' }, button, h('button', { type: 'button', 'data-close': true }, t('close'))));

  const value = (/** @type {string} */ name) => {
    const field = el.elements.namedItem(name);
    return field && 'value' in field ? String(field.value).trim() : '';
  };
  const draw = () => {
    const chosen = formatOf(value('format'));
    holds.textContent = chosen ? formatText(chosen) : '';
    const use = chosen?.claimant ?? 'optional';
    /** @type {HTMLElement} */ (el.querySelector('#import-who')).hidden = use === 'none';
    const mark = /** @type {HTMLElement | null} */ (claimant.querySelector('.required'));
    if (mark) mark.hidden = use !== 'required';
    claimantSelect.required = use === 'required';
    whose.textContent = t(`import.claimant.${use}`);
    button.textContent = t(value('mode') ? 'import.submitRecord' : 'import.submitTry');
    help.lastElementChild?.replaceChildren(...profileHelp(value('format'), (example) => {
      area.value = example;
      checkProfile();
      area.focus();
    }));
    settle();
  };
  /** @param {string} name @param {string} detail */
  const mark = (name, detail) => {
    if (name === 'file') {
      choice.say(detail);
      return true;
    }
    const field = el.elements.namedItem(name);
    if (!(field instanceof HTMLElement)) return false;
    field.setAttribute('aria-invalid', 'true');
    const told = el.querySelector(`#${field.id}-error`);
    if (told) told.textContent = detail;
    if (name === 'profile') more.open = true;
    return true;
  };
  const unmark = (/** @type {Element} */ field) => {
    field.removeAttribute('aria-invalid');
    const told = field.id && el.querySelector(`#${field.id}-error`);
    if (told) told.textContent = '';
  };
  const focusFault = () => /** @type {HTMLElement | null} */ (el.querySelector('[aria-invalid="true"]'))?.focus();
  /** @returns {unknown} the profile; undefined if it is none */
  const profileRead = () => {
    if (!area.value.trim()) return null;
    try {
      const read = JSON.parse(area.value);
      return read && typeof read === 'object' && !Array.isArray(read) ? read : undefined;
    } catch {
      return undefined;
    }
  };
  const checkProfile = () => {
    if (profileRead() === undefined) mark('profile', t('import.profile.bad'));
    else unmark(area);
  };

  const sound = () => {
    fault.textContent = '';
    for (const field of el.querySelectorAll('[aria-invalid]')) unmark(field);
    choice.say(choice.fault());
    if (!value('format')) mark('format', missingText(el, 'format'));
    const use = formatOf(value('format'))?.claimant;
    if (use === 'required' && !value('claimant')) mark('claimant', missingText(el, 'claimant'));
    if (use !== 'none' && value('claimant') === NEW) for (const name of ['new-name', 'new-id']) if (!value(name)) mark(name, missingText(el, name));
    if (DOCUMENT.some(value) && !value('publisher')) mark('publisher', missingText(el, 'publisher'));
    if (value('url') && !safeUrl(value('url'))) mark('url', t('form.badUrl'));
    checkProfile();
    focusFault();
    return !el.querySelector('[aria-invalid="true"]');
  };
  const options = () => {
    const speaks = formatOf(value('format'))?.claimant !== 'none';
    const isNew = speaks && value('claimant') === NEW;
    const named = (/** @type {string} */ name) => value(name) || null;
    return {
      format: value('format'), claimant: !speaks ? null : isNew ? value('new-id') : named('claimant'), profile: profileRead() ?? null, mode: named('mode'),
      document: DOCUMENT.some(value) ? Object.fromEntries(DOCUMENT.map((name) => [name, named(name)])) : null,
      new_claimant: isNew ? { id: value('new-id'), name: value('new-name'), kind: value('new-kind'), side: value('new-side') } : null,
    };
  };
  el.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sound()) submit(options());
  });
  el.addEventListener('change', draw);
  el.addEventListener('input', (event) => {
    if (event.target instanceof HTMLElement && event.target !== choice.input) unmark(event.target);
  });
  area.addEventListener('change', checkProfile);
  draw();
  return {
    el, files,
    focus: () => choice.input.focus(),
    values: () => Object.fromEntries([...new FormData(el)].flatMap(([name, entry]) => (typeof entry === 'string' ? [[name, entry]] : []))),
    fill: (values) => {
      for (const [name, was] of Object.entries(values)) {
        const field = el.elements.namedItem(name);
        if (field && 'value' in field) field.value = was;
      }
      draw();
    },
    clearFiles: () => {
      files.length = 0;
      choice.redraw();
    },
    refuse: (error) => {
      const told = faults(error);
      const rest = told.filter(({ field, detail }) => {
        const path = (field ?? '').split(/[./\][]+/).filter(Boolean);
        if (path[0] === 'profile') return !mark('profile', `${path.slice(1).join('.')} ${detail}`.trim());
        const last = path.at(-1) ?? '';
        return !mark(path[0] === 'new_claimant' ? (FIELDS[last] ?? last) : last, detail);
      });
      fault.textContent = rest.length ? rest.map(({ field, detail }) => `${field ?? ''} ${detail}`.trim()).join('; ') : told.length ? '' : whyRefused(error);
      if (fault.textContent) byId('import-error').scrollIntoView({ block: 'nearest' });
      else focusFault();
    },
  };
}
