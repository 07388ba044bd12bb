/** How many figures, hedges, units, deadlines and kinds of real sentences are read as written down by hand. */
import { describe, expect, test } from 'vitest';
import { readQuotation } from '../../../claims/reading/quotation.ts';
import { isHeld, type Measure, percentRight, scored, sentences } from '../../support/sentences.ts';

const LIST = sentences();

/** What has to be right of a hundred. */
const GOALS: Record<Measure, number> = { figure: 97, hedge: 98, unit: 95, deadline: 98, kind: 85 };

describe('sentences judged by hand', () => {
  test('are many, and none is there twice', () => {
    expect(LIST.length).toBeGreaterThanOrEqual(150);
    expect(new Set(LIST.map(({ quote }) => quote)).size).toBe(LIST.length);
    for (const { quote, apart = [] } of LIST) for (const text of apart) expect(quote).toContain(text);
  });

  test.each([
    ['that the reader was tuned on', LIST.filter((sentence) => !isHeld(sentence))],
    ['that it was only measured on', LIST.filter(isHeld)],
  ])('%s are read well enough', (_, list) => {
    expect(list.length).toBeGreaterThan(75);
    const scores = scored(list);
    for (const [measure, goal] of Object.entries(GOALS)) {
      const score = scores[measure as Measure];
      expect(score.of).toBeGreaterThan(75);
      expect(percentRight(score), `${measure}\n${score.wrong.join('\n')}`).toBeGreaterThanOrEqual(goal);
    }
  });

  test('a figure that is read wrongly, or not at all, lowers the score', () => {
    const quote = 'Last year, we handed over 13,000 keys';
    const [right, wrong] = [['bare 13000 keys'], ['over 130 doors']].map((figures) =>
      scored([{ quote, figures, kinds: ['level'] }]),
    );
    expect(right?.figure).toMatchObject({ right: 1, of: 1 });
    expect(wrong?.figure).toMatchObject({ right: 0, of: 2 });
    expect(scored([{ quote, figures: ['over 13 thousand doors'], kinds: ['promise'] }])).toMatchObject({
      figure: { right: 1 },
      hedge: { right: 0 },
      unit: { right: 0 },
      kind: { right: 0 },
    });
  });
});

/** The figures of a quotation as hedge, value, unit and role. */
function figures(quote: string): string[] {
  return readQuotation(quote).figures.map(({ hedge, value, unit, role }) =>
    [hedge, value, unit, role === undefined ? '' : `(${role})`].filter((part) => part !== '').join(' '),
  );
}

describe('numbers', () => {
  test.each([
    ['“Half a million children”', 'bare 500000 children'],
    ['He said: "Half a million people left."', 'bare 500000 people'],
    ['(half a million jobs)', 'bare 500000 jobs'],
    ['"One in five pupils", he said', 'bare 20 %'],
    ['a .02% rate', 'bare 0.02 %'],
    ['it fell by $.50', 'bare 0.50 USD'],
    ['0.02 per cent of pupils', 'bare 0.02 %'],
    ['two-thirds of pupils', 'about 67 %'],
    ['a third of pupils', 'about 33 %'],
    ['1 in every 8 women', 'bare 12.5 %'],
    ['double the number of schools', 'bare 2 times'],
    ['rents tripled', 'or-more 3 times'],
    ['they cut crime in half', 'or-more 50 %'],
    ['1.5m jobs', 'bare 1500000 jobs'],
    ['5k jobs', 'bare 5000 jobs'],
    ['50bps', 'bare 50 basis points'],
    ['3 percentage points', 'bare 3 percentage points'],
    ['5p a litre', 'bare 5 p per litre'],
    ['10m tall', 'bare 10 m'],
    ['-3%', 'bare -3 %'],
    ['minus 3 per cent', 'bare -3 %'],
    ['20,000 more officers', 'bare 20000 officers'],
    ['350 per 100,000 people', 'bare 350 per 100,000 people; bare 100000 people (base)'],
    ['88 positive Covid-19 tests', 'bare 88 positive Covid-19 tests'],
    ['120,000 cubic feet per second', 'bare 120000 cubic feet per second'],
    ['900,000 net overseas arrivals', 'bare 900000 net overseas arrivals'],
    ['from 2.5% to 3.1%', 'bare 2.5 %; bare 3.1 %'],
    ['3–4 million people', 'bare 3000000 people (range); bare 4000000 people (range)'],
    ['between £3 and £4 million', 'bare 3 GBP million (range); bare 4 GBP million (range)'],
    ['anywhere from 70 to 90 percent', 'bare 70 % (range); bare 90 % (range)'],
    ['fifty to sixty thousand people', 'bare 50000 people (range); bare 60000 people (range)'],
  ])('%s', (quote, read) => expect(figures(quote).join('; ')).toBe(read));
});

