/** The claims: lists, a claim's page and bundle, its history. Each gathers, decides and draws. */

import { type Context, Hono } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { isDate } from '../../../claims/exact/calendar.ts';
import { type Clocks, FINDINGS, type Finding, type Verdict } from '../../../claims/verdict.ts';
import { count, dateInWords } from '../../../claims/words/words.ts';
import { findClaim, type StoredClaim } from '../../../db/ledger/stored-claim.ts';
import {
  findGroup,
  type ListedClaim,
  listClaims,
  MATCH_END,
  MATCH_START,
  nearMatches,
  PAGE_SIZE,
} from '../../../db/readers/claims.ts';
import { findWithdrawn } from '../../../db/readers/corrections.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { claimPage } from '../../../views/pages/claim.ts';
import { historyPage } from '../../../views/pages/history.ts';
import { claimsPage, groupPage, marked } from '../../../views/pages/lists.ts';
import { withdrawnPage } from '../../../views/pages/withdrawn.ts';
import { MAX_PAGES } from '../../../views/parts/pager.ts';
import { dayOf, NO_STORE } from '../../http/cache.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { asksForPage, HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { answer } from '../../http/respond.ts';
import { revisionOf } from '../embeds/embedding.ts';

/** Claims, claimants and topics: `/claims`, `/claims/SLUG` with `.json` and `/history`, `/claimants/SLUG`, `/topics/SLUG`. */
export function claimRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/claims', list)
    .get('/claims/:slug', (c) => {
      const slug = c.req.param('slug');
      return slug.endsWith('.json') ? claimJson(c, slug.slice(0, -'.json'.length)) : claim(c, slug);
    })
    .get('/claims/:slug/history', (c) => history(c, c.req.param('slug')))
    .get('/claimants/:slug', (c) => group(c, 'claimant', c.req.param('slug')))
    .get('/topics/:slug', (c) => group(c, 'topic', c.req.param('slug')));
}

/** The page number of a query, from 1. Throws where it is none. */
export function pageOf(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  const page = Number(text);
  if (!/^\d{1,4}$/.test(text) || page < 1)
    throw new HttpError(
      'bad-request',
      `“page” is ${JSON.stringify(text.slice(0, 40))}: write a whole number from 1.`,
    );
  if (page > MAX_PAGES)
    throw new HttpError(
      'bad-request',
      `Lists are shown up to page ${MAX_PAGES}: search or filter to find what lies beyond.`,
    );
  return page;
}

/** The longest search that is looked at. */
const MAX_SEARCH = 200;

async function list(c: Context<AppEnv>): Promise<Response> {
  const { q, claimant, topic, finding, page: pageText } = c.req.query();
  const page = pageOf(pageText);
  if (finding !== undefined && finding !== '' && !FINDINGS.some((known) => known === finding)) {
    throw new HttpError(
      'bad-request',
      `There is no finding “${finding.slice(0, 60)}”: choose one of the list.`,
    );
  }
  const query = {
    q: q?.slice(0, MAX_SEARCH).trim() || undefined,
    claimant: claimant || undefined,
    topic: topic || undefined,
    finding: (finding || undefined) as Finding | undefined,
  };
  const { claims, total, topics, claimants } = await listClaims(c.var.deps.database, query, page);
  assertPage(page, total);
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([claims, total, topics, claimants])),
    body: () =>
      claimsPage({
        site: siteOf(c),
        query,
        claims: query.q === undefined ? claims : claims.map(withMarks),
        total,
        page,
        pageSize: PAGE_SIZE,
        topics,
        claimants,
      }),
  });
}

/** Refuses a page beyond the last. */
function assertPage(page: number, total: number): void {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page > pages)
    throw new HttpError(
      'not-found',
      `This list has ${count(pages, 'page')}, and ${page} is not one of them.`,
    );
}

function withMarks(claim: ListedClaim) {
  return { ...claim, quote: marked(claim.quote, MATCH_START, MATCH_END) };
}

async function group(c: Context<AppEnv>, kind: 'claimant' | 'topic', slug: string): Promise<Response> {
  const page = pageOf(c.req.query('page'));
  const found = await findGroup(c.var.deps.database, kind, slug, page);
  if (found === undefined)
    throw new HttpError('not-found', `The ledger has no ${kind} “${slug.slice(0, 100)}”.`);
  assertPage(page, found.total);
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify(found)),
    body: () => groupPage({ site: siteOf(c), kind, slug, ...found, page, pageSize: PAGE_SIZE }),
  });
}

/**
 * What a slug without a published claim is answered with: of a claim that was withdrawn the page that says so, to
 * a browser. Throws a 410 where a program asks for it, and a 404 that names claims which may have been meant
 * where there was none.
 */
async function notPublished(c: Context<AppEnv>, slug: string): Promise<Response> {
  const withdrawn = await findWithdrawn(c.var.deps.database, slug);
  if (withdrawn === undefined) throw await noClaim(c, slug);
  if (!asksForPage(c))
    throw new HttpError('gone', `This claim was withdrawn on ${dateInWords(withdrawn.at.slice(0, 10))}.`);
  // What is kept is told apart by address alone, and this address has two answers.
  const headers = { 'Cache-Control': NO_STORE, Vary: 'Accept' };
  return c.html(withdrawnPage({ site: siteOf(c), ...withdrawn }), 200, headers);
}

