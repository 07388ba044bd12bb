/** Citations: `/claims/SLUG/cite.txt`, `.md`, `.html`, `.bib` and `.json`, each pinned by `rev`. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { isAnother } from '../../../claims/engine/identity.ts';
import {
  type CitationFormat,
  type Cited,
  citation,
  isCitationFormat,
} from '../../../views/machines/citation.ts';
import { type AppEnv, originOf, todayOf, zoneOf } from '../../http/context.ts';
import { OPEN_HEADERS } from '../../http/cors.ts';
import { HttpError } from '../../http/errors.ts';
import { kept } from '../../http/kept.ts';
import { readQuery, revision } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { findShown, type Shown, verdictsShown, versionOf } from './shown.ts';

const TYPES = {
  txt: 'text',
  md: 'markdown',
  html: 'html',
  bib: 'bibtex',
  json: 'csl',
} as const satisfies Record<CitationFormat, string>;

const citeQuery = z.object({
  rev: revision,
  asof: z
    .undefined(
      'There is no citation of a day: leave “asof” out for today’s, or name a revision by “rev”. The page of the day has one.',
    )
    .optional(),
});

/** The citations of claims. Mount them before the claims, under whose addresses they are. */
export function citationRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/claims/:slug/:file{cite\\.[a-z]+}', kept(citeQuery), (c) => {
    const format = c.req.param('file').slice('cite.'.length);
    if (!isCitationFormat(format))
      throw new HttpError('not-found', `There is no citation in the format “${format.slice(0, 20)}”.`);
    return cite(c, c.req.param('slug'), format);
  });
}

/** What is cited of a published claim. */
export function citedOf(c: Context<AppEnv>, embedded: Shown): Cited {
  const verdicts = verdictsShown(c, embedded);
  return {
    origin: originOf(c),
    licence: c.var.licence(),
    claim: embedded.shown.claim,
    today: todayOf(c),
    zone: zoneOf(c),
    verdicts,
    revision: embedded.shown.revision,
    publishedAt: embedded.shown.revisedAt,
    isPinned: embedded.isPinned,
    isPublished: !isAnother(verdicts.now, embedded.shown.verdicts.now),
    changedAt: embedded.changed?.at ?? null,
    withdrawn: null,
  };
}

async function cite(c: Context<AppEnv>, slug: string, format: CitationFormat): Promise<Response> {
  const { rev } = readQuery(c, citeQuery);
  const found = rev === 'unknown' ? undefined : await findShown(c, slug, rev, undefined);
  if (found === undefined || found.state === 'unknown')
    throw new HttpError(
      'not-found',
      `The ledger has no published claim “${slug.slice(0, 100)}”${rev === null ? '' : ', or none of that revision'}.`,
    );
  const cited: () => Cited = () =>
    found.state === 'published'
      ? citedOf(c, found)
      : {
          origin: originOf(c),
          claim: found.claim,
          today: todayOf(c),
          zone: zoneOf(c),
          verdicts: null,
          revision: null,
          publishedAt: found.at,
          isPinned: false,
          isPublished: true,
          changedAt: null,
          withdrawn: found.reason,
        };
  return answer(c, {
    type: TYPES[format],
    policy: 'claim',
    version: versionOf(found),
    // A citation in HTML is no page either.
    headers: OPEN_HEADERS,
    body: () => citation(cited(), format),
  });
}
