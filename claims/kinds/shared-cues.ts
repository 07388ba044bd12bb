/** What several kinds look for in the words of a quotation. */
import {
  type Cue,
  type CueAt,
  type CueFigure,
  type CueScene,
  type Stretch,
  type Suggestion,
  stretch,
} from '../engine/cues.ts';
import type { Direction } from './shared-options.ts';

/** How far, in tokens, a figure may stand from a word that is about it, and from one that is about the sentence. */
export const NEAR = 4;
export const IN_REACH = 30;

/** A set of words. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The words of a cue, and those of its figure if there is one. */
export function withFigure(cue: CueAt, figure: CueFigure | undefined): Stretch[] {
  return figure === undefined ? [stretch(cue)] : [stretch(cue), stretch(figure)];
}

/** Whether a figure is a count or a share of something: no multiple, no part and no rate on a base. */
export function isPlain({ verb, unit, base }: CueFigure): boolean {
  return verb === undefined && unit !== 'times' && base === undefined;
}

/** "more … than": the two words, and what is compared by them. */
export interface Comparative {
  /** From "more" up to the token after "than". */
  words: Stretch;
  /** The token of "than". */
  than: number;
  /** "than ever", "than at any time": with the token after those words. */
  ever?: number;
  /** The figure that the word is a part of: "609 more officers". */
  own: CueFigure | undefined;
}

/** Reads "more officers than …" from its first word; undefined if that is a figure's hedge or no "than" follows. */
export function comparativeAt(scene: CueScene, cue: CueAt): Comparative | undefined {
  const own = scene.figureOver(cue.from);
  if (own !== undefined && own.number > cue.from) return undefined;
  for (let k = cue.next; k < cue.next + 14 && scene.together(cue.from, k); k += 1) {
    if (scene.word(k) !== 'than') continue;
    const isEver =
      scene.word(k + 1) === 'ever' || (scene.word(k + 1) === 'at' && scene.word(k + 2) === 'any');
    const ever = scene.word(k + 2) === 'before' ? k + 3 : k + 2;
    return { words: [cue.from, k + 1], than: k, own, ...(isEver ? { ever } : {}) };
  }
  return undefined;
}

/** Changes that are nouns, and can stand after their figure: "a 20% real-terms pay reduction". */
const CHANGE_NOUNS = words(
  'increase rise growth hike jump surge boost cut cuts fall drop decrease decline reduction loss',
);

/** Words that may come between a change and its figure: "increased by just 214". */
const FILLERS = words('by of just only a an the net another further additional extra some total mere');

/** Verbs before "up" that turn it into another word: "making up 84%". */
const WITH_UP = words(
  'make makes making made take takes taking set sets setting bring brings bringing back sum',
);

/** The figure by which something changed, with the words that say so. */
interface Moved {
  figure: CueFigure;
  weight: number;
}

/** A figure before a comparison, and the one before that if brackets separate them: "3,542 (2.4%) greater than". */
function movedBefore(scene: CueScene, at: number, reach: number): Moved[] {
  const figure = scene.figureBefore(at, reach);
  if (figure === undefined || figure.unit === 'times' || figure.base !== undefined) return [];
  const first = scene.mark(figure.from - 1) === '(' ? scene.figureBefore(figure.from, 1) : undefined;
  return [{ figure, weight: 78 }, ...(first === undefined ? [] : [{ figure: first, weight: 77 }])];
}

/** "312 more than a year ago", "609 more officers than": figures that a comparison says have moved. */
function movedByComparative(scene: CueScene, cue: CueAt, { own, than, ever }: Comparative): Moved[] {
  if (ever !== undefined) return [];
  if (own !== undefined && own.role === undefined && own.unit !== 'times')
    return [{ figure: own, weight: 78 }];
  return isBare(scene, cue, { own, than }) ? [] : movedBefore(scene, cue.from, 2);
}

/** Whether no figure stands by a comparison: "more officers are leaving than joining". */
export function isBare(
  scene: CueScene,
  cue: CueAt,
  { own, than }: Pick<Comparative, 'own' | 'than'>,
): boolean {
  const before = own ?? scene.figureBefore(cue.from, 2);
  return before === undefined && scene.figureAfter(cue.from, than + 2 - cue.from) === undefined;
}

