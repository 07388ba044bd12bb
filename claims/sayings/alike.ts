/**
 * Whether words state what a claim states, before they become a saying of it: a saying has a verdict of its own under the name of whoever
 * said it, so that other words, or another number, are attached by nobody who was not told.
 */
import type { Saying } from '../claim.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import { readQuotation } from '../reading/quotation.ts';
import { compareProfiles } from '../repeats/compare.ts';
import { clausesOf, type Profile, profileOf } from '../repeats/keys.ts';
import { type Amount, amountOf, areComplements, figuresAgree, inOneUnit } from '../repeats/numbers.ts';
import { sayingStatement } from '../repeats/of-claim.ts';
import { OWN_LISTS, type PairedWords } from '../repeats/paired-words.ts';
import type { Comparison, Outcome, Statement } from '../repeats/statement.ts';
import { weighBy } from '../repeats/topic.ts';
import { amountShown } from '../repeats/why.ts';

/** Every word weighs the same: what an editor is asked must not change with what else a ledger has. */
const weigh = weighBy(new Map(), 1_000);

/** What the words of a saying may be to a claim without a question; "maybe" only where no number differs. */
const PASSES: ReadonlySet<Outcome> = new Set(['same', 'part', 'maybe']);

/** How much of words is read for a number. */
const MOST_READ = 5_000;

/** What an answer says where the rules name no difference. */
const REASONS: Readonly<Partial<Record<Outcome, string>>> = {
  none: 'the words share too little with the claim',
  related: 'the words are near the claim, and state something else',
  'same-other-time': 'the same of another time',
  'same-other-figure': 'another figure for the same question',
  'opposite-side': 'the other answer to the same question',
};

/**
 * Why words may be no saying of a claim, in a few words, such as "another number (900, not 1,142)"; undefined if nothing speaks against it.
 * `own` is the statement of the claim; `words` is what editors say of words. Never throws.
 */
export function unlikeness(
  own: Statement,
  said: Pick<Saying, 'quote' | 'claimant' | 'saidOn' | 'claimed'>,
  words: PairedWords = OWN_LISTS,
): string | undefined {
  const typed: Statement = { words: said.quote, by: said.claimant.name, saidOn: said.saidOn };
  const read = profileOf(typed);
  const number = otherNumber(sayingFigure(own, said), read);
  if (own.words === said.quote) return said.claimed === undefined ? undefined : number;
  const claim = profileOf(own);
  const known = { weigh, words };
  const found = [read, ...clausesOf(read)].map((one) => compareProfiles(claim, one, known));
  const fits = found.some(({ relation }) => PASSES.has(relation));
  if (fits) return isSure(found) && said.claimed === undefined ? undefined : number;
  return number ?? reasonOf(found.reduce((best, one) => (one.score > best.score ? one : best)));
}

const isSure = (found: readonly Comparison[]): boolean =>
  found.some(({ relation }) => relation === 'same' || relation === 'part');

function reasonOf({ relation, differs }: Comparison): string {
  const reason = REASONS[relation] ?? 'the words state something else';
  // Of words about something else no single difference is the reason.
  return relation === 'none' || differs.length === 0 ? reason : differs.join(', ');
}

/** The figure under which words would be tested: their own, or that of the claim. */
function sayingFigure(
  own: Statement,
  said: Pick<Saying, 'quote' | 'claimant' | 'saidOn' | 'claimed'>,
): Amount | undefined {
  const { figure: value, unit = '', hedge } = said.claimed === undefined ? own : sayingStatement(own, said);
  return value === undefined
    ? undefined
    : amountOf({ value, unit, ...(hedge === undefined ? {} : { hedge }) });
}

/** The question that is asked before words become a saying of a claim, or are confirmed as one. */
export const alikeAsked = (why: string): string =>
  `This may not be what the claim states: ${why}. Does it state the same claim all the same?`;

/** What somebody ticks who answers that it does. */
export const ALIKE_LABEL = 'It states the same claim all the same';

/** The number that words state, where it is none with which they would be tested. */
function otherNumber(figure: Amount | undefined, { main, others, statement }: Profile): string | undefined {
  const stated = [main, ...others].flatMap(({ amount }) => amount ?? []);
  const [first] = stated;
  if (figure === undefined || first === undefined) return undefined;
  // "Up from 494" states 494, too, though it is not what the words are compared by.
  const all = readQuotation(statement.words.slice(0, MOST_READ)).figures.flatMap(
    ({ value, unit, hedge }) => amountOf({ value, unit, hedge }) ?? [],
  );
  if ([...stated, ...all].some((one) => agrees(figure, one))) return undefined;
  return `another number (${amountShown(first)}, not ${amountShown(figure)})`;
}

function agrees(a: Amount, b: Amount): boolean {
  // "Averaged 494" says 494 of a rate whose month stands elsewhere in the sentence.
  if (compare(parseDecimal(a.claimed.value), parseDecimal(b.claimed.value)) === 0) return true;
  const [one, other] = inOneUnit(a, b);
  return one !== undefined && other !== undefined && (figuresAgree(one, other) || areComplements(one, other));
}
