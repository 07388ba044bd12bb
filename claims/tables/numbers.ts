/**
 * A column of figures: which mark is the decimal point is decided once for all of its cells, never cell by cell; what is
 * stuck to a figure is split off and shown, or asked about.
 */
import { isDecimal } from '../exact/number.ts';
import { readNumber } from '../reading/number-words.ts';
import { separated } from '../words/numbers.ts';
import { type Answers, type Finding, fewOf, quoted } from './finding.ts';

/** A figure of a column as it was read. */
export interface ReadNumber {
  /** A decimal; undefined if the cell has no figure, or cannot be read. */
  value: string | undefined;
  /** What stood behind the figure: a footnote, or a mark. */
  mark: string;
}

export interface NumberColumn {
  numbers: ReadNumber[];
  findings: Finding[];
}

/** A cell with its sign, money, per cent and marks taken off. */
export interface Core {
  row: number;
  shown: string;
  sign: '' | '-';
  /** Digits with their points, commas and spaces; empty if the cell has no digit. */
  digits: string;
  /** What is left behind the digits. */
  mark: string;
}

/** Digits that are written as footnotes. */
export const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const BEFORE = /^(?:[£€$]|(?:gbp|eur|usd)\b)\s*/i;
const BEHIND = /^\s*(?:%|£|€|\$)/;
/** Words of scale that no mark is written like. */
const SCALE_WORD = /^\s*(?:hundred|thousand|million|billion|trillion)s?$/i;

