import { describe, expect, it } from 'vitest';
import type { ArticleTest, Head } from '../../../claims/article/article.ts';
import { TestFinder } from '../../../claims/article/find-tests.ts';
import { lineOf } from '../../../claims/article/line.ts';
import { MAX_ENTRIES, readArticle, TooLong } from '../../../claims/article/read.ts';
import { MAX_QUOTE } from '../../../claims/evidence/schema.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { SLOW_ARTICLES, slowArticle } from '../../bench/article.ts';
import { repeated } from '../../bench/reading.ts';
import { ARTICLE_TEXTS } from './texts.ts';

const HEAD: Head = { date: '2024-03-07' };

function inWords(text: string, { figure, kind, claimed }: ArticleTest): string {
  const words = `${text.slice(figure.start, figure.end)}: ${kind}`;
  if (claimed === null) return words;
  const { value, to, unit, hedge } = claimed;
  return `${words} ${value}${to === undefined ? '' : `–${to}`} [${unit}] ${hedge}`;
}

/** The entries of a text in its order. */
function entriesOf(text: string, head: Head = HEAD) {
  return [...readArticle(text, head).entries].sort((a, b) => a.start - b.start);
}

const testsOf = (text: string, head: Head = HEAD): string[] =>
  entriesOf(text, head).flatMap(({ tests }) => tests.map((test) => inWords(text, test)));

const apartOf = (text: string, head: Head = HEAD): string[] =>
  readArticle(text, head)
    .apart.filter(({ why }) => why !== 'date' && why !== 'span')
    .map(({ start, end, why }) => `${text.slice(start, end)}: ${why}`);

describe('the tests of an article', () => {
  for (const { name, head, text, tests, apart } of ARTICLE_TEXTS) {
    it(`are those of its figures and cues: ${name}`, () => {
      expect(testsOf(text, head)).toEqual(tests);
    });
    it(`leave out, with a reason, what counts nothing: ${name}`, () => {
      expect(apartOf(text, head)).toEqual(apart);
    });
  }

  it('are of kinds that the method has', () => {
    const kinds = new Set(KINDS.map(({ name }) => name));
    for (const { text, head } of ARTICLE_TEXTS)
      for (const { tests } of entriesOf(text, head))
        for (const { kind, otherKinds } of tests)
          for (const one of [kind, ...otherKinds]) expect(kinds, one).toContain(one);
  });

  it('tell what of a unit is carried over', () => {
    const text =
      'In 2010 there were 172,000 officers. By last year there were 164,000. It will cost $2 billion.';
    const [, officers, cost] = entriesOf(text, { ...HEAD, publisher: 'Parliament of Singapore' }).flatMap(
      ({ tests }) => tests,
    );
    expect(officers).toMatchObject({ claimed: { value: '164000', unit: 'officers' }, carried: ['unit'] });
    expect(cost).toMatchObject({ claimed: { value: '2', unit: 'SGD billion' }, carried: ['currency'] });
  });

  it('carry no unit to a plain decimal, nor far', () => {
    expect(testsOf('There were 300 officers. The fertility rate was 1.2.')[1]).toContain('[]');
    const far =
      'There were 300 officers.\n\nNothing was said.\n\nNobody came.\n\nNothing at all.\n\nIt fell by 29.';
    expect(testsOf(far)[1]).toContain('[]');
  });
});

