import { describe, expect, test } from 'vitest';
import { marked } from '../../../views/pages/lists.ts';
import { escapeMarkup, escapeXml, html, nothing, trusted } from '../../../views/parts/html.ts';
import { clip } from '../../../views/parts/layout.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';

describe('html', () => {
  test('escapes strings in text and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&`;
    const drawn = String(html`<p title="${hostile}">${hostile}</p>`);
    expect(drawn).not.toContain('<script');
    expect(drawn.match(/"/g)).toHaveLength(2);
    expect(escapeMarkup(hostile)).toBe('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
  });

  test('draws nothing for what is not there, joins lists, and leaves markup of its own as it is', () => {
    expect(
      String(html`a${null}${undefined}${false}${nothing}b${['<', html`<i>${'>'}</i>`]}${trusted('<b>')}`),
    ).toBe('ab&lt;<i>&gt;</i><b>');
  });
});

describe('text in XML', () => {
  test('holds only what XML can, and is otherwise unchanged', () => {
    expect(escapeXml('<a href="x">&amp;\'')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;&#39;');
    expect(escapeXml('a\u0000b\u0007c\u001bd\uffffe\ufffef')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
    expect(escapeXml('\ud800 😀 \udc00')).toBe('\ufffd 😀 \ufffd');
    expect(escapeXml('a\tb\nc\rd ]]>')).toBe('a\tb\nc&#13;d ]]&gt;');
  });
});

describe('marked search results', () => {
  test('mark the matches and escape the rest', () => {
    expect(String(marked('<a> \u0002<b>\u0003 c \u0002d\u0003', '\u0002', '\u0003'))).toBe(
      '&lt;a&gt; <mark>&lt;b&gt;</mark> c <mark>d</mark>',
    );
  });

  test('a mark that is never closed marks to the end', () => {
    expect(String(marked('a \u0002b', '\u0002', '\u0003'))).toBe('a <mark>b</mark>');
  });
});

describe('clip', () => {
  test.each([
    ['short', 10, 'short'],
    ['one two three', 9, 'one two…'],
    ['unbroken-word', 6, 'unbro…'],
    ['  spaced \n out  ', 20, 'spaced out'],
    ['a 😀😀😀😀', 4, 'a 😀…'],
  ])('%j to %i', (text, length, expected) => {
    expect(clip(text, length)).toBe(expected);
  });
});

describe('addresses', () => {
  test('encode what is put into them', () => {
    expect(urls.claim('a/b?c#d')).toBe('/claims/a%2Fb%3Fc%23d');
    expect(urls.claims({ q: 'a&b=c', page: 1 })).toBe('/claims?q=a%26b%3Dc');
    expect(urls.claims({ page: 3 })).toBe('/claims?page=3');
    expect(urls.claim('x', '2023-01-31')).toBe('/claims/x?asof=2023-01-31');
    expect(urls.correction('a/b', 3)).toBe('/claims/a%2Fb#correction-3');
    expect(urls.correction('x', 3, 'history')).toBe('/claims/x/history#correction-3');
    expect(urls.corrections({ type: 'typo', page: 2 })).toBe('/corrections?type=typo&page=2');
    expect(urls.corrections({ page: 1 })).toBe('/corrections');
    expect(absolute('https://a.example', urls.series('s'))).toBe('https://a.example/evidence/s');
  });
});
