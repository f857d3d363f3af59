/** Builds page elements. Text only ever becomes text nodes. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{[name: string]: unknown}} [props] `class`, `on…` listeners, `data-…`/`aria-…`/other attributes; null and false leave out
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on') && typeof value === 'function') {
      el.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name === 'value' && 'value' in el) {
      /** @type {HTMLInputElement} */ (/** @type {unknown} */ (el)).value = String(value);
    } else {
      el.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(el, children);
  return el;
}

/**
 * @param {Element} el
 * @param {(Node | string | number | null | undefined | false)[]} children
 */
export function append(el, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    el.append(child instanceof Node ? child : String(child));
  }
}

/**
 * The element of an id that index.html always has.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const el = document.getElementById(id);
  if (!el) throw new Error(`#${id} is missing`);
  return el;
}

/**
 * @param {string} id
 * @returns {HTMLInputElement}
 */
export const inputById = (id) => /** @type {HTMLInputElement} */ (byId(id));

/**
 * @param {string | null | undefined} url
 * @returns {string | null} the address when it is http or https
 */
export function safeUrl(url) {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/**
 * A link to another site, or plain text when the address is not http(s).
 * @param {string | null | undefined} url
 * @param {string} text
 * @param {{[name: string]: unknown}} [props]
 * @returns {HTMLElement}
 */
export function outLink(url, text, props = {}) {
  const href = safeUrl(url);
  return href
    ? h('a', { href, rel: 'noopener noreferrer nofollow', target: '_blank', ...props }, text)
    : h('span', {}, text);
}

/**
 * Gives the focus to an element; when that is in a menu by now closed, to what opens the menu.
 * @param {HTMLElement | null} el
 */
export function refocus(el) {
  const menu = el?.closest('details:not([open])')?.querySelector('summary');
  for (const target of [el, menu, document.getElementById('menu-button'), document.getElementById('map-places')]) {
    target?.focus({ preventScroll: true });
    if (target && document.activeElement === target) return;
  }
}

/**
 * A dialog's close behaviour: its close buttons and a click on the backdrop.
 * @param {HTMLDialogElement} dialog
 */
export function wireDialog(dialog) {
  for (const button of dialog.querySelectorAll('[data-close]')) button.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
