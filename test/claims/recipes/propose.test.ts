/** Recipes proposed from the files of the cases: what they guess is what the recipes of the cases say. */
import { describe, expect, it } from 'vitest';
import { planImport } from '../../../claims/recipes/plan.ts';
import { proposeRecipe } from '../../../claims/recipes/propose.ts';
import { answersOf, askedBy, CASES, recipeOf, tableOf } from './cases.ts';
import { tableFrom, workbook } from './plans.ts';

const WITH_RECIPES = CASES.filter((one) => one.recipe !== undefined && one.case !== 'oecd-sdmx-json');

describe('a proposal', () => {
  it.each(WITH_RECIPES.map((one) => [one.case, one] as const))(
    'from the file of %s reads it as its recipe does',
    (_, one) => {
      const { recipe, table, today } = askedBy(one);
      const proposal = proposeRecipe(table, { today, sheet: recipe.file.sheet });
      const { file, layout, time, value } = proposal?.recipe ?? recipeOf({});
      expect(layout).toBe(recipe.layout);
      expect(file.header).toEqual(recipe.file.header);
      expect({ form: time.form, as: time.as, column: time.column }).toEqual({
        form: recipe.time.form,
        as: recipe.time.as,
        column: recipe.time.column,
      });
      expect(value.column).toBe(recipe.value.column);
      // What can be read in two ways is not guessed.
      if (value.decimal !== undefined) expect(value.decimal).toBe(recipe.value.decimal);
      for (const { path, why } of proposal?.reasons ?? [])
        expect(`${path}: ${why}`).toMatch(/^[\w.]+: .{10}/);
    },
  );

  it.each(WITH_RECIPES.map((one) => [one.case, one] as const))(
    'from the file of %s needs labels and answers, and nothing else',
    (_, one) => {
      const { recipe, table, today } = askedBy(one);
      const proposed = proposeRecipe(table, { today, sheet: recipe.file.sheet })?.recipe;
      const plan = planImport({
        table,
        recipe: proposed ?? recipe,
        held: [],
        answers: answersOf({ older: { '*': 'here' } }),
        today,
      });
      const open = [
        'label-unmapped',
        'label-twice',
        ...(recipe.layout === 'series-in-columns' ? ['column-unmapped'] : []),
      ];
      expect(
        plan.stop.filter((code) => !open.includes(code)),
        plan.warnings.map(({ message }) => message).join('\n'),
      ).toEqual([]);
    },
  );

  it('finds the sheet, the notes under it and the day of release', () => {
    const proposal = proposeRecipe(tableOf('police-workforce-sep18-tables.ods'), { today: '2019-01-25' });
    expect(proposal?.recipe.file).toMatchObject({
      sheet: 'Table_1',
      header: [4, 6],
      from: 7,
      check: { A1: expect.stringContaining('Table 1: Police officers') },
    });
    expect(proposal?.recipe.published).toEqual({ cell: 'Index!E4', form: 'DD MMM YYYY' });
  });

  it('does not guess in which month a year ends', () => {
    expect(proposeRecipe(tableOf('nisra-pxstat.csv'), { today: '2022-07-06' })?.recipe.time).toEqual({
      column: 'Annual',
      form: 'YYYY-YYYY',
    });
  });

  it('knows months in other languages', () => {
    expect(
      proposeRecipe(tableFrom('Date;Valeur\nfévr. 2024;1\navr. 2024;2\n'), { today: '2024-06-01' })?.recipe
        .time,
    ).toMatchObject({ form: 'MMM YYYY', language: 'fr' });
  });

  it('is none where there are no figures, or no times', () => {
    for (const table of [tableFrom('a,b\nc,d\n'), tableOf('oecd-sdmx.json'), workbook([]), workbook([['x']])])
      expect(proposeRecipe(table, { today: '2024-06-01' })).toBeUndefined();
    expect(
      proposeRecipe(tableFrom('Time,Value\n2019,1\n'), { today: '2024-06-01', sheet: 'Other' }),
    ).toBeUndefined();
  });
});
