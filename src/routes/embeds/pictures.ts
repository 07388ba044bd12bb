/**
 * The pictures that other sites show: of a claim, `/og/SLUG.png`, with `?rev=N` of a published revision; and of any other
 * page that is shared, `/og/page/PATH.png`.
 */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { dateInWords } from '../../../claims/words/dates.ts';
import { english } from '../../../claims/words/language.ts';
import type { Embedded } from '../../../db/readers/embeds.ts';
import { headlineShown } from '../../../views/parts/headline-shown.ts';
import { isPictured } from '../../../views/parts/social.ts';
import { urls } from '../../../views/parts/urls.ts';
import { type ClaimPictureProps, claimPicture, type Picture } from '../../../views/picture/claim-picture.ts';
import { pagePicture } from '../../../views/picture/page-picture.ts';
import { asof } from '../../http/asof.ts';
import { type AppEnv, dayOf, originOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { Held } from '../../http/held.ts';
import { kept } from '../../http/kept.ts';
import { Gate, type Limits } from '../../http/limits.ts';
import { pageTold } from '../../http/page-told.ts';
import { readQuery, revision } from '../../http/query.ts';
import { answerBytes } from '../../http/respond.ts';
import { png } from './png.ts';
import { dayNamed, findShown, verdictsShown, versionOf } from './shown.ts';

/** How many pictures are held, at some 40 kB each: drawing one takes a tenth of a second or two. */
const MAX_PICTURES = 200;

/** How many pictures may be drawn for a network, a point each, and for all at once. Those that are held are free. */
const DRAWING: Limits = { atOnce: 32, atOncePerNetwork: 16, burst: 200, perSecond: 2 };

/** What is drawn, and who may have more drawn. */
interface Drawing {
  drawn: Held<Uint8Array<ArrayBuffer>>;
  gate: Gate;
}

const pictureQuery = z.object({ rev: revision, asof });

/** Pictures of claims. */
export function pictureRoutes(): Hono<AppEnv> {
  const drawing = { drawn: new Held<Uint8Array<ArrayBuffer>>(MAX_PICTURES), gate: new Gate(DRAWING) };
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
    body: () => drawnOnce(c, drawing, JSON.stringify([path, shown]), () => pagePicture(shown)),
  });
}

/** The bytes of a picture: those that are held, or drawn if the gate lets it. */
async function drawnOnce(
  c: Context<AppEnv>,
  { drawn, gate }: Drawing,
  key: string,
  draw: () => Picture,
): Promise<Uint8Array<ArrayBuffer>> {
  const held = drawn.get(key);
  if (held !== undefined) return held;
  const admitted = gate.enter(c.env.address?.(), c.var.now);
  try {
    const bytes = await png(draw());
    drawn.set(key, bytes);
    return bytes;
  } finally {
    admitted.leave();
  }
}

async function picture(c: Context<AppEnv>, drawing: Drawing): Promise<Response> {
  const file = c.req.param('file') ?? '';
  const slug = file.endsWith('.png') ? file.slice(0, -'.png'.length) : '';
  const { rev, asof } = readQuery(c, pictureQuery);
  const found: Embedded =
    slug === '' || rev === 'unknown' ? { state: 'unknown' } : await findShown(c, slug, rev, asof);
  if (rev === 'unknown' || found.state === 'unknown')
    throw new HttpError('not-found', 'There is no picture of a published claim at this address.');
  return answerBytes(c, {
    type: 'png',
    policy: 'embed',
    version: `${versionOf(found)}-${asof ?? ''}`,
    body: async () => {
      const shown = shownOf(c, found, asof);
      return drawnOnce(c, drawing, JSON.stringify([shown, slug]), () => claimPicture(shown));
    },
  });
}

/** What the picture shows of a claim that is or was published. */
function shownOf(
  c: Context<AppEnv>,
  found: Exclude<Embedded, { state: 'unknown' }>,
  asof: string | undefined,
): ClaimPictureProps {
  if (found.state === 'withdrawn')
    return {
      claim: found.claim,
      claimed: null,
      verdict: { label: 'Withdrawn', standing: 'open' },
      notes: [`On ${dateInWords(dayOf(c, found.at))}. Plumbline gives no verdict on this claim any more.`],
    };
  const verdicts = verdictsShown(c, found, asof);
  const { now } = verdicts;
  const { short, standing } = headlineShown(verdicts, dayNamed(found));
  const { shown, isPinned, changed } = found;
  const day = `n the figures known on ${dateInWords(now.asOf)}`;
  return {
    claim: shown.claim,
    claimed: now.claimed === undefined ? null : english.claimed(now.claimed),
    verdict: { label: short, standing },
    notes: [
      isPinned ? `Revision ${shown.revision}, o${day}` : `O${day}`,
      ...(changed === null
        ? []
        : [
            `Changed on ${dateInWords(dayOf(c, changed.at))}: ${headlineShown(changed).short}. See ${new URL(originOf(c)).host}${urls.claim(found.slug)}`,
          ]),
    ],
  };
}
