/** Offers the entry of bulletins to those who may report; it is fetched when first asked for. */
import { byId } from '../dom.js';
import { t } from '../i18n.js';
import { note } from '../panels/notice.js';
import { mayReport, onSession } from '../panels/session.js';

/** @param {Theatre} theatre @param {(day: string) => void} goToDay */
export function startBulletin(theatre, goToDay) {
  const offer = () => {
    byId('bulletin-item').hidden = !mayReport();
  };
  onSession(offer);
  offer();
  byId('bulletin-button').addEventListener('click', async () => {
    try {
      const { openBulletin } = await import('./bulletin.js');
      await openBulletin(theatre, goToDay);
    } catch {
      note('write', { kind: 'error', text: t('error.unreachable') });
    }
  });
}
