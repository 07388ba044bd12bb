/** Reading quotations: a table of sentences, the starter ledger, laws that hold for any text, and the work it takes. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEDGE_NAMES } from '../../../claims/claim.ts';
import { line } from '../../../claims/evidence/schema.ts';
import { parseMoment } from '../../../claims/exact/calendar.ts';
import { isDecimal } from '../../../claims/exact/number.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import {
  type Reading,
  readQuotation,
  readTokens,
  unclaimedNumbers,
} from '../../../claims/reading/quotation.ts';
import { tokenise } from '../../../claims/reading/tokens.ts';
import { ADVERSARIAL, repeated } from '../../bench/reading.ts';
import { runs } from '../../support/scope.ts';
import { ROOT } from '../../support/servers.ts';
import { IN_OTHER_WORDS, PRINTED, SPOKEN, UNCLEAR } from './reading-table.ts';

/** A reading as the table writes it. */
function written({ figures, dates, kinds, unclear }: Reading) {
  return {
    figures: figures.map(({ hedge, value, unit, role }) =>
      [hedge, value, unit, role === undefined ? '' : `(${role})`].filter((part) => part !== '').join(' '),
    ),
    dates: dates.map(({ at, role }) => (role === 'deadline' ? `by ${at}` : at)),
    kinds: kinds.map(({ kind }) => kind),
    unclear: unclear.map(({ text, why }) => `${text}: ${why}`),
  };
}

const table = [...PRINTED, ...SPOKEN, ...UNCLEAR, ...IN_OTHER_WORDS];

describe('sentences', () => {
  test.each(table.map((row) => [row.quote, row] as const))('%s', (quote, row) => {
    const { figures, dates = [], kinds, unclear = [] } = row;
    expect(written(readQuotation(quote))).toEqual({ figures, dates, kinds, unclear });
  });

  test('are many, most of them printed, and none is there twice', () => {
    expect(PRINTED.length).toBeGreaterThan(150);
    expect(PRINTED.length).toBeGreaterThan(SPOKEN.length);
    expect(new Set(table.map((row) => row.quote)).size).toBe(table.length);
  });
});

