/** The banner over the map, and what is read out to those who do not see it. */
import { byId, h } from '../dom.js';

/** @typedef {{text: string, kind: 'error' | 'info', actions?: {text: string, run: () => void}[]}} Notice */

/** @type {Map<string, Notice>} */
const notices = new Map();
/** How long a notice stays that asks for nothing. */
const SHORT = 15000;

/** @param {string} topic @param {Notice | null} notice null takes the topic's notice away */
export function note(topic, notice) {
  if (notice) notices.set(topic, notice);
  else if (!notices.delete(topic)) return;
  const box = byId('notice');
  box.replaceChildren(...[...notices].map(([name, { text, kind, actions = [] }]) => h('div', { class: `notice ${kind}` },
    h('p', {}, text),
    ...actions.map((action) => h('button', { type: 'button', onclick: action.run }, action.text)),
    kind === 'info' && h('button', { type: 'button', class: 'x', 'aria-label': '×', onclick: () => note(name, null) }, '×'))));
  box.hidden = notices.size === 0;
  if (notice?.kind === 'info' && !notice.actions) {
    window.setTimeout(() => {
      if (notices.get(topic) === notice) note(topic, null);
    }, SHORT);
  }
}

let timer = 0;

/** @param {string} text read out once things are calm */
export function announce(text) {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    byId('live').textContent = text;
  }, 400);
}
