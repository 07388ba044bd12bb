/** What the newsroom's storage promises, on any database that it is opened on. */

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle, Claim } from '../../../claims/bundle.ts';
import { fieldsOf } from '../../../claims/drafting/draft-fields.ts';
import type { CorrectionNote } from '../../../claims/editorial/correction.ts';
import { CHECKS, type Role } from '../../../claims/editorial/workflow.ts';
import type { Clocks } from '../../../claims/verdict/verdict.ts';
import type { Actor } from '../../../db/base/audit.ts';
import type { Posted } from '../../../db/base/idempotency.ts';
import type { Database } from '../../../db/base/open.ts';
import { recordChanges } from '../../../db/evidence/load.ts';
import { correctObservation, insertObservations } from '../../../db/evidence/observations.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { findQueued, follow, listQueue, revisionsBehind } from '../../../db/ledger/queue.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { findSaves, findWork, listSaves, listWork } from '../../../db/newsroom/draft-reads.ts';
import { type Saved, saveDraft, sendBack } from '../../../db/newsroom/drafts.ts';
import { type DraftToPublish, type Published, publishDraft } from '../../../db/newsroom/publish.ts';
import { publishQueued } from '../../../db/newsroom/publish-queued.ts';
import { listReplies, recordReply, releaseReply, takeBackReply } from '../../../db/newsroom/replies.ts';
import { withdrawClaim } from '../../../db/newsroom/withdraw.ts';
import { listClaims } from '../../../db/readers/claims.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { draftOf } from '../../../src/routes/newsroom/evaluate-draft.ts';
import { evidenceOf } from '../../../src/routes/newsroom/review-work.ts';
import { SAID_ON, smallBundle, valid } from '../../support/bundles.ts';
import type { OpenLedger, Store } from '../../support/ledgers.ts';

/** A reviewer who takes whatever it comes to. */
const ANYTHING = { verdicts: () => true, replies: Number.MAX_SAFE_INTEGER };

const LOADED = '2024-02-01T09:00:00.000Z';
const AT = '2024-06-01T09:00:00.000Z';

const PEOPLE = { writer: 'editor', second: 'reviewer', third: 'admin', colleague: 'editor' } as const;
type Name = keyof typeof PEOPLE;

const actor = (name: Name): Actor => ({ personId: name, name: `${name}@example.org`, session: null });

let forms = 0;

/** A form that was drawn for somebody and posted; a new one unless its token is given. */
function by(name: Name, { at = AT, form }: { at?: string; form?: string } = {}): Posted {
  forms += 1;
  return { form: form ?? `form-${forms}`, actor: actor(name), at };
}

function publisher(
  name: Name,
  secondReader = true,
): { person: { id: string; role: Role }; secondReader: boolean } {
  return { person: { id: name, role: PEOPLE[name] }, secondReader };
}

/** Tables that have but one column. */
const ONE_COLUMN = new Set(['saying_search']);

