/**
 * How a claim looks from elsewhere, in sentences: one for each family of readings, the counter-example, and the flags
 * that readings give. Shares count windows that overlap; they are told as counts and never as probabilities.
 */
import { moment } from '../exact/calendar.ts';
import { compare, HUNDRED, parsePlain } from '../exact/number.ts';
import { amount, separated } from './numbers.ts';
import {
  inTime,
  isUsualSpan,
  itIs,
  laterSaid,
  nameOf,
  recordLater,
  sizeOf,
  spansCalled,
  startsCalled,
  WAS_OUT,
  wayOf,
} from './surface-clauses.ts';
import { otherSentence } from './surface-others.ts';
import type { SurfaceTold } from './surface-told.ts';
import { listInWords, sentence } from './text.ts';

/** The sentences of a surface, each with its family. */
export interface SurfaceWords {
  sentences: readonly { family: string; sentence: string }[];
  /** Below a picture of all pairs; undefined if they are too few for a share, or too many to be counted. */
  pairs: string | undefined;
  /** The figures that the sentences speak of: "The figures: 1,176 in March 2003, 7,808 in March 2023." */
  figures: string | undefined;
}

/** The members of which a share is told. */
const ENOUGH = 5;

const yearOf = (at: string) => at.slice(-10, -6);

const times = (n: number, verb: 'give' | 'show') => `${n === 0 ? 'none' : n} ${n <= 1 ? `${verb}s` : verb}`;

function startsSentence(told: SurfaceTold): string | undefined {
  const { surface, start, way } = told;
  const { starts } = surface.families;
  if (starts === undefined || starts.n < ENOUGH || isUsualSpan(told)) return undefined;
  const called = startsCalled(told);
  if (starts.agree === 0) return `No other ${called} gives a ${way}.`;
  const only = start !== undefined && !start.opposes ? 'only ' : '';
  const tail = start === undefined ? '' : `; since ${nameOf(start.from, told)} ${itIs(start.r, told, only)}`;
  return starts.agree === starts.n
    ? `Every one of the ${starts.n} other ${called}s gives a ${way}${tail}.`
    : `Of ${starts.n} other ${called}s, ${times(starts.agree, 'give')} a ${way}${tail}.`;
}

function shiftsSentence(told: SurfaceTold): string | undefined {
  const { shifts } = told.surface.families;
  if (shifts === undefined || shifts.n < ENOUGH) return undefined;
  const all = shifts.agree === shifts.n ? `all ${shifts.n} show` : times(shifts.agree, 'show');
  return `Of ${shifts.n} other ${spansCalled(told)}, ${all} a ${told.way}.`;
}

function endsSentence(told: SurfaceTold): string | undefined {
  const { end } = told;
  if (end === undefined || (told.says === 'record' && told.isOldRecord)) return undefined;
  if (told.says === 'record') return `${sentence(laterSaid(end, told))}.`;
  return `${end.wasOut ? WAS_OUT : 'Figures published since'}: ${laterSaid(end, told)}.`;
}

function sinceSentence(told: SurfaceTold): string | undefined {
  const { before, way } = told;
  if (before === undefined) return undefined;
  return before.last === undefined
    ? `It is also the ${way} of all figures back to ${yearOf(before.first)}.`
    : `It was last as ${way === 'highest' ? 'high' : 'low'} in ${nameOf(before.last, told)}, before the years that the words name.`;
}

/** The counter-example, where no sentence of its family holds it. */
function counterSentence(told: SurfaceTold, startsTold: boolean): string | undefined {
  const { counter, start, end } = told;
  const family = counter?.family;
  if (counter === undefined || (family !== 'starts' && family !== 'ends')) return undefined;
  const isTold =
    family === 'starts'
      ? startsTold && start?.from === counter.from && told.surface.families['starts']?.agree !== 0
      : end?.to === counter.to && !(told.says === 'record' && told.isOldRecord);
  if (isTold) return undefined;
  const when = family === 'starts' ? `since ${nameOf(counter.from, told)}` : `by ${nameOf(counter.to, told)}`;
  if (told.says === 'record')
    return `The nearest reading that says otherwise: ${recordLater(counter, told)}.`;
  if (counter.opposes) return `The nearest reading that says otherwise: ${when} ${itIs(counter.r, told)}.`;
  const size = sizeOf(counter.r, told);
  return size === undefined
    ? `${sentence(when)} there is almost no change.`
    : `${sentence(when)} the ${told.way} is much smaller: ${size}.`;
}

