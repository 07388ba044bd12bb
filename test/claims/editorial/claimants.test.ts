/** Two people of one name: who a claim is by, and when somebody is asked. */
import { describe, expect, test } from 'vitest';
import {
  ANOTHER,
  askedMessage,
  type KnownClaimant,
  noneOf,
  SAME,
  toldApart,
  whichClaimant,
} from '../../../claims/editorial/claimants.ts';

const SMITH: KnownClaimant = {
  slug: 'john-smith',
  claims: 3,
  roles: ['Leader of the Opposition'],
  parties: ['Labour'],
};
const OTHER: KnownClaimant = { slug: 'john-smith-2', claims: 1, roles: [], parties: ['Conservative'] };
const by = (party?: string, role?: string) => ({ name: 'John Smith', party, role });

describe('a claim by John Smith', () => {
  test.each([
    ['of the same party', by('Labour')],
    ['in the same role', by(undefined, 'Leader of the Opposition')],
    ['of whom nothing is said', by()],
    ['written in other capitals', by('labour ')],
  ])('is by the one that the ledger has, if it is one %s', (_, claimant) => {
    expect(whichClaimant(claimant, [SMITH], undefined)).toEqual({ is: 'known', slug: 'john-smith' });
  });

  test.each([
    ['party', by('Conservative')],
    ['role', by('Labour', 'Minister')],
  ])('is asked about if the %s is another', (_, claimant) => {
    expect(whichClaimant(claimant, [SMITH], undefined)).toEqual({ is: 'asked' });
    expect(whichClaimant(claimant, [SMITH], 'john-smith')).toEqual({ is: 'known', slug: 'john-smith' });
    expect(whichClaimant(claimant, [SMITH], SAME)).toEqual({ is: 'known', slug: 'john-smith' });
    expect(whichClaimant(claimant, [SMITH], ANOTHER)).toEqual({ is: 'new' });
    expect(whichClaimant(claimant, [SMITH], noneOf([SMITH]))).toEqual({ is: 'new' });
  });

  test('is asked about once: what was answered is known from then on', () => {
    const moved = { ...SMITH, parties: [...SMITH.parties, 'Independent'] };
    expect(whichClaimant(by('Independent'), [moved], undefined)).toEqual({ is: 'known', slug: 'john-smith' });
    expect(whichClaimant(by('Conservative'), [SMITH, OTHER], undefined)).toEqual({
      is: 'known',
      slug: 'john-smith-2',
    });
    // “Another” was answered to two drafts; the second is by the other one that the first has brought in.
    expect(whichClaimant(by('Conservative'), [SMITH, OTHER], ANOTHER)).toEqual({
      is: 'known',
      slug: 'john-smith-2',
    });
  });

  test('is asked about if nothing tells two apart, and no answer fits two', () => {
    expect(whichClaimant(by(), [SMITH, OTHER], undefined)).toEqual({ is: 'asked' });
    expect(whichClaimant(by(), [SMITH, OTHER], SAME)).toEqual({ is: 'asked' });
    expect(whichClaimant(by(), [SMITH, OTHER], 'jane-doe')).toEqual({ is: 'asked' });
  });

  test('is asked about again if the answer was about others: the name was changed, or one more has it', () => {
    const green = by('Green');
    const doe = { ...SMITH, slug: 'jane-doe' };
    expect(whichClaimant(green, [SMITH], noneOf([doe]))).toEqual({ is: 'asked' });
    expect(whichClaimant(green, [SMITH, OTHER], noneOf([SMITH]))).toEqual({ is: 'asked' });
    expect(whichClaimant(green, [SMITH, OTHER], noneOf([SMITH, OTHER]))).toEqual({ is: 'new' });
  });

  test('is by a new one if nobody has the name', () => {
    expect(whichClaimant(by('Labour'), [], undefined)).toEqual({ is: 'new' });
    expect(whichClaimant(by('Labour'), [], SAME)).toEqual({ is: 'new' });
  });
});

test('the question says what the ledger has', () => {
  expect(askedMessage('John Smith', [SMITH])).toBe(
    'The ledger has claims by John Smith already (Labour and Leader of the Opposition; three claims), and the role or the party here is another: say whether this is the same person.',
  );
  expect(askedMessage('John Smith', [SMITH, OTHER])).toBe(
    'The ledger has claims by several who are called John Smith (Labour and Leader of the Opposition; three claims · Conservative; one claim): say which of them this is, or that it is another.',
  );
});

test('lists tell two of one name apart by party, role or organisation', () => {
  expect(toldApart(by('Labour', 'Minister'))).toBe('John Smith (Labour)');
  expect(toldApart(by(undefined, 'Minister'))).toBe('John Smith (Minister)');
  expect(toldApart(by())).toBe('John Smith');
});
