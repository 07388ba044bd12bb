/** A newsroom that saves drafts one after the other, and remembers which of them were acknowledged. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Session, signedInAs } from './newsroom.ts';

/** Saves drafts through the forms of a running server until it is stopped. */
export interface Writing {
  /** The slugs of the drafts whose save was answered, in order. */
  acknowledged: string[];
  /** How long each of them took, in milliseconds. */
  took: number[];
  /** Waits until so many more were acknowledged. Throws if none is for half a minute. */
  more(n: number): Promise<void>;
  /** Ends it after the save that is under way. */
  stop(): Promise<void>;
}

/** The longest that a test waits for a save, in milliseconds. */
const PATIENCE = 30_000;

/** Begins to save drafts on a server, as an editor who is let in by the command line. */
export async function writing(base: string, database: string): Promise<Writing> {
  const session = await signedInAs(base, database, 'editor');
  const acknowledged: string[] = [];
  const took: number[] = [];
  const state = { isStopped: false };
  const loop = (async () => {
    for (let n = 0; !state.isStopped; n += 1) {
      const slug = `draft-under-way-${n}`;
      const ms = await save(session, slug).catch(() => null);
      // The server may have been killed: what was not answered is not counted.
      if (ms === null) return;
      acknowledged.push(slug);
      took.push(ms);
    }
  })();
  return {
    acknowledged,
    took,
    async more(n) {
      const wanted = acknowledged.length + n;
      let until = Date.now() + PATIENCE;
      for (let seen = acknowledged.length; acknowledged.length < wanted; await wait(5)) {
        if (acknowledged.length > seen) until = Date.now() + PATIENCE;
        seen = acknowledged.length;
        if (Date.now() > until) throw new Error(`${seen} drafts were saved, and no more`);
      }
    },
    async stop() {
      state.isStopped = true;
      await loop;
    },
  };
}

/** Saves a draft. Returns how long the answer took. Throws unless it was saved. */
async function save(session: Session, slug: string): Promise<number> {
  await session.get('/edit/new');
  const started = performance.now();
  const answer = await session.post('/edit/new', {
    slug,
    quote: `There are 20,000 officers, said in ${slug}`,
    claimant: 'Somebody',
    do: 'save',
  });
  if (answer.status !== 303) throw new Error(`the draft was not saved: ${answer.status}`);
  return performance.now() - started;
}
