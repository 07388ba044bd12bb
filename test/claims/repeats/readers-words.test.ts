/** Pairs in the words of readers, class by class: what one sentence of a class is to another. */
import { describe, expect, it } from 'vitest';
import { compare } from '../../../claims/repeats/compare.ts';
import type { Outcome, Statement } from '../../../claims/repeats/statement.ts';
import { weighBy } from '../../../claims/repeats/topic.ts';

const KNOWN = { weigh: weighBy(new Map(), 1_000) };

type Case = readonly [a: string, b: string, expected: Outcome, more?: Partial<Statement>, saidOn?: string];

/** The first is a claim of March 2024, the second a sentence of a week later or of another day; nothing else is typed unless given. */
function held([a, b, , more = {}, saidOn = '2024-03-12']: Case) {
  return compare({ words: a, saidOn: '2024-03-05', ...more }, { words: b, saidOn }, KNOWN);
}

function each(cases: readonly Case[]) {
  it.each(cases.map((one) => [one[0], one[1], one[2], one] as const))(
    '“%s” and “%s”: %s',
    (_, __, expected, one) => {
      const { relation, why } = held(one);
      expect(relation, why).toBe(expected);
      expect(why).not.toBe('');
    },
  );
}

describe('a denial is no saying of what it denies', () => {
  each([
    [
      'We have cleared the asylum backlog',
      'The claim to have cleared the asylum backlog is a barefaced lie',
      'opposite-side',
    ],
    ['We created 80,000 new jobs', 'The claim of 80,000 new jobs is nothing but spin', 'opposite-side'],
    [
      'The party will raise taxes by £2,000 for every family',
      'The £2,000 tax rise for every family is pure fiction',
      'opposite-side',
    ],
    [
      'We built 10,000 council homes last year',
      'The boast of 10,000 council homes built last year is bogus',
      'opposite-side',
    ],
    ['Crime has fallen by 30%', 'It is simply false that crime has fallen by 30%', 'opposite-side'],
    ['Debt is falling', 'Debt is not falling', 'opposite-side'],
    [
      'We have delivered 40 new hospitals',
      'The government has failed to deliver 40 new hospitals',
      'opposite-side',
    ],
    ['The government has built 300,000 homes', 'The government has not built 300,000 homes', 'opposite-side'],
    [
      'Nobody will pay energy bills of more than £2,500',
      '£2,500 is the average energy bill, not the maximum that anybody will pay',
      'opposite-side',
    ],
    [
      'Waiting lists are down by 200,000',
      "The numbers don't add up: waiting lists are not down by 200,000",
      'opposite-side',
    ],
    [
      'Four million children live in poverty',
      'Four million children live in poverty, despite what the minister said falsely this morning',
      'same',
    ],
    ['Net migration fell by 10%', 'Net migration fell by 10%, whatever the opposition claims', 'same'],
  ]);
});

describe('a place in an order answers another one', () => {
  each([
    [
      'These are the biggest tax cuts in history',
      'The tax cuts are the eighth largest in history',
      'opposite-side',
    ],
    [
      'We have the fastest growing economy in the G7',
      'Our economy is only the third fastest growing in the G7',
      'opposite-side',
    ],
    [
      'Britain has the highest energy prices in Europe',
      'Britain has the 4th highest energy prices in Europe',
      'opposite-side',
    ],
    [
      'Britain has the highest energy prices in Europe',
      'Energy prices in Britain are the highest in Europe',
      'same',
    ],
  ]);
});

describe('the same figure in other words', () => {
  each([
    ['Homicides doubled in the city', 'Homicides in the city are up by 100%', 'same'],
    ['One in five children is obese', '20% of children are obese', 'same'],
    ['Eight of ten households have electricity', '80% of households have electricity', 'same'],
    ['Women earn 77 cents for every dollar that men earn', 'Women earn 77% of what men earn', 'same'],
    ['Women earn 77 cents for every dollar that men earn', 'Women earn 23% less than men earn', 'same'],
    ['The scheme made two crore new jobs', 'The scheme made 20 million new jobs', 'same'],
    [
      'The health budget rises by £20.8 billion a year',
      'That is £400 million more a week for the health budget',
      'same',
    ],
    ['We send £350 million a week to Brussels', 'We send £50 million to Brussels every day', 'same'],
    ['Household power bills will fall by $275', 'Household power bills will fall by A$275', 'same'],
    ['A third of teachers plan to quit', '33% of teachers plan to leave', 'same'],
    ['We hired half a million nurses', 'We hired 500,000 nurses', 'same'],
    [
      'They cut your power bill by $275 and said so on 97 occasions',
      'They said 97 times that they cut your power bill by $275',
      'same',
    ],
  ]);
});

