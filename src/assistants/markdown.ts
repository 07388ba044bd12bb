/** Pages as Markdown: at their address with `.md` after it, or by `Accept: text/markdown`; and `/llms.txt`. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { METHOD } from '../../claims/verdict/verdict.ts';
import { findPersonPage } from '../../db/readers/people.ts';
import { llmsText } from '../../views/machines/llms.ts';
import { claimMarkdown, seriesMarkdown } from '../../views/machines/markdown.ts';
import { personMarkdown } from '../../views/machines/person-markdown.ts';
import { absolute, urls } from '../../views/parts/urls.ts';
import type { PolicyName } from '../http/cache.ts';
import { type AppEnv, originOf, todayOf } from '../http/context.ts';
import { HttpError, nobody } from '../http/errors.ts';
import { contentHash } from '../http/hash.ts';
import { kept } from '../http/kept.ts';
import { ClaimMoved } from '../http/moved.ts';
import { methodText } from '../http/program-files.ts';
import { readQuery, revision } from '../http/query.ts';
import { answer, movedOn } from '../http/respond.ts';
import { claimBrief, figuresValue } from './answers.ts';

const claimQuery = z.object({
  rev: revision,
  asof: z
    .undefined('There is no Markdown of a day: leave “asof” out for today’s, or name a revision by “rev”.')
    .optional(),
});

/** The most figures of a series that its Markdown has; its CSV has all. */
const MAX_FIGURES = 200;

/** `/claims/SLUG.md` (`?rev=`), `/evidence/SERIES.md`, `/people/SLUG.md`, `/method.md`, `/llms.txt`. Mount them before the pages. */
export function markdownRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/claims/:name{[^/]+\\.md}', kept(claimQuery), async (c) => {
      const slug = withoutEnding(c.req.param('name'));
      const { rev } = readQuery(c, claimQuery);
      if (rev === 'unknown')
        throw new HttpError('not-found', `The claim “${slug.slice(0, 100)}” has no such revision.`);
      const brief = await claimBrief(c, { slug, revision: rev ?? undefined });
      if (brief.slug !== slug) throw new ClaimMoved(slug, brief.slug);
      return markdown(c, 'claim', claimMarkdown(brief));
    })
    .get('/evidence/:name{[^/]+\\.md}', kept(), async (c) => {
      const series = withoutEnding(c.req.param('name'));
      return markdown(c, 'evidence', seriesMarkdown(await figuresValue(c, { series, limit: MAX_FIGURES })));
    })
    .get('/people/:name{[^/]+\\.md}', kept(), (c) => person(c, withoutEnding(c.req.param('name'))))
    .get('/method.md', kept(), async (c) => {
      const text = await methodText(c.var.deps.file);
      return markdown(c, 'method', `# The method of Plumbline, ${METHOD}\n\n${text}`);
    })
    .get('/llms.txt', kept(), (c) => markdown(c, 'method', llmsText(originOf(c))));
}

function withoutEnding(name: string): string {
  return name.slice(0, -'.md'.length);
}

/** A person with the first page of their claims. A former address leads to the one of now. */
async function person(c: Context<AppEnv>, slug: string): Promise<Response> {
  const found = await findPersonPage(c.var.deps.database, slug, {}, 1);
  if (found === undefined) throw nobody(slug);
  if ('moved' in found) return movedOn(c, urls.markdown(urls.claimant(found.moved)));
  const origin = originOf(c);
  const text = personMarkdown({ ...found, asOf: todayOf(c), full: (path) => absolute(origin, path) });
  return markdown(c, 'list', text);
}

function markdown(c: Context<AppEnv>, policy: PolicyName, text: string): Response {
  return answer(c, { type: 'markdown', policy, version: contentHash(text), body: () => text });
}
