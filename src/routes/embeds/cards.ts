/**
 * What other sites show of claims: the card, the strip of several, the custom element, and their style sheet. What an
 * address asks for is looked up in our own lists; of the address itself, the answer repeats only the names of claims
 * that were not found.
 */

import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import { assembleBundle, inOrder } from '../../../claims/bundle.ts';
import { findSeries } from '../../../db/readers/evidence.ts';
import { cardPage, noCard, withdrawnCard } from '../../../views/embed/card.ts';
import type { EmbedSite } from '../../../views/embed/frame.ts';
import { seriesCard } from '../../../views/embed/series-card.ts';
import { stripPage } from '../../../views/embed/strip.ts';
import { EMBED_STYLE } from '../../../views/embed/style.ts';
import type { Html } from '../../../views/parts/html.ts';
import { clip } from '../../../views/parts/layout.ts';
import { urls } from '../../../views/parts/urls.ts';
import { EMBED_SCRIPT, FRAME_SCRIPT } from '../../generated/embed-script.ts';
import { PAST_EMBED_SCRIPTS } from '../../generated/embed-script-past.ts';
import { asof } from '../../http/asof.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, originOf, todayOf, zoneOf } from '../../http/context.ts';
import { answerError, asHttpError, HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { EMBED_HEADERS, SECURITY_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { ClaimMoved, movedClaim } from '../../http/moved.ts';
import { readQuery, revisionOf } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { findShown, refusedDay, saidBesides, theme, verdictsShown, versionOf } from './shown.ts';
import { stripItems } from './strips.ts';

const themeQuery = z.object({ theme });

const cardQuery = themeQuery.extend({ rev: z.string().optional(), asof });
const stripQuery = themeQuery.extend({
  claims: z.string().default(''),
  rev: z.string().default(''),
  asof,
});

const embedStyleHash = contentHash(EMBED_STYLE);
/** Every released version of the custom element, by the hash by which articles name it. */
const scripts = new Map([EMBED_SCRIPT, ...PAST_EMBED_SCRIPTS].map((code) => [contentHash(code), code]));

/** Cards, strips, the custom element, and their files. Mount them before the files of the pages. */
export function embedRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/embed', kept(stripQuery), strip)
    .get('/embed/evidence/:id', kept(themeQuery), (c) => seriesFrame(c, c.req.param('id')))
    .get('/embed/:slug', kept(cardQuery), (c) => card(c, c.req.param('slug')))
    .get('/embed.js', kept(), (c) => script(c, undefined))
    .get('/:name{embed\\.[a-z0-9]+\\.js}', kept(), (c) => script(c, c.req.param('name').split('.')[1]))
    .get('/assets/:name{embed-[a-z0-9]+\\.css}', kept(), (c) => {
      if (c.req.path !== urls.embedStyle(embedStyleHash))
        throw new HttpError('not-found', 'There is no file at this address.');
      return answer(c, {
        type: 'css',
        policy: 'asset',
        version: embedStyleHash,
        body: () => EMBED_STYLE,
      });
    })
    .onError(async (error, c) => {
      if (error instanceof ClaimMoved) return movedClaim(c, error);
      const known = asHttpError(error, crypto.randomUUID().slice(0, 8));
      const answered = await answerError(c, known);
      if (!/^\/embed(?:\/|$)/.test(c.req.path)) return answered;
      // An error is shown in another site's frame too.
      const page = noCard({
        site: siteOfEmbeds(c),
        theme: readQuery(c, themeQuery).theme,
        message: 'The ledger cannot be reached just now. The verdict will show here again soon.',
        link: { href: urls.home(), text: 'The ledger' },
      });
      const retry = answered.headers.get('Retry-After');
      return c.html(page, answered.status as ContentfulStatusCode, {
        ...SECURITY_HEADERS,
        ...EMBED_HEADERS.card,
        'Cache-Control': NO_STORE,
        ...(retry === null ? {} : { 'Retry-After': retry }),
      });
    });
}

function siteOfEmbeds(c: Context<AppEnv>): EmbedSite {
  return { origin: originOf(c), styleHash: embedStyleHash, zone: zoneOf(c), script: FRAME_SCRIPT };
}

/** The newest version of the custom element; or the one of a hash, which never changes. */
function script(c: Context<AppEnv>, hash: string | undefined): Response {
  const code = hash === undefined ? EMBED_SCRIPT : scripts.get(hash);
  if (code === undefined)
    throw new HttpError('not-found', 'There is no version of this script at this address.');
  return answer(c, {
    type: 'js',
    policy: hash === undefined ? 'embed' : 'asset',
    version: contentHash(code),
    body: () => code,
  });
}

/** A small page in place of a card, which says what is missing. */
function missing(
  c: Context<AppEnv>,
  message: string,
  link: { href: string; text: string },
  status: 400 | 404 = 404,
): Response {
  const page = noCard({ site: siteOfEmbeds(c), theme: readQuery(c, themeQuery).theme, message, link });
  return c.html(page, status, { ...SECURITY_HEADERS, ...EMBED_HEADERS.card, 'Cache-Control': NO_STORE });
}

async function card(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { theme, rev: asked, asof } = readQuery(c, cardQuery);
  const rev = asked === undefined ? null : revisionOf(asked);
  const found = await findShown(c, slug, rev === 'unknown' ? null : rev, asof).catch(refusedDay);
  if (found instanceof HttpError)
    return missing(c, found.message, { href: urls.claim(slug), text: 'The claim as it stands' });
  if (rev === 'unknown' || found.state === 'unknown') {
    if (rev === null)
      return missing(c, `The ledger has no published claim “${clip(slug, 100)}”.`, {
        href: urls.claims(),
        text: 'All claims',
      });
    return missing(
      c,
      `This embed is pinned to revision “${clip(asked ?? '', 20)}” of a claim, and the ledger has published no such revision.`,
      { href: urls.claim(slug), text: 'The claim as it stands' },
    );
  }
  const site = siteOfEmbeds(c);
  return answer(c, {
    type: 'html',
    policy: 'embed',
    version: `${theme}-${versionOf(found)}-${asof ?? ''}`,
    headers: EMBED_HEADERS.card,
    body(): Html {
      if (found.state === 'withdrawn') return withdrawnCard({ site, theme, ...found });
      const { shown, changed, isPinned } = found;
      const { said, now } = verdictsShown(c, found, asof);
      return cardPage({
        site,
        theme,
        bundle: assembleBundle(shown.claim, shown.series, shown.sources, now.asOf),
        revision: shown.revision,
        publishedAt: shown.publishedAt,
        isPinned,
        said,
        now,
        changed,
        told: saidBesides(found, asof),
        asof,
      });
    },
  });
}

/** The chart of a series. */
async function seriesFrame(c: Context<AppEnv>, id: string): Promise<Response> {
  const { theme } = readQuery(c, themeQuery);
  const found = await findSeries(c.var.deps.database, id);
  if (found === undefined)
    return missing(c, `The ledger has no series “${clip(id, 100)}”.`, {
      href: urls.evidence(),
      text: 'All series',
    });
  const { series, sources, version } = found;
  return answer(c, {
    type: 'html',
    policy: 'embed',
    version: `${theme}-${version}`,
    headers: EMBED_HEADERS.card,
    body: () =>
      seriesCard({
        site: siteOfEmbeds(c),
        theme,
        series: { ...series, observations: inOrder(series.observations) },
        sources,
        today: todayOf(c),
      }),
  });
}

async function strip(c: Context<AppEnv>): Promise<Response> {
  const { theme, asof, ...asked } = readQuery(c, stripQuery);
  if (asof !== undefined)
    return missing(
      c,
      'A strip shows no other day than today: leave “asof” out, or pin a claim to a revision by “@” and its number.',
      { href: urls.claims(), text: 'All claims' },
      400,
    );
  const { name, items, version } = await stripItems(c, asked);
  if (items.length === 0)
    return missing(
      c,
      'No claim is named: the address ends in “?claims=” and the names of claims, with commas between them.',
      {
        href: urls.claims(),
        text: 'All claims',
      },
    );
  return answer(c, {
    type: 'html',
    policy: 'embed',
    version: contentHash(`${theme} ${version}`),
    headers: EMBED_HEADERS.card,
    isKept: items.every(({ state }) => state !== 'unknown'),
    body: () => stripPage({ site: siteOfEmbeds(c), theme, name, items }),
  });
}
