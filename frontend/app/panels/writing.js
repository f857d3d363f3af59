/** Sends what is to be recorded. */
import { ApiError, send } from '../api.js';
import { token } from './session.js';

/**
 * Tries again when no answer came: the key keeps it from being recorded twice.
 * @param {string} path
 * @param {unknown} body
 * @param {string} key
 * @returns {Promise<any>}
 */
export async function sendSafely(path, body, key) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(path, { method: 'POST', body, token: token(), key });
    } catch (error) {
      if (attempt >= 3 || !(error instanceof ApiError) || !error.unreachable) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 800 * attempt);
      });
    }
  }
}

/** @param {unknown} error @returns {FieldError[]} what the server says is wrong, field by field */
export function faults(error) {
  if (!(error instanceof ApiError)) return [];
  return error.problem.errors ?? (error.problem.field ? [{ field: error.problem.field, value: null, detail: error.message }] : []);
}
