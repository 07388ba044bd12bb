/** Search finds claims by what others said, once that is public, and tells whose words they were. */
import { expect } from 'vitest';
import { attributes, words } from '../support/markup.ts';
import { signedInAs } from '../support/newsroom.ts';
import { AS_BROWSER, onEachRuntime } from '../support/runtimes.ts';

// A claim that no other test changes: they share a ledger on each runtime.
const CLAIM = '245-officers-per-100000-people';
const FORM = `/edit/claims/${CLAIM}/sayings`;
const SAID = {
  do: 'attach',
  alike: 'yes',
  words: 'The constabulary is lacking a sixth of its beadles',
  'claimant.name': 'Zebedee Quillfeather',
  'claimant.role': 'Lord Lieutenant',
  saidOn: 'January 2023',
  'appearance.title': 'A debate',
  'appearance.url': 'https://example.org/debate',
};

const lastId = (page: string) => [...page.matchAll(/name="detach\.(\d+)"/g)].at(-1)?.[1] ?? '';

onEachRuntime((base, database, { both }) => {
  const search = async (q: string) => {
    const answer = await fetch(`${base}/claims?${new URLSearchParams({ q })}`, { headers: AS_BROWSER });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const listed = (page: string) =>
    [...page.matchAll(/<h2 class="said"><a href="\/claims\/([^"]+)"/g)].map(([, slug]) => slug);

  both('the words of a saying find the claim once they are public, and say whose they are', async () => {
    const [one, two] = [
      await signedInAs(base, database, 'reviewer'),
      await signedInAs(base, database, 'reviewer'),
    ];
    const act = async (who: typeof one, fields: Record<string, string>) =>
      expect((await who.post(FORM, fields, { from: FORM })).status).toBe(303);
    await act(one, SAID);
    expect(listed(await search('constabulary beadles Quillfeather'))).not.toContain(CLAIM);
    const id = lastId((await two.get(FORM)).body);
    await act(two, { do: 'confirm', id, [`alike.${id}`]: 'yes' });

    const found = await search('lacking a sixth of its beadles');
    expect(listed(found)[0]).toBe(CLAIM);
    expect(words(found)).toContain('Also said by Zebedee Quillfeather in January 2023: ');
    expect(found).toContain('is <mark>lacking</mark> a <mark>sixth</mark> of its <mark>beadles</mark>');
    expect(attributes(found, 'href')).toContain(`/claims/${CLAIM}#saying-${id}`);
    const named = await search('quillfeather');
    expect(listed(named)).toEqual([CLAIM]);
    expect(named).toContain('Zebedee <mark>Quillfeather</mark>');
    // One typing error, a role, and a word of the claim's own with one of the saying.
    expect(listed(await search('quilfeather'))).toEqual([CLAIM]);
    expect(listed(await search('lord lieutenant on beadles'))[0]).toBe(CLAIM);
    // What the claim says itself is told of nobody else.
    expect(words(await search('16% short'))).not.toContain('Also said by');

    await act(two, { do: 'detach', id, [`detach.${id}`]: 'A test' });
    expect(listed(await search('lacking a sixth of its beadles'))).not.toContain(CLAIM);
    expect(listed(await search('zebedee quillfeather'))).toEqual([]);
  });
});
