/** A file is read by the recipe of its table without anybody choosing it, and by no recipe of another. */
import { describe, expect, it } from 'vitest';
import { fittingRecipe } from '../../../claims/recipes/fitting.ts';
import { readFile } from '../../../claims/workbook/read.ts';
import { COMMAND_LIMITS } from '../../../claims/workbook/table.ts';
import { shippedRecipes } from '../../../db/imports/shipped.ts';
import { bytesOf } from '../../support/tables.ts';

describe('the recipe of a file', () => {
  it.each([
    ['police-workforce-sep18-tables.ods', 'ho-officers-by-force'],
    ['police-workforce-sep19-tables.ods', 'ho-officers-by-force'],
    ['boe.csv', 'boe-rates'],
    ['eurostat.tsv', 'eurostat-life'],
    ['statcan.csv', 'statcan-cpi'],
    ['owid-grapher.csv', undefined],
    ['tricky.ods', undefined],
  ])('%s is %s', (name, id) => {
    const table = readFile(bytesOf(name), { limits: COMMAND_LIMITS });
    expect(fittingRecipe(table, shippedRecipes(), '2026-11-30')?.id).toBe(id);
  });
});
