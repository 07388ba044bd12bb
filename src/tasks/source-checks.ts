/** Whether the addresses of sources still answer: each is asked for once, and what came of it is kept. */
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/base/schema.ts';
import { recordCheck, type SourceAddress, sourceAddresses } from '../../db/evidence/archives.ts';

/** What came of asking for an address: the status of the answer, or why there was none. */
export type Reached = { status: number } | { fault: string };

/** Asks for an address on the public net. Whatever is there, it does not throw. */
export type Reach = (url: string) => Promise<Reached>;

/** How many addresses are asked for at once. */
const AT_ONCE = 4;

/** Asks for every address of every source, each once however many sources have it, and keeps what came of it. */
export async function checkSources(
  kysely: Kysely<Schema>,
  now: Date,
  reach: Reach,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<void> {
  const byUrl = new Map<string, SourceAddress[]>();
  for (const address of await sourceAddresses(kysely))
    byUrl.set(address.url, [...(byUrl.get(address.url) ?? []), address]);
  const waiting = [...byUrl];
  const all = waiting.length;
  const checkedAt = now.toISOString();
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [url, sources] = next;
      const reached = await reach(url);
      const found =
        'status' in reached
          ? { status: reached.status, fault: null }
          : { status: null, fault: reached.fault };
      for (const { source } of sources) await recordCheck(kysely, { source, url, checkedAt, ...found });
      done += 1;
      onProgress(done, all);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Whether an address was looked for and did not answer. That something is forbidden there is an answer too: many keep programs out. */
export function isSilent({ status, fault }: Pick<SourceAddress, 'status' | 'fault'>): boolean {
  if (status === null) return fault !== null;
  return status >= 400 && ![401, 403, 405, 429].includes(status);
}
