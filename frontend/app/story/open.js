/** Starts and ends a story; the story itself is fetched when it is first asked for. */
import { awaiting } from '../api.js';
import { byId } from '../dom.js';
import { t } from '../i18n.js';
import { note } from '../panels/notice.js';
import { state, update } from '../state.js';

const STORY = 'bakhmut-2023';

/** @type {typeof import('./story.js') | null} */
let story = null;
/** Whether the story is begun on the page, not restored by a link. */
let begun = false;

/** Whether the theatre's data tells the story. */
let told = false;

/** @param {Theatre} theatre */
export function startStory(theatre) {
  told = theatre.stories?.includes(STORY) ?? false;
  /** @type {HTMLElement} */ (byId('story-button').closest('li')).hidden = !told;
  byId('story-button').addEventListener('click', () => {
    if (state.story) {
      leave();
      return;
    }
    begun = true;
    update({ story: STORY, step: 0, panel: null });
  });
}

/** @param {boolean} started whether the state has just named the story */
export function drawStory(started) {
  byId('story-button').setAttribute('aria-pressed', String(state.story !== null));
  if (state.story === null) {
    story?.close();
    return;
  }
  if (state.story !== STORY || !told) {
    update({ story: null, step: 0 });
    return;
  }
  const restored = !begun && new URLSearchParams(location.hash.replace(/^#\/?/, '')).has('datetime');
  begun = false;
  void open(started, restored);
}

/** @param {boolean} started @param {boolean} restored a link has set the controls already */
async function open(started, restored) {
  awaiting(1);
  try {
    story ??= await import('./story.js');
    note('story', null);
  } catch {
    note('story', { kind: 'error', text: t('error.unreachable'), actions: [{ text: t('error.retry'), run: () => void open(started, restored) }] });
    return;
  } finally {
    awaiting(-1);
  }
  if (!state.story) return;
  if (started && !restored) story.go(state.step);
  story.draw(started);
}

export const leave = () => update({ story: null, step: 0, position: null });
