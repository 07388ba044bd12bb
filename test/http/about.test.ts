/** What the ledger says of itself, and what its pages say where it has said nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words } from '../support/markup.ts';
import { newPerson, type Session, signIn, visitor } from '../support/newsroom.ts';
import { AS_BROWSER, onEachRuntime } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const FORM = '/edit/settings/about';

onEachRuntime((base, _, { both }) => {
  both('a ledger that has said nothing says that, and what follows from its program', async () => {
    const text = async (path: string) =>
      words(await (await fetch(base + path, { headers: AS_BROWSER })).text());
    const about = await text('/about');
    expect(about).toContain('This ledger has not said who runs it.');
    expect(about).toContain('This ledger has not said how it chooses the claims that it tests.');
    expect(about).toContain('published only once a second person has read it');
    expect(await text('/about/funding')).toContain('This ledger has not said who funds it.');
    expect(await text('/about/team')).toContain('This ledger has not said who its people are.');
    const complaints = await text('/about/complaints');
    expect(complaints).toContain('This ledger has not given an address to write to.');
    expect(complaints).toContain('It has not said within how many days it answers.');
    expect(complaints).toMatch(
      /has not signed .*\(IFCN\), nor .*\(EFCSN\), so that neither body hears complaints/,
    );
    expect(complaints).not.toContain('efcsn.com');
  });
});

describe('an admin', () => {
  let server: ServedLedger;
  let admin: Session;
  const page = async (path: string) => (await visitor(server.url).get(path)).body;
  beforeAll(async () => {
    server = await serveLedger();
    admin = await signIn(server.url, await newPerson(server.url, server.database, 'admin'));
  });
  afterAll(async () => server.stop());

  const SAID = {
    who: 'A charity, **registered** in Leeds.\n\n## Where\n\nAt [home](https://example.org).',
    funding: 'Everybody who reads it.',
    team: '',
    contact: 'desk@example.org',
    answerDays: '7',
    'code.efcsn': 'yes',
  };

  it('previews what readers would see, which changes nothing', async () => {
    const previewed = await admin.post(FORM, { ...SAID, do: 'preview' }, { from: FORM });
    expect(previewed.status).toBe(200);
    expect(words(previewed.body)).toContain('A charity, registered in Leeds.');
    expect(words(previewed.body)).toContain('It says that it answers within seven days.');
    expect(words(await page('/about'))).toContain('has not said who runs it');
  });

  it('saves it; readers see it at once, and the audit has each version', async () => {
    await page('/about');
    const saved = await admin.post(FORM, { ...SAID, do: 'save' }, { from: FORM });
    expect([saved.status, saved.location]).toEqual([303, `${FORM}?done=saved`]);
    const about = await page('/about');
    expect(about).toContain('<p>A charity, <strong>registered</strong> in Leeds.</p>');
    expect(about).toContain('<h3>Where</h3>');
    expect(words(await page('/about/funding'))).toContain('Everybody who reads it.');
    expect(words(await page('/about/team'))).toContain('has not said who its people are');
    const complaints = await page('/about/complaints');
    expect(complaints).toContain('<a href="mailto:desk@example.org">desk@example.org</a>');
    expect(words(complaints)).toContain('It says that it answers within seven days.');
    expect(complaints).toContain('href="https://efcsn.com/complaints/"');
    expect(words(complaints)).toMatch(/It has not signed the Code of Principles .*\(IFCN\)/);
    expect(complaints).not.toContain('ifcncodeofprinciples');
    await admin.post(FORM, { ...SAID, funding: 'Nobody yet.', do: 'save' }, { from: FORM });
    const audit = words((await admin.get('/edit/audit?action=settings-changed')).body);
    expect(audit).toContain('Everybody who reads it.');
    expect(audit).toContain('Nobody yet.');
    expect(audit).toContain('about-codes efcsn');
    expect((await admin.get(FORM)).body).toContain('value="desk@example.org"');
  });

  it('is told what cannot be taken, and loses nothing of it', async () => {
    const wrong = await admin.post(
      FORM,
      {
        who: 'x'.repeat(10_001),
        funding: '[a](javascript:alert(1))',
        answerDays: '0',
        contact: 'a\nb',
        do: 'save',
      },
      { from: FORM },
    );
    expect(wrong.status).toBe(422);
    const text = words(wrong.body);
    expect(text).toContain('longer than 10000 characters');
    expect(text).toContain('must begin with https:// or http://');
    expect(text).toContain('a whole number of days from 1 to 365');
    expect(wrong.body).toContain('[a](javascript:alert(1))');
  });

  it('cannot bring markup onto the pages', async () => {
    const hostile = '<img src=x onerror=alert(1)> \u202e <script>alert(1)</script>';
    await admin.post(
      FORM,
      { who: hostile, team: hostile, contact: '"><script>x</script>', do: 'save' },
      { from: FORM },
    );
    for (const path of ['/about', '/about/team', '/about/complaints']) {
      const body = await page(path);
      expect(body, path).not.toMatch(/<img|<script>/);
      expect(body, path).not.toContain('\u202e');
    }
    expect(await page('/about')).toContain('"@type":"NewsMediaOrganization"');
    expect(words(await page('/sitemap.xml'))).toContain('/about/complaints');
  });
});
