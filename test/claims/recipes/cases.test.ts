/** The plans of real files, and what must never be read in silence: `test/tables/cases` and `test/tables/traps.json`. */
import { describe, expect, it } from 'vitest';
import { compare, parseDecimal } from '../../../claims/exact/number.ts';
import { tableNotices } from '../../../claims/recipes/notices.ts';
import { planImport } from '../../../claims/recipes/plan.ts';
import { isApplicable, type Plan, type Planned } from '../../../claims/recipes/plan-shape.ts';
import type { Table } from '../../../claims/workbook/table.ts';
import { CASES, type Case, jsonOf, planOf, recipeOf, tableOf } from './cases.ts';

type Fields = Record<string, unknown>;

const isSame = (a: string, b: string) => compare(parseDecimal(a), parseDecimal(b)) === 0;

/** Expects of a figure the fields that the case names; values are numbers. */
function expectFields(given: object | undefined, expected: Fields): void {
  const fields = given as Fields | undefined;
  expect(fields, JSON.stringify(expected)).toBeDefined();
  for (const [name, value] of Object.entries(expected)) {
    if (name === 'value' || name === 'old' || name === 'new')
      expect(isSame(String(fields?.[name]), String(value)), `${name} of ${JSON.stringify(expected)}`).toBe(
        true,
      );
    else expect(fields?.[name], `${name} of ${JSON.stringify(expected)}`).toEqual(value);
  }
}

const find = <T extends { series: string; at: string }>(
  list: readonly T[],
  { series, at }: Fields,
): T | undefined => list.find((one) => one.series === series && one.at === at);

function expectNew(planned: readonly Planned[], expected: unknown): void {
  const all = Array.isArray(expected) ? (expected as Fields[]) : undefined;
  const { count, spot } =
    all === undefined ? (expected as { count: number; spot: Fields[] }) : { count: all.length, spot: all };
  expect(planned).toHaveLength(count);
  for (const one of spot) expectFields(find(planned, one), one);
}

/** What a table holds, as the cases with no recipe say. */
function expectTable(table: Table, expected: Fields): void {
  const { spot, rows, columns } = expected as { spot?: Fields[]; rows?: number; columns?: string[] };
  const [sheet] = table.sheets;
  const heads = sheet?.rows[0]?.cells.map(({ shown }) => shown) ?? [];
  if (columns !== undefined) expect(heads).toEqual(columns);
  if (columns !== undefined && rows !== undefined) expect((sheet?.rows.length ?? 0) - 1).toBe(rows);
  for (const one of spot ?? [])
    expect(
      sheet?.rows.some(({ cells }) =>
        Object.entries(one).every(([head, text]) => cells[heads.indexOf(head)]?.shown === text),
      ),
      JSON.stringify(one),
    ).toBe(true);
}

function expectPlan(plan: Plan, one: Case): void {
  const { expect: expected } = one;
  const codes = (...levels: string[]) =>
    plan.warnings.filter(({ level }) => levels.includes(level)).map(({ code }) => code);
  const stop = (expected['stop'] ?? []) as string[];
  for (const code of stop) expect(plan.stop).toContain(code);
  expect(isApplicable(plan), plan.warnings.map(({ message }) => message).join('\n')).toBe(stop.length === 0);
  const messages = plan.warnings
    .filter(({ level }) => level === 'stop')
    .map(({ message }) => message)
    .join('\n');
  for (const where of (expected['where'] ?? []) as string[]) expect(messages).toContain(where);
  if (expected['new'] !== undefined) expectNew(plan.new, expected['new']);
  const revised = expected['revised'] as Fields[] | undefined;
  if (revised !== undefined) expect(plan.revised).toHaveLength(revised.length);
  for (const fields of revised ?? []) {
    expectFields(find(plan.revised, fields), fields);
    expect(find(plan.revised, fields)?.publishedOn).toBe(plan.published);
  }
  for (const name of ['unchanged', 'before', 'missing'] as const)
    if (expected[name] !== undefined) expect(plan[name], name).toEqual(expected[name]);
  if (expected['gone'] !== undefined) expect(plan.gone).toHaveLength((expected['gone'] as Fields[]).length);
  for (const fields of (expected['gone'] ?? []) as Fields[]) expectFields(find(plan.gone, fields), fields);
  if (expected['unmapped'] !== undefined)
    expect([...plan.unmapped].sort()).toEqual([...(expected['unmapped'] as string[])].sort());
  if (expected['warnings'] !== undefined)
    expect([...new Set(codes('said', 'tick'))].sort()).toEqual(
      [...(expected['warnings'] as string[])].sort(),
    );
  if (expected['newSeries'] !== undefined) expect(plan.series).toHaveLength(expected['newSeries'] as number);
  const between = expected['factorBetween'] as [string, string] | undefined;
  if (between !== undefined) {
    const factor = parseDecimal(plan.warnings.find(({ code }) => code === 'rebased')?.factor ?? '');
    expect(
      compare(factor, parseDecimal(between[0])) >= 0 && compare(factor, parseDecimal(between[1])) <= 0,
    ).toBe(true);
  }
}

