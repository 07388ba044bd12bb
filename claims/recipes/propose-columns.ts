/** What the columns of a file are that are no times, as a proposal guesses. */
import { fewOf, quoted } from '../tables/finding.ts';
import { meaningOf } from './columns.ts';
import { isMarks, nameOf, type Proposing } from './proposing.ts';
import type { Recipe } from './recipe.ts';
import type { SurveyedColumn } from './survey.ts';

const VALUE = /^(?:obs_?value|data_?value|value|total|figure|v4_\d+)\b/i;
/** The column of figures of a long table: by its name, or else the last that holds figures. */
export function valueColumn(proposing: Proposing, used: readonly number[]): number | undefined {
  const { survey, heads } = proposing;
  const figures = survey.columns.filter(
    ({ index, figures: count, filled }) => !used.includes(index) && filled > 0 && count * 2 > filled,
  );
  const named = figures.find(({ index }) => VALUE.test(heads[index]?.name ?? ''));
  const found =
    named ?? figures.filter(({ index }) => meaningOf(heads[index]?.name ?? '') === undefined).pop();
  if (found !== undefined)
    proposing.because(
      'value.column',
      named === undefined
        ? `${quoted(nameOf(proposing, found.index))} is the last column of figures`
        : `${quoted(nameOf(proposing, found.index))} is what figures are called`,
    );
  return found?.index;
}

/** What a proposal says of the columns that are neither times nor figures. */
export interface Keys {
  by: string[];
  rest: Pick<Recipe, 'where' | 'ignore' | 'markColumns'>;
}

/** A column that says what its rows are of, even where they are all the same. */
const NAMES_SERIES = /^(?:series|series_reference|cdid|code|vector|idbank)$/i;

/** What one column is: marks, left out, the same in every row, or a label. */
function kindOf(
  proposing: Proposing,
  column: SurveyedColumn,
): 'marks' | 'meaning' | 'change' | 'left' | 'same' | 'label' {
  const { survey } = proposing;
  const name = nameOf(proposing, column.index);
  if (isMarks(proposing, column)) return 'marks';
  const isFigures = column.figures * 2 > column.filled;
  if (isFigures && column.filled > 0 && meaningOf(name) !== undefined) return 'meaning';
  if (/^(?:change|difference|% change)\b/i.test(name)) return 'change';
  if (isFigures || column.filled === 0) return 'left';
  if (column.distinct > 1 || survey.rows.length === 1) return 'label';
  return NAMES_SERIES.test(name) ? 'label' : 'same';
}

/** Labels without those that say the same in other words: of a code and its name the shorter one stays. */
function withoutTwins(
  proposing: Proposing,
  labels: readonly SurveyedColumn[],
): { by: SurveyedColumn[]; left: SurveyedColumn[] } {
  const by: SurveyedColumn[] = [];
  const left: SurveyedColumn[] = [];
  const length = ({ texts }: SurveyedColumn) => texts.reduce((sum, text) => sum + text.length, 0);
  for (const column of labels) {
    const twin = by.findIndex((other) => areTwins(proposing, other.index, column.index));
    const other = by[twin];
    if (other === undefined) by.push(column);
    else if (length(column) < length(other)) {
      by[twin] = column;
      left.push(other);
    } else left.push(column);
  }
  return { by, left };
}

/** Labels, columns that are the same in each row, and what is left out: of the columns that are neither time nor figure. */
export function keysOf(proposing: Proposing, used: ReadonlySet<number>): Keys {
  const { survey, heads } = proposing;
  const rest = survey.columns.filter(
    ({ index, filled }) => !used.has(index) && (filled > 0 || (heads[index]?.name ?? '') !== ''),
  );
  const kinds = new Map(rest.map((column) => [column, kindOf(proposing, column)]));
  const of = (kind: ReturnType<typeof kindOf>) => rest.filter((column) => kinds.get(column) === kind);
  const names = (columns: readonly SurveyedColumn[]) => columns.map(({ index }) => nameOf(proposing, index));
  const { by, left } = withoutTwins(proposing, of('label'));
  const where = Object.fromEntries(
    of('same').map(({ index, texts }) => [nameOf(proposing, index), texts[0] ?? '']),
  );
  const marks = names(of('marks'));
  const ignore: NonNullable<Recipe['ignore']> = [
    ...names([...of('left'), ...left]),
    ...names(of('meaning')).map((column) => ({
      column,
      why: 'to be looked at: say what it means for the figures',
    })),
    ...(of('change').length > 0 ? ['^(Change|Difference|% change) '] : []),
  ];
  const same = Object.keys(where);
  if (by.length > 0)
    proposing.because(
      'series.by',
      `${fewOf(names(by).map(quoted))} ${by.length === 1 ? 'tells' : 'tell'} rows apart`,
    );
  if (same.length > 0)
    proposing.because(
      'where',
      `${fewOf(same.map(quoted))} ${same.length === 1 ? 'is' : 'are'} the same in every row`,
    );
  if (ignore.length > 0)
    proposing.because(
      'ignore',
      'these columns are neither times, labels nor the figures: look at each of them',
    );
  return {
    by: names(by),
    rest: {
      ...(same.length > 0 ? { where } : {}),
      ...(ignore.length > 0 ? { ignore } : {}),
      ...(marks.length > 0 ? { markColumns: marks } : {}),
    },
  };
}

/** Whether two columns say the same in other words: a code and its name. */
function areTwins({ survey }: Proposing, first: number, second: number): boolean {
  const [there, back] = [new Map<string, string>(), new Map<string, string>()];
  return survey.rows.every(({ cells }) => {
    const [a, b] = [cells[first]?.shown ?? '', cells[second]?.shown ?? ''];
    const isSame = (there.get(a) ?? b) === b && (back.get(b) ?? a) === a;
    there.set(a, b);
    back.set(b, a);
    return isSame;
  });
}
