/** Where sources are kept, and which of their addresses do not answer any more. */
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '../../../db/base/audit.ts';
import { recordArchive, sourceAddresses } from '../../../db/evidence/archives.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { findSeries, findSeriesOnPage } from '../../../db/readers/evidence.ts';
import { sources } from '../../../src/commands/sources.ts';
import { checkSources, isSilent, type Reach } from '../../../src/tasks/source-checks.ts';
import { reachByNode } from '../../../src/tasks/source-reach.ts';
import { valid } from '../../support/bundles.ts';
import { EMBEDDED, type OpenLedger } from '../../support/ledgers.ts';

const AT = '2026-11-01T09:00:00.000Z';
const KEPT = 'https://web.archive.org/web/2023/https://www.gov.uk/uplift';

const source = (id: string, url?: string) => ({
  id,
  title: `Source ${id}`,
  publisher: 'Home Office',
  ...(url === undefined ? {} : { url }),
});

/** A ledger with three sources: two of one address, and one without. */
async function ledgerOf(): Promise<OpenLedger> {
  const ledger = await EMBEDDED.openMigrated();
  const figure = (at: string, from: string) => ({ at, value: '1', publishedOn: '2023-06-01', source: from });
  const bundle = valid({
    plumbline: 1,
    asOf: '2026-11-01',
    claim: {
      slug: 'a-claim',
      quote: 'There was one officer',
      claimant: { name: 'Somebody' },
      saidOn: '2023-07-01',
      kind: 'level',
      claimed: { value: '1', unit: 'officers' },
      inputs: { value: { series: 'officers', at: '2023-03-31' } },
    },
    series: [
      {
        id: 'officers',
        title: 'Officers',
        unit: 'officers',
        observations: [
          figure('2023-03-31', 'one'),
          figure('2022-03-31', 'two'),
          figure('2021-03-31', 'none'),
        ],
      },
    ],
    sources: [
      source('one', 'https://www.gov.uk/uplift'),
      source('two', 'https://www.gov.uk/uplift'),
      source('none'),
    ],
  });
  await loadBundles(ledger.database, [{ bundle }], AT);
  return ledger;
}

async function withLedger(work: (ledger: OpenLedger) => Promise<void>): Promise<void> {
  const ledger = await ledgerOf();
  try {
    await work(ledger);
  } finally {
    await ledger.close();
  }
}

const keep = ({ database }: OpenLedger, id: string, url: string | null) =>
  database.kysely
    .transaction()
    .execute((trx) => recordArchive(trx, { source: id, url }, { actor: COMMAND_LINE, at: AT }));

describe('where a source is kept', () => {
  it('stands beside its own address, can change, and changes the version of the page', () =>
    withLedger(async (ledger) => {
      const before = await findSeriesOnPage(ledger.database, 'officers');
      expect([await keep(ledger, 'one', KEPT), await keep(ledger, 'one', KEPT)]).toEqual([true, false]);
      expect(await keep(ledger, 'nobody', KEPT)).toBe(false);
      const page = await findSeriesOnPage(ledger.database, 'officers');
      expect(page?.sources.find(({ id }) => id === 'one')).toMatchObject({
        url: 'https://www.gov.uk/uplift',
        archivedUrl: KEPT,
      });
      expect(page?.sources.find(({ id }) => id === 'two')).not.toHaveProperty('archivedUrl');
      expect(page?.version).not.toBe(before?.version);
      expect(await keep(ledger, 'one', null)).toBe(true);
      const after = await findSeries(ledger.database, 'officers');
      expect(after?.sources.filter(({ archivedUrl }) => archivedUrl !== undefined)).toEqual([]);
      const audit = await ledger.database.kysely
        .selectFrom('audit')
        .select(['action', 'subject'])
        .where('action', '=', 'source-archived')
        .execute();
      expect(audit).toHaveLength(2);
    }));
});

describe('the addresses of sources', () => {
  it('are asked for once each, and what came of it is kept', () =>
    withLedger(async (ledger) => {
      await keep(ledger, 'two', KEPT);
      const { kysely } = ledger.database;
      const asked: string[] = [];
      const reach: Reach = async (url) => {
        asked.push(url);
        return url === KEPT ? { status: 200 } : { status: 404 };
      };
      expect((await sourceAddresses(kysely)).map(({ checkedAt }) => checkedAt)).toEqual([null, null, null]);
      await checkSources(kysely, new Date(AT), reach);
      expect(asked.sort()).toEqual([KEPT, 'https://www.gov.uk/uplift'].sort());
      const found = await sourceAddresses(kysely);
      expect(found.map(({ source: id, status, isArchive }) => [id, status, isArchive])).toEqual([
        ['one', 404, false],
        ['two', 404, false],
        ['two', 200, true],
      ]);
      expect(found.every(({ checkedAt }) => checkedAt === AT)).toBe(true);
      // Another time it answers.
      await checkSources(kysely, new Date(AT), async () => ({ status: 200 }));
      expect((await sourceAddresses(kysely)).filter(isSilent)).toEqual([]);
    }));

  it('that did not answer are listed by the command, which asks for nothing unless it is told to', () =>
    withLedger(async (ledger) => {
      await keep(ledger, 'two', KEPT);
      const run = async (args: string[], reach: Reach) => {
        let out = '';
        const stream = { write: (text: string) => (out += text) };
        const code = await sources(
          args,
          {
            env: { DATABASE_URL: ledger.url },
            stdin: (async function* () {})(),
            stdout: stream,
            stderr: stream,
            now: () => new Date(AT),
          },
          reach,
        );
        return [code, out] as const;
      };
      const never: Reach = async () => {
        throw new Error('asked');
      };
      expect(await run([], never)).toEqual([
        0,
        '0 addresses of 3 did not answer. 3 addresses were never asked for: plumbline sources --check does that.\n',
      ]);
      const [code, out] = await run(['--check'], async (url) =>
        url === KEPT ? { status: 200 } : { fault: 'its host is not known' },
      );
      expect([code, out.split('\n')]).toEqual([
        1,
        [
          'one: https://www.gov.uk/uplift: its host is not known (2026-11-01); it is kept nowhere else',
          `two: https://www.gov.uk/uplift: its host is not known (2026-11-01); it is kept at ${KEPT}`,
          '2 addresses of 3 did not answer.',
          '',
        ],
      ]);
    }));

  it.each([
    [{ status: 200, fault: null }, false],
    [{ status: 301, fault: null }, false],
    [{ status: 403, fault: null }, false],
    [{ status: 429, fault: null }, false],
    [{ status: 404, fault: null }, true],
    [{ status: 410, fault: null }, true],
    [{ status: 503, fault: null }, true],
    [{ status: null, fault: 'not reached' }, true],
    [{ status: null, fault: null }, false],
  ])('%o is silence: %s', (address, expected) => expect(isSilent(address)).toBe(expected));

  it.each(['http://localhost:1/', 'http://127.0.0.1:1/', 'http://[::1]/', 'http://169.254.169.254/'])(
    'are not asked for on %s',
    async (url) => expect(await reachByNode(url)).toEqual({ fault: 'its host is not on the public net' }),
  );
});
