/** Badges: whatever was claimed, in whatever script, a drawing stays well-formed, in its boxes, small and legible. */

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothClocks, evaluateBundle } from '../../../claims/evaluate.ts';
import { type Clocks, FINDINGS, type Finding } from '../../../claims/verdict/verdict.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { BADGE_SIZES, drawBadge, shieldsBadge } from '../../../views/badge/badge.ts';
import { PALETTES } from '../../../views/badge/pen.ts';
import {
  type Badge,
  type BadgeClaim,
  claimedInShort,
  claimedLine,
  verdictBadge,
  withdrawnBadge,
} from '../../../views/badge/words.ts';
import { fitLine, fitLines, isFromTheRight, onOneLine, textWidth } from '../../../views/parts/text-width.ts';
import { THEMES } from '../../../views/parts/theme.ts';
import { hostileBundle, smallBundle } from '../../support/bundles.ts';
import { everyShortHeadline } from '../../support/headlines.ts';
import { runs } from '../../support/scope.ts';
import { childrenOf, type Element, readXml } from '../../support/xml.ts';

const ADDRESS = `https://ledger.example/claims/${'a-slug-'.repeat(17)}a`;
const MAX_BYTES = 1_500;
const LOOKS = BADGE_SIZES.flatMap((size) => THEMES.map((theme) => ({ size, theme })));

/** Without a claimed figure, so that a failing one is plainly wrong. */
const { word: _, claimed: __, ...verdict } = evaluateBundle(smallBundle());

/** The verdicts of both clocks with a finding each. */
const found = (said: Finding, now = said): Clocks => ({
  said: { ...verdict, finding: said },
  now: { ...verdict, finding: now },
});

function claimOf(more: Partial<BadgeClaim> = {}): BadgeClaim {
  return {
    kind: 'comparison',
    quote: 'More than ever',
    saidOn: '2024-01-31',
    claimant: { name: 'Somebody' },
    ...more,
  };
}

function badgeOf(claim: BadgeClaim, changedOn: string | null = null): Badge {
  return verdictBadge(claim, found('holds'), { address: ADDRESS, changedOn });
}

const read = (svg: string): Element => readXml(`<?xml version="1.0" encoding="utf-8"?>${svg}`);

/** All that a drawing says, its lines joined. */
const textIn = (svg: string) =>
  childrenOf(read(svg), 'text')
    .map(({ text }) => text)
    .join(' ');

/** Expects of a drawing what holds for all of them. */
function expectSound(badge: Badge): void {
  for (const look of LOOKS) {
    const svg = drawBadge(badge, look);
    expect(gzipSync(svg).length).toBeLessThanOrEqual(MAX_BYTES);
    const root = read(svg);
    expect(root.name).toBe('svg');
    expect(root.attributes['role']).toBe('img');
    expect(root.children[0]?.name).toBe('title');
    expectInBoxes(root);
  }
}

/** Expects every text between the edges of its area, next to and not on top of its neighbours, as wide as it was measured. */
function expectInBoxes(root: Element): void {
  const [width, height] = [Number(root.attributes['width']), Number(root.attributes['height'])];
  expect(root.attributes['viewBox']).toBe(`0 0 ${width} ${height}`);
  const areas = childrenOf(root, 'path').flatMap(({ attributes }) => {
    const [, x, y, w, h] = /^M(\S+) (\S+)h(\S+)v(\S+)H\S+z$/.exec(attributes['d'] ?? '') ?? [];
    return x === undefined ? [] : [{ x: Number(x), y: Number(y), w: Number(w), h: Number(h) }];
  });
  const drawn = childrenOf(root, 'text').map(({ attributes, text }) => {
    const length = Number(attributes['textLength']);
    const x = Number(attributes['x']);
    const from = attributes['direction'] === 'rtl' ? x - length : x;
    const size = Number(attributes['font-size'] ?? 12);
    const measured = textWidth(text, size, attributes['font-weight'] === '700' ? 'bold' : 'regular');
    expect(length).toBeGreaterThan(0);
    expect(measured - length).toBeGreaterThanOrEqual(-0.001);
    // A letter wider than all of its box is drawn narrower than it is.
    expect(measured - length).toBeLessThan(0.11);
    return { from, to: from + length, y: Number(attributes['y']) };
  });
  for (const { from, to, y } of drawn) {
    const area = areas.find((a) => y > a.y && y < a.y + a.h && from >= a.x && from < a.x + a.w);
    expect(area, `${from} to ${to} at ${y} of ${width} x ${height}`).toBeDefined();
    if (area !== undefined) expect(to).toBeLessThanOrEqual(area.x + area.w - 4);
  }
  for (const [i, a] of drawn.entries())
    for (const b of drawn.slice(i + 1))
      expect(a.y !== b.y || a.to <= b.from + 0.11 || b.to <= a.from + 0.11).toBe(true);
}

