/** What differs between two forms: word by word, for any text, and never for long. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedFields,
  fieldDiff,
  fieldList,
  type Piece,
  textDiff,
  wordDiff,
} from '../../../views/edit/parts/diff.ts';
import { commentLabel, inFormOrder, labelsOf, valuesOf } from '../../../views/edit/parts/labels.ts';
import { hostile, hostileText, MARKUP } from '../../support/bundles.ts';
import { tags, words } from '../../support/markup.ts';

const asIs = (name: string) => name;

/** The earlier or the later text of some pieces. */
function side(pieces: readonly Piece[], change: 'added' | 'removed'): string {
  return pieces
    .filter((piece) => piece.change === 'same' || piece.change === change)
    .map((piece) => piece.text)
    .join('');
}

describe('two texts', () => {
  test('differ by words, with neighbouring changes as one', () => {
    expect(wordDiff('There are 20,000 officers', 'There are 21,500 police officers')).toEqual([
      { change: 'same', text: 'There are ' },
      { change: 'removed', text: '20,000' },
      { change: 'added', text: '21,500 police' },
      { change: 'same', text: ' officers' },
    ]);
    expect(wordDiff('one two three', 'four five three')).toEqual([
      { change: 'removed', text: 'one two' },
      { change: 'added', text: 'four five' },
      { change: 'same', text: ' three' },
    ]);
  });

  test.each([
    ['', ''],
    ['', 'all of it'],
    ['all of it', ''],
    ['the same', 'the same'],
  ])('are found if one text is empty or both are the same: %j and %j', (a, b) => {
    const pieces = wordDiff(a, b);
    expect([side(pieces, 'removed'), side(pieces, 'added')]).toEqual([a, b]);
    expect(pieces.length).toBeLessThanOrEqual(1);
  });

  test('give both texts back, whatever they hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('a', 'b', ' ', '\n', '20,000', 'שלום', '👩‍👩‍👧', 'e\u0301', '漢字', '<b>'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pieces = wordDiff(a, b);
        expect([side(pieces, 'removed'), side(pieces, 'added')]).toEqual([a, b]);
        expect(side(wordDiff(a, b, 1), 'added')).toBe(b);
      }),
    );
  });

  test('keep together what is one sign or one word in any script', () => {
    const changed = (a: string, b: string) =>
      wordDiff(a, b)
        .filter((piece) => piece.change !== 'same')
        .map((piece) => piece.text);
    expect(changed('ein 👩‍👩‍👧 da', 'ein 👨‍👩‍👧 da')).toEqual(['👩‍👩‍👧', '👨‍👩‍👧']);
    expect(changed('היו שלום שוטרים', 'היו מרחב שוטרים')).toEqual(['שלום', 'מרחב']);
    expect(changed('cafe\u0301 noir', 'cafe noir')).toEqual(['cafe\u0301', 'cafe']);
    expect(changed('don’t stop', 'won’t stop')).toEqual(['don’t', 'won’t']);
  });

  test('of a hundred thousand characters take a moment, whether one word differs or all', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `word${(i * 7919) % 4999}`).join(' ');
    const other = Array.from({ length: 20_000 }, (_, i) => `word${(i * 6101) % 4999}`).join(' ');
    expect(long.length).toBeGreaterThan(100_000);
    const start = performance.now();
    expect(wordDiff(long, long.replace(' word', ' another')).filter((p) => p.change !== 'same')).toHaveLength(
      2,
    );
    const replaced = wordDiff(long, other);
    expect([side(replaced, 'removed'), side(replaced, 'added')]).toEqual([long, other]);
    expect(replaced.filter((p) => p.change === 'removed')).toHaveLength(1);
    const fields = (text: string) =>
      Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`f${i}`, text]));
    expect(String(fieldDiff(fields(long), fields(other), asIs))).toContain('<del>');
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('show the ends of what is long and the same, and not all of it', () => {
    const same = 'the same words again '.repeat(500);
    const drawn = String(textDiff(`${same}old ${same}`, `${same}new ${same}`));
    expect(drawn.length).toBeLessThan(2_000);
    expect(words(drawn)).toMatch(/again removed: old \(end of what was removed\) added: new/);
  });
});

