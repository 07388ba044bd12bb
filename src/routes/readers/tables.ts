/** The lists of the ledger as CSV, narrowed as their pages are: all pages of them, up to a bound. */
import { type Context, Hono } from 'hono';
import { csvTable } from '../../../claims/exchange/csv.ts';
import { LIST_TABLES, type ListRow, type ListTable } from '../../../claims/exchange/list-tables.ts';
import { listCorrections } from '../../../db/readers/corrections.ts';
import { listDisputes } from '../../../db/readers/disputes.ts';
import { listSeries } from '../../../db/readers/evidence.ts';
import { listNames, listPeople } from '../../../db/readers/people.ts';
import { MOST_TABLED, wholeList } from '../../../db/readers/whole-list.ts';
import { urls } from '../../../views/parts/urls.ts';
import { type AppEnv, originOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { readQuery } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { csvAs, csvHeaders, csvQuery, wantsMark } from '../../http/spreadsheet.ts';
import { typeQuery } from './corrections.ts';
import { correctionRow, disputeRow, nameRow, personRow, seriesRow } from './list-rows.ts';
import { peopleFilterQuery, searchedFor } from './people.ts';

const peopleTable = peopleFilterQuery.extend(csvQuery.shape);
const correctionsTable = typeQuery.extend(csvQuery.shape);

/** `/people.csv`, `/parties.csv`, `/topics.csv`, `/disputes.csv`, `/corrections.csv`, `/evidence.csv`. */
export function tableRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/people.csv', kept(peopleTable), people)
    .get('/parties.csv', kept(csvQuery), (c) => names(c, 'party'))
    .get('/topics.csv', kept(csvQuery), (c) => names(c, 'topic'))
    .get('/disputes.csv', kept(csvQuery), disputes)
    .get('/corrections.csv', kept(correctionsTable), corrections)
    .get('/evidence.csv', kept(csvQuery), evidence);
}

/** A whole list, and whether it goes on beyond the bound of tables. */
interface Whole<T> {
  rows: readonly T[];
  isCut: boolean;
}

/** Answers with a list as CSV; where it is cut, the name of the file says so. */
export function answerTable<Table extends ListTable, T>(
  c: Context<AppEnv>,
  table: Table,
  { rows, isCut }: Whole<T>,
  rowOf: (origin: string, row: T) => ListRow<Table>,
): Response | Promise<Response> {
  const withMark = wantsMark(c);
  return answer(c, {
    type: 'csv',
    policy: 'list',
    version: contentHash(JSON.stringify([rows, isCut, withMark])),
    headers: csvHeaders(isCut ? `${table}-first-${MOST_TABLED}` : table),
    body: () => {
      const cells = rows.map((row) => rowOf(originOf(c), row));
      return csvAs(csvTable<string>(LIST_TABLES[table], cells), withMark);
    },
  });
}

async function people(c: Context<AppEnv>): Promise<Response> {
  const filter = searchedFor(readQuery(c, peopleTable));
  const found = await wholeList(
    async ({ page, size }) => (await listPeople(c.var.deps.database, filter, page, size)).people,
  );
  return answerTable(c, 'people', found, personRow);
}

async function names(c: Context<AppEnv>, kind: 'party' | 'topic'): Promise<Response> {
  const found = await wholeList(
    async ({ page, size }) => (await listNames(c.var.deps.database, kind, page, size)).names,
  );
  const pathOf = kind === 'party' ? urls.party : urls.topic;
  return answerTable(c, kind === 'party' ? 'parties' : 'topics', found, (origin, name) =>
    nameRow(origin, pathOf(name.slug), name),
  );
}

async function disputes(c: Context<AppEnv>): Promise<Response> {
  const found = await wholeList(
    async ({ page, size }) => (await listDisputes(c.var.deps.database, page, size)).disputes,
  );
  return answerTable(c, 'disputes', found, disputeRow);
}

async function corrections(c: Context<AppEnv>): Promise<Response> {
  const { type } = readQuery(c, correctionsTable);
  const found = await wholeList(
    async ({ page, size }) => (await listCorrections(c.var.deps.database, type, page, size)).entries,
  );
  return answerTable(c, 'corrections', found, correctionRow);
}

async function evidence(c: Context<AppEnv>): Promise<Response> {
  const found = await wholeList(
    async ({ page, size }) => (await listSeries(c.var.deps.database, page, size)).series,
  );
  return answerTable(c, 'evidence', found, seriesRow);
}
