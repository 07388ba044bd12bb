/** Claims: lists, a claim's page and bundle, its history. Each handler gathers, decides and draws. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { assembleBundle } from '../../../claims/bundle.ts';
import { saidBy, withSayings } from '../../../claims/sayings/saying.ts';
import type { Clocks, Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { findClaim, type StoredClaim } from '../../../db/ledger/stored-claim.ts';
import { nearMatches } from '../../../db/readers/claims.ts';
import { findUnlisted } from '../../../db/readers/corrections.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { claimPage } from '../../../views/pages/claim/page.ts';
import { historyPage } from '../../../views/pages/history.ts';
import { withdrawnPage } from '../../../views/pages/withdrawn.ts';

import { urls } from '../../../views/parts/urls.ts';

import { askedDay, asof } from '../../http/asof.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, dayOf, siteOf, todayOf } from '../../http/context.ts';
import { asksForPage, HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { CHART_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { ClaimMoved } from '../../http/moved.ts';
import { readQuery, revisionOf } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { saidOnPage } from '../../http/sayings.ts';
import { storedOnPage } from '../../http/stored-page.ts';
import { clocksOf, courseOfStored, verdictOf } from '../../http/verdicts.ts';
import { whenOf } from '../../http/when-known.ts';
import { chartScript } from './assets.ts';
import { type AskedRevision, revisionJson, revisionPage } from './revision.ts';

/** What the page of a claim and its bundle depend on. */
const claimQuery = z.object({ asof, rev: z.string().optional() });

/** Claims, claimants and topics: `/claims`, `/claims/SLUG` with `.json` and `/history`, `/claimants/SLUG`, `/topics/SLUG`. */
export function claimRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/claims/:slug', kept(claimQuery, { keepsEmpty: true }), (c) => {
      const slug = c.req.param('slug');
      return slug.endsWith('.json') ? claimJson(c, slug.slice(0, -'.json'.length)) : claim(c, slug);
    })
    .get('/claims/:slug/history', kept(), (c) => history(c, c.req.param('slug')));
}

/**
 * Answers for a slug without a published claim. If it was withdrawn, a browser gets a page that says so, and a program a 410. Throws
 * `ClaimMoved` if it went into another, and if there never was one a 404 that names claims with similar slugs.
 */
async function notPublished(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { lead, withdrawn } = await findUnlisted(c.var.deps.database, slug);
  if (lead !== undefined) throw new ClaimMoved(slug, lead);
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

/** The revision that `rev` names, if it is there. */
function revisionAsked(c: Context<AppEnv>): AskedRevision | undefined {
  const { rev, asof } = readQuery(c, claimQuery, { keepsEmpty: true });
  return rev === undefined ? undefined : { rev: revisionOf(rev), written: rev, asof };
}

/** The day that `asof` names; undefined if it is not there. Throws a 400 unless it is a day between the claim and today. */
function dayAsked(c: Context<AppEnv>, saidOn: string): string | undefined {
  const given = readQuery(c, claimQuery, { keepsEmpty: true }).asof;
  return given === undefined ? undefined : askedDay(c, given, saidOn);
}

/** The verdicts that a page shows: by both clocks, or that of the words with that of a day, and then today's besides. */
function shownOf(
  c: Context<AppEnv>,
  stored: StoredClaim,
  asked: string | undefined,
): Clocks & { today?: Verdict } {
  const clocks = clocksOf(c, stored);
  return asked === undefined
    ? clocks
    : {
        said: verdictOf(c, stored, stored.claim.saidOn),
        now: verdictOf(c, stored, asked),
        today: clocks.now,
      };
}

async function claim(c: Context<AppEnv>, slug: string): Promise<Response> {
  const pinned = revisionAsked(c);
  if (pinned !== undefined) return (await revisionPage(c, slug, pinned)) ?? notPublished(c, slug);
  const stored = await findClaim(c.var.deps.database, slug);
  if (stored === undefined) return notPublished(c, slug);
  const asked = dayAsked(c, stored.claim.saidOn);
  const today = todayOf(c);
  return answer(c, {
    type: 'html',
    policy: 'claim',
    version: `${stored.version}-${asked ?? 'now'}`,
    headers: CHART_HEADERS,
    body: () => {
      const { said, now, today: todays } = shownOf(c, stored, asked);
      const { published, otherMethod } = stored;
      // The evidence is that of the published verdict, so that only the calendar can have changed it.
      const publishedNow =
        asked !== undefined ||
        published === null ||
        otherMethod !== null ||
        published.findingNow === now.finding
          ? null
          : { finding: published.findingNow, on: published.on };
      return claimPage({
        ...storedOnPage(c, stored),
        bundle: assembleBundle(stored.claim, stored.series, stored.sources, asked ?? today),
        said,
        now,
        today: todays,
        rev: null,
        asof: asked,
        // What is told is what was published, unless time alone has moved it since, or an earlier day was asked for.
        citedAt:
          asked === undefined && publishedNow === null
            ? urls.claimPinned(slug, stored.revision, now.asOf)
            : urls.claim(slug, asked ?? today),
        otherMethod: otherMethod?.now.method ?? null,
        publishedNow,
        otherSide: stored.otherSide,
        when: asked === undefined ? whenOf(c, stored, now) : null,
        chartScript,
        course: asked === undefined ? courseOfStored(c, stored) : null,
        ...saidOnPage(c, stored, now),
      });
    },
  });
}

async function claimJson(c: Context<AppEnv>, slug: string): Promise<Response> {
  const pinned = revisionAsked(c);
  if (pinned !== undefined) return (await revisionJson(c, slug, pinned)) ?? notPublished(c, slug);
  const stored = await findClaim(c.var.deps.database, slug);
  if (stored === undefined) return notPublished(c, slug);
  const asked = dayAsked(c, stored.claim.saidOn);
  return answer(c, {
    type: 'json',
    policy: 'claim',
    version: `${stored.version}-${asked ?? 'now'}`,
    body: () => {
      const verdict = asked === undefined ? clocksOf(c, stored).now : verdictOf(c, stored, asked);
      // Of an earlier day the bundle has what had been said by then.
      const claim = withSayings(stored.claim, saidBy(stored.sayings, verdict.asOf));
      const bundle = assembleBundle(claim, stored.series, stored.sources, verdict.asOf);
      return JSON.stringify({ bundle, verdict });
    },
  });
}

async function history(c: Context<AppEnv>, slug: string): Promise<Response> {
  const found = await claimHistory(c.var.deps.database, slug);
  if (found === undefined) throw await noClaim(c, slug);
  const { entries, corrections, withdrawn, into } = found;
  return answer(c, {
    type: 'html',
    policy: 'claim',
    // Each of these is only ever added to.
    version: contentHash(
      JSON.stringify([
        entries.map((e) => [e.revision, e.rulings.length]),
        corrections.length,
        withdrawn,
        into,
      ]),
    ),
    body: () => historyPage({ site: siteOf(c), slug, entries, corrections, withdrawn, into }),
  });
}
