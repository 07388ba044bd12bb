/**
 * oEmbed 1.0: what a site shows when somebody pastes a claim's address into it.
 *
 * The address is only compared, never fetched, and the answer is made from what the ledger has of the claim, so that it
 * repeats nothing of the question. Every address of the newsroom gets the specification's 401, "private", whether or not
 * anything is there. A claim that is not published is answered like one that does not exist, since its name alone could
 * reveal what is being worked on.
 */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { assembleBundle, type PathIssue } from '../../../claims/bundle.ts';
import type { Clocks } from '../../../claims/verdict/verdict.ts';
import type { Embedded } from '../../../db/readers/embeds.ts';
import { cardHeight } from '../../../views/embed/height.ts';
import { oembed, oembedXml, type Shown } from '../../../views/machines/oembed.ts';
import { headlineShown } from '../../../views/parts/headline-shown.ts';
import { type AppEnv, originOf, zoneOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { quoted, readQuery } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { dayNamed, findShown, verdictsShown } from './shown.ts';

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

/** The slug of the claim whose page is at an address of this site. Throws a 404, or a 401 for one of the newsroom. */
function slugAt(c: Context<AppEnv>, url: URL): string {
  const [, slug = ''] = /^\/claims\/([a-z0-9]+(?:[-._][a-z0-9]+)*)\/?$/.exec(url.pathname) ?? [];
  const isOurs = url.origin === new URL(originOf(c)).origin && url.username === '' && url.password === '';
  if (isOurs && /^\/edit(?:\/|$)/.test(url.pathname))
    throw new HttpError('unauthorized', 'The newsroom’s pages are private, and none of them is embedded.');
  if (!isOurs || slug === '' || slug.endsWith('.json')) throw noClaim();
  return slug;
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

function noClaim(): HttpError {
  return new HttpError('not-found', 'There is no published claim of this site at that address.');
}

function wordsOf(verdicts: Clocks): string {
  return headlineShown(verdicts).sentence;
}

/** Another format is a 501, as the specification has it; whatever else cannot be read is a 400. */
function refusedBy([first]: readonly PathIssue[]): HttpError {
  const message = first?.message ?? '';
  return new HttpError(message === OTHER_FORMAT ? 'not-implemented' : 'bad-request', message);
}

async function answerOembed(c: Context<AppEnv>): Promise<Response> {
  const { format, url, maxwidth, maxheight, ...asked } = readQuery(c, oembedQuery, {
    repeated: 'all',
    refuse: refusedBy,
  });
  const slug = slugAt(c, url);
  const rev = asked.rev ?? pinIn(url) ?? null;
  const asof = dayIn(url);
  const found = await findShown(c, slug, rev, asof).catch(withoutQuestion);
  if (found.state === 'unknown') throw noClaim();
  const origin = originOf(c);
  const told = oembed({
    origin,
    zone: zoneOf(c),
    shown: shownOf(c, found, asof),
    rev,
    asof,
    maxWidth: maxwidth ?? Number.POSITIVE_INFINITY,
    maxHeight: maxheight ?? Number.POSITIVE_INFINITY,
    cacheAge: CACHE_AGE,
  });
  return answer(c, {
    type: format === 'json' ? 'json' : 'oembedXml',
    policy: 'embed',
    version: `${format}-${contentHash(JSON.stringify(told))}`,
    body: () => (format === 'json' ? JSON.stringify(told) : oembedXml(told)),
  });
}

/** What is shown of a claim that is or was published. */
function shownOf(
  c: Context<AppEnv>,
  found: Exclude<Embedded, { state: 'unknown' }>,
  asof: string | undefined,
): Shown {
  if (found.state === 'withdrawn')
    return { slug: found.slug, claim: found.claim, state: { withdrawnAt: found.at } };
  const { shown, changed, isPinned } = found;
  const { claim, claimantSlug, series, sources } = shown;
  const { said, now } = verdictsShown(c, found, asof);
  const { sentence, short } = headlineShown({ said, now }, dayNamed(found));
  const bundle = assembleBundle(claim, series, sources, now.asOf);
  return {
    slug: found.slug,
    claim,
    state: {
      claimantSlug,
      verdict: sentence,
      short,
      asOf: now.asOf,
      changed: changed === null ? null : { to: wordsOf(changed), at: changed.at },
      height: (width) => cardHeight({ bundle, said, now, changed, isPinned, zone: zoneOf(c) }, width),
    },
  };
}
