/** A quotation that is read wrongly: how many of the sentences kept for measuring are read right. */
import { isHeld, type Measure, percentRight, scored, sentences } from '../support/sentences.ts';
import type { Fault } from './fault.ts';

const GOALS: readonly (readonly [Measure, number])[] = [
  ['figure', 97],
  ['hedge', 98],
  ['unit', 95],
  ['kind', 85],
];

export const misreadQuotations: Fault = {
  what: 'a quotation read wrongly',
  goal: `of sentences kept for measuring, right: ${GOALS.map(([measure, goal]) => `${measure} ${goal}%`).join(', ')}`,
  async run() {
    const list = sentences().filter(isHeld);
    const scores = scored(list);
    const told = GOALS.map(([measure]) => `${measure} ${percentRight(scores[measure]).toFixed(1)}%`);
    return {
      figure: `${told.join(', ')} of ${list.length} sentences`,
      isMet: GOALS.every(([measure, goal]) => percentRight(scores[measure]) >= goal),
    };
  },
};
