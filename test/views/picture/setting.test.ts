/** Texts in pictures: no letter, number or day of a verdict and of a byline is left out, and none runs out of its room. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStarter } from '../../../src/commands/starter.ts';
import { bylineOf, cutTo, heavy, notesOn, verdictLines } from '../../../views/picture/setting.ts';
import { typesOf } from '../../../views/picture/type.ts';
import { everyHeadline } from '../../support/headlines.ts';
import { ROOT } from '../../support/servers.ts';

const types = typesOf(readFileSync(join(ROOT, 'src/files/letters.txt'), 'utf8'));
const { serif, bold } = types;

describe('the bold type', () => {
  it('has the digits and signs of headlines, titles and labels', () => {
    for (const text of [
      'Right when said; wrong on 1 September 2023',
      'It’s 1,142.5 – or –2%',
      '“£14 million”, (target) + 5/6: ‘as said’… & more?',
    ])
      expect(bold.covers(text), text).toBe(true);
  });

  it('gives way to the other where it lacks a letter, so that no letter is lost', () => {
    expect(heavy('Wrong on 5 September 2023', types)).toBe(bold);
    expect(heavy('Ștefănescu', types)).toBe(serif);
  });
});

describe('a verdict', () => {
  it('is whole in each picture, on three lines at most, and within its room', () => {
    const one = [44, 40, 36, 32];
    for (const on of [undefined, '2026-09-30'])
      for (const headline of everyHeadline(on))
        for (const width of [444, 876, 938]) {
          const { type, size, lines } = verdictLines(headline, types, { one, two: [36, 32, 29, 26] }, width);
          expect(type).toBe(bold);
          expect(lines.join(' ')).toBe(headline);
          expect(lines.length, headline).toBeLessThanOrEqual(width === 444 ? 3 : 2);
          for (const line of lines) expect(type.width(line, size), line).toBeLessThanOrEqual(width);
        }
  });
});

describe('a byline', () => {
  it('of every claim of the starter ledger ends with its whole day, on two lines at most', async () => {
    let onTwo = 0;
    for (const { bundle } of await readStarter())
      for (const [size, width] of [
        [26, 520],
        [26, 952],
        [28, 950],
      ] as const) {
        const lines = bylineOf(bundle.claim, serif, size, width);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(lines.at(-1)).toMatch(/(?:^|, )\d{1,2} [A-Z][a-z]+ \d{4}$/);
        for (const line of lines) expect(serif.width(line, size), line).toBeLessThanOrEqual(width);
        onTwo += lines.length - 1;
      }
    expect(onTwo).toBeGreaterThan(3);
  });

  it('is on two lines where it is too long for one, and cuts the name alone', () => {
    const by = (name: string) => bylineOf({ claimant: { name }, saidOn: '2023-08-31' }, serif, 26, 520);
    expect(by('Yvette Cooper')).toEqual(['Yvette Cooper, 31 August 2023']);
    expect(by('Office for National Statistics')).toEqual([
      'Office for National Statistics,',
      '31 August 2023',
    ]);
    const [name = '', day] = by(
      'The Joint Committee of Both Houses on the Counting of Everything That Is Counted',
    );
    expect([name.endsWith('…'), day]).toEqual([true, '31 August 2023']);
    expect(by('דוד')).toEqual(['31 August 2023']);
  });
});

describe('a note', () => {
  it('is there as a whole or not at all', () => {
    const [first, second] = ['On the figures known on 30 November 2026', 'Changed on 4 May 2026: Right'];
    expect(notesOn([first, second], serif, 22, 900, 2)).toEqual([first, second]);
    expect(notesOn([first, second], serif, 22, 900, 1)).toEqual([first]);
    expect(notesOn([`${first} ${first}`, second], serif, 22, 500, 1)).toEqual([second]);
  });
});

describe('a title', () => {
  it('is cut at a word with an ellipsis', () => {
    const lines = cutTo(serif, 'Police officers recruited in England and Wales '.repeat(4), 22, 300, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });
});
