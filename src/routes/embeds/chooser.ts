/** `/claims/SLUG/embed`: the page on which an embed is chosen, and the files that only it loads. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { assembleBundle } from '../../../claims/bundle.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { drawBadge } from '../../../views/badge/badge.ts';
import { verdictBadge } from '../../../views/badge/words.ts';
import { chooserPage } from '../../../views/embed/chooser.ts';
import { CHOOSER_STYLE } from '../../../views/embed/chooser-style.ts';
import {
  badgeSize,
  type Chosen,
  type CodeProps,
  EMBED_WIDTHS,
  type EmbedForm,
  embedCode,
  embedRule,
  isEmbedForm,
} from '../../../views/embed/code.ts';
import { cardHeights } from '../../../views/embed/height.ts';
import { citation, isCitationFormat } from '../../../views/machines/citation.ts';
import { headlineShown } from '../../../views/parts/headline-shown.ts';
import { clip } from '../../../views/parts/layout.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';
import { CHOOSER_SCRIPT, EMBED_INTEGRITY, EMBED_SCRIPT } from '../../generated/embed-script.ts';
import { type AppEnv, dayOf, originOf, siteOf, zoneOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { CHOOSER_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { choice, readQuery, revision } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { citedOf } from './citations.ts';
import {
  findShown,
  pageOf,
  pinnedTo,
  type Shown,
  saidBesides,
  theme,
  verdictsShown,
  versionOf,
} from './shown.ts';

const styleHash = contentHash(CHOOSER_STYLE);
const scriptHash = contentHash(CHOOSER_SCRIPT);
const elementHash = contentHash(EMBED_SCRIPT);

const chooserQuery = z.object({
  form: z.custom<EmbedForm>((text) => typeof text === 'string' && isEmbedForm(text)).catch('card'),
  theme,
  width: choice(EMBED_WIDTHS),
  rev: revision,
  style: choice(['inline', 'sheet']),
});

/** The page, its style sheet and its script. Mount them before the claims and the files of the pages. */
export function embedChooserRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/claims/:slug/embed', kept(chooserQuery), (c) => chooser(c, c.req.param('slug')))
    .get('/assets/:name{chooser-[a-z0-9]+\\.(?:css|js)}', kept(), (c) => {
      const isStyle = c.req.path === urls.chooserStyle(styleHash);
      if (!isStyle && c.req.path !== urls.chooserScript(scriptHash))
        throw new HttpError('not-found', 'There is no file at this address.');
      return answer(c, {
        type: isStyle ? 'css' : 'js',
        policy: 'asset',
        version: isStyle ? styleHash : scriptHash,
        body: () => (isStyle ? CHOOSER_STYLE : CHOOSER_SCRIPT),
      });
    });
}

async function chooser(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { rev, style, ...look } = readQuery(c, chooserQuery);
  const found = rev === 'unknown' ? undefined : await findShown(c, slug, rev, undefined);
  if (found?.state === 'withdrawn')
    throw new HttpError(
      'gone',
      `This claim was withdrawn on ${dateInWords(dayOf(c, found.at))}: there is no verdict to embed. Existing embeds already say so.`,
    );
  if (found === undefined || found.state === 'unknown' || rev === 'unknown')
    throw new HttpError(
      'not-found',
      `The ledger has no published claim “${clip(slug, 100)}”${rev === null ? '' : ', or none of that revision'}.`,
    );
  const chosen: Chosen = { ...look, rev, isInline: style === 'inline' };
  return answer(c, {
    type: 'html',
    policy: 'claim',
    version: contentHash(`${versionOf(found)} ${JSON.stringify(chosen)}`),
    headers: CHOOSER_HEADERS,
    body() {
      const props = codeOf(c, found, chosen);
      const { latest, shown, changed } = found;
      const known = [
        ...(shown.revision === latest.revision
          ? []
          : [{ revision: shown.revision, on: dayOf(c, shown.publishedAt) }]),
        { revision: latest.revision, on: dayOf(c, latest.publishedAt) },
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

/** What the markup of an embed is made from. */
function codeOf(c: Context<AppEnv>, found: Shown, chosen: Chosen): CodeProps {
  const { slug, shown, changed, isPinned } = found;
  const { claim, series, sources } = shown;
  const { said, now } = verdictsShown(c, found);
  const bundle = assembleBundle(claim, series, sources, now.asOf);
  const badge = drawBadge(
    verdictBadge(
      claim,
      { said, now },
      {
        address: absolute(originOf(c), pageOf(found, undefined)),
        series,
        pinned: pinnedTo(c, found),
        changedOn: changed === null ? null : dayOf(c, changed.at),
      },
    ),
    { size: badgeSize(chosen.form), theme: chosen.theme },
  );
  const [, width = '0', height = '0'] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(badge) ?? [];
  // Text that is pasted stays as it is, so that it names its day.
  const { sentence } = headlineShown({ said, now }, now.asOf);
  return {
    origin: originOf(c),
    slug,
    chosen,
    title: `“${clip(claim.quote, 100)}”: ${sentence}`,
    asOf: `on the figures known on ${dateInWords(now.asOf)}`,
    heightAt: cardHeights({
      bundle,
      said,
      now,
      changed,
      isPinned,
      told: saidBesides(found),
      zone: zoneOf(c),
    }),
    badge: {
      width: Number(width),
      height: Number(height),
    },
    // An embed that follows will show another verdict one day, while the markup on the host's page stays.
    label: isPinned
      ? `Plumbline on “${clip(claim.quote, 100)}”, on the figures known on ${dateInWords(now.asOf)}: ${sentence}`
      : `Plumbline’s verdict on “${clip(claim.quote, 100)}”`,
    script: { hash: elementHash, integrity: EMBED_INTEGRITY },
  };
}
