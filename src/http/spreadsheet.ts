/** CSV for spreadsheets: the same table with a byte order mark before it, without which Excel takes UTF-8 for something else. */
import type { Context } from 'hono';
import * as z from 'zod';
import { BYTE_ORDER_MARK } from '../../claims/exchange/csv.ts';
import type { AppEnv } from './context.ts';
import { quoted, readQuery } from './query.ts';

/** What the address of a CSV may be asked with. */
export const csvQuery = z.object({
  bom: z
    .enum(['0', '1'], {
      error: ({ input }) =>
        `“bom” is ${JSON.stringify(quoted(input))}: write bom=1 for a byte order mark, which Excel needs.`,
    })
    .optional(),
});

/** Whether an Accept header asks for CSV as spreadsheets need it: by the type that Excel asks for, or by the parameter. */
export function acceptsForSpreadsheet(accept: string | undefined): boolean {
  return accept !== undefined && /application\/vnd\.ms-excel|text\/csv\s*;[^,]*\bbom\s*=\s*"?1/i.test(accept);
}

/** Whether a CSV is asked for with a byte order mark: by its address, or else by its Accept header. Throws a 400 for another `bom`. */
export function wantsMark(c: Context<AppEnv>): boolean {
  const { bom } = readQuery(c, csvQuery);
  return bom === undefined ? acceptsForSpreadsheet(c.req.header('accept')) : bom === '1';
}

/** A CSV as it was asked for. */
export function csvAs(csv: string, withMark: boolean): string {
  return withMark ? `${BYTE_ORDER_MARK}${csv}` : csv;
}

/** What the answer of a CSV says besides its type: the name of its file, and that it depends on the Accept header. */
export function csvHeaders(name: string): Record<string, string> {
  return { 'Content-Disposition': `attachment; filename="${name}.csv"`, Vary: 'Accept-Encoding, Accept' };
}
