/** Two sayings of one person that may be one, and what readers are told of what was done with sayings. */
import { describe, expect, it } from 'vitest';
import { occasionAsked } from '../../../claims/sayings/occasions.ts';
import { deedSentence } from '../../../claims/sayings/told-deeds.ts';

const own = { person: 'ada', saidOn: '2023-01-25', quote: 'They are 16% short' };

describe('a saying that comes near another', () => {
  it.each([
    [{ ...own, saidOn: '2023-02-01' }, 'the same words of the same speaker, seven days apart'],
    [{ ...own, saidOn: '2023-01' }, 'the same words of the same speaker, on the same day'],
    [{ ...own, saidOn: '2023-02-08', quote: '“they are 16% short”' }, '14 days apart'],
  ])('is asked about: %j', (said, asked) => {
    expect(occasionAsked(said, [own])).toContain(asked);
  });
  it.each([
    { ...own, saidOn: '2023-02-09' },
    { ...own, person: 'bob' },
    { ...own, quote: 'They are short' },
  ])('is not asked about: %j', (said) => {
    expect(occasionAsked(said, [own])).toBeUndefined();
  });
  it('is asked about where another page gives nearly the same words a week later', () => {
    const words = 'We will need to recruit 1,142 officers every single month';
    const at = (url: string) => ({ title: 'A report', url });
    const held = { ...own, quote: words, saidOn: '2023-01-18', appearance: at('https://example.org/a') };
    const said = { ...held, saidOn: '2023-01-25', appearance: at('https://example.org/b') };
    for (const quote of [words, words.replace('single ', ''), `“${words}”`])
      expect(occasionAsked({ ...said, quote }, [held])).toContain('the same words');
    expect(occasionAsked({ ...said, quote: words.replace('1,142', '900') }, [held])).toBeUndefined();
  });
  it('is asked about by its place, whatever the words', () => {
    const at = (url: string) => ({ title: 'A debate', url });
    const held = { ...own, appearance: at('https://example.org/a') };
    const said = { ...own, quote: 'Other words', saidOn: '2023-01-26' };
    expect(occasionAsked({ ...said, appearance: at('https://example.org/a') }, [held])).toContain(
      'the same place of the same speaker, one day apart',
    );
    expect(occasionAsked({ ...said, appearance: at('https://example.org/b') }, [held])).toBeUndefined();
  });
});

describe('what was done with sayings', () => {
  const told = { undid: null, other: null, reason: 'It was somebody else.' } as const;
  const sayings = [{ by: 'Andy Cooke', on: '2023-01-25' }];
  it('is told with the saying and its day', () => {
    expect(deedSentence({ ...told, what: 'detach', sayings })).toBe(
      'A saying of 25 January 2023 by Andy Cooke was taken off: It was somebody else.',
    );
    expect(deedSentence({ ...told, what: 'undo', undid: 'detach', sayings, reason: null })).toBe(
      'A saying of 25 January 2023 by Andy Cooke, which had been taken off, was put back.',
    );
  });
  it('is told with the words of the other claim', () => {
    expect(deedSentence({ ...told, what: 'undo', undid: 'merge', sayings: [], other: 'So many' })).toBe(
      'The merge with the claim “So many” was undone, and each stands by itself again: It was somebody else.',
    );
  });
});
