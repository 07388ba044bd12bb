/**
 * Figures as cells write them. Which mark is the decimal point and which groups digits is decided once for all figures of a file:
 * by the recipe, by an answer, or by what the cells can only be; never cell by cell.
 */
import { isDecimal } from '../exact/number.ts';
import { fewOf, quoted } from '../tables/finding.ts';
import { type Core, coreOf, SUPERSCRIPTS } from '../tables/numbers.ts';
import { separated } from '../words/numbers.ts';
import type { Cell } from '../workbook/table.ts';
import type { Found } from './found.ts';
import type { Recipe } from './recipe.ts';

/** How the figures of a file are written. `any` groups are those of the decimal mark: commas, spaces, apostrophes beside a point. */
export interface Style {
  decimal: '.' | ',';
  group: '.' | ',' | "'" | ' ' | '' | 'any';
}

/** What a cell was read as. */
export interface ReadCell {
  /** The figure; undefined if the cell has none, or it cannot be read. */
  value?: string;
  /** What stands beside the figure, or in its place. */
  mark: string;
  /** A footnote that was split off the digits, or that is written as one. */
  footnote?: { text: string; by: 'digits' | 'superscript' };
  /** Whether the cell says that it is a percentage. */
  isPercent: boolean;
  /** Whether there is a figure that cannot be read. */
  wrong?: true;
}

const GROUPS = { '.': String.raw`\.`, ',': ',', "'": "['’]", ' ': ' ', '': '(?!)' } as const;

function patternsOf({ decimal, group }: Style): { whole: RegExp; noted: RegExp } {
  const other = decimal === '.' ? ',' : '.';
  const point = GROUPS[decimal];
  const groups = group === 'any' ? ([other, ' ', "'"] as const) : [group];
  const whole = groups.map((one) => String.raw`[1-9]\d{0,2}(?:${GROUPS[one]}\d{3})+`).join('|');
  const isNoted = group === other || group === 'any';
  return {
    whole: new RegExp(String.raw`^(?:${whole}|\d*)(?:${point}\d+)?$`),
    noted: isNoted ? new RegExp(String.raw`^([1-9]\d{0,2}(?:${GROUPS[other]}\d{3})+)(\d{1,2})$`) : /(?!)/,
  };
}

