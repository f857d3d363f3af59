/** Sends files, and says how far they have come. */
import { ApiError } from '../api.js';
import { token } from '../panels/session.js';

/**
 * @param {File[]} files
 * @param {unknown} options
 * @param {(sent: number, of: number) => void} progress
 * @param {AbortSignal} signal
 * @returns {Promise<Import>} the import as it was accepted
 */
export function upload(files, options, progress, signal) {
  const body = new FormData();
  // First, so that the server may refuse them before it takes any file.
  body.append('options', new Blob([JSON.stringify(options)], { type: 'application/json' }));
  for (const file of files) body.append('file', file, file.name);
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/imports');
    request.setRequestHeader('Authorization', `Bearer ${token() ?? ''}`);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded, total));
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      if (request.status === 202 && answer) done(answer);
      else failed(new ApiError(request.status, answer ?? { status: request.status, title: request.statusText }));
    });
    request.addEventListener('error', () => failed(new ApiError(0)));
    request.addEventListener('abort', () => failed(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
