/** Embeds and citations with hostile text, and their scripts as they are checked in. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { toldSayings } from '../../../claims/sayings/saying.ts';
import * as embed from '../../../src/generated/embed-script.ts';
import { PAST_EMBED_SCRIPTS } from '../../../src/generated/embed-script-past.ts';
import { cardPage, noCard, withdrawnCard } from '../../../views/embed/card.ts';
import { type CodeProps, EMBED_FORMS, type EmbedForm, embedCode } from '../../../views/embed/code.ts';
import { cardHeights } from '../../../views/embed/height.ts';
import { stripPage } from '../../../views/embed/strip.ts';
import { EMBED_STYLE } from '../../../views/embed/style.ts';
import { type Cited, citation } from '../../../views/machines/citation.ts';
import { EMBED_FILE, embedFile, integrity } from '../../support/build-script.ts';
import { hostile, hostileBundle, hostileText, smallBundle } from '../../support/bundles.ts';
import { attributes, tags, unescaped } from '../../support/markup.ts';

const bundle = hostileBundle();
const verdict = evaluateBundle(bundle);
const { word: _, ...wordless } = verdict;
const other = { ...wordless, finding: 'fails' as const };
const site = { origin: 'https://ledger.test', styleHash: 'x', zone: 'Europe/London', script: 'let it = 1' };
const AT = '2026-05-01T08:00:00.000Z';

/** Somebody else said it before, and has a hostile name. */
const told = toldSayings(bundle.claim, { slug: 'a', name: bundle.claim.claimant.name }, [
  {
    id: 7,
    person: { slug: 'b', name: hostile('first') },
    said: { claimant: { name: hostileText('first') }, saidOn: '1999', quote: hostileText('quote') },
    addedAt: AT,
  },
]);

const PAGES = {
  card: cardPage({
    site,
    theme: 'dark',
    bundle,
    revision: 1,
    publishedAt: AT,
    isPinned: true,
    said: verdict,
    now: verdict,
    changed: { said: verdict, now: other, at: AT },
    told,
  }),
  withdrawn: withdrawnCard({
    site,
    theme: 'auto',
    claim: bundle.claim,
    reason: hostileText('reason'),
    at: AT,
  }),
  missing: noCard({
    site,
    theme: 'auto',
    message: hostile('message'),
    link: { href: '/claims', text: hostile('text') },
  }),
  strip: stripPage({
    site,
    theme: 'light',
    name: hostile('name'),
    items: [
      { state: 'unknown', asked: hostile('asked') },
      { state: 'withdrawn', claim: bundle.claim, at: AT },
      {
        state: 'published',
        claim: bundle.claim,
        revision: 1,
        isPinned: true,
        verdicts: { said: verdict, now: verdict },
        changed: { said: verdict, now: other, at: AT },
      },
    ],
  }),
};

