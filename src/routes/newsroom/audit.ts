/** The audit, for admins: as a page, and as CSV. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { AuditRow } from '../../../claims/editorial/people.ts';
import type { TableField } from '../../../claims/exchange/columns.ts';
import { csvTable } from '../../../claims/exchange/csv.ts';
import { readDate } from '../../../claims/reading/number-words.ts';
import { separated } from '../../../claims/words/numbers.ts';
import {
  AUDIT_ACTIONS,
  AUDIT_PAGE_SIZE,
  type AuditAction,
  type AuditFilter,
  listAudit,
} from '../../../db/base/audit.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { auditPage } from '../../../views/edit/people/audit.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { answerPrivate } from '../../auth/private.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, todayOf, zoneOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { PRIVATE_HEADERS } from '../../http/headers.ts';
import { readQuery, typed } from '../../http/query.ts';
import { csvAs, csvHeaders, wantsMark } from '../../http/spreadsheet.ts';

/** `/edit/audit` and `/edit/audit.csv`. Mount behind `newsroom()`. */
export function editAuditRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/audit', needs('admin'), page)
    .get('/edit/audit.csv', needs('admin'), csv);
}

const MAX_TYPED = 254;

const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[];

/** What was done, in words; a name that we no longer know stays as it is. */
function didWhat(action: string): string {
  return ACTIONS.some((known) => known === action) ? AUDIT_ACTIONS[action as AuditAction] : action;
}

const field = typed(MAX_TYPED);
const filterQuery = z.object({ person: field, action: field, subject: field, from: field, to: field });

/** The filter of a request, as typed and as read. */
function filterOf(c: Context<AppEnv>): {
  fields: Record<string, string>;
  filter: AuditFilter;
  issues: FieldIssue[];
} {
  const issues: FieldIssue[] = [];
  const fields = readQuery(c, filterQuery);
  const day = (name: 'from' | 'to') => {
    if (fields[name] === '') return undefined;
    const read = readDate(fields[name], todayOf(c));
    if (read.ok) return read.value;
    issues.push({ field: name, message: `${read.message}.` });
    return undefined;
  };
  const action = ACTIONS.find((known) => known === fields.action);
  if (action === undefined && fields.action !== '')
    issues.push({ field: 'action', message: 'Choose one from the list.' });
  const [from, to] = [day('from'), day('to')];
  if (from !== undefined && to !== undefined && from > to)
    issues.push({ field: 'to', message: 'This day comes before the one that it should follow.' });
  return {
    fields,
    filter: {
      person: fields.person || undefined,
      action,
      subject: fields.subject || undefined,
      from,
      to,
    },
    issues,
  };
}

/** The place from which the list goes on: before the entry of a number. */
const placeQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
});

async function page(c: Context<AppEnv>): Promise<Response> {
  const { fields, filter, issues } = filterOf(c);
  const { before } = readQuery(c, placeQuery);
  // One more than is shown says whether there are earlier ones.
  const rows =
    issues.length > 0
      ? []
      : await listAudit(c.var.deps.database, filter, {
          before,
          limit: AUDIT_PAGE_SIZE + 1,
          zone: zoneOf(c),
        });
  const items = rows.slice(0, AUDIT_PAGE_SIZE);
  return answerPrivate(
    auditPage({
      desk: deskOf(c),
      items: items.map((row) => ({ ...row, did: didWhat(row.action) })),
      state: { fields, issues },
      actions: ACTIONS.map((action) => ({ value: action, label: AUDIT_ACTIONS[action] })),
      filter: { ...filter },
      isLater: before !== undefined,
      next: rows.length > AUDIT_PAGE_SIZE ? items[items.length - 1]?.id : undefined,
    }),
    issues.length > 0 ? 400 : 200,
  );
}

const COLUMNS = [
  { name: 'id', type: 'integer' },
  { name: 'at', type: 'datetime' },
  { name: 'person', type: 'string' },
  { name: 'session', type: 'string' },
  { name: 'action', type: 'string' },
  { name: 'what', type: 'string' },
  { name: 'subject', type: 'string' },
  { name: 'detail', type: 'string' },
] as const satisfies readonly TableField[];

/** The most entries of an export, and how many are read at a time. */
const MAX_EXPORTED = 100_000;
const EXPORTED_AT_A_TIME = 5_000;

function cellsOf(row: AuditRow): Record<(typeof COLUMNS)[number]['name'], string> {
  return {
    id: String(row.id),
    at: row.at,
    person: row.person,
    session: row.session ?? '',
    action: row.action,
    what: didWhat(row.action),
    subject: row.subject,
    detail: row.detail ?? '',
  };
}

/** The entries as CSV. All are read before the answer begins, so that a failure does not pass for a shorter export. */
async function csv(c: Context<AppEnv>): Promise<Response> {
  const { filter, issues } = filterOf(c);
  const withMark = wantsMark(c);
  const [issue] = issues;
  if (issue !== undefined) throw new HttpError('bad-request', issue.message);
  const parts: string[] = [];
  let isCut = true;
  let before: number | undefined;
  for (let read = 0; read < MAX_EXPORTED; read += EXPORTED_AT_A_TIME) {
    const rows = await listAudit(c.var.deps.database, filter, {
      before,
      limit: EXPORTED_AT_A_TIME,
      zone: zoneOf(c),
    });
    parts.push(csvTable(COLUMNS, rows.map(cellsOf), { header: read === 0 }));
    before = rows[rows.length - 1]?.id;
    if (rows.length < EXPORTED_AT_A_TIME || before === undefined) {
      isCut = false;
      break;
    }
  }
  // A part that passed for the whole would be worse than nothing.
  if (isCut)
    throw new HttpError(
      'too-large',
      `There are ${separated(String(MAX_EXPORTED))} entries or more, the most that a file can hold: choose fewer days.`,
    );
  return new Response(csvAs(parts.join(''), withMark), {
    headers: {
      ...PRIVATE_HEADERS,
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      ...csvHeaders(`audit-${todayOf(c)}`),
      'Cache-Control': NO_STORE,
    },
  });
}
