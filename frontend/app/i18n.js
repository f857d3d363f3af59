/** The page's words, from one file per language. */
import { early } from './api.js';

const { files, languages, stored } = window.frontline;
export const LANGUAGES = languages;

/** @type {{[key: string]: string}} */
let words = {};
let current = 'en';
let plural = new Intl.PluralRules('en');
let numbers = new Intl.NumberFormat('en');

/** @param {string} lang */
export function rememberLanguage(lang) {
  try {
    localStorage.setItem(stored, lang);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

/** @type {Set<() => void>} */
const listeners = new Set();

/** @param {() => void} listener called when the page's words are there, and when they change */
export const onWords = (listener) => listeners.add(listener);

/** @param {string} lang */
export async function loadLanguage(lang) {
  const address = `${files}i18n/${lang}.json`;
  const answer = await (early(address) ?? fetch(address));
  if (!answer.ok) throw new Error(`words for ${lang}: ${answer.status}`);
  words = await answer.json();
  current = lang;
  plural = new Intl.PluralRules(lang);
  numbers = new Intl.NumberFormat(lang);
  document.documentElement.lang = lang;
  for (const listener of listeners) listener();
}

export const language = () => current;

/**
 * @param {string} key
 * @param {{[name: string]: string | number}} [values] `count` picks `key.one`, `key.few`, `key.many` or `key.other`
 * @returns {string}
 */
export function t(key, values = {}) {
  let text = words[key];
  if (typeof values.count === 'number') {
    text = words[`${key}.${plural.select(values.count)}`] ?? words[`${key}.other`] ?? text;
  }
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

/** @param {string} key */
export const has = (key) => words[key] !== undefined;

/**
 * A value's word, or the value itself when the page has no word for it.
 * @param {string} prefix
 * @param {string | null | undefined} value
 */
export const word = (prefix, value) => (value ? (words[`${prefix}.${value}`] ?? value) : '');

/** @param {number} value */
export const formatNumber = (value) => numbers.format(value);

/** @param {Words | null | undefined} text */
export const pick = (text) => (text ? (text[current] ?? text.en ?? Object.values(text)[0] ?? '') : '');

/**
 * Puts words into the elements that name their key.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const el of root.querySelectorAll('[data-i18n]')) el.textContent = t(el.getAttribute('data-i18n') ?? '');
  for (const name of ['aria-label', 'placeholder', 'title']) {
    for (const el of root.querySelectorAll(`[data-i18n-${name}]`)) {
      el.setAttribute(name, t(el.getAttribute(`data-i18n-${name}`) ?? ''));
    }
  }
}
