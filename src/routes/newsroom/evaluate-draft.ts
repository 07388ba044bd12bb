/** Gathers what a claim form needs: the evidence that it names, what is read of it, and its verdicts by both clocks. */

import type { Bundle, Claim } from '../../../claims/bundle.ts';
import type { Claimant } from '../../../claims/claim.ts';
import { type DraftRead, readDraft } from '../../../claims/drafting/draft.ts';
import { type Clash, draftBundle, lackingOf } from '../../../claims/drafting/draft-bundle.ts';
import { evidenceNamed } from '../../../claims/drafting/draft-fields.ts';
import { linkField, linksTyped, linkTo } from '../../../claims/drafting/draft-links.ts';
import type { FieldIssue, Warning } from '../../../claims/drafting/messages.ts';
import { faultsOf, typoFaults, unchangedFault } from '../../../claims/drafting/refusals.ts';
import { type TypedFields, typedIn } from '../../../claims/drafting/typed-fields.ts';
import { warningsOf } from '../../../claims/drafting/warnings.ts';
import { isSameTest, type PublishedText } from '../../../claims/editorial/changes.ts';
import {
  askedMessage,
  isSameSpeaker,
  type KnownClaimant,
  whichClaimant,
} from '../../../claims/editorial/claimants.ts';
import type { OtherTest } from '../../../claims/editorial/listed-claim.ts';
import { isSameQuotation, quoteWords, wordsKey } from '../../../claims/editorial/same-words.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { MAX_QUOTE } from '../../../claims/evidence/schema.ts';
import type { Series, Source } from '../../../claims/evidence/series.ts';
import { seriesNamed } from '../../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import type { Clocks } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import type { Database } from '../../../db/base/open.ts';
import { findNamed } from '../../../db/ledger/claimants.ts';
import { findEvidence } from '../../../db/newsroom/draft-evidence.ts';
import { linkable } from '../../../db/newsroom/links.ts';
import { testsOfWords } from '../../../db/newsroom/same-words.ts';
import { listClaims, MATCH_END, MATCH_START } from '../../../db/readers/claims.ts';

/** A form with all that is known about it. */
export interface Drafted {
  read: DraftRead;
  /** The series and sources that the form names, as far as the ledger has them. */
  series: ReadonlyMap<string, Series>;
  sources: ReadonlyMap<string, Source>;
  /** The claim with its evidence and its verdicts; null while something is wrong or missing. */
  computed: { bundle: Bundle; clocks: Clocks; clashes: Clash[] } | null;
  /** What keeps a form that is complete from review. */
  faults: FieldIssue[];
  /** That a correction changes nothing. A form that was only just opened has this too, and it is no fault of it. */
  unchanged?: FieldIssue | undefined;
  warnings: Warning[];
  /** Whoever has the claimant's name already, if somebody is to say which of them it is, or has said so. */
  claimants: KnownClaimant[];
}

/**
 * Reads a form against the ledger, in one round trip; for a new claim, another looks for claims with the same words.
 * `today` is the day of the second clock, and `published` what readers see of a claim that is being corrected.
 */
export async function draftOf(
  database: Database,
  fields: TypedFields,
  {
    today,
    isCorrection,
    isNew = false,
    published = null,
  }: { today: string; isCorrection: boolean; isNew?: boolean; published?: PublishedText | null },
): Promise<Drafted> {
  const [evidence, twins, namesakes, tests, held] = await Promise.all([
    findEvidence(database, evidenceNamed(fields)),
    isNew ? twinsOf(database, typedIn(fields, 'quote')) : [],
    namesakesOf(database, fields, published),
    published === null ? null : testsOfWords(database, published.claim.slug),
    linkable(database, isCorrection ? [] : linksTyped(fields).map(({ to }) => to)),
  ]);
  const series = new Map(evidence.series.map((s) => [s.id, s]));
  const sources = new Map(evidence.sources.map((s) => [s.id, s]));
  const known = { today, series, sources };
  const read = readDraft(fields, { ...known, isCorrection });
  // A correction has a verdict even before it is explained.
  const claim =
    read.claim ?? (isCorrection ? readDraft(fields, { ...known, isCorrection: false }).claim : null);
  const asked = claimantFault(fields, read, namesakes);
  const faults = [...(asked === undefined ? [] : [asked]), ...lostLinks(fields, read, held)];
  const claimants = asked !== undefined || read.which !== undefined ? namesakes : [];
  if (claim === null)
    return {
      read,
      series,
      sources,
      computed: null,
      faults,
      warnings: twins,
      claimants,
    };
  const named = new Set(seriesNamed(claim));
  const ledger = { series: evidence.series.filter((s) => named.has(s.id)), sources: evidence.sources };
  const { bundle, clashes } = draftBundle(claim, ledger, read.added, today);
  const clocks = bothClocks(bundle, today);
  return {
    read,
    series,
    sources,
    computed: { bundle, clocks, clashes },
    faults: [...faults, ...faultsNow(bundle, clocks, published, { ...read, claim })],
    unchanged:
      published === null
        ? undefined
        : unchangedFault(published, { ...read, claim }, lackingOf(read.added.series, series)),
    warnings: [
      ...twins,
      ...(published === null || tests === null ? [] : leftBehind(published.claim, claim, tests.published)),
      ...warningsOf(bundle, clocks, clashes),
    ],
    claimants,
  };
}

