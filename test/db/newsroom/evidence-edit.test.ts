/** The evidence editor and the audit in storage, on an embedded file and on a libSQL server. */

import { describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../claims/editorial/people.ts';
import type { Observation } from '../../../claims/evidence/series.ts';
import { COMMAND_LINE, listAudit, recordAudit } from '../../../db/base/audit.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { findQueued, listQueue } from '../../../db/ledger/queue.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import {
  findSeriesToEdit,
  newSeriesMatter,
  searchSeries,
  whatBecomes,
} from '../../../db/newsroom/evidence-edit.ts';
import { saveCorrection, saveFigures, saveSeries } from '../../../db/newsroom/evidence-save.ts';
import { publishQueued } from '../../../db/newsroom/publish-queued.ts';
import { hostile, hostileBundle, SAID_ON, smallBundle } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';

const RECORDED = '2024-02-01T09:00:00.000Z';
const LATER = '2024-06-01T09:00:00.000Z';
const TODAY = '2024-06-01';
const EDITOR = { personId: 'editor', name: 'editor@example.org', session: 'abcd1234' };
const NOBODY = { ids: [], titles: [], use: { person: 'editor', token: '' } };

let forms = 0;
function posted(form?: string) {
  forms += 1;
  return { form: form ?? `form-${forms}`, actor: EDITOR, at: LATER };
}

const figure = (value: string, publishedOn: string, at = '2023-12-31'): Observation => ({
  at,
  value,
  source: 'bulletin',
  publishedOn,
});

function add(
  database: Database,
  observations: Observation[],
  more: Partial<Parameters<typeof saveFigures>[1]> = {},
) {
  return saveFigures(database, {
    ...posted(),
    series: 'officers',
    observations,
    sources: [],
    reason: 'late returns',
    isRevision: true,
    ...more,
  });
}

async function series(database: Database, token = '') {
  const found = await findSeriesToEdit(database, 'officers', {
    ...NOBODY,
    use: { person: 'editor', token },
  });
  if (found === undefined) throw new Error('the series is not there');
  return found;
}

async function count(
  database: Database,
  table: 'observation' | 'evidence_change' | 'audit' | 'source' | 'series',
) {
  const { n } = await database.kysely
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function suite(store: Store): void {
  const alone = (test: (database: Database) => Promise<void>) =>
    onItsOwn(store, async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      await test(database);
    });

  it(
    'adds a revision as a vintage, and queues the verdict that it would change',
    alone(async (database) => {
      const saved = await add(database, [figure('18000', '2024-04-30')]);
      expect(saved).toEqual({ outcome: 'saved', series: 'officers', added: 1, queued: ['a-claim'] });
      const { figures, claims } = await series(database);
      expect(figures).toMatchObject([
        {
          observation: { value: '18000' },
          by: 'editor@example.org',
          reason: 'late returns',
          correctedBy: null,
        },
        { observation: { value: '20000' }, by: null, reason: null, sourceTitle: 'The bulletin' },
      ]);
      expect(claims).toMatchObject([{ slug: 'a-claim', findingNow: 'holds', waits: true }]);
      expect((await findClaim(database, 'a-claim'))?.published?.findingNow).toBe('holds');
      expect(await listAudit(database, {})).toMatchObject([
        {
          action: 'evidence-revised',
          subject: 'officers',
          detail: '1 figure: late returns',
          person: 'editor@example.org',
          session: 'abcd1234',
          at: LATER,
        },
      ]);
    }),
  );

  it(
    'shows in the queue which figures are new, who recorded them and why',
    alone(async (database) => {
      await add(database, [figure('18000', '2024-04-30'), figure('17000', '2024-04-30', '2022-12-31')]);
      const { entries } = await listQueue(database, 1);
      expect(entries[0]?.recordedBy).toEqual(['editor']);
      expect(entries[0]?.figures).toEqual([
        {
          series: 'officers',
          title: 'Officers in post',
          unit: 'officers',
          at: '2022-12-31',
          value: '17000',
          publishedOn: '2024-04-30',
          status: null,
          source: 'The bulletin',
          sourceUrl: null,
          earlier: null,
          corrects: false,
          by: 'editor@example.org',
          reason: 'late returns',
        },
        {
          series: 'officers',
          title: 'Officers in post',
          unit: 'officers',
          at: '2023-12-31',
          value: '18000',
          publishedOn: '2024-04-30',
          status: null,
          source: 'The bulletin',
          sourceUrl: null,
          earlier: { value: '20000', publishedOn: SAID_ON },
          corrects: false,
          by: 'editor@example.org',
          reason: 'late returns',
        },
      ]);
    }),
  );

  it(
    'has one effect if a form is posted twice, and remembers what it was',
    alone(async (database) => {
      const form = posted('the-same-form');
      const [first, second] = await Promise.all([
        add(database, [figure('18000', '2024-04-30')], form),
        add(database, [figure('18000', '2024-04-30')], form),
      ]);
      expect(second).toEqual(first);
      expect([await count(database, 'observation'), await count(database, 'audit')]).toEqual([2, 1]);
      expect((await series(database, 'the-same-form')).used).toEqual(first);
      expect((await series(database, 'another-form')).used).toBeNull();
    }),
  );

  it(
    'refuses another figure of the same day of publication, and writes nothing of it',
    alone(async (database) => {
      const source = { id: 'new-source', title: 'New', publisher: 'Somebody' };
      const refused = await add(
        database,
        [figure('1', '2024-05-01', '2022-12-31'), figure('18000', SAID_ON)],
        {
          sources: [source],
        },
      );
      expect(refused).toMatchObject({
        outcome: 'differs',
        differences: [{ key: 'value', ledger: '"20000"' }],
      });
      expect(await add(database, [], { series: 'nothing' })).toEqual({ outcome: 'no-series' });
      expect([await count(database, 'observation'), await count(database, 'source')]).toEqual([1, 1]);
      expect([await count(database, 'audit'), await count(database, 'evidence_change')]).toEqual([0, 0]);
    }),
  );

  it(
    'ignores what is there already, letter for letter',
    alone(async (database) => {
      expect(await add(database, [figure('20000', SAID_ON)])).toMatchObject({
        outcome: 'saved',
        added: 0,
        queued: [],
      });
      expect(await count(database, 'observation')).toBe(1);
    }),
  );

  it(
    'corrects a slip by a row that says so, once',
    alone(async (database) => {
      const [wrong] = (await series(database)).figures;
      if (wrong === undefined) throw new Error('there is no figure');
      const correction = (value: string, sources: { id: string; title: string; publisher: string }[] = []) =>
        saveCorrection(database, {
          ...posted(),
          series: 'officers',
          wrong: { id: wrong.id, at: wrong.observation.at, publishedOn: wrong.observation.publishedOn },
          right: figure(value, SAID_ON),
          sources,
          reason: 'two digits were swapped',
        });
      expect(await correction('18000')).toMatchObject({ outcome: 'saved', queued: ['a-claim'] });
      const { figures } = await series(database);
      expect(figures).toMatchObject([
        { observation: { value: '18000' }, corrects: wrong.id, reason: 'two digits were swapped' },
        { observation: { value: '20000' }, correctedBy: figures[0]?.id },
      ]);
      const { entries } = await listQueue(database, 1);
      expect(entries[0]?.figures).toMatchObject([
        { value: '18000', corrects: true, earlier: { value: '20000', publishedOn: SAID_ON } },
      ]);
      // Both clocks move: the figure counts as if it had been recorded so.
      expect(entries[0]?.after.said.finding).toBe('fails');
      const more = [{ id: 'unused', title: 'Unused', publisher: 'Somebody' }];
      expect(await correction('17000', more)).toEqual({ outcome: 'not-there' });
      expect(await count(database, 'source')).toBe(1);
      expect((await listAudit(database, {})).map((entry) => entry.action)).toEqual(['evidence-corrected']);
    }),
  );

  it(
    'adds a series with its first figures, once',
    alone(async (database) => {
      const head = { id: 'leavers', title: 'Leavers', unit: 'officers', place: 'Kent' };
      const one = () =>
        saveSeries(database, {
          ...posted(),
          head,
          observations: [figure('12', '2024-05-01')],
          sources: [],
          reason: null,
          isRevision: false,
        });
      expect(await one()).toEqual({ outcome: 'saved', series: 'leavers', added: 1, queued: [] });
      expect(await one()).toEqual({ outcome: 'taken' });
      expect((await newSeriesMatter(database, 'leavers', NOBODY)).taken).toEqual({
        id: 'leavers',
        title: 'Leavers',
      });
      expect((await listAudit(database, {})).map((entry) => [entry.action, entry.detail])).toEqual([
        ['series-added', '1 figure'],
      ]);
      expect((await findSeriesToEdit(database, 'leavers', NOBODY))?.head).toEqual(head);
    }),
  );

  it(
    'shows how verdicts would change without writing anything',
    alone(async (database) => {
      const proposed = { series: 'officers', observations: [figure('18000', '2024-04-30')], sources: [] };
      const { claims, total } = await whatBecomes(database, proposed, TODAY);
      expect([total, claims.length]).toEqual([1, 1]);
      const [claim] = claims;
      expect([claim?.before.now.finding, claim?.after.now.finding, claim?.after.said.finding]).toEqual([
        'holds',
        'fails',
        'holds',
      ]);
      expect(await count(database, 'observation')).toBe(1);
      await add(database, proposed.observations);
      const entry = await findQueued(database.kysely, 'a-claim');
      expect(entry?.after).toEqual(claim?.after);
      expect(entry?.moves).toBe(claim?.moves);
      const again = await whatBecomes(database, { ...proposed, observations: [] }, TODAY);
      expect(again.claims).toMatchObject([{ isQueued: true }]);
    }),
  );

  it(
    'does not let those who recorded figures publish what they change',
    alone(async (database) => {
      await add(database, [figure('18000', '2024-04-30')]);
      const { mark = 0 } = (await findQueued(database.kysely, 'a-claim')) ?? {};
      const note = { type: 'evidence' as const, sentence: 'The figure was revised.' };
      const publish = (id: string) =>
        publishQueued(database, {
          ...posted(),
          slug: 'a-claim',
          mark,
          note,
          publisher: { person: { id, role: 'admin' }, secondReader: true },
        });
      expect(await publish('editor')).toEqual({ outcome: 'own-work' });
      expect(await publish('another')).toEqual({ outcome: 'published' });
      expect((await findClaim(database, 'a-claim'))?.published?.findingNow).toBe('fails');
    }),
  );

  it(
    'finds series by words, and takes signs literally, and sources by id or title',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: hostileBundle() }], RECORDED);
      const found = async (...words: string[]) =>
        (await searchSeries(database, words, 1)).series.map((s) => s.id);
      expect(await found()).toHaveLength(2);
      expect(await found('OFFICERS', 'post')).toEqual(['officers']);
      expect(await found('100%')).toEqual([]);
      expect(await found('_')).toEqual([]);
      expect(await found("'); DROP TABLE series; --")).toEqual([]);
      expect((await searchSeries(database, ['hostile-series'], 1)).total).toBe(1);
      const { sources, recent } = await newSeriesMatter(database, '', {
        ids: ['bulletin', 'nothing', "'"],
        titles: ['The bulletin', hostile('x')],
        use: { person: 'x', token: 'x' },
      });
      expect(sources).toEqual([{ id: 'bulletin', title: 'The bulletin', publisher: 'A publisher' }]);
      expect(recent.map((s) => s.id).sort()).toEqual(['bulletin', 'hostile-source']);
    }),
  );

  it(
    'lists the audit by who, what, to what and when, from an entry on',
    alone(async (database) => {
      const entry = (n: number, name: string, subject: string) =>
        recordAudit(database.kysely, {
          at: `2024-03-0${n}T23:59:59.999Z`,
          actor: { personId: null, name, session: null },
          action: n % 2 === 0 ? 'signed-in' : 'draft-saved',
          subject,
        });
      await entry(1, 'anna@example.org', 'a-claim');
      await entry(2, 'anna@example.org', 'anna@example.org');
      await entry(3, COMMAND_LINE.name, 'a_claim');
      const listed = async (filter: Parameters<typeof listAudit>[1], more = {}) =>
        (await listAudit(database, filter, more)).map((row: AuditRow) => row.at.slice(8, 10));
      expect(await listed({})).toEqual(['03', '02', '01']);
      expect(await listed({ person: 'ANNA' })).toEqual(['02', '01']);
      expect(await listed({ action: 'draft-saved' })).toEqual(['03', '01']);
      expect(await listed({ subject: 'a_' })).toEqual(['03']);
      expect(await listed({ from: '2024-03-02', to: '2024-03-02' })).toEqual(['02']);
      const [last] = await listAudit(database, {}, { limit: 1 });
      expect(await listed({}, { before: last?.id, limit: 1 })).toEqual(['02']);
    }),
  );
}

describe('the evidence editor on an embedded file', () => suite(EMBEDDED));
describe.skipIf(noSqld !== null)(
  `the evidence editor on a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`,
  () => suite(REMOTE),
);
