/** Asks the server where two readings differ. */
import { address, get } from '../api.js';

/** @param {AsOf} one @param {AsOf} other @param {string} show @returns {string} both told exactly */
export function comparisonAddress(one, other, show) {
  /** @type {Params} */
  const params = { ...told(one), show };
  for (const [name, value] of Object.entries(told(other))) params[`with.${name}`] = value;
  return address('/comparison', params);
}

/** @param {AsOf} asOf */
const told = ({ datetime, known, position, rule, without }) => ({ datetime, known, position, rule, without: without?.join(',') });

/**
 * @param {AsOf} one
 * @param {AsOf} other
 * @param {{signal?: AbortSignal}} options
 * @returns {Promise<Comparison>}
 */
export async function compare(one, other, options) {
  // Left out of the second's parameters, claimants are those of the first: who are left out of one only, stand in the second.
  const turn = Boolean(one.without?.length) && !other.without?.length;
  const show = 'differ,one_sided';
  const answer = /** @type {Comparison} */ (await get(turn ? comparisonAddress(other, one, show) : comparisonAddress(one, other, show), options));
  return turn ? turned(answer) : answer;
}

/** @param {Comparison} answer @returns {Comparison} the same with its sides changed over */
function turned(answer) {
  return { ...answer, as_of: answer.with, with: answer.as_of, features: answer.features.map((feature) => {
    const p = feature.properties;
    return { ...feature, properties: { ...p, control: p.with_control, agreement: p.with_agreement, claimed_control: p.with_claimed_control,
      with_control: p.control, with_agreement: p.agreement, with_claimed_control: p.claimed_control } };
  }) };
}
