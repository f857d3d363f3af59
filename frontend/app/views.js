/** What may lie over the map: each view's code is fetched when it is first asked for. */
import { awaiting } from './api.js';
import { byId, refocus } from './dom.js';
import { t } from './i18n.js';
import { note } from './panels/notice.js';
import { state, update } from './state.js';

/**
 * `open` is called when the view is to be seen, `draw` whenever what it shows may have changed, `close` when it goes.
 * @typedef {{open: () => void, draw: () => void, close: () => void}} View
 */

/** @type {{[name: string]: () => Promise<View>}} */
const LOAD = {
  changes: () => import('./changes/changes.js'),
  table: () => import('./table/table.js'),
  rules: () => import('./rules/rules.js'),
};

/** @type {{name: string, view: View} | null} */
let shown = null;
/** @type {HTMLElement | null} where the focus goes back to */
let opener = null;

/** @type {(id: string, focus?: boolean) => void} */
export let openPlace = () => undefined;

/** @param {(id: string, focus?: boolean) => void} open */
export function startViews(open) {
  openPlace = open;
  for (const button of document.querySelectorAll('[data-view]')) {
    button.addEventListener('click', () => {
      const view = button.getAttribute('data-view');
      update({ panel: state.panel === view ? null : view });
    });
  }
  byId('rules-button').addEventListener('click', () => update({ panel: 'rules' }));
  byId('skip-to-table').addEventListener('click', (event) => {
    event.preventDefault();
    update({ panel: 'table' });
    if (shown?.name === 'table') shown.view.open();
  });
}

/** Opens the view that the state names, and closes the one that it does not. */
export async function showView() {
  const name = state.panel;
  for (const button of document.querySelectorAll('[data-view]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-view') === name));
  }
  if (shown && shown.name !== name) {
    const { view } = shown;
    shown = null;
    view.close();
    if (!name) refocus(opener);
    opener = null;
  }
  if (!name || shown?.name === name) return;
  opener = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
  awaiting(1);
  try {
    const view = await LOAD[name]();
    if (state.panel !== name) return;
    shown = { name, view };
    view.open();
    note('view', null);
  } catch {
    note('view', { kind: 'error', text: t('error.unreachable'), actions: [{ text: t('error.retry'), run: () => void showView() }] });
  } finally {
    awaiting(-1);
  }
}

/** Brings what is open up to date. */
export const drawView = () => shown?.view.draw();

export const closeView = () => update({ panel: null });
