/** Sayings that an article's list attaches: many at once, each with the claim in whose words it is held. */
import { expect, it } from 'vitest';
import { loadBundles } from '../../../db/ledger/load.ts';
import { keepArticle, saveBatch } from '../../../db/newsroom/article-deeds.ts';
import { sayingsAtWork } from '../../../db/newsroom/saying-reads.ts';
import { smallBundle } from '../../support/bundles.ts';
import { EMBEDDED, onItsOwn } from '../../support/ledgers.ts';

const AT = '2026-05-01T08:00:00.000Z';
const ACTOR = { personId: 'one', name: 'one@example.org', session: null };
const HEAD = { title: 'A text', publisher: '', url: 'https://example.org/text', date: '2024-04-02' };

it(
  'keep in whose words they are held, and none is attached if one of these claims is not there',
  onItsOwn(EMBEDDED, async (database) => {
    await loadBundles(
      database,
      ['a-claim', 'longer-words'].map((slug) => ({ bundle: smallBundle({ slug }) })),
      AT,
    );
    let forms = 0;
    const posted = () => {
      forms += 1;
      return { form: `form-${forms}`, actor: ACTOR, at: AT };
    };
    const { id: article } = await keepArticle(database, {
      ...posted(),
      text: 'A text of words.',
      head: HEAD,
    });
    const saying = (n: number, within: string) => ({
      start: n,
      test: `test-${n}`,
      claim: 'a-claim',
      said: {
        quote: `There are 20,000 officers, said ${n} times`,
        claimant: { name: `Somebody ${n}` },
        saidOn: '2024-04-02',
        appearance: { title: 'A text', url: 'https://example.org/text' },
      },
      within,
    });
    const save = (withins: readonly string[]) =>
      saveBatch(database, {
        ...posted(),
        article,
        head: HEAD,
        drafts: [],
        sayings: withins.map((within, i) => saying(i, within)),
      });
    const held = async () =>
      (await sayingsAtWork(database, 'a-claim')).sayings.map(({ said }) => said.within).sort();
    for (const wrong of ['not-there', 'a-claim'])
      expect(await save(['longer-words', wrong])).toMatchObject({
        outcome: 'not-attached',
        refused: [{ saying: { test: 'test-1' }, why: { field: 'within' } }],
      });
    expect(await held()).toEqual([]);
    expect(await save(['longer-words', '', 'longer-words'])).toMatchObject({ outcome: 'saved', attached: 3 });
    expect(await held()).toEqual(['longer-words', 'longer-words', undefined]);
  }),
);
