/** How far a reading agrees with a gold, counted, with a line for each way in which it does not. */
import { exact } from '../../../claims/exact/number.ts';
import { sameClaimant, unitRead, unitsAgree, valueRead } from './agreement.ts';
import type { Gold, GoldTest } from './gold.ts';
import type { Output, OutputClaim, OutputTest } from './output.ts';

const COUNTS = [
  'gold',
  'prop',
  'hit',
  'who',
  'whoOpen',
  'whoWrong',
  'kind',
  'value',
  'unit',
  'hedge',
  'figure',
  'figures',
  'said',
  'grouped',
  'groups',
  'wrong',
  'beside',
  'goldFigures',
  'hitFigures',
  'slips',
  'slipsFound',
  'slipsFalse',
  'badQuotes',
] as const;

export type Counts = Record<(typeof COUNTS)[number], number>;

export const noCounts = (): Counts => Object.fromEntries(COUNTS.map((name) => [name, 0])) as Counts;

/** Two counts as one. */
export function added(a: Counts, b: Counts): Counts {
  return Object.fromEntries(COUNTS.map((name) => [name, a[name] + b[name]])) as Counts;
}

export interface Score {
  counts: Counts;
  faults: readonly (readonly [what: string, detail: string])[];
}

interface GoldOne {
  claim: Gold['claims'][number];
  test: GoldTest;
}

interface ProposedOne {
  claim: OutputClaim;
  test: OutputTest;
}

type Place = readonly [start: number, end: number];
const quotePlace = ({ start, quote }: { start: number; quote: string }): Place => [
  start,
  start + quote.length,
];
const overlap = ([a, b]: Place, [s, e]: Place): number => Math.min(b, e) - Math.max(a, s);

/** Where a gold test is found: the digits of its figure, or all its words if it claims none. */
function coreOf({ figure, claimed }: GoldTest): Place {
  const digits = claimed === null ? null : /\d[\d,.]*\d|\d/.exec(figure.text);
  if (digits === null) return [figure.start, figure.start + figure.text.length];
  return [figure.start + digits.index, figure.start + digits.index + digits[0].length];
}

const spanOf = ({ figure }: OutputTest): Place => [figure.start, figure.start + figure.text.length];

/** Pairs tests of the gold with proposed ones, one to one: those of one kind first, then those that overlap most. */
function paired(gold: readonly GoldOne[], proposed: readonly ProposedOne[]): Map<number, number> {
  const pairs: { same: number; shared: number; apart: number; i: number; j: number }[] = [];
  for (const [i, { test }] of gold.entries()) {
    const core = coreOf(test);
    for (const [j, one] of proposed.entries()) {
      const span = spanOf(one.test);
      const shared = overlap(core, span);
      if (shared <= 0) continue;
      const same = kindsOf(test).includes(one.test.kind) ? 1 : 0;
      pairs.push({ same, shared, apart: Math.abs(core[0] - span[0]), i, j });
    }
  }
  pairs.sort((a, b) => b.same - a.same || b.shared - a.shared || a.apart - b.apart || b.i - a.i || b.j - a.j);
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of pairs) {
    if (found.has(i) || taken.has(j)) continue;
    found.set(i, j);
    taken.add(j);
  }
  return found;
}

const kindsOf = ({ kind, orKinds }: GoldTest): readonly string[] => [kind, ...(orKinds ?? [])];

type Fault = [what: string, detail: string];