describe('the figure that matters', () => {
  each([
    [
      'Police numbers have only increased by 3,500',
      'Whilst 20,000 officers were recruited, police numbers have only increased by 3,500',
      'part',
    ],
    [
      'The programme delivers 31,000 new nurses',
      'They promised 50,000 but the true number is 31,000 new nurses',
      'same',
    ],
    [
      'The programme builds forty hospitals',
      'The programme builds not ten, not twenty, but forty hospitals',
      'same',
    ],
    [
      'Every child inherits a $30,000 share of the national debt',
      'The national debt is $14 trillion, and every child inherits a $45,000 share of it',
      'same-other-figure',
    ],
  ]);
});

describe('times by the words', () => {
  each([
    [
      'Forces lost 20,000 officers between 2010 and 2018',
      'Between 2010 and 2018 forces lost 20,000 officers',
      'same',
      {},
      '2024-12-01',
    ],
    [
      'Crime has fallen by 50% since 2010',
      'Crime is down 56% since 2010',
      'same-other-time',
      {},
      '2024-11-01',
    ],
    [
      'There are 27,000 more nurses than in 2019',
      'There are now 51,000 more nurses than in 2019',
      'same-other-time',
      {},
      '2025-11-01',
    ],
    [
      'We created 12 million jobs in two years',
      'We created 15 million jobs in three years',
      'same-other-time',
      {},
      '2025-03-05',
    ],
    ['Profits rose by 5% last year', 'Profits rose by 5% last year', 'same-other-time', {}, '2025-03-05'],
    [
      'We will build 10,000 homes by 2030',
      '10,000 homes will be built by 2030, we promise',
      'same',
      {},
      '2024-09-05',
    ],
  ]);
});

describe('other questions', () => {
  each([
    ['The force lost 21,000 officers', 'The force lost 7,000 neighbourhood officers', 'related'],
    ['The hospital has 12,000 nurses', 'The hospital has 9,000 registered nurses', 'related'],
    ['There are 149,572 officers', 'There are 147,430 full-time equivalent officers', 'related'],
    ['Renewables produced 19% of electricity', 'Wind alone produced 14% of electricity', 'related'],
    ['We cut the deficit by $1.7 trillion', 'We cut the debt by $1.7 trillion', 'related'],
    [
      'A million more patients are on waiting lists than last year',
      'There are 7.8 million patients on waiting lists',
      'related',
    ],
    [
      'We will recruit 6,000 more doctors',
      'There are 2,000 fewer doctors than in 2015',
      'related',
      { kind: 'promise', figure: '6000', unit: 'doctors' },
    ],
    ['One million jobs were created in Australia', 'Canadians have created one million jobs', 'none'],
  ]);
});

describe('what agrees in a number alone is not attached', () => {
  each([
    ['We will create one million jobs', 'We have created one million jobs', 'related'],
    ['We will build 300,000 homes', '300,000 homes were built', 'related'],
    ['Debt will reach £2 trillion', 'Debt is £2 trillion', 'related', { kind: 'forecast' }],
    ['20% of children in Leeds are obese', '20% of children in Glasgow are obese', 'none'],
    ['Unemployment in Poland is 5%', 'Unemployment in Sweden is 5%', 'none'],
    ['The gross cost is £350 million a week', 'The net cost is £350 million a week', 'related'],
    [
      '7.6 million patients are waiting for treatment',
      '7.6 million cases are waiting for treatment',
      'related',
    ],
    ['5,000 people crossed the Channel in small boats', '5,000 people were murdered in a year', 'none'],
    ['20% of prisoners reoffend', 'Rail fares rose by 20%', 'none'],
    ['Arrests for burglary are up 8%', 'Convictions for burglary are up 8%', 'related'],
    ['Wages rose by 6%', 'Prices rose by 6%', 'related'],
    ['Exports to the bloc rose by 12%', 'Imports from the bloc rose by 12%', 'related'],
    ['10% of pupils have free school meals', '10% of teachers have free school meals', 'related'],
  ]);
});

