/**
 * Which kinds of statement the words of a quotation suggest. Each cue is weighed with the figures and dates
 * of its sentence; at most three kinds are proposed, and none where nothing suggests one.
 */
import { changedBefore, RULES } from './cue-rules.ts';
import { cuesAt } from './cues.ts';
import type { FigureFound } from './parts.ts';
import { type DatePlace, type KindProposal, Scene, type Stretch } from './scene.ts';
import type { Token } from './tokens.ts';

/** Words after "three times" that make it a ratio, and no count of occasions. */
const COMPARES = new Set('as more higher larger bigger greater the faster less lower fewer what'.split(' '));

const BEFORE_LEVEL = new Set('at is was now'.split(' '));

const isPercent = (unit: string): boolean => unit.startsWith('%') || unit.startsWith('percentage');
const isMoney = (unit: string): boolean => /^(?:GBP|EUR|USD)\b/.test(unit);

/** What a figure suggests by itself and by the words beside it. */
function proposeFor(scene: Scene, figure: FigureFound): void {
  const { unit, from, next } = figure;
  const own: Stretch[] = [[from, next]];
  if (figure.role !== undefined) return;
  if (figure.verb === 'multiple') scene.propose('ratio', 80, own);
  else if (figure.verb === 'part') scene.propose('percent-change', 80, own, { direction: 'fall' });
  else if (unit === 'times') {
    if (COMPARES.has(scene.word(next))) scene.propose('ratio', 82, [[from, next + 1]]);
  } else if (figure.base !== undefined) scene.propose('ratio', 85, own);
  else {
    proposeShareOrLevel(scene, figure, own);
    aboveOrBelow(scene, figure);
  }
}

function proposeShareOrLevel(
  scene: Scene,
  { unit, from, next, what, per }: FigureFound,
  own: Stretch[],
): void {
  const before = scene.word(from - 1);
  const follows = scene.word(next);
  if (unit === '%') {
    if (what !== undefined && before !== 'by')
      scene.propose('share', 74, [[from, follows === 'of' ? next + 1 : next]]);
    if (BEFORE_LEVEL.has(before)) scene.propose('level', 52, own);
  } else if (!isPercent(unit)) {
    if (per !== undefined && !isMoney(unit)) scene.propose('average-rate', 56, own, { per });
    else scene.propose('level', 30, own);
  }
}

/** "0.6pc above pre-pandemic": a change, where no figure follows that "above" would hedge. */
function aboveOrBelow(scene: Scene, { next }: FigureFound): void {
  const bracket = scene.tokens[next]?.norm === ')';
  const at = bracket ? next + 1 : next;
  const word = scene.word(at);
  if ((word !== 'above' && word !== 'below') || scene.figureAfter(at, 1) !== undefined) return;
  changedBefore(scene, [at, at + 1], word === 'above' ? 'rise' : 'fall', 1);
}

/** The kinds that the words suggest, most likely first. */
export function proposeKinds(
  text: string,
  tokens: readonly Token[],
  figures: readonly FigureFound[],
  dates: readonly DatePlace[],
): KindProposal[] {
  const scene = new Scene(text, tokens, figures, dates);
  for (let i = 0; i < tokens.length; i += 1)
    for (const cue of cuesAt(tokens, i)) RULES[cue.cue]?.(scene, cue);
  for (const figure of figures) proposeFor(scene, figure);
  return scene.proposals();
}
