/** Texts and questions as terms, what is looked for, and how well a claim answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexRow } from '../../../claims/searching/index-row.ts';
import { excerpt, marked } from '../../../claims/searching/marking.ts';
import { askedIn, MOST_ASKED } from '../../../claims/searching/question.ts';
import { isOneErrorApart, spellingKeys } from '../../../claims/searching/spelling.ts';
import { stemOf } from '../../../claims/searching/stem.ts';
import { termsOf } from '../../../claims/searching/terms.ts';
import { type Known, matchOf, partsOf } from '../../../claims/searching/weighing.ts';
import { runs } from '../../support/scope.ts';

const terms = (text: string) => termsOf(text).map(({ term }) => term);

describe('terms', () => {
  it.each([
    ['numbers with scales and separators', '1.2 million, 1,200,000 and 1200000', '1200000 1200000 1200000'],
    ['numbers in words', 'eight million people', '8000000 peopl'],
    ['decimals, with zeros at their end or not', '1.80 and 1.8', '1d8 1d8'],
    ['money', '£4.33bn', '4330000000'],
    [
      'percent however it is written',
      '20% 20 per cent 20 percent 20pc',
      Array(4).fill('20 percent').join(' '),
    ],
    ['possessives', "the government's and the officers’ pay", 'govern offic pai'],
    ['elided articles', "l'immigration, d’immigrés", 'immigr immigr'],
    ['accents', 'inflación in Besançon, Łódź', 'inflacion besancon lodz'],
    ['inflections', 'recruits recruited recruiting recruitment', Array(4).fill('recruit').join(' ')],
    ['irregular forms', 'children fell, women rose', 'child fall woman rise'],
    ['US the country, and us the pronoun', 'tell us of the US and the U.S. economy', 'us us economi'],
    ['letters of other scripts', 'αστυνομικούς שוטרים شرطة', 'αστυνομικους שוטרים شرطة'],
    ['nothing but stop words', 'Is it the one that you are?', '1'],
  ])('%s', (_, text, expected) => {
    expect(terms(text).join(' ')).toBe(expected);
  });

  it('are of small letters and digits, and lie within the text in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let at = 0;
        for (const { term, start, end } of termsOf(text)) {
          expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = start;
        }
      }),
      runs(500),
    );
  });

  it('of a text and of the same text in capitals are the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,12}(?: [a-z]{3,12}){0,5}$/), (text) => {
        expect(terms(text.toUpperCase()).filter((term) => term !== 'who')).toEqual(terms(text));
      }),
      runs(500),
    );
  });

  // M. F. Porter's own examples of each step.
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['agreed', 'agre'],
    ['plastered', 'plaster'],
    ['motoring', 'motor'],
    ['conflated', 'conflat'],
    ['hopping', 'hop'],
    ['falling', 'fall'],
    ['filing', 'file'],
    ['happy', 'happi'],
    ['relational', 'relat'],
    ['vietnamization', 'vietnam'],
    ['electrical', 'electr'],
    ['hopefulness', 'hope'],
    ['replacement', 'replac'],
    ['adoption', 'adopt'],
    ['controlling', 'control'],
  ])('the stem of %s is %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem);
  });
});

describe('a question', () => {
  it('is its words that mean something, each once, with what else they may be called', () => {
    const asked = askedIn('Is the UK economy, the economy, smaller than before Covid?');
    expect(asked.map(({ typed, isLight }) => [typed, isLight])).toEqual([
      ['UK', false],
      ['economy', false],
      ['smaller', false],
      ['than', true],
      ['before', true],
      ['Covid', false],
    ]);
    expect(asked[1]?.others).toContainEqual(['gross', 'domest', 'product']);
    expect(asked[0]?.others).toContainEqual(['unit', 'kingdom']);
  });

  it.each(['', '   ', '%', '?!', 'is it the', '\u0000'])(
    'of nothing to look for, %j, asks for nothing',
    (text) => {
      expect(askedIn(text)).toEqual([]);
    },
  );

  it('of any length asks for a bounded number of terms', () => {
    const long = Array.from({ length: 5_000 }, (_, i) => `word${i}`).join(' ');
    expect(askedIn(long).length).toBeLessThanOrEqual(MOST_ASKED);
    expect(askedIn('x'.repeat(100_000)).length).toBeLessThanOrEqual(1);
  });
});

describe('one typing error', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const word = fc.stringMatching(/^[a-z]{4,12}$/);
  const mistyped = fc
    .tuple(word, fc.nat(), fc.nat(25), fc.constantFrom('drop', 'add', 'change', 'swap'))
    .map(([text, n, letter, how]) => {
      const i = n % (how === 'swap' ? text.length - 1 : text.length);
      const other = letters[letter] ?? 'a';
      if (how === 'drop') return [text, text.slice(0, i) + text.slice(i + 1)] as const;
      if (how === 'add') return [text, text.slice(0, i) + other + text.slice(i)] as const;
      if (how === 'change') return [text, text.slice(0, i) + other + text.slice(i + 1)] as const;
      return [text, text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2)] as const;
    });

  it('is one, whichever it is, and the two words have a key in common', () => {
    fc.assert(
      fc.property(mistyped, ([text, typed]) => {
        expect(isOneErrorApart(text, typed)).toBe(true);
        expect(isOneErrorApart(typed, text)).toBe(true);
        const keys = new Set(spellingKeys(text));
        expect(spellingKeys(typed).some((key) => keys.has(key))).toBe(true);
      }),
      runs(2_000),
    );
  });

  it.each([
    ['abcd', 'badc'],
    ['abcd', 'abdx'],
    ['abcd', 'abcdef'],
    ['abcd', 'cdab'],
  ])('is not what lies between %s and %s', (a, b) => {
    expect(isOneErrorApart(a, b)).toBe(false);
  });
});

const CLAIM = {
  slug: 'a-claim',
  kind: 'level',
  quote: 'The economy is 1.2 million pounds smaller than before the pandemic',
  claimant: { name: 'Ann Example', role: 'Chancellor', party: 'Labour' },
  inputs: { value: { series: 'gdp', at: '2020-12-31' } },
  claimed: { value: '1200000', unit: 'GBP' },
};
const SERIES = { id: 'gdp', title: 'Gross domestic product', place: 'United Kingdom', unit: 'GBP' };
const ROW = indexRow({
  claim: CLAIM,
  names: ['Ann B. Example'],
  topic: 'Economy',
  series: [SERIES, { id: 'other', title: 'Population', unit: 'people' }],
  publishers: ['Office for National Statistics'],
});

/** How well the claim answers, in a ledger of a hundred in which each word is as rare as any other. */
function answers(question: string, known: Partial<Known> = {}) {
  const asked = askedIn(question);
  const parts = partsOf(
    asked,
    asked.map(() => ({ claims: 3, own: 3, near: [], ...known })),
    100,
  );
  return { parts, ...matchOf(parts, ROW) };
}

