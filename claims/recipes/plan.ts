/**
 * The door: a file's table, its recipe, what the ledger has, the answers given so far and today in; a plan out. Pure: the same in
 * gives the same out, and nothing is written.
 */
import { fewOf, quoted } from '../tables/finding.ts';
import type { Sheet, Table, UnreadableFile } from '../workbook/table.ts';
import { cellAt, folded, prefixOf } from './cells.ts';
import { namedColumns } from './columns.ts';
import { type Compared, compareFigures } from './compare.ts';
import { readFigures } from './figures.ts';
import { Found } from './found.ts';
import { readFirsts, tellMixed } from './frequencies.ts';
import { type Grid, gridOf, sheetOf } from './grid.ts';
import { fingerprintOf, headDifference } from './heads.ts';
import { lieOf } from './layouts.ts';
import { Ledger } from './ledger.ts';
import { nextReleaseIn } from './next-release.ts';
import { tellCells, tellEncoding, tellHiddenSheets } from './notices.ts';
import { isMatch } from './patterns.ts';
import {
  type Answers,
  type Gone,
  type HeldFigure,
  type KnownSeries,
  type Made,
  NEXT,
  NO_NEXT,
  type Plan,
} from './plan-shape.ts';
import type { Recipe } from './recipe.ts';
import { type Release, releaseOf } from './release-day.ts';
import { Labels } from './series.ts';
import { KnownTimes, type Ranges, rangesOf, spotsIn } from './spots.ts';
import { type TimeContext, withoutTimes } from './time-forms.ts';
import { tellSums } from './totals.ts';

/** What a plan is made from. */
export interface PlanAsked {
  table: Table;
  recipe: Recipe;
  /** Figures of the ledger: all vintages, or the latest of each time. */
  held: readonly HeldFigure[];
  answers: Answers;
  today: string;
  /** What is known of series of the ledger by their ids: the unit decides what a fraction is asked about. */
  seriesUnits?: Readonly<Record<string, KnownSeries>> | undefined;
  /** Whether every series is among them that the ledger has of those that the recipe names: the others would have to be made. */
  isWhole?: boolean | undefined;
}

/** A plan in the making. */
interface Making extends PlanAsked {
  found: Found;
  ledger: Ledger;
  times: KnownTimes;
  known: (series: string) => KnownSeries | undefined;
}

/** The formats whose numbers are written by machines. */
const MACHINE = new Set(['json-stat', 'sdmx-json']);

/** A plan in which nothing is done. */
function emptyPlan(
  { recipe, answers, found }: Pick<Making, 'recipe' | 'answers' | 'found'>,
  release?: Release,
): Plan {
  return {
    recipe: recipe.id,
    ...(release?.day === undefined ? {} : { published: release.day }),
    series: [],
    new: [],
    revised: [],
    unchanged: 0,
    confirmed: [],
    missing: {},
    gone: [],
    before: 0,
    unmapped: [],
    warnings: found.warnings,
    stop: found.stop,
    answers,
  };
}

/** Finds cells that do not hold what the recipe says they must. */
function tellChecks({ table, recipe, found }: Making, sheet: Sheet): void {
  for (const [address, pattern] of Object.entries(recipe.file.check ?? {})) {
    const text = folded(cellAt(table, sheet, address)?.shown ?? '');
    if (isMatch(pattern, text)) continue;
    const at = address.includes('!') ? address : `${prefixOf(sheet)}${address}`;
    found.add({
      code: 'check-failed',
      where: [at],
      message: `${at} should match ${quoted(pattern)}, and ${text === '' ? 'is empty' : `says ${quoted(text)}`}: is it another table? Look at the file, and correct the sheet or the check.`,
    });
  }
}

/** Finds a head that is another one than the recipe knows. */
function tellHeads({ recipe, found, today }: Making, grid: Grid): void {
  const { heads } = recipe.file;
  if (heads === undefined) return;
  const difference = headDifference(heads, fileHeads(grid, recipe, today));
  if (difference === undefined) return;
  const { place, was, is } = difference;
  found.add({
    code: 'header-changed',
    where: [was ?? is ?? ''],
    message: `The head has changed: ${was === undefined ? `after the ${place} columns that the recipe knows stands ${quoted(is ?? '')}` : is === undefined ? `the column ${quoted(was)} is no longer there` : `${quoted(is)} stands where ${quoted(was)} stood`}. Look whether the columns mean the same, and save the new head with the recipe.`,
  });
}

