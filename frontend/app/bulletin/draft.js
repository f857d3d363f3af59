/** The bulletin being entered, kept in this tab until it is recorded or thrown away. */
const STORED = 'frontline-map.bulletin';

/** @typedef {{place: {id: string, name: string} | null, text: string, control: string, basis: string, inference: string, extent: string, valid: string, note: string}} Line */
/** @typedef {{document: {[name: string]: string}, lines: Line[], key: string}} Draft */

/** @param {string} day @returns {Draft} */
const empty = (day) => ({ document: { published: day }, lines: [newLine(null, day)], key: crypto.randomUUID() });

/** @param {Line | null} before whose values carry over @param {string} day @returns {Line} */
export function newLine(before, day) {
  return { place: null, text: '', control: before?.control ?? '', basis: before?.basis ?? '', inference: before?.inference ?? '',
    extent: before?.extent ?? 'whole', valid: before?.valid ?? day, note: '' };
}

/** @param {string} day of the documents' publication when nothing is kept @returns {Draft} */
export function loadDraft(day) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORED) ?? 'null');
    if (kept && Array.isArray(kept.lines) && kept.lines.length && kept.document && kept.key) return kept;
  } catch {
    // What cannot be read is not a draft.
  }
  return empty(day);
}

/** Keeps it; what has changed is a new request, with a key of its own. @param {Draft} draft */
export function saveDraft(draft) {
  draft.key = crypto.randomUUID();
  try {
    sessionStorage.setItem(STORED, JSON.stringify(draft));
  } catch {
    // Without storage the draft lasts as long as the page.
  }
}

export function dropDraft() {
  try {
    sessionStorage.removeItem(STORED);
  } catch {
    // Nothing was kept then.
  }
}

/** @param {Line} line whether anything was entered */
export const isBlank = ({ place, text, note }) => !place && !text.trim() && !note.trim();

/** @param {string | null} given a month, a day, or a local time */
export function isDate(given) {
  const trimmed = (given ?? '').trim();
  const [, month, day] = trimmed.split(/[-T]/).map(Number);
  return /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2})?)?$/.test(trimmed) && !Number.isNaN(Date.parse(trimmed))
    && (day === undefined || new Date(Date.parse(trimmed.slice(0, 10))).getUTCMonth() + 1 === month);
}