describe('a claim', () => {
  it('is indexed by its words, its speaker, and the series that its own inputs name', () => {
    expect(ROW.quote).toBe('economi 1200000 pound small than befor pandem');
    expect(ROW.people).toContain('chancellor');
    expect(ROW.rests).toContain('gross domest product unit kingdom');
    expect(ROW.rests).not.toContain('popul');
    expect(ROW.about).toContain('nation statist');
  });

  it.each([
    'the economy',
    'economies',
    'Ann Example’s claim',
    'chancellor',
    'labour 1,200,000',
    'GDP of the UK',
    'Britain before Covid',
    'Office for National Statistics',
  ])('answers %j whole', (question) => {
    expect(answers(question).isWhole).toBe(true);
    expect(answers(question).coverage).toBeGreaterThan(0.75);
  });

  it('answers a part of what it has a part of, and nothing of what it has nothing of', () => {
    const half = answers('economy zebra');
    expect([half.isWhole, half.coverage]).toEqual([false, 0.5]);
    expect(answers('zebra crossing')).toMatchObject({ score: 0, coverage: 0, isWhole: false });
  });

  it('answers better by its words than by what it rests on, and by words as they were asked than by others', () => {
    expect(answers('economy').score).toBeGreaterThan(answers('gross').score);
    expect(answers('pandemic').score).toBeGreaterThan(answers('Covid').score);
    expect(answers('smaller than before the pandemic').score).toBeGreaterThan(
      answers('pandemic before, than smaller').score,
    );
  });

  it('answers what was mistyped only if no claim has the word as it was typed', () => {
    expect(answers('econmy', { own: 0, claims: 0, near: ['economy'] }).coverage).toBeCloseTo(0.9);
    expect(answers('econmy', { own: 2, claims: 2, near: ['economy'] }).coverage).toBe(0);
  });
});

describe('marks', () => {
  const MARKS = { start: '[', end: ']' };

  it('stand round what was asked, whatever its form, neighbours together', () => {
    const { parts } = answers('UK economies before covid, 1200000');
    expect(marked('Before the British economy lost 1.2 million', parts, MARKS)).toBe(
      '[Before] the [British economy] lost [1.2 million]',
    );
    expect(marked('Real gross domestic product', parts, MARKS)).toBe('Real [gross domestic product]');
    expect(marked('', parts, MARKS)).toBe('');
  });

  it('take nothing away', () => {
    const { parts } = answers('economy police 20000 percent');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('economy', '20,000', '%'),
        (text, word) => {
          const whole = `${text} ${word} ${text}`.replace(/[[\]]/g, '');
          expect(marked(whole, parts, MARKS).replace(/[[\]]/g, '')).toBe(whole);
        },
      ),
      runs(300),
    );
  });

  it('are seen in an excerpt, wherever in a long text they stand', () => {
    const { parts } = answers('economy');
    const filler = 'word '.repeat(300);
    for (const text of [`economy ${filler}`, `${filler}economy ${filler}`, `${filler}economy`]) {
      const shown = excerpt(text, parts, MARKS);
      expect(shown).toContain('[economy]');
      expect(shown.length).toBeLessThan(500);
    }
    expect(excerpt('😀'.repeat(1_000), parts, MARKS)).not.toMatch(/\p{Surrogate}/u);
  });
});
