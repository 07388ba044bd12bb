/**
 * oEmbed 1.0: what a site shows when somebody pastes an address of the ledger into it: a claim's, a strip's or a series' as
 * a frame, any other page's as a link with its title and picture.
 *
 * The address is only compared, and the answer is made from what the ledger has, so that it repeats nothing of the question. Every address of the newsroom gets the specification's 401, "private", whether or not
 * anything is there. A claim that is not published is answered like one that does not exist, since its name alone could
 * reveal what is being worked on.
 */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { assembleBundle, type PathIssue } from '../../../claims/bundle.ts';
import { count } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { findSeries } from '../../../db/readers/evidence.ts';
import { cardHeights } from '../../../views/embed/height.ts';
import { seriesCardHeights, seriesTitle } from '../../../views/embed/series-card.ts';
import { stripHeight } from '../../../views/embed/strip-height.ts';
import {
  type Asked,
  type Framed,
  framedClaim,
  framedOembed,
  linkOembed,
  type Oembed,
  oembedXml,
  WITHDRAWN_HEIGHT,
} from '../../../views/machines/oembed.ts';
import { urls } from '../../../views/parts/urls.ts';
import { EMBED_INTEGRITY, EMBED_SCRIPT } from '../../generated/embed-script.ts';
import { type AppEnv, originOf, todayOf, zoneOf } from '../../http/context.ts';
import { isPublic } from '../../http/cors.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { ClaimMoved } from '../../http/moved.ts';
import { pageTold } from '../../http/page-told.ts';
import { quoted, readQuery } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { findShown, saidBesides, verdictsShown } from './shown.ts';
import { type StripAsked, stripItems } from './strips.ts';

const elementHash = contentHash(EMBED_SCRIPT);

/** How long a site may keep the answer, in seconds: that long a reader may see an older verdict. */
const CACHE_AGE = 3_600;

/** A parameter that is given once: of several, all but one would be ignored. */
function once(name: string) {
  return z.string({ error: ({ input }) => `“${name}” is given ${[input].flat().length} times.` });
}

/** A whole number from 1, with at most `digits` digits. */
function whole(name: string, digits: number) {
  return once(name)
    .regex(new RegExp(`^[1-9]\\d{0,${digits - 1}}$`), {
      error: ({ input }) => `“${name}” is ${JSON.stringify(quoted(input))}: write a whole number from 1.`,
    })
    .transform(Number)
    .optional();
}

const OTHER_FORMAT = 'oEmbed is answered in the formats json and xml.';

const pin = whole('rev', 6);

const oembedQuery = z.object({
  format: once('format')
    .pipe(z.enum(['json', 'xml'], OTHER_FORMAT))
    .default('json'),
  maxwidth: whole('maxwidth', 15),
  maxheight: whole('maxheight', 15),
  url: once('url')
    .default('')
    .refine((text) => text !== '', {
      error: '“url” is missing: give the address of a claim, URL-encoded.',
      abort: true,
    })
    .refine(
      (text) => URL.canParse(text),
      '“url” is not an address: give that of a claim in full, URL-encoded.',
    )
    .transform((text) => new URL(text)),
  rev: pin,
});

/** oEmbed: `/oembed?url=&format=&maxwidth=&maxheight=&rev=`. */
export function oembedRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/oembed', kept(oembedQuery, { repeated: 'all' }), answerOembed);
}

/** What an address of this site leads to. */
type Target =
  | { of: 'claim'; slug: string; rev: number | undefined; asof: string | undefined }
  | { of: 'strip'; asked: StripAsked }
  | { of: 'series'; id: string }
  | { of: 'page'; path: string };

const CLAIM =
  /^\/(?:claims\/([a-z0-9]+(?:[-._][a-z0-9]+)*)(?:\/embed)?|embed\/([a-z0-9]+(?:[-._][a-z0-9]+)*))\/?$/;
const SERIES = /^\/(?:embed\/)?evidence\/([^/]+)\/?$/;
/** Pages that have no frame of their own: whatever readers may share. */
const PAGE = /^\/(?!embed\b|badge\b|api\/)(?:[\p{L}\p{N}._%-]+(?:\/[\p{L}\p{N}._%-]+){0,2}\/?)?$/u;

/** What is at an address. Throws a 404 if it is not of this site, and a 401 if it is the newsroom's. */
function targetOf(c: Context<AppEnv>, url: URL): Target {
  const { pathname: path, searchParams } = url;
  const isOurs = url.origin === new URL(originOf(c)).origin && url.username === '' && url.password === '';
  if (isOurs && /^\/edit(?:\/|$)/.test(path))
    throw new HttpError('unauthorized', 'The newsroom’s pages are private, and none of them is embedded.');
  if (!isOurs || !isPublic(path) || /\.(?:json|csv|md|svg|png|atom)$/.test(path)) throw noPage();
  const [, page, card] = CLAIM.exec(path) ?? [];
  const slug = page ?? card;
  if (slug !== undefined) return { of: 'claim', slug, rev: pinIn(url), asof: dayIn(url) };
  if (/^\/embed\/?$/.test(path))
    return {
      of: 'strip',
      asked: { claims: searchParams.get('claims') ?? '', rev: searchParams.get('rev') ?? '' },
    };
  const [, id] = SERIES.exec(path) ?? [];
  if (id !== undefined) return { of: 'series', id: decoded(id) };
  if (PAGE.test(path)) return { of: 'page', path };
  throw noPage();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw noPage();
  }
}

