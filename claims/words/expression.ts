/** A line of the working as readers see it: with the names of what it is made from, and with their numbers. */

import { decimal, parseExact } from '../exact/number.ts';
import type { WorkingStep } from '../verdict.ts';
import { separated } from './numbers.ts';

export interface ExpressionWords {
  /** "(target − actual) ÷ months". */
  named: string;
  /** "(20,000 − 16,753) ÷ 3". */
  worked: string;
}

/** An expression in mathematical signs, by name and by number. `partName` gives what a part of a list is called. */
export function expressionInWords(
  { expression, values }: Pick<WorkingStep, 'expression' | 'values'>,
  partName: (input: string) => string,
): ExpressionWords {
  return { named: signs(named(expression, partName)), worked: signs(worked(expression, values)) };
}

/** "parts.0" is called as its kind calls it, such as "part 1"; "pricesFrom" is prices from. */
function named(expression: string, partName: (input: string) => string): string {
  return expression
    .split(/([a-zA-Z]+(?:\.\d+|\[\d+\]))/)
    .map((text, i) =>
      i % 2 === 1
        ? partName(text)
        : text.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`),
    )
    .join('');
}

/** The expression with each name replaced by its number. */
function worked(expression: string, values: Readonly<Record<string, string>>): string {
  const names = Object.keys(values).sort((a, b) => b.length - a.length);
  if (names.length === 0) return expression;
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return expression.replace(new RegExp(`(?<![\\w\\].])(?:${pattern})(?![\\w\\[.])`, 'g'), (name) =>
    shownValue(values[name] ?? name),
  );
}

/** A number as the line that it came from shows it, so that each line can be worked out again. */
function shownValue(text: string): string {
  return separated(text.includes('/') ? decimal(parseExact(text)) : text);
}

function signs(expression: string): string {
  return expression.replaceAll(' - ', ' − ').replaceAll(' x ', ' × ').replaceAll(' / ', ' ÷ ');
}