/** Takes the figure of a cell apart from what stands before and behind it. */
export function coreOf(row: number, shown: string): Core {
  let rest = shown
    .normalize('NFC')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .trim();
  let sign: Core['sign'] = '';
  const minus = () => {
    const found = /^[-−–]\s*(?=[\d.,£€$])/.exec(rest);
    if (found !== null) [sign, rest] = ['-', rest.slice(found[0].length)];
  };
  minus();
  rest = rest.replace(/^\+\s?/, '').replace(BEFORE, '');
  if (sign === '') minus();
  const [digits = ''] = /^[.,]?\d(?:[\d.,]|[ '’](?=\d{3}(?!\d)))*/.exec(rest) ?? [];
  const end = digits.replace(/[.,]+$/, '');
  const behind = rest.slice(end.length).replace(BEHIND, '').trim();
  return { row, shown, sign, digits: end, mark: behind };
}

/** Digits in the British way: commas between thousands, a point before decimals. */
const BRITISH = /^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ '’]\d{3})+|\d*)(?:\.\d+)?$/;
/** Digits in the continental way: points between thousands, a comma before decimals. */
const CONTINENTAL = /^(?:[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ '’]\d{3})+|\d*)(?:,\d+)?$/;
/** Digits whose last group has more than three: the rest of it is a footnote. */
const NOTED = /^([1-9]\d{0,2}(?:,\d{3})+)(\d{1,2})$/;

type Marks = 'point' | 'comma';

/** What the cells of a column say of its decimal mark. */
function evidenceOf(cores: readonly Core[]) {
  const fits = cores.map((core) => ({
    core,
    point: BRITISH.test(core.digits) || NOTED.test(core.digits),
    comma: CONTINENTAL.test(core.digits) && !NOTED.test(core.digits),
  }));
  const shown = (kept: typeof fits) => kept.map(({ core }) => core.shown);
  const both = fits.filter(({ core, point, comma }) => point && comma && /[.,]/.test(core.digits));
  return {
    onlyPoint: shown(fits.filter(({ point, comma }) => point && !comma)),
    onlyComma: shown(fits.filter(({ point, comma }) => comma && !point)),
    both: shown(both),
    bothByPoint: both.filter(({ core }) => core.digits.includes('.')).length > 0,
  };
}

/**
 * The decimal mark of a column: the one that was answered; else the British one, unless a cell fits only the
 * continental one or all that could tell the two apart fits both ("386.464"): then it is asked.
 */
function marksOf(
  name: string,
  cores: readonly Core[],
  answers: Answers,
): { marks: Marks; finding?: Finding } {
  const answered = answers['marks'];
  if (answered === 'point' || answered === 'comma') return { marks: answered };
  const { onlyPoint, onlyComma, both, bothByPoint } = evidenceOf(cores);
  if (onlyPoint.length > 0 && onlyComma.length > 0)
    return {
      marks: 'point',
      finding: {
        code: 'number-unreadable',
        level: 'stop',
        message: `In ${name}, ${fewOf(onlyPoint.map(quoted), 1)} has a decimal point and ${fewOf(onlyComma.map(quoted), 1)} a decimal comma, or points between thousands. One column is written in one way: mend the cells that are not.`,
      },
    };
  const isOpen = onlyComma.length > 0 ? both.length > 0 : bothByPoint && onlyPoint.length === 0;
  if (!isOpen) return { marks: onlyComma.length > 0 ? 'comma' : 'point' };
  const [example = ''] = both;
  const mark = example.includes('.') ? 'point' : 'comma';
  const plain = example.replace(/[^\d.,-]/g, '');
  const beside =
    onlyComma.length === 0
      ? ''
      : ` The column also has ${fewOf(onlyComma.map(quoted))}, which can be read in one way only.`;
  return {
    marks: 'point',
    finding: {
      code: 'two-readings',
      level: 'ask',
      message: `In ${name}, ${fewOf(both.map(quoted), 2)} can be read with a decimal ${mark}, or as ${separated(plain.replace(/[.,]/, ''))} with the ${mark} between thousands.${beside} Say which it is, for the whole column.`,
      question: {
        name: 'marks',
        label: 'The figures have',
        choices: [
          {
            value: 'point',
            label: `a decimal point: ${quoted(example)} is ${asDecimal(plain, 'point') ?? 'unreadable'}`,
          },
          {
            value: 'comma',
            label: `a decimal comma: ${quoted(example)} is ${asDecimal(plain, 'comma') ?? 'unreadable'}`,
          },
        ],
        ...(onlyComma.length > 0 ? { proposed: 'comma' } : {}),
      },
    },
  };
}

/** Digits as a decimal; undefined if they do not fit the marks of the column. */
function asDecimal(digits: string, marks: Marks): string | undefined {
  if (!(marks === 'point' ? BRITISH : CONTINENTAL).test(digits)) return undefined;
  const [thousands, point] = marks === 'point' ? [',', '.'] : ['.', ','];
  const [whole = '', fraction] = digits.replace(/[ '’]/g, '').replaceAll(thousands, '').split(point);
  const plain = whole.replace(/^0+(?=\d)/, '') || '0';
  const value = fraction === undefined ? plain : `${plain}.${fraction}`;
  return isDecimal(value) ? value : undefined;
}

const NOISE = /\.\d{2,}?(?:0{6,}\d{1,3}|9{6,}\d{0,3})$/;

/** A figure without the remnant of a calculation: 16209.480000000003 is 16209.48. */
function withoutNoise(value: string): string {
  const digits = value.replace(/^0\.0*|\./g, '').length;
  if (digits < 15 || !NOISE.test(value)) return value;
  return String(Number(Number(value).toPrecision(12)));
}

/** What a mark may mean. */
const MEANINGS = [
  { value: 'note', label: 'a footnote: the figure counts as it is' },
  { value: 'provisional', label: 'provisional' },
  { value: 'forecast', label: 'a forecast' },
  { value: 'missing', label: 'no figure: leave the row out' },
] as const;

const PROPOSED: readonly (readonly [mark: RegExp, meaning: string])[] = [
  [/^[[(]?p(?:rov(?:isional)?)?[\])]?$/i, 'provisional'],
  [/^[[(]?f(?:orecast)?[\])]?$/i, 'forecast'],
  [/^[[(]?r(?:ev(?:ised)?)?[\])]?$|^[*†‡#]+$|^[[(]\w{1,2}[\])]$/i, 'note'],
];

/** The name of the question what a mark means: the mark itself, by the numbers of its characters. */
export function markName(mark: string): string {
  return `mark.${[...mark].map((c) => (c.codePointAt(0) ?? 0).toString(16)).join('-')}`;
}

/** The question what a mark means that stands in a column of its own. */
export function statusFinding(name: string, mark: string): Finding {
  return {
    code: 'mark-unknown',
    level: 'ask',
    message: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} has ${quoted(mark)}: say what it means.`,
    question: {
      name: markName(mark),
      label: `${quoted(mark)} means`,
      choices: [
        { value: 'note', label: 'nothing for the figure: it counts as it is' },
        { value: 'final', label: 'final' },
        { value: 'provisional', label: 'provisional' },
        { value: 'forecast', label: 'a forecast' },
      ],
      proposed: PROPOSED.find(([known]) => known.test(mark))?.[1],
    },
  };
}

/** The question what a mark means; `cell` is one that has it. */
function markFinding(name: string, mark: string, cell: string): Finding {
  const isAlone = cell === mark;
  const scale = /^(?:k|m|mn|bn|tn)$/i.test(mark)
    ? ' If it means thousands or millions, write the figures in full instead.'
    : '';
  return {
    code: 'mark-unknown',
    level: 'ask',
    message: `In ${name}, ${isAlone ? `${quoted(mark)} stands in place of a figure` : `${quoted(cell)} has ${quoted(mark)} behind the figure`}: say what it means.${scale}`,
    question: {
      name: markName(mark),
      label: `${quoted(mark)} means`,
      choices: isAlone ? MEANINGS.filter(({ value }) => value === 'missing') : MEANINGS,
      proposed: isAlone ? 'missing' : PROPOSED.find(([known]) => known.test(mark))?.[1],
    },
  };
}

/** The most marks that are asked about at once. */
const MAX_MARKS = 8;
const MAX_UNREADABLE = 5;

/** What was read of one cell: its figure, or what is in the way. */
type CellRead = ReadNumber & { unreadable?: true; unknown?: string; noted?: string };

/** Whether what stands behind a figure may be a mark: "1 in 5" and "1e5" are no marked figures. */
function isMark(text: string): boolean {
  return [...text].length <= 20 && !/\d/.test(text.replace(/[[(]\w{1,3}[\])]/g, ''));
}

function readCell(core: Core, marks: Marks, answers: Answers): CellRead {
  const { shown, digits, sign, mark } = core;
  if (shown === '') return { value: undefined, mark: '' };
  if (digits === '' || mark === shown) {
    if (answers[markName(shown)] === 'missing') return { value: undefined, mark: shown };
    const isShort = [...shown].length <= 12 && (!/\d/.test(shown) || /^\[\w{1,3}\]$/.test(shown));
    return { value: undefined, mark: '', ...(isShort ? { unknown: shown } : { unreadable: true }) };
  }
  const [, figure, note] = (marks === 'point' ? NOTED.exec(digits) : null) ?? [];
  const decimal = asDecimal(figure ?? digits, marks);
  if (decimal === undefined) return { value: undefined, mark: '', unreadable: true };
  const value = sign === '-' && /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
  const behind = note ?? mark;
  if (note !== undefined || (mark !== '' && [...mark].every((c) => SUPERSCRIPTS.includes(c))))
    return { value, mark: behind.normalize('NFKC'), noted: shown };
  if (mark === '') return { value, mark };
  if (SCALE_WORD.test(mark) || /^(?:per ?cent|pc)$/i.test(mark)) {
    const read = readNumber(`${sign}${decimal} ${mark.toLowerCase().replace(/s$/, '')}`);
    return read.ok ? { value: read.value, mark: '' } : { value: undefined, mark: '', unreadable: true };
  }
  const meaning = answers[markName(mark)];
  if (meaning === undefined || !MEANINGS.some(({ value: known }) => known === meaning))
    return { value, mark, ...(isMark(mark) ? { unknown: mark } : { unreadable: true }) };
  return meaning === 'missing' ? { value: undefined, mark } : { value, mark };
}

/** What is to be told of the cells of a column once. */
function told(name: string, cells: readonly (CellRead & { core: Core })[]): Finding[] {
  const unreadable = cells.filter((cell) => cell.unreadable === true);
  const marks = new Map(cells.flatMap((c) => (c.unknown === undefined ? [] : [[c.unknown, c.core.shown]])));
  const noted = cells.filter((cell) => cell.noted !== undefined);
  const stop = unreadable.slice(0, MAX_UNREADABLE).map(
    ({ core }): Finding => ({
      code: 'number-unreadable',
      level: 'stop',
      message: `Row ${core.row}: ${quoted(core.shown)} in ${name} is not a number, written like the others of the column. ${/^\(.*\)$/.test(core.shown) ? 'Write -29 for a figure below 0' : 'Write the digits of the figure, such as 1,142.5'}, or take the row out.`,
    }),
  );
  return [
    ...stop,
    ...[...marks].slice(0, MAX_MARKS).map(([mark = '', cell = '']) => markFinding(name, mark, cell)),
    ...(noted.length === 0
      ? []
      : [
          {
            code: 'footnote-split',
            level: 'said',
            message: `In ${name}, ${fewOf(noted.map((c) => `${quoted(c.core.shown)} was read as ${separated(c.value ?? '')} with note ${c.mark}`))}${NOTED.test(noted[0]?.core.digits ?? '') ? ', since no group of thousands has more than three digits' : ''}. Look at ${noted.length === 1 ? 'it' : 'them'} before you save.`,
          } as const,
        ]),
  ];
}

/** Takes the remnants of calculations off, or asks whether that is right. */
function noise(name: string, cells: readonly (CellRead & { core: Core })[], answers: Answers): Finding[] {
  if (answers['noise'] === 'as-is') return [];
  const noisy = cells.filter(({ value }) => value !== undefined && withoutNoise(value) !== value);
  const [first] = noisy;
  if (first?.value === undefined) return [];
  const clean = withoutNoise(first.value);
  if (answers['noise'] === 'rounded') {
    for (const cell of noisy) cell.value = withoutNoise(cell.value ?? '');
    return [];
  }
  return [
    {
      code: 'float-noise',
      level: 'ask',
      message: `In ${name}, ${quoted(first.core.shown)} has more digits than a published figure has: is it ${clean}, with a remnant of a calculation?`,
      question: {
        name: 'noise',
        label: 'Figures with such a remnant are read',
        choices: [
          { value: 'rounded', label: `without it: ${clean}` },
          { value: 'as-is', label: `as they stand: ${first.value}` },
        ],
        proposed: 'rounded',
      },
    },
  ];
}

/** Figures of a series in % that are given as fractions of one, or whose like it would be: asked once. */
function fractions(name: string, cells: readonly (CellRead & { core: Core })[], answers: Answers): Finding[] {
  const read = cells.filter(({ value }) => value !== undefined);
  const isPercent = read.some(({ core }) => /%|per ?cent/i.test(core.shown));
  const isSmall = read.every(({ value }) => Math.abs(Number(value)) <= 1);
  const example = read.find(({ value }) => Number(value) !== 0);
  if (example?.value === undefined || isPercent || !isSmall || answers['percent'] === 'percent') return [];
  if (answers['percent'] === 'fraction') {
    for (const cell of read) cell.value = timesTen(cell.value ?? '', 2);
    return [];
  }
  return [
    {
      code: 'percent-fraction',
      level: 'ask',
      message: `The series is in %, and all figures of ${name} lie between -1 and 1: is ${quoted(example.core.shown)} ${example.value}%, or the fraction that is ${timesTen(example.value, 2)}%?`,
      question: {
        name: 'percent',
        label: `${quoted(example.core.shown)} is`,
        choices: [
          { value: 'percent', label: `${example.value}%` },
          { value: 'fraction', label: `${timesTen(example.value, 2)}%: a fraction of one` },
        ],
      },
    },
  ];
}

/** A decimal times a power of ten, with the digits that it was written with. */
export function timesTen(value: string, power: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(value) ?? [];
  const padded = fraction.padEnd(power, '0');
  const moved = `${whole}${padded.slice(0, power)}`.replace(/^0+(?=\d)/, '');
  return `${sign}${moved}${padded.length > power ? `.${padded.slice(power)}` : ''}`;
}

/** How a column of figures is read. */
export interface NumbersAsked {
  /** The column as messages call it. */
  name: string;
  /** Its cells, each with the number of its row. */
  cells: readonly { row: number; text: string }[];
  answers: Answers;
  /** Whether the figures are of a series in %. */
  isPercent: boolean;
}

/** Reads a column of figures, with what is in the way of reading it. Never throws. */
export function readNumbers({ name, cells, answers, isPercent }: NumbersAsked): NumberColumn {
  const cores = cells.map(({ row, text }) => coreOf(row, text));
  const { marks, finding } = marksOf(
    name,
    cores.filter(({ digits, mark }) => digits !== '' && [...mark].length <= 20),
    answers,
  );
  if (finding !== undefined)
    return { numbers: cores.map(() => ({ value: undefined, mark: '' })), findings: [finding] };
  const read = cores.map((core) => ({ core, ...readCell(core, marks, answers) }));
  const findings = [
    ...told(name, read),
    ...noise(name, read, answers),
    ...(isPercent ? fractions(name, read, answers) : []),
  ];
  return { numbers: read.map(({ value, mark }) => ({ value, mark })), findings };
}
