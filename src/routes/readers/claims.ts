/** Claims: lists, a claim's page and bundle, its history. Each handler gathers, decides and draws. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { assembleBundle } from '../../../claims/bundle.ts';
import type { ListedClaim } from '../../../claims/editorial/listed-claim.ts';
import { isDate } from '../../../claims/exact/calendar.ts';
import { WORD_NAMES } from '../../../claims/verdict/reader-words.ts';
import { FINDINGS } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { findClaim, type StoredClaim } from '../../../db/ledger/stored-claim.ts';
import {
  findGroup,
  listClaims,
  MATCH_END,
  MATCH_START,
  nearMatches,
  PAGE_SIZE,
} from '../../../db/readers/claims.ts';
import { findWithdrawn } from '../../../db/readers/corrections.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { claimPage } from '../../../views/pages/claim/page.ts';
import { historyPage } from '../../../views/pages/history.ts';
import { claimsPage, groupPage, marked } from '../../../views/pages/lists.ts';
import { withdrawnPage } from '../../../views/pages/withdrawn.ts';

import { urls } from '../../../views/parts/urls.ts';

import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, dayOf, siteOf, todayOf } from '../../http/context.ts';
import { asksForPage, HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { CHART_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { page, quoted, readQuery, requirePage, revision, typed } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { clocksOf, courseOfStored, verdictOf } from '../../http/verdicts.ts';
import { chartScript } from './assets.ts';

/** The longest search that is read, in characters. */
const MAX_SEARCH = 200;

const listQuery = z.object({
  page,
  q: typed(MAX_SEARCH),
  claimant: z.string().optional(),
  topic: z.string().optional(),
  word: z
    .enum(WORD_NAMES, {
      error: ({ input }) => `There is no verdict “${quoted(input, 60)}”: choose one from the list.`,
    })
    .optional(),
  finding: z
    .enum(FINDINGS, {
      error: ({ input }) => `There is no finding “${quoted(input, 60)}”: choose one from the list.`,
    })
    .optional(),
});

const groupQuery = z.object({ page });
const asofQuery = z.object({ asof: z.string().optional() });
const pinQuery = z.object({ rev: revision });
/** What the page of a claim and its bundle depend on. */
const claimQuery = asofQuery.extend(pinQuery.shape);

/** Claims, claimants and topics: `/claims`, `/claims/SLUG` with `.json` and `/history`, `/claimants/SLUG`, `/topics/SLUG`. */
export function claimRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/claims', kept(listQuery), list)
    .get('/claims/:slug', kept(claimQuery, { keepsEmpty: true }), (c) => {
      const slug = c.req.param('slug');
      return slug.endsWith('.json') ? claimJson(c, slug.slice(0, -'.json'.length)) : claim(c, slug);
    })
    .get('/claims/:slug/history', kept(), (c) => history(c, c.req.param('slug')))
    .get('/claimants/:slug', kept(groupQuery), (c) => group(c, 'claimant', c.req.param('slug')))
    .get('/topics/:slug', kept(groupQuery), (c) => group(c, 'topic', c.req.param('slug')));
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, q, ...filter } = readQuery(c, listQuery);
  const query = { ...filter, q: q === '' ? undefined : q };
  const { claims, total, topics, claimants, words } = await listClaims(c.var.deps.database, query, page);
  const moved = movedTo(claims, query.claimant);
  if (moved !== undefined) return movedOn(c, urls.claims({ ...query, claimant: moved, page }));
  requirePage(page, Math.ceil(total / PAGE_SIZE));
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([claims, total, topics, claimants, words])),
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
        words,
      }),
  });
}

function withMarks(claim: ListedClaim) {
  return { ...claim, quote: marked(claim.quote, MATCH_START, MATCH_END) };
}

/** The claimant under whose name claims are listed by now, if that is not the one that was asked for. */
function movedTo(claims: readonly ListedClaim[], asked: string | undefined): string | undefined {
  const [first] = claims;
  return asked === undefined || first === undefined || first.claimantSlug === asked
    ? undefined
    : first.claimantSlug;
}

/** Sends on for good from an address whose claims are under another name by now. */
function movedOn(c: Context<AppEnv>, address: string): Response {
  // The old name may get claims again, so that no browser may keep this for ever.
  c.header('Cache-Control', NO_STORE);
  return c.redirect(address, 301);
}

