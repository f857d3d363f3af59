/** What the second reading shows, for the parts of the page that name it. */

/** @typedef {import('../data.js').Shown} Shown */

/** @type {{asOf: AsOf | null, shown: Shown | null}} */
export const second = { asOf: null, shown: null };

/** What the second reading says of a settlement. @param {string} id @returns {Spot | null} */
export function secondSpot(id) {
  const { shown } = second;
  const row = shown?.rows.rowOf(id) ?? -1;
  return shown && row >= 0 ? shown.rows.spot(row, shown.verdict[row], shown.stale[row] === 1) : null;
}
