/** The drafts of an article as a reviewer sees them together, and their publication: each by the rules of every draft. */
import type { Context } from 'hono';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import type { Publisher } from '../../../claims/editorial/work.ts';
import { CHECKS, hasRole } from '../../../claims/editorial/workflow.ts';
import { isDecimal } from '../../../claims/exact/number.ts';
import type { Database } from '../../../db/base/open.ts';
import { together } from '../../../db/base/together.ts';
import type { Article, ArticleDraft } from '../../../db/newsroom/articles.ts';
import { findWork } from '../../../db/newsroom/draft-reads.ts';
import { type DraftToPublish, type Published, publishDraft } from '../../../db/newsroom/publish.ts';
import { type BatchDraft, isPublishable, publishName } from '../../../views/edit/article/batch.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { checkName } from '../../../views/edit/review/review.ts';
import { quotedText } from '../../../views/parts/quoted.ts';
import { type AppEnv, type Form, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { completeness } from './article-complete.ts';
import { standstillOf } from './calendar.ts';
import { postedBy, publisherOf } from './form-context.ts';
import { type OfferedFor, offeredForAll } from './offered-repeats.ts';
import { mayReview, UNTICKED } from './review.ts';
import { gatherReview, inReview, seenOf } from './review-work.ts';

/** A draft of an article, with what would be published of it. */
export interface ReviewedDraft extends BatchDraft {
  toPublish: DraftToPublish | null;
}

/** The drafts of an article that were not discarded, in the order of its text; with the claims that each may repeat, unless nobody reads them. */
export async function draftsOfArticle(
  c: Context<AppEnv>,
  { drafts }: Pick<Article, 'drafts'>,
  { isOffered = true } = {},
): Promise<ReviewedDraft[]> {
  const live = drafts.filter((draft) => draft.isPublished || !draft.isDiscarded);
  const publisher = await publisherOf(c);
  const today = todayOf(c);
  // Each draft needs the same few reads, one after the other: those of all drafts go together.
  const reads = together(c.var.deps.database);
  const all = await Promise.all(live.map((draft) => reviewed(reads, draft, { publisher, today })));
  const found = all.filter((one) => one !== undefined);
  if (!isOffered) return found.map(({ draft }) => draft);
  const asked = found.flatMap(({ draft, offeredFor }) =>
    offeredFor === undefined ? [] : [{ draft, offeredFor }],
  );
  const offered = await offeredForAll(
    c.var.deps.database,
    asked.map((one) => one.offeredFor),
    today,
  );
  const byDraft = new Map(asked.map(({ draft }, i) => [draft, offered[i] ?? []]));
  return found.map(({ draft }) => ({ ...draft, offered: byDraft.get(draft) ?? [] }));
}

/** A draft, with what claims are offered for; nothing is for one that is published, or not in review. */
async function reviewed(
  database: Database,
  { slug, start, stage, isPublished }: ArticleDraft,
  { publisher, today }: { publisher: Publisher; today: string },
): Promise<{ draft: ReviewedDraft; offeredFor?: OfferedFor } | undefined> {
  const work = await findWork(database, slug);
  if (work === undefined) return undefined;
  const save = inReview(work);
  const gathered = save === null ? null : await gatherReview(database, work, save, { publisher, today });
  const fields: Readonly<Record<string, string>> = work.draft?.fields ?? {};
  const { claim } = work.published ?? {};
  const may = mayReview(publisher, work, gathered?.recorders ?? []);
  const value = typedIn(fields, 'claimed.value');
  const typed = isDecimal(value) ? { value, unit: typedIn(fields, 'claimed.unit') } : null;
  const faults =
    gathered === null
      ? stage === 'draft'
        ? (await completeness(database, { ...fields, slug }, today)).keeps
        : []
      : gathered.shown.faults.map(({ field, message }) => ({ field: field ?? '', message }));
  const draft = {
    slug,
    start,
    stage,
    isPublished,
    quote: fields['quote'] ?? claim?.quote ?? '',
    claimant: fields['claimant.name'] ?? claim?.claimant.name ?? '',
    saidOn: fields['saidOn'] ?? claim?.saidOn ?? '',
    kind: fields['kind'] ?? claim?.kind ?? '',
    claimed: work.draft === null ? (claim?.claimed ?? null) : typed,
    offered: [],
    faults,
    review: gathered?.shown ?? null,
    mayPublish: may.approve,
    why: may.why,
    toPublish: gathered?.draft ?? null,
  };
  if (gathered === null || isPublished) return { draft };
  const { fields: shown, computed } = gathered.shown;
  return { draft, offeredFor: { slug, fields: shown, bundle: computed?.bundle } };
}

/** Whether a form publishes a draft. */
export const isTickedIn = ({ fields }: Form, slug: string): boolean => fields[publishName(slug)] === 'yes';

/**
 * What becomes of a form that publishes drafts of an article: what is wrong with it, or a line for each that was ticked.
 * Throws a 403 for somebody who may not publish.
 */
export async function publishTicked(
  c: Context<AppEnv>,
  drafts: readonly ReviewedDraft[],
): Promise<{ issues: FieldIssue[]; told: string[]; published: number }> {
  const { fields } = c.var.form;
  const ticked = drafts.filter(({ slug }) => isTickedIn(c.var.form, slug));
  const none = (issues: FieldIssue[]) => ({ issues, told: [], published: 0 });
  if (!hasRole(c.var.person.role, 'reviewer'))
    throw new HttpError('forbidden', 'A reviewer decides what is published; your role is editor.');
  if (ticked.length === 0) return none([{ field: '', message: 'Tick what is to be published.' }]);
  const unticked = CHECKS.filter((check) => fields[checkName(check)] !== 'yes');
  if (unticked.length > 0)
    return none(unticked.map((check) => ({ field: checkName(check), message: UNTICKED[check] })));
  const standstill = await standstillOf(c);
  if (standstill !== undefined) return none([{ field: '', message: standstill }]);
  const told: string[] = [];
  const publisher = await publisherOf(c);
  let published = 0;
  for (const draft of ticked) {
    const outcome = await publishOne(c, draft, publisher);
    if (outcome === 'published') published += 1;
    told.push(`${draft.quote === '' ? draft.slug : quotedText(draft.quote, 80)}: ${OUTCOMES[outcome]}`);
  }
  return { issues: [], told, published };
}

const OUTCOMES: Record<Published['outcome'] | 'not-complete', string> = {
  published: 'published.',
  'not-complete': 'not published, since it is not complete, or is not yours to publish. Open it.',
  'not-in-review': 'not published: it is no longer in review.',
  'own-work': 'not published: you had a hand in it, so somebody else must.',
  'no-note': 'not published: a revision is published already. Open it.',
  'not-a-typo': 'not published: it is marked as a typo. Open it.',
  'same-method': 'not published: it is marked as a change of the method. Open it.',
  'sayings-misfit': 'not published: sayings of the claim would not fit it any more. Open it.',
  'not-as-seen': 'not published: its evidence has changed since you looked. Look at it again.',
  'evidence-differs': 'not published: the ledger has some of its evidence differently. Open it.',
};

async function publishOne(
  c: Context<AppEnv>,
  draft: ReviewedDraft,
  publisher: Awaited<ReturnType<typeof publisherOf>>,
): Promise<keyof typeof OUTCOMES> {
  const { fields } = c.var.form;
  const { slug } = draft;
  const number = Number(fields[publishName(slug, 'number')]);
  // What is published by now may have been by this very form, which storage knows.
  if (draft.stage === 'in-review' && !isPublishable(draft)) return 'not-complete';
  if (!Number.isSafeInteger(number) || number < 1) return 'not-in-review';
  const replies = fields[publishName(slug, 'replies')] ?? '';
  const { outcome } = await publishDraft(c.var.deps.database, {
    ...postedBy(c),
    slug,
    number,
    draft: draft.toPublish,
    publisher,
    checks: CHECKS,
    seen: {
      verdicts: (after) => seenOf(after) === fields[publishName(slug, 'seen')],
      replies: /^\d{1,15}$/.test(replies) ? Number(replies) : 0,
    },
  });
  return outcome;
}