describe('the drawing', () => {
  test('says what was added and removed to those who do not see it', () => {
    expect(String(textDiff('a b', 'a c'))).toBe(
      'a <del><span class="hidden" dir="ltr">removed: </span>b<span class="hidden" dir="ltr"> (end of what was removed) </span></del><ins><span class="hidden" dir="ltr">added: </span>c<span class="hidden" dir="ltr"> (end of what was added) </span></ins>',
    );
  });

  test('shows white space that was added', () => {
    expect(words(String(textDiff('a b', 'a\nb')))).toContain('↵');
  });

  test('escapes texts, names of fields and their contents', () => {
    const drawn = String(
      fieldDiff(
        { quote: hostileText('before'), [MARKUP[0] ?? '']: 'x', notes: MARKUP.join('') },
        { quote: hostileText('after'), 'inputs.<b>.x': hostile('y'), context: MARKUP.join('\n') },
        asIs,
      ),
    );
    const ours = new Set(tags(drawn).map((tag) => /^<\/?([a-z]+)/.exec(tag)?.[1]));
    expect([...ours].sort()).toEqual(['dd', 'del', 'div', 'dl', 'dt', 'ins', 'span']);
    expect(tags(drawn).join('')).not.toMatch(/on[a-z]+=/);
    const list = String(fieldList({ quote: MARKUP.join(''), [MARKUP[1] ?? '']: 'x' }, asIs));
    expect(new Set(tags(list))).toEqual(
      new Set(['<dl class="">', '<div>', '<dt>', '</dt>', '<dd dir="">', '</dd>', '</div>', '</dl>']),
    );
  });

  test('lets each text run in its own direction', () => {
    const drawn = String(fieldDiff({ quote: 'שלום עולם' }, { quote: 'שלום לעולם' }, asIs));
    expect(drawn).toContain('<dd dir="auto">שלום <del>');
    // The words of the page itself do not decide the direction.
    expect(drawn.match(/<span class="hidden" dir="ltr">/g)).toHaveLength(4);
  });

  test('says so if nothing differs', () => {
    expect(words(String(fieldDiff({ quote: 'a\r\nb ' }, { quote: ' a\nb', notes: '' }, asIs)))).toBe(
      'They are the same.',
    );
  });
});

describe('two forms', () => {
  const before = {
    kind: 'level',
    quote: 'x',
    'inputs.value.series': 'a',
    'claimed.hedge': 'bare',
    _csrf: 'secret',
  };
  const after = {
    kind: 'on-pace',
    quote: 'x',
    'inputs.target.from': 'figure',
    'options.says': 'on-track',
    'claimed.hedge': 'about',
    _csrf: 'other',
  };

  test('differ in fields, in the order of the form, without what a form carries besides them', () => {
    expect(changedFields(before, after)).toEqual([
      'kind',
      'claimed.hedge',
      'options.says',
      'inputs.target.from',
      'inputs.value.series',
    ]);
    expect(
      inFormOrder(['zzz', 'inputs.parts.10.value', 'inputs.parts.2.value', 'inputs.parts.2.from', 'quote']),
    ).toEqual(['quote', 'inputs.parts.2.from', 'inputs.parts.2.value', 'inputs.parts.10.value', 'zzz']);
  });

  test('have their fields and choices in plain words, by the kind of either', () => {
    const drawn = words(String(fieldDiff(before, after, labelsOf(after, before), valuesOf(after, before))));
    expect(drawn).not.toMatch(/secret|inputs\.|options\.|on-pace|on-track/);
    expect(drawn).toContain('Kind of claim');
    expect(drawn).toContain('A figure given here');
    // A choice is replaced whole, whatever words the two share.
    const [given, fresh] = ['figure', 'new'].map((from) => ({ kind: 'level', 'inputs.value.from': from }));
    expect(words(String(fieldDiff(given ?? {}, fresh ?? {}, labelsOf(before), valuesOf(before))))).toContain(
      'removed: A figure given here (end of what was removed) added: A new figure for the ledger',
    );
    expect(commentLabel('', 'level')).toBe('In general');
    expect(commentLabel('inputs', 'level')).toBe('The evidence as a whole');
    expect(commentLabel('toString', 'level')).toBe('toString');
    expect(valuesOf(before)('claimed.hedge', 'constructor')).toBe('constructor');
  });
});