describe('the parts of a figure', () => {
  const first = (quote: string) => readQuotation(quote).figures[0];

  test('what is counted, as said, and the unit that it makes', () => {
    const figure = first('rebuild neighbourhood policing with 13,000 new officers and PCSOs to cut crime');
    expect(figure).toEqual({
      value: '13000',
      hedge: 'bare',
      unit: 'officers and PCSOs',
      start: 36,
      end: 65,
      text: '13,000 new officers and PCSOs',
      what: 'new officers and PCSOs',
    });
  });

  test('a rate by the day, month and year', () => {
    expect(first('nearly 450 people a month')).toMatchObject({
      per: 'month',
      text: 'nearly 450 people a month',
    });
    expect(first('£350 million a week')).not.toHaveProperty('per');
    expect(first('£2bn per annum')).toMatchObject({ per: 'year', unit: 'GBP billion per year' });
    expect(first('12 arrests/day')).toMatchObject({ per: 'day', unit: 'arrests per day' });
  });

  test('money keeps the precision that was said', () => {
    expect(first('£4.33 billion')).toMatchObject({ value: '4.33', unit: 'GBP billion' });
    expect(first('£4,330,000,000')).toMatchObject({ value: '4330000000', unit: 'GBP' });
    expect(first('14 million pounds')).toMatchObject({ value: '14', unit: 'GBP million' });
    expect(first('US$3.0bn')).toMatchObject({ value: '3.0', unit: 'USD billion' });
    expect(first('£30k')).toMatchObject({ value: '30000', unit: 'GBP' });
  });

  test.each([
    ['exactly', 'exactly 12 MPs|precisely 12 MPs'],
    [
      'about',
      'about 300 jobs|around £300|roughly 300|approximately 300|some 300 jobs|approx. 300|300 or so jobs|circa 300',
    ],
    [
      'nearly',
      'nearly 300|almost a hundred jobs|close to the 300 mark|just under £300|nearly an extra 300 jobs',
    ],
    ['over', 'over 300|more than 300|above 300|over a hundred MPs|in excess of 300'],
    ['just-over', 'just over 300|slightly more than 300|a little over £300'],
    ['or-more', 'rents doubled|prices have tripled|crime has halved|costs quadrupled|a fivefold rise'],
    ['at-least', 'at least 300|no fewer than 300|300 or more jobs|300+ jobs|a minimum of 300'],
    ['under', 'under 300|fewer than 300 jobs|less than 300|below 300'],
    ['at-most', 'at most 300|no more than 300|a maximum of 300'],
    ['up-to', 'up to £14m|as many as 300 jobs|up to a hundred jobs'],
    ['bare', '300|not nearly 300 jobs|they took it up to 300|talks about 300 jobs'],
  ])('%s', (hedge, phrases) => {
    for (const phrase of phrases.split('|')) expect([phrase, first(phrase)?.hedge]).toEqual([phrase, hedge]);
  });

  test('a comparison with the figure before it is no hedge', () => {
    expect(readQuotation('312 more than 147,434').figures.map((f) => f.hedge)).toEqual(['bare', 'bare']);
    expect(readQuotation('from 400 to over 500').figures.map((f) => f.hedge)).toEqual(['bare', 'over']);
    expect(readQuotation('In 2010 more than 500 officers left').figures.map((f) => f.hedge)).toEqual([
      'over',
    ]);
  });

  test.each([
    'in 2019',
    'the 2010 peak',
    'section 28 of the Act',
    'the A1 and the M25',
    'a 10-year plan',
    'the 20th century',
    'in the 1990s',
    'aged 16',
    'at 10.30am or 5pm',
    'open 24/7',
    'call 0800 123 4567',
    'between 22:15 and 23:00',
    '12 500 officers',
    '12,34,567 officers',
    '1.2.3',
    'Z$5m',
    'the 2023/24 season',
    'on 03/04/2023',
    'CO₂ and 10² and Ⅷ',
    '٢٠٠ officers and ２０,000 more',
    '1234567890123456789012345678901 officers',
    'one of the first two',
    'one family in 20',
    'Mr Smith, 45, of Hull',
    'pupils in Year 6',
    'the third quarter of 2022',
    'a third term',
    'half a mile',
    'nineteen eighty-four',
    'hundreds of thousands of people',
    'a third of a million people',
  ])('%s states no figure', (quote) => {
    expect(readQuotation(quote).figures).toEqual([]);
  });
});

describe('options and words of the kinds', () => {
  test.each([
    ['Crime fell by 8% last year.', 'percent-change', { direction: 'fall' }, 'fell … 8%'],
    [
      'They are not on track for 20,000 by March 2023.',
      'on-pace',
      { says: 'off-track', deadline: '2023-03-31' },
    ],
    ['We are on course to miss the target.', 'on-pace', { says: 'off-track' }, 'on course to miss'],
    ['16% short of the promised number', 'shortfall', { as: 'percent' }, '16% short of'],
    [
      'the lowest level since July 2010',
      'superlative',
      { extreme: 'lowest', since: '2010-07-01/2010-07-31' },
    ],
    ['fewer people are in work than before', 'comparison', { relation: 'fewer' }, 'fewer … than'],
    [
      'We will need to recruit 50 officers a year by 2030.',
      'required-rate',
      { per: 'year', deadline: '2030-12-31' },
    ],
    ['Pay has been cut by 20% in real terms.', 'real-terms-change', { direction: 'fall' }],
    [
      'We will hire 20,000 officers by March 2023.',
      'promise',
      { deadline: '2023-03-31' },
      'will … 20,000 officers',
    ],
  ])('%s', (quote, kind, options, why?: string) => {
    const proposed = readQuotation(quote).kinds.find((proposal) => proposal.kind === kind);
    expect(proposed?.options).toEqual(options);
    if (why !== undefined) expect(proposed?.why).toBe(why);
  });
});