const SCRIPTS = [
  'police officers',
  'Żółć ĝaŭdo',
  'Όλοι οι άνθρωποι',
  'Все люди рождаются',
  'יולד בני חורין',
  'يولد جميع الناس أحرارًا',
  'सभी मनुष्यों को गौरव',
  'มนุษย์ทั้งหลายเกิดมา',
  '人人生而自由',
  'すべての人間は',
  '모든 인간은',
  '👮‍♀️👩‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿🇬🇧1️⃣',
  'e\u0301\u0302\u0303\u0304\u0305',
  '\u202Eevil\u202C\u2067',
  '<b>&"\'',
  '﷽',
  '𒀱',
  '\u0301',
  '\u200d\u200c\u200b',
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...SCRIPTS), { maxLength: 80 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...SCRIPTS), { maxLength: 80 }).map((parts) => parts.join('')),
);

describe('a badge', () => {
  it('stays well-formed, in its boxes and small, for any text', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (quote, name, isChanged) => {
        expectSound(badgeOf(claimOf({ quote, claimant: { name } }), isChanged ? '2026-05-03' : null));
      }),
      runs(300),
    );
  });

  it('is small even if no text can be compressed', () => {
    // Rare letters with rare marks, as many as are taken, and an address of random letters.
    const letter = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x20000, max: 0x2a6df }),
      fc.integer({ min: 0x10300, max: 0x1034a }),
    );
    const mark = fc.integer({ min: 0xe0100, max: 0xe01ef });
    const cluster = fc
      .tuple(letter, fc.array(mark, { maxLength: 5 }))
      .map(([first, marks]) => String.fromCodePoint(first, ...marks));
    const dense = fc.array(cluster, { minLength: 200, maxLength: 260 }).map((parts) => parts.join(''));
    const slug = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
      minLength: 120,
      maxLength: 120,
    });
    fc.assert(
      fc.property(dense, dense, dense, slug, (quote, name, unit, random) => {
        const claim = claimOf({ kind: 'level', quote, claimant: { name }, claimed: { value: '1', unit } });
        const address = `https://ledger.example/claims/${random}`;
        for (const size of BADGE_SIZES) {
          const badge = verdictBadge(claim, found('slightly-off', 'too-close'), {
            address,
            changedOn: '2026-09-23',
          });
          expect(gzipSync(drawBadge(badge, { size, theme: 'auto' })).length).toBeLessThanOrEqual(MAX_BYTES);
        }
      }),
      runs(200),
    );
  });

  it('stays so for any claimed figure', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }),
        anyText,
        fc.constantFrom('level', 'change', 'share'),
        (n, unit, kind) => {
          expectSound(badgeOf(claimOf({ kind, claimed: { value: String(n), unit, hedge: 'about' } })));
        },
      ),
    );
  });

  it('stays so for every claim of the starter ledger', async () => {
    for (const { bundle } of await readStarter()) {
      const claim = bundle.claim as BadgeClaim;
      const clocks = bothClocks(bundle, bundle.asOf);
      expectSound(verdictBadge(claim, clocks, { address: ADDRESS, changedOn: null }));
      expectSound(verdictBadge(claim, clocks, { address: ADDRESS, changedOn: '2026-05-03' }));
      expectSound(withdrawnBadge(claim, { address: ADDRESS, withdrawnOn: '2026-05-03' }));
    }
  });

  it.each([
    ['hostile', hostileBundle().claim as BadgeClaim],
    ['of a quarter of a million letters', claimOf({ quote: 'x'.repeat(250_000) })],
    ['of as many marks', claimOf({ quote: `e${'\u0301'.repeat(250_000)}` })],
    ['of as many emoji', claimOf({ quote: '👩‍👩‍👧'.repeat(30_000) })],
    ['of as many joiners', claimOf({ quote: `a${'\u200d'.repeat(250_000)}b` })],
    ['of spaces that are not seen', claimOf({ quote: '\u200b\u2060' })],
    ['with a figure of a thousand digits', claimOf({ claimed: { value: '9'.repeat(1_000), unit: 'm' } })],
  ])('stays so for a claim %s', (_, claim) => {
    expectSound(badgeOf(claim));
    expectSound(badgeOf(claim, '2026-05-03'));
  });

  it('stays so without a claim, and for every finding', () => {
    expectSound({ state: 'notice', notice: 'Not available just now (503)' });
    for (const name of FINDINGS)
      expectSound(verdictBadge(claimOf(), found(name), { address: ADDRESS, changedOn: null }));
  });

  it('says what was claimed, by whom, the verdict and its day', () => {
    const { claim } = smallBundle({ quote: 'There are 20,000 officers', claimant: 'Somebody' });
    const svg = drawBadge(badgeOf(claim as BadgeClaim), { size: 'flat', theme: 'light' });
    const root = read(svg);
    expect(root.children[0]?.text).toBe(
      '“There are 20,000 officers” (Somebody, 31 January 2024). Plumbline’s verdict as of 31 January 2024: Right.',
    );
    expect(childrenOf(root, 'text').map(({ text }) => text)).toEqual([
      '20,000 officers: “There are 20,000 officers”',
      'Right',
      'as of 31 Jan 2024',
    ]);
    const card = read(drawBadge(badgeOf(claim as BadgeClaim), { size: 'card', theme: 'light' }));
    expect(childrenOf(card, 'text').map(({ text }) => text)).toEqual([
      'Somebody',
      ', 31 January 2024',
      '“There are 20,000 officers”',
      'Right',
      'As of 31 January 2024',
      'Plumbline',
    ]);
  });

  it('is never wider than 200 pixels in its narrow form, and cuts no word of a verdict', () => {
    const series = [{ id: 'officers', title: 'Police Uplift Programme, officers recruited in all forces' }];
    const claim = claimOf({
      kind: 'level',
      claimed: { value: '20000', unit: 'officers' },
      inputs: { value: { series: 'officers', at: '2024-01-31' } },
    });
    const badge = verdictBadge(claim, found('holds'), { address: ADDRESS, series, changedOn: null });
    const drawn = read(drawBadge(badge, { size: 'narrow', theme: 'light' }));
    expect(drawn.attributes['width']).toBe('200');
    expect(childrenOf(drawn, 'text').map(({ text }) => text)).toEqual([
      'Police Uplift Programme, officers',
      'recruited in all forces:',
      '20,000 officers',
      'Right',
      'as of 31 Jan 2024',
    ]);
    for (const headline of everyShortHeadline()) {
      const long = { ...badge, label: headline } as Badge;
      const texts = childrenOf(read(drawBadge(long, { size: 'narrow', theme: 'auto' })), 'text');
      expect(texts.map(({ text }) => text).join(' ')).toContain(headline);
    }
  });

  it('is never wider than 420 pixels when it is flat, and has two rows where it would be', async () => {
    const width = (badge: Badge) =>
      Number(read(drawBadge(badge, { size: 'flat', theme: 'auto' })).attributes['width']);
    let rows = 0;
    for (const { bundle } of await readStarter()) {
      const { claim, series } = bundle;
      const clocks = bothClocks(bundle, '2026-06-30');
      const badge = verdictBadge(claim as BadgeClaim, clocks, { address: ADDRESS, series, changedOn: null });
      expect(width(badge), claim.slug).toBeLessThanOrEqual(420);
      const drawn = read(drawBadge(badge, { size: 'flat', theme: 'light' }));
      if (Number(drawn.attributes['height']) > 24) rows += 1;
      // What was claimed, the verdict and the day are all there.
      expect(textIn(drawBadge(badge, { size: 'flat', theme: 'light' })), claim.slug).toMatch(
        / as of 30 Jun 2026$/,
      );
      expect([...shieldsBadge(badge).label].length, claim.slug).toBeLessThanOrEqual(90);
    }
    expect(rows).toBeGreaterThan(10);
    for (const label of everyShortHeadline()) {
      const badge = { ...badgeOf(claimOf({ quote: 'word '.repeat(200) })), label } as Badge;
      expect(width(badge), label).toBeLessThanOrEqual(420);
    }
    const short = claimOf({ kind: 'level', claimed: { value: '5', unit: '%' }, quote: 'It is so' });
    expect(read(drawBadge(badgeOf(short), { size: 'flat', theme: 'light' })).attributes['height']).toBe('24');
  });

  it('names the period of a figure, which is never cut, and no day', () => {
    const of = (at: string) => {
      const gdp = claimOf({
        kind: 'level',
        claimed: { value: '-1.2', unit: '%' },
        inputs: { value: { series: 'gdp', at } },
      });
      const series = [{ id: 'gdp', title: 'Real GDP against the last quarter before the pandemic' }];
      return verdictBadge(gdp, found('holds'), { address: ADDRESS, series, changedOn: null });
    };
    const texts = (badge: Badge, size: 'flat' | 'narrow') =>
      childrenOf(read(drawBadge(badge, { size, theme: 'light' })), 'text').map(({ text }) => text);
    expect(texts(of('2021-10-01/2021-12-31'), 'flat')[0]).toBe(
      'Real GDP against the last quarter…, Oct–Dec 2021: −1.2%',
    );
    expect(texts(of('2021-10-01/2021-12-31'), 'narrow').slice(0, 3)).toEqual([
      'Real GDP against the last',
      'quarter before the pandemic,',
      'Oct–Dec 2021: −1.2%',
    ]);
    expect(shieldsBadge(of('2021-06-01/2021-06-30')).label).toMatch(/, Jun 2021: −1\.2%$/);
    expect(shieldsBadge(of('2021-01-01/2021-12-31')).label).toMatch(/, 2021: −1\.2%$/);
    expect(shieldsBadge(of('2021-12-31')).label).toMatch(/…? −1\.2%$/);
    expect(shieldsBadge(of('2021-12-31')).label).not.toContain('2021');
  });

  it('says on a strip that the verdict has changed since, and in its title where the new one is', () => {
    const badge = badgeOf(claimOf(), '2026-05-03');
    for (const size of BADGE_SIZES) {
      const root = read(drawBadge(badge, { size, theme: 'auto' }));
      expect(root.children[0]?.text).toContain(`changed since, on 3 May 2026: ${ADDRESS}`);
      expect(childrenOf(root, 'text').at(-1)?.text).toMatch(/changed since, (?:on )?3 May 2026/i);
    }
    // An address that has room is on the card too.
    const address = 'https://ledger.example/claims/a-claim';
    const card = drawBadge({ ...badge, address } as Badge, { size: 'card', theme: 'auto' });
    expect(childrenOf(read(card), 'text').at(-1)?.text).toBe('ledger.example/claims/a-claim');
    expectSound({ ...badge, address } as Badge);
  });

  it('tells verdicts apart by their shape, without colour', () => {
    const verdicts = [
      ...(['holds', 'stretched', 'fails', 'too-close'] as const).map((name) => found(name)),
      found('holds', 'fails'),
    ];
    const shapes = verdicts.map((clocks) => {
      const badge = verdictBadge(claimOf(), clocks, { address: ADDRESS, changedOn: null });
      const [, shape = ''] =
        /<g [^>]*>(.*?)<\/g>/.exec(drawBadge(badge, { size: 'flat', theme: 'light' })) ?? [];
      expect(shape).not.toBe('');
      return shape.replace(/#[0-9a-f]+/g, '');
    });
    expect(new Set(shapes).size).toBe(5);
  });

  it('says both words where the clocks differ, and is green for none that today’s figures contradict', () => {
    const badge = verdictBadge(claimOf(), found('holds', 'fails'), { address: ADDRESS, changedOn: null });
    expect(shieldsBadge(badge)).toMatchObject({
      message: 'Right when said; wrong now, as of 31 Jan 2024',
      color: PALETTES.light.tones.open.slice(1),
    });
    for (const size of BADGE_SIZES)
      for (const theme of THEMES) {
        const svg = drawBadge(badge, { size, theme });
        expect(svg).toContain(
          'Plumbline’s verdict as of 31 January 2024: Right when said; wrong on today’s figures.',
        );
        expect(textIn(svg)).toContain('Right when said; wrong now');
        for (const scheme of ['light', 'dark'] as const)
          for (const standing of ['supports', 'against'] as const)
            expect(svg).not.toContain(PALETTES[scheme].tones[standing]);
      }
    // Nor red for what came true.
    const turned = verdictBadge(claimOf(), found('fails', 'holds'), { address: ADDRESS, changedOn: null });
    expect(turned).toMatchObject({ standing: 'turned', label: 'Wrong when said; right now' });
    // A second word that does not contradict the first leaves it its colour.
    const near = verdictBadge(claimOf(), found('holds', 'slightly-off'), {
      address: ADDRESS,
      changedOn: null,
    });
    expect(near).toMatchObject({ standing: 'supports', label: 'Right when said; nearly right now' });
  });

  it('never cuts a headline, whatever the clocks say', () => {
    const badge = badgeOf(claimOf());
    for (const label of everyShortHeadline())
      for (const size of BADGE_SIZES) {
        const drawn = drawBadge({ ...badge, label } as Badge, { size, theme: 'light' });
        expect(textIn(drawn), `${size}: ${label}`).toContain(label);
        expectInBoxes(read(drawn));
      }
  });

  it('follows the reader’s theme only if none was asked for', () => {
    const draw = (theme: 'light' | 'dark' | 'auto') => drawBadge(badgeOf(claimOf()), { size: 'flat', theme });
    expect(draw('light')).not.toContain('<style');
    expect(draw('dark')).not.toContain('<style');
    expect(draw('auto')).toContain('prefers-color-scheme:dark');
    // If style is not read, it is the light one.
    expect(draw('auto').replace(/<style>.*<\/style>| class="[^"]*"/g, '')).toBe(draw('light'));
  });

  it('lets nothing in that could be run or loaded', () => {
    const svg = LOOKS.map((look) => drawBadge(badgeOf(hostileBundle().claim as BadgeClaim), look)).join('');
    const tags = new Set([...svg.matchAll(/<([a-z]+)/gi)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(['circle', 'g', 'path', 'style', 'svg', 'text', 'title']);
    expect(svg.replace(/<text [^>]*>[^<]*<|<title>[^<]*</g, '')).not.toMatch(
      /href|url\(|\son|@import|script/i,
    );
  });
});

/** The ratio of contrast of two colours, by WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('the contrast', () => {
  it.each(['light', 'dark'] as const)('of every text is enough in %s', (theme) => {
    const { paper, ink, soft, mark, cut, tones } = PALETTES[theme];
    const pairs = [
      [ink, paper],
      [soft, paper],
      [ink, mark],
      ...Object.values(tones).flatMap((tone) => [
        [cut, tone],
        [tone, paper],
      ]),
    ] as const;
    for (const [a = '', b = ''] of pairs) expect(contrast(a, b), `${a} on ${b}`).toBeGreaterThanOrEqual(4.5);
  });

  it('is that of every colour that a drawing has', () => {
    const known = (theme: 'light' | 'dark') =>
      Object.values(PALETTES[theme]).flatMap((c) => (typeof c === 'string' ? [c] : Object.values(c)));
    for (const theme of ['light', 'dark'] as const) {
      const svg = drawBadge(badgeOf(claimOf(), '2026-05-03'), { size: 'card', theme });
      for (const [colour] of svg.matchAll(/#[0-9a-f]{3,6}(?=")/g)) expect(known(theme)).toContain(colour);
    }
  });
});

describe('what was claimed', () => {
  const bare = { unit: 'officers', hedge: 'bare' } as const;
  it.each([
    ['level', { value: '20000', ...bare }, {}, '20,000 officers'],
    ['change', { value: '29', ...bare }, { direction: 'fall' }, 'a fall of 29 officers'],
    ['change', { value: '-29', ...bare }, {}, 'a fall of 29 officers'],
    [
      'real-terms-change',
      { value: '20', unit: '%', hedge: 'about' },
      { direction: 'fall' },
      'a fall of about 20% in real terms',
    ],
    ['share', { value: '18', unit: '%' }, {}, 'a share of 18%'],
    ['shortfall', { value: '16', unit: '%' }, {}, '16% short'],
    ['required-rate', { value: '1142', unit: 'officers per month' }, {}, '1,142 officers per month needed'],
  ] as const)('of the kind %s is put briefly', (kind, claimed, options, words) => {
    expect(claimedInShort(claimOf({ kind, claimed, options })).figure).toBe(words);
  });

  it('without a figure is what the kind says, or the beginning of the quotation', () => {
    const inputs = { target: { value: '20000', unit: 'officers' } };
    const pace = claimOf({ kind: 'on-pace', inputs, options: { says: 'off-track', deadline: '2023-03-31' } });
    expect(claimedInShort(pace).figure).toBe('off track for 20,000 officers');
    const promise = claimOf({ kind: 'promise', inputs, options: { deadline: '2023-03-31' } });
    expect(claimedInShort(promise).figure).toBe('20,000 officers by 31 Mar 2023');
    expect(claimedInShort(claimOf({ kind: 'promise', inputs: {} })).figure).toBeNull();
    expect(claimedLine(claimedInShort(claimOf({ quote: ' a\n  b ' })))).toBe('“a b”');
  });

  it('says of what its figure is: of its series, or as it was said', () => {
    const series = [
      { id: 'gdp', title: 'Real GDP against the last quarter before the pandemic' },
      { id: 'met', title: 'Officers of the Met' },
    ];
    const line = (more: Partial<BadgeClaim>) => claimedLine(claimedInShort(claimOf(more), series));
    const claimed = { value: '-1.2', unit: '%' };
    const at = '2021-12-31';
    const gdp = { series: 'gdp', at };
    expect(line({ kind: 'level', claimed, inputs: { value: gdp } })).toBe(
      'Real GDP against the last quarter before the pandemic: −1.2%',
    );
    expect(line({ kind: 'level', claimed, inputs: { value: { value: '-1', unit: '%', source: 'x' } } })).toBe(
      '−1.2%: “More than ever”',
    );
    // Of a share of what is a series, and of what two series are apart, the figure is of no single one.
    const whole = { part: { value: '1', unit: 'officers', source: 'x' }, whole: gdp };
    expect(line({ kind: 'share', claimed, inputs: whole })).toBe('a share of −1.2%: “More than ever”');
    const target = { part: gdp, whole: { value: '20000', unit: 'officers' } };
    expect(line({ kind: 'share', claimed: { value: '84', unit: '%' }, inputs: target })).toBe(
      'Real GDP against the last quarter before the pandemic: 84% of 20,000 officers',
    );
    const apart = { a: gdp, b: { series: 'met', at } };
    expect(line({ kind: 'difference', claimed: { value: '29', unit: '%' }, inputs: apart })).toBe(
      '29% more: “More than ever”',
    );
    const short = { target: { value: '4557', unit: 'officers' }, actual: { series: 'met', at } };
    expect(
      line({ kind: 'shortfall', claimed: { value: '1300', unit: 'officers', hedge: 'over' }, inputs: short }),
    ).toBe('Officers of the Met: over 1,300 short of 4,557 officers');
    expect(line({ kind: 'sum', claimed, inputs: { parts: [gdp, gdp] } })).toBe(
      '−1.2% in all: “More than ever”',
    );
  });

  it('is never a figure alone, in any claim of the starter ledger', async () => {
    for (const { bundle } of await readStarter()) {
      const { claim, series } = bundle;
      const line = claimedLine(claimedInShort(claim as BadgeClaim, series));
      expect(line, claim.slug).toMatch(/\p{L}{2,}.*[:“]|[:“].*\p{L}{2,}/u);
    }
  });
});

describe('the data', () => {
  const KEYS = ['schemaVersion', 'label', 'message', 'color', 'cacheSeconds'];

  it('has the keys of the schema and no other', () => {
    const claim = claimOf({ quote: 'x'.repeat(100_000) });
    const data = shieldsBadge(badgeOf(claim));
    expect(Object.keys(data)).toEqual(KEYS);
    expect(data).toMatchObject({ schemaVersion: 1, message: 'Right, as of 31 Jan 2024', color: '1c6347' });
    expect(data.label.length).toBeLessThanOrEqual(90);
    expect(data.cacheSeconds).toBeGreaterThanOrEqual(300);
    expect(shieldsBadge(badgeOf(claim, '2026-05-03')).message).toBe(
      'Right, as of 31 Jan 2024; changed since, 3 May 2026',
    );
    expect(shieldsBadge(withdrawnBadge(claim, { address: ADDRESS, withdrawnOn: '2026-05-03' })).message).toBe(
      'withdrawn on 3 May 2026',
    );
    const unknown = shieldsBadge({ state: 'notice', notice: 'Claim not found' });
    expect(Object.keys(unknown).sort()).toEqual([...KEYS, 'isError'].sort());
    expect(unknown).toMatchObject({ label: 'Plumbline', message: 'Claim not found', isError: true });
  });
});

describe('a text', () => {
  it('is cut to its box at a word, and never within a letter', () => {
    expect(fitLine('The quick brown fox jumps', { size: 12, width: 110 }).text).toBe('The quick brown…');
    expect(fitLine('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', { size: 10, width: 37 }).text).toBe('👩‍👩‍👧👩‍👩‍👧…');
    expect(fitLine('short', { size: 12, width: 100 }).text).toBe('short');
  });

  it('fits its box, and shows everything if there is room', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 40, max: 400 }), (text, width) => {
        const line = onOneLine(text, 1_000);
        const lines = fitLines(line, { size: 12, width }, 3);
        for (const fitted of lines) {
          expect(fitted.width).toBeLessThanOrEqual(width);
          expect(fitted.text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
        }
        if (!lines.some(({ text: drawn }) => drawn.endsWith('…')))
          expect(
            lines
              .map(({ text: drawn }) => drawn)
              .join('')
              .replace(/ /g, ''),
          ).toBe(line.replace(/ /g, ''));
      }),
    );
  });

  it('runs the way that its first letter runs', () => {
    expect(isFromTheRight('“שלום”')).toBe(true);
    expect(isFromTheRight('12 يولد')).toBe(true);
    expect(isFromTheRight('about 20 שלום')).toBe(false);
    expect(isFromTheRight('人人生而自由')).toBe(false);
    expect(isFromTheRight('12,000')).toBe(false);
  });
});
