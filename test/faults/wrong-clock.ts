/** A clock that is ten years ahead for a moment, and what readers see once it is right again. */
import { recompute } from '../../db/ledger/queue.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { followDay } from '../../src/tasks/daily.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import type { Fault } from './fault.ts';

const MORNING = new Date('2026-11-30T09:00:00.000Z');
const AHEAD = new Date('2036-11-30T09:00:10.000Z');
const RIGHT_AGAIN = new Date('2026-11-30T09:00:20.000Z');

interface Listed {
  claims: { slug: string; verdicts: unknown }[];
  after: string | null;
}

/** What is public of each verdict, by the answer that it is in. */
async function verdicts(app: InProcess): Promise<Map<string, string>> {
  app.at(RIGHT_AGAIN.toISOString());
  const found = new Map<string, string>();
  let after: string | null = '';
  while (after !== null) {
    const query = after === '' ? '' : `&after=${after}`;
    const list = (await (await app.get(`/api/v1/claims?limit=50${query}`)).json()) as Listed;
    for (const { slug, verdicts } of list.claims) found.set(`api ${slug}`, JSON.stringify(verdicts));
    after = list.after;
  }
  const feed = (await (await app.get('/feed.json')).json()) as {
    items: { id: string; content_text?: string; content_html?: string }[];
  };
  for (const { id, content_text, content_html } of feed.items)
    found.set(`feed ${id}`, `${content_text}${content_html}`);
  for (const slug of [...found.keys()].flatMap((key) => (key.startsWith('api ') ? [key.slice(4)] : []))) {
    found.set(`page ${slug}`, await (await app.get(`/claims/${slug}.json`)).text());
    found.set(`badge ${slug}`, await (await app.get(`/badge/${slug}.json`)).text());
  }
  return found;
}

/** A ledger on which something is done while the clock is ahead, and which then goes on with the right one. */
async function after(whileAhead: (app: InProcess) => Promise<number>) {
  const app = await inProcess(await readStarter(), MORNING.toISOString());
  try {
    await followDay(app.database, MORNING);
    const published = await whileAhead(app);
    await followDay(app.database, RIGHT_AGAIN);
    return { published, verdicts: await verdicts(app) };
  } finally {
    await app.close();
  }
}

function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].filter((key) => one.get(key) !== other.get(key)).length;
}

export const wrongClock: Fault = {
  what: 'a clock ten years ahead for a moment',
  goal: '0 public verdicts differ from those of a ledger whose clock was right',
  async run() {
    const never = await after(async () => 0);
    const once = await after(async ({ database }) => (await followDay(database, AHEAD)).published.length);
    // A ledger in which such a clock has published already.
    const harmed = await after(
      async ({ database }) =>
        (await recompute(database, AHEAD.toISOString(), { onlyStale: true })).published.length,
    );
    const [now, since] = [once, harmed].map((one) => differences(never.verdicts, one.verdicts));
    return {
      figure: `${now} of ${never.verdicts.size} differ, and ${once.published} were published while it was ahead; ${since} differ in a ledger in which ${harmed.published} had been`,
      isMet: now === 0 && since === 0 && once.published === 0 && harmed.published > 0,
    };
  },
};
