/**
 * The newsroom's Worker: sign-in and everything under /edit, on Cloudflare Workers with the database of the readers' Worker,
 * which passes on to it what is asked of the newsroom. It has no address of its own, and leaves files and articles to the
 * Worker that reads them.
 */
import { computingElsewhere, type Reader } from './computing/elsewhere.ts';
import { LIMITS_HERE } from './computing/limits-here.ts';
import { answerBy, type Env } from './edge.ts';
import { makeApp, type Part } from './frame.ts';
import { NEWSROOM } from './newsroom.ts';
import { assetRoutes } from './routes/readers/assets.ts';
import { isSecret } from './secret.ts';

interface DeskEnv extends Env {
  /** Signs the newsroom's sessions; without it the newsroom is closed. */
  AUTH_SECRET?: string;
  /** The Worker that reads files and articles, if it is bound. */
  COMPUTING?: Reader;
}

/** The readers' files that pages of the newsroom load, as they are in this build. */
const READERS_FILES: Part = {
  mount(hono) {
    hono.route('/', assetRoutes());
  },
};

// Pages of the newsroom are never kept, and readers' are made elsewhere.
const app = makeApp([NEWSROOM, READERS_FILES], { keepAnswers: false });

/** The secret of the deployment; undefined if it is too short. */
function secretOf({ AUTH_SECRET = '' }: DeskEnv): string | undefined {
  return isSecret(AUTH_SECRET) ? AUTH_SECRET : undefined;
}

export default {
  async fetch(request: Request, env: DeskEnv): Promise<Response> {
    return answerBy(app, request, env, {
      secret: secretOf(env),
      computing: env.COMPUTING && computingElsewhere(env.COMPUTING),
      fileLimits: LIMITS_HERE,
    });
  },
};
