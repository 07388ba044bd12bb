/** The files that pages load. */
import { Hono } from 'hono';
import { favicon } from '../../../views/parts/mark.ts';
import { urls } from '../../../views/parts/urls.ts';
import { STYLE } from '../../../views/style/style.ts';
import { CHART_SCRIPT } from '../../generated/chart-script.ts';
import type { AppEnv } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { answer } from '../../http/respond.ts';

/** The hash in the address of the script of charts. */
const CHART_HASH = contentHash(CHART_SCRIPT);

/** The address of the script of charts. */
export const chartScript = urls.chartScript(CHART_HASH);

/** The style sheet, the script of charts and the icon. A file of another name is left to the routes that come after. */
export function assetRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/assets/:name', kept(), (c, next) => {
      const { styleHash } = c.var;
      if (c.req.path === urls.style(styleHash))
        return answer(c, { type: 'css', policy: 'asset', version: styleHash, body: () => STYLE });
      if (c.req.path === chartScript)
        return answer(c, { type: 'js', policy: 'asset', version: CHART_HASH, body: () => CHART_SCRIPT });
      return next();
    })
    .get('/favicon.svg', kept(), (c) =>
      answer(c, { type: 'svg', policy: 'icon', version: contentHash(favicon), body: () => favicon }),
    )
    .get('/favicon.ico', (c) => c.redirect(urls.icon(), 301));
}