/** The sentences of a surface; none where it has nothing that can be told. */
export function surfaceInWords(told: SurfaceTold): SurfaceWords {
  const { families, counter } = told.surface;
  const { starts, pairs } = families;
  const startsTold = startsSentence(told);
  const nothingOpposes = startsTold !== undefined && counter === null && starts?.agree === starts?.n;
  const sentences = [
    { family: 'starts', sentence: startsTold },
    { family: 'shifts', sentence: shiftsSentence(told) },
    { family: 'ends', sentence: endsSentence(told) },
    ...told.others.map((one) => ({ family: one.family, sentence: otherSentence(one, told) })),
    { family: 'since', sentence: sinceSentence(told) },
    { family: 'counter', sentence: counterSentence(told, startsTold !== undefined) },
    {
      family: 'counter',
      sentence: nothingOpposes ? 'It holds from every natural starting point we know.' : undefined,
    },
  ].flatMap(({ family, sentence: text }) => (text === undefined ? [] : [{ family, sentence: text }]));
  const { first, last } = told.years;
  return {
    sentences,
    figures: figuresSentence(told),
    pairs:
      pairs === undefined || pairs.n < ENOUGH
        ? undefined
        : `Every pair of ${told.areYears ? 'years' : 'figures'} from ${first} to ${last}: ${separated(String(pairs.agree))} of ${separated(String(pairs.n))} ${pairs.agree === 1 ? 'gives' : 'give'} a ${told.way}.`,
  };
}

function figuresSentence(told: SurfaceTold): string | undefined {
  const { figures, figuresIn } = told;
  if (figures.length < 2) return undefined;
  const unit = /^(?:%|GBP|EUR|USD)/.test(figuresIn) ? figuresIn : undefined;
  const said = figures.map(({ at, value }) => {
    const q = parsePlain(value);
    return `${inTime(amount(q, unit, compare(q.abs(), HUNDRED) >= 0 ? 0 : 2))} ${whenOf(at, told)}`;
  });
  return `The figures: ${listInWords(said)}.`;
}

/** "in March 2003", "on 3 March 2003". */
const whenOf = (at: string, told: SurfaceTold) =>
  told.isDaily && moment(at).start === moment(at).end ? `on ${nameOf(at, told)}` : `in ${nameOf(at, told)}`;

/** A flag in two parts, the first of which is set apart. */
export interface FlagTold {
  label: string;
  sentence: string;
}

/** What a flag that the surface gives says with its figures; undefined where the surface does not hold it. */
export function surfaceFlag(flag: string, told: SurfaceTold): FlagTold | undefined {
  const others = told.others.filter(
    (one) => one.opposes && one.family.startsWith(flag === 'measure' ? 'measures:' : flag),
  );
  const said = others.map((one) => otherSentence(one, told)).join(' ');
  if (flag === 'window') return windowFlag(told);
  if (flag === 'stale') return staleFlag(told);
  if (said === '') return undefined;
  if (flag === 'measure') return { label: 'Another measure.', sentence: said };
  if (flag === 'per-head') return { label: 'Per head.', sentence: said };
  return flag === 'real-terms' ? { label: 'After inflation.', sentence: said } : undefined;
}

function windowFlag(told: SurfaceTold): FlagTold | undefined {
  const { starts } = told.surface.families;
  const own = itIs(told.surface.own, told);
  const against = wayOf('-1', told);
  const parts = told.window.flatMap((end): FlagTold[] => {
    if (end === 'ends') {
      const { oppose, n } = told.endsOut;
      return [
        {
          label: 'The end point matters:',
          sentence: `by ${nameOf(told.to, told)} ${own}, but ${oppose} of the ${n} later figures that were out when this was said ${oppose === 1 ? 'gives' : 'give'} a ${against}.`,
        },
      ];
    }
    if (starts === undefined) return [];
    return [
      {
        label: 'The starting point matters:',
        sentence: `since ${nameOf(told.from, told)} ${own}, but ${starts.oppose} of ${starts.n} other ${startsCalled(told)}s ${starts.oppose === 1 ? 'gives' : 'give'} a ${against}.`,
      },
    ];
  });
  const [first, second] = parts;
  if (first === undefined || second === undefined) return first;
  return { label: first.label, sentence: `${first.sentence} ${second.label} ${second.sentence}` };
}

function staleFlag(told: SurfaceTold): FlagTold | undefined {
  const { endOut } = told;
  return endOut === undefined ? undefined : { label: `${WAS_OUT}:`, sentence: `${laterSaid(endOut, told)}.` };
}