const REACHED = words('to short below above');

/** "rose by 312", "a 20% cut": the figure by which something is said to have moved. */
function movedByVerb(scene: CueScene, cue: CueAt): Moved[] {
  const word = scene.word(cue.from);
  const follows = scene.word(cue.next);
  // "up to", "fell to 237", "fell below 4%": what it reached, not by how much it changed.
  if (REACHED.has(follows) || (word === 'up' && WITH_UP.has(scene.word(cue.from - 1)))) return [];
  const after = scene.figureAfter(cue.next, NEAR + 2);
  if (after !== undefined && after.unit !== 'times' && reaches(scene, cue, after))
    return [{ figure: after, weight: 80 }];
  if (!CHANGE_NOUNS.has(word)) return [];
  const before = scene.figureBefore(cue.from, NEAR);
  return before !== undefined && before.what === undefined && before.unit !== 'times'
    ? [{ figure: before, weight: 76 }]
    : [];
}

/** "increase spending by 5%": what is changed may stand between if "by" gives the amount, else only fillers may. */
function reaches(scene: CueScene, cue: CueAt, figure: CueFigure): boolean {
  if (scene.word(figure.from - 1) === 'by') return true;
  if (figure.from - cue.next > NEAR) return false;
  for (let k = cue.next; k < figure.from; k += 1) if (!FILLERS.has(scene.word(k))) return false;
  return true;
}

/** The second figure of "from 11.1% to 2.3%", if a figure is the first. */
export function toFigure(scene: CueScene, { from, next }: CueFigure): CueFigure | undefined {
  if (scene.word(from - 1) !== 'from') return undefined;
  const to = scene.figureAfter(next, NEAR + 2);
  return to !== undefined && scene.word(to.from - 1) === 'to' ? to : undefined;
}

/** "fell from 11.1% to 2.3%": a change of which only both ends are said. */
export const BOTH_ENDS: Cue = {
  byFigure(scene, figure) {
    const to = toFigure(scene, figure);
    if (to === undefined) return undefined;
    for (let k = figure.from - 2; k > figure.from - 2 - NEAR && scene.together(figure.from, k); k -= 1)
      for (const direction of ['rise', 'fall'] as const)
        if (scene.cueAt(k, direction) !== undefined)
          return { weight: 40, words: [[k, to.next]], options: { direction }, isLast: true };
    return undefined;
  },
};

/** The cues of a change, of figures in per cent or of all others. */
export function changeCues(isPercent: boolean): Cue[] {
  const told = (moved: readonly Moved[], by: Stretch, direction: Direction): Suggestion[] =>
    moved
      .filter(({ figure }) => (figure.unit === '%') === isPercent)
      .map(({ figure, weight }) => ({ weight, words: [stretch(figure), by], options: { direction } }));
  const comparative = (on: 'more' | 'fewer', direction: Direction): Cue => ({
    on,
    suggests(scene, cue) {
      const found = comparativeAt(scene, cue);
      return found && told(movedByComparative(scene, cue, found), found.words, direction);
    },
  });
  const verb = (direction: Direction): Cue => ({
    on: direction,
    suggests: (scene, cue) => told(movedByVerb(scene, cue), stretch(cue), direction),
  });
  return [
    comparative('more', 'rise'),
    comparative('fewer', 'fall'),
    verb('rise'),
    verb('fall'),
    {
      // "0.6pc above pre-pandemic": a change, if no figure follows that "above" would hedge.
      byFigure(scene, figure) {
        if (!isPlain(figure)) return undefined;
        const at = scene.mark(figure.next) === ')' ? figure.next + 1 : figure.next;
        const word = scene.word(at);
        if ((word !== 'above' && word !== 'below') || scene.figureAfter(at, 1) !== undefined)
          return undefined;
        return told(movedBefore(scene, at, 1), [at, at + 1], word === 'above' ? 'rise' : 'fall');
      },
    },
  ];
}
