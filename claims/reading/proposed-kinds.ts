/**
 * Which kinds of statement the words of a quotation suggest. Each kind says which cues it looks for and what they
 * come to; here they are looked up, weighed and put in order. At most three kinds are proposed, and none if nothing
 * suggests one.
 */
import type { Cue, CueFigure, Suggestion } from '../engine/cues.ts';
import { KINDS } from '../kinds/index.ts';
import { cuesIn, type Phrases, phrasesOf, SHARED_PHRASES } from './cue-phrases.ts';
import type { FigureFound } from './parts.ts';
import { type DatePlace, type KindProposal, Scene } from './scene.ts';
import type { Token } from './tokens.ts';

/** A rule of a kind about a cue. */
interface KindRule<Found> {
  kind: string;
  suggests(scene: Scene, found: Found): Suggestion | readonly Suggestion[] | undefined;
}

interface Rules {
  phrases: Phrases;
  byCue: ReadonlyMap<string, readonly KindRule<{ from: number; next: number }>[]>;
  byFigure: readonly KindRule<CueFigure>[];
}

/** The name of a cue: the shared one, or one of the kind's own. */
function nameOf(cue: Exclude<Cue, { byFigure: unknown }>, kind: string, i: number): string {
  return 'on' in cue ? cue.on : `${kind} ${i}`;
}

const RULES: Rules = (() => {
  const byCue = new Map<string, KindRule<{ from: number; next: number }>[]>();
  const byFigure: KindRule<CueFigure>[] = [];
  const own: [cue: string, phrases: string][] = [];
  for (const { name: kind, cues } of KINDS)
    for (const [i, cue] of cues.entries()) {
      if ('byFigure' in cue) {
        byFigure.push({ kind, suggests: cue.byFigure });
        continue;
      }
      const name = nameOf(cue, kind, i);
      if ('phrases' in cue) own.push([name, cue.phrases]);
      byCue.set(name, [...(byCue.get(name) ?? []), { kind, suggests: cue.suggests }]);
    }
  return { phrases: phrasesOf([...Object.entries(SHARED_PHRASES), ...own]), byCue, byFigure };
})();

/** Ranges as figures, each with the unit and the noun of its upper end: "between 5 and 10% of officers". */
function rangesAmong(figures: readonly FigureFound[]): CueFigure[] {
  return figures.flatMap((low, i): CueFigure[] => {
    const high = figures[i + 1];
    if (low.role !== 'range' || high?.role !== 'range' || high.from - low.next > 1 || high.unit === '')
      return [];
    return [{ ...high, from: low.from, role: undefined }];
  });
}

/** The kinds that the words suggest, most likely first. */
export function proposeKinds(
  text: string,
  tokens: readonly Token[],
  figures: readonly FigureFound[],
  dates: readonly DatePlace[],
): KindProposal[] {
  const scene = new Scene(text, tokens, figures, dates);
  const propose = <Found>(rules: readonly KindRule<Found>[], found: Found) => {
    for (const { kind, suggests } of rules)
      for (const suggestion of [suggests(scene, found) ?? []].flat()) scene.propose(kind, suggestion);
  };
  for (let i = 0; i < tokens.length; i += 1)
    for (const found of cuesIn(RULES.phrases, tokens, i)) propose(RULES.byCue.get(found.cue) ?? [], found);
  for (const figure of figures) if (figure.role === undefined) propose(RULES.byFigure, figure);
  for (const range of rangesAmong(figures)) propose(RULES.byFigure, range);
  return scene.proposals();
}
