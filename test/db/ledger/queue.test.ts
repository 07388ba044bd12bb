/** What waits for an editor and what is published by itself, on an embedded file and on a libSQL server. */
import { describe, expect, it } from 'vitest';
import { clocksInWords } from '../../../claims/evaluate.ts';
import { METHOD, type Verdict } from '../../../claims/verdict.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { listQueue, recompute } from '../../../db/ledger/queue.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { storedVerdict } from '../../../db/ledger/stored-json.ts';
import { listClaims } from '../../../db/readers/claims.ts';
import { findEmbed } from '../../../db/readers/embeds.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { promiseBundle, SAID_ON, smallBundle, valid } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { importObservations } from '../../support/figures.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';
import { correctFigure, publishWaiting } from '../../support/published.ts';

const RECORDED = '2024-02-01T09:00:00.000Z';
const LATER = '2024-06-01T09:00:00.000Z';
const LATER_STILL = '2024-06-02T09:00:00.000Z';
const NOTE = { type: 'evidence', sentence: 'The bulletin was revised.' } as const;

const figure = (value: string, publishedOn: string, at = '2023-12-31') => ({
  at,
  value,
  source: 'bulletin',
  publishedOn,
});

/** A promise of 20,000 officers by the end of March 2024, of whom there are 15,000. */
function promise() {
  const { series, ...bundle } = promiseBundle('a-claim');
  return valid({
    ...bundle,
    series: series.map((s) => ({ ...s, observations: [figure('15000', SAID_ON)] })),
  });
}

async function rulings(database: Database, slug = 'a-claim') {
  const { entries = [] } = (await claimHistory(database, slug)) ?? {};
  return entries.flatMap((entry) => entry.rulings).reverse();
}

/** All that readers are shown of a claim, save that something waits. */
async function shown(database: Database) {
  const stored = await findClaim(database, 'a-claim');
  if (stored === undefined) throw new Error('the claim is not published');
  const { queued: _, version, ...page } = stored;
  const listed = await listClaims(database, {}, 1);
  return { page, listed: listed.claims, rulings: await rulings(database) };
}

async function mark({ kysely }: Database): Promise<number> {
  const row = await kysely.selectFrom('listing').select('evidence_mark').executeTakeFirstOrThrow();
  return row.evidence_mark;
}

/** Publishes the claim by an earlier method and with its words, as a program before this one would have. */
async function publishedBefore({ kysely }: Database, change: (verdict: Verdict) => Verdict): Promise<void> {
  const last = await kysely.selectFrom('ruling').selectAll().orderBy('id').execute();
  for (const { id, ...row } of last) {
    const verdict = change({ ...storedVerdict(row.verdict), method: '2020-01' });
    await kysely
      .insertInto('ruling')
      .values({
        ...row,
        corrects: id,
        method: verdict.method,
        finding: verdict.finding,
        verdict: JSON.stringify(verdict),
      })
      .execute();
  }
  await kysely.updateTable('listing').set({ method: '2020-01' }).execute();
}