describe('the starter ledger', () => {
  interface StarterClaim {
    slug: string;
    quote: string;
    kind: string;
    claimed?: { value: string; hedge?: string };
  }
  const folder = join(ROOT, 'db/starter');
  const claims = readdirSync(folder).map(
    (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { claim: StarterClaim }).claim,
  );

  test('value and hedge of at least four fifths of its claimed figures are read', () => {
    const claimed = claims.filter((claim) => claim.claimed !== undefined);
    const read = claimed.filter(({ quote, claimed }) =>
      readQuotation(quote).figures.some(
        ({ value, hedge }) => value === claimed?.value && hedge === (claimed?.hedge ?? 'bare'),
      ),
    );
    expect(claimed.length).toBeGreaterThan(80);
    expect(read.length / claimed.length).toBeGreaterThan(0.8);
  });

  test('the kind of at least three fifths of its claims is proposed, and of half of them first', () => {
    const proposed = claims.filter(({ quote, kind }) =>
      readQuotation(quote).kinds.some((one) => one.kind === kind),
    );
    const first = claims.filter(({ quote, kind }) => readQuotation(quote).kinds[0]?.kind === kind);
    expect(proposed.length / claims.length).toBeGreaterThan(0.6);
    expect(first.length / claims.length).toBeGreaterThan(0.5);
  });
});

describe('numbers that nothing claims', () => {
  const unclaimed = (quote: string, named: { value: string; unit?: string }[]) =>
    unclaimedNumbers(quote, named).map((figure) => figure.text);

  test('are found', () => {
    const quote =
      '16,753 police have joined under the Police Uplift Programme - 16% short of the promised number';
    expect(unclaimed(quote, [])).toEqual(['16,753 police', '16%']);
    expect(unclaimed(quote, [{ value: '16', unit: '%' }])).toEqual(['16,753 police']);
    expect(
      unclaimed(quote, [
        { value: '16753.0', unit: 'officers' },
        { value: '16', unit: '%' },
      ]),
    ).toEqual([]);
    expect(unclaimed(quote, [{ value: '16', unit: 'officers' }])).toEqual(['16,753 police', '16%']);
  });

  test('the sign and the way in which a magnitude is written make no difference', () => {
    expect(unclaimed('numbers fell by 29', [{ value: '-29', unit: 'officers' }])).toEqual([]);
    expect(unclaimed('up to £14m', [{ value: '14000000', unit: 'GBP' }])).toEqual([]);
    expect(unclaimed('£14,000,000', [{ value: '14', unit: 'GBP million' }])).toEqual([]);
    expect(unclaimed('up to £14m', [{ value: '14' }])).toEqual([]);
    expect(unclaimed('1.5 million homes', [{ value: '1500000', unit: 'homes' }])).toEqual([]);
  });

  test('years, dates, stretches of time and the base of a rate are none of them', () => {
    expect(unclaimed('Over 10 years, from 31 March 2010 to March 2020, pay fell.', [])).toEqual([]);
    expect(unclaimed('245 officers per 100,000 people', [{ value: '245', unit: 'times' }])).toEqual([]);
  });

  test('what is not a decimal names nothing', () => {
    expect(
      unclaimed('20,000 officers', [{ value: '20,000' }, { value: '' }, { value: '1'.repeat(99) }]),
    ).toEqual(['20,000 officers']);
  });
});

const WORDS = [
  ...table.map((row) => row.quote),
  ...table.flatMap((row) => row.quote.split(' ')),
  ...Object.values(ADVERSARIAL),
  ...'£ $ % , . - – − ( ) / ½ ² … “ ” : ; ! ?'.split(' '),
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' ')),
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.nat().map(String)), { maxLength: 30 })
    .map((words) => words.join('')),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 })
    .map((codes) => String.fromCharCode(...codes)),
);