/** Holds a pair's figure against the gold's. */
function figureScore(
  test: GoldTest,
  proposed: OutputTest,
  label: string,
  counts: Counts,
  faults: Fault[],
): void {
  if (test.claimed === null) return;
  counts.figures += 1;
  const [gold, own] = [test.claimed, proposed.claimed];
  if (own === null) {
    faults.push(['figure', `${label} has none`]);
    return;
  }
  const [a, b] = [valueRead(gold), valueRead(own)];
  const value =
    a !== undefined &&
    b !== undefined &&
    exact(a) === exact(b) &&
    (gold.to === undefined) === (own.to === undefined);
  const unit = unitsAgree(unitRead(gold.unit).base, unitRead(own.unit).base);
  const hedge = gold.hedge === (own.hedge || 'bare');
  counts.value += value ? 1 : 0;
  counts.unit += unit ? 1 : 0;
  counts.hedge += hedge ? 1 : 0;
  counts.figure += value && unit && hedge ? 1 : 0;
  if (!value) faults.push(['value', `${label} is ${gold.value} ${gold.unit}, not ${own.value} ${own.unit}`]);
  else if (!unit) faults.push(['unit', `${label} is ${gold.unit}, not ${own.unit}`]);
  if (!hedge) faults.push(['hedge', `${label} is ${gold.hedge}, not ${own.hedge}`]);
}

const sameDay = (gold: string | null, own: string | null): boolean =>
  gold === own || (gold !== null && own?.startsWith(gold) === true);

/** Holds a pair against each other in all but the figure. */
function pairScore({ claim, test }: GoldOne, one: ProposedOne, counts: Counts, faults: Fault[]): void {
  const label = `“${test.figure.text.slice(0, 45)}”`;
  counts.hit += 1;
  counts.hitFigures += test.claimed === null ? 0 : 1;
  const who = test.claimant === undefined ? claim.claimant : test.claimant;
  const own = one.test.claimant === undefined ? one.claim.claimant : one.test.claimant;
  if (own === '?') counts.whoOpen += 1;
  else if ([who, ...(test.claimantOr ?? [])].some((person) => sameClaimant(person, own))) counts.who += 1;
  else {
    counts.whoWrong += 1;
    faults.push(['claimant', `${label} is ${who?.name ?? 'the article'}, not ${own?.name ?? 'the article'}`]);
  }
  if (kindsOf(test).includes(one.test.kind)) counts.kind += 1;
  else faults.push(['kind', `${label} is ${test.kind}, not ${one.test.kind}`]);
  if (sameDay(claim.saidOn || null, one.claim.saidOn || null)) counts.said += 1;
  figureScore(test, one.test, label, counts, faults);
}

/** What is proposed and stands in no gold test: set apart there, an input there, or more than it has. */
function extraScore(gold: Gold, { test }: ProposedOne, counts: Counts, faults: Fault[]): void {
  const span = spanOf(test);
  const words = `“${gold.text.slice(span[0], span[1]).slice(0, 40)}”`;
  const no = gold.not_claims.find((one) => overlap(quotePlace(one), span) > 0);
  const given = gold.claims
    .flatMap(({ tests }) => tests)
    .flatMap(({ inputs }) => inputs)
    .some(
      ({ given: isGiven, start, quote }) =>
        isGiven === true &&
        start !== undefined &&
        quote !== undefined &&
        overlap(quotePlace({ start, quote }), span) > 0,
    );
  if (no !== undefined) {
    counts.wrong += 1;
    faults.push(['wrongly proposed', `“${no.quote.slice(0, 30)}” (${no.why})`]);
  } else if (given) {
    counts.beside += 1;
    faults.push(['an input, not a claim', words]);
  } else faults.push(['extra', words]);
}

/** Which tests of a claim with several are proposed in one entry. */
function groupScore(
  gold: readonly GoldOne[],
  proposed: readonly ProposedOne[],
  pairs: Map<number, number>,
  counts: Counts,
): void {
  const byClaim = new Map<object, number[]>();
  for (const [i, { claim }] of gold.entries()) byClaim.set(claim, [...(byClaim.get(claim) ?? []), i]);
  for (const places of byClaim.values()) {
    if (places.length < 2) continue;
    counts.groups += 1;
    const entries = places.map((i) => proposed[pairs.get(i) ?? -1]?.claim);
    if (entries.every((entry) => entry !== undefined && entry === entries[0])) counts.grouped += 1;
  }
}

