/** What each cue suggests, from the words, figures and dates around it. */
import { type Cue, type CueFound, cuesAt } from './cues.ts';
import type { FigureFound } from './parts.ts';
import type { Scene, Stretch } from './scene.ts';
import { wordsAt } from './tokens.ts';

type Rule = (scene: Scene, cue: CueFound) => void;

/** How far, in tokens, a figure may stand from a word that is about it, and from one that is about the sentence. */
const NEAR = 4;
const IN_REACH = 30;

const span = ({ from, next }: { from: number; next: number }): Stretch => [from, next];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const NEGATIONS = words("not no never isn't aren't wasn't weren't won't hardly longer");

/** Words after "will" with which nothing is promised. */
const NO_PROMISE = words(
  'need needs have require miss fail fall lose cost not never drop lead mean rise pay receive',
);

/** Changes that are nouns, and can stand after their figure: "a 20% real-terms pay reduction". */
const CHANGE_NOUNS = words(
  'increase rise growth hike jump surge boost cut cuts fall drop decrease decline reduction loss',
);

/** Words that may part a change from its figure: "increased by just 214". */
const FILLERS = words('by of just only a an the net another further additional extra some total mere');

/** Verbs before "up" that turn it into another word: "making up 84%". */
const WITH_UP = words(
  'make makes making made take takes taking set sets setting bring brings bringing back sum',
);

const AFTER_CONFIDENT = words("will we'll of it it'll that in about");

/** "missed its target of 4,557 by 1,089": a shortfall, too. */
function missedBy(scene: Scene, cue: CueFound): void {
  for (let k = cue.next; k < cue.next + 6 && scene.together(cue.from, k); k += 1) {
    const figure = scene.word(k) === 'by' ? scene.figureAfter(k + 1, 2) : undefined;
    if (figure === undefined) continue;
    const options = { as: figure.unit === '%' ? 'percent' : 'count' };
    scene.propose('shortfall', 91, [span(cue), [k, figure.next]], options);
    return;
  }
}

/** "on track", "off course", "on course to miss". */
const pace =
  (says: 'on-track' | 'off-track'): Rule =>
  (scene, cue) => {
    let turned = false;
    let next = cue.next;
    if (says === 'on-track') {
      for (let k = 1; k <= 3; k += 1)
        if (scene.together(cue.from, cue.from - k) && NEGATIONS.has(scene.word(cue.from - k))) turned = true;
      for (let k = cue.next; k < cue.next + 3 && scene.together(cue.from, k); k += 1) {
        const misses = cuesAt(scene.tokens, k).find(({ cue }) => cue === 'misses');
        if (misses !== undefined) [turned, next] = [true, Math.max(next, misses.next)];
      }
    }
    const confident = scene.word(cue.next - 1) === 'confident';
    if (confident && !AFTER_CONFIDENT.has(scene.word(cue.next))) return;
    if (says === 'off-track' && scene.word(cue.from).startsWith('miss')) missedBy(scene, cue);
    const deadline = scene.deadline(cue.from);
    scene.propose('on-pace', 90, [[cue.from, next]], { says: turned ? 'off-track' : says, deadline });
  };

const extreme =
  (weight: number, which: 'highest' | 'lowest'): Rule =>
  (scene, cue) =>
    scene.propose('superlative', weight, [span(cue)], { extreme: which });

/** "highest … ever", "largest … in its history", "lowest … since July 2010". */
const superlative =
  (which: 'highest' | 'lowest'): Rule =>
  (scene, cue) => {
    for (let k = cue.next; k < cue.next + 9 && scene.together(cue.from, k); k += 1) {
      const years = ['for', 'in'].includes(scene.word(k)) ? scene.figureOver(k + 1) : undefined;
      const stretch = years?.role === 'span' ? { from: k, next: years.next } : undefined;
      const ever = cuesAt(scene.tokens, k).find(({ cue }) => cue === 'ever') ?? stretch;
      if (ever === undefined) continue;
      const since = scene.word(k) === 'since' ? scene.dateAt(k + 1)?.slice(0, 10) : undefined;
      scene.propose('superlative', 80, [span(cue), span(ever)], { extreme: which, since });
      return;
    }
  };

