/** What the front page tells of, and in which order. */
import { describe, expect, it } from 'vitest';
import { dueOn } from '../../../claims/editorial/deadlines.ts';
import {
  type FrontPageRows,
  frontPage,
  type Happening,
  type NewsItem,
  newsOf,
  type QuotedClaim,
  twoSides,
} from '../../../claims/editorial/news.ts';
import { decideClocks } from '../../../claims/evaluate.ts';
import { readStarter } from '../../../src/commands/starter.ts';

const verdicts = {
  kind: 'level',
  word: 'right',
  clock: 'said',
  other: null,
  findingSaid: 'holds',
  findingNow: 'holds',
  hasOutcome: true,
} as const;

function item(slug: string, what: Happening, at: string, subject: string | null = null): NewsItem {
  const said = { quote: slug, claimant: 'Somebody', claimantSlug: 'somebody', saidOn: '2024-01-31' };
  return { ...said, slug, what, at, verdicts, turn: null, sentence: '', subject };
}

const SINCE = '2026-11-23T12:00:00.000Z';
const slugs = (items: readonly NewsItem[]) => items.map(({ slug, what }) => `${slug} ${what}`);

describe('what happened', () => {
  it('is told once a claim, by what mattered most, then by what was last', () => {
    const { items } = newsOf(
      [
        item('a', 'published', '2026-11-29T00:00:00.000Z'),
        item('a', 'turned', '2026-11-24T00:00:00.000Z'),
        item('a', 'corrected', '2026-11-28T00:00:00.000Z'),
        item('b', 'corrected', '2026-11-25T00:00:00.000Z'),
        item('b', 'corrected', '2026-11-26T00:00:00.000Z'),
      ],
      SINCE,
    );
    expect(items.map(({ slug, what, at }) => [slug, what, at.slice(0, 10)])).toEqual([
      ['b', 'corrected', '2026-11-26'],
      ['a', 'turned', '2026-11-24'],
    ]);
  });

  it('stands in the order in which it happened, not by the day of the words', () => {
    const early = { ...item('early-words', 'turned', '2026-11-29T00:00:00.000Z'), saidOn: '1999-01-01' };
    const late = { ...item('late-words', 'turned', '2026-11-28T00:00:00.000Z'), saidOn: '2026-11-01' };
    expect(slugs(newsOf([late, early], SINCE).items)).toEqual(['early-words turned', 'late-words turned']);
  });

  it('is of this week if anything happened, else of when it was', () => {
    const old = item('old', 'turned', '2026-01-01T00:00:00.000Z');
    expect(newsOf([old], SINCE)).toEqual({ isThisWeek: false, items: [old] });
    const fresh = item('fresh', 'published', SINCE);
    expect(newsOf([old, fresh], SINCE)).toEqual({ isThisWeek: true, items: [fresh] });
    expect(newsOf([], SINCE)).toEqual({ isThisWeek: false, items: [] });
  });

  it('gives no room to what is new before what turned, and of one subject tells one', () => {
    const at = '2026-11-29T00:00:00.000Z';
    const many = Array.from({ length: 30 }, (_, i) => item(`new-${i}`, 'published', at, `subject-${i >> 1}`));
    const { items } = newsOf([...many, item('turned', 'turned', '2026-11-24T00:00:00.000Z')], SINCE);
    expect(slugs(items)).toEqual([
      ...[0, 2, 4, 6, 8, 10, 12].map((n) => `new-${n} published`),
      'turned turned',
    ]);
  });

  it('leaves out what is new and stands elsewhere, but not what happened to it', () => {
    const at = '2026-11-29T00:00:00.000Z';
    const rows = [item('a', 'published', at), item('b', 'turned', at)];
    expect(slugs(newsOf(rows, SINCE, new Set(['a', 'b'])).items)).toEqual(['b turned']);
  });
});

const quoted = (slug: string, more: Partial<QuotedClaim> = {}): QuotedClaim => ({
  ...verdicts,
  dispute: 'officers',
  slug,
  quote: slug,
  claimant: slug,
  claimantSlug: slug,
  saidOn: '2024-01-31',
  claimed: null,
  ...more,
});

