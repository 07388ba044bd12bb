/**
 * What a ruling is: values, whatever the words. A program that words its sentences differently publishes nothing,
 * moves no feed and tells no publisher; what was published with its words keeps them.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Claim } from '../../../claims/bundle.ts';
import { storedInWords } from '../../../claims/evaluate.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { english } from '../../../claims/words/language.ts';
import { recompute } from '../../../db/ledger/queue.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { publishedVerdict } from '../../../db/ledger/stored-json.ts';
import { addEmbedViews } from '../../../db/publishers/embed-counts.ts';
import { addPublisher } from '../../../db/publishers/registration.ts';
import { planDeliveries } from '../../../db/publishers/webhooks.ts';
import { makeSecret } from '../../../src/publishers/webhook.ts';
import { parsed } from '../../claims/support.ts';
import { importObservations } from '../../support/figures.ts';
import { type InProcess, inProcess } from '../../support/in-process.ts';
import { type Note, revise } from '../../support/published.ts';

const RECORDED = '2026-11-01T10:00:00.000Z';
const LATER = '2026-11-02T10:00:00.000Z';
const SLUGS = KINDS.map(({ name }) => `example-${name}`);
const FOLLOWED = ['/feed.atom', '/feed.json', '/corrections.atom', '/sitemap.xml', '/claimreview.json'];

let app: InProcess;

beforeEach(async () => {
  app = await inProcess(
    KINDS.map(({ example }) => ({ bundle: parsed(example) })),
    RECORDED,
  );
  app.at(LATER);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

/** Another program: every sentence, and every name of a line of working, is another. */
function reworded(): void {
  const { because, step } = english;
  vi.spyOn(english, 'because').mockImplementation((...given) => `Said otherwise: ${because(...given)}`);
  vi.spyOn(english, 'step').mockImplementation((...given) => `otherwise, ${step(...given)}`);
}

async function read(path: string): Promise<string> {
  app.forget();
  const response = await app.get(path);
  expect(response.status, path).toBe(200);
  return response.text();
}

const rulings = () => app.database.kysely.selectFrom('ruling').selectAll().orderBy('id').execute();

describe('a ruling', () => {
  it('stores what was decided, and none of its words', async () => {
    for (const { verdict } of await rulings()) {
      const stored = JSON.parse(verdict) as Record<string, unknown>;
      expect(Object.keys(stored)).not.toContain('because');
      expect(stored).toHaveProperty('saying.code');
      expect(verdict).not.toContain(storedInWords(publishedVerdict(verdict)).because);
    }
  });
});

describe('a sentence that is made differently', () => {
  it('publishes nothing, and queues nothing', async () => {
    reworded();
    const before = (await rulings()).length;
    const { published, queued } = await recompute(app.database, LATER);
    expect([published, queued]).toEqual([[], []]);
    expect(await rulings()).toHaveLength(before);
  });

  it('moves no feed, site map and review: they are as they were, to the byte, but for the words', async () => {
    const before = await Promise.all(FOLLOWED.map(read));
    reworded();
    await recompute(app.database, LATER);
    const after = await Promise.all(FOLLOWED.map(read));
    expect(after.map((text) => text.replaceAll('Said otherwise: ', ''))).toEqual(before);
  });

  it('is what the page of a claim and its history say from then on', async () => {
    reworded();
    const [slug = ''] = SLUGS;
    expect(await read(`/claims/${slug}`)).toContain('Said otherwise: ');
    expect(await read(`/claims/${slug}/history`)).toContain('Said otherwise: ');
  });

  it('sends nothing to publishers', async () => {
    const { database } = app;
    const actor = { personId: 'admin', name: 'admin@example.org', session: null };
    await addPublisher(database, {
      form: 'form-1',
      actor,
      at: RECORDED,
      name: 'The News',
      host: 'news.example.org',
      url: 'https://hooks.example.org/plumbline',
      secret: makeSecret(),
    });
    const day = RECORDED.slice(0, 10);
    await addEmbedViews(
      database,
      SLUGS.map((slug) => ({ host: 'news.example.org', slug, day, form: 'badge', n: 1 })),
    );
    const plan = (at: string) =>
      planDeliveries(database, new Date(at), (slug) => `https://x.example/${slug}`);
    expect(await plan(LATER)).toBe(0);
    reworded();
    // Every ruling is published once more, as a program that did not know would have done.
    for (const { id, ...row } of await rulings())
      await database.kysely
        .insertInto('ruling')
        .values({ ...row, corrects: id })
        .execute();
    expect(await plan('2026-11-03T10:00:00.000Z')).toBe(0);
    const left = await database.kysely.selectFrom('publisher_claim').selectAll().execute();
    expect(left.map(({ ruling_id }) => ruling_id)).toEqual(left.map(() => expect.any(Number)));
  });
});