/** The fingerprint of a file's head, which a recipe keeps as `file.heads`. */
function fileHeads(grid: Grid, { time, layout }: Recipe, near: string): string[] {
  const context: TimeContext = { language: time.language ?? 'en', near, hasLostNoughts: false };
  const { form } = time;
  const isPlain = form === undefined || form.includes('+') || layout === 'year-by-month';
  return fingerprintOf(grid.heads, (name) => (isPlain ? name : withoutTimes(form, name, context)));
}

/** The fingerprint of a table's head by a recipe: the names of its columns, every time in them `{time}`. Empty without a sheet. */
export function headsOf(table: Table, recipe: Recipe, today: string): string[] {
  const found = new Found({});
  const sheet = sheetOf(table, recipe, found);
  return sheet === undefined ? [] : fileHeads(gridOf(sheet, recipe, found), recipe, today);
}

/** Finds a file in another format than the recipe reads; text with one delimiter or another is one format. */
function tellFormat({ table, recipe, found }: Making): void {
  const kindOf = (format: string) => (format === 'tsv' ? 'csv' : format);
  if (kindOf(table.format) === kindOf(recipe.file.format)) return;
  found.add({
    code: 'format-unknown',
    where: [table.format],
    message: `The file is ${table.format}, and the recipe reads ${recipe.file.format}: bring the file in that format, or correct the recipe.`,
  });
}

