/** Opens the correction of a report; what it needs is fetched when it is first asked for. */
import { t } from '../i18n.js';
import { note } from '../panels/notice.js';

/** @param {Report} report */
export async function askToCorrect(report) {
  try {
    const { openCorrection } = await import('./dialog.js');
    await openCorrection(report);
  } catch {
    note('write', { kind: 'error', text: t('error.unreachable') });
  }
}
