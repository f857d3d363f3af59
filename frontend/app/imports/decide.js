/** What can be done with an import: recorded, thrown away, gone on with, withdrawn. */
import { ApiError, send } from '../api.js';
import { h } from '../dom.js';
import { t } from '../i18n.js';
import { token, whyRefused } from '../panels/session.js';
import { faults } from '../panels/writing.js';
import { isActive, isResumable } from './words.js';

/**
 * @typedef {object} Deeds
 * @property {(one: Import) => void} goOn the import as it is now, with something going on
 * @property {() => Promise<void>} again shows what it is by now
 * @property {() => void} gone
 * @property {(one: Import) => void} mended brings files with the same settings
 * @property {(id: string) => void} open another one
 * @property {(one: Import) => void} changes shows what it has changed
 * @property {() => Promise<void>} withdrawn
 */

/**
 * @param {Import} one
 * @param {Deeds} deeds
 * @param {boolean} asked whether its withdrawal was asked for already
 * @returns {HTMLElement}
 */
export function decisions(one, deeds, asked) {
  const error = h('p', { id: 'import-deed-error', class: 'error', role: 'alert' });
  const run = async (/** @type {HTMLButtonElement} */ button, /** @type {() => Promise<void>} */ deed) => {
    error.textContent = '';
    button.disabled = true;
    try {
      await deed();
    } catch (failed) {
      if (failed instanceof ApiError && failed.status === 409) await deeds.again();
      else error.textContent = whyRefused(failed);
    } finally {
      button.disabled = false;
    }
  };
  const button = (/** @type {string} */ id, /** @type {string} */ key, /** @type {() => Promise<void>} */ deed, /** @type {{[name: string]: unknown}} */ more = {}) => {
    const el = h('button', { id, type: 'button', onclick: () => void run(el, deed), ...more }, t(key));
    return el;
  };
  const post = async (/** @type {string} */ what, /** @type {unknown} */ body = undefined) => {
    deeds.goOn(await send(`/imports/${one.id}/${what}`, { method: 'POST', body, token: token() }));
  };
  const discard = () => button('import-discard', one.state === 'recorded' ? 'import.remove' : 'import.discard', async () => {
    await send(`/imports/${one.id}`, { method: 'DELETE', token: token() });
    deeds.gone();
  });
  const box = h('section', { id: 'import-decide' });
  const buttons = (/** @type {(Node | null)[]} */ ...all) => box.append(error, h('div', { class: 'buttons' }, ...all.filter((each) => each !== null)));
  const say = (/** @type {string} */ text, id = '') => box.append(h('p', { id: id || null }, text));
  if (one.problem) box.append(h('p', { class: 'problem', lang: 'en' }, one.problem));

  if (isActive(one)) {
    buttons(button('import-cancel', 'import.cancel', () => post('cancel')));
  } else if (one.state === 'read' || one.state === 'refused') {
    const faulty = one.rows.rejected > 0 || one.files.some(({ problem }) => problem);
    const nothing = !one.rows.accepted;
    const why = one.rows.rejected ? t('import.whyNotAll', { count: one.rows.rejected }) : faulty ? t('import.whyUnreadable') : nothing ? t('import.nothingNew') : t('import.allGood');
    say(why, 'import-why');
    const all = button('import-record-all', 'import.recordAll', () => post('record', { mode: 'all_or_nothing' }), { class: faulty ? null : 'primary', disabled: faulty, 'aria-describedby': 'import-why' });
    const good = faulty ? button('import-record-good', 'import.recordGood', () => post('record', { mode: 'keep_good' }), { class: 'primary', disabled: nothing }) : null;
    buttons(all, good, faulty ? button('import-mended', 'import.bringMended', async () => deeds.mended(one)) : null, discard());
  } else if (isResumable(one)) {
    say(t(`import.rest.${one.state}`));
    buttons(button('import-resume', 'import.resume', () => post('resume'), { class: 'primary' }), discard());
  } else if (one.withdrawn !== null) {
    say(t('import.withdrawnAt', { position: one.withdrawn }), 'import-outcome');
    if (one.withdrawn_reason) say(t('import.withdrawnWhy', { reason: one.withdrawn_reason }), 'import-withdrawn-reason');
  } else if (one.unchanged || !one.position) {
    say(t('import.unchangedText'), 'import-outcome');
    buttons(one.same_as ? button('import-same', 'import.openSame', async () => deeds.open(one.same_as ?? '')) : null, discard());
  } else {
    say(t('import.recordedAt', one.position), 'import-outcome');
    const withdrawal = withdraw(one, deeds);
    withdrawal.hidden = !asked;
    const open = button('import-withdraw', 'import.withdraw', async () => {
      withdrawal.hidden = !withdrawal.hidden;
      open.setAttribute('aria-expanded', String(!withdrawal.hidden));
      if (!withdrawal.hidden) withdrawal.querySelector('textarea')?.focus();
    }, { 'aria-expanded': String(asked), 'aria-controls': 'import-withdrawal' });
    buttons(button('import-changes', 'import.openChanges', async () => deeds.changes(one), { class: 'primary' }),
      one.rows.rejected ? button('import-mended', 'import.bringMended', async () => deeds.mended(one)) : null, open);
    box.append(withdrawal);
  }
  return box;
}

