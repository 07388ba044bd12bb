/** What stands on the line of a claim that has no time to be drawn over, and what it is described as to those who do not see it. */

import type { Rational } from '../exact/number.ts';
import type { LineReading, RingLine } from '../verdict/plot-shape.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { changeInWords, numbersClaimed } from './clauses.ts';
import { dateInWords } from './dates.ts';
import { amount, PUBLISHED_PLACES } from './numbers.ts';
import { claimedInWords, subjectInWords } from './plot-words.ts';
import { sentence } from './text.ts';

/** The words of a line. */
export interface RingLineWords {
  /** What it is of: "People on waiting lists in England". */
  title: string;
  description: string;
  /** "claimed: nearly 450 officers"; of words that name no figure "said: fewer". */
  claimed: string;
  /** "the evidence: 440 officers". */
  computed: string;
  /** "on later figures: 430 officers"; absent if the other clock gives the same. */
  other?: string;
  /** What a number of its table is, and the number with its unit. */
  what(reading: LineReading): string;
  value(reading: LineReading): string;
}

const WHAT: Readonly<Record<Exclude<LineReading['is'], 'evidence'>, string>> = {
  claimed: 'Claimed',
  'in-from': 'The words hold from',
  'in-to': 'The words hold to',
  'out-from': 'They are stretched from',
  'out-to': 'They are stretched to',
};

/** The words of a line, with those of the verdict whose rings it draws. */
export function ringLineWords(line: RingLine, { claimed }: Pick<Verdict, 'claimed'>): RingLineWords {
  const { unit, computed, other, moves } = line;
  const shown = (apart: (q: Rational) => Rational) =>
    claimed === undefined ? {} : { against: claimed.value, apartFrom: numbersClaimed(claimed).map(apart) };
  const told = (q: Rational) =>
    moves === undefined
      ? amount(
          q,
          unit,
          shown((one) => one),
        )
      : changeInWords(
          q,
          amount(
            q.abs(),
            unit,
            shown((one) => one.abs()),
          ),
          moves,
        );
  const labels = {
    claimed: claimedInWords(line, claimed) ?? '',
    computed: `the evidence: ${told(computed.value)}`,
    ...(other === undefined
      ? {}
      : {
          other: `${other.clock === 'now' ? 'on later figures' : 'when it was said'}: ${told(other.value)}`,
        }),
  };
  return {
    ...labels,
    title: titleOf(line),
    description: `On a line, ${Object.values(labels).join('; ')}.`,
    what: ({ is, at }) =>
      is === 'evidence' ? `The evidence, as known on ${dateInWords(at ?? '')}` : WHAT[is],
    value: ({ is, value }) => (is === 'evidence' ? told(value) : amount(value, unit, PUBLISHED_PLACES)),
  };
}

/** What a line is of; where the figures have no name, the kind of claim with what stands on the line. */
function titleOf({ subject, moves }: RingLine): string {
  const title = sentence(subjectInWords(subject));
  const counted = moves === 'fall' ? `${title}, counted as a fall` : title;
  return subject.of === 'figures' ? `${counted}: what was claimed, and what the figures give` : counted;
}