describe('the two sides of a dispute', () => {
  const pair = (...claims: QuotedClaim[]) => twoSides(claims).map(({ slug }) => slug);

  it('are by two people, and came out otherwise, the earlier first', () => {
    const wrong = { word: 'wrong', saidOn: '2024-02-01' } as const;
    expect(pair(quoted('a', wrong), quoted('b'))).toEqual(['b', 'a']);
    expect(pair(quoted('a'), quoted('b'))).toEqual([]);
    expect(pair(quoted('a', { ...wrong, claimantSlug: 'x' }), quoted('b', { claimantSlug: 'x' }))).toEqual(
      [],
    );
  });

  it('are of one kind where there are such, and first those that deny each other', () => {
    const pace = { kind: 'on-pace', saidOn: '2020-01-01' };
    const claims = [
      quoted('level', { word: 'wrong', saidOn: '2024-06-01' }),
      quoted('share', { kind: 'share', saidOn: '2024-05-01' }),
      quoted('more', { claimed: '5', saidOn: '2024-04-01' }),
      quoted('on', { ...pace, word: 'borne-out' }),
      quoted('off', { ...pace, word: 'not-borne-out' }),
    ];
    expect(pair(...claims)).toEqual(['off', 'on']);
    expect(pair(...claims.slice(0, 3))).toEqual(['more', 'level']);
    expect(pair(...claims.slice(0, 2))).toEqual(['share', 'level']);
  });
});

describe('the front page', () => {
  it('shows no claim twice, wherever it might stand', () => {
    const at = '2026-11-29T00:00:00.000Z';
    const due = { ...verdicts, quote: '', claimant: '', dueOn: '2027-01-01', claimed: null, pace: null };
    const dispute = { title: '', claims: 4, claimants: 4, place: null, movedAt: at, words: [], turned: 0 };
    const rows: FrontPageRows = {
      news: [item('a', 'turned', at), item('b', 'published', at), item('d', 'published', at)],
      due: [
        { ...due, slug: 'a' },
        { ...due, slug: 'd' },
      ],
      disputes: [
        { ...dispute, id: 'officers' },
        { ...dispute, id: 'others' },
      ],
      quoted: [
        ...['a', 'b', 'c', 'd', 'e'].map((slug, i) => quoted(slug, i % 2 === 0 ? { word: 'wrong' } : {})),
        ...['c', 'e', 'f', 'g'].map((slug, i) =>
          quoted(slug, { dispute: 'others', ...(i % 2 === 0 ? { word: 'wrong' } : {}) }),
        ),
      ],
      topics: [],
      words: [],
      total: 7,
    };
    const page = frontPage(rows, SINCE);
    expect(slugs(page.news.items)).toEqual(['a turned', 'b published']);
    expect(page.due.map(({ slug }) => slug)).toEqual(['d']);
    // Of the first, only "c" and "e" are left, and both came out alike.
    expect(page.disputes.map(({ sides }) => sides.map(({ slug }) => slug).sort())).toEqual([[], ['c', 'e']]);
    const all = [...page.news.items, ...page.due, ...page.disputes.flatMap(({ sides }) => sides)].map(
      ({ slug }) => slug,
    );
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the day that decides a claim', () => {
  it('is there as long as the claim is open', async () => {
    const found = new Map((await readStarter()).map(({ bundle }) => [bundle.claim.slug, bundle]));
    const day = (slug: string, today: string) => {
      const bundle = found.get(slug);
      if (bundle === undefined) throw new Error(`the starter ledger has no ${slug}`);
      return dueOn(bundle.claim, decideClocks(bundle, today).now);
    };
    expect(day('government-13000-by-end-of-parliament', '2026-11-30')).toBe('2029-07-09');
    expect(day('3000-neighbourhood-officers-within-a-year', '2026-11-30')).toBe('2026-04-11');
    expect(day('braverman-on-track', '2023-01-25')).toBe('2023-03-31');
    expect(day('braverman-on-track', '2026-11-30')).toBeNull();
    expect(day('whitehall-source-likely-to-have-hit-the-target', '2023-04-01')).toBe('2023-03-31');
    expect(day('whitehall-source-likely-to-have-hit-the-target', '2026-11-30')).toBeNull();
    expect(day('labour-neighbourhood-guarantee-2023', '2026-11-30')).toBeNull();
    expect(day('1142-officers-a-month', '2023-01-25')).toBeNull();
  });
});
