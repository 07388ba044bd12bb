/** The numbers at a glance of kinds that claim no figure: two figures and how far apart they are, a record and its rival, a place. */
import { differenceUnit } from '../evidence/units.ts';
import { isZero, parseDecimal, parseExact, type Rational } from '../exact/number.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { momentName } from '../words/dates.ts';
import type { KeyFigure, KeyFigureContext } from '../words/key-figures.ts';
import { amount } from '../words/numbers.ts';
import { placeInWords } from '../words/places.ts';
import { sentence } from '../words/text.ts';

/** The first figure, the second, and the difference. */
export function twoFigures(verdict: Verdict, context: KeyFigureContext): KeyFigure[] {
  const given = ['a', 'b'].flatMap((input) => used(verdict, context, input, context.label(input)));
  return [...given, ...apart('Difference', verdict.computed?.exact, verdict.computed?.unit)];
}

/** The figure that is said to be a record, the highest or lowest of the others, and by how much they differ. */
export function recordFigures(verdict: Verdict, context: KeyFigureContext): KeyFigure[] {
  const [own] = used(verdict, context, 'value', 'The figure');
  const [rival] = used(
    verdict,
    context,
    'series',
    `The ${extremeOf(context)} of the others`,
    context.unit('value'),
  );
  if (own === undefined || rival === undefined) return [own ?? rival].filter((one) => one !== undefined);
  const margin = verdict.working.find(({ expression }) => expression.includes('-'));
  return [own, rival, ...apart('Difference', margin?.exact, context.unit('value'))];
}

/** The place that is claimed, that which the figure has, and the figure itself. */
export function placeFigures(verdict: Verdict, context: KeyFigureContext): KeyFigure[] {
  const { claimed, computed, evidence } = verdict;
  const extreme = extremeOf(context);
  const place = (exact: string) => placeInWords(Number(parseExact(exact).valueOf()), extreme);
  const field = evidence.filter(({ input }) => input === 'value' || input.startsWith('among.')).length;
  return [
    { label: 'Claimed', value: place(claimed?.value ?? '1') },
    ...(computed === undefined
      ? []
      : [{ label: 'The figures give', value: place(computed.exact), note: `of ${field} compared` }]),
    ...used(verdict, context, 'value', 'The figure'),
  ];
}

const extremeOf = ({ options }: KeyFigureContext) => (options['extreme'] === 'lowest' ? 'lowest' : 'highest');

function used(
  { evidence }: Verdict,
  { unit }: KeyFigureContext,
  input: string,
  label: string,
  otherwise?: string,
): KeyFigure[] {
  const figure = evidence.find((one) => one.input === input);
  if (figure === undefined) return [];
  const when = figure.at === undefined ? undefined : momentName(figure.at);
  return [
    {
      label,
      value: amount(parseDecimal(figure.value), unit(input) || otherwise, 6),
      ...(when === undefined || sentence(when) === label ? {} : { note: when }),
    },
  ];
}

function apart(label: string, exact: string | undefined, unit: string | undefined): KeyFigure[] {
  if (exact === undefined) return [];
  const by: Rational = parseExact(exact).abs();
  return [{ label, value: isZero(by) ? 'None' : amount(by, differenceUnit(unit)) }];
}
