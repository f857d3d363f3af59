/** What a chart shows: one series for each control, of counts or of sums of one kind of figure. */

/**
 * `settlements`, a kind of figure from before the invasion, or after `latest-` one of the latest figures.
 * @typedef {'settlements' | 'census' | 'estimate' | 'latest-census' | 'latest-estimate' | 'latest-remaining'} Measure
 */
const LATEST = 'latest-';

/** @typedef {{control: string, low: number[], high: number[]}} Series */
/** @typedef {{code: string, name: string, name_uk: string | null, dates: string[], series: Series[], settlements: number, with: number, without: number}} AreaSeries */

/**
 * @param {StatisticsRow[]} rows
 * @param {Measure} measure
 * @param {string[]} order of the controls
 * @returns {AreaSeries[]} areas, the one with most settlements first; a single one without a code for the total
 */
export function areaSeries(rows, measure, order) {
  const dates = [...new Set(rows.map(({ date }) => date))].sort();
  const at = new Map(dates.map((date, index) => [date, index]));
  /** @type {Map<string, StatisticsRow[]>} */
  const areas = new Map();
  for (const row of rows) {
    const code = row.area_code ?? '';
    const its = areas.get(code);
    if (its) its.push(row);
    else areas.set(code, [row]);
  }
  return [...areas].map(([code, its]) => {
    const zeros = () => dates.map(() => 0);
    /** @type {Map<string, Series>} */
    const series = new Map();
    for (const row of its) {
      let one = series.get(row.control);
      if (!one) series.set(row.control, one = { control: row.control, low: zeros(), high: zeros() });
      const index = at.get(row.date) ?? 0;
      const { low, high } = amount(row, measure);
      one.low[index] += low;
      one.high[index] += high;
    }
    const last = its.filter(({ date }) => date === dates[dates.length - 1]);
    return {
      code, name: its[0].area ?? '', name_uk: its[0].area_uk ?? null, dates,
      series: [...series.values()].sort((a, b) => order.indexOf(a.control) - order.indexOf(b.control)),
      settlements: sum(last, (row) => row.settlements),
      with: sum(last, (row) => figureOf(row, measure)?.settlements ?? 0),
      without: sum(last, (row) => (isLatest(measure) ? row.without_population_latest : row.without_population_before) ?? 0),
    };
  }).sort((a, b) => b.settlements - a.settlements || a.name.localeCompare(b.name));
}

/** @param {StatisticsRow} row @param {Measure} measure */
function amount(row, measure) {
  if (measure === 'settlements') return { low: row.settlements, high: row.settlements };
  return figureOf(row, measure) ?? { low: 0, high: 0 };
}

/** @param {Measure} measure */
const isLatest = (measure) => measure.startsWith(LATEST);

/** @param {Measure} measure @returns {string} the kind of figure that is summed */
export const kindOf = (measure) => (isLatest(measure) ? measure.slice(LATEST.length) : measure);

/** @param {StatisticsRow} row @param {Measure} measure @returns {PeopleSum | undefined} */
const figureOf = (row, measure) => (isLatest(measure) ? row.population_latest : row.population_before)?.find(({ kind }) => kind === kindOf(measure));

/** @template T @param {T[]} list @param {(one: T) => number} of */
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
