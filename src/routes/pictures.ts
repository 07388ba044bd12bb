/** The picture that other sites show of a claim: `/og/SLUG.png`, with `?rev=N` of a published revision. */
import { type Context, Hono } from 'hono';
import { figureClaimed } from '../../claims/sentence.ts';
import { FINDING_WORDS, standingOf } from '../../claims/verdict.ts';
import { dateInWords } from '../../claims/words.ts';
import { type Embedded, findEmbed } from '../../db/embeds.ts';
import { findingWords, sideOf } from '../../views/mark.ts';
import { type ClaimPictureProps, claimPicture } from '../../views/picture/claim-picture.ts';
import { urls } from '../../views/urls.ts';
import type { AppEnv } from '../context.ts';
import { clocksShown, isPlainly, revisionOf, versionOf } from '../embedding.ts';
import { HttpError } from '../errors.ts';
import { EMBED_HEADERS } from '../headers.ts';
import { png } from '../png.ts';
import { answerBytes } from '../respond.ts';

/** Pictures of claims. */
export function pictureRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/og/:file', picture);
}

async function picture(c: Context<AppEnv>): Promise<Response> {
  const file = c.req.param('file') ?? '';
  const slug = file.endsWith('.png') ? file.slice(0, -'.png'.length) : '';
  const rev = revisionOf(c.req.query('rev'));
  const found: Embedded =
    slug === '' || rev === 'unknown' ? { state: 'unknown' } : await findEmbed(c.var.deps.database, slug, rev);
  if (rev === 'unknown' || found.state === 'unknown')
    throw new HttpError('not-found', 'There is no picture of a published claim at this address.');
  return answerBytes(c, {
    type: 'png',
    policy: 'embed',
    version: versionOf(found),
    headers: { ...EMBED_HEADERS.picture },
    isKept: isPlainly(c, urls.picture(slug, rev ?? undefined)),
    body: () => png(claimPicture(shownOf(c, found))),
  });
}

/** What the picture shows of a claim that is, or was, published. */
function shownOf(c: Context<AppEnv>, found: Exclude<Embedded, { state: 'unknown' }>): ClaimPictureProps {
  if (found.state === 'withdrawn')
    return {
      claim: found.claim,
      claimed: null,
      verdict: { label: 'Withdrawn', standing: 'open' },
      notes: [`On ${dateInWords(found.at.slice(0, 10))}. Plumbline gives no verdict on this claim any more.`],
    };
  const { now } = clocksShown(c, found);
  const standing = standingOf(now);
  const { shown, isPinned, changed } = found;
  const day = `n the figures known on ${dateInWords(now.asOf)}`;
  return {
    claim: shown.claim,
    claimed: now.claimed === undefined ? null : figureClaimed(now.claimed),
    verdict: { label: FINDING_WORDS[now.finding].label, side: sideOf(now.finding, standing), standing },
    notes: [
      isPinned ? `Revision ${shown.revision}, o${day}` : `O${day}`,
      ...(changed === null
        ? []
        : [`The verdict is now another: ${findingWords(changed.now.finding, standingOf(changed.now))}`]),
    ],
  };
}
