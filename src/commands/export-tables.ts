/** The whole ledger as tables and bundles in a folder: what `export --all --to` writes. */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BYTE_ORDER_MARK, csvTable } from '../../claims/exchange/csv.ts';
import { ledgerPackage, TABLES, type Table, type TableName } from '../../claims/exchange/data-package.ts';
import { findPageSettings } from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { licensedSources, publishedSlugs, tableRows } from '../../db/readers/export.ts';

/** Writes a table as CSV, some rows at a time. */
async function writeTable(
  database: Database,
  name: TableName,
  folder: string,
  withMark: boolean,
): Promise<number> {
  const { fields }: Table = TABLES[name];
  const columns = fields.map((field) => field.name);
  const file = await open(join(folder, `${name}.csv`), 'w');
  let written = 0;
  try {
    await file.write(`${withMark ? BYTE_ORDER_MARK : ''}${columns.join(',')}\r\n`);
    for await (const rows of tableRows(database, name)) {
      const whole = rows.map((row) =>
        Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])),
      );
      await file.write(csvTable(fields, whole, { header: false }));
      written += rows.length;
    }
  } finally {
    await file.close();
  }
  return written;
}

/**
 * Writes the whole ledger to a folder: datapackage.json, a CSV for each table, and bundles/ with a file for each
 * claim. `withMark` begins each CSV with a byte order mark, which Excel needs. `onProgress` gets how many files are written. Returns how many rows each table has.
 */
export async function exportTables(
  database: Database,
  folder: string,
  bundleOf: (slug: string) => Promise<object | undefined>,
  { now, withMark }: { now: Date; withMark: boolean },
  onProgress: (done: number, of: number) => void,
): Promise<Record<TableName, number>> {
  await mkdir(join(folder, 'bundles'), { recursive: true });
  const names = Object.keys(TABLES) as TableName[];
  const slugs = await publishedSlugs(database);
  const all = names.length + slugs.length + 1;
  const rows = {} as Record<TableName, number>;
  for (const [i, name] of names.entries()) {
    rows[name] = await writeTable(database, name, folder, withMark);
    onProgress(i + 1, all);
  }
  for (const [i, slug] of slugs.entries()) {
    const bundle = await bundleOf(slug);
    if (bundle !== undefined)
      await writeFile(join(folder, 'bundles', `${slug}.json`), `${JSON.stringify(bundle, null, 2)}\n`);
    onProgress(names.length + i + 1, all);
  }
  const described = ledgerPackage(
    now.toISOString(),
    await licensedSources(database),
    (await findPageSettings(database)).licence,
  );
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(described, null, 2)}\n`);
  onProgress(all, all);
  return rows;
}
