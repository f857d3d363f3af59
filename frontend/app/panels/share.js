/** A link that restores exactly what is on screen. */
import { data } from '../data.js';
import { second } from '../comparison/shown.js';
import { byId, inputById, wireDialog } from '../dom.js';
import { pick, t } from '../i18n.js';
import { state, toHash } from '../state.js';
import { formatReading } from '../time.js';

/** @param {Theatre} theatre */
export function startShare(theatre) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('share-dialog'));
  wireDialog(dialog);
  byId('share').addEventListener('click', () => {
    const asOf = data.shown?.asOf ?? null;
    inputById('share-url').value = location.origin + location.pathname + toHash(state, asOf, second.asOf);
    byId('share-what').textContent = asOf
      ? t('share.what', { theatre: pick(theatre.name), date: formatReading(asOf.datetime), known: formatReading(asOf.known), position: asOf.position }) : '';
    byId('share-status').textContent = '';
    dialog.showModal();
    inputById('share-url').select();
    void copy();
  });
  byId('share-copy').addEventListener('click', () => void copy());
}

async function copy() {
  const input = inputById('share-url');
  try {
    await navigator.clipboard.writeText(input.value);
    byId('share-status').textContent = t('share.copied');
  } catch {
    input.focus();
    input.select();
    byId('share-status').textContent = t('share.byHand');
  }
}
