/** What the map is and is not, and where its data comes from. */
import { byId, h, outLink, wireDialog } from '../dom.js';
import { pick, t } from '../i18n.js';
import { allRules } from '../rules/rule-names.js';

const LEAFLET = { text: 'Leaflet', url: 'https://leafletjs.com', licence: 'BSD-2-Clause', covers: null };
const touch = matchMedia('(max-width: 760px), (pointer: coarse)');

/** @type {Theatre} */
let theatre;

/** @param {Theatre} value */
export function startAbout(value) {
  theatre = value;
  const dialog = /** @type {HTMLDialogElement} */ (byId('about-dialog'));
  wireDialog(dialog);
  byId('about-button').addEventListener('click', () => dialog.showModal());
  touch.addEventListener('change', drawAttribution);
}

export function drawAbout() {
  byId('about-body').replaceChildren(
    h('p', { class: 'lead' }, t('about.what')),
    h('p', { class: 'important' }, pick(theatre.disclaimer)),
    h('h3', {}, t('about.readTitle')), h('p', {}, t('about.read')), h('p', {}, t('about.known')),
    h('h3', {}, t('about.ruleTitle')),
    h('dl', { class: 'rules' }, ...allRules().flatMap(({ name, text }) => [h('dt', {}, name), h('dd', {}, text)])),
    h('h3', {}, t('about.boundaries')), h('p', {}, pick(theatre.boundary_policy)),
    h('h3', {}, t('about.data')),
    h('ul', {}, ...[...theatre.attribution, LEAFLET].map(({ text, url, licence, covers }) => h('li', {},
      outLink(url, text, { class: 'alone' }), [licence && ` (${licence})`, covers && `: ${covers}`].filter(Boolean).join('')))),
    h('p', {}, h('a', { class: 'alone', href: '/api?f=html' }, t('downloads.api'))),
  );
  drawAttribution();
}

/** Where fingers point, a line of small links would be none that one can meet: there it is text, and the links are in the dialog. */
function drawAttribution() {
  const credits = [...theatre.attribution, LEAFLET];
  byId('attribution').replaceChildren(...credits.flatMap(({ text, url }, index) => [index ? ' · ' : '', outLink(touch.matches ? null : url, text)]));
}