describe('money', () => {
  test.each([
    ['£1.2bn', 'bare 1.2 GBP billion'],
    ['US$5 million', 'bare 5 USD million'],
    ['A$1,200', 'bare 1200 AUD'],
    ['C$6 million', 'bare 6 CAD million'],
    ['NZ$31 million', 'bare 31 NZD million'],
    ['S$500', 'bare 500 SGD'],
    ['HK$2 billion', 'bare 2 HKD billion'],
    ['GH¢1.2 billion', 'bare 1.2 GHS billion'],
    ['AUD 5 million', 'bare 5 AUD million'],
    ['SEK 3bn', 'bare 3 SEK billion'],
    ['KES 2.03 trillion', 'bare 2.03 KES trillion'],
    ['KSh2 trillion', 'bare 2 KES trillion'],
    ['KSh 2 trillion', 'bare 2 KES trillion'],
    ['Ksh. 500', 'bare 500 KES'],
    ['R500 million', 'bare 500 ZAR million'],
    ['N600 billion', 'bare 600 NGN billion'],
    ['N5,000', 'bare 5000 NGN'],
    ['₦600 billion', 'bare 600 NGN billion'],
    ['600 million naira', 'bare 600 NGN million'],
    ['3 trillion yen', 'bare 3 JPY trillion'],
    ['5 million Australian dollars', 'bare 5 AUD million'],
    ['₹5 lakh crore', 'bare 5 INR trillion'],
    ['₹300 crore', 'bare 3000000000 INR'],
    ['five lakh people', 'bare 500000 people'],
    ['Rs 2,000', 'bare 2000 rupees'],
    ['Rs. 1,50,000', 'bare 150000 rupees'],
    ['kr 500', 'bare 500 kr'],
    ['€3,5 Mrd', 'bare 3.5 EUR billion'],
    ['$12 a barrel', 'bare 12 USD per barrel'],
    ['KSh2000 a month', 'bare 2000 KES per month'],
  ])('%s', (quote, read) => expect(figures(quote)).toEqual([read]));

  test.each(['Z$5m', 'R$40 bilhões', 'the N17 bus', 'the R2 road', 'COP26 in Glasgow', 'CAR 300'])(
    '%s is money of nobody knows which kind, or none',
    (quote) => expect(figures(quote).filter((figure) => /[A-Z]{3}/.test(figure))).toEqual([]),
  );
});

describe('hedges', () => {
  test.each([
    ['Last year, we handed over 13,000 keys', 'bare'],
    ['the trust took over 200 schools', 'bare'],
    ['they turned over 500 pages', 'bare'],
    ['he presided over 340 closures', 'bare'],
    ['a row over 300 job losses', 'bare'],
    ['above the 2% target', 'bare'],
    ['it took over 20 minutes', 'over'],
    ['the tax took over £2 billion', 'over'],
    ['more than 200 schools', 'over'],
    ['hired over 200 officers', 'over'],
    ['over the 20,000 mark', 'over'],
    ['around the 20,000 mark', 'about'],
    ['a hundred-odd MPs', 'about'],
    ['nudging 300 jobs', 'nearly'],
    ['just shy of 300 jobs', 'nearly'],
    ['as many as 300 jobs', 'up-to'],
    ['she took up to $25 million', 'up-to'],
    ['they took it up to 300', 'bare'],
  ])('%s: %s', (quote, hedge) => expect(readQuotation(quote).figures.map((f) => f.hedge)).toEqual([hedge]));

  test.each(['over the 12 months', 'over the last 12 months', 'gave £2bn to the counties over ten years'])(
    '%s: the time is a stretch, and no figure',
    (quote) => {
      const years = readQuotation(quote).figures.filter(({ unit }) => /^(?:months|years)$/.test(unit));
      expect(years.map(({ hedge, role }) => [hedge, role])).toEqual([['bare', 'span']]);
    },
  );
});

