/** How pages of the newsroom ask what reads files and articles, and what they say if it does not. */
import type { Context } from 'hono';
import type { ArticleReading, Head } from '../../claims/article/article.ts';
import { Overrun } from '../computing/answered.ts';
import { type Computing, Unreachable } from '../computing/computing.ts';
import type { AppEnv } from './context.ts';
import { HttpError } from './errors.ts';

/** How long to wait for one that does not answer, in seconds. */
const RETRY_AFTER = '10';

/** What reads files and articles. Throws a 503 that says the way out where a deployment has none. */
export function computingOf(c: Context<AppEnv>): Computing {
  const { computing } = c.var.deps;
  if (computing !== undefined) return computing;
  throw new HttpError(
    'unavailable',
    'This deployment reads no files and no articles: on Workers a program of its own does, which “npx wrangler deploy --config src/computing/wrangler.toml” deploys and the binding COMPUTING reaches. “On the edge” in the README says how. Until then, the command line brings files in (plumbline import plan FILE) and reads articles (plumbline article FILE).',
  );
}

/** What comes of asking. Throws a 503 if there is nobody to ask, or if it does not answer, and an Overrun. */
export async function askComputing<Look>(
  c: Context<AppEnv>,
  ask: (computing: Computing) => Promise<Look>,
): Promise<Look> {
  const computing = computingOf(c);
  try {
    return await ask(computing);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    throw new HttpError(
      'unavailable',
      'What reads files and articles does not answer. Please try again in a moment.',
      { headers: { 'Retry-After': RETRY_AFTER } },
    );
  }
}

/** Reads an article. Throws a 422 if it is too long or takes too much, and a 503 if nothing reads it. */
export async function articleReading(c: Context<AppEnv>, text: string, head: Head): Promise<ArticleReading> {
  try {
    const look = await askComputing(c, (computing) => computing.readArticle(text, head));
    if (look.is === 'read') return look.reading;
    throw new HttpError('unacceptable', look.why);
  } catch (error) {
    if (!(error instanceof Overrun)) throw error;
    throw new HttpError('unacceptable', `The text cannot be read here: ${error.message}. Paste it in parts.`);
  }
}
