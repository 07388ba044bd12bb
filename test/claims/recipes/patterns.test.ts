/** The patterns of recipes: those of the language, in time that grows as the text does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMatch, MAX_PATTERN, patternOf } from '../../../claims/recipes/patterns.ts';
import { runs } from '../../support/scope.ts';

describe('a pattern', () => {
  it.each([
    ['^(Notes?|Source)', 'Notes: x', true],
    ['^(Notes?|Source)', 'A Source', false],
    ['^Table 1: Police', 'Table 1: Police officers', true],
    ['^1982-84=100$', '1982-84=100', true],
    ['a{2,3}b', 'xaab', true],
    ['^a{2}$', 'aaa', false],
    ['a{2,}$', 'xaaaa', true],
    ['[^a-c]x', 'ax', false],
    ['\\d{4}-\\d\\d', 'x2019-04', true],
    ['^\\S+\\s\\w$', 'ab c', true],
    ['(a|b|)c', 'c', true],
    ['a.c', 'a\nc', false],
    ['a??b', 'b', true],
    ['^$', '', true],
    ['', 'anything', true],
    ['(?:ab)+$', 'xabab', true],
    ['^\\(x\\)\\.$', '(x).', true],
    ['é', 'été', true],
    ['^Change\\b', 'Changes', false],
    ['^Change\\b', 'Change in', true],
    ['a\\Bb', 'ab', true],
  ])('%s in %j: %s', (pattern, text, is) => {
    expect(isMatch(pattern, text)).toBe(is);
  });

  it.each([
    '(?=a)',
    '(?<n>a)',
    '(a',
    'a)',
    '*a',
    'a**',
    '^*',
    '[b-a]',
    '[a',
    '\\1',
    '\\p{L}',
    '\\b+',
    'a{2,1}',
    'a{',
    '((a{99}){99}){99}',
    'a'.repeat(MAX_PATTERN + 1),
  ])('%s is refused', (pattern) => {
    expect(typeof patternOf(pattern)).toBe('string');
    expect(isMatch(pattern, 'a')).toBe(false);
  });

  it('takes no time that doubles with the text', () => {
    const start = process.cpuUsage().user;
    for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a*)*b', '(.*)*x$', '^((a?){50}a{50})$'])
      isMatch(pattern, `${'a'.repeat(100_000)}!`);
    expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
  });

  it('finds what the engine of the language finds', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '\\b(?:)',
      '\\B(?:)',
      '[^a]',
      '\\d',
      '(a|b)',
      '(?:ab)',
    );
    const repeat = fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}');
    const pattern = fc
      .tuple(
        fc.constantFrom('', '^'),
        fc.array(fc.tuple(piece, repeat), { maxLength: 5 }),
        fc.constantFrom('', '$'),
      )
      .map(([start, pieces, end]) => start + pieces.flat().join('') + end);
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', '1', 'x'), maxLength: 8 }),
        (source, text) => {
          expect(isMatch(source, text), `${source} in ${text}`).toBe(new RegExp(source, 'u').test(text));
        },
      ),
      runs(500),
    );
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab()[]{}*+?|^$\\.,-12'), maxLength: 20 }),
        fc.string(),
        (source, text) => {
          isMatch(source, text);
        },
      ),
      runs(500),
    );
  });
});
