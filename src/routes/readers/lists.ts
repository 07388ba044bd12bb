/** All claims as a list, filtered and searched: as a page and as CSV. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { ListedClaim } from '../../../claims/editorial/listed-claim.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { WORD_NAMES } from '../../../claims/verdict/reader-words.ts';
import { FINDINGS } from '../../../claims/verdict/verdict.ts';
import {
  type FoundInList,
  listClaims,
  MATCH_END,
  MATCH_START,
  type NarrowableList,
  PAGE_SIZE,
} from '../../../db/readers/claims.ts';
import { tableOfClaims } from '../../../db/readers/claims-table.ts';
import { suggestionsFor } from '../../../db/readers/suggestions.ts';
import { claimsPage } from '../../../views/pages/claims-list.ts';
import { marked } from '../../../views/pages/lists.ts';
import type { ClaimItem } from '../../../views/parts/claim-list.ts';
import { foundByLine } from '../../../views/parts/found-by.ts';
import { urls } from '../../../views/parts/urls.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { page, quoted, readQuery, requirePage, typed } from '../../http/query.ts';
import { answer, movedOn } from '../../http/respond.ts';
import { csvQuery } from '../../http/spreadsheet.ts';
import { claimRow } from './list-rows.ts';
import { answerTable } from './tables.ts';

/** The longest search that is read, in characters. */
const MAX_SEARCH = 200;

const chosen = <const Choices extends readonly [string, ...string[]]>(what: string, choices: Choices) =>
  z
    .enum(choices, {
      error: ({ input }) => `There is no ${what} “${quoted(input, 60)}”: choose one from the list.`,
    })
    .optional();

const [firstKind, ...otherKinds] = KINDS.map(({ name }) => name);

const filterQuery = z.object({
  q: typed(MAX_SEARCH),
  claimant: z.string().optional(),
  topic: z.string().optional(),
  party: z.string().optional(),
  kind: chosen('kind of claim', [firstKind ?? '', ...otherKinds]),
  year: z
    .string()
    .regex(/^\d{4}$/, {
      error: ({ input }) => `“year” is “${quoted(input)}”: write four digits, such as 2023.`,
    })
    .optional(),
  word: chosen('verdict', WORD_NAMES),
  finding: chosen('finding', FINDINGS),
  order: chosen('order', ['best', 'latest', 'changed']),
});

const listQuery = filterQuery.extend({ page });
const tableQuery = filterQuery.extend(csvQuery.shape);

/** The list of all claims: `/claims` and `/claims.csv`. */
export function listRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/claims', kept(listQuery), list).get('/claims.csv', kept(tableQuery), table);
}

/** What a list is narrowed to; a search for nothing is none. */
function filterOf({ q, order: _, ...filter }: z.infer<typeof filterQuery>) {
  return { ...filter, q: q === '' ? undefined : q };
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, ...read } = readQuery(c, listQuery);
  const { database } = c.var.deps;
  const filter = filterOf(read);
  const query = { ...filter, order: read.order };
  const found = await listClaims(database, filter, page, read.order);
  const moved = movedTo(found.claims, filter.claimant);
  if (moved !== undefined) return movedOn(c, urls.claims({ ...query, claimant: moved, page }));
  requirePage(page, Math.ceil(found.total / PAGE_SIZE));
  const suggestions =
    found.total === 0 && filter.q !== undefined ? await suggestionsFor(database, filter) : null;
  const { search, ...shown } = found;
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([shown, search?.corrected, suggestions])),
    body: () =>
      claimsPage({
        site: siteOf(c),
        query,
        page,
        pageSize: PAGE_SIZE,
        suggestions,
        ...shownOf(found),
      }),
  });
}

/** A list as its page shows it. */
function shownOf({ claims, topics, claimants, parties, years, search, ...list }: NarrowableList) {
  return {
    ...list,
    claims: search === null ? claims : claims.map(withMarks),
    choices: { topic: topics, claimant: claimants, party: parties, year: years },
    corrected: search?.corrected ?? [],
  };
}

function withMarks({ found, ...claim }: FoundInList): ClaimItem {
  const drawn = (text: string) => marked(text, MATCH_START, MATCH_END);
  return {
    ...claim,
    quote: drawn(claim.quote),
    foundBy:
      found &&
      foundByLine({
        slug: claim.slug,
        rests: found.rests.map(drawn),
        said: found.said.map(drawn),
        saying: found.saying && {
          ...found.saying,
          claimant: drawn(found.saying.claimant),
          words: drawn(found.saying.words),
        },
      }),
  };
}

/** The same as CSV. */
async function table(c: Context<AppEnv>): Promise<Response> {
  const read = readQuery(c, tableQuery);
  const found = await tableOfClaims(c.var.deps.database, filterOf(read), read.order ?? 'best');
  const moved = found.rows[0]?.claimantSlug;
  if (read.claimant !== undefined && moved !== undefined && moved !== read.claimant)
    return movedOn(
      c,
      urls.listCsv('claims', { ...read, claimant: moved }, { forSpreadsheets: read.bom === '1' }),
    );
  return answerTable(c, 'claims', found, claimRow);
}

/** The claimant under whose name claims are listed by now, if that is not the one that was asked for. */
export function movedTo(claims: readonly ListedClaim[], asked: string | undefined): string | undefined {
  const [first] = claims;
  return asked === undefined || first === undefined || first.claimantSlug === asked
    ? undefined
    : first.claimantSlug;
}
