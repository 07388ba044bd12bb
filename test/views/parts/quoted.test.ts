/** Words in quotation marks, which may have marks of their own. */
import { describe, expect, it } from 'vitest';
import { quoted, quotedText } from '../../../views/parts/quoted.ts';

describe('words in quotation marks', () => {
  it.each([
    ['There were 5 officers.', 'There were 5 officers.'],
    ['“There were 5 officers.”', 'There were 5 officers.'],
    ['"There were 5 officers."', 'There were 5 officers.'],
    ['‘Five,’ she said, ‘and six.’', '‘Five,’ she said, ‘and six.’'],
    ['‘There’s a 5% fall’', 'There’s a 5% fall'],
    // Of several quotations in one, and of one within the words, nothing is taken.
    ['“Five,” she said, “and six.”', '“Five,” she said, “and six.”'],
    ['She said: “Five.”', 'She said: “Five.”'],
    // One that runs on, or was cut.
    ['“Five officers, and', 'Five officers, and'],
    ['“', ''],
    ['', ''],
    ["'em all", "'em all"],
  ])('%j has one pair', (words, shown) => {
    const escaped = shown.replaceAll("'", '&#39;').replaceAll('"', '&quot;');
    expect(quoted(words).toString()).toBe(`<q dir="auto">${escaped}</q>`);
  });

  it('is cut after its own marks are off', () => {
    expect(quoted(`“${'word '.repeat(50)}end”`, 20).toString()).toBe('<q dir="auto">word word word…</q>');
    expect(quotedText('“Five officers”', 40)).toBe('“Five officers”');
  });
});
