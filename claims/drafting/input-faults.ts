/**
 * What is wrong with the figures of a claim, whatever its verdict says: one that comes from nowhere, and one that is
 * given twice. Both are asked of every claim that readers do not see yet, by whatever door it comes.
 */

import type { Bundle, Claim } from '../bundle.ts';
import type { InlineInput, Input } from '../claim.ts';
import type { Uncounted } from '../engine/inputs.ts';
import type { Series } from '../evidence/series.ts';
import { lastKnownOn } from '../evidence/series-dates.ts';
import { isSameUnit } from '../evidence/units.ts';
import { moment } from '../exact/calendar.ts';
import { compare, isZero, parseDecimal } from '../exact/number.ts';
import { type GivenInput, inputName, inputsOf } from '../kinds/given-inputs.ts';
import { momentName } from '../words/dates.ts';
import { valueInWords } from '../words/numbers.ts';
import { lowered, sentence } from '../words/text.ts';

/** A claim with the evidence that its figures are looked up in. */
type Tested = Pick<Bundle, 'claim' | 'series'>;

/** A fault of one input: a part of it, the input by the name that verdicts give it, its place in the claim. */
export interface InputFault {
  input: string;
  part: 'source' | 'at';
  path: readonly (string | number)[];
  message: string;
}

/**
 * Whatever is wrong with the figures of a claim by themselves.
 */
export function inputFaults(tested: Tested): InputFault[] {
  const own = [...withoutSource(tested), ...givenTwice(tested)];
  return [...own, ...inOthers(tested), ...insteadWithoutSource(tested)];
}

/** The same of other evidence: only what the claim's own inputs have too is told of them, and not again. */
function inOthers({ claim, series }: Tested): InputFault[] {
  const told = new Set(withoutSource({ claim, series }).map(({ message }) => message));
  return (claim.alsoOn ?? []).flatMap(({ label, inputs }, i) => {
    const tested: Tested = { claim: { ...claim, inputs } as Claim, series };
    // The other start of a count may be where it began, at 0, which nobody published.
    const begins = new Set(
      inputsOf(tested.claim).flatMap(({ name, given }) => (isNothing(given) ? [name] : [])),
    );
    return [...withoutSource(tested).filter(({ input }) => !begins.has(input)), ...givenTwice(tested)]
      .filter(({ message }) => !told.has(message))
      .map(({ path, message, ...fault }) => ({
        ...fault,
        path: ['alsoOn', i, ...path],
        message: `Other evidence, “${label}”: ${message}`,
      }));
  });
}

const isNothing = (given: Input | string): boolean => isInline(given) && isZero(parseDecimal(given.value));

/** What the number may be instead comes from somewhere, too. */
function insteadWithoutSource({ claim }: Tested): InputFault[] {
  return (claim.insteadOf ?? []).flatMap(({ what, input }, i): InputFault[] =>
    'series' in input || input.source !== undefined
      ? []
      : [
          {
            input: 'insteadOf',
            part: 'source',
            path: ['insteadOf', i, 'input'],
            message: `Nothing says where “${what}”, ${valueInWords(input.value, input.unit ?? '')}, comes from: give its source.`,
          },
        ],
  );
}

const isInline = (given: Input | string): given is InlineInput =>
  typeof given === 'object' && !('series' in given);

/** A power of ten, which a rate is per: one, a hundred, 100,000. */
const ROUND_BASE = /^10*$/;

/** Why a figure needs no source, by what its input may be. A target that has a day which is past was counted. */
const NEEDS_NONE: Readonly<Record<Uncounted, (given: InlineInput, saidOn: string) => boolean>> = {
  target: ({ at }, saidOn) => at === undefined || moment(at).end > saidOn,
  constant: ({ value, at }) => at === undefined && ROUND_BASE.test(value),
  zero: ({ value }) => isZero(parseDecimal(value)),
};

/** What to do instead, where something may be given in the claim. */
const MAY_BE: Readonly<Record<Uncounted, string>> = {
  target: 'Only a target, which has no date or one to come, may be given in the claim itself.',
  constant: 'Only what a rate is per, such as 100,000, may be given in the claim itself.',
  zero: 'Only a count that begins at 0 may be given in the claim itself.',
};

