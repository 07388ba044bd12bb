/** Pasted HTML as text, the head that a text states, and another language than English. */
import { describe, expect, test } from 'vitest';
import { headOf } from '../../../claims/article/head.ts';
import { isHtml, pastedText, textOfHtml } from '../../../claims/article/html.ts';
import { languageOf } from '../../../claims/article/language.ts';

describe('pasted HTML', () => {
  test('is text without markup, scripts and styles, its blocks on lines of their own', () => {
    const html =
      '<html><head><title>T</title><style>p{}</style></head><body><h1>Big  news</h1>\n<p>A <a href="x>y">link</a> to 5&nbsp;% ' +
      '&amp; &pound;3, it&#8217;s<br>next</p><script>alert("<p>no</p>")</script><ul><li>one<li>two</ul><!-- no --></body>';
    expect(textOfHtml(html)).toBe('T\n\nBig news\n\nA link to 5\u00a0% & £3, it’s\nnext\n\none\n\ntwo');
  });

  test.each([
    ['a < b and c > d', false],
    ['He said x<y, and y>z.', false],
    ['<p>One</p>', true],
    ['one<br>two<br>', true],
    ['<!DOCTYPE html>x', true],
    ['plain text', false],
  ])('%j is HTML: %s', (text, is) => {
    expect(isHtml(text)).toBe(is);
    if (!is) expect(pastedText(text)).toBe(text);
  });

  test.each([
    ['&#150;', '–'],
    ['&#x110000;', '\ufffd'],
    ['&#xd800;', '\ufffd'],
    ['&unknown;', '&unknown;'],
    ['&amp;lt;', '&lt;'],
    ['3 < 4', '3 < 4'],
    ['<p>a', 'a'],
    ['<a href="', '<a href="'],
    ['<script>x', ''],
  ])('%j is %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  test.each(['<', '<a ', '<a ="', '<p>', '<!--', '&amp;', '<script>', '&#', '<br>\n'])(
    '%j many times throws nothing',
    (shape) => {
      expect(() => pastedText(shape.repeat(30_000))).not.toThrow();
    },
  );
});

describe('the head that a text states', () => {
  test.each([
    ['Tories to miss their target\n\nThe party will miss it.', { title: 'Tories to miss their target' }],
    [' date 2022-01-27 The number of officers has gone down.', { date: '2022-01-27' }],
    ['Published: 3 May 2021\n\nThe plan is good.', { date: '2021-05-03' }],
    ['LONDON, 3 May 2021 (AP) — The plan is good.', { date: '2021-05-03' }],
    ['May 3, 2021\n\nThe plan is good.', { date: '2021-05-03' }],
    ['The minister has today (Tuesday, 4 March 2025) said so.', { date: '2025-03-04' }],
    ['The plan of 3 May 2021 was a good one, as everybody said.', {}],
    ['It will be done by 3 May 2021.', {}],
    ['', {}],
  ])('of %j', (text, head) => {
    expect(headOf(text)).toEqual(head);
  });
});

describe('the language of a text', () => {
  test.each([
    [
      'The number of police officers has gone up by 5 per cent over the past year, and they are to be paid more than before this.',
      undefined,
    ],
    [
      'Una inflación anual del 17 por ciento que nadie quiere ni puede sostener en el tiempo, según dice el presidente de la nación.',
      'other',
    ],
    [
      'Die Zahl der Polizisten in Deutschland ist im vergangenen Jahr gestiegen und damit um 5 Prozent höher als im Vorjahr gewesen.',
      'other',
    ],
    [
      'Het aantal agenten in Nederland is vorig jaar gestegen en dat was meer dan in het jaar daarvoor was beloofd door de minister.',
      'other',
    ],
    ['Too short', undefined],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
