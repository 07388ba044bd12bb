/** A release comes out: the verdicts that it turns are published with one note, and readers get its page. */
import type { CorrectionNote } from '../../claims/editorial/correction.ts';
import type { Publisher } from '../../claims/editorial/work.ts';
import { recordAudit } from '../base/audit.ts';
import type { Posted } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import { publishQueued, type QueuePublished } from './publish-queued.ts';

/** A verdict that an editor publishes with a release: as they saw it in the queue. */
export interface ToPublish {
  slug: string;
  mark: number;
}

/** What came of each verdict. */
export interface ReleasePublished {
  published: string[];
  /** Those that were not published, and why. */
  left: { slug: string; why: Exclude<QueuePublished, { outcome: 'published' }> }[];
}

/**
 * Publishes verdicts that wait because of a release, each as a revision with the release's note, and shows the release to readers.
 * Each verdict is published by itself, so that one that moved meanwhile keeps no other back; those that were left are told.
 */
export async function publishRelease(
  database: Database,
  {
    slug,
    verdicts,
    note,
    publisher,
    ...posted
  }: Posted & { slug: string; verdicts: readonly ToPublish[]; note: CorrectionNote; publisher: Publisher },
): Promise<ReleasePublished> {
  const done: ReleasePublished = { published: [], left: [] };
  for (const { slug: claim, mark } of verdicts) {
    const form = `${posted.form}-${mark}-${claim}`;
    const result = await publishQueued(database, { ...posted, form, slug: claim, mark, note, publisher });
    if (result.outcome === 'published') done.published.push(claim);
    else done.left.push({ slug: claim, why: result });
  }
  await showRelease(database, { slug, note: note.sentence, ...posted });
  return done;
}

/** Shows a release to readers, with a note; one that they see already gets the note alone. */
async function showRelease(
  { kysely }: Database,
  { slug, note, actor, at }: Posted & { slug: string; note: string },
): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('data_release')
      .set((eb) => ({ note, published_at: eb.fn.coalesce('published_at', eb.val(at)), person: actor.name }))
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (numUpdatedRows > 0n)
      await recordAudit(trx, { at, actor, action: 'release-published', subject: slug });
  });
}
