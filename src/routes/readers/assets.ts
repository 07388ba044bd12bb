/** The files that pages load. */
import { Hono } from 'hono';
import { EDIT_STYLE } from '../../../views/edit/style/style.ts';
import { favicon } from '../../../views/parts/mark.ts';
import { urls } from '../../../views/parts/urls.ts';
import { STYLE } from '../../../views/style/style.ts';
import { CHART_SCRIPT } from '../../generated/chart-script.ts';
import { EDIT_SCRIPT } from '../../generated/editor-script.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { answer } from '../../http/respond.ts';

/** The hash in the address of the script of charts. */
const CHART_HASH = contentHash(CHART_SCRIPT);

/** The address of the script of charts. */
export const chartScript = urls.chartScript(CHART_HASH);

/** The style sheets, the newsroom's script and the icon. */
export function assetRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/assets/:name', kept(), (c) => {
      if (c.req.path === urls.editStyle(c.var.editStyleHash))
        return answer(c, {
          type: 'css',
          policy: 'asset',
          version: c.var.editStyleHash,
          body: () => EDIT_STYLE,
        });
      if (c.req.path === urls.editorScript(c.var.scriptHash))
        return answer(c, { type: 'js', policy: 'asset', version: c.var.scriptHash, body: () => EDIT_SCRIPT });
      if (c.req.path === urls.chartScript(CHART_HASH))
        return answer(c, { type: 'js', policy: 'asset', version: CHART_HASH, body: () => CHART_SCRIPT });
      if (c.req.path !== urls.style(c.var.styleHash))
        throw new HttpError('not-found', 'There is no file at this address.');
      return answer(c, { type: 'css', policy: 'asset', version: c.var.styleHash, body: () => STYLE });
    })
    .get('/favicon.svg', kept(), (c) =>
      answer(c, { type: 'svg', policy: 'icon', version: contentHash(favicon), body: () => favicon }),
    )
    .get('/favicon.ico', (c) => c.redirect(urls.icon(), 301));
}
