/**
 * "I have another figure": the page of a claim worked out with a reader's number, `/claims/SLUG/with?INPUT=VALUE`. What its
 * form sends to the newsroom is taken in by send.ts.
 */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { readAnother } from '../../../claims/drafting/another-figure-reader.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import type { StoredClaim } from '../../../db/ledger/stored-claim.ts';
import { BLANK } from '../../../views/edit/parts/fields.ts';
import { oursOf } from '../../http/another-figure.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { Gate, SENDING } from '../../http/limits.ts';
import { readQuery } from '../../http/query.ts';
import { drawn, formAlone, within, worked } from './worked.ts';

/** `/claims/SLUG/with`, read. */
export function anotherFigureRoutes(): Hono<AppEnv> {
  const gate = new Gate(SENDING);
  return new Hono<AppEnv>().get('/claims/:slug/with', (c) => within(c, gate, c.req.param('slug'), asked));
}

/** Parameters by whatever names: which of them are figures, the claim says. */
const anyQuery = z.object({}).catchall(z.union([z.string(), z.array(z.string())]));

/** The parameters of the address, the first of each; those that stand twice with different values are issues. */
function parameters(c: Context<AppEnv>): { fields: Record<string, string>; issues: FieldIssue[] } {
  const given = Object.entries(readQuery(c, anyQuery, { repeated: 'all' }));
  const fields = given.map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]);
  const issues = given.flatMap(([name, value]) =>
    typeof value !== 'string' && new Set(value).size > 1
      ? [{ field: name, message: 'The address gives this number twice: give it once.' }]
      : [],
  );
  return { fields: Object.fromEntries(fields) as Record<string, string>, issues };
}

async function asked(c: Context<AppEnv>, stored: StoredClaim): Promise<Response> {
  const ours = oursOf(c, stored);
  const { fields, issues } = parameters(c);
  const read = readAnother(ours.inputs, fields, todayOf(c));
  const state = { fields, issues: [...issues, ...read.issues] };
  if (read.figures.length === 0 || state.issues.length > 0) return formAlone(c, ours, state);
  return drawn(c, stored, await worked(c, ours, read.figures), BLANK);
}
