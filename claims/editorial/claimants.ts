/**
 * Which claimant of the ledger a claim is by. The same name is not always the same person: if a role or a party differs
 * from all that the ledger has under a name, somebody is asked once, and the answer is known from then on.
 */
import type { Claimant } from '../claim.ts';
import { count } from '../words/numbers.ts';
import { listInWords } from '../words/text.ts';

/** A claimant of the ledger, with what its claims say of it. */
export interface KnownClaimant {
  slug: string;
  /** How many claims are listed under it. */
  claims: number;
  roles: readonly string[];
  parties: readonly string[];
}

/** Answers to all questions of a load: that it is the one who has the name, and that it is somebody else. */
export const SAME = 'same';
export const ANOTHER = 'another';

/**
 * The answer that it is none of those who have a name. It is about those alone: if the name is changed, or one more gets
 * it, it answers nothing any more. The other answers are their slugs.
 */
export function noneOf(known: readonly KnownClaimant[]): string {
  return `${NONE_OF}${known.length}-${known[0]?.slug ?? ''}`;
}

const NONE_OF = 'none-of-';

/** Whether an answer is that it is none of those who have a name. */
export function isNobodyKnown(answer: string): boolean {
  return answer.startsWith(NONE_OF);
}

/** Which claimant a claim is by: one of the ledger, a new one, or one about whom somebody is to be asked. */
export type Which = { is: 'known'; slug: string } | { is: 'new' } | { is: 'asked' };

/**
 * Which of those who have the name of a claimant it is, by what was answered, if anything. "Another" is by now one of the
 * ledger if a claim of that other person came in since.
 */
export function whichClaimant(
  claimant: Pick<Claimant, 'role' | 'party'>,
  known: readonly KnownClaimant[],
  answer: string | undefined,
): Which {
  if (known.length === 0) return { is: 'new' };
  const [first] = known;
  if (answer === SAME && first !== undefined && known.length === 1) return { is: 'known', slug: first.slug };
  if (answer !== undefined && known.some(({ slug }) => slug === answer)) return { is: 'known', slug: answer };
  const [only, ...more] = known.filter(
    ({ roles, parties }) => fits(claimant.role, roles) && fits(claimant.party, parties),
  );
  if (only !== undefined && more.length === 0) return { is: 'known', slug: only.slug };
  return answer === ANOTHER || answer === noneOf(known) ? { is: 'new' } : { is: 'asked' };
}

/** Whether two claims say the same of who made them, so that a correction leaves it with its claimant. */
export function isSameSpeaker(a: Claimant, b: Partial<Claimant>): boolean {
  return a.name === b.name && a.role === b.role && a.party === b.party;
}

/** Whether what a claim says of its claimant contradicts nothing that is known; saying nothing does not. */
function fits(said: string | undefined, known: readonly string[]): boolean {
  const folded = (text: string) => text.trim().toLowerCase();
  return said === undefined || known.length === 0 || known.some((one) => folded(one) === folded(said));
}

/** "Labour, Member of Parliament; 3 claims": a claimant as somebody is asked about it. */
export function knownInWords({ roles, parties, claims }: KnownClaimant): string {
  const said = [...parties, ...roles];
  return `${said.length === 0 ? 'without role or party' : listInWords(said.slice(0, MAX_SAID))}; ${count(claims, 'claim')}`;
}

/** How many roles and parties are named when somebody is asked. */
const MAX_SAID = 5;

/** What to say of a claim whose claimant may or may not be one that the ledger has. */
export function askedMessage(name: string, known: readonly KnownClaimant[]): string {
  const all = known.map(knownInWords).join(' · ');
  return known.length === 1
    ? `The ledger has claims by ${name} already (${all}), and the role or the party here is another: say whether this is the same person.`
    : `The ledger has claims by several who are called ${name} (${all}): say which of them this is, or that it is another.`;
}

/** How lists tell a claimant apart from another of the same name: "John Smith (Labour)". */
export function toldApart({ name, role, organisation, party }: Claimant): string {
  const by = party ?? role ?? organisation;
  return by === undefined ? name : `${name} (${by})`;
}
