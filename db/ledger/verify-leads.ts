/** Whether the address of each claim that went into another leads where the deeds say. */
import type { Kysely } from 'kysely';
import type { Discrepancy } from '../base/integrity.ts';
import type { Schema } from '../base/schema.ts';
import { leadClaims, strayLeads } from './claim-leads.ts';

/** Checks where claims lead; with a time, sets right what is wrong. */
export async function checkLeads(
  kysely: Kysely<Schema>,
  found: { discrepancies: Discrepancy[]; repaired: number },
  repairedAt: string | undefined,
): Promise<void> {
  const stray = await strayLeads(kysely);
  for (const { claim } of stray)
    found.discrepancies.push({
      where: `claim ${claim}`,
      what: 'its address leads elsewhere than its merges and splits say',
      of: 'derived',
    });
  if (repairedAt === undefined || stray.length === 0) return;
  await kysely.transaction().execute((trx) => leadClaims(trx, repairedAt));
  found.repaired += stray.length;
}