/** Every row of every table: two of these are the same if nothing was written between them. */
async function contents({ kysely }: Database, only?: readonly string[]): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'claim_search_%' AND name NOT LIKE 'saying_search_%' ORDER BY name`.execute(
    kysely,
  );
  const all: Record<string, unknown[]> = {};
  for (const { name } of tables.filter((t) => only === undefined || only.includes(t.name)))
    all[name] = (
      await sql`SELECT * FROM ${sql.table(name)} ORDER BY ${sql.raw(ONE_COLUMN.has(name) ? '1' : '1, 2')}`.execute(
        kysely,
      )
    ).rows;
  return all;
}

/** The tables that readers' pages are made of. */
const READ = [
  'claim',
  'claim_revision',
  'listing',
  'listing_finding',
  'subject',
  'subject_claim',
  'claim_search',
  'series',
  'series_pack',
  'observation',
  'source',
  'topic',
  'claimant',
  'ruling',
  'correction',
  'queue_item',
  'next_release',
];

/** The form of a claim that rests on a series which it brings along. */
function newClaim(slug: string, value = '20000'): Record<string, string> {
  return {
    slug,
    quote: 'There are 20,000 wardens',
    'claimant.name': `The speaker of ${slug}`,
    saidOn: '31 January 2024',
    'appearance.title': 'A speech',
    kind: 'level',
    'claimed.value': '20,000',
    'claimed.unit': 'wardens',
    topic: `Topic of ${slug}`,
    context: 'Some *context*.',
    notes: 'A note.',
    'inputs.value.from': 'new',
    'inputs.value.newSeries.title': `Wardens ${slug}`,
    'inputs.value.newSeries.unit': 'wardens',
    'inputs.value.value': value,
    'inputs.value.at': '31 December 2023',
    'inputs.value.publishedOn': '31 January 2024',
    'inputs.value.source.title': `The count ${slug}`,
    'inputs.value.source.publisher': 'The counters',
  };
}

/** The form of a published claim, with some fields changed. */
async function formOf(database: Database, slug: string, otherwise: Record<string, string> = {}) {
  const work = await findWork(database, slug);
  if (work?.published == null) throw new Error(`${slug} is not published`);
  return { ...fieldsOf(work.published.claim, { ...work.published, notes: '' }), ...otherwise };
}

async function save(
  database: Database,
  fields: Record<string, string>,
  {
    who = 'writer',
    submit = false,
    ...more
  }: { who?: Name; submit?: boolean; base?: number; form?: string; at?: string } = {},
): Promise<Saved> {
  const slug = fields['slug'] ?? '';
  const work = await findWork(database, slug);
  return saveDraft(database, {
    ...by(who, more),
    slug,
    fields,
    base: more.base ?? work?.latest ?? 0,
    isNew: work === undefined,
    submit,
  });
}

/** The save that is in review, read for publication. */
async function read(
  database: Database,
  slug: string,
  correction: CorrectionNote | null = null,
  today = AT.slice(0, 10),
): Promise<{ number: number; draft: DraftToPublish }> {
  const work = await findWork(database, slug);
  const drafted = await draftOf(database, work?.draft?.fields ?? {}, { today, isCorrection: false });
  const { read } = drafted;
  if (read.claim === null) throw new Error(JSON.stringify([...read.issues, ...read.missing]));
  return {
    number: work?.draft?.number ?? 0,
    draft: { ...read, claim: read.claim, evidence: evidenceOf(drafted), correction },
  };
}

async function publish(
  database: Database,
  slug: string,
  {
    who = 'second',
    note = null,
    secondReader = true,
    ...more
  }: { who?: Name; note?: CorrectionNote | null; secondReader?: boolean; at?: string; form?: string } = {},
): Promise<Published> {
  return publishDraft(database, {
    ...by(who, more),
    slug,
    ...(await read(database, slug, note, (more.at ?? AT).slice(0, 10))),
    publisher: publisher(who, secondReader),
    checks: CHECKS,
    seen: ANYTHING,
  });
}

/** Writes, submits and publishes. */
async function published(
  database: Database,
  fields: Record<string, string>,
  note: CorrectionNote | null = null,
  at = AT,
) {
  expect(await save(database, fields, { submit: true, at })).toMatchObject({ outcome: 'saved' });
  expect(await publish(database, fields['slug'] ?? '', { note, at })).toMatchObject({ outcome: 'published' });
}

/** Expects that a try is refused so, and leaves nothing behind. */
async function expectRefused(database: Database, outcome: string, work: () => Promise<{ outcome: string }>) {
  const before = await contents(database);
  expect(await work()).toMatchObject({ outcome });
  expect(await contents(database)).toEqual(before);
}

/** Runs the suite on databases that `open` makes: each empty, and without a schema. */
export function newsroomSuite(name: string, store: Store): void {
  describe(`the newsroom on ${name}`, () => {
    let ledger: OpenLedger;
    let database: Database;
    beforeAll(async () => {
      ledger = await store.openMigrated();
      ({ database } = ledger);
      const bundles: Bundle[] = [
        smallBundle(),
        smallBundle({ slug: 'queued', series: 'queued', source: 'queued' }),
        smallBundle({ slug: 'alone', series: 'alone', source: 'alone' }),
        smallBundle({ slug: 'gone', quote: 'There are 20,000 unicorns', series: 'gone', source: 'gone' }),
      ];
      await loadBundles(
        database,
        bundles.map((bundle) => ({ bundle })),
        LOADED,
      );
    });
    afterAll(async () => ledger.close());

    describe('a draft of a new claim', () => {
      const slug = 'wardens';

      it('is saved as it was typed, and leaves no trace where readers look', async () => {
        const before = await contents(database, READ);
        const fields = { slug, quote: '  20,000\r\nwardens ', 'claimed.value': 'twenty-ish' };
        expect(await save(database, fields)).toEqual({ outcome: 'saved', slug, number: 1 });
        expect(await save(database, newClaim(slug))).toMatchObject({ number: 2 });
        expect(await save(database, newClaim(slug), { submit: true })).toMatchObject({ number: 3 });
        expect((await findSaves(database.kysely, slug, [1])).map((s) => s.fields)).toEqual([fields]);
        expect(await contents(database, READ)).toEqual(before);
        expect(await findClaim(database, slug)).toBeUndefined();
      });

      it('has an address of its own', async () => {
        for (const taken of [slug, 'a-claim'])
          await expectRefused(database, 'slug-taken', () =>
            saveDraft(database, {
              ...by('writer'),
              slug: taken,
              fields: {},
              base: 0,
              isNew: true,
              submit: false,
            }),
          );
      });

      it('is saved once if its form is posted twice, and conflicts if that form holds something else', async () => {
        const fields = newClaim(slug);
        const first = await save(database, fields, { form: 'twice', base: 3 });
        expect(first).toMatchObject({ outcome: 'saved', number: 4 });
        await expectRefused(database, 'saved', async () => {
          const second = await save(database, fields, { form: 'twice', base: 3 });
          expect(second).toEqual(first);
          return second;
        });
        await expectRefused(database, 'conflict', () =>
          save(database, { ...fields, notes: 'Another note.' }, { form: 'twice', base: 3 }),
        );
        // The token of one person is not that of another.
        expect(await save(database, fields, { form: 'twice', who: 'colleague', base: 3 })).toMatchObject({
          outcome: 'conflict',
          latest: { number: 4, savedBy: 'writer@example.org', fields },
        });
      });

      it('is sent to review, read as that save only, and sent back with comments', async () => {
        await save(database, newClaim(slug), { submit: true });
        expect(await findWork(database, slug)).toMatchObject({
          stage: 'in-review',
          submittedNumber: 5,
          isPublished: false,
        });
        const comments = [{ field: 'quote', comment: 'Word for word?' }];
        await expectRefused(database, 'not-in-review', () =>
          sendBack(database, { ...by('second'), slug, number: 4, comments }),
        );
        const posted = by('second');
        for (let i = 0; i < 2; i += 1)
          expect(await sendBack(database, { ...posted, slug, number: 5, comments })).toEqual({
            outcome: 'sent-back',
          });
        const work = await findWork(database, slug);
        expect(work).toMatchObject({
          stage: 'draft',
          submittedNumber: null,
          comments: [{ ...comments[0], by: 'second@example.org' }],
        });
        expect(work?.steps.map((s) => [s.step, s.number])).toEqual([
          ['sent-back', 5],
          ['submitted', 5],
          ['submitted', 3],
        ]);
        const { work: listed } = await listWork(database, { stage: 'draft', page: 1 });
        expect(listed.find((w) => w.slug === slug)).toMatchObject({
          isSentBack: true,
          touchedBy: 'second@example.org',
          writer: 'writer@example.org',
        });
        await expectRefused(database, 'not-in-review', () => publish(database, slug));
      });

      it('is published by another reviewer, and not by an editor or one of its writers', async () => {
        await save(database, newClaim(slug, '20000'), { who: 'third' });
        await save(database, newClaim(slug, '21000'), { submit: true });
        expect((await findWork(database, slug))?.writers.sort()).toEqual(['third', 'writer']);
        await expectRefused(database, 'own-work', () => publish(database, slug, { who: 'third' }));
        await expectRefused(database, 'own-work', () => publish(database, slug, { who: 'colleague' }));
      });

      it('takes what was recorded of replies along, but not what its publisher recorded', async () => {
        const asked = { askedOn: '2024-05-01', channel: 'E-mail', deadline: '2024-05-08' };
        const posted = by('writer');
        for (let i = 0; i < 2; i += 1)
          expect(await recordReply(database, { ...posted, slug, reply: asked })).toEqual({
            outcome: 'recorded',
          });
        // Another question by the same form is another.
        const other = { ...asked, channel: 'Telephone' };
        expect(await recordReply(database, { ...posted, slug, reply: other })).toEqual({
          outcome: 'recorded',
        });
        const [first, second] = await listReplies(database, slug);
        await recordReply(database, { ...by('second'), slug, reply: { ...asked, channel: 'Letter' } });
        const third = (await listReplies(database, slug))[2];
        const answer = (question: number, text: string) => ({
          question,
          answeredOn: '2024-05-03',
          answer: text,
        });
        await recordReply(database, {
          ...by('writer'),
          slug,
          reply: answer(first?.id ?? 0, 'No.\n\nNot so.'),
        });
        await recordReply(database, { ...by('second'), slug, reply: answer(second?.id ?? 0, 'Its own.') });
        await recordReply(database, {
          ...by('writer'),
          slug,
          reply: answer(third?.id ?? 0, 'Waits for its question.'),
        });
        await expectRefused(database, 'no-question', () =>
          recordReply(database, { ...by('writer'), slug, reply: answer(9_999, 'x') }),
        );

        // What was taken back goes along with nobody.
        await recordReply(database, { ...by('writer'), slug, reply: { ...asked, channel: 'Pigeon' } });
        const wrong = (await listReplies(database, slug)).at(-1)?.id ?? 0;
        const person = { id: 'writer', role: 'editor' } as const;
        await expectRefused(database, 'of-another', () =>
          takeBackReply(database, { ...by('third'), slug, id: wrong, person: { ...person, id: 'third' } }),
        );
        const back = { ...by('writer'), slug, id: wrong, person };
        for (let i = 0; i < 2; i += 1)
          expect(await takeBackReply(database, back)).toEqual({ outcome: 'taken-back' });

        const form = by('second');
        const publishing = {
          ...form,
          slug,
          ...(await read(database, slug)),
          publisher: publisher('second'),
          checks: CHECKS,
          seen: ANYTHING,
        };
        const done = await publishDraft(database, publishing);
        expect(done).toEqual({ outcome: 'published', revision: 1, queued: 0 });
        await expectRefused(database, 'published', () => publishDraft(database, publishing));
        expect(
          (await listReplies(database, slug)).map((r) => [r.channel ?? r.answer, r.releasedAt !== null]),
        ).toEqual([
          ['E-mail', true],
          ['Telephone', true],
          ['Letter', false],
          ['No.\n\nNot so.', true],
          ['Its own.', false],
          ['Waits for its question.', false],
          ['Pigeon', false],
        ]);
      });

      it('is then where readers look, with its evidence, its replies and who recorded what', async () => {
        const stored = await findClaim(database, slug);
        expect(stored).toMatchObject({
          revision: 1,
          context: 'Some *context*.',
          topic: { name: `Topic of ${slug}` },
          withoutSecondReader: false,
          series: [{ title: `Wardens ${slug}`, observations: [{ value: '21000' }] }],
          replies: [
            { channel: 'E-mail', answers: [{ text: 'No.\n\nNot so.', on: '2024-05-03' }] },
            { channel: 'Telephone', answers: [] },
          ],
        });
        expect(await findWork(database, slug)).toMatchObject({
          stage: 'published',
          isPublished: true,
          draft: null,
          writers: [],
          publishedNumber: 7,
        });
        const { rows } = await sql<{ person: string }>`SELECT person FROM evidence_change`.execute(
          database.kysely,
        );
        expect(rows).toEqual([{ person: 'writer@example.org' }]);
        const { rows: audit } = await sql<{ action: string; person: string; detail: string }>`
          SELECT action, person, detail FROM audit WHERE subject = ${slug} AND action IN ('published', 'corrected')`.execute(
          database.kysely,
        );
        expect(audit).toEqual([{ action: 'published', person: 'second@example.org', detail: 'revision 1' }]);
      });

      it('is listed at its stage, the latest touched first', async () => {
        const { work, tally } = await listWork(database, { stage: 'published', page: 1 });
        expect(work.map((w) => w.slug)).toEqual([slug]);
        expect(work[0]).toMatchObject({
          isPublished: true,
          quote: 'There are 20,000 wardens',
          touchedBy: 'second@example.org',
        });
        expect(tally).toEqual([{ stage: 'published', n: 1 }]);
        expect((await listSaves(database, slug)).map((s) => s.number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
      });
    });

    describe('the next revision of a published claim', () => {
      const slug = 'a-claim';
      const TYPO: CorrectionNote = { type: 'typo', sentence: 'A slip of the pen.' };

      it('needs a note for readers, and leaves the published one alone until then', async () => {
        const before = await contents(database, READ);
        await save(database, await formOf(database, slug, { 'claimed.value': '30000' }), { submit: true });
        expect(await contents(database, READ)).toEqual(before);
        expect(await findWork(database, slug)).toMatchObject({
          stage: 'in-review',
          isPublished: true,
          published: { revision: 1 },
        });
        await expectRefused(database, 'no-note', () => publish(database, slug));
      });

      it('is no typo if it changes the finding', () =>
        expectRefused(database, 'not-a-typo', () => publish(database, slug, { note: TYPO })));

      it('is no change of the method if the method is the same', () =>
        expectRefused(database, 'same-method', () =>
          publish(database, slug, { note: { type: 'method', sentence: 'The method has changed.' } }),
        ));

      it('is published with a correction that quotes both verdicts', async () => {
        const note: CorrectionNote = { type: 'reading', sentence: 'The number was read otherwise.' };
        expect(await publish(database, slug, { note })).toMatchObject({ outcome: 'published', revision: 2 });
        expect((await findClaim(database, slug))?.corrections).toMatchObject([
          {
            ...note,
            fromRevision: 1,
            toRevision: 2,
            before: { now: { finding: 'holds' } },
            after: { now: { finding: 'fails' } },
            changed: {
              fields: [{ what: 'the claimed figure', from: '20,000 officers', to: '30,000 officers' }],
            },
          },
        ]);
        expect((await claimHistory(database, slug))?.entries.map((e) => e.revision)).toEqual([2, 1]);
      });

      it('may be a typo if only the calendar has changed the finding meanwhile', async () => {
        const { series, sources, ...rest } = smallBundle({
          slug: 'promised',
          series: 'promised',
          value: '16753',
        });
        const {
          kind: _,
          claimed: __,
          inputs: ___,
          ...claim
        } = rest.claim as Claim & { claimed?: unknown; inputs: unknown };
        const promise = {
          ...claim,
          kind: 'promise',
          inputs: { target: { value: '20000', unit: 'officers' }, progress: 'promised' },
          options: { deadline: '2024-03-31' },
        };
        await loadBundles(
          database,
          [{ bundle: valid({ ...rest, series, sources, claim: promise }) }],
          LOADED,
        );
        const finding = async () =>
          (await listClaims(database, {}, 1)).claims.find((c) => c.slug === 'promised')?.findingNow;
        expect(await finding()).toBe('pending');
        await published(database, await formOf(database, 'promised', { 'claimant.role': 'A role' }), TYPO);
        expect(await finding()).toBe('awaiting-outcome');
      });

      it('brings no evidence that differs from the ledger’s', async () => {
        const fields = newClaim('wardens-again');
        await save(database, fields, { submit: true });
        const reading = await read(database, 'wardens-again');
        await published(database, {
          ...newClaim('other'),
          ...pick(fields, 'inputs.'),
          'inputs.value.value': '1',
        });
        await expectRefused(database, 'evidence-differs', () =>
          publishDraft(database, {
            ...by('second'),
            slug: 'wardens-again',
            ...reading,
            publisher: publisher('second'),
            checks: CHECKS,
            seen: ANYTHING,
          }),
        );
      });

      it('of a claim that was loaded while its draft was written needs a note for readers too', async () => {
        await save(database, newClaim('loaded'), { submit: true });
        await loadBundles(database, [{ bundle: smallBundle({ slug: 'loaded' }) }], AT);
        await expectRefused(database, 'no-note', () => publish(database, 'loaded'));
        expect(
          await publish(database, 'loaded', { note: { type: 'reading', sentence: 'Read anew.' } }),
        ).toMatchObject({ revision: 2 });
      });
    });

    it('publishes one’s own work if the second reader is waived, and says so', async () => {
      const note: CorrectionNote = { type: 'reading', sentence: 'Read anew.' };
      await save(database, await formOf(database, 'alone', { 'claimed.value': '19000' }), {
        who: 'second',
        submit: true,
      });
      await recordReply(database, {
        ...by('second'),
        slug: 'alone',
        reply: { askedOn: '2024-05-01', channel: 'E-mail', deadline: null },
      });
      await expectRefused(database, 'own-work', () => publish(database, 'alone', { note }));
      expect(await publish(database, 'alone', { note, secondReader: false })).toMatchObject({ revision: 2 });
      expect(await findClaim(database, 'alone')).toMatchObject({
        withoutSecondReader: true,
        corrections: [{ withoutSecondReader: true }],
        replies: [{ channel: 'E-mail' }],
      });
    });

    it('puts a reply on the page by somebody who recorded neither it nor its question', async () => {
      const slug = 'a-claim';
      const reply = { askedOn: '2024-05-01', channel: 'E-mail', deadline: null };
      await recordReply(database, { ...by('second'), slug, reply });
      const [question] = await listReplies(database, slug);
      await recordReply(database, {
        ...by('third'),
        slug,
        reply: { question: question?.id ?? 0, answeredOn: '2024-05-02', answer: 'No.' },
      });
      const [, answer] = await listReplies(database, slug);
      const release = (who: Name, id = 0, at = slug) =>
        releaseReply(database, { ...by(who), slug: at, id, publisher: publisher(who) });
      await expectRefused(database, 'own-work', () => release('third', answer?.id));
      // The answer is another's, but the question that would go with it is not.
      await expectRefused(database, 'own-work', () => release('second', answer?.id));
      await expectRefused(database, 'own-work', () => release('writer', question?.id));
      await expectRefused(database, 'no-reply', () => release('third', question?.id, 'queued'));
      expect(await release('third', question?.id)).toEqual({ outcome: 'released' });
      expect(await release('second', answer?.id)).toEqual({ outcome: 'released' });
      expect((await findClaim(database, slug))?.replies).toMatchObject([
        { channel: 'E-mail', answers: [{ text: 'No.' }] },
      ]);
    });

    it('is not published by those who recorded the figures that wait for it', async () => {
      const waiting = 'waiting-with-a-draft';
      await loadBundles(database, [{ bundle: smallBundle({ slug: waiting, series: waiting }) }], AT);
      await database.kysely.transaction().execute(async (trx) => {
        const observation = {
          at: '2023-12-31',
          value: '10000',
          source: 'bulletin',
          publishedOn: '2024-05-31',
        };
        const ids = await insertObservations(trx, [{ series: waiting, observation }], AT);
        const recorder = { personId: 'second', name: 'second@example.org', writers: ['second', 'third'] };
        await recordChanges(trx, ids, recorder, 'Revised.', AT);
        await follow(trx, await revisionsBehind(trx, [waiting]), AT);
      });
      await save(database, await formOf(database, waiting, { context: 'More.' }), { submit: true });
      expect((await findWork(database, waiting))?.recorders.sort()).toEqual(['second', 'third']);
      const note: CorrectionNote = { type: 'evidence', sentence: 'The figure was revised.' };
      for (const who of ['second', 'third'] as const)
        await expectRefused(database, 'own-work', () => publish(database, waiting, { who, note }));
      // Nor is what waits taken for a slip of writing.
      const alone = { who: 'second', secondReader: false } as const;
      const typo: CorrectionNote = { type: 'typo', sentence: 'A full stop was missing.' };
      await expectRefused(database, 'not-a-typo', () => publish(database, waiting, { ...alone, note: typo }));
      expect(await publish(database, waiting, { ...alone, note })).toMatchObject({ outcome: 'published' });
      expect(await findClaim(database, waiting)).toMatchObject({ queued: null, withoutSecondReader: true });
    });

    it('is not published first by those who recorded the figures that it rests on', async () => {
      const series = 'recorded-by-a-reviewer';
      await loadBundles(database, [{ bundle: smallBundle({ slug: `${series}-before`, series }) }], AT);
      await database.kysely.transaction().execute(async (trx) => {
        const observation = {
          at: '2024-03-31',
          value: '12345',
          source: 'bulletin',
          publishedOn: '2024-04-30',
        };
        const ids = await insertObservations(trx, [{ series, observation }], AT);
        const recorder = { personId: 'second', name: 'second@example.org', writers: ['second'] };
        await recordChanges(trx, ids, recorder, null, AT);
      });
      const draft = async (slug: string, at: string) =>
        save(
          database,
          {
            ...(await formOf(database, `${series}-before`)),
            slug,
            'inputs.value.at': at,
            saidOn: '2024-05-01',
          },
          { submit: true },
        );
      await draft(`${series}-first`, '2024-03-31');
      await expectRefused(database, 'own-work', () =>
        publish(database, `${series}-first`, { who: 'second' }),
      );
      expect(await publish(database, `${series}-first`, { who: 'third' })).toMatchObject({
        outcome: 'published',
      });
      // What somebody has published a verdict on was looked at by a second person.
      await draft(`${series}-again`, '2024-03-31');
      expect(await publish(database, `${series}-again`, { who: 'second' })).toMatchObject({
        outcome: 'published',
      });
    });

    it('is not published first by whoever corrected a figure of its series, though the value stayed', async () => {
      const series = 'corrected-by-a-reviewer';
      const wrong = { series, at: '2023-12-31', publishedOn: SAID_ON };
      await loadBundles(database, [{ bundle: smallBundle({ slug: `${series}-before`, series }) }], AT);
      await database.kysely.transaction().execute(async (trx) => {
        const right = { at: wrong.at, value: '20000', source: 'bulletin', publishedOn: SAID_ON };
        const id = await correctObservation(trx, wrong, { ...right, precision: { nearest: '1000' } }, AT);
        const recorder = { personId: 'second', name: 'second@example.org', writers: ['second'] };
        await recordChanges(trx, [id], recorder, 'It was rounded.', AT);
      });
      const slug = `${series}-first`;
      const fields = { ...(await formOf(database, `${series}-before`)), slug };
      await save(database, fields, { submit: true });
      await expectRefused(database, 'own-work', () => publish(database, slug, { who: 'second' }));
      expect(await publish(database, slug, { who: 'third' })).toMatchObject({ outcome: 'published' });
    });

    it('is not published from the queue if the figures that wait would make its test another', async () => {
      const slug = 'back-in-time';
      const bundle = smallBundle({ slug, series: slug });
      const { claimed: _, ...claim } = bundle.claim as typeof bundle.claim & { claimed: unknown };
      const change = valid({
        ...bundle,
        claim: {
          ...claim,
          kind: 'change',
          claimed: { value: '20000', unit: 'officers' },
          inputs: {
            from: { value: '0', unit: 'officers', at: '2024-01-31', source: 'bulletin' },
            to: { series: slug, at: 'latest' },
          },
        },
        series: bundle.series.map((s) => ({
          ...s,
          observations: s.observations.map((o) => ({ ...o, at: '2024-01-31', publishedOn: '2024-01-31' })),
        })),
      });
      await loadBundles(database, [{ bundle: change }], AT);
      // The latest figure is corrected to a day before that which it is held against.
      await database.kysely.transaction().execute(async (trx) => {
        const wrong = { series: slug, at: '2024-01-31', publishedOn: '2024-01-31' };
        const right = { at: '2023-12-31', value: '19000', source: 'bulletin', publishedOn: '2024-01-31' };
        const id = await correctObservation(trx, wrong, right, AT);
        const recorder = { personId: 'second', name: 'second@example.org', writers: ['second'] };
        await recordChanges(trx, [id], recorder, 'Another day.', AT);
        await follow(trx, await revisionsBehind(trx, [slug]), AT);
      });
      const mark = (await findQueued(database.kysely, slug))?.mark ?? 0;
      const note: CorrectionNote = { type: 'evidence', sentence: 'The day was wrong.' };
      const refused = await publishQueued(database, {
        ...by('third'),
        slug,
        mark,
        note,
        publisher: publisher('third'),
      });
      expect(refused).toEqual({
        outcome: 'faulty',
        messages: [expect.stringMatching(/is for 31 January 2024, after .* 31 December 2023: swap the two/)],
      });
      expect((await findClaim(database, slug))?.revision).toBe(1);
      // It is not in the way of what is tested next.
      expect(
        await withdrawClaim(database, { ...by('third'), slug, reason: 'A claim of this test.' }),
      ).toEqual({ outcome: 'withdrawn' });
    });

    it('is published only as it was looked at', async () => {
      const seen = 'looked-at';
      await loadBundles(database, [{ bundle: smallBundle({ slug: seen, series: seen }) }], AT);
      await save(database, await formOf(database, seen, { context: 'More.' }), { submit: true });
      const note: CorrectionNote = { type: 'evidence', sentence: 'More is told.' };
      const looked = await read(database, seen, note);
      const looking = (verdicts: (clocks: Clocks) => boolean, replies = 0) => ({
        ...by('second'),
        slug: seen,
        ...looked,
        publisher: publisher('second'),
        checks: CHECKS,
        seen: { verdicts, replies },
      });
      const holds = (clocks: Clocks) => clocks.now.finding === 'holds';
      await recordReply(database, {
        ...by('writer'),
        slug: seen,
        reply: { askedOn: '2024-05-01', channel: 'e-mail', deadline: null },
      });
      const fails = (clocks: Clocks) => !holds(clocks);
      await expectRefused(database, 'not-as-seen', () => publishDraft(database, looking(fails)));
      expect(await publishDraft(database, looking(holds))).toMatchObject({ outcome: 'published' });
      // What was recorded of replies after the look waits.
      expect((await findClaim(database, seen))?.replies).toEqual([]);
    });

    it('tests the same if it is called a typo', async () => {
      const slip = 'a-slip';
      await loadBundles(database, [{ bundle: smallBundle({ slug: slip, series: slip }) }], AT);
      const typo: CorrectionNote = { type: 'typo', sentence: 'A word was misspelt.' };
      await save(database, await formOf(database, slip, { 'claimed.value': '20001' }), { submit: true });
      await expectRefused(database, 'not-a-typo', () => publish(database, slip, { note: typo }));
      await save(database, await formOf(database, slip, { quote: 'There are 20,000 officers.' }), {
        submit: true,
      });
      expect(await publish(database, slip, { note: typo })).toMatchObject({ outcome: 'published' });
    });

    it('publishes from the queue what others recorded, once', async () => {
      await database.kysely.transaction().execute(async (trx) => {
        const observation = { at: '2023-12-31', value: '10000', source: 'queued', publishedOn: '2024-05-31' };
        const ids = await insertObservations(trx, [{ series: 'queued', observation }], AT);
        await recordChanges(
          trx,
          ids,
          { personId: 'second', name: 'second@example.org', writers: ['second'] },
          'Revised.',
          AT,
        );
        await follow(trx, await revisionsBehind(trx, ['queued']), AT);
      });
      const { entries, total } = await listQueue(database, 1);
      expect([total, entries[0]?.slug, entries[0]?.recordedBy]).toEqual([1, 'queued', ['second']]);
      const mark = (await findQueued(database.kysely, 'queued'))?.mark ?? 0;
      const note: CorrectionNote = { type: 'evidence', sentence: 'The figure was revised.' };
      const from = (who: Name, at = mark) => ({
        ...by(who),
        slug: 'queued',
        mark: at,
        note,
        publisher: publisher(who),
      });
      await expectRefused(database, 'own-work', () => publishQueued(database, from('second')));
      await expectRefused(database, 'moved', () => publishQueued(database, from('third', mark - 1)));
      const posted = from('third');
      expect(await publishQueued(database, posted)).toEqual({ outcome: 'published' });
      await expectRefused(database, 'published', () => publishQueued(database, posted));
      expect(await findClaim(database, 'queued')).toMatchObject({
        revision: 2,
        queued: null,
        corrections: [
          { type: 'evidence', before: { now: { finding: 'holds' } }, after: { now: { finding: 'fails' } } },
        ],
      });
      // The record of the claim says who did.
      expect((await findWork(database, 'queued'))?.steps[0]).toMatchObject({
        step: 'queue-published',
        by: 'third@example.org',
      });
    });

    it('withdraws a claim for good, and keeps all that was', async () => {
      const slug = 'gone';
      await save(database, await formOf(database, slug), { submit: true });
      const reading = await read(database, slug, { type: 'reading', sentence: 'Read anew.' });
      const reason = 'The words were never said.';
      const posted = by('second');
      for (let i = 0; i < 2; i += 1)
        expect(await withdrawClaim(database, { ...posted, slug, reason })).toEqual({ outcome: 'withdrawn' });
      await expectRefused(database, 'not-published', () =>
        withdrawClaim(database, { ...by('third'), slug, reason }),
      );
      expect(await findClaim(database, slug)).toBeUndefined();
      expect((await listClaims(database, { q: 'unicorns' }, 1)).total).toBe(0);
      expect(await findWork(database, slug)).toMatchObject({
        stage: 'withdrawn',
        isPublished: false,
        withdrawn: { reason },
      });
      expect(await claimHistory(database, slug)).toMatchObject({
        withdrawn: { reason },
        entries: [{ revision: 1 }],
      });
      await expectRefused(database, 'withdrawn', () =>
        saveDraft(database, { ...by('writer'), slug, fields: {}, base: 1, isNew: false, submit: true }),
      );
      await expectRefused(database, 'not-in-review', () =>
        publishDraft(database, {
          ...by('third'),
          slug,
          ...reading,
          publisher: publisher('third'),
          checks: CHECKS,
          seen: ANYTHING,
        }),
      );
    });

    it.each([
      'audit',
      'draft_save',
      'step',
      'correction',
      'withdrawal',
      'reply_event',
      'reply_release',
      'reply_taken_back',
      'evidence_change',
    ])('never changes or removes a row of %s', async (table) => {
      const before = await contents(database, [table]);
      expect(before[table]?.length).toBeGreaterThan(0);
      const column = sql.ref(Object.keys((before[table]?.[0] ?? {}) as object)[0] ?? '');
      for (const statement of [
        sql`UPDATE ${sql.table(table)} SET ${column} = ${column}`,
        sql`DELETE FROM ${sql.table(table)}`,
        sql`INSERT OR REPLACE INTO ${sql.table(table)} SELECT * FROM ${sql.table(table)}`,
      ])
        await expect(statement.execute(database.kysely)).rejects.toThrow(/insert-only/);
      expect(await contents(database, [table])).toEqual(before);
    });
  });
}

/** The fields whose names begin so. */
function pick(fields: Record<string, string>, start: string): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(start)));
}
