/** How natural a reading is, and the most natural one that says otherwise (method, section 7). */
import type { Related } from '../claim.ts';
import { compareMoments } from '../exact/calendar.ts';
import { MONTH_PARTS } from '../exact/month-place.ts';
import type { ChangeReadings } from './change-members.ts';
import type { Member } from './family.ts';
import { marked } from './phase.ts';
import type { RecordReadings } from './record-members.ts';
import { isGreater } from './size.ts';
import type { Spot } from './spots.ts';

/** The spans in years that people look back over. */
const ROUND_YEARS = [1, 5, 10];

/** A member that may be the counter-example, with what it is chosen by. */
export interface Candidate {
  member: Member;
  class: 1 | 2;
  /** How far its start and its end were moved, in parts of a month. */
  moved: number;
}

/** Whether a start lies a whole 1, 5 or 10 years before an end. */
export function isRoundSpan(from: Spot, to: Spot): boolean {
  return ROUND_YEARS.some((years) => to.place - from.place === 12 * years * MONTH_PARTS);
}

/** Of starts in order, those that stand out: the first, the highest and the lowest, of equal ones the latest. */
function outstanding(starts: readonly Spot[]): ReadonlySet<Spot> {
  const last = (isBetter: (a: Spot, b: Spot) => boolean) =>
    starts.reduce<Spot | undefined>(
      (best, spot) => (best === undefined || !isBetter(best, spot) ? spot : best),
      undefined,
    );
  const found = [starts[0], last((a, b) => a.whole > b.whole), last((a, b) => a.whole < b.whole)];
  return new Set(found.filter((spot) => spot !== undefined));
}

const candidate = (member: Member, isNatural: boolean, moved: number): Candidate => ({
  member,
  class: isNatural ? 1 : 2,
  moved,
});

/** The readings of a change that may be its counter-example. */
export function candidatesOfChange(readings: ChangeReadings, marks: Related['marks']): Candidate[] {
  const { from, to, starts, ends, others, startPhase, endPhase } = readings;
  const own = new Set<Spot>([from, ...starts.map((m) => m.from)]);
  const standing = outstanding(startPhase.filter((spot) => own.has(spot)));
  const [startMarks, endMarks] = [marked(startPhase, marks), marked(endPhase, marks)];
  const latest = ends.at(-1);
  return [
    ...starts.map((m) =>
      candidate(
        m,
        standing.has(m.from) || startMarks.has(m.from) || isRoundSpan(m.from, to),
        Math.abs(m.from.place - from.place),
      ),
    ),
    ...ends.map((m) => candidate(m, m === latest || endMarks.has(m.to), Math.abs(m.to.place - to.place))),
    ...others.map((m) => candidate(m, true, 0)),
  ];
}

/** The readings of a record that may be its counter-example. */
export function candidatesOfRecord(readings: RecordReadings, marks: Related['marks']): Candidate[] {
  const { value, earliest, spots, ends, since, others } = readings;
  const standing = outstanding([...since.map((m) => m.from), earliest]);
  const atMarks = marked(spots, marks);
  const latest = ends.at(-1);
  return [
    ...since.map((m) =>
      candidate(
        m,
        standing.has(m.from) || atMarks.has(m.from) || isRoundSpan(m.from, value),
        Math.abs(m.from.place - earliest.place),
      ),
    ),
    ...ends.map((m) => candidate(m, m === latest || atMarks.has(m.to), Math.abs(m.to.place - value.place))),
    ...others.map((m) => candidate(m, true, 0)),
  ];
}

/** The order of naturalness: the more natural first. */
function byNaturalness(a: Candidate, b: Candidate): number {
  return (
    a.class - b.class ||
    a.moved - b.moved ||
    compareMoments(b.member.to.at, a.member.to.at) ||
    compareMoments(b.member.from.at, a.member.from.at) ||
    (a.member.family < b.member.family ? -1 : a.member.family > b.member.family ? 1 : 0)
  );
}

/** The most natural of the candidates that are such as asked. */
export function mostNatural(
  candidates: readonly Candidate[],
  isSuch: (member: Member) => boolean,
): Member | undefined {
  let best: Candidate | undefined;
  for (const one of candidates) {
    if (!isSuch(one.member)) continue;
    if (best === undefined || byNaturalness(one, best) < 0) best = one;
  }
  return best?.member;
}

/**
 * The most natural reading that opposes. Where none does, and `weak` gives the claim's own change, the most natural of at
 * least its span that comes to less than half of it.
 */
export function counterOf(
  candidates: readonly Candidate[],
  weak?: Pick<ChangeReadings, 'from' | 'to' | 'own'>,
): Member | undefined {
  const opposing = mostNatural(candidates, ({ opposes }) => opposes);
  if (opposing !== undefined || weak === undefined) return opposing;
  const span = weak.to.place - weak.from.place;
  const isWeak = (member: Member) => {
    // The result is made where it is asked for, which few are.
    if (member.to.place - member.from.place < span) return false;
    const { n, d } = member.r;
    return isGreater(weak.own, { n: 2n * n, d });
  };
  return mostNatural(candidates, isWeak);
}
