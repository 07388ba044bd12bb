/** Releases: what an import did to published verdicts, for editors at once and for readers once it is published. */
import type { Transaction } from 'kysely';
import { slugOf } from '../../claims/evidence/slug.ts';
import { inChunks } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import { freeSlug } from '../ledger/slugs.ts';
import { clocksToStore } from '../ledger/stored-json.ts';
import type { BecomesOfClaim } from './becomes.ts';

type Trx = Transaction<Schema>;

/** What is recorded of a release. */
export interface NewRelease {
  importId: number;
  releasedOn: string;
  title: string;
  becomes: readonly BecomesOfClaim[];
}

/** Records a release, which readers do not see yet. Returns its slug: the day, and what came out. */
export async function recordRelease(
  trx: Trx,
  { importId, releasedOn, title, becomes }: NewRelease,
): Promise<string> {
  const slug = await freeSlug(trx, 'data_release', `${releasedOn}-${slugOf(title)}`);
  const { id } = await trx
    .insertInto('data_release')
    .values({
      import_id: importId,
      slug,
      released_on: releasedOn,
      title,
      note: null,
      published_at: null,
      person: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await inChunks(becomes, (some) =>
    trx
      .insertInto('data_release_claim')
      .values(
        some.map(({ claimId, what, before, after, moves }) => ({
          release_id: id,
          claim_id: claimId,
          what,
          before: clocksToStore(before),
          after: clocksToStore(after),
          moves,
        })),
      )
      .execute(),
  );
  return slug;
}
