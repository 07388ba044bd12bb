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
    [
      'Budget 2023-24\nPolice £19.1bn\nFire £2.3bn\nHighways £640m\nLibraries £12m\nParks £8m\nAdult social care £410m\nHousing £95m\nDebt interest £33m\nReserves £21m\nCouncil tax £388m\nBusiness rates £201m\nGrants £702m',
      undefined,
    ],
    [
      'Region\tOfficers\tChange\nAvon\t3,200\t5%\nBedfordshire\t1,400\t2%\nCheshire\t2,300\t1%\nDe Montfort\t120\t4%\nLas Vegas\t2,000\t3%\nLos Angeles\t9,000\t2%\nSan Francisco\t1,900\t1%\nDes Moines\t400\t2%\nEl Paso\t1,100\t6%',
      undefined,
    ],
    [
      'TABIE 3.  EXPENDITIJRE BY DEPARTMEIVT  1993-94 .. Heaith 29.9  Sociai Security 61.7  Defeuce 23.5 Ioans 4.1  Scotiand 13.8  Waies 6.3  N. Ireiand 7.1  Homc Office 5.8  Educatiou 9.4  Trausport 6.2 Contigeucy 4.0 Totai 243.8',
      undefined,
    ],
    [
      'La croissance du pays est plus forte que dans les autres pays, et le chômage a baissé pour la troisième année de suite, selon le ministre.',
      'other',
    ],
    [
      'Agregou ao orçamento do estado uma despesa de 5 milhões, que não foi aprovada pelo governo em 2019, segundo o ministro das finanças.',
      'other',
    ],
    ['Численность полиции в прошлом году выросла на 5 процентов, сообщило министерство.', 'other'],
    ['去年警察人数增加了百分之五,比前年还多,部长在星期一的讲话中这样说道,并承诺明年再增加', 'other'],
    [
      'Inflasi yang tinggi itu tidak akan bertahan lama, kata menteri, dan harga beras di pasar akan turun untuk tahun ini dari tahun lalu.',
      'other',
    ],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
