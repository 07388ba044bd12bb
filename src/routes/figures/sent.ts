/** What became of a figure that a reader sent: `/figures/CODE`, for whoever has the code. */

import { Hono } from 'hono';
import * as z from 'zod';
import { findReaderFigure } from '../../../db/newsroom/reader-figures.ts';
import { sentFigurePage } from '../../../views/pages/sent-figure.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { readQuery } from '../../http/query.ts';

const sentQuery = z.object({ done: z.string().optional() });

/** A code, however it was written down: its letters and digits, in groups of four. */
function codeIn(written: string): string {
  return (written.toLowerCase().match(/[a-z0-9]/g) ?? []).join('').replace(/(.{4})(?=.)/g, '$1-');
}

const CODE = /^[a-z0-9-]{10,40}$/;

/** `/figures/CODE`. */
export function sentFigureRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/figures/:code', async (c) => {
    const code = codeIn(c.req.param('code'));
    const figure = CODE.test(code) ? await findReaderFigure(c.var.deps.database, code) : undefined;
    if (figure === undefined)
      throw new HttpError(
        'not-found',
        'No figure was sent under this code. Look at the address that you kept: it ends with four groups of four letters and digits.',
      );
    const page = sentFigurePage({
      site: siteOf(c),
      figure,
      isNew: readQuery(c, sentQuery).done === 'sent',
    });
    // The address is the reader's own, so that links on the page do not tell it to other sites.
    return c.html(page, 200, {
      'Cache-Control': NO_STORE,
      'X-Robots-Tag': 'noindex',
      'Referrer-Policy': 'no-referrer',
    });
  });
}
