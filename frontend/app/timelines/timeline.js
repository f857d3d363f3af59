/** How every settlement's verdict went, in one order of time: a moment is reached by going through what changed since the one before. */
import { numbersOf } from './verdicts.js';

export class Timeline {
  /**
   * @param {import('./rows.js').Rows} rows
   * @param {StepColumns} answer
   * @param {boolean} pinned whether its position is the reading's own, not that of the ledger's head
   */
  constructor(rows, answer, pinned) {
    const { times, steps, at, state, first } = answer;
    const number = numbersOf(answer.states);
    this.rows = rows;
    this.asOf = answer.as_of;
    this.pinned = pinned;
    /** Whether the ledger has gone on since. */
    this.old = false;
    /** Milliseconds. */
    this.times = new Float64Array(times.length);
    for (let i = 0, time = 0; i < times.length; i++) {
      time += times[i];
      this.times[i] = Math.round(time * 1000);
    }
    /** Where each time's changes begin. */
    this.from = new Uint32Array(times.length + 1);
    for (let row = 0, step = 0; row < steps.length; row++) {
      for (let n = 0, index = 0; n < steps[row]; n++, step++) {
        index += at[step];
        this.from[index + 1]++;
      }
    }
    for (let i = 0; i < times.length; i++) this.from[i + 1] += this.from[i];
    const next = this.from.slice();
    this.row = new Uint32Array(at.length);
    this.before = new Uint16Array(at.length);
    this.after = new Uint16Array(at.length);
    /** The verdict of each row at the moment shown. */
    this.state = new Uint16Array(rows.count);
    for (let row = 0, step = 0; row < steps.length; row++) {
      let verdict = number[first[row]];
      this.state[row] = verdict;
      for (let n = 0, index = 0; n < steps[row]; n++, step++) {
        index += at[step];
        const place = next[index]++;
        this.row[place] = row;
        this.before[place] = verdict;
        this.after[place] = verdict = number[state[step]];
      }
    }
    /** How many of the times have passed at the moment shown. */
    this.passed = 0;
  }

  /** @param {number} moment milliseconds @returns {Uint16Array} the verdict of each row then; the same array each time */
  at(moment) {
    const target = this.passedAt(moment);
    const { from, row, before, after, state } = this;
    for (let i = from[this.passed], end = from[Math.max(target, this.passed)]; i < end; i++) state[row[i]] = after[i];
    for (let i = from[this.passed] - 1, end = from[Math.min(target, this.passed)]; i >= end; i--) state[row[i]] = before[i];
    this.passed = target;
    return state;
  }

  /** @param {number} moment @returns {number} how many times are no later */
  passedAt(moment) {
    let low = 0, high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
