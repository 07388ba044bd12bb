/** Releases: `/releases`, `/releases/DATE-slug`, the files that figures came from, `/files/SHA256`, and how they are read, `/recipes/ID.json`. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { allowsCopies } from '../../../claims/editorial/licence.ts';
import { findFile } from '../../../db/imports/files.ts';
import { findRecipe } from '../../../db/imports/recipes.ts';
import {
  findRelease,
  licenceOfFile,
  listReleases,
  RELEASES_PAGE_SIZE,
} from '../../../db/imports/release-reads.ts';
import { releasePage, releasesPage } from '../../../views/pages/releases.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { OPEN_HEADERS } from '../../http/cors.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { SECURITY_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { page, readQuery, requirePage } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';

const listQuery = z.object({ page });

/** Mount with the readers' pages. */
export function releaseRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/releases', kept(listQuery), list)
    .get('/releases/:slug', kept(), (c) => one(c, c.req.param('slug')))
    .get('/recipes/:file{[a-z0-9-]+\\.json}', kept(), (c) =>
      recipe(c, c.req.param('file').slice(0, -'.json'.length)),
    )
    .get('/files/:sha256', (c) => file(c, c.req.param('sha256')));
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page } = readQuery(c, listQuery);
  const { releases, total } = await listReleases(c.var.deps.database, page);
  const pages = Math.ceil(total / RELEASES_PAGE_SIZE);
  requirePage(page, pages);
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([releases, total])),
    body: () => releasesPage({ site: siteOf(c), releases, page, pages }),
  });
}

async function one(c: Context<AppEnv>, slug: string): Promise<Response> {
  const found = await findRelease(c.var.deps.database, slug);
  if (found === undefined || found.release.publishedAt === null)
    throw new HttpError('not-found', `The ledger has no release “${slug.slice(0, 100)}”.`);
  const isGiven = allowsCopies(found.release.source.licence);
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify(found)),
    body: () => releasePage({ site: siteOf(c), ...found, isGiven }),
  });
}

/** The latest version of a recipe, by which anybody can read the files of its data set. */
async function recipe(c: Context<AppEnv>, id: string): Promise<Response> {
  const found = await findRecipe(c.var.deps.database.kysely, id);
  if (found === undefined) throw new HttpError('not-found', `The ledger has no recipe “${id.slice(0, 80)}”.`);
  return answer(c, {
    type: 'json',
    policy: 'list',
    version: `${found.version}`,
    body: () => JSON.stringify(found.recipe),
  });
}

/** A file as it was brought, if figures of the ledger came from it and its licence lets it be given away. */
async function file(c: Context<AppEnv>, sha256: string): Promise<Response> {
  const { database, fileStore } = c.var.deps;
  const used = /^[0-9a-f]{64}$/.test(sha256) ? await licenceOfFile(database, sha256) : undefined;
  if (used === undefined) throw new HttpError('not-found', 'No figure of the ledger came from such a file.');
  if (!allowsCopies(used.licence))
    throw new HttpError('forbidden', 'The licence of this file does not let it be given away here.');
  const found = await findFile(database.kysely, fileStore, sha256);
  if (found === undefined) throw new HttpError('gone', 'The bytes of this file are not kept any more.');
  return new Response(found.bytes, {
    headers: {
      ...SECURITY_HEADERS,
      ...OPEN_HEADERS,
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Robots-Tag': 'noindex',
    },
  });
}
