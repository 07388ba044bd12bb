/** What a ledger holds, in a few numbers, for whoever copies it. */
import type { Database } from '../base/open.ts';

export interface Contents {
  claims: number;
  figures: number;
  people: number;
  /** People whose second factor is encrypted with the secret, which is not in the database. */
  secondFactors: number;
}

/** Counts what a ledger holds. */
export async function contentsOf({ read, kysely }: Database): Promise<Contents> {
  const [[claims], [figures], [people], [secondFactors]] = await read(
    kysely.selectFrom('claim').select(({ fn }) => fn.countAll<number>().as('n')),
    kysely.selectFrom('observation').select(({ fn }) => fn.countAll<number>().as('n')),
    kysely.selectFrom('person').select(({ fn }) => fn.countAll<number>().as('n')),
    kysely.selectFrom('second_factor').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return {
    claims: Number(claims?.n ?? 0),
    figures: Number(figures?.n ?? 0),
    people: Number(people?.n ?? 0),
    secondFactors: Number(secondFactors?.n ?? 0),
  };
}
