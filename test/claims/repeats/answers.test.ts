/** Which claims answer a question: by what is asked for, in what words, and where. */
import { describe, expect, it } from 'vitest';
import { type Answerable, answersTo } from '../../../claims/repeats/answers.ts';
import { askedIn } from '../../../claims/searching/question.ts';
import { indexLine } from '../../../claims/searching/terms.ts';
import { partsOf } from '../../../claims/searching/weighing.ts';

const claim = (
  slug: string,
  quote: string,
  kind: string,
  claimed: string | null,
  rests: string,
): Answerable => ({
  slug,
  quote,
  kind,
  claimed,
  row: {
    quote: indexLine([quote]),
    people: '',
    sayings: '',
    rests: indexLine([rests]),
    about: indexLine([slug.replace(/-/g, ' ')]),
  },
});

const CLAIMS = [
  claim(
    'met-record',
    'The Met has reached its largest officer strength in its history',
    'superlative',
    null,
    'Metropolitan Police Service officers',
  ),
  claim(
    'met-down',
    'officers are down 1,022 this year',
    'change',
    '1022 officers',
    'Metropolitan Police Service',
  ),
  claim(
    'met-forecast',
    'It predicts a further fall to 32,750 officers',
    'level',
    '32750 officers',
    'Metropolitan Police Service',
  ),
  claim(
    'recruits-quit',
    'at least 1,800 recruits have already quit the police programme',
    'level',
    '1800 officers',
    'England and Wales',
  ),
  claim(
    'police-pay',
    'basic police pay has fallen by 22%',
    'real-terms-change',
    '22 %',
    'Police officers England and Wales',
  ),
  claim('g7', 'UK growth was the lowest in the G7', 'rank', null, 'GDP United Kingdom'),
];

function answers(question: string): string[] {
  const asked = askedIn(question);
  const held = (phrases: readonly (readonly string[])[]) =>
    CLAIMS.filter(({ row }) =>
      phrases.some((phrase) =>
        Object.values(row).some((line: string) => ` ${line} `.includes(` ${phrase.join(' ')} `)),
      ),
    ).length;
  const known = asked.map(({ term, others }) => ({
    own: held([[term]]),
    claims: held([[term], ...others]),
    near: [],
  }));
  return answersTo(question, partsOf(asked, known, 500), CLAIMS, 3).map(({ slug }) => slug);
}

describe('a question', () => {
  it.each([
    ['Have the Metropolitan Police ever had more officers than now?', 'met-record'],
    ['By how many officers did the Met shrink?', 'met-down'],
    ['How many recruits have left the police scheme?', 'recruits-quit'],
    ['Which G7 country had the weakest recovery?', 'g7'],
    ['Has police pay dropped?', 'police-pay'],
  ])('in the words of a reader finds its claim: %s', (question, slug) => {
    expect(answers(question)).toContain(slug);
    expect(answers(question)[0]).toBe(slug);
  });

  it.each([
    ['of a sum is not answered by a share', 'How much does a police officer earn?'],
    ['of another place is not answered', 'Has police pay dropped in Scotland?'],
    ['of another thing is not answered', 'How many nurses have left the police scheme?'],
    ['of nothing is not answered', '???'],
  ])('%s', (_, question) => {
    expect(answers(question)).toEqual([]);
  });
});
