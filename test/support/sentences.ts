/**
 * How well quotations are read: sentences whose figures and kind were written down by hand, and the share of them that
 * the reader gets right. The sentences are real claims, or made after real ones; those with an even number of UTF-16
 * units were used to tune the reader, those with an odd number to measure it: 95.2% of their figures were right the first
 * time (119 of 125), before two faults that they showed were mended.
 *
 * A line of `test/cases/reading/sentences.ndjson` is an object with
 * - `quote`: the words.
 * - `figures`: each figure that an editor could test, in order, as hedge, value and unit, such as "over 7 million
 *   people"; with "(range)" or "(negated)" if it is the bound of a range, or denied. An empty unit is one that the words
 *   do not give.
 * - `apart`: numbers that are no figures: dates, names, stretches of time. They may not be proposed.
 * - `by`: the day of the deadline that the words set; absent if they set none.
 * - `kinds`: the kinds that an editor may choose; "" if the words suggest none.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { exact, parseDecimal, rational } from '../../claims/exact/number.ts';
import { readQuotation } from '../../claims/reading/quotation.ts';
import { ROOT } from './servers.ts';

const Sentence = z.strictObject({
  quote: z.string(),
  figures: z.array(z.string()),
  apart: z.array(z.string()).optional(),
  by: z.string().optional(),
  kinds: z.array(z.string()).min(1),
});
export type Sentence = z.infer<typeof Sentence>;

/** The sentences of the file, in its order. */
export function sentences(): Sentence[] {
  return readFileSync(join(ROOT, 'test/cases/reading/sentences.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Sentence.parse(JSON.parse(line)));
}

/** Whether a sentence was only used to measure the reader. */
export const isHeld = ({ quote }: Sentence): boolean => quote.length % 2 === 1;

const MEASURES = ['figure', 'hedge', 'unit', 'deadline', 'kind'] as const;
export type Measure = (typeof MEASURES)[number];

/** Of each measure how many are right, of how many, and a line for each that is not. */
export type Scores = Record<Measure, { right: number; of: number; wrong: string[] }>;

/** A figure as the file and the reader have it, without the scale in its unit. */
interface Plain {
  hedge: string;
  value: string;
  unit: string;
  /** Why it is not stated plainly. */
  role: string;
  written: string;
}

const POWERS: ReadonlyMap<string, number> = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);

function plain(hedge: string, value: string, unit: string, role: string): Plain {
  const words = unit.split(' ').filter((word) => word !== '');
  const per = words.indexOf('per');
  const scales = words.filter((word, i) => POWERS.has(word) && (per < 0 || i < per));
  const power = scales.reduce((sum, word) => sum + (POWERS.get(word) ?? 0), 0);
  return {
    hedge,
    value: exact(parseDecimal(value).mul(rational(10n ** BigInt(power)))),
    unit: words.filter((word) => !scales.includes(word)).join(' '),
    role,
    written: [hedge, value, unit, role === '' ? '' : `(${role})`].filter((part) => part !== '').join(' '),
  };
}

/** Reads "over 7 million people (range)". */
function ofLine(line: string): Plain {
  const [, hedge = '', value = '', unit = '', role = ''] =
    /^(\S+) (-?[\d.]+) ?(.*?)(?: ?\((range|negated)\))?$/.exec(line) ?? [];
  return plain(hedge, value, unit, role);
}

/** The figures that a quotation is read to have; what is set apart is left out. */
function read(quote: string): Plain[] {
  return readQuotation(quote).figures.flatMap(({ hedge, value, unit, role = '' }) =>
    ['', 'range', 'negated'].includes(role) ? [plain(hedge, value, unit, role)] : [],
  );
}

/** The noun of a unit in the singular, and what it is per. */
function head(unit: string): string {
  const [noun = '', ...per] = unit.toLowerCase().split(' per ');
  const last = noun.split(' ').pop() ?? '';
  return [last.replace(/(?<=\w{2})s$/, ''), ...per].join(' per ');
}

/** Scores some sentences. A figure that is read and not there counts as wrong, as one that is there and not read. */
export function scored(list: readonly Sentence[]): Scores {
  const scores = Object.fromEntries(
    MEASURES.map((measure) => [measure, { right: 0, of: 0, wrong: [] as string[] }]),
  ) as Scores;
  const mark = (measure: Measure, isRight: boolean, quote: string, told: () => string) => {
    const score = scores[measure];
    score.of += 1;
    if (isRight) score.right += 1;
    else score.wrong.push(`${told()} | ${quote}`);
  };
  for (const { quote, figures, by, kinds } of list) {
    const left = read(quote);
    for (const wanted of figures.map(ofLine)) {
      const at = left.findIndex(({ value, role }) => value === wanted.value && role === wanted.role);
      const [found] = at < 0 ? [] : left.splice(at, 1);
      mark('figure', found !== undefined, quote, () => `not read: ${wanted.written}`);
      if (found === undefined) continue;
      const told = () => `${found.written}, not ${wanted.written}`;
      mark('hedge', found.hedge === wanted.hedge, quote, told);
      mark('unit', head(found.unit) === head(wanted.unit), quote, told);
    }
    for (const extra of left) mark('figure', false, quote, () => `no figure: ${extra.written}`);
    const { dates, kinds: proposed } = readQuotation(quote);
    const deadline = dates.find(({ role }) => role === 'deadline')?.at;
    mark('deadline', deadline === by, quote, () => `${deadline}, not ${by}`);
    const first = proposed[0]?.kind ?? '';
    mark('kind', kinds.includes(first), quote, () => `${first || 'none'}, not ${kinds.join(' or ')}`);
  }
  return scores;
}

/** How many of a hundred are right. */
export const percentRight = ({ right, of }: { right: number; of: number }): number => (100 * right) / of;
