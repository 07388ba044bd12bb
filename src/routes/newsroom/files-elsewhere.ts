/** `/edit/import` where the platform cannot read files: which releases came in, and how another does. */
import { Hono } from 'hono';
import { listReleases } from '../../../db/imports/release-reads.ts';
import { importsPage } from '../../../views/edit/import/list.ts';
import { BLANK } from '../../../views/edit/parts/fields.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';

/** Mount behind `newsroom()`, in place of the routes that take files. */
export function filesElsewhereRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/edit/import', async (c) => {
    const { releases } = await listReleases(c.var.deps.database, 1, { all: true });
    const desk = deskOf(c);
    return answerPrivate(
      importsPage({ desk, state: BLANK, recipes: [], drafts: [], releases, largest: null }),
    );
  });
}
