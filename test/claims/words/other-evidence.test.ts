import { describe, expect, it } from 'vitest';
import type { Word } from '../../../claims/verdict/reader-words.ts';
import type { OnOther } from '../../../claims/verdict/verdict.ts';
import { insteadInWords, measuresInWords } from '../../../claims/words/other-evidence.ts';

const on = (word: Word): OnOther => ({ label: 'Another', finding: 'fails', word, computed: null });

describe('other evidence in words', () => {
  it('counts the measures on which the words come out alike, the claim’s own among them', () => {
    expect(measuresInWords('right', [on('wrong'), on('overstated'), on('cannot-be-checked')])).toBe(
      'Right on 1 of 4 measures; on 1 it cannot be checked',
    );
    expect(measuresInWords('wrong', [on('wrong')])).toBe('Wrong on 2 of 2 measures');
  });

  it('counts nothing against the words on which they cannot be checked', () => {
    expect(measuresInWords('right', [on('cannot-be-checked'), on('cannot-be-checked')])).toBe(
      'Right on 1 of 3 measures; on the other 2 it cannot be checked',
    );
    expect(measuresInWords('right', [on('right'), on('cannot-be-checked')])).toBe(
      'Right on 2 of 3 measures; on the other it cannot be checked',
    );
    expect(measuresInWords('cannot-be-checked', [on('cannot-be-checked')])).toBe(
      'Cannot be checked on 2 of 2 measures',
    );
  });

  it('says what the claimed number is, with its scale and without its unit', () => {
    const claimed = { hedge: 'about', in: '[0, 1]', out: '[0, 1]' } as const;
    expect(insteadInWords({ ...claimed, value: '7.8', unit: 'million people' }, 'the number of cases')).toBe(
      '7.8 million is the number of cases',
    );
    expect(insteadInWords({ ...claimed, value: '20000', unit: 'officers' }, 'the target')).toBe(
      '20,000 is the target',
    );
  });
});
