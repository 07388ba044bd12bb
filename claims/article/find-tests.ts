/** The tests of each sentence: its figures and cues, with kind, unit and inputs, and the numbers that are set apart. */
import type { Hedge } from '../claim.ts';
import type { ArticleTest, Head, SetApart } from './article.ts';
import { cuesOf } from './cue-tests.ts';
import { kindsOf } from './figure-kind.ts';
import type { KindAt } from './kind-at.ts';
import { type Figure, type Line, placeOf, wordsBefore } from './line.ts';
import { keyOf, whyApart } from './set-apart.ts';
import { UnitReader } from './units.ts';

/** A sentence with what was found in it. */
export interface LineTests {
  line: Line;
  tests: ArticleTest[];
}

/** Reads all lines in their order, since units and mentions carry over from one to the next. */
export class TestFinder {
  readonly #units: UnitReader;
  /** The figures given so far. */
  readonly #known = new Set<string>();
  /** The targets promised so far, which are only mentioned when they are named again. */
  readonly #targets = new Set<string>();
  readonly apart: SetApart[] = [];

  constructor(head: Head) {
    this.#units = new UnitReader(head);
  }

  /** The tests of the next line. */
  read(plain: Line): LineTests {
    const line = this.#units.read(plain);
    for (const { from, next, why } of line.apart) this.apart.push({ ...placeOf(line, from, next), why });
    const cues = cuesOf(line);
    const isInCue = (figure: Figure) =>
      cues.some((cue) => cue.claimed !== undefined && cue.from <= figure.number && figure.number < cue.next);
    const whys = line.figures.map((figure, i) =>
      isInCue(figure) ? 'cue' : whyApart(line, i, (key) => this.#known.has(key)),
    );
    for (const [i, why] of whys.entries()) {
      const figure = line.figures[i];
      if (why !== undefined && why !== 'cue' && figure !== undefined)
        this.apart.push({ ...placeOf(line, figure.number, figure.next), why });
    }
    const kinds = kindsOf(line, (i) => whys[i] !== undefined);
    const ends = endsOf(line, kinds);
    const tests: ArticleTest[] = [];
    const pace = cues.find(({ kind }) => kind === 'on-pace');
    for (const [i, figure] of line.figures.entries()) {
      const kind = kinds[i];
      if (kind === undefined) continue;
      const test = this.#testOf(
        line,
        figure,
        ends.get(i) ?? kind,
        pace !== undefined && figure.from >= pace.from,
      );
      if (test !== undefined) tests.push(test);
    }
    for (const { from, next, kind, others, claimed } of cues)
      tests.push({
        figure: placeOf(line, from, next),
        kind,
        otherKinds: others,
        claimed: claimed === undefined ? null : { ...claimed, hedge: 'bare' },
        inputs: [],
      });
    tests.sort((a, b) => a.figure.start - b.figure.start);
    return { line, tests };
  }

  #testOf(line: Line, figure: Figure, kind: KindAt, isTarget: boolean): ArticleTest | undefined {
    const key = keyOf(figure);
    const isNew = !this.#known.has(key);
    this.#known.add(key);
    const place = placeOf(line, figure.from, figure.next);
    if (kind.input !== undefined && kind.unclaimed === undefined) return undefined;
    if (isTarget && (kind.kind === 'promise' || kind.kind === 'forecast' || kind.kind === 'level'))
      return undefined;
    if (!isNew && this.#targets.has(key) && isMention(line, figure)) {
      this.apart.push({ ...place, why: 'mention' });
      return undefined;
    }
    if (kind.kind === 'promise') this.#targets.add(key);
    const claimed = kind.as ?? { value: figure.value, unit: figure.unit };
    const hedge: Hedge = figure.hedge;
    return {
      figure: place,
      kind: kind.kind,
      otherKinds: kind.others,
      claimed:
        kind.unclaimed === true
          ? null
          : { ...claimed, hedge, ...(figure.to === undefined ? {} : { to: figure.to }) },
      inputs: [],
      ...(figure.carried === undefined ? {} : { carried: figure.carried }),
    };
  }
}

/** "the policy to recruit 20,000 officers has been endorsed": a noun that names a promise made before. */
function isMention(line: Line, figure: Figure): boolean {
  const left = wordsBefore(line, figure.from);
  const right = line.dates.some(({ role, from }) => role === 'deadline' || Math.abs(from - figure.next) < 8);
  return (
    / (?:policy|goal|target|plan|pledge|promise|commitment|ambition|aim) (?:of|to) (?:\w+ ){1,2}$/.test(
      left,
    ) && !right
  );
}

/** "fell from 57% to 13.4%": the ends of a change, which is said by both alone. */
function endsOf(line: Line, kinds: readonly (KindAt | undefined)[]): Map<number, KindAt> {
  const ends = new Map<number, KindAt>();
  for (const [i, low] of line.figures.entries()) {
    const high = line.figures[i + 1];
    if (high === undefined || kinds[i] === undefined || kinds[i + 1] === undefined) continue;
    if (!/ from (?:just |only |about )?$/.test(wordsBefore(line, low.from, 3)) || high.from - low.next > 8)
      continue;
    if (!/ to (?:just |only )?$/.test(wordsBefore(line, high.from, 3))) continue;
    const mood = kinds[i + 1]?.kind;
    if (mood === 'promise' || mood === 'forecast') {
      ends.set(i, { kind: 'level', others: [], input: 'from' });
      continue;
    }
    ends.set(i, { kind: 'change', others: ['level', 'percent-change', 'difference'], unclaimed: true });
    const others = [i - 1, i + 2].some(
      (k) => /change$/.test(kinds[k]?.kind ?? '') && Math.abs((line.figures[k]?.from ?? 999) - low.from) < 18,
    );
    ends.set(
      i + 1,
      others ? { kind: 'level', others: [], input: 'to' } : { kind: 'level', others: ['share', 'change'] },
    );
  }
  return ends;
}