/** Signs that may stand before a figure and are marks. */
const BEFORE = /^((?:\[[^\]]{1,10}\]|\p{L}{1,10}(?=\s)|[<>~≈*†‡#±]+)\s*)(?=[-−–+£€$.,]?\s?\d)/u;
/** The longest text that may be a mark. */
const MAX_MARK = 20;

/** Whether what stands beside a figure may be a mark: digits stand in none but in brackets. */
function mayBeMark(text: string): boolean {
  return (
    [...text].length <= MAX_MARK &&
    !/\d/.test(text.replace(/[[(]\w{1,3}[\])]/g, '')) &&
    !/^[-−–(]|^.*\)$/.test(bracketless(text))
  );
}

const bracketless = (text: string): string => text.replace(/\([^()]*\)|\[[^[\]]*\]/g, '');

/** A cell's text taken apart, a mark before the figure with what stands behind it. */
function apart(text: string): Core {
  const core = coreOf(0, text);
  if (core.digits !== '') return core;
  const [before] = BEFORE.exec(text) ?? [];
  if (before === undefined) return core;
  const rest = coreOf(0, text.slice(before.length));
  return rest.digits === '' ? core : { ...rest, mark: `${before.trim()} ${rest.mark}`.trim() };
}

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Reads the figures of cells in one style. */
export class Reader {
  readonly #style: Style;
  readonly #patterns: ReturnType<typeof patternsOf>;

  constructor(style: Style) {
    this.#style = style;
    this.#patterns = patternsOf(style);
  }

  /** Reads the text of a cell. Never throws. */
  read(text: string, kind: Cell['kind']): ReadCell {
    const plain = text.trim();
    if (this.#style.decimal === '.' && PLAIN.test(plain) && plain.length <= 30)
      return { value: plain === '-0' ? '0' : plain, mark: '', isPercent: kind === 'percent' };
    if (kind === 'date' || kind === 'boolean') return { mark: '', isPercent: false, wrong: true };
    const { digits, sign, mark } = apart(plain);
    const isPercent = kind === 'percent' || /%|\bper ?cent\b/i.test(plain);
    if (digits === '') return { mark: plain, isPercent };
    const [, noted, footnote] = this.#patterns.noted.exec(digits) ?? [];
    const decimal = this.#decimal(noted ?? digits);
    if (decimal === undefined) return { mark: '', isPercent, wrong: true };
    const value = sign === '-' && /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
    if (footnote !== undefined && mark === '')
      return { value, mark: '', isPercent, footnote: { text: footnote, by: 'digits' } };
    if (footnote !== undefined) return { mark: '', isPercent, wrong: true };
    if (mark === '' || /^(?:per ?cent|pc)$/i.test(mark)) return { value, mark: '', isPercent };
    if ([...mark].every((character) => SUPERSCRIPTS.includes(character)))
      return { value, mark: '', isPercent, footnote: { text: mark.normalize('NFKC'), by: 'superscript' } };
    return mayBeMark(mark) ? { value, mark, isPercent } : { mark: '', isPercent, wrong: true };
  }

  /** Digits as a decimal; undefined if they do not fit the style. */
  #decimal(digits: string): string | undefined {
    if (!/\d/.test(digits) || !this.#patterns.whole.test(digits)) return undefined;
    const [whole = '', fraction] = digits.split(this.#style.decimal);
    const integer = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
    const value = fraction === undefined ? integer : `${integer}.${fraction}`;
    return isDecimal(value) ? value : undefined;
  }
}

const POINT: Style = { decimal: '.', group: 'any' };
const COMMA: Style = { decimal: ',', group: 'any' };
/** One to three digits, a mark, and three digits: a group of thousands, or three decimals. */
const BOTH = /^[1-9]\d{0,2}[.,]\d{3}$/;

interface Evidence {
  onlyPoint: string[];
  onlyComma: string[];
  both: string[];
  noted: string[];
}

const ENOUGH = 5;

/** What the cells of a column say of its decimal mark. */
function evidenceOf(cells: Iterable<Cell>): Evidence {
  const [point, comma] = [new Reader(POINT), new Reader(COMMA)];
  const found: Evidence = { onlyPoint: [], onlyComma: [], both: [], noted: [] };
  const note = (list: string[], text: string) => {
    if (list.length < ENOUGH && !list.includes(text)) list.push(text);
  };
  for (const { shown, kind } of cells) {
    if (!/[.,]/.test(shown)) continue;
    const { digits } = apart(shown.trim());
    if (!/[.,]/.test(digits)) continue;
    const [asPoint, asComma] = [point.read(digits, kind), comma.read(digits, kind)];
    const fits = { point: asPoint.value !== undefined, comma: asComma.value !== undefined };
    if (asPoint.footnote !== undefined) note(found.noted, shown.trim());
    // A cell of numbers says itself what it is.
    else if (BOTH.test(digits)) note(kind === 'number' || kind === 'percent' ? [] : found.both, shown.trim());
    else if (fits.point && (!fits.comma || asComma.footnote !== undefined))
      note(found.onlyPoint, shown.trim());
    else if (fits.comma && !fits.point) note(found.onlyComma, shown.trim());
  }
  return found;
}

/** Digits with the mark between thousands taken out, or as a decimal point. */
function asRead(text: string, style: Style): string {
  const { value } = new Reader(style).read(text, 'text');
  return value === undefined ? 'unreadable' : separated(value);
}

function askStyle({ onlyPoint, onlyComma, both, noted }: Evidence, name: string, found: Found): Style {
  const [example = ''] = both;
  const mark = example.includes('.') ? 'point' : 'comma';
  const only = [...onlyPoint, ...onlyComma, ...noted];
  const beside =
    only.length === 0
      ? ''
      : ` Beside ${both.length === 1 ? 'it' : 'them'} stands ${fewOf(only.map(quoted))}, which can be read in one way only.`;
  const proposed =
    onlyComma.length > onlyPoint.length + noted.length
      ? 'comma'
      : onlyPoint.length + noted.length > 0
        ? 'point'
        : undefined;
  const answer = found.ask({
    code: 'two-readings',
    where: [name],
    message: `In ${name}, ${fewOf(both.map(quoted))} can be ${asRead(example, POINT)} or ${asRead(example, COMMA)}: the ${mark} may be the decimal mark or stand between thousands.${beside} Say which it is, for the whole column.`,
    question: {
      name: 'two-readings',
      label: 'The figures have',
      choices: [
        { value: 'point', label: `a decimal point: ${quoted(example)} is ${asRead(example, POINT)}` },
        { value: 'comma', label: `a decimal comma: ${quoted(example)} is ${asRead(example, COMMA)}` },
      ],
      ...(proposed === undefined ? {} : { proposed }),
    },
  });
  return (answer ?? proposed) === 'comma' ? COMMA : POINT;
}

/**
 * The style of the figures: that of the recipe; or else, if a cell fits both readings, what is answered; or else the one that the
 * cells fit. `name` is what messages call the figures.
 */
export function styleOf(cells: Iterable<Cell>, { value }: Recipe, name: string, found: Found): Style {
  const { decimal, group } = value;
  // A mark that the recipe does not name groups nothing: a file that changes its marks is refused, not misread.
  if (decimal !== undefined) return { decimal, group: group ?? '' };
  if (group === '.' || group === ',') return { decimal: group === '.' ? ',' : '.', group };
  const evidence = evidenceOf(cells);
  if (group !== undefined) {
    const isComma = evidence.onlyPoint.length === 0 && evidence.both.every((text) => text.includes(','));
    return { decimal: isComma && evidence.onlyComma.length + evidence.both.length > 0 ? ',' : '.', group };
  }
  // Where thousands have a footnote at their end, the mark between them cannot be that of decimals.
  const isSettled =
    evidence.noted.length > 0 &&
    evidence.onlyComma.length === 0 &&
    evidence.both.every((text) => text.includes(','));
  if (evidence.both.length > 0 && !isSettled) return askStyle(evidence, name, found);
  return evidence.onlyComma.length > 0 && evidence.onlyPoint.length + evidence.noted.length === 0
    ? COMMA
    : POINT;
}

/** How readers of workbooks write numbers that have no text of their own. */
export const ENGLISH: Style = { decimal: '.', group: ',' };
