/** The work of the newsroom over HTTP, on both runtimes: lists, review, revisions, replies, withdrawal. */
import { randomInt } from 'node:crypto';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../claims/editorial/workflow.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { openDatabase } from '../../db/base/open.ts';
import { saveSettings } from '../../db/newsroom/settings.ts';
import { urls } from '../../views/parts/urls.ts';
import { MARKUP } from '../support/bundles.ts';
import { attributes, unescaped, words } from '../support/markup.ts';
import {
  fieldOf,
  hiddenFields,
  type Page,
  type Session,
  signedInAs,
  typedIn,
  visitor,
} from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const ALL_CHECKS = Object.fromEntries(CHECKS.map((check) => [`check.${check}`, 'yes']));

function newSlug(): string {
  return `wardens-${Date.now()}-${randomInt(1e6)}`;
}

/** The form of a claim that brings its evidence. */
function claimForm(slug: string, otherwise: Record<string, string> = {}): Record<string, string> {
  return {
    slug,
    quote: `There are 20,000 wardens, said ${slug}`,
    'claimant.name': 'Somebody',
    saidOn: '31 January 2024',
    'appearance.title': 'A speech',
    'appearance.url': 'https://example.org/speech',
    kind: 'level',
    'claimed.value': '20,000',
    'claimed.unit': 'wardens',
    context: 'Some *context* <b>for</b> readers.',
    'inputs.value.from': 'new',
    'inputs.value.newSeries.title': `Wardens of ${slug}`,
    'inputs.value.newSeries.unit': 'wardens',
    'inputs.value.value': '20000',
    'inputs.value.at': '31 December 2023',
    'inputs.value.publishedOn': '31 January 2024',
    'inputs.value.source.title': `The count of ${slug}`,
    'inputs.value.source.publisher': 'The counters',
    'inputs.value.source.url': 'https://example.org/count',
    ...otherwise,
  };
}

/** Writes a new claim and sends it to review. */
async function submitted(
  writer: Session,
  slug: string,
  otherwise: Record<string, string> = {},
): Promise<void> {
  const answer = await writer.post(
    urls.edit.newClaim(),
    { ...claimForm(slug, otherwise), base: '0', do: 'submit' },
    { from: urls.edit.newClaim() },
  );
  expect([answer.status, answer.status === 303 ? '' : words(answer.body)]).toEqual([303, '']);
}

/** Saves a claim that there is, and sends it to review. */
async function submittedAgain(
  writer: Session,
  slug: string,
  otherwise: Record<string, string>,
): Promise<void> {
  expect((await submitAgain(writer, slug, otherwise)).status).toBe(303);
}

async function submitAgain(writer: Session, slug: string, otherwise: Record<string, string>): Promise<Page> {
  const page = await writer.get(urls.edit.claim(slug));
  return writer.post(urls.edit.claim(slug), {
    ...claimForm(slug, otherwise),
    base: fieldOf(page.body, 'base') ?? '',
    do: 'submit',
  });
}

/** Decides on the save that the review shows. */
async function decide(who: Session, slug: string, fields: Record<string, string>): Promise<Page> {
  const address = urls.edit.review(slug);
  const page = await who.get(address);
  const { number = '', seen = '', replies = '' } = hiddenFields(page.body, address);
  return who.post(address, { number, seen, replies, ...fields });
}

const approve = (who: Session, slug: string) => decide(who, slug, { ...ALL_CHECKS, do: 'approve' });

