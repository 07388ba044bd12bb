/**
 * oEmbed 1.0: what a site that a claim's address was pasted into shows of it.
 *
 * An address is only ever compared, never asked for, and the answer is made from what the ledger has of its claim, so
 * that nothing of the question stands in it. The specification's 401, "private", is the answer to every address of the
 * newsroom, whether or not anything is there. A claim that is not published answers as one that there is none of, since
 * its name alone may tell what is being worked on.
 */

import { type Context, Hono } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { standingOf, type Verdict } from '../../../claims/verdict.ts';
import { type Embedded, findEmbed } from '../../../db/readers/embeds.ts';
import { cardHeight } from '../../../views/embed/height.ts';
import { embeddedAddress, oembed, oembedXml, type Shown } from '../../../views/machines/oembed.ts';
import { findingWords } from '../../../views/parts/mark.ts';
import { urls } from '../../../views/parts/urls.ts';
import { type AppEnv, originOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { EMBED_HEADERS } from '../../http/headers.ts';
import { answer } from '../../http/respond.ts';
import { clocksShown, isPlainly } from './embedding.ts';

/** For how long a site may keep the answer, in seconds: within that time a reader may see a verdict of before. */
const CACHE_AGE = 3_600;

/** oEmbed: `/oembed?url=&format=&maxwidth=&maxheight=&rev=`. */
export function oembedRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/oembed', async (c, next) => {
      await next();
      // A program in a page of another site may also read why it was refused.
      for (const [name, value] of Object.entries(EMBED_HEADERS.oembed)) c.res.headers.set(name, value);
    })
    .get('/oembed', answerOembed);
}

/** A parameter; undefined where it is absent or empty. Throws where it is given twice, since one would be ignored. */
function parameter(c: Context<AppEnv>, name: string): string | undefined {
  const given = c.req.queries(name) ?? [];
  if (given.length > 1) throw new HttpError('bad-request', `“${name}” is given ${given.length} times.`);
  return given[0] || undefined;
}

/** A number from 1, of at most so many digits; undefined where it is absent. Throws where it is something else. */
function numberOf(name: string, text: string | undefined, digits: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text) || text.length > digits)
    throw new HttpError(
      'bad-request',
      `“${name}” is ${JSON.stringify(text.slice(0, 40))}: write a whole number from 1.`,
    );
  return Number(text);
}

/** The claim that an address of this site is the page of, and the revision that it names. Throws a 400 or a 404. */
function claimAt(c: Context<AppEnv>): { slug: string; rev: string | undefined } {
  const text = parameter(c, 'url');
  if (text === undefined)
    throw new HttpError('bad-request', '“url” is missing: give the address of a claim, URL-encoded.');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new HttpError('bad-request', '“url” is no address: give that of a claim in full, URL-encoded.');
  }
  const [, slug = ''] = /^\/claims\/([a-z0-9]+(?:[-._][a-z0-9]+)*)\/?$/.exec(url.pathname) ?? [];
  const isOurs = url.origin === new URL(originOf(c)).origin && url.username === '' && url.password === '';
  if (isOurs && /^\/edit(?:\/|$)/.test(url.pathname))
    throw new HttpError('unauthorized', 'The newsroom’s pages are private: nothing of them is embedded.');
  if (!isOurs || slug === '' || slug.endsWith('.json')) throw noClaim();
  return { slug, rev: url.searchParams.get('rev') ?? undefined };
}

function noClaim(): HttpError {
  return new HttpError('not-found', 'There is no published claim of this site at that address.');
}

function wordsOf(verdict: Verdict): string {
  return findingWords(verdict.finding, standingOf(verdict));
}

async function answerOembed(c: Context<AppEnv>): Promise<Response> {
  const format = parameter(c, 'format') ?? 'json';
  if (format !== 'json' && format !== 'xml')
    throw new HttpError('not-implemented', 'oEmbed is answered in the formats json and xml.');
  const maxWidth = numberOf('maxwidth', parameter(c, 'maxwidth'), 15);
  const maxHeight = numberOf('maxheight', parameter(c, 'maxheight'), 15);
  const asked = claimAt(c);
  const rev = numberOf('rev', parameter(c, 'rev') ?? asked.rev, 6) ?? null;
  const found = await findEmbed(c.var.deps.database, asked.slug, rev);
  if (found.state === 'unknown') throw noClaim();
  const origin = originOf(c);
  const told = oembed({
    origin,
    shown: shownOf(c, found),
    rev,
    maxWidth: maxWidth ?? Number.POSITIVE_INFINITY,
    maxHeight: maxHeight ?? Number.POSITIVE_INFINITY,
    cacheAge: CACHE_AGE,
  });
  return answer(c, {
    type: format === 'json' ? 'json' : 'oembedXml',
    policy: 'embed',
    version: `${format}-${contentHash(JSON.stringify(told))}`,
    headers: { ...EMBED_HEADERS.oembed },
    // Of the endless ways to ask for one answer, that of the links in the page is kept.
    isKept: isPlainly(c, urls.oembed(embeddedAddress(origin, found.slug), format)),
    body: () => (format === 'json' ? JSON.stringify(told) : oembedXml(told)),
  });
}

/** What is shown of a claim that is, or was, published. */
function shownOf(c: Context<AppEnv>, found: Exclude<Embedded, { state: 'unknown' }>): Shown {
  if (found.state === 'withdrawn')
    return { slug: found.slug, claim: found.claim, state: { withdrawnAt: found.at } };
  const { shown, changed, isPinned } = found;
  const { claim, claimantSlug, series, sources } = shown;
  const { said, now } = clocksShown(c, found);
  const bundle = assembleBundle(claim, series, sources, now.asOf);
  return {
    slug: found.slug,
    claim,
    state: {
      claimantSlug,
      verdict: wordsOf(now),
      asOf: now.asOf,
      changed: changed === null ? null : { to: wordsOf(changed.now), at: changed.at },
      height: (width) => cardHeight({ bundle, said, now, changed, isPinned }, width),
    },
  };
}
