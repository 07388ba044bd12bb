/** What a test compares, as far as the text gives it: figures of the same sentence, targets named before, dates as said. */
import { isDate } from '../exact/calendar.ts';
import { kindNamed } from '../kinds/index.ts';
import type { ArticleInput, ArticleTest } from './article.ts';
import { isAlike } from './earlier.ts';
import { type Figure, type Line, placeOf, wordsBefore } from './line.ts';

/** A figure of the text with its place. */
export type Given = NonNullable<ArticleInput['given']>;

/** A figure as an input. */
export function givenOf(line: Line, figure: Figure): Given {
  const { value, unit, hedge } = figure;
  return { ...placeOf(line, figure.from, figure.next), value, unit, hedge };
}

/** The ends of a change and the targets that a sentence gives, by the names of inputs. */
export interface GivenHere {
  from?: Figure;
  to?: Figure;
  target?: Figure;
}

/** How far, in tokens, a date may stand after its figure. */
const DATE_REACH = 6;

/** A date that is said of a figure: of its own time, or of the one that it is counted from. */
interface DateSaid {
  at: string;
  isStart: boolean;
}

/** "since 2010", "than in 2019": the time of the earlier figure. */
const FROM_THEN = / (?:since|from|than|than in|than at|compared (?:with|to)(?: in)?|on|after) $/;

/** "up 5% on 2019", but not "on 31 March 2021", which is a day of its own. */
const isStartAt = (line: Line, i: number, at: string): boolean => {
  const left = wordsBefore(line, i, 3);
  return FROM_THEN.test(left) && !(/ on $/.test(left) && isDate(at));
};

/** The date that is said right after a figure: 2022 of "57% in 2022". */
function dateAfter(line: Line, { next }: Figure): DateSaid | undefined {
  for (let i = next; i < next + DATE_REACH; i += 1) {
    if (line.over[i] !== undefined || line.tokens[i]?.sentence !== line.tokens[next - 1]?.sentence)
      return undefined;
    const at = line.signs[i] === '@' ? line.datedAt.get(i) : undefined;
    if (at !== undefined) return { at, isStart: isStartAt(line, i, at) };
  }
  return undefined;
}

/** Where another statement begins, of which a date may be instead. */
const ANOTHER = / (?:and|but|which|who|while|whereas|as|;|:|–|—) /;

/** The date of a sentence that names a single one, in the clause of the figure. */
function onlyDate(line: Line, { from, next }: Figure): DateSaid | undefined {
  const [date, ...more] = line.dates;
  if (date === undefined || more.length > 0 || date.role !== 'date') return undefined;
  const between =
    date.from >= next
      ? wordsBefore(line, date.from, date.from - next)
      : wordsBefore(line, from, from - date.from);
  if (ANOTHER.test(between)) return undefined;
  return { at: date.at, isStart: isStartAt(line, date.from, date.at) };
}

/** The first deadline of a sentence. */
const deadlineOf = ({ dates }: Line): string | undefined => dates.find(({ role }) => role === 'deadline')?.at;

const HAS_DEADLINE = new Set(['promise', 'on-pace', 'required-rate', 'forecast', 'shortfall']);

/** The inputs of a test, each with what the text gives of it; `target` is one that was promised before. */
export function inputsOf(
  line: Line,
  test: ArticleTest,
  figure: Figure | undefined,
  here: GivenHere,
  target: Given | undefined,
): ArticleTest {
  const specs = kindNamed(test.kind)?.inputs ?? [];
  const dated = figure === undefined ? undefined : (dateAfter(line, figure) ?? onlyDate(line, figure));
  const inputs = specs
    .filter(({ optional, name }) => !optional || name === 'target')
    .map(({ name, takes }): ArticleInput => {
      const own = name === 'from' ? here.from : name === 'to' ? here.to : undefined;
      if (own !== undefined) {
        const said = dateAfter(line, own);
        return { name, given: givenOf(line, own), ...(said === undefined ? {} : { at: said.at }) };
      }
      if (name === 'target') {
        const isOfIt = target !== undefined && isAlike(target.unit, figure?.unit ?? '');
        const aimed = targetOf(line, test, figure, here) ?? (isOfIt ? target : undefined);
        return { name, ...(aimed === undefined ? {} : { given: aimed }) };
      }
      if (takes === 'series' || dated === undefined) return { name };
      const isOfFigure = name === 'value' || name === 'part' || name === 'to';
      const isDated = dated.isStart ? name === 'from' : isOfFigure;
      return { name, ...(isDated ? { at: dated.at } : {}) };
    });
  const deadline = HAS_DEADLINE.has(test.kind) ? deadlineOf(line) : undefined;
  return { ...test, inputs, ...(deadline === undefined ? {} : { deadline }) };
}

/** The target of a test in its own sentence: of a promise its own figure. */
function targetOf(
  line: Line,
  test: ArticleTest,
  figure: Figure | undefined,
  here: GivenHere,
): Given | undefined {
  if (test.claimed === null && figure !== undefined) return givenOf(line, figure);
  return here.target === undefined ? undefined : givenOf(line, here.target);
}
