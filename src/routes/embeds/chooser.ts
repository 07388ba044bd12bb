/** `/claims/SLUG/embed`: the page where an embed is chosen, with what only that page loads. */

import { type Context, Hono } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { FINDING_WORDS } from '../../../claims/verdict.ts';
import { dateInWords } from '../../../claims/words/words.ts';
import { findEmbed } from '../../../db/readers/embeds.ts';
import { drawBadge } from '../../../views/badge/badge.ts';
import { verdictBadge } from '../../../views/badge/words.ts';
import { chooserPage } from '../../../views/embed/chooser.ts';
import { CHOOSER_STYLE } from '../../../views/embed/chooser-style.ts';
import {
  type Chosen,
  type CodeProps,
  type EmbedWidth,
  embedCode,
  embedRule,
  isEmbedForm,
  isEmbedWidth,
} from '../../../views/embed/code.ts';
import { cardHeight } from '../../../views/embed/height.ts';
import { citation, isCitationFormat } from '../../../views/machines/citation.ts';
import { clip } from '../../../views/parts/layout.ts';
import { themeInAddress } from '../../../views/parts/theme.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';
import { CHOOSER_SCRIPT, EMBED_INTEGRITY, EMBED_SCRIPT } from '../../generated/embed-script.ts';
import { dayOf } from '../../http/cache.ts';
import { type AppEnv, originOf, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { CHOOSER_HEADERS } from '../../http/headers.ts';
import { answer } from '../../http/respond.ts';
import { citedOf } from './citations.ts';
import { clocksShown, isPlainly, pinnedTo, revisionOf, type Shown, themeOf, versionOf } from './embedding.ts';

const styleHash = contentHash(CHOOSER_STYLE);
const scriptHash = contentHash(CHOOSER_SCRIPT);
const elementHash = contentHash(EMBED_SCRIPT);

/** The page, its style sheet and its script. To be mounted before the claims and the files of the pages. */
export function embedChooserRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/claims/:slug/embed', (c) => chooser(c, c.req.param('slug')))
    .get('/assets/:name{chooser-[a-z0-9]+\\.(?:css|js)}', (c) => {
      const isStyle = c.req.path === urls.chooserStyle(styleHash);
      if (!isStyle && c.req.path !== urls.chooserScript(scriptHash))
        throw new HttpError('not-found', 'There is no file at this address.');
      return answer(c, {
        type: isStyle ? 'css' : 'js',
        policy: 'asset',
        version: isStyle ? styleHash : scriptHash,
        body: () => (isStyle ? CHOOSER_STYLE : CHOOSER_SCRIPT),
        isKept: isPlainly(c, c.req.path),
      });
    });
}

/** So wide is the column of a page that leaves the width to us. */
const COLUMN = 640;
/** And so wide one on a telephone, between the margins of the host. */
const TELEPHONE = 328;

/** The room that a card takes at a width, and where the screen is narrower than that. */
function roomOf(width: EmbedWidth, measured: Parameters<typeof cardHeight>[0]) {
  const wide = width === 'full' ? COLUMN : Number(width);
  return {
    height: cardHeight(measured, wide),
    narrowHeight: cardHeight(measured, Math.min(wide, TELEPHONE)),
  };
}

async function chooser(c: Context<AppEnv>, slug: string): Promise<Response> {
  const asked = c.req.query();
  const rev = revisionOf(asked['rev']);
  const found = rev === 'unknown' ? undefined : await findEmbed(c.var.deps.database, slug, rev);
  if (found?.state === 'withdrawn')
    throw new HttpError(
      'gone',
      `This claim was withdrawn on ${dateInWords(found.at.slice(0, 10))}: there is no verdict to embed. What is embedded already says so.`,
    );
  if (found === undefined || found.state === 'unknown' || rev === 'unknown')
    throw new HttpError(
      'not-found',
      `The ledger has no published claim “${clip(slug, 100)}”${rev === null ? '' : ', or none of that revision'}.`,
    );
  const { form, width } = asked;
  const chosen: Chosen = {
    form: isEmbedForm(form) ? form : 'card',
    theme: themeOf(asked['theme']),
    width: isEmbedWidth(width) ? width : 'full',
    rev,
    isInline: asked['style'] !== 'sheet',
  };
  const plainly = urls.embedChooser(slug, {
    form: chosen.form === 'card' ? undefined : chosen.form,
    theme: themeInAddress(chosen.theme),
    width: chosen.width === 'full' ? undefined : chosen.width,
    rev: rev === null ? undefined : String(rev),
    style: chosen.isInline ? undefined : 'sheet',
  });
  return answer(c, {
    type: 'html',
    policy: 'claim',
    version: contentHash(`${versionOf(found)} ${JSON.stringify(chosen)}`),
    headers: CHOOSER_HEADERS,
    isKept: isPlainly(c, plainly),
    body() {
      const props = codeOf(c, found, chosen);
      const { latest, shown, changed } = found;
      const known = [
        ...(shown.revision === latest.revision
          ? []
          : [{ revision: shown.revision, on: dayOf(new Date(shown.publishedAt)) }]),
        { revision: latest.revision, on: dayOf(new Date(latest.publishedAt)) },
      ];
      return chooserPage({
        ...props,
        site: siteOf(c),
        quote: shown.claim.quote,
        code: isCitationFormat(chosen.form) ? citation(citedOf(c, found), chosen.form) : embedCode(props),
        rule: embedRule(props),
        revisions: known,
        isChanged: changed !== null,
        styleHash,
        scriptHash,
      });
    },
  });
}

/** What the markup of an embed is made of. */
function codeOf(c: Context<AppEnv>, found: Shown, chosen: Chosen): CodeProps {
  const { slug, shown, changed, isPinned } = found;
  const { claim, series, sources } = shown;
  const { said, now } = clocksShown(c, found);
  const bundle = assembleBundle(claim, series, sources, now.asOf);
  const badge = drawBadge(
    verdictBadge(claim, now, {
      address: absolute(originOf(c), urls.claim(slug)),
      pinned: pinnedTo(found),
      changedOn: changed?.at.slice(0, 10) ?? null,
    }),
    { size: chosen.form === 'badge-card' ? 'card' : 'flat', theme: chosen.theme },
  );
  const [, width = '0', height = '0'] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(badge) ?? [];
  const finding = FINDING_WORDS[now.finding].label;
  return {
    origin: originOf(c),
    slug,
    chosen,
    title: `“${clip(claim.quote, 100)}”: ${finding}`,
    asOf: `on the figures known on ${dateInWords(now.asOf)}`,
    ...roomOf(chosen.width, { bundle, said, now, changed, isPinned }),
    badge: {
      width: Number(width),
      height: Number(height),
    },
    // What follows shows another verdict one day, and the markup on the host's page stays.
    label: isPinned
      ? `Plumbline on “${clip(claim.quote, 100)}”: ${finding}, on the figures known on ${dateInWords(now.asOf)}`
      : `Plumbline’s verdict on “${clip(claim.quote, 100)}”`,
    script: { hash: elementHash, integrity: EMBED_INTEGRITY },
  };
}
