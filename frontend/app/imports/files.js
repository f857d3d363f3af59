/** Chooses files: by the browser's dialog, or dropped. */
import { h } from '../dom.js';
import { t } from '../i18n.js';
import { size } from './words.js';

/**
 * @param {File[]} files those chosen; kept up to date
 * @param {{most_bytes: number, most_files: number}} limits
 * @param {() => void} changed
 */
export function fileChoice(files, limits, changed) {
  const list = h('ul', { id: 'import-files', 'aria-label': t('import.chosen') });
  const said = h('p', { id: 'import-file-error', class: 'field-error', role: 'alert' });
  const input = h('input', { id: 'import-file', type: 'file', name: 'file', multiple: true, class: 'hidden', 'aria-describedby': 'import-file-hint import-file-error', onchange: () => {
    add(input.files);
    // The list holds them; the same file may be chosen again after it was mended.
    input.value = '';
  } });
  const add = (/** @type {FileList | null | undefined} */ more) => {
    for (const file of more ?? []) {
      const same = files.findIndex(({ name }) => name === file.name);
      if (same >= 0) files[same] = file;
      else files.push(file);
    }
    draw();
    changed();
  };
  const fault = () => {
    if (!files.length) return t('import.noFile');
    if (files.length > limits.most_files) return t('import.tooManyFiles', { count: limits.most_files });
    return files.reduce((sum, file) => sum + file.size, 0) > limits.most_bytes ? t('import.tooLarge', { most: size(limits.most_bytes) }) : '';
  };
  const draw = () => {
    list.replaceChildren(...files.map((file) => h('li', {}, h('span', {}, h('b', {}, file.name), ' ', h('small', {}, size(file.size))),
      h('button', { type: 'button', class: 'close', 'aria-label': t('import.removeFile', { name: file.name }), onclick: () => {
        files.splice(files.indexOf(file), 1);
        draw();
        changed();
        input.focus();
      } }, '×'))));
    list.hidden = !files.length;
    say(files.length ? fault() : '');
  };
  const say = (/** @type {string} */ text) => {
    said.textContent = text;
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  };
  const zone = h('div', { class: 'drop' },
    input, h('label', { for: 'import-file' }, h('span', { class: 'chooser' }, t('import.choose')), h('span', {}, t('import.drop'))),
    h('p', { id: 'import-file-hint', class: 'small' }, t('import.fileHint', { most: size(limits.most_bytes) })));
  let inside = 0;
  const mark = (/** @type {number} */ by) => {
    inside = by === 0 ? 0 : Math.max(0, inside + by);
    zone.classList.toggle('over', inside > 0);
  };
  const carries = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
  zone.addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(1);
  });
  zone.addEventListener('dragover', (event) => {
    if (carries(event)) event.preventDefault();
  });
  zone.addEventListener('dragleave', () => mark(-1));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(0);
    add(event.dataTransfer?.files);
  });
  draw();
  return { el: h('div', { class: 'file-choice' }, zone, list, said), input, say, fault, redraw: draw };
}
