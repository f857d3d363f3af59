/** What imports, their formats and their states are called. */
import { formatNumber, has, t, word } from '../i18n.js';

/** @param {string} id */
export const formatName = (id) => word('import.format', id);

/** What files of a format hold: the page's words, or the server's where the page has none. @param {ImportFormat} format */
export const formatText = ({ id, description }) => (has(`import.holds.${id}`) ? t(`import.holds.${id}`) : description);

/** @param {number} bytes */
export function size(bytes) {
  const kilo = bytes / 1000;
  if (kilo < 1) return t('import.bytes', { count: bytes });
  for (const [limit, unit] of /** @type {[number, string][]} */ ([[1000, 'kB'], [1e6, 'MB'], [Infinity, 'GB']])) {
    const value = kilo / (limit === 1000 ? 1 : limit === 1e6 ? 1000 : 1e6);
    if (kilo < limit) return t(`import.${unit}`, { size: formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value)) });
  }
  return '';
}

/** @param {Import} one */
export function stateText(one) {
  if (one.withdrawn !== null) return t('import.state.withdrawn');
  if (one.state === 'recorded' && one.unchanged) return t('import.state.unchanged');
  return word('import.state', one.state);
}

/** @param {Import} one @returns {string} the names of its files, or how many there are */
export function filesText({ files }) {
  const names = files.map(({ name }) => name).filter((name) => name !== null);
  return names.length && names.length <= 3 ? names.join(', ') : t('import.files', { count: files.length });
}

/** @param {Import} one whether something goes on with it by itself */
export const isActive = ({ state }) => state === 'queued' || state === 'reading' || state === 'recording';

/** @param {Import} one */
export const isResumable = ({ state }) => state === 'interrupted' || state === 'cancelled' || state === 'failed';
