/** The imports there are, newest first. */
import { send } from '../api.js';
import { h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { token, whyRefused } from '../panels/session.js';
import { claimantNamed } from '../rules/rule-names.js';
import { formatGiven } from '../time.js';
import { filesText, formatName, isResumable, stateText } from './words.js';

const PAGE = 30;

/** @typedef {{imports: Import[], numberMatched: number, links: PageLink[]}} ImportList */

/**
 * @param {(id: string, withdraw?: boolean) => void} open
 * @param {(one: Import) => void} resumed
 */
export function listView(open, resumed) {
  const items = h('ol', { id: 'imports-list' });
  const said = h('p', { id: 'imports-said', role: 'status' });
  const error = h('p', { class: 'error', role: 'alert' });
  const more = h('button', { id: 'imports-more', type: 'button', class: 'wide', hidden: true, onclick: () => void ask(next) }, t('import.more'));
  let next = '';

  const item = (/** @type {Import} */ one) => {
    const { rows } = one;
    const counts = [t('import.rows', { count: rows.read }), ...['accepted', 'unchanged', 'dropped', 'rejected']
      .flatMap((name) => {
        const count = rows[/** @type {keyof typeof rows} */ (name)];
        return count ? [`${t(`import.rows.${name}`)}: ${formatNumber(count)}`] : [];
      })];
    const label = t('import.openOne', { files: filesText(one), date: formatGiven(one.created) });
    return h('li', { 'data-import': one.id },
      h('div', { class: 'what' }, h('b', {}, filesText(one)), ' ', h('span', { class: `state ${one.withdrawn !== null ? 'withdrawn' : one.state}` }, stateText(one)),
        h('p', {}, [formatName(one.format), one.claimant ? claimantNamed(one.claimant) : '', formatGiven(one.created)].filter(Boolean).join(' · ')),
        h('p', { class: 'small' }, counts.join(' · '), one.position ? ` · ${t('import.positions', one.position)}` : '')),
      h('div', { class: 'row' }, h('button', { type: 'button', class: 'wide', 'data-open': true, 'aria-label': label, onclick: () => open(one.id) }, t('import.open')),
        isResumable(one) ? h('button', { type: 'button', class: 'wide', 'data-resume': true, onclick: () => void resume(one) }, t('import.resume')) : null,
        one.counts ? h('button', { type: 'button', class: 'wide', 'data-withdraw': true, onclick: () => open(one.id, true) }, t('import.withdraw')) : null));
  };
  const resume = async (/** @type {Import} */ one) => {
    try {
      resumed(/** @type {Import} */ (await send(`/imports/${one.id}/resume`, { method: 'POST', token: token() })));
    } catch (failed) {
      error.textContent = whyRefused(failed);
    }
  };
  const ask = async (/** @type {string} */ url) => {
    error.textContent = '';
    try {
      const answer = /** @type {ImportList} */ (await send(url, { token: token() }));
      const on = answer.links.find(({ rel }) => rel === 'next')?.href;
      next = on ? new URL(on, location.href).pathname + new URL(on, location.href).search : '';
      const first = url === FIRST;
      const fresh = answer.imports.map(item);
      if (first) items.replaceChildren(...fresh);
      else items.append(...fresh);
      more.hidden = !next;
      said.textContent = t('import.count', { count: answer.numberMatched });
      if (!first) fresh[0]?.querySelector('button')?.focus();
    } catch (failed) {
      error.textContent = whyRefused(failed);
    }
  };
  const FIRST = `/imports?limit=${PAGE}`;
  return { el: h('div', { id: 'imports-all' }, said, error, items, more), show: () => ask(FIRST) };
}
