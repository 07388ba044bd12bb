/** What a test compares, as far as the text gives it: figures of the same sentence, targets named before, dates as said. */
import { kindNamed } from '../kinds/index.ts';
import type { ArticleInput, ArticleTest } from './article.ts';
import { type Figure, type Line, placeOf } from './line.ts';

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

/** The date that is said right after a figure: 2022 of "57% in 2022". */
function dateAfter(line: Line, { next }: Figure): string | undefined {
  for (let i = next; i < next + DATE_REACH; i += 1) {
    if (line.over[i] !== undefined || line.tokens[i]?.sentence !== line.tokens[next - 1]?.sentence)
      return undefined;
    if (line.signs[i] === '@') return line.datedAt.get(i);
  }
  return undefined;
}

/** The date of a sentence that names a single one. */
function onlyDate(line: Line): string | undefined {
  const [date, ...more] = line.dates;
  return more.length === 0 && date?.role === 'date' ? date.at : undefined;
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
  const dated = figure === undefined ? undefined : (dateAfter(line, figure) ?? onlyDate(line));
  const inputs = specs
    .filter(({ optional, name }) => !optional || name === 'target')
    .map(({ name, takes }): ArticleInput => {
      const own = name === 'from' ? here.from : name === 'to' ? here.to : undefined;
      if (own !== undefined) {
        const at = dateAfter(line, own);
        return { name, given: givenOf(line, own), ...(at === undefined ? {} : { at }) };
      }
      if (name === 'target') {
        const aimed = targetOf(line, test, figure, here) ?? target;
        return { name, ...(aimed === undefined ? {} : { given: aimed }) };
      }
      const isOfFigure = (name === 'value' || name === 'part' || name === 'to') && takes !== 'series';
      return { name, ...(isOfFigure && dated !== undefined ? { at: dated } : {}) };
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