/** What of the ledger the file has no longer, and how much lies before it. */
function goneOf(
  series: Iterable<string>,
  { ledger, times }: Making,
  release: string,
  ranges: Ranges,
  at: Compared['at'],
): Pick<Plan, 'gone' | 'before'> {
  const gone: Gone[] = [];
  let before = 0;
  for (const id of new Set(series)) {
    const has = at.get(id);
    for (const [key, vintages] of ledger.times(id)) {
      const latest = vintages.findLast(({ publishedOn }) => publishedOn <= release);
      const { end, length } = times.of(key);
      const range = ranges.get(length);
      if (latest === undefined || range === undefined || has?.has(key) === true || end > range.last) continue;
      if (end < range.first) before += 1;
      else gone.push({ series: id, at: latest.at, value: latest.value, publishedOn: latest.publishedOn });
    }
  }
  gone.sort((a, b) =>
    a.series !== b.series ? (a.series < b.series ? -1 : 1) : a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
  return { gone, before };
}

/** The series that are made: those of the template that neither the ledger nor its list of series has. */
function madeOf({ made }: Compared, { ledger, known }: Making): Made[] {
  return [...made.values()]
    .filter(({ id }) => !ledger.has(id) && known(id) === undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Asks whether series are made that the recipe names and the ledger lacks. Returns whether they are. */
function mayBeMade(absent: readonly Made[], found: Found): boolean {
  if (absent.length === 0) return false;
  const ids = absent.map(({ id }) => id);
  const finding = { code: 'series-absent', where: ids } as const;
  const start = `The recipe names ${ids.length === 1 ? 'a series' : `${ids.length} series`} that the ledger does not have: ${fewOf(ids, 4)}.`;
  const without = absent.filter(({ unit }) => unit === '');
  if (without.length > 0) {
    found.add({
      ...finding,
      message: `${start} They can be made once it is known what one of them counts: say their unit, and what they are called, as series.new of the recipe, or correct the ids. Without a unit: ${fewOf(
        without.map(({ id }) => id),
        4,
      )}.`,
    });
    return false;
  }
  const answer = found.ask({
    ...finding,
    message: `${start} They can be made with this file, called as the list of new series says; if they have other ids in the ledger, correct those of the recipe.`,
    question: {
      name: 'series-absent',
      label: 'Series that the ledger does not have',
      choices: [{ value: 'make', label: 'Make them, as they are listed' }],
    },
  });
  return answer === 'make';
}

/** So many figures of a series in % that all lie within -1 and 1 say that it is one of small figures. */
const SMALL = 3;

function isSmall(figures: readonly HeldFigure[]): boolean {
  return (
    figures.length >= SMALL && figures.every(({ value }) => /^-?(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(value))
  );
}

/** The plan of a file whose columns are known. */
function planned(
  making: Making,
  grid: Grid,
  sheet: Sheet,
  release: Release,
  named: ReturnType<typeof namedColumns>,
): Plan {
  const { table, recipe, found, ledger, times, today, known, answers, isWhole = false } = making;
  const near = release.day ?? today;
  const timeText = recipe.time.cell === undefined ? undefined : cellAt(table, sheet, recipe.time.cell)?.shown;
  const lie = lieOf({ grid, recipe, named, near, timeText, found });
  if (lie === undefined) return emptyPlan(making, release);
  const lacks = (id: string) => isWhole && known(id) === undefined && !ledger.has(id);
  const labels = new Labels(recipe, named, lacks);
  const { spots, unmapped } = spotsIn({ grid, recipe, named, lie, labels, times, found });
  readFirsts(spots, recipe, found);
  tellMixed(spots, { times, ledger, known, found });
  const hasSmall = (series: string) => isSmall(ledger.latest(series, near));
  const { figures, missing } = readFigures({
    spots,
    grid,
    recipe,
    named,
    found,
    isMachine: MACHINE.has(table.format),
    known,
    hasSmall,
  });
  tellSums(figures, recipe, found);
  const compared = compareFigures({ figures, sheet: sheet.name, release, today, ledger, times, found });
  const series = [...labels.mapped(), ...compared.at.keys()];
  const made = madeOf(compared, making);
  const absent = made.filter(({ id }) => labels.isAbsent(id));
  const isMade = mayBeMade(absent, found);
  return {
    recipe: recipe.id,
    ...(release.day === undefined ? {} : { published: release.day }),
    series: isMade ? made : made.filter(({ id }) => !labels.isAbsent(id)),
    ...(isMade || absent.length === 0 ? {} : { absent }),
    new: compared.new,
    revised: compared.revised,
    unchanged: compared.confirmed.length,
    confirmed: compared.confirmed,
    missing: Object.fromEntries([...missing].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
    ...goneOf(series, making, near, rangesOf(spots, times), compared.at),
    ...nextOf(making, sheet, near),
    unmapped,
    warnings: found.warnings,
    stop: found.stop,
    answers,
  };
}

/** When the next file comes: as it was typed, or as the file says. */
function nextOf({ table, answers }: Making, sheet: Sheet, near: string): Pick<Plan, 'next'> {
  const typed = answers[NEXT];
  if (typed === NO_NEXT) return {};
  const next = typed === undefined ? nextReleaseIn(table, sheet, near) : { expected: typed };
  return next === undefined ? {} : { next };
}

/**
 * What a file would do to the ledger. Whatever is open or wrong stands in the plan's `warnings`, and `isApplicable` says whether
 * anything is in the way. Never throws on a table and a recipe that their schemas take. `import.md`, "Plan" and "Guards".
 */
export function planImport(asked: PlanAsked): Plan {
  const { table, recipe, held, answers, seriesUnits = {} } = asked;
  const found = new Found(answers);
  const known = (series: string) => (Object.hasOwn(seriesUnits, series) ? seriesUnits[series] : undefined);
  const making: Making = { ...asked, found, ledger: new Ledger(held), times: new KnownTimes(), known };
  tellFormat(making);
  tellEncoding(table, found);
  const sheet = sheetOf(table, recipe, found);
  if (sheet === undefined) return emptyPlan(making);
  tellHiddenSheets([sheet], found);
  tellChecks(making, sheet);
  const grid = gridOf(sheet, recipe, found);
  tellHeads(making, grid);
  tellCells([sheet], found);
  const named = namedColumns(grid, recipe, found);
  const release = releaseOf({
    table,
    sheet,
    grid,
    recipe,
    column: named.published,
    today: asked.today,
    found,
  });
  // Another table, or one without its columns, has no figures that this recipe could read.
  const isOther = found.stop.some((code) => code !== 'column-unmapped');
  return isOther ? emptyPlan(making, release) : planned(making, grid, sheet, release, named);
}

/** The plan of a file that no reader could read: it stops with the reader's reason. */
export function refusedPlan(recipe: Recipe, error: UnreadableFile): Plan {
  const found = new Found({});
  found.add({ code: error.code, where: [], message: error.message });
  return emptyPlan({ recipe, answers: {}, found });
}
