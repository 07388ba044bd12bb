/** Text of either direction beside text of ours: a Hebrew role, an Arabic party and the like reorder nothing. */
import { describe, expect, test } from 'vitest';
import type { Claimant } from '../../../claims/claim.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { citation } from '../../../views/machines/citation.ts';
import { claimantCut, claimantIsolated, claimantLine } from '../../../views/parts/claimant.ts';
import { isolated } from '../../../views/parts/direction.ts';
import { html } from '../../../views/parts/html.ts';
import { layout } from '../../../views/parts/layout.ts';
import { sourceEntry } from '../../../views/parts/source.ts';
import { bundleOf, parsed, seriesOf } from '../../claims/support.ts';

const MINISTER: Claimant = { name: 'Jane Doe', role: 'שרת הפנים', organisation: 'Home Office', party: 'حزب' };
const FSI = '\u2068';
const PDI = '\u2069';

describe('who said it', () => {
  test('has each part by itself on pages', () => {
    expect(String(claimantLine(MINISTER, 'jane-doe'))).toBe(
      '<a href="/claimants/jane-doe" dir="auto">Jane Doe</a>, <bdi>שרת הפנים</bdi>, <bdi>Home Office</bdi> (<bdi>حزب</bdi>)',
    );
  });

  test('and on cards, unless it is too long and cut as one text', () => {
    expect(String(claimantCut(MINISTER, 160))).toBe(
      '<bdi>Jane Doe</bdi>, <bdi>שרת הפנים</bdi>, <bdi>Home Office</bdi> (<bdi>حزب</bdi>)',
    );
    expect(String(claimantCut(MINISTER, 12))).toBe('<bdi>Jane Doe…</bdi>');
  });

  test('and in plain text, where only what reads from right to left is marked', () => {
    expect(claimantIsolated(MINISTER, 160)).toBe(
      `Jane Doe, ${FSI}שרת הפנים${PDI}, Home Office (${FSI}حزب${PDI})`,
    );
    expect(isolated('Home Secretary')).toBe('Home Secretary');
  });
});

describe('citations', () => {
  const bundle = parsed({
    ...bundleOf(
      {
        kind: 'level',
        claimed: { value: '130', unit: 'officers' },
        inputs: { value: { series: 's', at: 'latest' } },
      },
      { series: [seriesOf([['2023-12-31', '130']])] },
    ),
  });
  const cited = (format: 'txt' | 'md' | 'html' | 'bib' | 'json') =>
    citation(
      {
        origin: 'https://example.org',
        claim: { ...bundle.claim, claimant: MINISTER, quote: 'יש 130 שוטרים' },
        today: '2024-01-01',
        zone: 'Europe/London',
        verdicts: bothClocks(bundle, '2024-01-01'),
        revision: 1,
        publishedAt: '2024-01-01T00:00:00Z',
        isPublished: true,
        isPinned: false,
        changedAt: null,
        withdrawn: null,
      },
      format,
    );

  test('keep role, party and quotation by themselves, in text as in markup', () => {
    for (const format of ['txt', 'md'] as const) {
      expect(cited(format), format).toContain(`“${FSI}יש 130 שוטרים${PDI}”`);
      expect(cited(format), format).toContain(`, ${FSI}שרת הפנים${PDI}, Home Office (${FSI}حزب${PDI})`);
    }
    expect(cited('html')).toContain(
      '<bdi>שרת הפנים</bdi>, <bdi>Home Office</bdi> (<bdi>حزب</bdi>), 1 January',
    );
  });

  test('but not where programs read each field by itself, or TeX has no such character', () => {
    for (const format of ['bib', 'json'] as const) expect(cited(format)).not.toMatch(/[\u2066-\u2069]/);
  });
});

describe('the head of a page', () => {
  const page = (title: string, description = 'A page.') =>
    String(
      layout(
        { origin: 'https://example.org', styleHash: 's', today: '2024-01-01', zone: 'Europe/London' },
        { title, description, path: '/x', body: html`` },
      ),
    );

  test('keeps a quoted text by itself', () => {
    expect(page(`“${isolated('שלום')}”: Holds`)).toContain(
      `<title>“${FSI}שלום${PDI}”: Holds · Plumbline</title>`,
    );
  });

  test('leaves none open where it is cut, and takes no other control', () => {
    const [, content = ''] =
      /name="description" content="([^"]*)"/.exec(
        page('x', `\u202e“${isolated('שלום '.repeat(200))}” and more`),
      ) ?? [];
    expect(content.startsWith(`“${FSI}שלום`)).toBe(true);
    expect(content.endsWith(`…${PDI}`)).toBe(true);
  });
});

test('the licence of a source stands by itself', () => {
  const source = { id: 's', title: 'T', publisher: 'P', licence: 'רישיון' };
  expect(String(sourceEntry(source))).toContain('Licence: <bdi>רישיון</bdi>.');
});
