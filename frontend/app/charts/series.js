/** What a chart shows: one series for each control, of counts or of sums of one kind of figure. */

/** @typedef {'settlements' | 'census' | 'estimate'} Measure */
/** @typedef {{control: string, low: number[], high: number[]}} Series */
/** @typedef {{code: string, name: string, name_uk: string | null, dates: string[], series: Series[], settlements: number, with: {[kind: string]: number}, without: number}} AreaSeries */

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
    const counted = (/** @type {string} */ kind) => sum(last, (row) => row.population_before.find((figure) => figure.kind === kind)?.settlements ?? 0);
    return {
      code, name: its[0].area ?? '', name_uk: its[0].area_uk ?? null, dates,
      series: [...series.values()].sort((a, b) => order.indexOf(a.control) - order.indexOf(b.control)),
      settlements: sum(last, (row) => row.settlements),
      with: { census: counted('census'), estimate: counted('estimate') },
      without: sum(last, (row) => row.without_population_before),
    };
  }).sort((a, b) => b.settlements - a.settlements || a.name.localeCompare(b.name));
}

/** @param {StatisticsRow} row @param {Measure} measure */
function amount(row, measure) {
  if (measure === 'settlements') return { low: row.settlements, high: row.settlements };
  return row.population_before.find(({ kind }) => kind === measure) ?? { low: 0, high: 0 };
}

/** @template T @param {T[]} list @param {(one: T) => number} of */
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