/** @param {Import} one @param {Deeds} deeds @returns {HTMLFormElement} asks for the reason, which confirms it */
function withdraw(one, deeds) {
  const key = crypto.randomUUID();
  /** Whether reports of others are hidden with it, as the server asked. */
  let force = false;
  const reason = h('textarea', { id: 'import-reason', name: 'reason', rows: 2, required: true, maxlength: 1000, 'aria-describedby': 'import-reason-error' });
  const error = h('p', { id: 'import-reason-error', class: 'field-error', role: 'alert' });
  const others = h('ul', { class: 'relying' });
  const sure = h('button', { id: 'import-withdraw-sure', type: 'submit', class: 'warn' }, t('import.withdrawSure'));
  const form = h('form', { id: 'import-withdrawal', novalidate: true }, h('h4', {}, t('import.withdrawTitle')), h('p', {}, t('import.withdrawText', { count: one.rows.accepted })),
    h('p', {}, t('import.withdrawStays')),
    h('label', { for: 'import-reason' }, t('correct.reason')), reason, error, others,
    h('div', { class: 'row' }, sure, h('button', { type: 'button', onclick: () => {
      form.hidden = true;
      const opener = document.getElementById('import-withdraw');
      opener?.setAttribute('aria-expanded', 'false');
      opener?.focus();
    } }, t('import.keep'))));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    error.textContent = reason.value.trim() ? '' : t('correct.needReason');
    others.replaceChildren();
    if (error.textContent) {
      reason.setAttribute('aria-invalid', 'true');
      reason.focus();
      return;
    }
    reason.removeAttribute('aria-invalid');
    sure.disabled = true;
    try {
      await send(`/imports/${one.id}?${new URLSearchParams({ reason: reason.value.trim(), ...(force ? { force: 'true' } : {}) })}`, { method: 'DELETE', token: token(), key });
      await deeds.withdrawn();
    } catch (failed) {
      const hidden = failed instanceof ApiError && failed.status === 409 ? faults(failed).find(({ field }) => field === 'force') : undefined;
      if (hidden) {
        force = true;
        sure.textContent = t('import.withdrawForce');
        error.textContent = t('import.spokenOf');
        others.replaceChildren(h('li', { lang: 'en' }, hidden.detail));
        return;
      }
      const relying = failed instanceof ApiError && failed.status === 409 ? faults(failed).map(({ value }) => String(value)).filter((id) => id !== one.id) : [];
      error.textContent = relying.length ? t('import.reliedOn', { count: relying.length }) : whyRefused(failed);
      others.replaceChildren(...relying.map((id, index) => h('li', {}, h('button', { type: 'button', class: 'wide', 'data-relying': id, onclick: () => deeds.open(id) },
        t('import.openRelying', { number: index + 1 })), ' ', h('small', {}, id))));
    } finally {
      sure.disabled = false;
    }
  });
  return form;
}
