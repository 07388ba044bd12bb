/** Words that are one, and words that never are: the page on which editors say so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words } from '../support/markup.ts';
import { type Session, signedInAs, visitor } from '../support/newsroom.ts';
import { AS_PROGRAM } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const PAGE = '/edit/words';
const HOSTILE = '"><script>alert(1)</script>';

describe('pairs of words', () => {
  let server: ServedLedger;
  let editor: Session;
  beforeAll(async () => {
    server = await serveLedger();
    editor = await signedInAs(server.url, server.database, 'editor');
  });
  afterAll(() => server.stop());

  const send = (fields: Record<string, string>) => editor.post(PAGE, fields, { from: PAGE });
  const PAIR = { do: 'add', one: 'Juggernauts', other: 'truck', stand: 'one', reason: `They are ${HOSTILE}` };

  /** What the API says of a sentence against a claim that one was sent about. */
  const repeats = async (text: string) => {
    const answer = await fetch(`${server.url}/api/v1/repeats?${new URLSearchParams({ text })}`, {
      headers: AS_PROGRAM,
    });
    expect(answer.status).toBe(200);
    return answer.text();
  };

  it('are added and taken off with reasons, and both stand in the record', async () => {
    expect((await send(PAIR)).status).toBe(303);
    const page = await editor.get(PAGE);
    expect(words(page.body)).toContain('juggernauts and truck are one');
    expect(page.body).not.toContain(HOSTILE);
    const id = /name="off\.(\d+)"/.exec(page.body)?.[1] ?? '';
    const without = await send({ do: 'off', id });
    expect([without.status, words(without.body)]).toEqual([
      422,
      expect.stringContaining('Say why it is taken off.'),
    ]);
    expect((await send({ do: 'off', id, [`off.${id}`]: 'A juggernaut is larger' })).status).toBe(303);
    const after = words((await editor.get(PAGE)).body);
    expect(after).toContain('None yet.');
    expect(after).toContain('A juggernaut is larger');
    const admin = await signedInAs(server.url, server.database, 'admin');
    const audit = words((await admin.get('/edit/audit')).body);
    expect(audit).toContain('Pair of words added');
    expect(audit).toContain('Pair of words taken off');
    expect(audit).toContain('juggernauts = truck');
  });

  it.each([
    [{ one: 'people', other: 'cases' }, /never one, by the list of the program/],
    [{ one: 'two words' }, /is not one word/],
    [{ one: '' }, /Write a word/],
    [{ one: 'x'.repeat(50_000) }, /is not one word/],
    [{ stand: 'perhaps' }, /Choose whether they are one/],
    [{ reason: ' ' }, /Say why/],
  ])('%j are refused with the reason', async (fields, why) => {
    const answer = await send({ ...PAIR, ...fields });
    expect([answer.status, words(answer.body)]).toEqual([422, expect.stringMatching(why)]);
  });

  it('that contradict a chain are refused with the chain', async () => {
    for (const [one, other] of [
      ['barge', 'ferry'],
      ['ferry', 'dinghy'],
    ])
      expect((await send({ ...PAIR, one: one ?? '', other: other ?? '' })).status).toBe(303);
    const answer = await send({ ...PAIR, one: 'barges', other: 'dinghies', stand: 'never' });
    expect([answer.status, words(answer.body)]).toEqual([
      422,
      expect.stringContaining('“barge” and “ferry”, “ferry” and “dinghy”'),
    ]);
  });

  it('hold for what the API compares from then on', async () => {
    const text = 'Gendarmes have had a 20% real-terms pay cut since 2010';
    const before = await repeats(text);
    expect((await send({ ...PAIR, one: 'gendarme', other: 'officer' })).status).toBe(303);
    const after = await repeats(text);
    expect(after).not.toBe(before);
    expect(after).toContain('20-percent-real-terms-pay-cut');
  });

  it('are for the newsroom alone, and from its own forms', async () => {
    expect((await visitor(server.url).get(PAGE)).status).not.toBe(200);
    expect((await editor.post(PAGE, { ...PAIR, _csrf: 'another' }, { from: PAGE })).status).toBe(403);
    expect((await send({ do: 'nonsense' })).status).toBe(422);
  });
});
