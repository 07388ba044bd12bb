/**
 * The pictures that other sites show: of a claim, `/og/SLUG.png`, with `?rev=N` of a published revision, and in the sizes of
 * posts by `?size=square` and `?size=tall`; and of any other page that is shared, `/og/page/PATH.png`.
 */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { assembleBundle } from '../../../claims/bundle.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { english } from '../../../claims/words/language.ts';
import { type Chart, chartOf } from '../../../views/chart/chart.ts';
import { headlineShown } from '../../../views/parts/headline-shown.ts';
import { isPictured } from '../../../views/parts/social.ts';
import { urls } from '../../../views/parts/urls.ts';
import type { ClaimPictureProps } from '../../../views/picture/claim-picture.ts';
import { pagePicture } from '../../../views/picture/page-picture.ts';
import { PICTURE_SIZES, sharePicture } from '../../../views/picture/share-picture.ts';
import { asof } from '../../http/asof.ts';
import { type AppEnv, dayOf, originOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { pageTold } from '../../http/page-told.ts';
import { choice, readQuery, revision } from '../../http/query.ts';
import { answerBytes } from '../../http/respond.ts';
import { Drawing } from './drawing.ts';
import { dayNamed, type Found, findShown, verdictsShown, versionOf } from './shown.ts';

const pictureQuery = z.object({ rev: revision, asof, size: choice(PICTURE_SIZES) });

/** Pictures of claims. */
export function pictureRoutes(): Hono<AppEnv> {
  const drawing = new Drawing();
  return new Hono<AppEnv>()
    .get('/og/page/:path{.+\\.png}', kept(), (c) =>
      pictureOfPage(c, drawing, `/${c.req.param('path').slice(0, -4)}`),
    )
    .get('/og/:file', kept(pictureQuery), (c) => picture(c, drawing));
}

/** The picture of a page, of what that says of itself. Throws a 404 if it has none. */
async function pictureOfPage(c: Context<AppEnv>, drawing: Drawing, named: string): Promise<Response> {
  const path = named === '/index' ? '/' : named;
  const told = isPictured(path) ? await pageTold(c, path) : undefined;
  if (told === undefined) throw new HttpError('not-found', 'There is no picture of a page at this address.');
  const shown = { title: told.title, fact: told.description };
  return answerBytes(c, {
    type: 'png',
    policy: 'embed',
    version: contentHash(JSON.stringify(shown)),
    body: () => drawing.draw(c, JSON.stringify([path, shown]), (types) => pagePicture(shown, types)),
  });
}

async function picture(c: Context<AppEnv>, drawing: Drawing): Promise<Response> {
  const file = c.req.param('file') ?? '';
  const slug = file.endsWith('.png') ? file.slice(0, -'.png'.length) : '';
  const { rev, size, asof } = readQuery(c, pictureQuery);
  const found: Found =
    slug === '' || rev === 'unknown' ? { state: 'unknown' } : await findShown(c, slug, rev, asof);
  if (rev === 'unknown' || found.state === 'unknown')
    throw new HttpError('not-found', 'There is no picture of a published claim at this address.');
  return answerBytes(c, {
    type: 'png',
    policy: 'embed',
    version: `${versionOf(found)}-${asof ?? ''}-${size}`,
    body: () => {
      const { props, chart } = shownOf(c, found, asof);
      const key = JSON.stringify([props, slug, size, asof, versionOf(found)]);
      return drawing.draw(c, key, (types) => sharePicture({ ...props, chart: chart() }, size, types));
    },
  });
}

/** What a picture shows; its chart is made only if the picture is drawn. */
interface PictureShown {
  props: ClaimPictureProps;
  chart(): Chart | undefined;
}

/** What the picture shows of a claim that is or was published. */
function shownOf(
  c: Context<AppEnv>,
  found: Exclude<Found, { state: 'unknown' }>,
  asof: string | undefined,
): PictureShown {
  if (found.state === 'withdrawn')
    return {
      props: {
        claim: found.claim,
        claimed: null,
        verdict: { label: 'Withdrawn', standing: 'open' },
        notes: [`On ${dateInWords(dayOf(c, found.at))}. Plumbline gives no verdict on this claim any more.`],
      },
      chart: () => undefined,
    };
  const verdicts = verdictsShown(c, found, asof);
  const { now } = verdicts;
  const { sentence, standing } = headlineShown(verdicts, dayNamed(found, asof));
  const { shown, isPinned, changed } = found;
  const day = `n the figures known on ${dateInWords(now.asOf)}`;
  return {
    props: {
      claim: shown.claim,
      claimed: now.claimed === undefined ? null : english.claimed(now.claimed),
      verdict: { label: sentence, standing },
      notes: [
        isPinned ? `Revision ${shown.revision}, o${day}` : `O${day}`,
        ...(changed === null
          ? []
          : [
              `Changed on ${dateInWords(dayOf(c, changed.at))}: ${headlineShown(changed).sentence}`,
              `See ${new URL(originOf(c)).host}${urls.claim(found.slug)}`,
            ]),
      ],
    },
    chart: () => chartOf(assembleBundle(shown.claim, shown.series, shown.sources, now.asOf), verdicts),
  };
}
