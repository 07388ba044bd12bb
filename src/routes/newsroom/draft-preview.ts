/** The page of a draft as readers would get it, `/edit/claims/SLUG/preview`: drawn like that of a published claim. */
import { type Context, Hono } from 'hono';
import type { ClocksShown, Correction, Reply } from '../../../claims/editorial/correction.ts';
import type { Publisher, ReplyEvent, Work } from '../../../claims/editorial/work.ts';
import { slugOf } from '../../../claims/evidence/slug.ts';
import type { Clocks } from '../../../claims/verdict/verdict.ts';
import { findClaim, type StoredClaim } from '../../../db/ledger/stored-claim.ts';
import { verdictShown } from '../../../db/ledger/stored-json.ts';
import { listReplies } from '../../../db/newsroom/replies.ts';
import { draftPreviewStrip } from '../../../views/edit/review/draft-strip.ts';
import { claimPage } from '../../../views/pages/claim/page.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate } from '../../auth/private.ts';
import { type AppEnv, siteOf, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { PREVIEW_HEADERS } from '../../http/headers.ts';
import { publisherOf, workOf } from './form-context.ts';
import { type Gathered, gatherReview } from './review-work.ts';

/** Mount behind `newsroom()`. */
export function editDraftPreviewRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/edit/claims/:slug/preview', async (c) =>
    draw(c, await workOf(c, c.req.param('slug'))),
  );
}

async function draw(c: Context<AppEnv>, work: Work): Promise<Response> {
  const { draft } = work;
  if (draft === null) throw new HttpError('not-found', 'There is no open draft of this claim to preview.');
  const { database } = c.var.deps;
  const publisher = await publisherOf(c);
  const [gathered, stored, replies] = await Promise.all([
    gatherReview(database, work, draft, { publisher, today: todayOf(c) }),
    findClaim(database, work.slug),
    listReplies(database, work.slug),
  ]);
  const { computed } = gathered.shown;
  if (computed === null)
    throw new HttpError(
      'not-found',
      'The draft does not say enough for a verdict yet: its form says what is missing.',
    );
  const page = claimPage({
    site: siteOf(c),
    ...pageOf(c, work, publisher, { gathered, stored, replies }),
    bundle: computed.bundle,
    ...computed.clocks,
    rev: null,
    citedAt: urls.claim(work.slug),
    ...(stored === undefined ? {} : { otherSide: stored.otherSide }),
    otherMethod: null,
    queued: null,
    publishedNow: null,
    otherTests: stored?.otherTests ?? [],
    edition: {
      path: urls.edit.draftPreview(work.slug),
      named: 'Preview',
      strip: draftPreviewStrip(deskOf(c), work.slug, gathered.shown),
    },
  });
  return answerPrivate(page, 200, PREVIEW_HEADERS);
}

/** What the page shows of the draft besides its verdict. */
function pageOf(
  c: Context<AppEnv>,
  work: Work,
  publisher: Publisher,
  {
    gathered,
    stored,
    replies,
  }: { gathered: Gathered; stored: StoredClaim | undefined; replies: readonly ReplyEvent[] },
) {
  const { context, computed, topic } = gathered.shown;
  const claimant = computed?.bundle.claim.claimant;
  const at = c.var.now.toISOString();
  const isSame = stored !== undefined && stored.claim.claimant.name === claimant?.name;
  return {
    claimantSlug: isSame ? stored.claimantSlug : slugOf(claimant?.name ?? ''),
    isKnownBody: claimant?.body === true || (isSame && stored.isKnownBody),
    wikidata: isSame ? stored.wikidata : null,
    topic: topic === '' ? null : { slug: slugOf(topic), name: topic },
    revision: (work.published?.revision ?? 0) + 1,
    revisedOn: todayOf(c),
    publishedAt: stored?.publishedAt ?? at,
    changedAt: at,
    context: context === '' ? null : context,
    wasReviewed: true,
    withoutSecondReader: !publisher.secondReader && work.writers.includes(publisher.person.id),
    replies: repliesWith(gathered, replies),
    corrections: [...(stored?.corrections ?? []), ...newCorrection(work, gathered, at)],
  };
}

/** The correction that the draft would be. */
function newCorrection({ published }: Work, { shown }: Gathered, at: string): Correction[] {
  const { correction, publishedClocks, computed } = shown;
  if (published === null || correction === null || publishedClocks === null || computed === null) return [];
  return [
    {
      ...correction,
      id: 0,
      fromRevision: published.revision,
      toRevision: published.revision + 1,
      before: shownOf(publishedClocks),
      after: shownOf(computed.clocks),
      changed: null,
      at,
      withoutSecondReader: false,
    },
  ];
}

/** The verdicts of both clocks as a correction quotes them. */
function shownOf({ said, now }: Clocks): ClocksShown {
  return { said: verdictShown(said), now: verdictShown(now) };
}

/** The questions to the claimant that are on the page or go there with the draft, with their answers. */
function repliesWith({ shown }: Gathered, events: readonly ReplyEvent[]): Reply[] {
  const kept = events.filter(({ takenBackAt }) => takenBackAt === null);
  const isShown = (event: ReplyEvent) => {
    const { isOnPage = false, goesWith = false } = shown.replies[kept.indexOf(event)] ?? {};
    return isOnPage || goesWith;
  };
  return kept
    .filter((event) => event.question === null && isShown(event))
    .map(({ id, happenedOn, channel, deadline }) => ({
      askedOn: happenedOn,
      channel: channel ?? '',
      deadline,
      answers: kept
        .filter((event) => event.question === id && isShown(event))
        .map(({ answer, happenedOn }) => ({ text: answer ?? '', on: happenedOn })),
    }));
}
