/** Opens the comparison of two readings, which is fetched with the first one asked for. */
import { onData } from '../data.js';
import { byId } from '../dom.js';
import { onWords, t } from '../i18n.js';
import { note } from '../panels/notice.js';
import { onChange, state } from '../state.js';
import { isPlaying } from '../time/replay.js';

const REST = 250;

/** @type {Promise<typeof import('./comparison.js')> | null} */
let part = null;

/**
 * @param {Theatre} theatre
 * @param {(id: string) => void} open
 */
export function startComparison(theatre, open) {
  const comparison = () => (part ??= import('./comparison.js').then((loaded) => {
    loaded.startComparing(theatre, open);
    return loaded;
  }));
  const run = async (/** @type {(loaded: typeof import('./comparison.js')) => void} */ what) => {
    try {
      what(await comparison());
    } catch {
      part = null;
      note('comparison', { kind: 'error', text: t('error.unreachable') });
    }
  };
  byId('compare-button').addEventListener('click', () => void run((loaded) => loaded.openComparison()));
  onChange((changed) => {
    if (part || state.second) void run((loaded) => loaded.follow(changed));
  });
  let later = 0;
  onData(() => {
    window.clearTimeout(later);
    const compare = () => {
      if (state.second) void run((loaded) => loaded.loadSecond());
    };
    // Of days that follow each other quickly only those are compared that stay.
    if (isPlaying()) later = window.setTimeout(compare, REST);
    else compare();
  });
  onWords(() => {
    if (state.second) void run((loaded) => loaded.drawWords());
  });
  if (state.second) void run((loaded) => loaded.showComparison());
}
