/** An admin adds a webhook, is shown its secret once, and ends it. */
import { expect, it } from 'vitest';
import { newPerson, signIn } from '../support/newsroom.ts';
import { serveLedger } from '../support/serve-ledger.ts';

it('a webhook is added, shows its secret once, and ends', async () => {
  const server = await serveLedger();
  try {
    const admin = await signIn(server.url, await newPerson(server.url, server.database, 'admin'));
    const page = '/edit/embeds/webhooks';
    const fields = { do: 'add', name: 'The <News>', host: 'News.example.org' };
    const refused = await admin.post(page, { ...fields, url: 'https://127.0.0.1/' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('begins with https://');
    const added = await admin.post(page, { ...fields, url: 'https://hooks.example.org/in' });
    expect(added.status).toBe(200);
    expect(added.body).toMatch(/whsec_[\w+/]{43}=/);
    const listed = await admin.get(page);
    expect(listed.body).toContain('The &lt;News&gt;');
    expect(listed.body).toContain('https://hooks.example.org/in');
    expect(listed.body).not.toContain('whsec_');
    expect((await admin.post(page, { ...fields, url: 'https://hooks.example.org/in' })).status).toBe(422);
    const ended = await admin.post(page, { do: 'end', id: '1' });
    expect([ended.status, ended.location]).toEqual([303, `${page}?done=ended`]);
    expect((await admin.post(page, { do: 'end', id: '1' })).status).toBe(409);
    const audit = await admin.get('/edit/audit');
    expect(audit.body).toContain('Webhook added');
    expect(audit.body).toContain('Webhook ended');
  } finally {
    await server.stop();
  }
});
