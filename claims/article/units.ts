/** Units of figures of articles: of nouns farther off, carried over from before, and of the currency of the head's country. */
import { isMoney } from '../evidence/currencies.ts';
import { rateAt } from '../reading/nouns.ts';
import type { Head } from './article.ts';
import { FALL, RISE } from './kind-words.ts';
import { type Figure, type Line, lastMatch, overOf, wordsAfter, wordsBefore } from './line.ts';

const COUNTRIES: readonly [currency: string, names: RegExp][] = [
  ['SGD', /singapore|\.sg\b/i],
  ['AUD', /australia|\.au\b/i],
  ['CAD', /canad|\.ca\b/i],
  ['NZD', /new zealand|\.nz\b/i],
  ['HKD', /hong kong|\.hk\b/i],
];

/** The currency of a plain "$" in the country of the head; undefined if it names no country that has dollars of its own. */
function dollarsOf({ publisher = '', url = '', title = '' }: Head): string | undefined {
  return COUNTRIES.find(([, names]) => names.test(publisher) || names.test(url) || names.test(title))?.[0];
}

/** How much of a text is looked at for the country that it is about, and how often that one must be named. */
const LOOKED_AT = 20_000;
const NAMED = 2;
const AMERICA = /\bU\.?S\.?(?:A\.?)?(?![\p{L}\d])|\bAmerica|\bUnited States\b|\bWashington\b/u;

/** The currency of a plain "$" in the one country that a text names again and again, and no other that has dollars. */
function dollarsIn(text: string): string | undefined {
  const start = text.slice(0, LOOKED_AT);
  if (AMERICA.test(start)) return undefined;
  const named = COUNTRIES.filter(([, names]) => names.test(start));
  const [only] = named;
  if (only === undefined || named.length > 1) return undefined;
  return start.split(only[1]).length > NAMED ? only[0] : undefined;
}