describe('numbers set apart', () => {
  test.each([
    ['Since Oct. 1, they left', 'Oct. 1', 'date'],
    ['on May 5 we met', 'May 5', 'date'],
    ['on 5 May we met', '5 May', 'date'],
    ['on Jan. 15, 2020 we met', 'Jan. 15, 2020', 'date'],
    ['HB 97 is law', '97', 'name'],
    ['SB 1070 is law', '1070', 'name'],
    ['the top 10 countries', '10', 'name'],
    ['the top ten schools', 'ten', 'name'],
    ['the 50 states', '50', 'name'],
    ['all 47 counties', '47', 'name'],
    ['the fifty largest cities', 'fifty', 'name'],
    ['Section 21 evictions', '21', 'name'],
    ['Article 50 was triggered', '50', 'name'],
    ['Level 3 restrictions', '3', 'name'],
    ['the Boeing 737 fleet', '737', 'name'],
    ['10 Downing Street', '10', 'name'],
    ['the S&P 500 fell', '500', 'name'],
    ['Form 990 shows it', '990', 'name'],
    ['Title 42 expulsions', '42', 'name'],
    ['Route 66 is closed', '66', 'name'],
    ['No. 10 said so', '10', 'name'],
    ['the Falcon 9 rocket', '9', 'name'],
    ['999 calls were late', '999', 'name'],
    ['ranked 48th of 50', '50', 'part'],
    ['at 5 p.m. on Monday', '5', 'time'],
    ['45% (+/- 2.6%)', '2.6', 'margin'],
    ['12,34,567 officers', '12,34,567', 'unreadable'],
  ])('%s', (quote, text, why) => {
    const { figures: read, apart } = readQuotation(quote);
    expect(apart).toContainEqual(expect.objectContaining({ text, why }));
    expect(read.every((figure) => !figure.text.includes(text))).toBe(true);
    for (const one of apart) expect(quote.slice(one.start, one.end)).toBe(one.text);
  });

  test.each([
    'the G20 summit',
    'COVID-19 deaths',
    'the 9/11 attacks',
    'open 24/7',
    'HB2',
    'dozens of schools',
  ])('%s has no figure', (quote) => expect(figures(quote)).toEqual([]));

  test.each([
    ['in 14 states', 'bare 14 states'],
    ['the 1,000 families we helped', 'bare 1000 families'],
    ['Section 21 evictions rose by 300', 'bare 300'],
    ['in London 300 left', 'bare 300'],
    ['the Met had 300 officers', 'bare 300 officers'],
  ])('%s keeps its figure', (quote, read) => expect(figures(quote)).toEqual([read]));
});

describe('kinds', () => {
  const kinds = (quote: string) => readQuotation(quote).kinds.map(({ kind }) => kind);

  test.each([
    'the third-highest ever',
    'one of the highest ever recorded',
    'among the lowest on record',
    'second only to Spain, with the second largest deficit in 20 years',
    'the 20 largest deficits in history',
  ])('%s: no superlative', (quote) => expect(kinds(quote)).not.toContain('superlative'));

  test.each([
    'the highest on record',
    'a record high',
    'the lowest in 50 years',
    'the fastest growth since 2012',
    'the worst year since 1997',
    'fewer than ever before',
    'it fell for the first time since 1997',
  ])('%s: a superlative', (quote) => expect(kinds(quote)[0]).toBe('superlative'));

  test.each([
    'new recruits will start on £19,000',
    'one in eight women will be diagnosed',
    'prices will hit £300',
    'there will be 300 officers',
    'it will cost £5 billion',
    'he will take home £450 more',
  ])('%s: no promise', (quote) => expect(kinds(quote)).not.toContain('promise'));

  test.each([
    ['we will recruit 20,000 officers by 2023', '2023-12-31'],
    ['20,000 officers will be recruited by 2023', '2023-12-31'],
    ['we will get to 300 officers', undefined],
    ['Labour will build 300 homes', undefined],
    ["we'll be at 300 officers by 2023", '2023-12-31'],
  ])('%s: a promise', (quote, deadline) => {
    const [first] = readQuotation(quote).kinds;
    expect([first?.kind, first?.options?.['deadline']]).toEqual(['promise', deadline]);
  });

  test.each([
    'by 2014, he had cut 20,000 jobs',
    'by 2014 that number had increased to 9.4 million',
    '300 schools were closed by 2014',
  ])('%s: no deadline', (quote) =>
    expect(readQuotation(quote).dates.map(({ role }) => role)).toEqual(['date']),
  );

  test('a percentage is a level if nothing tells more', () => {
    expect(kinds('Canada charges a 270% tariff')).toEqual(['level']);
    expect(kinds('23 percent of them graduate')).toEqual(['share']);
    expect(kinds('It fell from 7.9% to 4.2%')).toEqual(['change']);
    expect(kinds('from 10% to 15%')).toEqual([]);
  });
});