function queueSuite(store: Store): void {
  const alone = (test: (database: Database) => Promise<void>) => onItsOwn(store, test);

  it(
    'adopts evidence that changes no verdict, by a ruling that names it',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      const before = await mark(database);
      const came = await importObservations(database, 'officers', [figure('20000', '2024-04-30')], LATER);
      expect(came.queued).toEqual([]);
      expect(came.published).toEqual([{ slug: 'a-claim', clock: 'now', from: 'holds', to: 'holds' }]);
      expect(await mark(database)).toBe(before + 1);
      // Its bundle is another, and so is its hash.
      const [, first, second, ...more] = await rulings(database);
      expect(more).toEqual([]);
      expect(second?.verdict.because).toBe(first?.verdict.because);
      expect(second?.verdict.evidence[0]?.publishedOn).toBe('2024-04-30');
      expect((await findClaim(database, 'a-claim'))?.queued).toBeNull();
    }),
  );

  it(
    'queues evidence that changes a finding, and leaves ruling, lists and page as they are',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      const before = await shown(database);
      const version = (await findClaim(database, 'a-claim'))?.version;
      await importObservations(database, 'officers', [figure('15000', '2024-04-30')], LATER);
      expect(await shown(database)).toEqual(before);
      const stored = await findClaim(database, 'a-claim');
      expect(stored?.queued).toEqual({
        since: LATER,
        cause: 'evidence',
        now: {
          word: 'overstated',
          finding: 'fails',
          standing: 'against',
          because: expect.stringContaining('15,000'),
        },
        isSameNow: false,
      });
      // The page says more than before, so that what is kept of it is given no more.
      expect(stored?.version).not.toBe(version);
      await recompute(database, LATER_STILL);
      expect((await shown(database)).rulings).toEqual(before.rulings);
      // It waits since it came, however often it is looked at.
      expect((await findClaim(database, 'a-claim'))?.queued?.since).toBe(LATER);
    }),
  );

  it(
    'publishes what waits with its note, on all the evidence',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      await importObservations(database, 'officers', [figure('15000', '2024-04-30')], LATER);
      await publishWaiting(database, LATER_STILL, 'a-claim', NOTE);
      const stored = await findClaim(database, 'a-claim');
      expect(stored?.queued).toBeNull();
      expect(stored?.series[0]?.observations.map((o) => o.value)).toEqual(['20000', '15000']);
      const verdict = (finding: string, standing: string) => ({
        word: finding === 'holds' ? 'right' : 'overstated',
        finding,
        standing,
        because: expect.any(String),
      });
      expect(stored?.corrections).toEqual([
        {
          id: expect.any(Number),
          ...NOTE,
          fromRevision: 1,
          toRevision: 2,
          before: { said: verdict('holds', 'supports'), now: verdict('holds', 'supports') },
          after: { said: verdict('holds', 'supports'), now: verdict('fails', 'against') },
          changed: null,
          at: LATER_STILL,
          withoutSecondReader: false,
        },
      ]);
      expect((await rulings(database)).map((r) => [r.clock, r.verdict.finding])).toEqual([
        ['said', 'holds'],
        ['now', 'holds'],
        ['said', 'holds'],
        ['now', 'fails'],
      ]);
      expect((await listQueue(database, 1)).total).toBe(0);
    }),
  );

  it(
    'shows a figure that was recorded wrongly until an editor has published what its correction changes',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      const before = await shown(database);
      const wrong = { series: 'officers', at: '2023-12-31', publishedOn: SAID_ON };
      const { queued } = await correctFigure(database, LATER, wrong, figure('15000', SAID_ON));
      expect(queued.map((q) => [q.after.said.finding, q.after.now.finding])).toEqual([['fails', 'fails']]);
      expect(await shown(database)).toEqual(before);
      await publishWaiting(database, LATER_STILL, 'a-claim', NOTE);
      const after = await shown(database);
      expect(after.page.series[0]?.observations.map((o) => o.value)).toEqual(['15000']);
      expect(after.rulings.map((r) => [r.clock, r.verdict.finding])).toEqual([
        ['said', 'holds'],
        ['now', 'holds'],
        ['said', 'fails'],
        ['now', 'fails'],
      ]);
    }),
  );

  it(
    'publishes what the calendar alone changes, on the evidence of the published verdict',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: promise() }], RECORDED);
      const before = await mark(database);
      const reached = figure('21000', '2024-04-30', '2024-03-31');
      const { published, queued } = await importObservations(database, 'officers', [reached], LATER);
      expect(published).toEqual([{ slug: 'a-claim', clock: 'now', from: 'pending', to: 'awaiting-outcome' }]);
      expect(queued.map((q) => [q.before.now.finding, q.after.now.finding])).toEqual([
        ['awaiting-outcome', 'kept'],
      ]);
      expect(await mark(database)).toBe(before);
      expect((await shown(database)).listed[0]?.findingNow).toBe('awaiting-outcome');
      const again = await recompute(database, LATER_STILL);
      expect([again.published, again.queued.length]).toEqual([[], 1]);
    }),
  );

  it(
    'lets go of what would change nothing any more',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      await importObservations(database, 'officers', [figure('15000', '2024-04-30')], LATER);
      expect((await listQueue(database, 1)).total).toBe(1);
      await importObservations(database, 'officers', [figure('20000', '2024-05-31')], LATER_STILL);
      expect((await listQueue(database, 1)).total).toBe(0);
      expect((await findClaim(database, 'a-claim'))?.queued).toBeNull();
      expect((await rulings(database)).map((r) => r.verdict.finding)).toEqual(['holds', 'holds', 'holds']);
    }),
  );

  it(
    'queues evidence that changes a number behind the same words',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      const rounded = { ...figure('20000', '2024-04-30'), precision: { nearest: '1' } };
      const { published, queued } = await importObservations(database, 'officers', [rounded], LATER);
      expect(published).toEqual([]);
      expect(
        queued
          .map((q) => [clocksInWords(q.before).now, clocksInWords(q.after).now] as const)
          .map(([before, after]) => [before.because === after.because, after.computed?.interval]),
      ).toEqual([[true, '[39999/2, 40001/2]']]);
      expect((await findClaim(database, 'a-claim'))?.series[0]?.observations).toHaveLength(1);
    }),
  );

  it(
    'tells a pinned embed since when the verdict has differed, whatever is published after that',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      await importObservations(database, 'officers', [figure('15000', '2024-04-30')], LATER);
      await publishWaiting(database, LATER, 'a-claim', NOTE);
      await importObservations(database, 'officers', [figure('15001', '2024-06-02')], LATER_STILL);
      await publishWaiting(database, LATER_STILL, 'a-claim', NOTE);
      const of = async (rev: number | null) => {
        const embed = await findEmbed(database, 'a-claim', rev);
        if (embed.state !== 'published') throw new Error(embed.state);
        return [embed.shown.revision, embed.shown.verdicts.now.finding, embed.changed?.at ?? null];
      };
      expect(await of(1)).toEqual([1, 'holds', LATER]);
      expect(await of(2)).toEqual([2, 'fails', LATER_STILL]);
      expect(await of(3)).toEqual([3, 'fails', null]);
      expect(await of(null)).toEqual([3, 'fails', null]);
      expect((await findEmbed(database, 'a-claim', 4)).state).toBe('unknown');
    }),
  );

  it(
    'takes no figure for a day that has not come, by any way in',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      const early = figure('15000', '2024-07-01');
      await expect(importObservations(database, 'officers', [early], LATER)).rejects.toThrow(/has not come/);
      const bundle = smallBundle({ slug: 'another' });
      bundle.series[0]?.observations.push(early);
      await expect(loadBundles(database, [{ bundle }], LATER)).rejects.toThrow(/has not come/);
      expect((await listQueue(database, 1)).total).toBe(0);
    }),
  );

  it(
    'puts first what moves furthest',
    alone(async (database) => {
      const small = (slug: string, claimed: string) => ({
        bundle: smallBundle({ slug, series: slug, claimed }),
      });
      await loadBundles(
        database,
        [small('sentence', '30000'), small('turns', '20000'), small('figure', '30000')],
        RECORDED,
      );
      const come = (series: string, value: string) =>
        importObservations(database, series, [figure(value, '2024-04-30')], LATER);
      await come('sentence', '20001');
      await come('turns', '15000');
      await come('figure', '10000');
      const { entries, total } = await listQueue(database, 1);
      expect(total).toBe(3);
      expect(entries.map((entry) => entry.slug)).toEqual(['turns', 'figure', 'sentence']);
      expect(entries.map((entry) => entry.before.now.finding)).toEqual(['holds', 'fails', 'fails']);
    }),
  );

  it(
    'adopts a newer method if it changes no verdict',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      await publishedBefore(database, (verdict) => verdict);
      expect((await findClaim(database, 'a-claim'))?.otherMethod?.now.method).toBe('2020-01');
      const { queued } = await recompute(database, LATER);
      expect(queued).toEqual([]);
      expect((await findClaim(database, 'a-claim'))?.otherMethod).toBeNull();
      // The rulings stay as the earlier method made them: what is the same is not published anew.
      expect((await rulings(database)).slice(-2).map((r) => r.method)).toEqual(['2020-01', '2020-01']);
    }),
  );

  it(
    'queues a newer method that changes a verdict, and goes on showing what was published',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      await publishedBefore(database, (verdict) => ({
        ...verdict,
        finding: 'rounded',
        because: 'By the old method.',
      }));
      const { published, queued } = await recompute(database, LATER);
      expect(published).toEqual([]);
      expect(queued.map((q) => [q.cause, q.before.now.finding, q.after.now.finding])).toEqual([
        ['method', 'rounded', 'holds'],
      ]);
      const waiting = await findClaim(database, 'a-claim');
      expect(waiting?.otherMethod?.said.because).toBe('By the old method.');
      expect(waiting?.queued?.cause).toBe('method');
      // With newer figures besides, it tells what these would change, and counts as theirs.
      await importObservations(database, 'officers', [figure('15000', '2024-05-15')], LATER);
      expect((await findClaim(database, 'a-claim'))?.queued?.cause).toBe('evidence');
      await publishWaiting(database, LATER_STILL, 'a-claim', { type: 'method', sentence: 'It has changed.' });
      const after = await findClaim(database, 'a-claim');
      expect([after?.otherMethod, after?.queued, after?.published?.method]).toEqual([null, null, METHOD]);
    }),
  );
}

describe('the queue on an embedded file', () => queueSuite(EMBEDDED));

describe.skipIf(noSqld !== null)(`the queue on a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`, () =>
  queueSuite(REMOTE),
);
