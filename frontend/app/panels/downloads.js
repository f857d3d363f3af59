/** Links to the data behind the map, as it reads now. */
import { address } from '../api.js';
import { data, exactReading } from '../data.js';
import { byId, h } from '../dom.js';
import { t } from '../i18n.js';
import { formatReading } from '../time.js';

export function drawDownloads() {
  const reading = exactReading();
  const asOf = data.shown?.asOf;
  byId('downloads-reading').textContent = asOf
    ? t('downloads.reading', { date: formatReading(asOf.datetime), known: formatReading(asOf.known), position: asOf.position }) : '';
  byId('downloads-list').replaceChildren(
    item(address('/downloads/settlements.geojson', reading), t('downloads.settlements')),
    item(address('/downloads/reports.geojson', reading), t('downloads.reports')),
    h('li', {}, h('a', { href: '/api?f=html' }, t('downloads.api'))));
}

/** @param {string} href @param {string} text */
const item = (href, text) => h('li', {}, h('a', { href, download: '' }, text));