/** The 404 of a slug that no claim has, with claims that may have been meant. */
async function noClaim(c: Context<AppEnv>, slug: string): Promise<HttpError> {
  const near = await nearMatches(c.var.deps.database, slug.slice(0, 200));
  return new HttpError('not-found', `The ledger has no claim “${slug.slice(0, 100)}”.`, { near });
}

/** The day that `?asof=` asks for; null where it does not ask. Throws where it is no day between the claim and today. */
function askedDay(c: Context<AppEnv>, saidOn: string): string | null {
  const asked = c.req.query('asof');
  if (asked === undefined) return null;
  const today = dayOf(c.var.now);
  const shown = asked.slice(0, 40);
  if (!isDate(asked))
    throw new HttpError(
      'bad-request',
      `“asof” is “${shown}”, which is no day of the calendar: write it as YYYY-MM-DD, such as ${saidOn}.`,
    );
  if (asked < saidOn)
    throw new HttpError(
      'bad-request',
      `The claim was made on ${dateInWords(saidOn)}: there is no verdict on it as of ${dateInWords(asked)}, which is before.`,
    );
  if (asked > today)
    throw new HttpError(
      'bad-request',
      `${dateInWords(asked)} has not come: the last day with a verdict is today, ${dateInWords(today)}.`,
    );
  return asked === today ? null : asked;
}

/** The verdicts of both clocks: as published, where that was by another method, and else computed. */
export function clocksOf(c: Context<AppEnv>, stored: StoredClaim): Clocks {
  return (
    stored.otherMethod ?? {
      said: verdictOf(c, stored, stored.claim.saidOn),
      now: verdictOf(c, stored, dayOf(c.var.now)),
    }
  );
}

/** The verdict on a stored claim as of a day, by the method of today. */
function verdictOf(c: Context<AppEnv>, stored: StoredClaim, asOf: string): Verdict {
  return c.var.verdicts.get(`${stored.claim.slug} ${stored.version} ${asOf}`, () =>
    evaluateBundle({
      plumbline: 1,
      asOf,
      claim: stored.claim,
      series: stored.series,
      sources: stored.sources,
    }),
  );
}

/** The published revision that `rev` pins embeds of the page to; null where it names none. The page is that of today. */
function pinnedOf(c: Context<AppEnv>, { revision }: StoredClaim): number | null {
  const rev = revisionOf(c.req.query('rev'));
  return typeof rev === 'number' && rev <= revision ? rev : null;
}

async function claim(c: Context<AppEnv>, slug: string): Promise<Response> {
  const stored = await findClaim(c.var.deps.database, slug);
  if (stored === undefined) return notPublished(c, slug);
  const asked = askedDay(c, stored.claim.saidOn);
  const today = dayOf(c.var.now);
  const rev = pinnedOf(c, stored);
  return answer(c, {
    type: 'html',
    policy: 'claim',
    version: `${stored.version}-${asked ?? 'now'}${rev === null ? '' : `-${rev}`}`,
    body: () => {
      const { said, now } = clocksOf(c, stored);
      const { published, otherMethod } = stored;
      return claimPage({
        site: siteOf(c),
        bundle: assembleBundle(stored.claim, stored.series, stored.sources, asked ?? today),
        claimantSlug: stored.claimantSlug,
        topic: stored.topic,
        revision: stored.revision,
        revisedOn: stored.recordedAt.slice(0, 10),
        publishedAt: stored.publishedAt,
        changedAt: stored.changedAt,
        said,
        now,
        asked: asked === null ? null : verdictOf(c, stored, asked),
        rev,
        isOtherMethod: otherMethod !== null,
        context: stored.context,
        withoutSecondReader: stored.withoutSecondReader,
        corrections: stored.corrections,
        replies: stored.replies,
        queued: stored.queued,
        // The evidence is that of the published verdict, so that only the calendar can have moved it.
        publishedNow:
          published === null || otherMethod !== null || published.findingNow === now.finding
            ? null
            : { finding: published.findingNow, on: published.on },
      });
    },
  });
}

async function claimJson(c: Context<AppEnv>, slug: string): Promise<Response> {
  const stored = await findClaim(c.var.deps.database, slug);
  if (stored === undefined) return notPublished(c, slug);
  const asked = askedDay(c, stored.claim.saidOn);
  return answer(c, {
    type: 'json',
    policy: 'claim',
    version: `${stored.version}-${asked ?? 'now'}`,
    body: () => {
      const verdict = asked === null ? clocksOf(c, stored).now : verdictOf(c, stored, asked);
      const bundle = assembleBundle(stored.claim, stored.series, stored.sources, verdict.asOf);
      return JSON.stringify({ bundle, verdict });
    },
  });
}

async function history(c: Context<AppEnv>, slug: string): Promise<Response> {
  const found = await claimHistory(c.var.deps.database, slug);
  if (found === undefined) throw await noClaim(c, slug);
  const { entries, corrections, withdrawn } = found;
  return answer(c, {
    type: 'html',
    policy: 'claim',
    // Each of these is only ever added to.
    version: contentHash(
      JSON.stringify([entries.map((e) => [e.revision, e.rulings.length]), corrections.length, withdrawn]),
    ),
    body: () => historyPage({ site: siteOf(c), slug, entries, corrections, withdrawn }),
  });
}
