/** The words that claim a record: "a record high", "the lowest since 2010", "more than ever before". */

import { type Cue, type CueScene, stretch } from '../engine/cues.ts';
import { comparativeAt, words } from './shared-cues.ts';

type Extreme = 'highest' | 'lowest';

/** Words before a superlative that rank it among others: "third-highest", "the second largest". */
const ORDINALS = words('second third fourth fifth sixth seventh eighth ninth tenth nd rd th');

/** "third-highest", "one of the highest", "among the lowest", "the 20 largest": no record of its own. */
function isOneOfSeveral(scene: CueScene, at: number): boolean {
  const before = scene.word(at - 1);
  if (ORDINALS.has(before)) return true;
  // What is neither a word nor a mark is a number.
  if (before === '' && scene.mark(at - 1) === '' && scene.together(at - 1, at)) return true;
  const of = before === 'the' || before === 'its' || before === 'their' ? at - 2 : at - 1;
  return scene.word(of) === 'among' || (scene.word(of) === 'of' && SOME.has(scene.word(of - 1)));
}

const SOME = words('one two three some many several');

/** "a record high", "the highest ever", "peaked at". */
const extreme = (on: 'record-high' | 'record-low' | 'peak', weight: number, extreme: Extreme): Cue => ({
  on,
  suggests: (scene, cue) =>
    isOneOfSeveral(scene, cue.from) ? undefined : { weight, words: [stretch(cue)], options: { extreme } },
});

/** "highest … ever", "largest … in its history", "lowest … since July 2010". */
const most = (on: 'highest' | 'lowest' | 'best', which: Extreme | undefined): Cue => ({
  on,
  suggests(scene, cue) {
    if (isOneOfSeveral(scene, cue.from)) return undefined;
    for (let k = cue.next; k < cue.next + 9 && scene.together(cue.from, k); k += 1) {
      const years = ['for', 'in'].includes(scene.word(k)) ? scene.figureOver(k + 1) : undefined;
      const span = years?.role === 'span' ? { from: k, next: years.next } : undefined;
      const ever = scene.cueAt(k, 'ever') ?? span;
      if (ever === undefined) continue;
      const since = scene.word(k) === 'since' ? scene.dateAt(k + 1) : undefined;
      // "since records began in 1961".
      const recordsFrom =
        since === undefined && scene.word(ever.next) === 'in' ? scene.dateAt(ever.next + 1) : undefined;
      return {
        weight: 80,
        words: [stretch(cue), stretch(ever)],
        options: { extreme: which, since, recordsFrom },
      };
    }
    return undefined;
  },
});

/** "more than ever before", "fewer than at any time". */
const thanEver = (on: 'more' | 'fewer', which: Extreme): Cue => ({
  on,
  suggests(scene, cue) {
    const found = comparativeAt(scene, cue);
    if (found?.ever === undefined) return undefined;
    return {
      weight: 85,
      words: [stretch(cue), [found.than, found.ever]],
      options: { extreme: which },
    };
  },
});

/** What suggests a superlative. */
export const RECORD_CUES: readonly Cue[] = [
  extreme('record-high', 86, 'highest'),
  extreme('record-low', 86, 'lowest'),
  {
    on: 'a-record',
    suggests(scene, cue) {
      const figure = scene.figureAfter(cue.next, 0);
      if (figure === undefined) return undefined;
      return { weight: 84, words: [[cue.from, figure.next]], options: { extreme: 'highest' } };
    },
  },
  most('highest', 'highest'),
  most('lowest', 'lowest'),
  // "the worst since 1997": whether that is high or low is not said.
  most('best', undefined),
  {
    phrases: 'first time since',
    suggests(scene, cue) {
      const since = scene.dateAt(cue.next);
      return since === undefined ? undefined : { weight: 58, words: [stretch(cue)], options: { since } };
    },
  },
  extreme('peak', 66, 'highest'),
  thanEver('more', 'highest'),
  thanEver('fewer', 'lowest'),
];