/** Publishes a correction of a claim. */
async function correct(slug: string, type: string, change: (claim: Claim) => Claim): Promise<void> {
  const stored = await findClaim(app.database, slug);
  if (stored === undefined) throw new Error(`there is no claim ${slug}`);
  await revise(app.database, LATER, {
    claim: change(stored.claim),
    note: { type, sentence: 'A slip.' } as Note,
  });
}

const corrections = async (slug: string) => (await findClaim(app.database, slug))?.corrections ?? [];

/** The same claim, its whole counted in something else: a share takes it, and only its sentence says so. */
const otherUnit = (claim: Claim): Claim => ({
  ...claim,
  inputs: { ...claim.inputs, whole: { value: '20000', unit: 'posts', measure: 'headcount' } },
});

describe('a correction of what is tested', () => {
  it('quotes what was published before, even if the verdict stays the same', async () => {
    const slug = 'example-share';
    await correct(slug, 'evidence', otherUnit);
    const [correction] = await corrections(slug);
    expect(correction?.before.now.because).toContain('20,000 officers');
    expect(correction?.after.now.because).toContain('20,000 posts');
  });
});

describe('a figure that moves no verdict', () => {
  it('is counted in the sentence that lists show, as on the page', async () => {
    const slug = 'example-superlative';
    const listed = async () =>
      (
        await app.database.kysely
          .selectFrom('listing')
          .select('because_now')
          .where('slug', '=', slug)
          .execute()
      )[0]?.because_now;
    const before = await listed();
    const figure = { at: '2022-10-31', value: '15800', source: 'home-office', publishedOn: '2022-11-30' };
    await importObservations(app.database, 'uplift-ew', [figure], LATER);
    expect(before).toContain('all three other figures');
    expect(await listed()).toContain('all four other figures');
    expect(await read(`/claims/${slug}`)).toContain('all four other figures');
  });
});

describe('rulings that an earlier program stored with their words', () => {
  const AS_TOLD_THEN = 'As it was told then.';

  beforeEach(async () => {
    for (const { id, ...row } of await rulings()) {
      const old: Verdict = { ...storedInWords(publishedVerdict(row.verdict)), because: AS_TOLD_THEN };
      await app.database.kysely
        .insertInto('ruling')
        .values({ ...row, corrects: id, verdict: JSON.stringify(old) })
        .execute();
    }
  });

  it('are the same verdicts: nothing is published', async () => {
    expect(await recompute(app.database, LATER)).toMatchObject({ published: [], queued: [] });
  });

  it('are quoted by a correction in the words of today if only those differ', async () => {
    const [slug = ''] = SLUGS;
    await correct(slug, 'typo', (claim) => ({ ...claim, quote: `${claim.quote}.` }));
    const [correction] = await corrections(slug);
    expect(correction?.before).toEqual(correction?.after);
    expect(correction?.before.now.because).not.toBe(AS_TOLD_THEN);
  });

  it('are quoted in their own words by a correction of what is tested', async () => {
    const slug = 'example-share';
    await correct(slug, 'evidence', otherUnit);
    const [correction] = await corrections(slug);
    expect(correction?.before.now.because).toBe(AS_TOLD_THEN);
    expect(correction?.after.now.because).toContain('20,000 posts');
  });

  it('keep their words', async () => {
    const [slug = ''] = SLUGS;
    expect(await read(`/claims/${slug}/history`)).toContain(AS_TOLD_THEN);
  });
});