/** A change of a figure: in per cent where the figure is in %, else in its own unit. */
function changed(
  scene: Scene,
  figure: FigureFound,
  words: Stretch,
  direction: 'rise' | 'fall',
  weight: number,
): void {
  const kind = figure.unit === '%' ? 'percent-change' : 'change';
  scene.propose(kind, weight, [span(figure), words], { direction });
}

/** A figure before a comparison, and the one before that where brackets part them: "3,542 (2.4%) greater than". */
export function changedBefore(scene: Scene, words: Stretch, direction: 'rise' | 'fall', reach: number): void {
  const figure = scene.figureBefore(words[0], reach);
  if (figure === undefined || figure.unit === 'times' || figure.base !== undefined) return;
  changed(scene, figure, words, direction, 78);
  const bracket = scene.tokens[figure.from - 1]?.norm === '(';
  const first = bracket ? scene.figureBefore(figure.from, 1) : undefined;
  if (first !== undefined) changed(scene, first, words, direction, 77);
}

/** "more officers than before" compares; "more than 1,300" hedges, "312 more than a year ago" tells a change. */
const comparison =
  (relation: 'more' | 'fewer'): Rule =>
  (scene, cue) => {
    const own = scene.figureOver(cue.from);
    // The word is a figure's hedge.
    if (own !== undefined && own.number > cue.from) return;
    for (let k = cue.next; k < cue.next + 14 && scene.together(cue.from, k); k += 1) {
      if (scene.word(k) !== 'than') continue;
      const ever = scene.word(k + 1) === 'ever' || wordsAt(scene.tokens, k + 1, ['at', 'any']);
      if (ever) {
        const next = scene.word(k + 2) === 'before' ? k + 3 : k + 2;
        const extreme = relation === 'more' ? 'highest' : 'lowest';
        scene.propose('superlative', 85, [span(cue), [k, next]], { extreme });
        return;
      }
      const direction = relation === 'more' ? 'rise' : 'fall';
      const before = own ?? scene.figureBefore(cue.from, 2);
      // "609 more officers than", "three times higher than".
      if (own?.role === undefined && own !== undefined && own.unit !== 'times')
        changed(scene, own, [cue.from, k + 1], direction, 78);
      else if (before === undefined && scene.figureAfter(cue.from, k + 2 - cue.from) === undefined)
        scene.propose('comparison', 60, [span(cue), [k, k + 1]], { relation });
      else changedBefore(scene, [cue.from, k + 1], direction, 2);
      return;
    }
  };

const change =
  (direction: 'rise' | 'fall'): Rule =>
  (scene, cue) => {
    const word = scene.word(cue.from);
    const follows = scene.word(cue.next);
    // "up to", "fell to 237": where it went, and not by how much.
    if (follows === 'to' || follows === 'short' || (word === 'up' && WITH_UP.has(scene.word(cue.from - 1))))
      return;
    const after = scene.figureAfter(cue.next, NEAR + 2);
    if (after !== undefined && after.unit !== 'times') {
      // "increase spending by 5%": what is changed may stand between, where "by" gives the amount.
      let reaches = scene.word(after.from - 1) === 'by';
      if (!reaches && after.from - cue.next <= NEAR) {
        reaches = true;
        for (let k = cue.next; k < after.from; k += 1) if (!FILLERS.has(scene.word(k))) reaches = false;
      }
      if (reaches) {
        changed(scene, after, span(cue), direction, 80);
        return;
      }
    }
    if (!CHANGE_NOUNS.has(word)) return;
    const before = scene.figureBefore(cue.from, NEAR);
    if (before !== undefined && before.what === undefined && before.unit !== 'times')
      changed(scene, before, span(cue), direction, 76);
  };

/** The direction of the change that is told nearest to a cue. */
function directionNear(scene: Scene, { from, next }: CueFound): string | undefined {
  for (let n = 0; n <= 12; n += 1)
    for (const k of [next + n, from - n]) {
      if (!scene.together(from, k)) continue;
      const found = cuesAt(scene.tokens, k).find(({ cue }) => cue === 'rise' || cue === 'fall');
      if (found !== undefined) return found.cue;
    }
  return undefined;
}

/** Phrases of a shortfall before which its figure stands, and not after. */
const AFTER_FIGURE = words('still to yet left');

