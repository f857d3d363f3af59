/** Asks for settlements in columns. */
import { address, get } from '../api.js';
import { state } from '../state.js';
import { instantOf } from '../time.js';

const PATH = '/collections/settlements/timelines';

/**
 * @param {'points' | 'now' | 'steps' | 'names'} part
 * @param {Params} params
 * @param {{signal?: AbortSignal, quiet?: boolean}} [options]
 * @returns {Promise<any>}
 */
export const askFor = (part, params, options) => get(columnsAddress(part, params), { ...options, keep: false });

/** @param {string} part @param {Params} params */
export const columnsAddress = (part, params) => address(PATH, { ...params, part });

/** What all moments of a reading have in common, as parameters. @param {ReadingState} of @returns {Params} */
export function courseOf(of = state) {
  return {
    axis: of.mode === 'then' ? 'then' : null,
    known: of.mode === 'then' ? null : of.known,
    // What is to come is not in a course up to now.
    datetime: instantOf(of.datetime) > Date.now() ? of.datetime : null,
    position: of.position,
    rule: of.rule,
    without: of.without.join(',') || null,
  };
}