describe('pages in frames', () => {
  test.each(Object.entries(PAGES))('hold hostile text as text: %s', (_, page) => {
    const drawn = String(page);
    for (const tag of tags(drawn.replace('<script>let it = 1</script>', ''))) {
      expect(tag).not.toMatch(/^<\/?(?:script|img|i|u|iframe|object|embed)[\s>]/i);
      expect(tag).not.toMatch(/\s(?:on[a-z]+|style)\s*=/i);
    }
    for (const href of attributes(drawn, 'href'))
      expect(href).toMatch(/^(?:\/(?!\/)|https:\/\/ledger\.test\/)/);
    expect(drawn.match(/<h1[ >]/g)).toHaveLength(1);
  });

  test('use no address but that of their style sheet', () => {
    for (const page of Object.values(PAGES)) expect(attributes(String(page), 'src')).toEqual([]);
    expect(EMBED_STYLE).not.toMatch(/url\(|@import|https?:/);
  });
});

const code = (form: EmbedForm): CodeProps => ({
  origin: site.origin,
  slug: 'hostile-claim',
  chosen: { form, theme: 'dark', width: '480', rev: 3, isInline: true },
  title: hostileText('title'),
  asOf: 'on the figures known on 1 May 2026',
  heightAt: (width) => 1_000 - width,
  badge: { width: 200, height: 24 },
  label: hostile('label'),
  script: { hash: 'abc', integrity: 'sha384-abc' },
});

test.each(Object.keys(EMBED_FORMS) as EmbedForm[])(
  'what is pasted holds hostile text as text: %s',
  (form) => {
    const markup = embedCode(code(form));
    const ALLOWED =
      /^<\/?(?:div|iframe|plumbline-verdict|a|img|script)(?: (?:src|title|width|height|loading|style|claim|rev|theme|href|integrity|crossorigin|alt)="")*(?: async)?>$/;
    for (const tag of tags(markup)) expect(tag).toMatch(ALLOWED);
    for (const address of [...attributes(markup, 'src'), ...attributes(markup, 'href')])
      expect(address).toMatch(/^https:\/\/ledger\.test\//);
  },
);

describe('citations', () => {
  const cited = (quote: string, because = verdict.because): Cited => ({
    origin: site.origin,
    claim: { ...bundle.claim, quote },
    today: '2026-05-02',
    zone: site.zone,
    verdicts: { said: { ...verdict, because }, now: { ...verdict, because } },
    revision: 2,
    publishedAt: AT,
    isPinned: true,
    isPublished: true,
    changedAt: null,
    withdrawn: null,
  });
  const NASTY =
    '{a} } 50% & $x_1$ #1 ~^ \\input{/etc/passwd} \\end{document} @article{x, "y" | `z` *b* [l](javascript:x) <b>';

  test('in BibTeX are one entry whose braces are closed', () => {
    for (const quote of [NASTY, '}', '{', '}{', '\\}', '\\\\{', hostileText('quote'), 'a\nb\r\nc']) {
      const entry = citation(cited(quote, quote), 'bib');
      expect(entry).toMatch(/^@misc\{plumbline-hostile-claim-r2-[\d-]+,\n/);
      let depth = 0;
      for (let i = 0; i < entry.length; i += 1) {
        const character = entry[i];
        depth += character === '{' ? 1 : character === '}' ? -1 : 0;
        if (depth === 0 && character === '}') expect(entry.slice(i).trim(), quote).toBe('}');
      }
      expect(depth).toBe(0);
      for (const line of entry.split('\n').slice(1, -2)) {
        expect(line).toMatch(/^ {2}[a-z]+ = \{.*\},$/);
        // Nothing that TeX would run or read is left bare.
        const value = line
          .replace(/\\url\{[^}]*\}/g, '')
          .replace(/\\(?:text[a-z]+\{\}|[$&#_%])/g, '')
          .replace(/^ {2}url = .*/, '');
        expect(value).not.toMatch(/[\\$&#_%~^<>|`"]/);
      }
    }
  });

  test('in Markdown hold no markup of a quotation', () => {
    const written = citation(cited(NASTY, NASTY), 'md');
    expect(written).toContain('\\<b\\>');
    expect(written).toContain('\\*b\\*');
    expect(written).toContain('\\[l\\](javascript:x)');
    expect(written.split('\n').length).toBe(8);
    expect(citation(cited('see https://evil.example or www.evil.example'), 'md')).toContain(
      'see https\\://evil.example or www\\.evil.example',
    );
  });

  test('in HTML hold no markup of a quotation', () => {
    const written = citation(cited(hostileText('quote'), hostileText('because')), 'html');
    for (const tag of tags(written))
      expect(tag).toMatch(/^<\/?(?:blockquote|p|a|strong|span|bdi)(?: (?:cite|dir|href)="")?>$/);
    expect(unescaped(written)).toContain('<script>alert(1)</script>');
  });

  test('in CSL-JSON are items of the schema', () => {
    const [item, ...more] = JSON.parse(citation(cited(NASTY), 'json')) as Record<string, unknown>[];
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      type: 'webpage',
      author: [{ literal: 'Plumbline' }],
      version: 'revision 2',
      URL: 'https://ledger.test/claims/hostile-claim?rev=2',
    });
    expect(item?.['id']).toMatch(/^[a-z0-9-]+$/);
  });

  test('hold no control of the direction of writing, and stay short', () => {
    for (const format of ['txt', 'md', 'html', 'bib', 'json'] as const) {
      const written = citation(cited(`\u202E${'word '.repeat(40_000)}`), format);
      // But for those that keep a part by itself, each of which is closed.
      expect(written.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')).not.toMatch(
        /[\u202a-\u202e\u2066-\u2069]/,
      );
      expect(written.length).toBeLessThan(6_000);
    }
  });
});

test('heights are within what hosts take, even for the longest texts', () => {
  const small = smallBundle({ quote: 'word '.repeat(40_000) });
  const now = evaluateBundle(small);
  const props = { bundle: small, said: now, now, changed: null, isPinned: false, zone: site.zone };
  const plain = cardHeights(props);
  expect(plain(600)).toBeLessThan(1_000);
  expect(plain(600)).toBeGreaterThan(200);
  const changed = cardHeights({ ...props, changed: { said: verdict, now: other, at: AT } });
  expect(changed(320)).toBeGreaterThan(plain(320));
});

describe('the scripts', () => {
  test('are what their source builds to', async () => {
    expect(readFileSync(EMBED_FILE, 'utf8'), 'Run `npm run build:script`.').toBe(await embedFile());
    expect(embed.EMBED_INTEGRITY).toBe(integrity('sha384', embed.EMBED_SCRIPT));
    expect(embed.FRAME_SCRIPT_HASH).toBe(integrity('sha256', embed.FRAME_SCRIPT));
  });

  test('are small: the element under 3,000 bytes compressed, the script in a card under 1,000', () => {
    expect(gzipSync(embed.EMBED_SCRIPT).length).toBeLessThan(3_000);
    expect(gzipSync(embed.FRAME_SCRIPT).length).toBeLessThan(1_000);
  });

  test('run no text as code, keep nothing, and ask for nothing', () => {
    for (const script of [embed.EMBED_SCRIPT, embed.FRAME_SCRIPT, embed.CHOOSER_SCRIPT]) {
      expect(script).not.toMatch(/["'`]\/[a-z]|https?:/);
      expect(script).not.toMatch(
        /\beval\(|\bFunction\(|innerHTML|insertAdjacentHTML|document\.write|<\/script/,
      );
      expect(script).not.toMatch(
        /cookie|localStorage|sessionStorage|indexedDB|fetch\(|XMLHttpRequest|sendBeacon|import\(/,
      );
    }
  });

  test('of the past are not the newest', () => {
    expect(PAST_EMBED_SCRIPTS).not.toContain(embed.EMBED_SCRIPT);
  });
});