async function group(c: Context<AppEnv>, kind: 'claimant' | 'topic', slug: string): Promise<Response> {
  const { page } = readQuery(c, groupQuery);
  const found = await findGroup(c.var.deps.database, kind, slug, page);
  if (found === undefined)
    throw new HttpError('not-found', `The ledger has no ${kind} “${slug.slice(0, 100)}”.`);
  const moved = kind === 'claimant' ? movedTo(found.claims, slug) : undefined;
  if (moved !== undefined) return movedOn(c, urls.claimant(moved, page));
  requirePage(page, Math.ceil(found.total / PAGE_SIZE));
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify(found)),
    body: () => groupPage({ site: siteOf(c), kind, slug, ...found, page, pageSize: PAGE_SIZE }),
  });
}

/**
 * Answers for a slug without a published claim. If the claim was withdrawn, a browser gets a page that says so, and a
 * program a 410. If there never was one, throws a 404 that names claims with similar slugs.
 */
async function notPublished(c: Context<AppEnv>, slug: string): Promise<Response> {
  const withdrawn = await findWithdrawn(c.var.deps.database, slug);
  if (withdrawn === undefined) throw await noClaim(c, slug);
  if (!asksForPage(c))
    throw new HttpError('gone', `This claim was withdrawn on ${dateInWords(dayOf(c, withdrawn.at))}.`);
  // The store knows answers by address alone, and this address has two.
  const headers = { 'Cache-Control': NO_STORE, Vary: 'Accept' };
  return c.html(withdrawnPage({ site: siteOf(c), ...withdrawn }), 200, headers);
}

/** The 404 of a slug that no claim has, with claims of similar slugs. */
async function noClaim(c: Context<AppEnv>, slug: string): Promise<HttpError> {
  const near = await nearMatches(c.var.deps.database, slug.slice(0, 200));
  return new HttpError('not-found', `The ledger has no claim “${slug.slice(0, 100)}”.`, { near });
}

/** A day with a verdict on a claim: from the day on which it was said to today. */
function dayWithVerdict(saidOn: string, today: string) {
  return z
    .string()
    .refine(isDate, {
      error: ({ input }) =>
        `“asof” is “${quoted(input)}”, which is no day of the calendar: write it as YYYY-MM-DD, such as ${saidOn}.`,
      abort: true,
    })
    .refine((day) => day >= saidOn, {
      error: ({ input }) =>
        `The claim was made on ${dateInWords(saidOn)}: there is no verdict on it as of ${dateInWords(String(input))}, which is before.`,
      abort: true,
    })
    .refine((day) => day <= today, {
      error: ({ input }) =>
        `${dateInWords(String(input))} has not come: the last day with a verdict is today, ${dateInWords(today)}.`,
    });
}

/** The day that `?asof=` asks for; null for today. Throws a 400 unless it is a day between the claim and today. */
function askedDay(c: Context<AppEnv>, saidOn: string): string | null {
  const today = todayOf(c);
  const given = readQuery(c, asofQuery, { keepsEmpty: true });
  // To make the schema of a claim's days takes longer than to read by it, and few requests name a day.
  if (given.asof === undefined) return null;
  const { asof } = readQuery(c, z.object({ asof: dayWithVerdict(saidOn, today) }), { keepsEmpty: true });
  return asof === today ? null : asof;
}

/** The published revision that `rev` pins the page's embeds to; null if it names none. The page itself is today's. */
function pinnedOf(c: Context<AppEnv>, stored: StoredClaim): number | null {
  const { rev } = readQuery(c, pinQuery);
  return typeof rev === 'number' && rev <= stored.revision ? rev : null;
}

async function claim(c: Context<AppEnv>, slug: string): Promise<Response> {
  const stored = await findClaim(c.var.deps.database, slug);
  if (stored === undefined) return notPublished(c, slug);
  const asked = askedDay(c, stored.claim.saidOn);
  const today = todayOf(c);
  const rev = pinnedOf(c, stored);
  return answer(c, {
    type: 'html',
    policy: 'claim',
    version: `${stored.version}-${asked ?? 'now'}${rev === null ? '' : `-${rev}`}`,
    headers: CHART_HEADERS,
    body: () => {
      const { said, now } = clocksOf(c, stored);
      const { published, otherMethod } = stored;
      return claimPage({
        site: siteOf(c),
        bundle: assembleBundle(stored.claim, stored.series, stored.sources, asked ?? today),
        claimantSlug: stored.claimantSlug,
        isKnownBody: stored.isKnownBody,
        topic: stored.topic,
        revision: stored.revision,
        revisedOn: dayOf(c, stored.recordedAt),
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
        otherTests: stored.otherTests,
        chartScript,
        course: asked === null ? courseOfStored(c, stored) : null,
        // The evidence is that of the published verdict, so that only the calendar can have changed it.
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