describe('of any text', () => {
  const kinds = new Set(KINDS.map((kind) => kind.name));

  test('what is read can be written into a bundle, and is where it says', () => {
    fc.assert(
      fc.property(anyText, (quote) => {
        const reading = readQuotation(quote);
        let reached = 0;
        for (const figure of reading.figures) {
          expect(isDecimal(figure.value)).toBe(true);
          expect(HEDGE_NAMES).toContain(figure.hedge);
          expect(quote.slice(figure.start, figure.end)).toBe(figure.text);
          expect(figure.text).not.toBe('');
          expect(figure.start).toBeGreaterThanOrEqual(figure.role === 'base' ? 0 : reached);
          if (figure.unit !== '') expect(line.safeParse(figure.unit).success).toBe(true);
          reached = Math.max(reached, figure.end);
        }
        let end = 0;
        for (const place of reading.unclear) {
          expect(quote.slice(place.start, place.end)).toBe(place.text);
          expect(place.start).toBeGreaterThanOrEqual(end);
          end = place.end;
          expect(reading.figures.some(({ role, start }) => role === place.why && start < end)).toBe(true);
        }
        for (const date of reading.dates) {
          expect(parseMoment(date.at)?.text).toBe(date.at);
          expect(quote.slice(date.start, date.end)).toBe(date.text);
          if (date.role === 'deadline') expect(date.at).not.toContain('/');
        }
        expect(reading.kinds.length).toBeLessThanOrEqual(3);
        for (const { kind, why } of reading.kinds) {
          expect(kinds).toContain(kind);
          expect(why).not.toBe('');
        }
        expect(readQuotation(quote)).toEqual(reading);
        for (const figure of unclaimedNumbers(quote, [])) expect(reading.figures).toContainEqual(figure);
        expect(unclaimedNumbers(quote, reading.figures)).toEqual([]);
      }),
      runs(1_500),
    );
  });

  test('a figure is read alike wherever it is', () => {
    const sentences = fc.constantFrom(
      ...table.filter((row) => row.figures.length > 0).map((row) => row.quote),
    );
    fc.assert(
      fc.property(sentences, sentences, (a, b) => {
        const [alone, second] = [readQuotation(a), readQuotation(b)];
        const both = readQuotation(`${a}\n\n${b}`);
        const values = (reading: Reading) => reading.figures.map((f) => `${f.hedge} ${f.value} ${f.unit}`);
        expect(values(both)).toEqual([...values(alone), ...values(second)]);
      }),
      runs(500),
    );
  });

  test('a whole number in words is read as in digits', () => {
    const ones =
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
        ' ',
      );
    const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
    const words = (n: number): string => {
      if (n < 20) return ones[n] ?? '';
      if (n < 100) return `${tens[Math.floor(n / 10) - 2]}${n % 10 === 0 ? '' : `-${ones[n % 10]}`}`;
      if (n < 1000)
        return `${ones[Math.floor(n / 100)]} hundred${n % 100 === 0 ? '' : ` and ${words(n % 100)}`}`;
      const rest = n % 1000;
      return `${words(Math.floor(n / 1000))} thousand${rest === 0 ? '' : rest < 100 ? ` and ${words(rest)}` : ` ${words(rest)}`}`;
    };
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999 }), (n) => {
        const [figure] = readQuotation(`There are ${words(n)} officers here`).figures;
        expect(figure).toMatchObject({ value: String(n), unit: 'officers' });
        expect(readQuotation(`There are ${n.toLocaleString('en-GB')} officers here`).figures[0]?.value).toBe(
          n === 2000 ? '2000' : String(n),
        );
      }),
    );
  });
});

/** How often tokens are looked up while a text is read: work that no machine changes. */
function lookUpsIn(quote: string): number {
  let lookUps = 0;
  const tokens = new Proxy(tokenise(quote), {
    get(list, key, receiver) {
      lookUps += 1;
      return Reflect.get(list, key, receiver);
    },
  });
  readTokens(quote, tokens);
  return lookUps;
}

describe('long and hostile text', () => {
  const UNCLEAR_AGAIN = [
    '1-',
    '1 to ',
    'between 1 and ',
    'not 1 and ',
    'not ',
    'half of 1% ',
    '1m-',
    'one or ',
  ];

  test.each([...Object.entries(ADVERSARIAL), ...UNCLEAR_AGAIN.map((unit) => [unit, unit] as const)])(
    'twice as much of “%s” is at most three times the work',
    (_, unit) => {
      const [short, middle, long] = [3_000, 6_000, 12_000].map((length) => lookUpsIn(repeated(unit, length)));
      // The constant part is ignored: a text that is one token takes next to no work.
      expect(middle ?? 0).toBeLessThan(3 * (short ?? 0) + 1_000);
      expect(long ?? 0).toBeLessThan(3 * (middle ?? 0) + 1_000);
      expect(long ?? 0).toBeGreaterThan(0);
    },
  );

  test('a quotation of the greatest length is read to its end', () => {
    const quote = `${repeated('we will need to be more than nearly ', 249_900)} 1,142 officers per month`;
    const { figures } = readQuotation(quote);
    expect(figures.map((figure) => figure.value)).toEqual(['1142']);
  });
});
