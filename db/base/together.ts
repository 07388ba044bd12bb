/**
 * Reads that are asked for at one time, in one round trip: over HTTP each round trip is a request, of which a Worker may make 50 or
 * 1,000 for each that it answers, and on a remote database each takes its time.
 */
import type { CompiledQuery } from 'kysely';
import { breath } from './breath.ts';
import type { Database, Readable } from './open.ts';

/** How many statements go in one round trip: what they read holds up the thread of an embedded ledger. */
const AT_A_TIME = 250;

/** A statement that waits to be sent, and its rows once it was. */
interface Asked {
  query: CompiledQuery;
  rows: readonly unknown[];
}

/**
 * The database with reads that go together: those that are asked for before any is answered are sent at once, each statement once however
 * many ask for it. For work on many things that each need the same few reads, one after the other.
 */
export function together(database: Database): Database {
  let waiting: Asked[] = [];
  let sent: Promise<void> | undefined;
  const send = async () => {
    // Whoever goes on with what was answered before has asked for more by then.
    await breath();
    const all = waiting;
    [waiting, sent] = [[], undefined];
    await sendAll(database, all);
  };
  const read = async (...queries: readonly Readable[]): Promise<unknown[][]> => {
    const asked = queries.map((query) => ({ query: query.compile(), rows: [] as readonly unknown[] }));
    waiting.push(...asked);
    sent ??= send();
    await sent;
    return queries.map((query, i) => {
      const rows = asked[i]?.rows ?? [];
      return 'row' in query ? rows.map((row) => query.row.parse(row)) : [...rows];
    });
  };
  // Which rows come of which query is told by its type, as for the database's own.
  return { ...database, read: read as Database['read'] };
}

/** Sends statements in as few round trips as they may go in. Throws if one of them fails. */
async function sendAll({ read }: Database, all: readonly Asked[]): Promise<void> {
  const same = new Map<string, Asked[]>();
  for (const one of all) {
    const key = JSON.stringify([one.query.sql, one.query.parameters]);
    same.set(key, [...(same.get(key) ?? []), one]);
  }
  const groups = [...same.values()];
  for (let i = 0; i < groups.length; i += AT_A_TIME) {
    const part = groups.slice(i, i + AT_A_TIME);
    const queries = part.flatMap(([first]) => (first === undefined ? [] : [first.query]));
    const results = await read(...queries.map((query) => ({ compile: () => query })));
    for (const [j, group] of part.entries()) for (const one of group) one.rows = results[j] ?? [];
  }
}
