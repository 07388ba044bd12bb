/** What the newsroom does to what is published, in short: by one who writes and another who publishes. */
import type { Claim } from '../../claims/bundle.ts';
import type { CorrectionType } from '../../claims/editorial/workflow.ts';
import type { Observation } from '../../claims/evidence/series.ts';
import type { Database } from '../../db/base/open.ts';
import { correctObservation } from '../../db/evidence/observations.ts';
import { type Followed, findQueued, follow, revisionsBehind } from '../../db/ledger/queue.ts';
import { findWork } from '../../db/newsroom/draft-reads.ts';
import { saveDraft } from '../../db/newsroom/drafts.ts';
import { publishDraft } from '../../db/newsroom/publish.ts';
import { publishQueued } from '../../db/newsroom/publish-queued.ts';
import { listReplies, recordReply, releaseReply } from '../../db/newsroom/replies.ts';
import { withdrawClaim } from '../../db/newsroom/withdraw.ts';
import { hostile, hostileBundle, hostileText } from './bundles.ts';
import { importObservations } from './figures.ts';

const WRITER = { personId: 'writer', name: 'writer@example.org', session: null };
const REVIEWER = { personId: 'reviewer', name: 'reviewer@example.org', session: null };

function publisher(isAlone: boolean) {
  return {
    person: { id: isAlone ? 'writer' : 'reviewer', role: 'reviewer' as const },
    secondReader: !isAlone,
  };
}

let forms = 0;

/** A form of its own for each post. */
function form(): string {
  forms += 1;
  return `form-${forms}`;
}

function expectOutcome(result: { outcome: string }, outcome: string): void {
  if (result.outcome !== outcome) throw new Error(`${outcome} was expected: ${JSON.stringify(result)}`);
}

export interface Note {
  type: CorrectionType;
  sentence: string;
}

/** Publishes the next revision of a claim, or the first. `isAlone`: without a second reader. */
export async function revise(
  database: Database,
  at: string,
  {
    claim,
    context = '',
    note = null,
    isAlone = false,
  }: { claim: Claim; context?: string; note?: Note | null; isAlone?: boolean },
): Promise<void> {
  const { slug } = claim;
  const work = await findWork(database, slug);
  const base = work?.latest ?? 0;
  const saved = await saveDraft(database, {
    form: form(),
    actor: WRITER,
    at,
    slug,
    fields: { quote: claim.quote },
    base,
    isNew: work === undefined,
    submit: true,
  });
  expectOutcome(saved, 'saved');
  const published = await publishDraft(database, {
    form: form(),
    actor: isAlone ? WRITER : REVIEWER,
    at,
    slug,
    number: base + 1,
    draft: {
      claim,
      topic: '',
      context,
      added: { series: [], sources: [] },
      evidence: [],
      links: [],
      correction: note,
    },
    publisher: publisher(isAlone),
    checks: [],
    seen: { verdicts: () => true, replies: Number.MAX_SAFE_INTEGER },
  });
  expectOutcome(published, 'published');
}

/** Publishes the verdict of a claim that waits in the queue. */
export async function publishWaiting(
  database: Database,
  at: string,
  slug: string,
  note: Note,
): Promise<void> {
  const entry = await findQueued(database.kysely, slug);
  if (entry === undefined) throw new Error(`${slug} does not wait`);
  const published = await publishQueued(database, {
    form: form(),
    actor: REVIEWER,
    at,
    slug,
    mark: entry.mark,
    note,
    publisher: publisher(false),
  });
  expectOutcome(published, 'published');
}

/** Corrects a figure that was recorded wrongly, and queues what that would change. */
export async function correctFigure(
  { kysely }: Database,
  at: string,
  wrong: { series: string; at: string; publishedOn: string },
  right: Observation,
): Promise<Followed> {
  return kysely.transaction().execute(async (trx) => {
    await correctObservation(trx, wrong, right, at);
    return follow(trx, await revisionsBehind(trx, [wrong.series]), at);
  });
}

/** Withdraws a claim. */
export async function withdraw(database: Database, at: string, slug: string, reason: string): Promise<void> {
  const withdrawn = await withdrawClaim(database, { form: form(), actor: REVIEWER, at, slug, reason });
  expectOutcome(withdrawn, 'withdrawn');
}

/** Puts on a claim's page that the claimant was asked, and their answer if there was one. */
export async function ask(
  database: Database,
  at: string,
  slug: string,
  {
    answer,
    ...question
  }: {
    askedOn: string;
    channel: string;
    deadline: string | null;
    answer?: { on: string; text: string };
  },
): Promise<void> {
  const lastEvent = async () => (await listReplies(database, slug)).at(-1)?.id ?? 0;
  const record = async (reply: Parameters<typeof recordReply>[1]['reply']) =>
    expectOutcome(await recordReply(database, { form: form(), actor: WRITER, at, slug, reply }), 'recorded');
  await record(question);
  if (answer !== undefined)
    await record({ question: await lastEvent(), answeredOn: answer.on, answer: answer.text });
  const released = await releaseReply(database, {
    form: form(),
    actor: REVIEWER,
    at,
    slug,
    id: await lastEvent(),
    publisher: publisher(false),
  });
  expectOutcome(released, 'released');
}

/**
 * Puts hostile text on all that readers see of `hostile-claim` besides its verdict: context, corrections,
 * replies, and figures that wait; and withdraws `withdrawn-claim`.
 */
export async function publishHostile(database: Database, at: string): Promise<void> {
  const slug = 'hostile-claim';
  const { claim } = hostileBundle(slug, hostileText('another quote'));
  const context = `# ${hostile('heading')}\n\n### ${hostile('below')}\n\n- [ ] ${hostileText('context')}`;
  const sentence = hostileText('sentence');
  await revise(database, at, { claim, context, note: { type: 'typo', sentence }, isAlone: true });
  const question = { askedOn: '2024-05-01', channel: hostile('channel'), deadline: '2024-05-15' };
  await ask(database, at, slug, question);
  await ask(database, at, slug, { ...question, answer: { on: '2024-05-10', text: hostileText('answer') } });
  const figure = { at: '2023-12-31', source: 'hostile-source' };
  const add = (value: string, publishedOn: string) =>
    importObservations(database, 'hostile-series', [{ ...figure, value, publishedOn }], at);
  await add('18500', '2024-04-30');
  await publishWaiting(database, at, slug, { type: 'evidence', sentence: hostileText('evidence') });
  await add('17000', '2024-05-31');
  await withdraw(database, at, 'withdrawn-claim', hostileText('reason'));
}
