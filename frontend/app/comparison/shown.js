/** What the second reading shows, for the parts of the page that name it. */

/** @type {{asOf: AsOf | null, places: Map<string, Place>}} */
export const second = { asOf: null, places: new Map() };