/** The rules by their cues; a cue without one serves the rules of others. */
export const RULES: Partial<Record<Cue, Rule>> = {
  'on-track': pace('on-track'),
  'off-track': pace('off-track'),
  promise(scene, cue) {
    const figure = scene.figureAfter(cue.from, IN_REACH) ?? scene.figureBefore(cue.from, IN_REACH);
    const stretches = figure === undefined ? [span(cue)] : [span(cue), span(figure)];
    const deadline = scene.deadline(cue.from);
    scene.propose('promise', figure === undefined ? 55 : 82, stretches, { deadline });
  },
  will(scene, cue) {
    const follows = scene.word(cue.next);
    if (NO_PROMISE.has(follows)) return;
    const before = follows === 'be' ? scene.figureBefore(cue.from, IN_REACH) : undefined;
    const figure = scene.figureAfter(cue.from, IN_REACH) ?? before;
    if (figure === undefined || figure.unit === 'times') return;
    const deadline = scene.deadline(cue.from);
    scene.propose('promise', deadline === undefined ? 62 : 70, [span(cue), span(figure)], { deadline });
  },
  target(scene, cue) {
    const figure = scene.figureAfter(cue.next, IN_REACH);
    if (figure === undefined) return;
    scene.propose('promise', 58, [span(cue), span(figure)], { deadline: scene.deadline(cue.from) });
  },
  must(scene, cue) {
    const figure = scene.figureAfter(cue.next, 10);
    if (figure?.per === undefined) return;
    const options = { per: figure.per, deadline: scene.deadline(cue.from) };
    scene.propose('required-rate', 92, [span(cue), span(figure)], options);
  },
  average(scene, cue) {
    const figure = scene.figureAfter(cue.next, IN_REACH);
    if (figure === undefined || figure.unit.startsWith('%')) return;
    scene.propose('average-rate', 84, [span(cue), span(figure)], { per: figure.per });
  },
  rise: change('rise'),
  fall: change('fall'),
  'real-terms'(scene, cue) {
    const near = [scene.figureAfter(cue.from, 12), scene.figureBefore(cue.from, 12)];
    const figure = near.find((f) => f?.unit === '%');
    const stretches = figure === undefined ? [span(cue)] : [span(cue), span(figure)];
    const direction = directionNear(scene, cue);
    scene.propose('real-terms-change', figure === undefined ? 70 : 95, stretches, { direction });
  },
  towards(scene, cue) {
    const figure = scene.figureBefore(cue.from, 2) ?? scene.figureAfter(cue.next, 1);
    if (figure?.unit === '%') scene.propose('share', 75, [span(cue), span(figure)]);
  },
  shortfall(scene, cue) {
    const word = scene.word(cue.from);
    const still = AFTER_FIGURE.has(word);
    const alone = word === 'short' && cue.next === cue.from + 1;
    const before = scene.figureBefore(cue.from, still ? 6 : alone ? 0 : 2);
    const after = alone ? undefined : scene.figureAfter(cue.next, NEAR);
    // "16% short of the target", but "3,468, a shortfall of 1,089".
    const last = scene.word(cue.next - 1);
    const figure = still || last === 'of' ? (before ?? after) : (after ?? before);
    if (figure === undefined && (still || last === 'short')) return;
    const stretches = figure === undefined ? [span(cue)] : [span(cue), span(figure)];
    const options = { as: figure?.unit === '%' ? 'percent' : 'count' };
    scene.propose('shortfall', figure === undefined ? 45 : 86, stretches, options);
  },
  'record-high': extreme(86, 'highest'),
  'record-low': extreme(86, 'lowest'),
  'a-record'(scene, cue) {
    const figure = scene.figureAfter(cue.next, 0);
    if (figure !== undefined) extreme(84, 'highest')(scene, { ...cue, next: figure.next });
  },
  highest: superlative('highest'),
  lowest: superlative('lowest'),
  peak: extreme(66, 'highest'),
  more: comparison('more'),
  fewer: comparison('fewer'),
  stands(scene, cue) {
    const figure = scene.figureAfter(cue.next, NEAR) ?? scene.figureBefore(cue.from, NEAR);
    if (figure !== undefined && figure.verb === undefined)
      scene.propose('level', 50, [span(cue), span(figure)]);
  },
  'made-up'(scene, cue) {
    const first = scene.figureAfter(cue.next, NEAR);
    const second = first === undefined ? undefined : scene.figureAfter(first.next, IN_REACH);
    if (first === undefined || second === undefined || first.unit === '%') return;
    scene.propose('sum', 68, [span(cue), span(first), span(second)]);
  },
};
