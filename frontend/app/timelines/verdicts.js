/** Every verdict that any answer has named, each by a small number: what columns of settlements hold. */

/** @type {Verdict[]} */
export const verdicts = [];
/** @type {Map<string, number>} */
const numbers = new Map();

/** @param {[string, Agreement, string | null]} state @returns {number} */
function numberOf([control, agreement, claimed]) {
  const key = `${control} ${agreement} ${claimed ?? ''}`;
  let number = numbers.get(key);
  if (number === undefined) {
    number = verdicts.push({ control, agreement, claimed_control: claimed }) - 1;
    numbers.set(key, number);
  }
  return number;
}

/** @param {[string, Agreement, string | null][]} states an answer's own list @returns {Uint16Array} the number of each */
export const numbersOf = (states) => Uint16Array.from(states, numberOf);

/** What lies over what: places with reports over those without, those in dispute over all. @param {Verdict} verdict @returns {0 | 1 | 2} */
export const weightOf = ({ control, agreement }) => (agreement === 'disputed' || agreement === 'claimed' ? 2 : control === 'unknown' ? 0 : 1);
