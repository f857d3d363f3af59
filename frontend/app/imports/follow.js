/** Follows an import on the server until it waits for a decision or has ended. */
import { ApiError, isAbort } from '../api.js';
import { token } from '../panels/session.js';
import { isActive } from './words.js';

const LONGEST = 15000;

/**
 * Reads the server's events by fetch, as an EventSource cannot carry a token. A connection that is lost is made again.
 * @param {string} id
 * @param {(one: Import) => void} told
 * @param {(lost: boolean) => void} connection
 * @param {AbortSignal} signal
 * @returns {Promise<void>} once nothing goes on any more
 */
export async function follow(id, told, connection, signal) {
  for (let failures = 0; !signal.aborted;) {
    try {
      const ended = await events(id, (one) => {
        failures = 0;
        connection(false);
        told(one);
      }, signal);
      if (ended) return;
      failures++;
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      if (error instanceof ApiError && !error.unreachable) throw error;
      failures++;
    }
    connection(true);
    await pause(Math.min(LONGEST, 500 * 2 ** failures), signal);
  }
}

/**
 * @param {string} id
 * @param {(one: Import) => void} told
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether it has come to rest, not only the connection to its end
 */
async function events(id, told, signal) {
  const answer = await fetch(`/imports/${id}/events`, { signal, headers: { Accept: 'text/event-stream, application/problem+json', Authorization: `Bearer ${token() ?? ''}` } });
  if (!answer.ok || !answer.body) throw new ApiError(answer.status, await answer.json().catch(() => ({ status: answer.status })));
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return false;
      text += decoder.decode(value, { stream: true });
      const parts = text.split(/\r?\n\r?\n/);
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = part.split(/\r?\n/).filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
        if (!data) continue;
        const one = /** @type {Import} */ (JSON.parse(data));
        told(one);
        if (!isActive(one)) return true;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<void>} */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