/** The error of a day without a verdict, which repeats nothing of the question. Throws all others as they are. */
function withoutQuestion(error: unknown): never {
  if (!(error instanceof HttpError)) throw error;
  throw new HttpError('bad-request', 'The address names a day on which there is no verdict on the claim.');
}

/** The day that the address of a claim names. */
function dayIn(url: URL): string | undefined {
  return url.searchParams.get('asof') ?? undefined;
}

/** The revision that the address of a claim names; undefined if it names none. Throws a 400. */
function pinIn(url: URL): number | undefined {
  const read = pin.safeParse(url.searchParams.get('rev') ?? undefined);
  if (read.success) return read.data;
  throw new HttpError('bad-request', read.error.issues[0]?.message ?? '“rev” cannot be read.');
}

function noPage(): HttpError {
  return new HttpError('not-found', 'There is nothing of this site to embed at that address.');
}

/** Another format is a 501, as the specification has it; whatever else cannot be read is a 400. */
function refusedBy([first]: readonly PathIssue[]): HttpError {
  const message = first?.message ?? '';
  return new HttpError(message === OTHER_FORMAT ? 'not-implemented' : 'bad-request', message);
}

async function answerOembed(c: Context<AppEnv>): Promise<Response> {
  const { format, url, maxwidth, maxheight, rev } = readQuery(c, oembedQuery, {
    repeated: 'all',
    refuse: refusedBy,
  });
  const told = await toldOf(c, targetOf(c, url), rev, {
    origin: originOf(c),
    maxWidth: maxwidth ?? Number.POSITIVE_INFINITY,
    maxHeight: maxheight ?? Number.POSITIVE_INFINITY,
    cacheAge: CACHE_AGE,
    script: { hash: elementHash, integrity: EMBED_INTEGRITY },
  });
  return answer(c, {
    type: format === 'json' ? 'json' : 'oembedXml',
    policy: 'embed',
    version: `${format}-${contentHash(JSON.stringify(told))}`,
    body: () => (format === 'json' ? JSON.stringify(told) : oembedXml(told)),
  });
}

/** The answer on what an address leads to. Throws a 404 if there is no such thing. */
async function toldOf(
  c: Context<AppEnv>,
  target: Target,
  rev: number | undefined,
  asked: Asked,
): Promise<Oembed> {
  switch (target.of) {
    case 'claim':
      return framedOembed(await claimOf(c, { ...target, rev: rev ?? target.rev ?? null }), asked);
    case 'strip':
      return framedOembed(await stripOf(c, target.asked), asked);
    case 'series':
      return framedOembed(await seriesOf(c, target.id), asked);
    case 'page': {
      const page = await pageTold(c, target.path);
      if (page === undefined) throw noPage();
      return linkOembed(page.title, page.picture?.address ?? null, asked);
    }
  }
}

/** The card of a claim that is or was published. */
async function claimOf(
  c: Context<AppEnv>,
  { slug, rev, asof }: { slug: string; rev: number | null; asof: string | undefined },
): Promise<Framed> {
  const found = await findShown(c, slug, rev, asof).catch((error: unknown) =>
    error instanceof ClaimMoved ? error : withoutQuestion(error),
  );
  // The address may stand in articles for ever: what is put into a page now is of where it leads.
  if (found instanceof ClaimMoved) return claimOf(c, { slug: found.into, rev, asof });
  if (found.state === 'unknown') throw noPage();
  if (found.state === 'withdrawn')
    return framedClaim(originOf(c), {
      slug,
      claim: found.claim,
      rev,
      asof,
      claimant: null,
      height: () => WITHDRAWN_HEIGHT,
    });
  const { shown, changed, isPinned } = found;
  const { claim, claimantSlug, series, sources } = shown;
  const { said, now } = verdictsShown(c, found, asof);
  const bundle = assembleBundle(claim, series, sources, now.asOf);
  return framedClaim(originOf(c), {
    slug,
    claim,
    rev,
    asof,
    claimant: urls.claimant(claimantSlug),
    height: cardHeights({
      bundle,
      said,
      now,
      changed,
      isPinned,
      asof,
      told: saidBesides(found, asof),
      zone: zoneOf(c),
    }),
  });
}

/** The strip of several claims. */
async function stripOf(c: Context<AppEnv>, asked: StripAsked): Promise<Framed> {
  const { name, items } = await stripItems(c, asked);
  const known = items.filter((item) => item.state !== 'unknown');
  if (known.length === 0) throw noPage();
  const title = sentence(count(items.length, 'claim'));
  return {
    title: `${title}, tested by Plumbline`,
    line: [`${title}, tested by Plumbline:`, 'see the verdicts'],
    page: urls.embeds([name]),
    frame: urls.embeds([name]),
    frameTitle: `Plumbline’s verdicts on ${count(items.length, 'claim')}`,
    height: (width) => stripHeight(items, width, zoneOf(c)),
    picture: null,
  };
}

/** The chart of a series. */
async function seriesOf(c: Context<AppEnv>, id: string): Promise<Framed> {
  const found = await findSeries(c.var.deps.database, id);
  if (found === undefined) throw noPage();
  const { series } = found;
  const title = seriesTitle(series);
  return {
    title,
    line: [`${title}:`, 'the figures, their sources and every revision'],
    page: urls.series(id),
    frame: urls.embedSeries(id),
    frameTitle: `${title}, a chart by Plumbline`,
    height: seriesCardHeights(found, todayOf(c)),
    picture: urls.pagePicture(urls.series(id)),
  };
}
