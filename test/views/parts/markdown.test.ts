import { describe, expect, test } from 'vitest';
import { markdown, ownMarkdown } from '../../../views/parts/markdown.ts';

const drawn = (text: string) => String(ownMarkdown(text));
const under = (text: string) => String(markdown(text, { under: 2 }));

describe('Markdown brings no markup of its own', () => {
  const hostile: [name: string, text: string][] = [
    ['a script', '<script>alert(1)</script>'],
    ['an inline script', 'a <script>alert(1)</script> b'],
    ['an event handler', '<img src=x onerror=alert(1)>'],
    ['a drawing', '<svg/onload=alert(1)>'],
    ['a frame', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['a style', '<style>*{display:none}</style>'],
    ['a comment', '<!-- --><b>x</b>'],
    ['a javascript link', '[x](javascript:alert(1))'],
    ['a javascript link in capitals', '[x](JaVaScRiPt:alert(1))'],
    ['a javascript link in entities', '[x](java&#115;cript:alert(1))'],
    ['a javascript link with a tab', '[x](java\tscript:alert(1))'],
    ['a javascript link by reference', '[x][y]\n\n[y]: javascript:alert(1)'],
    ['a javascript autolink', '<javascript:alert(1)>'],
    ['a data link', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a link out of its attribute', '[x](https://a.example/"onmouseover="alert(1))'],
    ['a protocol-relative link', '[x](//evil.example/)'],
    ['a picture', '![x](https://evil.example/track.png)'],
    ['a picture with a handler', '![x" onerror="alert(1)](y)'],
    ['code that closes itself', '`</code><script>alert(1)</script>`'],
    ['a code block with a hostile language', '```"><script>alert(1)</script>\nx\n```'],
    ['a table with a script', '| a |\n|---|\n| <script>alert(1)</script> |'],
    ['a heading with a handler', '# x" onclick="alert(1)'],
    [
      'markup behind an inline element that marked knows',
      'a <kbd> <meta/http-equiv=refresh content="0;url=https://evil.example/">',
    ],
    ['a picture behind inline code', 'x <code> <img/src=x onerror=alert(1)>'],
    ['a form behind a script', 'x <pre> <form/action=https://evil.example><input/name=a>'],
    ['a box to tick', '- [ ] <script>alert(1)</script>'],
  ];

  test.each(hostile)('%s', (_, text) => {
    for (const markup of [drawn(text), under(text)]) {
      expect(markup).not.toMatch(/<(?:script|img|svg|iframe|style|input|meta|form|b|!--)/i);
      // What is left of a handler or a scheme is text, and in no tag.
      for (const [tag] of markup.matchAll(/<[^>]*>/g)) {
        expect(tag).not.toMatch(/\son\w+\s*=|javascript:|data:|href="\/\//i);
      }
    }
  });
});

describe('Markdown is drawn', () => {
  test('with safe links, emphasis, lists and tables', () => {
    const markup = drawn(
      '**a** [b](https://b.example/?x=1&y=2) [c](/method#d)\n\n- e\n\n| f |\n|---|\n| g |',
    );
    expect(markup).toContain('<strong>a</strong>');
    expect(markup).toContain('href="https://b.example/?x=1&amp;y=2"');
    expect(markup).toContain('href="/method#d"');
    expect(markup).toContain('<li>e</li>');
    expect(markup).toContain('<th scope="col">f</th>');
  });

  const headings = (markup: string) =>
    [...markup.matchAll(/<h(\d)([^>]*)>/g)].map(([, level, more]) => `${level}${more}`);

  test.each([
    ['as deep as they stand', '# a\n\n## b\n\n### c\n\n## d\n\n# e', '3 4 5 4 3'],
    ['without a gap even if the text leaves one', '### a\n\n###### b\n\n#### c\n\n## d\n\n# e', '3 4 4 3 3'],
    ['no deeper than there are levels', '# a\n\n## b\n\n### c\n\n#### d\n\n##### e', '3 4 5 6 6'],
    ['in lists and quotations too', '> # a\n\n- ## b\n\n## c', '3 4 4'],
    ['underlined', 'a\n===\n\nb\n---', '3 4'],
  ])('under another heading, its own below it: %s', (_, text, levels) => {
    // Without ids, which might be those of the page.
    expect(headings(under(text)).join(' ')).toBe(levels);
  });

  test('by itself as it counts its headings, each with an id', () => {
    expect(headings(drawn('# a b\n\n### c'))).toEqual(['1 id="a-b"', '3 id="c"']);
    under('# a');
    expect(headings(drawn('# a'))).toEqual(['1 id="a"']);
  });

  test('with boxes as signs, which nobody can tick', () => {
    expect(under('- [ ] a\n- [x] b').replace(/\s+/g, ' ')).toMatch(/☐ (?:<p>)?a.*☑ (?:<p>)?b/);
  });

  test('100,000 characters in time that is not felt', () => {
    expect(drawn('*'.repeat(50_000) + '['.repeat(50_000)).length).toBeGreaterThan(0);
  });
});

describe('Markdown that is out of the ordinary', () => {
  test('keeps entities as they are, once', () => {
    expect(under('a &lt;b&gt; &amp; c < d')).toContain('a &lt;b&gt; &amp; c &lt; d');
  });

  test.each(['> ', '1. ', '- ', '['])('is shown as it was typed if %j is nested without end', (sign) => {
    expect(under(`${sign.repeat(8_000)}a`)).toContain('a');
  });

  test.each(['_a', '*a', '~a', 'a** '])(
    'is shown as it was typed if it has %j thousands of times',
    (sign) => {
      expect(under(sign.repeat(6_000))).toBe(`<p class="verbatim">${sign.repeat(6_000)}</p>`);
      expect(under(sign.repeat(1_000))).not.toContain('verbatim');
    },
  );

  test('leads to web addresses only, if people type it', () => {
    const text = '[m](mailto:a@example.org) [s](/claims) [w](https://example.org/)';
    expect(under(text).match(/href="[^"]*"/g)).toEqual(['href="https://example.org/"']);
  });
});