/** Which contradictions of the gold are told: two figures of it have to be among those told. */
function slipScore(gold: Gold, output: Output, counts: Counts, faults: Fault[]): void {
  const used = new Set<number>();
  for (const { quotes } of output.contradictions) {
    const hit = gold.contradictions.findIndex(
      (slip) =>
        slip.quotes.filter((quote) => quotes.some((own) => overlap(quotePlace(quote), quotePlace(own)) > 0))
          .length >= 2,
    );
    if (hit >= 0) used.add(hit);
    else {
      counts.slipsFalse += 1;
      faults.push(['false contradiction', quotes[0]?.quote.slice(0, 50) ?? '']);
    }
  }
  counts.slips = gold.contradictions.length;
  counts.slipsFound = used.size;
  for (const [k, slip] of gold.contradictions.entries())
    if (!used.has(k)) faults.push(['contradiction missed', (slip.equation ?? '').slice(0, 80)]);
}

/** Holds what was read from a text against the gold of it. Never throws. */
export function scoreOf(gold: Gold, output: Output): Score {
  const counts = noCounts();
  const faults: Fault[] = [];
  const goldTests: GoldOne[] = gold.claims.flatMap((claim) => claim.tests.map((test) => ({ claim, test })));
  const proposed: ProposedOne[] = output.claims.flatMap((claim) =>
    claim.tests.map((test) => ({ claim, test })),
  );
  counts.gold = goldTests.length;
  counts.prop = proposed.length;
  counts.goldFigures = goldTests.filter(({ test }) => test.claimed !== null).length;
  for (const { claim } of proposed)
    if (gold.text.slice(claim.start, claim.start + claim.quote.length) !== claim.quote) {
      counts.badQuotes += 1;
      faults.push(['quote is not in the text', claim.quote.slice(0, 60)]);
    }
  const pairs = paired(goldTests, proposed);
  for (const [i, one] of goldTests.entries()) {
    const match = proposed[pairs.get(i) ?? -1];
    if (match === undefined)
      faults.push(['missed', `${one.test.kind} “${one.test.figure.text.slice(0, 45)}”`]);
    else pairScore(one, match, counts, faults);
  }
  const matched = new Set(pairs.values());
  for (const [j, one] of proposed.entries()) if (!matched.has(j)) extraScore(gold, one, counts, faults);
  groupScore(goldTests, proposed, pairs, counts);
  slipScore(gold, output, counts, faults);
  return { counts, faults };
}

/** A share in per cent with one decimal, a half rounded to the even digit, as the gold's own scorer prints it. */
function share(a: number, b: number): string {
  if (b === 0) return '    -';
  const percent = (100 * a) / b;
  // Of all halves of a tenth only .25 and .75 are exact, and `toFixed` rounds these up.
  const isHalf = percent % 1 === 0.25;
  return (isHalf ? percent - 0.05 : percent).toFixed(1).padStart(5);
}

export const TABLE_HEAD =
  'text               gold prop recall figs  cues  prec    who wrong value  unit hedge   fig  kind  said group wrong input  contradictions found/gold, false';

/** A line of the table, in per cent but for the counts at its ends. */
export function tableRow(name: string, n: Counts): string {
  const cells = [
    share(n.hit, n.gold),
    share(n.hitFigures, n.goldFigures),
    share(n.hit - n.hitFigures, n.gold - n.goldFigures),
    `${share(n.hit, n.prop)} `,
    share(n.who, n.hit),
    share(n.whoWrong, n.hit),
    share(n.value, n.figures),
    share(n.unit, n.figures),
    share(n.hedge, n.figures),
    share(n.figure, n.figures),
    share(n.kind, n.hit),
    share(n.said, n.hit),
    share(n.grouped, n.groups),
  ];
  const counts = `${name.padEnd(18)}${String(n.gold).padStart(5)}${String(n.prop).padStart(5)} `;
  const ends = `${String(n.wrong).padStart(5)}${String(n.beside).padStart(5)}  ${n.slipsFound}/${n.slips} ${n.slipsFalse}`;
  return `${counts} ${cells.join(' ')} ${ends}`;
}
