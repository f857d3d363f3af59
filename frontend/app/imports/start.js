/** Offers the bringing in of files to those who may report; it is fetched, with its looks, when first asked for. */
import { byId, h } from '../dom.js';
import { t } from '../i18n.js';
import { note } from '../panels/notice.js';
import { mayReport, onSession } from '../panels/session.js';

/** @type {Promise<unknown> | null} */
let looks = null;

export function startImports() {
  const offer = () => {
    byId('imports-item').hidden = !mayReport();
  };
  onSession(offer);
  offer();
  byId('imports-button').addEventListener('click', async () => {
    try {
      const [{ openImports }] = await Promise.all([import('./imports.js'), looks ??= styled()]);
      await openImports();
      note('imports', null);
    } catch {
      looks = null;
      note('imports', { kind: 'error', text: t('error.unreachable') });
    }
  });
}

/** @returns {Promise<void>} */
function styled() {
  return new Promise((done, failed) => {
    const sheet = h('link', { rel: 'stylesheet', href: new URL('../css/imports.css', import.meta.url).href, onload: () => done(), onerror: () => {
      sheet.remove();
      failed(new Error('no styles'));
    } });
    document.head.append(sheet);
  });
}