describe('the cases', () => {
  it('are all there', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(28);
  });

  it.each(CASES.filter(({ recipe }) => recipe !== undefined).map((one) => [one.case, one] as const))(
    '%s',
    (_, one) => {
      const { table } = one.expect as { table?: Fields };
      if (table !== undefined) expectTable(tableOf(one.file), table);
      expectPlan(planOf(one), one);
    },
  );

  it.each(CASES.filter(({ recipe }) => recipe === undefined).map((one) => [one.case, one] as const))(
    '%s, a table',
    (_, one) => {
      const notices = [...new Set(tableNotices(tableOf(one.file)).map(({ code }) => code))];
      expect(notices.sort()).toEqual([...(one.expect['warnings'] as string[])].sort());
    },
  );
});

interface Trap {
  file: string;
  code: string;
  must: 'refuse' | 'ask' | 'split';
  series?: { unit: string };
}

/** A trap read as its naive reader would: the first column is the time, one is the figure, and nothing else is said. */
function naively({ file, series }: Trap): Plan {
  const table = tableOf(file);
  const [first] = table.sheets[0]?.rows ?? [];
  const texts = first?.cells.map(({ shown }) => shown) ?? [];
  const isHeadless = texts.some((text) => /^\d/.test(text));
  const names = isHeadless ? texts.map((_, i) => String.fromCharCode(65 + i)) : texts;
  const value = names.find((name) => /^(?:value|total)$/i.test(name)) ?? names[1];
  const recipe = recipeOf({
    recipe: 1,
    id: 'naive',
    source: { title: 'A file', publisher: 'An office' },
    file: { format: table.format, header: isHeadless ? null : [1, 1] },
    layout: 'long',
    time: { column: names[0] },
    value: { column: value },
    series: { by: [], map: { '': { series: 'naive' } } },
    published: { ask: true },
  });
  return planImport({
    table,
    recipe,
    held: [],
    answers: {},
    today: '2026-11-30',
    seriesUnits: series === undefined ? {} : { naive: series },
  });
}

const LEVELS = { refuse: ['stop'], ask: ['ask'], split: ['tick', 'said'] };

describe('the traps', () => {
  const { traps } = jsonOf('traps.json') as { traps: Trap[] };

  it('are all there', () => {
    expect(traps).toHaveLength(23);
  });

  it.each(traps.map((trap) => [trap.file, trap] as const))('%s', (_, trap) => {
    const plan = naively(trap);
    const found = plan.warnings.filter(({ code }) => code === trap.code);
    expect(found.map(({ level }) => level)).toEqual(
      found.map(({ level }) => (LEVELS[trap.must].includes(level) ? level : 'another level')),
    );
    expect(found.length, plan.warnings.map(({ message }) => message).join('\n')).toBeGreaterThan(0);
    expect(isApplicable(plan)).toBe(false);
  });
});
