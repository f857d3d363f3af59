/** Asks the server where two readings differ. */
import { address, get } from '../api.js';

/** @param {AsOf} one @param {AsOf} other @param {string} show @returns {string} both told exactly */
export function comparisonAddress(one, other, show) {
  /** @type {Params} */
  const params = { ...told(one), show };
  for (const [name, value] of Object.entries(told(other))) params[`with.${name}`] = value;
  // Not said of the second, who is left out is taken over from the first.
  const nobody = one.without?.length && !other.without?.length ? '&with.without=' : '';
  return address('/comparison', params) + nobody;
}

/** @param {AsOf} asOf */
const told = ({ datetime, known, position, rule, without }) => ({ datetime, known, position, rule, without: without?.join(',') });

/**
 * @param {AsOf} one
 * @param {AsOf} other
 * @param {{signal?: AbortSignal}} options
 * @returns {Promise<Comparison>}
 */
export const compare = (one, other, options) => get(comparisonAddress(one, other, 'differ,one_sided'), options);
