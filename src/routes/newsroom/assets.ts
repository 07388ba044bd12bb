/** The files that pages of the newsroom load besides the readers’. */
import { Hono } from 'hono';
import { EDIT_STYLE } from '../../../views/edit/style/style.ts';
import { urls } from '../../../views/parts/urls.ts';
import { EDIT_FILES } from '../../auth/files.ts';
import { EDIT_SCRIPT } from '../../generated/editor-script.ts';
import type { AppEnv } from '../../http/context.ts';
import { kept } from '../../http/kept.ts';
import { answer } from '../../http/respond.ts';

const { editStyleHash, scriptHash } = EDIT_FILES;

/** The newsroom’s style sheet and script. They tell nothing of the ledger, so that anybody may load them. */
export function editAssetRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/assets/:name', kept(), (c, next) => {
    if (c.req.path === urls.editStyle(editStyleHash))
      return answer(c, { type: 'css', policy: 'asset', version: editStyleHash, body: () => EDIT_STYLE });
    if (c.req.path === urls.editorScript(scriptHash))
      return answer(c, { type: 'js', policy: 'asset', version: scriptHash, body: () => EDIT_SCRIPT });
    return next();
  });
}
