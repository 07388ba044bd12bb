/** What the API answers: each function gathers one answer, typed by its schema, for routes and examples alike. */

import type { Context } from 'hono';
import type * as z from 'zod';
import { assembleBundle, type Bundle, inOrder } from '../../claims/bundle.ts';
import type { ClocksShown } from '../../claims/editorial/correction.ts';
import { type ListedVerdicts, listedHeadline } from '../../claims/editorial/listed-claim.ts';
import { whenKnownSentence } from '../../claims/editorial/when-known.ts';
import { courseOf } from '../../claims/evaluate.ts';
import type { ListedSeries } from '../../claims/evidence/record.ts';
import { toldSayings, withSayings } from '../../claims/sayings/saying.ts';
import { type Clock, headlineOf, wordOfVerdict } from '../../claims/verdict/headline.ts';
import { type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { type Clocks, type Finding, METHOD, type Verdict } from '../../claims/verdict/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { findClaim, type StoredClaim } from '../../db/ledger/stored-claim.ts';
import { type ApiClaim, claimsAfter, seriesAfter } from '../../db/readers/api.ts';
import { findUnlisted } from '../../db/readers/corrections.ts';
import { type Embedded, findEmbed } from '../../db/readers/embeds.ts';
import { findSeries } from '../../db/readers/evidence.ts';
import { findRevision } from '../../db/readers/revision.ts';
import { absolute, urls } from '../../views/parts/urls.ts';
import { type AppEnv, dayOf, originOf } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import { saidOf } from '../http/sayings.ts';
import { clocksOf } from '../http/verdicts.ts';
import { whenOf } from '../http/when-known.ts';
import { saidValue } from './said-value.ts';
import type {
  claimAnswerSchema,
  claimListSchema,
  claimQuery,
  claimsQuery,
  seriesAnswerSchema,
  seriesListSchema,
  seriesQuery,
} from './schemas.ts';
import { short, shortOf } from './short.ts';

type C = Context<AppEnv>;
type ClaimAnswer = z.infer<typeof claimAnswerSchema>;
type Short = ClaimAnswer['corrections'][number]['before']['now'];

/** Full addresses of the site that the request came to. */
function site(c: C): (path: string) => string {
  const origin = originOf(c);
  return (path) => absolute(origin, path);
}

/** The word and the finding of one clock, as lists have them: the headline tells the words of both. */
function listedAt(
  claim: ListedVerdicts,
  clock: Clock,
): { word: Word; finding: Finding; standing: Short['standing'] } {
  const finding = clock === 'said' ? claim.findingSaid : claim.findingNow;
  const isOpen = finding === 'not-computable' || finding === 'unclear';
  // A headline says nothing of another clock that cannot be checked.
  const other = claim.other ?? (isOpen ? 'cannot-be-checked' : claim.word);
  const word = clock === claim.clock ? claim.word : other;
  return { word, finding, standing: wordForReaders(word).standing };
}

/** Both verdicts in short. */
export const bothShort = ({ said, now }: ClocksShown) => ({ said: short(said), now: short(now) });

/** The claims that a query asks for, and the place after the last of them. */
export async function claimsValue(
  c: C,
  { after, limit, ...filter }: z.infer<typeof claimsQuery>,
): Promise<z.infer<typeof claimListSchema>> {
  const [saidOn = '', number = ''] = after?.split('.') ?? [];
  const place = after === undefined ? null : { saidOn, claimId: Number(number) };
  // One more than is answered shows whether there are more.
  const found = await claimsAfter(c.var.deps.database, filter, place, limit + 1);
  const claims = found.slice(0, limit);
  const last = claims[claims.length - 1];
  const goesOn = found.length > limit && last !== undefined ? `${last.saidOn}.${last.claimId}` : null;
  const full = site(c);
  return {
    claims: claims.map((claim) => claimItem(claim, full)),
    after: goesOn,
    next: goesOn === null ? null : full(urls.api.claims({ ...filter, after: goesOn, limit })),
  };
}

/** A claim as lists have it; `full` makes full addresses. */
export function claimItem(claim: ApiClaim, full: (path: string) => string) {
  const { slug, topic, topicSlug } = claim;
  return {
    slug,
    quote: claim.quote,
    claimant: { slug: claim.claimantSlug, name: claim.claimant },
    topic: topic === null || topicSlug === null ? null : { slug: topicSlug, name: topic },
    saidOn: claim.saidOn,
    kind: claim.kind,
    claimed: claim.claimed,
    headline: listedHeadline(claim),
    verdicts: {
      said: short({ ...listedAt(claim, 'said'), because: claim.becauseSaid }),
      now: short({ ...listedAt(claim, 'now'), because: claim.becauseNow }),
    },
    revision: claim.revision,
    changedOn: claim.changedOn,
    url: full(urls.claim(slug)),
    apiUrl: full(urls.api.claim(slug)),
    jsonUrl: full(urls.claimJson(slug)),
  };
}

/**
 * A claim in full, as of today or pinned to a revision. Throws a 410 if it was withdrawn, and a 404 if the ledger has
 * no such claim or revision.
 */
export async function claimValue(
  c: C,
  slug: string,
  { rev }: z.infer<typeof claimQuery>,
): Promise<ClaimAnswer> {
  const { database } = c.var.deps;
  const [stored, embedded] = await Promise.all([
    findClaim(database, slug),
    rev === undefined ? null : findEmbed(database, slug, rev),
  ]);
  if (stored === undefined) return notListed(c, slug, rev);
  if (embedded !== null && embedded.state !== 'published') throw noRevision(slug, rev);
  const full = site(c);
  return {
    slug,
    ...(embedded === null ? asOfToday(c, stored) : asPinned(embedded)),
    latestRevision: stored.revision,
    ...happenedTo(stored),
    waiting:
      stored.queued === null
        ? null
        : {
            since: stored.queued.since,
            cause: stored.queued.cause,
            // A verdict on newer figures stays private until an editor publishes it.
            now: stored.queued.cause === 'evidence' ? null : short(stored.queued.now),
          },
    otherTests: stored.otherTests.map((test) => ({
      slug: test.slug,
      kind: test.kind,
      claimed: test.claimed,
      url: full(urls.claim(test.slug)),
      apiUrl: full(urls.api.claim(test.slug)),
    })),
    ...saidValue({ slug, links: stored.links, ...saidOf(c, stored) }, full),
    mergedInto: null,
    ...addressesOf(slug, rev, full),
  };
}

/** Where the page, the data and the history of a claim are. */
function addressesOf(slug: string, rev: number | undefined, full: (path: string) => string) {
  return {
    url: full(urls.claimPinned(slug, rev ?? null)),
    jsonUrl: full(urls.claimJson(slug, undefined, rev)),
    historyUrl: full(urls.history(slug)),
  };
}

/** What was corrected of a claim, and what its claimant was asked and answered. */
function happenedTo({ corrections, replies }: Pick<StoredClaim, 'corrections' | 'replies'>) {
  return {
    corrections: corrections.map((c) => ({
      type: c.type,
      sentence: c.sentence,
      fromRevision: c.fromRevision,
      toRevision: c.toRevision,
      before: bothShort(c.before),
      after: bothShort(c.after),
      at: c.at,
      withoutSecondReader: c.withoutSecondReader,
    })),
    replies: replies.map(({ askedOn, channel, deadline, answers }) => ({
      askedOn,
      channel,
      deadline,
      answers: answers.map(({ text, on }) => ({ text, on })),
    })),
  };
}

function noRevision(slug: string, rev: number | undefined): HttpError {
  return new HttpError('not-found', `The claim “${slug.slice(0, 100)}” has no published revision ${rev}.`);
}

/**
 * Answers for a slug without a listed claim: with the claim that it went into, as of today, or with its own revision if one is
 * asked for. Throws a 410 if it was withdrawn, and a 404 if there never was one.
 */
async function notListed(c: C, slug: string, rev: number | undefined): Promise<ClaimAnswer> {
  const { database } = c.var.deps;
  const { lead, withdrawn } = await findUnlisted(database, slug);
  if (lead !== undefined && rev === undefined) return claimValue(c, lead, {});
  if (lead !== undefined && rev !== undefined) return mergedValue(c, slug, rev, lead);
  throw withdrawn === undefined
    ? new HttpError('not-found', `The ledger has no claim “${slug.slice(0, 100)}”.`)
    : new HttpError('gone', `This claim was withdrawn on ${dateInWords(dayOf(c, withdrawn.at))}.`);
}

/** A revision of a claim that went into another, as it was published: with its own words alone, since who said it too is told there. */
async function mergedValue(c: C, slug: string, rev: number, into: string): Promise<ClaimAnswer> {
  const found = await findRevision(c.var.deps.database, slug, rev);
  if ('published' in found || found.embedded.state !== 'published') throw noRevision(slug, rev);
  const { embedded, shown, corrections, later, replies } = found;
  const { claim, claimantSlug, verdicts } = shown;
  const told = toldSayings(claim, { slug: claimantSlug, name: claim.claimant.name }, []);
  const full = site(c);
  return {
    slug,
    ...asPinned(embedded),
    latestRevision: embedded.latest.revision,
    ...happenedTo({ corrections: [...later, ...corrections], replies }),
    waiting: null,
    otherTests: [],
    ...saidValue({ slug, links: [], told, verdicts: new Map([[null, verdicts]]) }, full),
    mergedInto: { slug: into, url: full(urls.claim(into)), apiUrl: full(urls.api.claim(into)) },
    ...addressesOf(slug, rev, full),
  };
}

type Shown = Omit<
  ClaimAnswer,
  | 'slug'
  | 'latestRevision'
  | 'corrections'
  | 'replies'
  | 'waiting'
  | 'otherTests'
  | 'sayings'
  | 'saidTimes'
  | 'saidBy'
  | 'first'
  | 'last'
  | 'links'
  | 'mergedInto'
  | 'url'
  | 'jsonUrl'
  | 'historyUrl'
>;

/** The course of what is published: of verdicts by another method, what is known of it are the verdicts of both clocks. */
function courseShown(bundle: Bundle, { said, now }: Clocks): Shown['course'] {
  if (said.method === METHOD && now.method === METHOD) return courseOf(bundle, now.asOf);
  const entry = (verdict: Verdict) => ({
    from: verdict.asOf,
    finding: verdict.finding,
    word: wordOfVerdict(verdict),
  });
  const [first, second] = [entry(said), entry(now)];
  return first.finding === second.finding && first.word === second.word ? [first] : [first, second];
}

function asOfToday(c: C, stored: StoredClaim): Shown {
  const verdicts = clocksOf(c, stored);
  const claim = withSayings(stored.claim, stored.sayings);
  const bundle = assembleBundle(claim, stored.series, stored.sources, verdicts.now.asOf);
  const when = whenOf(c, stored, verdicts.now);
  return {
    revision: stored.revision,
    publishedAt: stored.recordedAt,
    isPinned: false,
    changed: null,
    claimant: { slug: stored.claimantSlug, name: stored.claim.claimant.name },
    topic: stored.topic?.name ?? null,
    headline: headlineOf(verdicts),
    verdicts,
    course: courseShown(bundle, verdicts),
    whenKnown: when === null ? null : whenKnownSentence(when),
    bundle,
    context: stored.context,
    withoutSecondReader: stored.withoutSecondReader,
  };
}

function asPinned({ shown, changed }: Embedded & { state: 'published' }): Shown {
  const { verdicts } = shown;
  const bundle = assembleBundle(shown.claim, shown.series, shown.sources, verdicts.now.asOf);
  return {
    revision: shown.revision,
    publishedAt: shown.revisedAt,
    isPinned: true,
    changed:
      changed === null ? null : { at: changed.at, headline: headlineOf(changed), now: shortOf(changed.now) },
    claimant: { slug: shown.claimantSlug, name: shown.claim.claimant.name },
    topic: shown.topic,
    headline: headlineOf(verdicts),
    verdicts,
    course: courseShown(bundle, verdicts),
    whenKnown: null,
    bundle,
    context: shown.context,
    withoutSecondReader: shown.withoutSecondReader,
  };
}

/** Series in the order of their ids, and the place after the last of them. */
export async function allSeriesValue(
  c: C,
  { after, limit }: z.infer<typeof seriesQuery>,
): Promise<z.infer<typeof seriesListSchema>> {
  const found = await seriesAfter(c.var.deps.database, after ?? null, limit + 1);
  const series = found.slice(0, limit);
  const goesOn = found.length > limit ? (series[series.length - 1]?.id ?? null) : null;
  const full = site(c);
  return {
    series: series.map((one) => seriesItem(one, full)),
    after: goesOn,
    next: goesOn === null ? null : full(urls.api.allSeries({ after: goesOn, limit })),
  };
}

function seriesItem(one: ListedSeries, full: (path: string) => string) {
  return {
    id: one.id,
    title: one.title,
    measure: one.measure,
    unit: one.unit,
    place: one.place,
    frequency: one.frequency,
    observations: one.observations,
    firstDate: one.firstDate,
    lastDate: one.lastDate,
    claims: one.claims,
    ...seriesLinks(one, full),
    apiUrl: full(urls.api.series(one.id)),
  };
}

function seriesLinks({ id }: Pick<ListedSeries, 'id'>, full: (path: string) => string) {
  return {
    url: full(urls.series(id)),
    csvUrl: full(urls.seriesCsv(id)),
    packageUrl: full(urls.seriesPackage(id)),
  };
}

/** A series in full. Throws a 404 if none has the id. */
export async function seriesValue(c: C, id: string): Promise<z.infer<typeof seriesAnswerSchema>> {
  const found = await findSeries(c.var.deps.database, id);
  if (found === undefined)
    throw new HttpError('not-found', `The ledger has no series “${id.slice(0, 100)}”.`);
  const full = site(c);
  return {
    series: { ...found.series, observations: inOrder(found.series.observations) },
    sources: found.sources,
    claims: found.claims.map((claim) => ({
      slug: claim.slug,
      quote: claim.quote,
      claimant: claim.claimant,
      saidOn: claim.saidOn,
      headline: listedHeadline(claim),
      said: listedAt(claim, 'said'),
      now: listedAt(claim, 'now'),
      apiUrl: full(urls.api.claim(claim.slug)),
    })),
    ...seriesLinks({ id }, full),
  };
}