onEachRuntime((base, database, { it, both }) => {
  let writer: Session;
  let reviewer: Session;
  let other: Session;
  beforeAll(async () => {
    writer = await signedInAs(base, database, 'editor');
    reviewer = await signedInAs(base, database, 'reviewer');
    other = await signedInAs(base, database, 'reviewer');
  });

  describe('a review', () => {
    both('shows all that is new, and is published with every check by another', async () => {
      const slug = newSlug();
      await submitted(writer, slug);
      const page = await reviewer.get(urls.edit.review(slug));
      expect(page.status).toBe(200);
      const text = words(page.body);
      for (const part of [
        'This is new',
        'The verdict it would have',
        'Holds',
        'Evidence that enters the ledger',
        `Wardens of ${slug}`,
        'The claimant has not been asked',
        'Approve and publish',
      ])
        expect(text).toContain(part);
      // Everything that is to be looked up is a link away.
      const links = attributes(page.body, 'href');
      expect(links).toContain('https://example.org/speech');
      expect(links).toContain('https://example.org/count');
      expect(text).toMatch(
        /The evidence and its sources .* 20,000 wardens New to the ledger Of .* How exact Exact, to its last digit Published 31 January 2024 Source .*, The counters/,
      );
      expect(page.body).toContain('Some <em>context</em> &lt;b&gt;for&lt;/b&gt; readers.');
      expect(page.body).not.toMatch(/ style="|<script(?! type="module" src=)/);
      expect((await visitor(base).get(urls.claim(slug))).status).toBe(404);

      const some = await decide(reviewer, slug, {
        'check.fair': 'yes',
        'comment.quote': 'Typed before',
        do: 'approve',
      });
      expect(some.status).toBe(422);
      expect(some.body.match(/class="check wrong"/g)).toHaveLength(CHECKS.length - 1);
      expect(some.body).toMatch(/name="check\.fair" value="yes" checked/);
      expect(typedIn(some.body, 'comment.quote')).toBe('Typed before');

      const hidden = hiddenFields(some.body, urls.edit.review(slug));
      const tokens = { csrf: hidden['_csrf'] ?? '', form: hidden['_form'] ?? '' };
      const { number = '', seen = '', replies = '' } = hidden;
      const fields = { ...ALL_CHECKS, number, seen, replies, do: 'approve' };
      for (let i = 0; i < 2; i += 1) {
        const answer = await reviewer.post(urls.edit.review(slug), fields, { tokens });
        expect([answer.status, answer.location]).toEqual([303, urls.edit.review(slug)]);
      }
      expect(words((await reviewer.follow()).body)).toMatch(
        /Published by reviewer-\d+ on .* Readers see it on its page/,
      );
      expect(words((await visitor(base).get(urls.claim(slug))).body)).toContain('There are 20,000 wardens');
      const revisions = words((await writer.get(urls.edit.revisions(slug))).body);
      expect(revisions.match(/Published by/g)).toHaveLength(2);
      expect(revisions).toContain('revision 1');
    });

    it('is not decided by an editor, or by whoever wrote it, who may take it back', async () => {
      const slug = newSlug();
      await submitted(reviewer, slug);
      for (const [who, why] of [
        [writer, 'A reviewer decides'],
        [reviewer, 'You wrote this draft yourself'],
      ] as const) {
        const page = await who.get(urls.edit.review(slug));
        expect(words(page.body)).toContain(why);
        expect(page.body).not.toContain('value="approve"');
        const refused = await who.post(urls.edit.review(slug), { ...ALL_CHECKS, number: '1', do: 'approve' });
        expect([refused.status, words(refused.body).includes(why)]).toEqual([403, true]);
      }
      const fields = { number: '1', 'comment.general': 'No.', do: 'send-back' };
      await writer.get(urls.edit.review(slug));
      expect((await writer.post(urls.edit.review(slug), fields)).status).toBe(403);
      await other.get(urls.edit.review(slug));
      expect((await other.post(urls.edit.review(slug), { number: '1', do: 'take-back' })).status).toBe(403);
      expect((await visitor(base).get(urls.claim(slug))).status).toBe(404);
      const back = await decide(reviewer, slug, { do: 'take-back' });
      expect(back.status).toBe(303);
      expect(words((await reviewer.follow()).body)).toContain('Taken back.');
      expect(words((await reviewer.get(urls.edit.home('draft'))).body)).toContain(slug);
    });

    it('sends a draft back with comments, and tells whoever was slower what happened', async () => {
      const slug = newSlug();
      await submitted(writer, slug);
      const silent = await decide(reviewer, slug, { 'comment.quote': '  ', do: 'send-back' });
      expect([silent.status, words(silent.body).includes('Say what should change')]).toEqual([422, true]);
      const stale = await other.get(urls.edit.review(slug));
      const fields = attributes(stale.body, 'name').filter((name) => name.startsWith('comment.'));
      for (const name of ['quote', 'claimed.value', 'inputs.value.at', 'inputs', 'general'])
        expect(fields).toContain(`comment.${name}`);
      const comments = {
        'comment.inputs': MARKUP.join(' '),
        'comment.claimed.value': 'Count it again.',
        'comment.general': 'Look again.\r\nPlease.',
      };
      expect((await decide(reviewer, slug, { ...comments, do: 'send-back' })).status).toBe(303);
      const form = await writer.get(urls.edit.claim(slug));
      expect(form.body).toContain('Look again.');
      expect(form.body).not.toContain('<script>alert');
      // Each leads to its field.
      expect(form.body).toContain('<a href="#f-claimed-value">The number they claim</a>: Count it again.');

      const late = { number: hiddenFields(stale.body, urls.edit.review(slug))['number'] ?? '' };
      const slower = await other.post(urls.edit.review(slug), {
        ...late,
        'comment.quote': 'My own words',
        do: 'send-back',
      });
      expect(slower.status).toBe(409);
      expect(words(slower.body)).toMatch(/Somebody was faster .*Sent back by .*My own words/);
      const list = words((await reviewer.get(urls.edit.home('draft'))).body);
      expect(list).toMatch(
        new RegExp(
          `Draft Sent back reviewer-\\d+, [^·]*· written last by editor-\\d+ · not published · ${slug}`,
        ),
      );
      await submittedAgain(writer, slug, { notes: 'Mended.' });
      const resubmitted = await reviewer.get(urls.edit.review(slug));
      expect(words(resubmitted.body)).toMatch(/It was sent back before Sent back by .*Look again\. Please\./);
      expect(attributes(resubmitted.body, 'href')).toContain(urls.edit.compare(slug, 1, 2));
      await other.get(urls.edit.review(slug));
      const again = await other.post(urls.edit.review(slug), {
        ...late,
        ...ALL_CHECKS,
        'comment.quote': 'My own words',
        do: 'approve',
      });
      expect(again.status).toBe(409);
      expect(words(again.body)).toContain('Save 2 is in review now');
      expect(typedIn(again.body, 'comment.quote')).toBe('My own words');
      // What was confirmed of another save is not confirmed of this one.
      expect(again.body).not.toMatch(/ checked/);
      expect((await approve(other, slug)).status).toBe(303);
    });

    it('holds a correction against what is published, and takes no typo that changes the finding', async () => {
      const slug = newSlug();
      await submitted(writer, slug);
      await approve(reviewer, slug);
      const typo = { 'claimed.value': '30,000', 'correction.type': 'typo', 'correction.sentence': 'A slip.' };
      const refused = await submitAgain(writer, slug, typo);
      expect(refused.status).toBe(422);
      expect(words(refused.body)).toContain('changes what is tested (the claimed figure)');
      expect(refused.body).toContain('value="30,000"');
      const nothing = await submitAgain(writer, slug, { ...typo, 'claimed.value': '20,000' });
      expect([nothing.status, words(nothing.body).includes('Nothing differs from what readers see')]).toEqual(
        [422, true],
      );
      expect(words((await visitor(base).get(urls.claim(slug))).body)).toContain('20,000 wardens');

      await submittedAgain(writer, slug, { ...typo, 'correction.type': 'method' });
      const page = await reviewer.get(urls.edit.review(slug));
      const text = words(page.body);
      expect(text).toContain('The verdict would be different');
      expect(text).toMatch(/removed: 20000 .*added: 30000/);
      // The figure came into the ledger with the first revision, and nothing else differs.
      expect(text).not.toContain('Evidence that enters the ledger');
      expect(page.body.match(/<ins>/g)).toHaveLength(1);
      expect(words((await reviewer.get(urls.edit.review(slug))).body)).toContain('the method is the same');
      const same = await approve(reviewer, slug);
      expect([same.status, words(same.body).includes('It is marked as a change of the method')]).toEqual([
        422,
        true,
      ]);

      await submittedAgain(writer, slug, { ...typo, 'correction.type': 'reading' });
      expect((await approve(reviewer, slug)).status).toBe(303);
      expect(words((await visitor(base).get(urls.claim(slug))).body)).toContain('Fails');
    });

    it('says in plain words if the ledger has different evidence', async () => {
      const slug = newSlug();
      const rival = newSlug();
      const same = {
        'inputs.value.newSeries.title': `Wardens of both ${slug}`,
        'inputs.value.source.title': `The count of both ${slug}`,
      };
      await submitted(writer, slug, same);
      await submitted(writer, rival, { ...same, 'inputs.value.value': '19000' });
      expect((await approve(reviewer, rival)).status).toBe(303);
      const refused = await approve(reviewer, slug);
      expect(refused.status).toBe(422);
      expect(words(refused.body)).toContain(
        '31 December 2023 published on 31 January 2024: the figure is 19000 in the ledger, and 20000 in this draft.',
      );
      expect((await visitor(base).get(urls.claim(slug))).status).toBe(404);
    });
  });

  describe('the record', () => {
    both('compares any two saves, and one with what is published', async () => {
      const slug = newSlug();
      await submitted(writer, slug);
      await approve(reviewer, slug);
      await submittedAgain(writer, slug, {
        quote: 'שלום <b>20,000</b>',
        'correction.type': 'reading',
        'correction.sentence': 'A slip.',
      });
      const saves = await reviewer.get(urls.edit.compare(slug, 1, 2));
      expect(words(saves.body)).toContain('Save 1 → save 2');
      expect(saves.body).toContain('&lt;b&gt;20,000&lt;/b&gt;');
      expect(words((await reviewer.get(urls.edit.compare(slug, 0, 2))).body)).toContain(
        'As published → save 2',
      );
      expect(words((await reviewer.get(urls.edit.compare(slug, 2, 2))).body)).toContain('They are the same');
      const record = words((await reviewer.get(urls.edit.revisions(slug))).body);
      expect(record).toMatch(/Save 1, by editor-\d+ on [^,]*, [\d:]+ London time, published as revision 1/);
      await approve(reviewer, slug);
      // What readers see is the latest save: it is compared with what they saw before.
      const latest = await reviewer.get(urls.edit.compare(slug));
      expect(words(latest.body)).toContain('Revision 1 → as published');
      expect(words(latest.body)).not.toContain('They are the same');
      expect(latest.body).toMatch(/<option value="r1" selected>Revision 1, published on /);
      expect(latest.body).toMatch(/<option value="2">Save 2, editor-\d+, [^<]*, published as revision 2</);
      expect((await reviewer.get(`${urls.edit.compare(slug)}?from=r9`)).status).toBe(404);
      for (const [query, status] of [
        ['?from=1&to=9', 404],
        ['?from=x', 400],
        ['?from=-1', 400],
        ['?from=1e3', 400],
        ['', 200],
      ] as const)
        expect((await reviewer.get(`${urls.edit.compare(slug)}${query}`)).status, query).toBe(status);
      expect((await reviewer.get(urls.edit.compare('6848-fewer-joiners', 0, 0))).status).toBe(200);
    });
  });

  describe('the right of reply', () => {
    both(
      'loses nothing that was typed wrongly, and shows the answer word for word once another has looked',
      async () => {
        const slug = newSlug();
        await submitted(writer, slug);
        await approve(other, slug);
        const address = urls.edit.replies(slug);
        const wrong = await reviewer.post(
          address,
          { do: 'asked', askedOn: '31 February 2024', channel: 'By "e-mail"', deadline: '1 January 2024' },
          { from: address },
        );
        expect(wrong.status).toBe(422);
        for (const typed of ['31 February 2024', 'By &quot;e-mail&quot;', '1 January 2024'])
          expect(wrong.body).toContain(`value="${typed}"`);
        const future = await reviewer.post(address, { do: 'asked', askedOn: '1 January 2099', channel: 'x' });
        expect([future.status, words(future.body).includes('has not come yet')]).toEqual([422, true]);
        const before = await reviewer.post(address, {
          do: 'asked',
          askedOn: '2 February 2024',
          channel: 'x',
          deadline: '1 February 2024',
        });
        expect([before.status, words(before.body).includes('is before')]).toEqual([422, true]);
        const early = await reviewer.post(address, { do: 'asked', askedOn: '1 May 1999', channel: 'x' });
        expect([early.status, words(early.body).includes('before the words were said')]).toEqual([422, true]);
        expect(
          (
            await reviewer.post(address, {
              do: 'asked',
              askedOn: '1 February 2024',
              channel: 'E-mail',
              deadline: '8 February 2024',
            })
          ).status,
        ).toBe(303);

        const page = await writer.get(address);
        const [, question = ''] =
          /<option value="(\d+)" selected>Asked on 1 February 2024/.exec(page.body) ?? [];
        const answer = `No.\n\n${MARKUP.join(' ')}`;
        const empty = await writer.post(address, {
          do: 'answer',
          question,
          answeredOn: '1 January 2024',
          answer: ' ',
        });
        expect([empty.status, words(empty.body).includes('word for word')]).toEqual([422, true]);
        expect(
          (await writer.post(address, { do: 'answer', question: '999999', answeredOn: 'today', answer }))
            .status,
        ).toBe(422);
        expect(
          (await writer.post(address, { do: 'answer', question, answeredOn: '3 February 2024', answer }))
            .status,
        ).toBe(303);

        const ids = async (who: Session) =>
          [
            ...(await who.get(address)).body.matchAll(
              /value="release"><input type="hidden" name="id" value="(\d+)"/g,
            ),
          ].map(([, id = '']) => id);
        // The question is the reviewer's own, and the answer would bring it along.
        expect([await ids(writer), await ids(reviewer)]).toEqual([[], []]);
        const both = await ids(other);
        expect(both).toHaveLength(2);
        expect((await reviewer.post(address, { do: 'release', id: both[0] ?? '' })).status).toBe(403);
        expect(
          (await reviewer.post(address, { do: 'release', id: '999999' }, { from: address })).status,
        ).toBe(404);
        expect((await visitor(base).get(urls.claim(slug))).body).not.toContain('8 February 2024');
        await other.get(address);
        expect((await other.post(address, { do: 'release', id: both[1] ?? '' })).status).toBe(303);
        const shown = await visitor(base).get(urls.claim(slug));
        expect(words(shown.body)).toContain('8 February 2024');
        expect(unescaped(shown.body)).toContain(MARKUP[0]);
        expect(shown.body).not.toContain(MARKUP[0]);
      },
    );
  });

  it('takes back a question and its answer that are not on the page, and keeps them in the record', async () => {
    const slug = newSlug();
    await submitted(writer, slug);
    await approve(other, slug);
    const address = urls.edit.replies(slug);
    const ask = (channel: string) =>
      writer.post(address, { do: 'asked', askedOn: '1 February 2024', channel }, { from: address });
    const idOf = (body: string) => /<option value="(\d+)" selected>/.exec(body)?.[1] ?? '';
    await ask('Carrier pigeon');
    const asked = await writer.follow();
    expect(words(asked.body)).toContain('The question is recorded.');
    const wrong = idOf(asked.body);
    await writer.post(address, { do: 'answer', question: wrong, answeredOn: 'today', answer: 'Coo.' });
    expect(words((await reviewer.get(urls.edit.home())).body)).toContain(
      'A reply is waiting to be put on the page',
    );
    await writer.post(address, { do: 'take-back', id: wrong }, { from: address });
    const taken = words((await writer.follow()).body);
    expect(taken).toContain('It was taken back');
    expect(taken).toContain('Carrier pigeon');
    expect(taken.match(/Taken back by/g)).toHaveLength(2);
    for (const again of [
      { do: 'take-back', id: wrong },
      { do: 'release', id: wrong },
    ])
      expect((await reviewer.post(address, again, { from: address })).status).toBe(404);
    expect(
      (await writer.post(address, { do: 'answer', question: wrong, answeredOn: 'today', answer: 'x' }))
        .status,
    ).toBe(422);
    await ask('E-mail');
    const right = idOf((await writer.follow()).body);
    expect((await reviewer.post(address, { do: 'release', id: right }, { from: address })).status).toBe(303);
    expect((await writer.post(address, { do: 'take-back', id: right }, { from: address })).status).toBe(409);
    const page = words((await visitor(base).get(urls.claim(slug))).body);
    expect([page.includes('E-mail'), page.includes('Carrier pigeon')]).toEqual([true, false]);
  });

  describe('a withdrawal', () => {
    both(
      'asks for a reason and a confirmation, is a reviewer’s, and leaves a page that says so',
      async () => {
        const slug = newSlug();
        await submitted(writer, slug);
        const address = urls.edit.withdraw(slug);
        expect((await reviewer.get(address)).status).toBe(404);
        await approve(reviewer, slug);
        expect((await writer.get(address)).status).toBe(403);
        expect(
          (await writer.post(address, { reason: 'x', confirm: 'yes' }, { from: urls.edit.home() })).status,
        ).toBe(403);
        const reason = `Never said. ${MARKUP.join(' ')}`;
        const unsure = await reviewer.post(address, { reason }, { from: address });
        expect([unsure.status, typedIn(unsure.body, 'reason')]).toEqual([422, reason]);
        const unsaid = await reviewer.post(address, { reason: '\u0000', confirm: 'yes' });
        expect(unsaid.status).toBe(422);
        expect((await reviewer.post(address, { reason: 'x'.repeat(2_001), confirm: 'yes' })).status).toBe(
          422,
        );
        expect((await reviewer.post(address, { reason, confirm: 'yes' })).location).toBe(address);
        expect(unescaped((await reviewer.follow()).body)).toContain(reason);
        const again = await reviewer.post(address, { reason, confirm: 'yes' }, { from: urls.edit.home() });
        expect(again.status).toBe(409);
        const gone = await visitor(base).get(urls.claim(slug));
        expect(unescaped(gone.body)).toContain('Never said.');
        expect(gone.body).not.toContain(MARKUP[0]);
        expect(words((await writer.get(urls.edit.home('withdrawn'))).body)).toContain('no longer published');
      },
    );

    it('shows what was typed meanwhile, and says why nothing more is recorded', async () => {
      const slug = newSlug();
      await submitted(writer, slug);
      await approve(reviewer, slug);
      const form = await writer.get(urls.edit.claim(slug));
      const address = urls.edit.withdraw(slug);
      await reviewer.post(address, { reason: 'Never said.', confirm: 'yes' }, { from: address });
      const late = await writer.post(urls.edit.claim(slug), {
        ...claimForm(slug, { context: 'An hour of work <b>' }),
        base: fieldOf(form.body, 'base') ?? '',
        do: 'save',
      });
      expect(late.status).toBe(410);
      expect(unescaped(late.body)).toContain('An hour of work <b>');
      expect(words(late.body)).toContain('This claim was withdrawn');
      const reply = { do: 'asked', askedOn: '1 February 2024', channel: 'By telephone' };
      const asked = await writer.post(urls.edit.replies(slug), reply, { from: urls.edit.replies(slug) });
      expect(asked.status).toBe(409);
      expect(words(asked.body)).toContain('The claim is withdrawn: no more replies are recorded');
    });
  });

  describe('the list of the work', () => {
    both('finds published claims to correct, and shows the work by stage', async () => {
      const slug = newSlug();
      await submitted(writer, slug);
      const list = words((await reviewer.get(urls.edit.home('in-review'))).body);
      expect(list).toContain(slug);
      expect(words((await reviewer.get(urls.edit.home())).body)).toMatch(
        /All \d+ Draft \d+ In review \d+ Worked on, published \d+ Withdrawn \d+/,
      );
      const found = await reviewer.get(`${urls.edit.home()}?q=officers`);
      expect(found.body).toContain(`href="${urls.edit.claim('')}`);
      expect(found.body).toContain('<mark>');
      expect(words((await reviewer.get(`${urls.edit.home()}?q=zzzzzz"<zz>`)).body)).toContain(
        'No published claim',
      );
      for (const [query, status] of [
        ['?stage=nonsense', 400],
        ['?page=0', 400],
        ['?page=49', 404],
      ] as const)
        expect((await reviewer.get(`${urls.edit.home()}${query}`)).status, query).toBe(status);
    });

    it('is seen with a session only, and has no page for a claim that does not exist', async () => {
      for (const page of [
        urls.edit.review,
        urls.edit.revisions,
        urls.edit.compare,
        urls.edit.replies,
        urls.edit.withdraw,
      ]) {
        expect((await visitor(base).get(page('nothing-here'))).location).toBe(
          urls.signIn(page('nothing-here')),
        );
        expect((await reviewer.get(page('nothing-here'))).status).toBe(404);
      }
      expect(
        (
          await reviewer.post(
            urls.edit.review('6848-fewer-joiners'),
            { do: 'nonsense' },
            { from: urls.edit.home() },
          )
        ).status,
      ).toBe(400);
      const idle = await reviewer.get(urls.edit.review('6848-fewer-joiners'));
      expect(words(idle.body)).toContain('No draft of this claim is in review');
    });
  });
});

describe('a newsroom of one', () => {
  let server: ServedLedger;
  beforeAll(async () => {
    server = await serveLedger();
  });
  afterAll(async () => server.stop());

  it('publishes its own work once the second reader is waived, and the page says so', async () => {
    const where = server.database;
    const one = await signedInAs(server.url, where, 'reviewer');
    const slug = newSlug();
    await submitted(one, slug);
    expect((await approve(one, slug)).status).toBe(403);
    const database = openDatabase(createClient, { url: where });
    await saveSettings(database.kysely, { secondReader: false }, COMMAND_LINE, new Date().toISOString());
    await database.close();
    expect(words((await one.get(urls.edit.review(slug))).body)).toContain(
      'published without a second reader',
    );
    expect((await approve(one, slug)).status).toBe(303);
    expect(words((await visitor(server.url).get(urls.claim(slug))).body)).toMatch(
      /published without a second reader/i,
    );
  });
});
