/** The method, with each kind's example computed as the page is drawn. */
import { Hono } from 'hono';
import { parseBundle } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { METHOD } from '../../../claims/verdict/verdict.ts';
import { methodPage, type WorkedExample } from '../../../views/pages/method.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { kept } from '../../http/kept.ts';
import { methodText } from '../../http/program-files.ts';
import { answer } from '../../http/respond.ts';

/** The examples of all kinds with their verdicts. Throws if one is not a valid bundle, which a test rules out. */
export function workedExamples(): WorkedExample[] {
  return KINDS.map((kind) => {
    const parsed = parseBundle(kind.example);
    if (!parsed.ok)
      throw new Error(`the example of ${kind.name} is not a valid bundle: ${JSON.stringify(parsed.issues)}`);
    return { kind, bundle: parsed.bundle, verdict: evaluateBundle(parsed.bundle) };
  });
}

/** The method: `/method`. */
export function methodRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/method', kept(), async (c) => {
    const text = await methodText(c.var.deps.file);
    return answer(c, {
      type: 'html',
      policy: 'method',
      version: METHOD,
      body: () => methodPage(siteOf(c), text, workedExamples()),
    });
  });
}