/** An issue for each link of a draft that leads to no published claim, or to itself; `held` are those that lead to one. */
function lostLinks(fields: TypedFields, { links, slug }: DraftRead, held: ReadonlySet<string>): FieldIssue[] {
  return links.flatMap(({ to }) => {
    const field = linkField(linkTo(fields, to) ?? 0, 'to');
    if (to === slug) return [{ field, message: 'A claim is not linked to itself: take this out.' }];
    return held.has(to)
      ? []
      : [
          {
            field,
            message: `The ledger has no published claim “${to}”: take it out, or correct its address.`,
          },
        ];
  });
}

/** A warning for each other test of words that are corrected in this one: it would have the old ones. */
function leftBehind(published: Claim, claim: Claim, tests: readonly OtherTest[]): Warning[] {
  const isSame =
    wordsKey(published) === wordsKey(claim) &&
    published.saidOn === claim.saidOn &&
    published.claimant.name === claim.claimant.name;
  if (isSame) return [];
  return tests.map(({ slug, kind, claimed }) => ({
    field: 'quote',
    message: `You correct what was said, which “${kindNamed(kind)?.title ?? kind}${claimed === null ? '' : `: ${claimed}`}” tests too: it keeps the old words, and the two pages no longer lead to one another, until it is corrected as well.`,
    about: { draft: slug },
  }));
}

/** All that keeps a complete form from review, once it is sent there. */
export function neededOf({ faults, unchanged }: Drafted): FieldIssue[] {
  return unchanged === undefined ? faults : [...faults, unchanged];
}

/** What keeps a form from review. A correction of the words is not blamed for a test that readers see already. */
function faultsNow(
  bundle: Bundle,
  clocks: Clocks,
  published: PublishedText | null,
  read: DraftRead & { claim: Claim },
): FieldIssue[] {
  if (published === null) return faultsOf(bundle, clocks);
  return [
    ...(isSameTest(published.claim, read.claim) ? [] : faultsOf(bundle, clocks)),
    ...typoFaults(published, read),
  ];
}

/** What a form says of its claimant, as far as it tells one from another. */
function speakerOf(fields: TypedFields): Claimant {
  const [name = '', role, party] = ['name', 'role', 'party'].map(
    (part) => typedIn(fields, `claimant.${part}`).trim() || undefined,
  );
  return { name, role, party };
}

/** Whoever has the name of a form's claimant; nobody if readers see the same name, role and party already. */
async function namesakesOf(
  database: Database,
  fields: TypedFields,
  published: PublishedText | null,
): Promise<KnownClaimant[]> {
  const speaker = speakerOf(fields);
  if (speaker.name === '' || (published !== null && isSameSpeaker(speaker, published.claim.claimant)))
    return [];
  return findNamed(database, speaker.name);
}

/** An issue if somebody has to say whether the claimant is one of those who have the name. */
function claimantFault(
  fields: TypedFields,
  { which }: DraftRead,
  namesakes: readonly KnownClaimant[],
): FieldIssue | undefined {
  const speaker = speakerOf(fields);
  return whichClaimant(speaker, namesakes, which).is === 'asked'
    ? { field: 'claimant.which', message: askedMessage(speaker.name, namesakes) }
    : undefined;
}

/** A warning for each claim with the same quotation, among the first page of those with its words. */
async function twinsOf(database: Database, quote: string): Promise<Warning[]> {
  if (quoteWords(quote).length < FEWEST_WORDS) return [];
  // Without punctuation around the words; the search itself reads numbers and marks within them.
  const words = quote
    .slice(0, MAX_QUOTE)
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
  const { claims } = await listClaims(database, { q: words.slice(0, SEARCHED_WORDS).join(' ') }, 1);
  return claims
    .filter((claim) =>
      isSameQuotation(quote, claim.quote.replaceAll(MATCH_START, '').replaceAll(MATCH_END, '')),
    )
    .map(({ slug, claimant, saidOn }) => ({
      field: 'quote',
      message: `The ledger has a claim with these words already, by ${claimant}, ${dateInWords(saidOn)}.`,
      about: { claim: slug },
    }));
}

/** Fewer words are too common to recognize a claim by. */
const FEWEST_WORDS = 3;
/** How many words are searched for: all of them must occur. */
const SEARCHED_WORDS = 12;
