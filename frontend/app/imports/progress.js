/** How far an import has come: a bar, words beside it, and, seldom, words that are read out. */
import { h } from '../dom.js';
import { formatNumber, t } from '../i18n.js';
import { size } from './words.js';

const QUARTERS = 4;

/** @typedef {{phase: 'uploading' | ImportPhase, done: number, of: number, rows: number}} Step */

/**
 * @param {(text: string) => void} announce
 * @returns {{el: HTMLElement, show: (step: Step) => void, lost: (lost: boolean) => void}}
 */
export function progressBar(announce) {
  const title = h('h3', { id: 'import-phase' });
  const bar = h('progress', { id: 'import-progress', 'aria-labelledby': 'import-phase', max: 1 });
  const words = h('p', { id: 'import-progress-text' });
  const connection = h('p', { class: 'small' });
  let said = '';
  return {
    el: h('section', { class: 'import-progress' }, title, bar, words, connection),
    show: ({ phase, done, of, rows }) => {
      const name = t(`import.phase.${phase}`);
      const known = of > 0 && phase !== 'queued';
      title.textContent = name;
      if (known) {
        bar.max = of;
        bar.value = Math.min(done, of);
      } else bar.removeAttribute('value');
      words.textContent = !known ? t('import.wait') : phase === 'recording' ? t('import.ofEntries', { done, of })
        : [t('import.ofBytes', { done: size(done), of: size(of) }), rows ? t('import.rows', { count: rows }) : ''].filter(Boolean).join(' · ');
      const quarter = known ? Math.floor((Math.min(done, of) / of) * QUARTERS) * (100 / QUARTERS) : 0;
      const now = `${phase} ${quarter}`;
      if (now === said) return;
      said = now;
      announce(quarter ? `${name}: ${formatNumber(quarter)} %` : name);
    },
    lost: (lost) => {
      connection.textContent = lost ? t('import.lost') : '';
    },
  };
}

/** @param {Import} one @returns {Step} */
export function stepOf({ state, progress }) {
  if (!progress) return { phase: state, done: 0, of: 0, rows: 0 };
  return state === 'recording' ? { phase: state, done: progress.entries, of: progress.of_entries, rows: progress.rows }
    : { phase: state, done: progress.bytes, of: progress.of_bytes, rows: progress.rows };
}