describe('what a test compares', () => {
  const inputsOf = (text: string, place: number) => entriesOf(text).flatMap(({ tests }) => tests)[place];

  it('has both ends of a change with their dates', () => {
    const text = 'The rate fell from 57 per cent in 2022 to 13.4 per cent in February 2024.';
    expect(inputsOf(text, 0)).toMatchObject({
      kind: 'change',
      claimed: null,
      inputs: [
        { name: 'from', given: { value: '57', unit: '%' }, at: '2022-01-01/2022-12-31' },
        { name: 'to', given: { value: '13.4', unit: '%' }, at: '2024-02-01/2024-02-29' },
      ],
    });
  });

  it('has the target that was promised before, and the deadline', () => {
    const text =
      'Ministers pledged to build 300,000 homes by March 2026. They say that they are on track to do it.';
    expect(inputsOf(text, 0)).toMatchObject({
      kind: 'promise',
      deadline: '2026-03-31',
      inputs: [{ name: 'target', given: { value: '300000', unit: 'homes' } }, { name: 'progress' }],
    });
    expect(inputsOf(text, 1)).toMatchObject({
      kind: 'on-pace',
      inputs: [{ name: 'target', given: { value: '300000' } }, { name: 'progress' }],
    });
  });

  it('is given only by exact parts of the text', () => {
    for (const { text, head } of ARTICLE_TEXTS)
      for (const { tests } of entriesOf(text, head))
        for (const { inputs } of tests)
          for (const { given } of inputs)
            if (given !== undefined) expect(text.slice(given.start, given.end)).toMatch(/\S/);
  });
});

describe('entries', () => {
  it('quote exact parts of the text, and hold the tests of a sentence together', () => {
    for (const { text, head } of ARTICLE_TEXTS)
      for (const { start, quote, tests } of entriesOf(text, head)) {
        expect(text.slice(start, start + quote.length)).toBe(quote);
        for (const { figure } of tests) {
          expect(figure.start).toBeGreaterThanOrEqual(start);
          expect(figure.end).toBeLessThanOrEqual(start + quote.length);
        }
      }
    const text = 'Numbers fell from 7,613 to 6,630, or 12.9%.';
    expect(entriesOf(text)).toHaveLength(1);
    expect(testsOf(text)).toEqual(['7,613 to 6,630: change', '12.9%: percent-change 12.9 [%] bare']);
  });

  it('are not doubled where a caption or a title says the same again', () => {
    const text =
      'Unemployment rose to 7.2% in May\n\nUnemployment rose to 7.2% in May, the office said.\n\nIt is 3.1% in Spain.';
    const entries = entriesOf(text);
    expect(entries.map(({ alsoIn }) => alsoIn.length)).toEqual([1, 0]);
    expect(entries[0]?.quote).toContain('the office said');
  });

  it('come in the order of their reasons', () => {
    const text =
      '“We will build 5,000 homes by March 2027,” said Ann Lee, the housing minister.\n\nIt is the coldest winter since 1963.';
    const { entries } = readArticle(text, HEAD);
    expect(entries[0]?.tests[0]?.kind).toBe('promise');
    for (const { reasons, weight } of entries)
      expect(reasons.reduce((sum, one) => sum + one.weight, 0)).toBe(weight);
  });

  it('have the day that the words or the head give', () => {
    const saidOn = (text: string, date = '2023-01') => entriesOf(text, { date })[0]?.saidOn;
    expect(saidOn('There were 300 officers.')).toBe('2023-01');
    expect(saidOn('A paper published last month states that there were 172,000 officers.')).toBe('2022-12');
    expect(saidOn('There were 300 officers, he said yesterday.', '2023-03-01')).toBe('2023-02-28');
    expect(entriesOf('There were 300 officers.', {})[0]?.saidOn).toBeNull();
  });
});

describe('what is no claim', () => {
  it.each([
    'We must be bold, and things will be better than ever.',
    'This is a great day for the whole country.',
    'There will be more jobs and lower taxes.',
    'Call 0800 555 111 before 5pm, or visit 10 Downing Street.',
    'Ann Lee, 47, spoke on 5 March 2024 about Article 50 and the A34.',
    'Thousands of people came.',
    'She would rather be right than rich.',
    'How many more people have to wait longer than they should?',
  ])('%s', (text) => {
    expect(testsOf(text)).toEqual([]);
  });
});

describe('what a test compares', () => {
  const testsOf = (text: string) =>
    entriesOf(text).flatMap(({ tests }) =>
      tests.map(({ kind, inputs }) => [kind, ...inputs.flatMap(({ given }) => given?.value ?? [])]),
    );

  it.each([
    ['We lost 40 officers last year, and unemployment fell to 4.1%.', [['change'], ['level']]],
    [
      'Ministers promised to build 500 homes. 3,427 officers still need to be found.',
      [['promise', '500'], ['shortfall']],
    ],
    ['They built 300 of the 500 homes, leaving 200 to build.', [['share'], ['shortfall']]],
    ['The force lost a base, leaving 40,000 people without cover.', [['level']]],
  ])('is counted in the same thing: %s', (text, expected) => {
    expect(testsOf(text)).toEqual(expected);
  });
});

