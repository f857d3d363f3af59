/** A chart's numbers as a table. */
import { h } from '../dom.js';
import { t } from '../i18n.js';
import { formatDay } from '../time.js';
import { controlName } from '../words.js';
import { amountText } from './draw.js';

/**
 * @param {import('./series.js').AreaSeries} area
 * @param {{title: string, goTo: (day: string) => void}} options
 */
export function table({ dates, series }, { title, goTo }) {
  return h('div', { class: 'chart-table', tabindex: 0, role: 'region', 'aria-label': title }, h('table', {}, h('caption', {}, title),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('charts.date')), ...series.map(({ control }) => h('th', { scope: 'col' }, controlName(control))))),
    h('tbody', {}, ...dates.map((date, index) => h('tr', {},
      h('th', { scope: 'row' }, h('button', { type: 'button', title: t('form.goTo', { date: formatDay(date) }), onclick: () => goTo(date) }, formatDay(date))),
      ...series.map(({ low, high }) => h('td', {}, amountText(low[index], high[index]))))))));
}
