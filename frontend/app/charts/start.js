/** Opens the charts, which are fetched with the first one asked for. */
import { byId } from '../dom.js';
import { onWords, t } from '../i18n.js';
import { note } from '../panels/notice.js';
import { onChange, state, update } from '../state.js';

/** @type {Promise<typeof import('./charts.js')> | null} */
let part = null;

/** @param {Theatre} theatre */
export function startCharts(theatre) {
  const run = async (/** @type {(loaded: typeof import('./charts.js')) => void} */ what) => {
    try {
      what(await (part ??= import('./charts.js').then((loaded) => {
        loaded.startDialog(theatre);
        return loaded;
      })));
      note('charts', null);
    } catch {
      part = null;
      note('charts', { kind: 'error', text: t('error.unreachable') });
    }
  };
  byId('charts-button').addEventListener('click', () => update({ charts: 'settlements' }));
  onChange((changed) => {
    if (state.charts ? changed.has('charts') || part : changed.has('charts')) void run((loaded) => loaded.follow(changed));
  });
  onWords(() => {
    if (state.charts) void run((loaded) => loaded.draw());
  });
  if (state.charts) void run((loaded) => loaded.openCharts());
}