describe('a date', () => {
  const datesIn = (text: string) =>
    readArticle(text, {}).entries.flatMap(({ tests }) =>
      tests.flatMap(({ inputs }) => inputs.flatMap(({ name, at }) => (at === undefined ? [] : [[name, at]]))),
    );

  it.each([
    ['On 31 March 2021 there were 5,000 officers.', [['value', '2021-03-31']]],
    ['There were 5,000 officers on 31 March 2021.', [['value', '2021-03-31']]],
    ['Police numbers are down 50% since 2010.', [['from', '2010-01-01/2010-12-31']]],
    ['Numbers were up 5% on 2019.', [['from', '2019-01-01/2019-12-31']]],
    ['We spend £8m a day on hotels and the number has grown since 2010.', []],
  ])('is of the figure that it is said of: %s', (text, expected) => {
    expect(datesIn(text)).toEqual(expected);
  });
});

describe('any text', () => {
  it('longer than an article may be is refused with its length', () => {
    expect(() => readArticle('a'.repeat(MAX_QUOTE + 1), HEAD)).toThrow(TooLong);
    expect(() => readArticle('a'.repeat(MAX_QUOTE + 1), HEAD)).toThrow(String(MAX_QUOTE + 1));
  });

  it('shows at most so many entries, and tells how many more there are', () => {
    const text = Array.from(
      { length: MAX_ENTRIES + 20 },
      (_, i) => `Town ${'abcdefghij'[i % 10]} has ${1_000 + i} officers.`,
    );
    const { entries, more } = readArticle(text.join('\n\n'), HEAD);
    expect([entries.length, more]).toEqual([MAX_ENTRIES, 20]);
  });

  it.each([
    '',
    ' ',
    '\n\n',
    '"',
    '£',
    '5',
    '(1)',
    '\u0000',
    '\ud83d',
    'שלום 5 עולם',
    '<script>5</script>',
    '“5',
  ])('throws nothing: %j', (text) => {
    expect(() => readArticle(text, HEAD)).not.toThrow();
  });

  it.each([
    '£1 ',
    '5% ',
    'from 5% to 6% ',
    '5 and 6 and 7, ',
    'record high than ',
    'pledged to hire 5 by 2020, ',
  ])('looks at the words of one sentence in proportion to its length: %s', (unit) => {
    expect(looks(unit, 40_000)).toBeLessThanOrEqual(looks(unit, 10_000) * 4.1 + 1_000);
  });

  /** How often tokens, signs and figures are looked at while the tests of one sentence are found. */
  function looks(unit: string, length: number): number {
    const text = repeated(unit, length);
    const line = lineOf(text, { start: 0, end: text.length, place: 'paragraph', paragraph: 0 });
    let count = 0;
    const counted = <T extends object>(list: T): T =>
      new Proxy(list, {
        get(target, key) {
          count += 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    const { tokens, signs, at, figures } = line;
    new TestFinder(HEAD, '').read({
      ...line,
      tokens: counted(tokens),
      signs: counted(signs),
      at: counted(at),
      figures: counted(figures),
    });
    return count;
  }

  it.each(Object.entries(SLOW_ARTICLES))('takes time in proportion to its length: %s', (_, unit) => {
    const cost = (length: number): number => {
      const text = slowArticle(unit, length);
      const started = process.cpuUsage();
      readArticle(text, HEAD);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1_000;
    };
    cost(2_000);
    // Twice the room of a linear reader, since the suite shares its machine; a quadratic one takes sixteen times as long.
    expect(Math.min(cost(32_000), cost(32_000))).toBeLessThan(40 + 8 * Math.max(cost(8_000), cost(8_000)));
  });
});
