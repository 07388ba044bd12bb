/** Units of figures of articles: of nouns farther off, carried over from before, and of the currency of the head's country. */
import { rateAt } from '../reading/nouns.ts';
import type { Head } from './article.ts';
import { type Figure, type Line, wordsAfter, wordsBefore } from './line.ts';

/** A unit, and where it is from if its figure does not say it. */
export interface UnitAt {
  unit: string;
  carried?: string;
}

const COUNTRIES: readonly [currency: string, names: RegExp][] = [
  ['SGD', /singapore|\.sg\b/i],
  ['AUD', /australia|\.au\b|\babc news\b/i],
  ['CAD', /canad|\.ca\b/i],
  ['NZD', /new zealand|\.nz\b/i],
  ['HKD', /hong kong|\.hk\b/i],
];

/** The currency of a plain "$" in the country of the head; undefined if that is the United States or none that it names. */
export function dollarsOf({ publisher = '', url = '', title = '' }: Head): string | undefined {
  return COUNTRIES.find(([, names]) => names.test(publisher) || names.test(url) || names.test(title))?.[0];
}

const SCALE = /^(?:million|billion|trillion|thousand)$/;
const PLURAL = /^[a-z][a-z-]*(?:[^su']s|people|police|personnel|staff|children|women|men)$/;
const NO_UNIT =
  /^(?:this|was|is|has|less|plus|across|us|his|its|yes|years|months|weeks|days|times|terms|figures|numbers|statistics|levels|pages|always|news|perhaps|hours|minutes|series|analysis|rates|results|data|estimates|respects|parts|others|reasons|ways|things|politics|proposals|plans)$/;

/** "officer numbers", "police officer numbers": the noun before "numbers" in the plural. */
const OF_NUMBERS =
  / ([a-z]+) (?:numbers|figures|headcount|levels|totals|cases numbers) (?!.* [a-z]+ (?:numbers|headcount) )/;
const NUMBER_OF =
  / (?:number|total|numbers|count|tally|amount) of (?:new |full-time |extra |additional |people |police |all |the |active )*([a-z-]+)(?: ([a-z-]+))?/g;

const SUBJECTS: readonly [RegExp, string][] = [
  [
    / (?:employment|unemployment|population|workforce|immigration|emigration|migration|jobless|net migration|electorate|turnout|out of work|unemployed) /,
    'people',
  ],
];

/** The unit of a figure whose number has no noun of its own. */
export function unitOf(line: Line, index: number, memory: { unit: string; at: number }, at: number): UnitAt {
  const figure = line.figures[index];
  if (figure === undefined) return { unit: '' };
  const { unit } = figure;
  if (
    unit === '%' &&
    /^ of (?:the )?(?:gdp|gross domestic product|national income)\b/.test(
      wordsAfter(line, figure.next - ofWidth(figure), 6),
    )
  )
    return { unit: '% of GDP' };
  if (unit === '%' && / of gdp $/.test(` ${(figure.what ?? '').toLowerCase()} `)) return { unit: '% of GDP' };
  if (unit === 'police') return { unit: 'officers' };
  const timed = / ?per .*$/.exec(unit)?.[0] ?? '';
  const rest = unit.slice(0, unit.length - timed.length).trim();
  const rate = timed === '' && !unit.startsWith('%') && !/^[A-Z]{3}/.test(unit) ? laterRate(line, index) : '';
  if (rest !== '' && !SCALE.test(rest)) return { unit: `${unit}${rate}`.trim() };
  if (/^per (?:\d|1,000|100|head)/.test(timed)) {
    const noun = ownNoun(line, figure);
    return { unit: noun === '' ? unit : `${noun} ${timed.trim()}` };
  }
  const own = ownNoun(line, figure);
  const join = (noun: string) => `${rest} ${noun}${timed}${rate}`.replace(/ +/g, ' ').trim();
  if (own !== '') return { unit: join(own) };
  const subject = subjectOf(line, figure, index);
  if (subject !== '') return { unit: join(subject) };
  if (memory.unit !== '' && at - memory.at <= 3) {
    const given = memory.unit;
    return timed !== '' || rate !== ''
      ? { unit: join(given.replace(/ per .*$/, '')), carried: 'unit' }
      : { unit: join(given), carried: 'unit' };
  }
  return { unit: `${unit}${rate}`.trim() };
}

const ofWidth = ({ what }: Figure): number => (what === undefined ? 0 : 0);

/** The noun after a number beyond an "of" or a "stop and": "128,111 use of force incidents". */
function ownNoun(line: Line, { next }: Figure): string {
  const words: string[] = [];
  for (let i = next; i < next + 5; i += 1) {
    const token = line.tokens[i];
    const word = line.signs[i] ?? '';
    if (token?.kind !== 'word' || token.sentence !== line.tokens[next - 1]?.sentence) break;
    if (
      /^(?:per|in|to|from|by|for|at|on|with|than|are|were|was|is|have|has|had|who|which|that|as|a|the|an|these|those|them|or|but|because|since|over|during|last|this|will|would|out|more|each|every|within|after|before|between|when|while|so)$/.test(
        word,
      )
    )
      break;
    words.push(line.text.slice(token.start, token.end));
    if (i > next && PLURAL.test(word) && !NO_UNIT.test(word)) return words.join(' ');
    if (i === next && PLURAL.test(word) && !NO_UNIT.test(word)) return words.join(' ');
  }
  return '';
}

/** "per 1,000 population", "every day" farther on than right after the unit. */
function laterRate(line: Line, index: number): string {
  const figure = line.figures[index];
  if (figure === undefined) return '';
  for (let i = figure.next; i < figure.next + 7; i += 1) {
    const word = line.signs[i] ?? '';
    if (line.tokens[i]?.kind === 'mark' || (/^(?:and|but|or|which|who)$/.test(word) && i > figure.next + 3))
      return '';
    if (word !== 'per' && word !== 'every' && word !== 'each') continue;
    const rate = rateAt(line.tokens, i, line.text);
    if (rate !== undefined) return rate.unit;
  }
  return '';
}

/** What the words before a figure count: "the number of officers recruited …", "officer numbers fell by 29". */
function subjectOf(line: Line, figure: Figure, index: number): string {
  const left = wordsBefore(line, figure.from);
  const numbers = [...left.matchAll(NUMBER_OF)].at(-1);
  if (numbers !== undefined) {
    const noun = [numbers[2], numbers[1]].find(
      (word) => word !== undefined && PLURAL.test(word) && !NO_UNIT.test(word),
    );
    if (noun !== undefined) return noun;
  }
  const head = OF_NUMBERS.exec(left)?.[1];
  if (
    head !== undefined &&
    /^(?:officer|job|pupil|student|patient|prisoner|staff|police|migrant|teacher|nurse|doctor|crime|murder|case|death|passenger|visitor|member|household|claimant|vacancy)$/.test(
      head,
    )
  )
    return head === 'police'
      ? 'officers'
      : head === 'staff'
        ? 'staff'
        : head === 'vacancy'
          ? 'vacancies'
          : `${head}s`;
  for (const [words, unit] of SUBJECTS) if (words.test(left)) return unit;
  const before = line.figures[index - 1];
  if (
    before !== undefined &&
    before.role === undefined &&
    /^[a-z]/.test(before.unit) &&
    before.unit !== 'times' &&
    !SCALE.test(before.unit)
  )
    return before.unit.replace(/^(?:million|billion) /, '').replace(/ per (?!month|year|week|day).*$/, '');
  return '';
}

/** Whether a unit counts things, and can be carried over to a figure without one. */
export function isCarried(unit: string): boolean {
  return (
    /^(?:(?:million|billion|thousand) )?[A-Za-z][\w' -]+$/.test(unit) &&
    !/^(?:[A-Z]{3}\b|times|million$|billion$|percentage|basis|place|years?|months?|weeks?|days?|hours?|minutes?)/.test(
      unit,
    )
  );
}