const SCALE = /^(?:million|billion|trillion|thousand)$/;
const LARGE = /^(?:million|billion|trillion) /;
const RATE = / ?per .*$/;
const PLURAL = /^(?:[a-z][a-z-]*[^su']s|[a-z-]*(?:people|police|personnel|staff|children|women|men|pence))$/;
const NO_UNIT = new Set(
  (
    'this was is has less plus across us his its yes years months weeks days times terms figures numbers statistics levels pages ' +
    'always news perhaps hours minutes series analysis rates results data estimates respects parts others reasons ways things ' +
    'politics proposals plans remains means shows says comes makes reports needs leaves towards overseas sometimes'
  ).split(' '),
);

const isNoun = (word: string): boolean => PLURAL.test(word) && !NO_UNIT.has(word);

/** "officer numbers": the noun before "numbers" in the plural. */
const OF_NUMBERS = / ([a-z]+) (?:numbers|headcount|levels|totals|strength) /g;
const COUNTED_SINGLY =
  /^(?:officer|job|pupil|student|patient|prisoner|staff|police|migrant|teacher|nurse|doctor|crime|murder|case|death|passenger|visitor|member|household|claimant)$/;
const NUMBER_OF = / (?:number|total|numbers|count|tally) of((?: [a-z][a-z-]*){1,4})/g;

/** Subjects that are counted in people. */
const IN_PEOPLE =
  / (?:employment|unemployment|population|workforce|immigration|emigration|migration|jobless|electorate|out of work|unemployed) /;
const PEOPLE_AFTER = /^ (?:\w+ )?(?:population|workforce|work force|inhabitants|unemployed|jobless) /;

/** Peoples, who are counted as people: "one million more Australians". */
const PEOPLES =
  /^(?:Australians|Britons|Americans|Canadians|Brazilians|Singaporeans|Germans|Indians|Italians|Londoners|Scots|Europeans|New Zealanders)$/;

/** Words that end the phrase of what a number counts. */
const ENDS = new Set(
  (
    'and per in to from by for at on with than are were was is have has had who which that as a the an these those them or but ' +
    'because since over during last this will would out more each every within after before between when while so across among around through throughout'
  ).split(' '),
);

/** How many sentences back a unit may come from. */
const CARRIED = 3;

/** Subjects that are counted in something else than what was counted before. */
const DEATHS = / (?:death toll|deaths|fatalities|killed|died) /;

/** Gives the figures of lines their units, one line after the other, since units carry over. */
export class UnitReader {
  readonly #dollars: string | undefined;
  /** What was counted last, and in which line. */
  #counted = { unit: '', line: -99, paragraph: -99 };
  /** The unit of the last figure. */
  #last = '';
  #line = 0;

  constructor(head: Head, text: string) {
    this.#dollars = dollarsOf(head) ?? dollarsIn(text);
  }

  /** The line with the units of its figures in full; what is carried over from elsewhere is told of the figure. */
  read(line: Line): Line {
    this.#line += 1;
    if (line.figures.length === 0) return line;
    const figures: Figure[] = [];
    const filled: Line = { ...line, figures };
    for (const [index, figure] of line.figures.entries()) {
      const counts = figure.role === undefined || figure.role === 'range' || figure.role === 'negated';
      figures.push(figure);
      const full = counts ? this.#figure(filled, index, figure, line.figures[index + 1]) : figure;
      figures[index] = full;
      if (counts && !isSmall(filled, full)) this.#remember(full, line.sentence.paragraph);
    }
    return { ...filled, over: overOf(line.tokens.length, figures), arounds: [] };
  }

  #figure(line: Line, index: number, figure: Figure, after: Figure | undefined): Figure {
    const [unit, carried] = this.#unitOf(line, index, figure, after);
    const [money, isDollars] = this.#inDollars(unit, line, figure);
    const told = [...(carried ? ['unit'] : []), ...(isDollars ? ['currency'] : [])];
    const per = figure.per ?? /per (day|month|year)$/.exec(money)?.[1];
    return {
      ...figure,
      said: figure.unit,
      unit: money,
      ...(per === undefined ? {} : { per: per as 'day' | 'month' | 'year' }),
      ...(told.length === 0 ? {} : { carried: told }),
    };
  }

  #unitOf(
    line: Line,
    index: number,
    figure: Figure,
    after: Figure | undefined,
  ): [unit: string, carried: boolean] {
    const { unit, value } = figure;
    const right = wordsAfter(line, figure.next, 6);
    if (PENCE.test(unit) && IN_THE_POUND.test(right)) return ['%', false];
    if (unit.startsWith('%')) return [percentOf(line, figure) ?? besideOf(line, index) ?? '%', false];
    if (unit === 'police') return ['officers', false];
    if (PEOPLES.test(unit)) return ['people', false];
    const timed = RATE.exec(unit)?.[0].trim() ?? '';
    const rest = unit.slice(0, unit.length - timed.length).trim();
    const rate = timed === '' && !/^[A-Z]{3}\b/.test(unit) ? laterRate(line, figure) : timed;
    const join = (noun: string) =>
      [rest, noun === 'police' ? 'officers' : noun, rate].join(' ').replace(/ +/g, ' ').trim();
    const partOf = OF_THEM.exec(right)?.[1];
    if (partOf !== undefined && isNoun(partOf) && (rest === '' || SCALE.test(rest)))
      return [join(partOf), false];
    if (rest !== '' && !SCALE.test(rest)) return [join('') + bracketedRate(line, figure, timed), false];
    const own = ownNoun(line, figure);
    if (own !== '') return [join(own), false];
    // "13 of the 40 hospitals".
    const isPart =
      after !== undefined && after.unit !== '' && after.unit !== '%' && after.number - figure.next <= 3;
    if (
      isPart &&
      /^ (?:out )?of (?:the |all |its |their |those |these )?# /.test(wordsAfter(line, figure.next, 6))
    )
      return [join(after.unit), false];
    if (/^per (?:\d|head|capita)/.test(timed)) return [unit, false];
    if (value === '0' && this.#last === '%') return ['%', true];
    const money = line.figures[index - 1]?.unit ?? '';
    if (SCALE.test(rest) && isMoney(money))
      return [join(money.slice(0, 3)).replace(/^(\w+) (\w{3})\b/, '$2 $1'), true];
    const subject = subjectOf(line, figure, index);
    if (subject !== '') return [join(subject), false];
    // "a fertility rate of 1.2": a plain decimal counts nothing that was counted before.
    const isCount = (rest !== '' || !value.includes('.')) && !isUncounted(line, figure);
    const isNear =
      this.#counted.unit !== '' &&
      this.#line - this.#counted.line <= CARRIED &&
      line.sentence.paragraph - this.#counted.paragraph <= 1;
    return isNear && isCount ? [join(this.#counted.unit), true] : [join(''), false];
  }

  #remember({ unit, what }: Figure, paragraph: number): void {
    this.#last = unit;
    const whole = unit === '%' ? /([a-z]+)$/.exec(what ?? '')?.[1] : undefined;
    const counted = whole !== undefined && isNoun(whole) ? whole : unit.replace(RATE, '').replace(LARGE, '');
    if (isCarried(counted)) this.#counted = { unit: counted, line: this.#line, paragraph };
  }

  /** A plain "$" in the currency of the head's country. */
  #inDollars(unit: string, line: Line, figure: Figure): [unit: string, isDollars: boolean] {
    if (this.#dollars === undefined || !unit.startsWith('USD')) return [unit, false];
    const sign = line.tokens[figure.number - 1];
    const isPlain = sign?.norm === '$' && !(sign.glued && line.tokens[figure.number - 2]?.kind === 'word');
    return isPlain ? [unit.replace('USD', this.#dollars), true] : [unit, false];
  }
}

/** "three trusts": a small number in words, which counts by the way and is not taken up again. */
const isSmall = (line: Line, { number, value }: Figure): boolean =>
  line.tokens[number]?.kind === 'word' && /^(?:\d|1[0-2])$/.test(value);

/** "6% of GDP", "17.0% on an annualised basis". */
function percentOf(line: Line, { unit, what = '', next }: Figure): string | undefined {
  if (unit !== '%') return unit;
  const whole = ` ${what === '' ? wordsAfter(line, next, 5).trim() : what.toLowerCase()} `;
  const of = /^ (?:of )?(?:the )?(?:\w+['’]s )?(gdp|gross domestic product|gdp growth|national income) /.exec(
    whole,
  )?.[1];
  if (of !== undefined && of !== 'gdp growth')
    return of === 'national income' ? '% of national income' : '% of GDP';
  const isAnnual = /^ (?:\w+ ){0,7}(?:annualised|annualized) (?:basis|rate|pace|terms) /;
  return isAnnual.test(wordsAfter(line, next, 10)) ? '% annualised' : undefined;
}

/** "53p in every pound": hundredths. */
const PENCE = /^(?:p|pence|cents?)$/;
const IN_THE_POUND = /^ (?:in|of|out of|on) (?:the|every|each) (?:pound|dollar|euro) /;

/** "Four million of them are children". */
const OF_THEM = /^ of (?:them|these|those|whom) (?:are|were) ([a-z]+) /;

/** "13 per cent of GDP, compared with 46 per cent in Germany": a share of the same as the one that it is held beside. */
function besideOf(line: Line, index: number): string | undefined {
  const [before, figure] = [line.figures[index - 1], line.figures[index]];
  if (before === undefined || figure === undefined || !/^% of /.test(before.unit)) return undefined;
  const isBeside = / (?:compared (?:with|to)|against|versus|and|from|to) (?:\w+ )?$/.test(
    wordsBefore(line, figure.from, 4),
  );
  return isBeside && !/^ of /.test(wordsAfter(line, figure.next, 2)) ? before.unit : undefined;
}

/** "2,713 reais ($501.96) a month": the time of a sum behind the same in other money. */
function bracketedRate(line: Line, { unit, next }: Figure, timed: string): string {
  if (timed !== '' || !isMoney(unit) || line.tokens[next]?.norm !== '(') return '';
  for (let i = next + 1; i < next + 8; i += 1)
    if (line.tokens[i]?.norm === ')') {
      const rate = rateAt(line.tokens, i + 1, line.text);
      return rate === undefined ? '' : ` ${rate.unit.trim()}`;
    }
  return '';
}

/** The noun after a number beyond an "of" or a "stop and": "128,111 use of force incidents". */
function ownNoun(line: Line, { next }: Figure): string {
  if (PEOPLE_AFTER.test(wordsAfter(line, next, 4))) return 'people';
  for (let i = next; i < next + 5; i += 1) {
    const token = line.tokens[i];
    const word = line.signs[i] ?? '';
    if (token?.kind !== 'word' || token.sentence !== line.tokens[next - 1]?.sentence) return '';
    if (ENDS.has(word) && !(word === 'and' && i > next)) return '';
    // "three of the officers": the number counts them, but "of" alone names no unit.
    if (word === 'of' && i === next) return '';
    const isTitled = line.sentence.place === 'title' || line.sentence.place === 'heading';
    if (isNoun(word) && (!token.capital || isTitled))
      return line.text.slice(line.tokens[next]?.start ?? 0, token.end).replace(/\s+/g, ' ');
  }
  return '';
}

/** How far after a figure its rate may stand: "people have found work every day". */
const RATE_REACH = 7;

/** "per 1,000 population", "every day" farther on than right after the unit. */
function laterRate(line: Line, { next }: Figure): string {
  for (let i = next; i < next + RATE_REACH; i += 1) {
    const word = line.signs[i] ?? '';
    const isNewClause =
      i > next + 3 &&
      (word === 'and' || word === 'but' || word === 'or' || word === 'which' || word === 'who');
    if (line.tokens[i]?.kind === 'mark' || isNewClause) return '';
    const isVerbed =
      word === 'a' &&
      i > next &&
      !/^(?:in|over|within|for|once|twice|after|of|than|nearly|almost|about|around|least|just|half)$/.test(
        line.signs[i - 1] ?? '',
      ) &&
      /^ (?:week|month|day|year) (?:[-–,.]|and|since|in|from|$)/.test(wordsAfter(line, i + 1, 3));
    if (word !== 'per' && word !== 'every' && word !== 'each' && !isVerbed) continue;
    const rate = rateAt(line.tokens, i, line.text);
    if (rate !== undefined) return rate.unit.trim();
  }
  return '';
}

/** What the words before a figure count: "the number of officers recruited …", "officer numbers fell by 29". */
function subjectOf(line: Line, figure: Figure, index: number): string {
  const left = wordsBefore(line, figure.from);
  // "Of the records we reviewed, 109 had grounds".
  const whole = /^ of (?:the|all|those|these) ([a-z]+) /.exec(left)?.[1];
  if (whole !== undefined && isNoun(whole)) return whole;
  const counted = lastMatch(left, NUMBER_OF)?.[1]?.split(' ');
  const noun = counted?.find((word) => word === 'unemployed' || (isNoun(word) && word !== 'police'));
  if (noun !== undefined) return noun === 'unemployed' ? 'people' : noun;
  const head = lastMatch(left, OF_NUMBERS)?.[1];
  if (head !== undefined && COUNTED_SINGLY.test(head))
    return head === 'police' ? 'officers' : head === 'staff' ? head : `${head}s`;
  if (IN_PEOPLE.test(left)) return 'people';
  if (DEATHS.test(left)) return 'deaths';
  if (/ payrolls /.test(left)) return 'jobs';
  const moved = subjectNoun(left);
  if (moved !== undefined) return moved;
  const before = line.figures[index - 1];
  const unit =
    before === undefined || before.role !== undefined ? '' : before.unit.replace(RATE, '').replace(LARGE, '');
  if (!isCarried(unit)) return '';
  // "will need to recruit 1,142 officers per month, having averaged 494".
  const rate = / averag\w+ (?:\w+ )?$/.test(left) ? (RATE.exec(before?.unit ?? '')?.[0] ?? '') : '';
  return `${unit}${rate}`;
}

/** "waiting lists had grown by more than", "the number waiting rose to": those who wait are people. */
const IN_PERSONS =
  / (?:waiting lists?|number (?:of those |still |now )?(?:waiting|out of work|claiming|in work|sleeping rough|seeking|living|homeless|unemployed|employed|on the list)|homelessness|net migration) (?:\S+ ){0,12}$/;

/** What went up or down: "job openings fell to", "government jobs rose by". */
const MOVED = new RegExp(
  ` ([a-z-]+s) (?:has |have |had |were |also )*(?:\\w+ly )?(?:${RISE}|${FALL}) (?:\\w+ ){0,3}(?:to|by) (?:\\w+ ){0,2}$`,
);

/** Subjects that are measured in money or per cent, and counted in nothing. */
const UNCOUNTED =
  /^(?:prices|sales|exports|imports|earnings|profits|wages|rates|costs|shares|rents|bills|incomes|taxes|revenues|receipts|stocks|yields|reserves|emissions|savings|losses|assets|payments|debts|fees|fares|salaries|budgets|funds|lists|services|goods|markets|bonds|futures|ratings|scores|points|waits|loans|deposits|benefits|conditions|standards|temperatures|ministers|economists|analysts)$/;

/** "Sales fell to 5,000": no thing that was counted before. */
function isUncounted(line: Line, { from }: Figure): boolean {
  return UNCOUNTED.test(MOVED.exec(wordsBefore(line, from))?.[1] ?? '');
}

/** The noun that a sentence says a change of. */
function subjectNoun(left: string): string | undefined {
  if (IN_PERSONS.test(left)) return 'people';
  if (/ staffing (?:\w+ ){1,4}by (?:\S+ ){0,2}$/.test(left)) return 'staff';
  const noun = MOVED.exec(left)?.[1] ?? '';
  return isNoun(noun) && !UNCOUNTED.test(noun) ? noun : undefined;
}

const NOT_CARRIED =
  /^(?:[A-Z]{3}\b|times|million$|billion$|trillion$|percentage|basis|place|years?|months?|weeks?|days?|hours?|minutes?|%|cents|pence|points|pounds|dollars|seats)/;

/** Whether a unit counts things, and can be carried over to a figure without one. */
function isCarried(unit: string): boolean {
  return /^[A-Za-z][\w' -]+$/.test(unit) && unit.length <= 60 && !NOT_CARRIED.test(unit);
}
