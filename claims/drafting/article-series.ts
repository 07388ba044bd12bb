/** Which series of the ledger may hold the figures that a test of an article needs, the likeliest first. */
import type { ArticleTest } from '../article/article.ts';
import type { InputSpec } from '../engine/inputs.ts';
import { agree, isPercent, unitOf } from '../evidence/units.ts';
import { kindNamed } from '../kinds/index.ts';
import { inputField } from './draft-fields.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** A series, as far as it is told from others. */
export interface SeriesHead {
  id: string;
  title: string;
  unit: string;
  measure: string | null;
  place: string | null;
  /** The last days of its first and last figures; null if it has none. */
  firstDate: string | null;
  lastDate: string | null;
}

/** The words of a series that tell it from others, by its head. */
interface Indexed {
  head: SeriesHead;
  words: readonly string[];
}

/** Series, with how much each of their words tells. */
export interface SeriesIndex {
  all: readonly Indexed[];
  weight: ReadonlyMap<string, number>;
}

/** The words of a text, folded, without their endings of plurals and of pasts. */
function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [];
  return words.map((word) => word.replace(/(?:ies|ing|ed|es|s|e)$/u, ''));
}

/** Makes the index of series, once for all tests of an article. */
export function indexSeries(heads: readonly SeriesHead[]): SeriesIndex {
  const all = heads.map((head) => ({
    head,
    words: [...new Set(wordsOf(`${head.title} ${head.place ?? ''} ${head.measure ?? ''}`))],
  }));
  const held = new Map<string, number>();
  for (const { words } of all) for (const word of words) held.set(word, (held.get(word) ?? 0) + 1);
  // A word that every series has tells nothing.
  const weight = new Map([...held].map(([word, n]) => [word, Math.log((1 + all.length) / n)]));
  return { all, weight };
}

/** The unit that the figure of an input is counted in, as far as the test tells; undefined if it does not. */
function unitOfInput({ inputs, claimed }: ArticleTest, { name }: InputSpec): string | undefined {
  const own = inputs.find((one) => one.name === name)?.given ?? inputs.find(({ given }) => given)?.given;
  if (own !== undefined && own.unit !== '') return own.unit;
  const unit = claimed?.unit;
  if (unit === undefined || unit === '' || isPercent(unit)) return undefined;
  return unit.replace(/ per (?:day|week|month|quarter|year)$/, '');
}

/** A series that may fit. Unit and words tell no subject from another, so that somebody has to choose it. */
export interface Fitting {
  id: string;
  title: string;
}

/** How many series are offered for one input. */
const OFFERED = 6;
/** How much the words of the whole article count beside those of the sentence. */
const AROUND = 0.3;

/**
 * The series for an input of a test. `words` is the sentence, `around` what stands in the article besides. A series fits by
 * its unit if the test tells one, had figures when it was said, and shares words with the sentence.
 */
export function fittingSeries(
  { all, weight }: SeriesIndex,
  {
    test,
    input,
    words,
    around,
    saidOn,
  }: { test: ArticleTest; input: InputSpec; words: string; around: ReadonlySet<string>; saidOn: string },
): Fitting[] {
  const unit = unitOfInput(test, input);
  const said = new Set(wordsOf(words));
  return all
    .filter(({ head }) => (unit === undefined ? true : isCountedIn(head, unit)))
    .filter(({ head }) => head.firstDate !== null && (saidOn === '' || head.firstDate <= saidOn))
    .map(({ head, words: own }) => ({
      head,
      score: own.reduce((sum, word) => {
        const share = said.has(word) ? 1 : around.has(word) ? AROUND : 0;
        return sum + share * (weight.get(word) ?? 0);
      }, 0),
    }))
    .filter(({ score }) => score > 0 || unit !== undefined)
    .sort((a, b) => b.score - a.score || (a.head.id < b.head.id ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ head: { id, title } }) => ({ id, title }));
}

function isCountedIn({ unit }: SeriesHead, asked: string): boolean {
  return agree(unit, asked) || unitOf(unit).counted === unitOf(asked).counted;
}

/** The words of an article, for `around`. */
export function wordsAround(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text));
}

/** The inputs of a kind that a series is asked for, unless the form gives their figure. */
export function openInputs(fields: TypedFields): InputSpec[] {
  return (kindNamed(typedIn(fields, 'kind'))?.inputs ?? []).filter(
    ({ name, takes }) => takes !== 'figures' && typedIn(fields, inputField(name, 'from')) !== 'figure',
  );
}

/**
 * A form with the series of its inputs, by the names of these. Figures that are given on the spot take over how those of the
 * series are counted: a target of officers is one of officers by headcount where these are.
 */
export function withSeries(
  fields: TypedFields,
  chosen: Readonly<Record<string, string>>,
  heads: ReadonlyMap<string, SeriesHead>,
): Record<string, string> {
  const filled: Record<string, string> = { ...fields };
  const measures = new Set<string>();
  for (const { name, takes } of openInputs(fields)) {
    const id = chosen[name];
    const head = id === undefined ? undefined : heads.get(id);
    if (head === undefined) continue;
    if (takes !== 'series') filled[inputField(name, 'from')] = 'series';
    filled[inputField(name, 'series')] = head.id;
    measures.add(head.measure ?? '');
  }
  const [measure = '', ...others] = measures;
  if (measure === '' || others.length > 0) return filled;
  for (const [field, text] of Object.entries(filled))
    if (field.startsWith('inputs.') && field.endsWith('.from') && text === 'figure')
      filled[field.replace(/from$/, 'measure')] ??= measure;
  return filled;
}
