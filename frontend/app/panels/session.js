/** Signing in with a token, which stays in this tab, and withdrawing reports. */
import { address, ApiError, send } from '../api.js';
import { reload } from '../data.js';
import { byId, inputById, wireDialog } from '../dom.js';
import { t } from '../i18n.js';
import { state, update } from '../state.js';
import { nameOf, reportSentence } from '../words.js';
import { note } from './notice.js';

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
  startWithdraw();
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

/** @type {Report | null} */
let withdrawing = null;

function startWithdraw() {
  const dialog = /** @type {HTMLDialogElement} */ (byId('withdraw-dialog'));
  wireDialog(dialog);
  byId('withdraw-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const reason = /** @type {HTMLTextAreaElement} */ (byId('withdraw-reason')).value.trim();
    if (!withdrawing || !reason) return;
    try {
      await send(address(`/collections/reports/items/${encodeURIComponent(withdrawing.id)}`, { reason }), { method: 'DELETE', token: token() });
      dialog.close();
      note('write', { kind: 'info', text: t('withdraw.done') });
      if (state.position !== null) update({ position: null });
      await reload();
    } catch (error) {
      byId('withdraw-error').textContent = whyRefused(error);
    }
  });
}

/** @param {Report} report @param {PlaceProperties} place */
export function askToWithdraw(report, place) {
  withdrawing = report;
  byId('withdraw-what').textContent = reportSentence(report, nameOf(place));
  /** @type {HTMLTextAreaElement} */ (byId('withdraw-reason')).value = '';
  byId('withdraw-error').textContent = '';
  /** @type {HTMLDialogElement} */ (byId('withdraw-dialog')).showModal();
}