describe('the other side', () => {
  each([
    ['Crime is rising', 'Crime is falling', 'opposite-side'],
    ['Waiting lists are going up', 'Waiting lists are coming down', 'opposite-side'],
    ['Knife crime has risen by 7%', 'Knife crime has fallen by 7%', 'opposite-side'],
    ['Taxes are higher than ever', 'Taxes are lower than ever', 'opposite-side'],
    ['There are more police than in 2010', 'There are fewer police than in 2010', 'opposite-side'],
    ['The economy grew by 0.6%', 'The economy shrank by 0.6%', 'opposite-side'],
    ['The plan is on track', 'The plan is way behind schedule', 'opposite-side'],
    ['We will meet the target for new homes', 'They will miss the target for new homes', 'opposite-side'],
    ['Real wages are up', 'Real wages are flat', 'opposite-side'],
    ['Emissions have fallen', 'There has been no fall in emissions', 'opposite-side'],
    ['Hospital admissions doubled', 'Hospital admissions halved', 'opposite-side'],
    ['Living standards have improved', 'Living standards have got worse', 'opposite-side'],
  ]);
});

describe('one claim in other words', () => {
  each([
    ['Crime is rising', 'Crime is going up', 'same'],
    ['The economy grew by 0.6%', 'GDP was up 0.6%', 'same'],
    ['There are 10,000 fewer officers', 'We have lost 10,000 police', 'same'],
    ['Energy bills have gone up by £500', 'Energy bills have risen by £500', 'same'],
    [
      'Over 7 million people are waiting for NHS treatment',
      '7.6 million patients are waiting for NHS treatment',
      'same',
    ],
    ['The plan is on track', 'The plan is on schedule', 'same'],
    ['We promise 40 new hospitals', 'Our manifesto commits us to 40 new hospitals', 'same'],
    ['Rents rose by 9%', 'There was a 9 per cent rise in rents', 'same'],
    ['Unemployment is at its lowest since 1974', 'Unemployment is the lowest since 1974', 'same'],
    ['Half of all teachers want to leave', '50 per cent of teachers want to quit', 'same'],
  ]);
});

describe('more words of the same classes', () => {
  each([
    ['Inflation is down to 2%', 'Inflation has fallen to 2%', 'same'],
    ['We spend £3 billion a year on hotels', 'Hotels cost us £8 million a day', 'same'],
    ['One in three adults cannot see a dentist', 'A third of adults cannot see a dentist', 'same'],
    ['Nine out of ten schools are rated good', '90% of schools are rated good', 'same'],
    ['The wealth of billionaires tripled', 'The wealth of billionaires rose by 200%', 'same'],
    ['There are 5 lakh vacancies', 'There are 500,000 vacancies', 'same'],
    ['A quarter of a million homes are empty', '250,000 homes stand empty', 'same'],
    [
      'We promised to cut emissions by 78% by 2035',
      'Emissions are to be cut by 78% by 2035, we vowed',
      'same',
    ],
    ['The deficit was halved', 'The deficit was cut by 50%', 'same'],
    [
      'Knife crime rose by 80% since 2015',
      'It is a myth that knife crime rose by 80% since 2015',
      'opposite-side',
    ],
    [
      'We are building 1.5 million homes',
      'They are nowhere near building 1.5 million homes',
      'opposite-side',
    ],
    ['The NHS has record funding', 'The NHS does not have record funding', 'opposite-side'],
    ['Taxes went up', 'Taxes went down', 'opposite-side'],
    ['Exports are booming', 'Exports are collapsing', 'opposite-side'],
    ['The army is growing', 'The army keeps shrinking', 'opposite-side'],
    ['Schools have more money than ever', 'Schools have less money than ever', 'opposite-side'],
    ['Class sizes are getting smaller', 'Class sizes are getting bigger', 'opposite-side'],
    ['Poverty has gone up', 'Poverty has not gone up', 'opposite-side'],
    ['The gap is narrowing', 'The gap is widening', 'opposite-side'],
    [
      'The police are winning back the streets with 13,000 officers',
      'The 13,000 officers figure is completely made up',
      'opposite-side',
    ],
    ['The bill will cost families £1,000', "It won't cost families £1,000", 'opposite-side'],
  ]);
});

describe('words quoted within a week are of the same time, whatever else they name', () => {
  each([
    [
      'A massive 3,427 officers still need to be recruited by the end of March',
      'A massive 3,427 officers still need to be recruited by the end of March in order to meet the 2019 pledge',
      'same',
      { figure: '3427', unit: 'officers', kind: 'shortfall', period: '2024-03-31' },
    ],
    [
      'A massive 3,427 officers still need to be recruited by the end of March',
      'A massive 3,427 officers still need to be recruited by the end of March in order to meet the 2019 pledge',
      'related',
      { figure: '3427', unit: 'officers', kind: 'shortfall', period: '2024-03-31' },
      '2025-03-12',
    ],
  ]);
});
