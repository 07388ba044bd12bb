/** Pages as Markdown: at their address with `.md` after it, or by `Accept: text/markdown`; and `/llms.txt`. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { METHOD } from '../../claims/verdict/verdict.ts';
import { llmsText } from '../../views/machines/llms.ts';
import { claimMarkdown, seriesMarkdown } from '../../views/machines/markdown.ts';
import type { PolicyName } from '../http/cache.ts';
import { type AppEnv, originOf } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import { contentHash } from '../http/hash.ts';
import { kept } from '../http/kept.ts';
import { readQuery, revision } from '../http/query.ts';
import { answer } from '../http/respond.ts';
import { claimBrief, figuresValue } from './answers.ts';

const claimQuery = z.object({
  rev: revision,
  asof: z
    .undefined('There is no Markdown of a day: leave “asof” out for today’s, or name a revision by “rev”.')
    .optional(),
});

/** The most figures of a series that its Markdown has; its CSV has all. */
const MAX_FIGURES = 200;

/** `/claims/SLUG.md` (`?rev=`), `/evidence/SERIES.md`, `/method.md`, `/llms.txt`. Mount them before the pages. */
export function markdownRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/claims/:name{[^/]+\\.md}', kept(claimQuery), async (c) => {
      const slug = withoutEnding(c.req.param('name'));
      const { rev } = readQuery(c, claimQuery);
      if (rev === 'unknown')
        throw new HttpError('not-found', `The claim “${slug.slice(0, 100)}” has no such revision.`);
      return markdown(c, 'claim', claimMarkdown(await claimBrief(c, { slug, revision: rev ?? undefined })));
    })
    .get('/evidence/:name{[^/]+\\.md}', kept(), async (c) => {
      const series = withoutEnding(c.req.param('name'));
      return markdown(c, 'evidence', seriesMarkdown(await figuresValue(c, { series, limit: MAX_FIGURES })));
    })
    .get('/method.md', kept(), (c) =>
      markdown(c, 'method', `# The method of Plumbline, ${METHOD}\n\n${c.var.deps.methodText}`),
    )
    .get('/llms.txt', kept(), (c) => markdown(c, 'method', llmsText(originOf(c))));
}

function withoutEnding(name: string): string {
  return name.slice(0, -'.md'.length);
}

function markdown(c: Context<AppEnv>, policy: PolicyName, text: string): Response {
  return answer(c, { type: 'markdown', policy, version: contentHash(text), body: () => text });
}
