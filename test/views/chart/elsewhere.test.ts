/** How a claim looks from elsewhere, as its page draws it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Bundle, parseBundle } from '../../../claims/bundle.ts';
import { Evidence } from '../../../claims/engine/evidence.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { surfaceOf } from '../../../claims/surface/surface.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { elsewhereOf } from '../../../views/chart/elsewhere.ts';
import { drawnPage } from '../../support/claim-page.ts';
import { words } from '../../support/markup.ts';
import { ROOT } from '../../support/servers.ts';

const cases = readFileSync(join(ROOT, 'test/cases/surface.ndjson'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as { name: string; bundle: unknown });

function bundleOf(name: string): Bundle {
  const parsed = parseBundle(cases.find((one) => one.name === name)?.bundle);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.bundle;
}

/** The verdict on a bundle with the surface that it has. */
function verdictOn(bundle: Bundle): Verdict {
  const { now } = bothClocks(bundle, bundle.asOf);
  const found = surfaceOf(bundle.claim, new Evidence(bundle), bundle.asOf);
  const { surface: _, ...rest } = now;
  return found === undefined ? rest : { ...rest, surface: found.surface, framing: [...found.framing] };
}

const pageOf = (bundle: Bundle, now = verdictOn(bundle)) =>
  drawnPage(bundle, bundle.asOf, { said: now, now });

const section = (page: string) =>
  /<section aria-labelledby="elsewhere">.*?<\/section>/s.exec(page)?.[0] ?? '';

/** The places at which a kind of mark is drawn, in the drawing of a size. */
function marks(drawing: string, size: string, kind: string): number {
  const [svg = ''] = new RegExp(`<svg class="chart ${size}.*?</svg>`, 's').exec(drawing) ?? [];
  const [, path = ''] = new RegExp(`<path class="${kind}" d="([^"]*)"`).exec(svg) ?? [];
  return path.match(/M/g)?.length ?? 0;
}

describe('the page of a claim', () => {
  test('marks each other start for or against, the claim’s own, and says it in sentences', () => {
    const drawn = section(pageOf(bundleOf('ew-up-since-2018')));
    expect(marks(drawn, 'wide', 'for')).toBe(12);
    // A cross has two strokes.
    expect(marks(drawn, 'wide', 'against')).toBe(6);
    expect(marks(drawn, 'narrow', 'for')).toBe(12);
    expect(drawn.match(/<circle class="own"/g)).toHaveLength(2);
    expect(drawn).toContain('role="img"');
    expect(drawn).toContain(
      'Of 18 other starting years, 12 give a rise and 6 a fall. The claim’s own start is March 2018, which gives a rise of 14.6% to March 2022.',
    );
    expect(words(drawn)).toContain(
      'Of 18 other starting years, 12 give a rise; since March 2010 it is a fall of 2.4%.',
    );
  });

  test('says what its flags leave out with their figures, beside the verdict', () => {
    const page = words(pageOf(bundleOf('ew-up-since-2018')));
    expect(page).toContain(
      'The starting point matters: since March 2018 it is a rise of 14.6%, but 6 of 18 other starting years give a fall.',
    );
    expect(page.match(/The starting point matters/g)).toHaveLength(1);
  });

  test('draws a claim of one year beside other years', () => {
    const drawn = section(pageOf(bundleOf('ew-down-year-2025')));
    expect(marks(drawn, 'wide', 'for') + marks(drawn, 'wide', 'against')).toBe(21);
    expect(words(drawn)).toContain('What other years come to, by their end');
    expect(words(drawn)).not.toContain('starting year');
  });

  test.each(['hedge-under', 'no-change-at-all', 'level-has-none', 'no-members', 'superlative-since'])(
    'says nothing of it where there is nothing to say: %s',
    (name) => {
      const page = pageOf(bundleOf(name));
      expect(section(page)).toBe('');
      expect(page).not.toContain('elsewhere');
      expect(page).not.toContain('surface');
    },
  );

  test('shows nothing that the verdict does not have, as where it was stored before the evidence changed', () => {
    const bundle = bundleOf('ew-up-since-2018');
    const verdict = verdictOn(bundle);
    expect(elsewhereOf(bundle, verdict)).toBeDefined();
    const { surface, ...without } = verdict;
    if (surface === undefined) throw new Error('no surface');
    expect(elsewhereOf(bundle, without)).toBeUndefined();
    expect(elsewhereOf(bundle, { ...verdict, surface: { ...surface, own: '1' } })).toBeUndefined();
    expect(section(pageOf(bundle, { ...verdict, surface: { ...surface, own: '1' } }))).toBe('');
  });

  test('tells of other measures and the population, but draws none of them as what the claim is made of', () => {
    const page = pageOf(bundleOf('ew-up-since-2010-to-2023'));
    const charts = /<section class="drawn" aria-labelledby="charts">.*?<\/section>/s.exec(page)?.[0] ?? '';
    expect(words(charts)).toContain('Police officers, FTE');
    expect(words(charts)).not.toMatch(/headcount|[Pp]opulation/);
    expect(words(section(page))).toContain('Per head of population it is a fall of 6.5%.');
  });

  test('draws only finite numbers, and no negative ones, whatever the figures are', () => {
    let pictures = 0;
    for (const { name, bundle } of cases) {
      const parsed = parseBundle(bundle);
      // Options and slugs that are not read are tried by the cases of the bundle.
      if (!parsed.ok) continue;
      const drawn = section(pageOf(parsed.bundle));
      expect(drawn, name).not.toMatch(/NaN|Infinity|undefined|null/);
      for (const [text] of drawn.matchAll(/<text[^>]*>[^<]*</g)) expect(text, name).not.toMatch(/>[-−]/);
      pictures += drawn.includes('<svg') ? 1 : 0;
    }
    expect(pictures).toBeGreaterThan(30);
  });
});