/** Whether a claim gives a figure by itself that has to come from somewhere else, or it would be its own evidence. */
export function lacksSource({ given, spec: { mayBeGiven } }: GivenInput, saidOn: string): boolean {
  if (!isInline(given) || given.source !== undefined) return false;
  return mayBeGiven === undefined || !NEEDS_NONE[mayBeGiven](given, saidOn);
}

/** The inputs of a claim whose figures are tested although no source has them, as a claim published long ago may have. */
export function figuresWithoutSource(claim: Claim): GivenInput[] {
  return inputsOf(claim).filter((input) => lacksSource(input, claim.saidOn));
}

function withoutSource({ claim }: Tested): InputFault[] {
  return figuresWithoutSource(claim).flatMap(({ given, name, path, spec }): InputFault[] => {
    if (!isInline(given)) return [];
    const what = lowered(inputName(claim.kind, name, 'label'));
    const may = spec.mayBeGiven === undefined ? '' : ` ${MAY_BE[spec.mayBeGiven]}`;
    return [
      {
        input: name,
        part: 'source',
        path,
        message: `Nothing says where ${what}, ${valueInWords(given.value, given.unit ?? '')}, comes from: give its source, since a claim is not its own evidence.${may}`,
      },
    ];
  });
}

/** An input that is one figure; a whole series holds many, and is not one of them. */
interface Placed {
  input: GivenInput;
  given: Input;
  at: string;
}

/** The inputs that are one figure each and have a time; "latest" is that of the day when the words were said. */
function placed({ claim, series }: Tested): Placed[] {
  const latest = new Map<string, string | undefined>();
  const latestOf = (id: string) => {
    if (!latest.has(id)) {
      const of = series.find((one) => one.id === id);
      latest.set(id, of === undefined ? undefined : lastKnownOn(of, claim.saidOn));
    }
    return latest.get(id);
  };
  return inputsOf(claim).flatMap((input): Placed[] => {
    const { given } = input;
    if (typeof given === 'string') return [];
    const at = 'series' in given && given.at === 'latest' ? latestOf(given.series) : given.at;
    return at === undefined ? [] : [{ input, given, at }];
  });
}

/** A figure is given once: compared with itself or added to itself it says nothing of what was said. */
function givenTwice(tested: Tested): InputFault[] {
  const { claim, series } = tested;
  const called = ({ input }: Placed) => lowered(inputName(claim.kind, input.name, 'label'));
  const seen = new Map<string, Placed[]>();
  return placed(tested).flatMap((second): InputFault[] => {
    const before = seen.get(second.at) ?? [];
    const first = before.find((one) => isSameFigure(one, second, series));
    if (first !== undefined)
      return [
        {
          input: second.input.name,
          part: 'at',
          path: second.input.path,
          message: `${sentence(called(first))} and ${called(second)} are the same, for ${momentName(second.at)}: give two different figures.`,
        },
      ];
    seen.set(second.at, [...before, second]);
    return [];
  });
}

/** Whether two inputs for the same time are one figure: of one series, or of a series and typed from its source again. */
function isSameFigure(one: Placed, other: Placed, series: readonly Series[]): boolean {
  // Two rates may well be per the same people.
  if (one.input.spec.isBase === true && other.input.spec.isBase === true) return false;
  const [a, b] = [one.given, other.given];
  if ('series' in a) return 'series' in b ? a.series === b.series : isTypedAgain(a.series, b, one.at, series);
  return 'series' in b && isTypedAgain(b.series, a, one.at, series);
}

/** Whether a typed figure is one of a series: its value, its unit and its source are. */
function isTypedAgain(id: string, typed: InlineInput, at: string, series: readonly Series[]): boolean {
  const of = series.find((one) => one.id === id);
  const isLike = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined || isSameUnit(a, b);
  return (
    of !== undefined &&
    isLike(of.unit, typed.unit) &&
    isLike(of.measure, typed.measure) &&
    of.observations.some(
      (o) =>
        o.at === at &&
        o.source === typed.source &&
        compare(parseDecimal(o.value), parseDecimal(typed.value)) === 0,
    )
  );
}
