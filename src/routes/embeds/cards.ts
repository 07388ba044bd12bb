/**
 * What other sites show of claims: the card, the strip of several, the custom element, and their style sheet. What an
 * address asks for is looked up in our own lists; of the address itself, the answer repeats only the names of claims
 * that were not found.
 */

import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import { assembleBundle } from '../../../claims/bundle.ts';
import { type Embedded, findEmbed } from '../../../db/readers/embeds.ts';
import { cardPage, noCard, withdrawnCard } from '../../../views/embed/card.ts';
import type { EmbedSite } from '../../../views/embed/frame.ts';
import { type StripItem, stripPage } from '../../../views/embed/strip.ts';
import { EMBED_STYLE } from '../../../views/embed/style.ts';
import type { Html } from '../../../views/parts/html.ts';
import { clip } from '../../../views/parts/layout.ts';
import { urls } from '../../../views/parts/urls.ts';
import { EMBED_SCRIPT, FRAME_SCRIPT } from '../../generated/embed-script.ts';
import { PAST_EMBED_SCRIPTS } from '../../generated/embed-script-past.ts';
import { asof } from '../../http/asof.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, originOf, zoneOf } from '../../http/context.ts';
import { answerError, asHttpError, HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { EMBED_HEADERS, SECURITY_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { readQuery, revisionOf } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { findShown, theme, verdictsShown, versionOf } from './shown.ts';

const themeQuery = z.object({ theme });

const cardQuery = themeQuery.extend({ rev: z.string().optional(), asof });
const stripQuery = themeQuery.extend({ claims: z.string().default(''), rev: z.string().default('') });

const embedStyleHash = contentHash(EMBED_STYLE);
/** Every released version of the custom element, by the hash by which articles name it. */
const scripts = new Map([EMBED_SCRIPT, ...PAST_EMBED_SCRIPTS].map((code) => [contentHash(code), code]));

/** Cards, strips, the custom element, and their files. Mount them before the files of the pages. */
export function embedRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/embed', kept(stripQuery), strip)
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
function missing(c: Context<AppEnv>, message: string, link: { href: string; text: string }): Response {
  const page = noCard({ site: siteOfEmbeds(c), theme: readQuery(c, themeQuery).theme, message, link });
  return c.html(page, 404, { ...SECURITY_HEADERS, ...EMBED_HEADERS.card, 'Cache-Control': NO_STORE });
}

/** The error of a day without a verdict, which a card tells in its frame. Throws all others. */
function refusedDay(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  throw error;
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
        asof,
      });
    },
  });
}

/** The most claims in a strip; any beyond them are left out. */
const MAX_CLAIMS = 20;
/** The longest list that is read, in characters. */
const MAX_LIST = 20_000;

interface Listed {
  slug: string;
  rev: ReturnType<typeof revisionOf> | null;
  asked: string;
}

/**
 * The claims of a list, each written `SLUG` or `SLUG@REVISION`; of several with one slug the first counts. `all` is the
 * revision of those that name none.
 */
function listed(text: string, all: string): Listed[] {
  const found = new Map<string, Listed>();
  for (const part of text.slice(0, MAX_LIST).split(',')) {
    const named = part.trim();
    if (named === '' || found.size === MAX_CLAIMS) continue;
    const asked = all === '' || named.includes('@') ? named : `${named}@${all.slice(0, 20)}`;
    const [slug = '', rev, ...more] = asked.split('@');
    // Whatever follows an @ pins, even if it is no number: an embed that follows promises something else.
    const pinned = rev === undefined ? null : more.length > 0 ? 'unknown' : revisionOf(rev);
    if (!found.has(slug)) found.set(slug, { slug, rev: pinned, asked });
  }
  return [...found.values()];
}

async function strip(c: Context<AppEnv>): Promise<Response> {
  const { theme, claims, rev: all } = readQuery(c, stripQuery);
  const list = listed(claims, all);
  if (list.length === 0)
    return missing(
      c,
      'No claim is named: the address ends in “?claims=” and the names of claims, with commas between them.',
      {
        href: urls.claims(),
        text: 'All claims',
      },
    );
  const found = await Promise.all(
    list.map(({ slug, rev }) =>
      rev === 'unknown'
        ? Promise.resolve<Embedded>({ state: 'unknown' })
        : findEmbed(c.var.deps.database, slug, rev),
    ),
  );
  const name = list.map(({ asked }) => asked).join(',');
  return answer(c, {
    type: 'html',
    policy: 'embed',
    version: contentHash([theme, name, ...found.map(versionOf)].join(' ')),
    headers: EMBED_HEADERS.card,
    isKept: found.every(({ state }) => state !== 'unknown'),
    body: () =>
      stripPage({
        site: siteOfEmbeds(c),
        theme,
        name,
        items: found.map((embedded, i): StripItem => {
          if (embedded.state === 'unknown') return { state: 'unknown', asked: list[i]?.asked ?? '' };
          if (embedded.state === 'withdrawn') return embedded;
          const { shown, isPinned, changed } = embedded;
          const verdicts = verdictsShown(c, embedded);
          return {
            state: 'published',
            claim: shown.claim,
            revision: shown.revision,
            isPinned,
            verdicts,
            changed,
          };
        }),
      }),
  });
}
