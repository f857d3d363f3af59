/** Signing in with a token, which stays in this tab. */
import { ApiError, send } from '../api.js';
import { byId, inputById, wireDialog } from '../dom.js';
import { t } from '../i18n.js';

const STORED = 'frontline-map.token';

/** @type {{token: string, who: Session} | null} */
let signedIn = null;
/** @type {Set<() => void>} */
const listeners = new Set();

/** @param {() => void} listener */
export const onSession = (listener) => listeners.add(listener);
export const token = () => signedIn?.token;
export const mayReport = () => signedIn?.who.scopes.some((scope) => scope === 'report' || scope === 'admin') ?? false;

/** @param {string | null} value */
function store(value) {
  try {
    if (value) sessionStorage.setItem(STORED, value);
    else sessionStorage.removeItem(STORED);
  } catch {
    // Without storage the session lasts until the page is left.
  }
}

function stored() {
  try {
    return sessionStorage.getItem(STORED);
  } catch {
    return null;
  }
}

export function startSession() {
  const dialog = /** @type {HTMLDialogElement} */ (byId('sign-in-dialog'));
  wireDialog(dialog);
  byId('sign-in').addEventListener('click', () => {
    if (signedIn) signOut();
    else askToSignIn();
  });
  byId('sign-in-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    byId('sign-in-error').textContent = '';
    try {
      await signIn(inputById('token').value.trim());
      dialog.close();
    } catch (error) {
      byId('sign-in-error').textContent = error instanceof ApiError && (error.status === 401 || error.status === 403)
        ? t('session.refused') : t('error.unreachable');
    }
  });
  const kept = stored();
  if (kept) signIn(kept).catch((error) => {
    if (error instanceof ApiError && error.status === 401) store(null);
  });
}

export function askToSignIn() {
  inputById('token').value = '';
  byId('sign-in-error').textContent = '';
  /** @type {HTMLDialogElement} */ (byId('sign-in-dialog')).showModal();
}

/** @param {string} value */
async function signIn(value) {
  const who = /** @type {Session} */ (await send('/session', { token: value }));
  signedIn = { token: value, who };
  store(value);
  tell();
}

export function signOut() {
  signedIn = null;
  store(null);
  tell();
}

function tell() {
  drawSession();
  for (const listener of listeners) listener();
}

export function drawSession() {
  byId('sign-in').textContent = t(signedIn ? 'session.signOut' : 'session.signIn');
  byId('sign-in').title = signedIn ? t('session.as', { author: signedIn.who.author }) : '';
}

/**
 * Says a refused write's reason; a token no longer accepted ends the session.
 * @param {unknown} error
 */
export function whyRefused(error) {
  if (!(error instanceof ApiError)) return t('error.unreachable');
  if (error.status === 401) {
    signOut();
    return t('session.ended');
  }
  if (error.status === 403) return t('session.mayNot');
  return error.unreachable ? t('error.unreachable') : error.message;
}
