/** The tests of each sentence: its figures and cues, with kind, unit and inputs, and the numbers that are set apart. */
import type { ArticleTest, Head, SetApart } from './article.ts';
import { type CueTest, cuesOf } from './cue-tests.ts';
import { isAlike } from './earlier.ts';
import { kindsOf } from './figure-kind.ts';
import { type Given, type GivenHere, givenOf, inputsOf } from './given-inputs.ts';
import type { KindAt } from './kind-at.ts';
import { type Figure, type Line, placeOf, wordsAfter, wordsBefore } from './line.ts';
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
  /** Those of the line in hand that it gives for the first time. */
  readonly #fresh = new Set<Figure>();
  /** The targets promised so far, which are only mentioned when they are named again. */
  readonly #targets = new Set<string>();
  /** The last of them, with its place. */
  #target: Given | undefined;
  readonly apart: SetApart[] = [];

  constructor(head: Head, text: string) {
    this.#units = new UnitReader(head, text);
  }

  /** The tests of the next line. */
  read(plain: Line): LineTests {
    const line = this.#units.read(plain);
    for (const { from, next, why } of line.apart) this.apart.push({ ...placeOf(line, from, next), why });
    const cues = cuesOf(line);
    if (line.figures.length === 0 && cues.length === 0) return { line, tests: [] };
    const kinds = this.#kindsOf(line, cues);
    const pace = this.#paceOf(line, cues, kinds);
    const here = givenHere(line, kinds);
    const tests: ArticleTest[] = [];
    for (const [i, figure] of line.figures.entries()) {
      const kind = kinds[i];
      if (kind === undefined) continue;
      const isTarget = pace !== undefined && figure.from >= pace.from;
      const test = this.#testOf(line, figure, kind, isTarget);
      if (test === undefined) {
        if (isTarget) here.target ??= figure;
      } else tests.push(inputsOf(line, test, figure, ownEnds(line, i, here), this.#target));
    }
    for (const { from, next, kind, others, claimed } of cues) {
      const test: ArticleTest = {
        figure: placeOf(line, from, next),
        kind,
        otherKinds: others,
        claimed: claimed === undefined ? null : { ...claimed, hedge: 'bare' },
        inputs: [],
      };
      tests.push(inputsOf(line, test, undefined, here, this.#target));
    }
    tests.sort((a, b) => a.figure.start - b.figure.start);
    return { line, tests };
  }

  /**
   * The cue that says what is on track; where it has a figure of its own that nobody promised before, that figure is
   * the test, and the cue is none: "is on course to build about 1.1m homes by 2029".
   */
  #paceOf(line: Line, cues: CueTest[], kinds: (KindAt | undefined)[]): CueTest | undefined {
    const at = cues.findIndex(({ kind }) => kind === 'on-pace');
    const pace = cues[at];
    if (pace === undefined) return undefined;
    const i = line.figures.findIndex(({ from }) => from >= pace.next);
    const figure = line.figures[i];
    if (figure === undefined || kinds[i] === undefined || figure.from - pace.next > 4) return pace;
    if (!this.#fresh.has(figure) || this.#targets.has(keyOf(figure))) return pace;
    if (!/ to (?:\w+ )?$/.test(wordsBefore(line, pace.next, 2))) return pace;
    kinds[i] = { kind: 'forecast', others: ['on-pace', 'promise'] };
    cues.splice(at, 1);
    return undefined;
  }

  /** The kinds of the figures of a line; what is set apart has none, and is kept with its reason. */
  #kindsOf(line: Line, cues: readonly CueTest[]): (KindAt | undefined)[] {
    const inCues = new Set<Figure>();
    for (const { claimed, from, next } of cues)
      for (let i = from; i < next && claimed !== undefined; i += 1) {
        const figure = line.over[i];
        if (figure !== undefined) inCues.add(figure);
      }
    const isApart = line.figures.map((figure, i) => {
      if (inCues.has(figure)) return true;
      const why = whyApart(line, i, (key) => this.#known.has(key));
      if (why !== undefined) this.apart.push({ ...placeOf(line, figure.number, figure.next), why });
      else if (!this.#known.has(keyOf(figure))) {
        this.#known.add(keyOf(figure));
        this.#fresh.add(figure);
      }
      return why !== undefined;
    });
    const kinds = kindsOf(line, (i) => isApart[i] === true);
    for (const [i, kind] of endsOf(line, kinds)) kinds[i] = kind;
    return kinds;
  }

  #testOf(line: Line, figure: Figure, kind: KindAt, isTarget: boolean): ArticleTest | undefined {
    const key = keyOf(figure);
    const isNew = this.#fresh.delete(figure);
    if (kind.input !== undefined && kind.unclaimed === undefined) return undefined;
    if (isTarget && AIMED_AT.has(kind.kind)) return undefined;
    // A change that both its ends say is in the words of both.
    const place = placeOf(line, figure.from, kind.until?.next ?? figure.next);
    if (!isNew && this.#targets.has(key) && isMention(line, figure)) {
      this.apart.push({ ...place, why: 'mention' });
      return undefined;
    }
    if (kind.kind === 'promise') {
      this.#targets.add(key);
      this.#target = givenOf(line, figure);
    }
    const { hedge, to } = figure;
    const said = kind.as ?? { value: figure.value, unit: figure.unit };
    return {
      figure: place,
      kind: kind.kind,
      otherKinds: kind.others,
      claimed:
        kind.unclaimed === true
          ? null
          : to === undefined
            ? { value: said.value, unit: said.unit, hedge }
            : { ...said, hedge, to },
      inputs: [],
      ...(figure.carried === undefined ? {} : { carried: figure.carried }),
    };
  }
}

/** After "on track", figures of these kinds are what is aimed at. */
const AIMED_AT = new Set(['promise', 'forecast', 'level']);

/** The target that a line gives. */
function givenHere(line: Line, kinds: readonly (KindAt | undefined)[]): GivenHere {
  const target = line.figures.find((_, i) => kinds[i]?.input === 'target');
  return target === undefined ? {} : { target };
}

/** The ends of the change that a figure says: of "rose 7% to 46 from 43" and "from 57% to 13.4%". */
function ownEnds(line: Line, index: number, { target }: GivenHere): GivenHere {
  const ends: GivenHere = target === undefined ? {} : { target };
  const own = line.figures[index];
  for (const k of [index - 2, index - 1, index, index + 1, index + 2]) {
    const figure = line.figures[k];
    if (figure === undefined) continue;
    // A change in per cent has ends in another unit; one of things or money has its own.
    const isOfIt = own === undefined || own.unit.startsWith('%') || isAlike(own.unit, figure.unit);
    if (!isOfIt) continue;
    const word = wordsBefore(line, figure.from, 2);
    if (/ from (?:an? |the )?$/.test(word)) ends.from ??= figure;
    else if (/ to $/.test(word)) ends.to ??= figure;
  }
  return ends;
}

/** "the policy to recruit 20,000 officers has been endorsed": a noun that names a promise made before. */
function isMention(line: Line, figure: Figure): boolean {
  const left = wordsBefore(line, figure.from);
  const isDated = wordsAfter(line, figure.next, 12).includes(' @ ');
  return (
    / (?:policy|goal|target|plan|pledge|promise|commitment|ambition|aim) (?:of|to) (?:\w+ ){1,2}$/.test(
      left,
    ) && !isDated
  );
}

/** "from 7,613 to 6,630, or 12.9%": the third figure is the change that the first two come to. */
function sameAs(line: Line, low: number): boolean {
  const [a, b, c] = [0, 1, 2].map((k) => line.figures[low + k]);
  if (a === undefined || b === undefined || c?.unit !== '%' || a.unit === '%') return false;
  return (
    c.from - b.next <= 4 &&
    /^ (?:[,(–-] )?(?:(?:or|by|a|down|up|that is) )*$/.test(wordsBefore(line, c.from, c.from - b.next))
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
    // "ranged from 3.9% to 15.5%": two of many, at one time.
    if (
      / (?:rang\w+|var\w+|anywhere|anything|everything) (?:\w+ )?from $/.test(wordsBefore(line, low.from, 4))
    )
      continue;
    const mood = kinds[i + 1]?.kind;
    if (mood === 'promise' || mood === 'forecast') {
      ends.set(i, { kind: 'level', others: [], input: 'from' });
      continue;
    }
    const until = high.next - low.from < 14 ? { until: high } : {};
    ends.set(i, {
      kind: 'change',
      others: ['level', 'percent-change', 'difference'],
      unclaimed: true,
      ...until,
    });
    const same = sameAs(line, i);
    if (same) ends.set(i + 2, { kind: 'percent-change', others: ['change', 'difference'] });
    const isSaid =
      same ||
      [i - 1, i + 2].some((k) => {
        const isNear = Math.abs((line.figures[k]?.from ?? 999) - low.from) < 18;
        return isNear && /change$/.test(kinds[k]?.kind ?? '');
      });
    // The change itself is said too, so that both ends are what it compares.
    ends.set(
      i + 1,
      isSaid ? { kind: 'level', others: [], input: 'to' } : { kind: 'level', others: ['share', 'change'] },
    );
  }
  return ends;
}
