/** The pieces that tell of corrections, of what waits and of replies, with hostile text in each. */

import { describe, expect, test } from 'vitest';
import type { Correction, VerdictShown } from '../../../claims/editorial/correction.ts';
import { CORRECTION_TYPES, CORRECTION_WORDS } from '../../../claims/editorial/workflow.ts';
import { atomFeed } from '../../../views/machines/atom.ts';
import {
  contextSection,
  correctionsSection,
  queuedStrip,
  replySection,
} from '../../../views/pages/claim/notes.ts';
import { correctionNote, moves, movesBetween, movesInWords } from '../../../views/parts/corrections.ts';
import type { Html } from '../../../views/parts/html.ts';
import { hostile, hostileText } from '../../support/bundles.ts';
import { attributes, tags, unescaped, words } from '../../support/markup.ts';
import { childrenOf, readXml, textOf } from '../../support/xml.ts';

const ZONE = 'Europe/London';

const HOLDS: VerdictShown = { finding: 'holds', standing: 'supports', because: 'It does.' };
const FAILS: VerdictShown = { finding: 'fails', standing: 'against', because: 'It does not.' };

function correction(more: Partial<Correction> = {}): Correction {
  return {
    id: 7,
    type: 'evidence',
    sentence: 'A sentence.',
    fromRevision: 1,
    toRevision: 2,
    before: { said: HOLDS, now: HOLDS },
    after: { said: HOLDS, now: FAILS },
    changed: null,
    at: '2026-05-03T08:00:00.000Z',
    withoutSecondReader: false,
    ...more,
  };
}

/** Expects that a piece of a page holds no markup but the program's own. */
function expectHarmless(piece: Html): string {
  const markup = String(piece);
  for (const tag of tags(markup)) {
    expect(tag).not.toMatch(/^<\/?(?:script|img|b|i|u|iframe)[\s>]/i);
    expect(tag).not.toMatch(/\s(?:on[a-z]+|style)\s*=/i);
  }
  return markup;
}

describe('what a correction moved', () => {
  test('is shown for the clocks that moved, and for no other', () => {
    const text = words(String(moves(correction().before, correction().after)));
    expect(text).toBe('Now Holds became Fails Before: It does. After: It does not.');
  });

  test('is shown if only the sentence differs', () => {
    const other = { ...HOLDS, because: 'It still does.' };
    expect(words(String(moves({ said: HOLDS, now: HOLDS }, { said: other, now: HOLDS })))).toBe(
      'When it was said Holds as before Before: It does. After: It still does.',
    );
  });

  test('is shown if only its standing towards the claim differs', () => {
    const reached = (standing: 'supports' | 'against'): VerdictShown => ({
      finding: 'reached',
      standing,
      because: 'It was reached.',
    });
    const both = (verdict: VerdictShown) => ({ said: verdict, now: verdict });
    expect(movesBetween(both(reached('supports')), both(reached('against')))).toHaveLength(2);
    expect(words(String(moves(both(reached('supports')), both(reached('against')))))).toContain(
      'Target reached, as claimed became Target reached, not as claimed It was reached.',
    );
  });

  test('is told by the word, with the exact finding, where there is one', () => {
    const right: VerdictShown = { ...HOLDS, word: 'right' };
    const wrong: VerdictShown = { ...FAILS, word: 'wrong' };
    const before = { said: right, now: right };
    expect(words(String(moves(before, { said: right, now: wrong })))).toBe(
      'Now Right Holds became Wrong Fails Before: It does. After: It does not.',
    );
    expect(words(String(movesInWords(before, { said: right, now: wrong })))).toBe(
      'Now, before: Right. It does. Now, after: Wrong. It does not.',
    );
    const understated: VerdictShown = { ...FAILS, word: 'understated' };
    expect(movesBetween({ said: right, now: wrong }, { said: right, now: understated })).toHaveLength(1);
  });

  test('may be nothing', () => {
    const same = { said: HOLDS, now: FAILS };
    for (const told of [moves(same, same), movesInWords(same, same)])
      expect(words(String(told))).toBe('The verdict is the same.');
  });
});

describe('a correction', () => {
  test.each(CORRECTION_TYPES)('says what %s means', (type) => {
    const markup = String(correctionNote('a-claim', correction({ type }), ZONE));
    expect(attributes(markup, 'title')).toEqual([CORRECTION_WORDS[type].means]);
    expect(attributes(markup, 'id')).toEqual(['correction-7']);
  });

  test('says what was changed, field by field', () => {
    const fields = [
      { what: 'the deadline', from: '31 March 2023', to: '30 April 2023' },
      { what: 'their role', from: '', to: hostile('role') },
    ];
    const markup = expectHarmless(correctionNote('a-claim', correction({ changed: { fields } }), ZONE));
    expect(unescaped(words(markup))).toContain(
      'What was changed: the deadline: from 31 March 2023 to 30 April 2023 their role:',
    );
    expect(String(correctionNote('a-claim', correction({ changed: null }), ZONE))).not.toContain(
      'What was changed',
    );
  });

  test('shows hostile text as text', () => {
    const said = { ...FAILS, because: hostile('because') };
    const markup = expectHarmless(
      correctionsSection(
        'a-claim',
        [
          correction({
            sentence: hostileText('sentence'),
            after: { said, now: said },
            withoutSecondReader: true,
          }),
        ],
        ZONE,
      ),
    );
    expect(unescaped(markup)).toContain(hostileText('sentence'));
    expect(unescaped(markup)).toContain(hostile('because'));
    expect(words(markup)).toContain('Published without a second reader');
  });

  test('leaves no section if there is none', () => {
    for (const none of [
      correctionsSection('a-claim', [], ZONE),
      contextSection(null),
      contextSection(' \n'),
      replySection([], 'x', '2026-05-03'),
      queuedStrip(null, ZONE),
    ])
      expect(String(none)).toBe('');
  });
});

describe('what waits', () => {
  const queued = {
    since: '2026-05-03T08:00:00.000Z',
    now: { ...FAILS, because: hostile('because') },
    isSameNow: false,
  };

  test('is shown with its day, but not what unchecked figures would make of the verdict', () => {
    const markup = expectHarmless(queuedStrip({ ...queued, cause: 'evidence' }, ZONE));
    expect(words(markup)).toMatch(
      /New figures were recorded on 3 May 2026\. They may change this verdict, .* until an editor has reviewed and published the result\.$/,
    );
    expect(words(markup)).not.toMatch(/Fails|would be/);
    expect(markup).toContain('<time datetime="2026-05-03">');
  });

  test('may be a method', () => {
    const markup = expectHarmless(queuedStrip({ ...queued, cause: 'method' }, ZONE));
    expect(words(markup)).toMatch(
      /The method has changed since this verdict was published\. This was noted on 3 May 2026\. By the new method the verdict would be: Fails/,
    );
  });

  test('may change the earlier verdict alone', () => {
    const text = words(
      String(queuedStrip({ ...queued, cause: 'method', now: HOLDS, isSameNow: true }, ZONE)),
    );
    expect(text).toContain(
      'today’s verdict would be the same, and the one on the day it was said would be different',
    );
    expect(text).not.toContain('would be: ');
  });
});

describe('the context', () => {
  test('is under its heading with its own below it, and brings no id and no markup', () => {
    const markup = expectHarmless(
      contextSection(`## ${hostile('a')}\n\n#### ${hostile('b')}\n\n${hostile('c')}`),
    );
    expect([...markup.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(['2', '3', '4']);
    expect(attributes(markup, 'id')).toEqual(['context']);
    for (const href of attributes(markup, 'href')) expect(href).toMatch(/^https?:/);
  });
});

describe('a reply', () => {
  test('is to the letter, lines and all', () => {
    const answer = { text: `${hostileText('answer')}\n\n  indented`, on: '2026-05-02' };
    const markup = expectHarmless(
      replySection(
        [
          {
            askedOn: '2026-05-01',
            channel: hostile('channel'),
            deadline: null,
            answers: [answer, { text: 'More.', on: '2026-05-03' }],
          },
        ],
        hostile('name'),
        '2026-05-03',
      ),
    );
    for (const text of [answer.text, hostile('channel'), hostile('name')])
      expect(unescaped(markup)).toContain(text);
    expect(markup).toContain('<blockquote class="verbatim" dir="auto">');
    expect(words(markup)).toMatch(/A further answer on 3 May 2026: More\./);
  });

  test.each([
    [null, false],
    ['2026-05-03', false],
    ['2026-05-02', true],
  ])('that has not come is reported as missing, with a deadline of %s', (deadline, hasPassed) => {
    const text = words(
      String(
        replySection(
          [{ askedOn: '2026-05-01', channel: '', deadline, answers: [] }],
          'Somebody',
          '2026-05-03',
        ),
      ),
    );
    expect(text).toContain('No answer was recorded by 3 May 2026.');
    expect(text.includes('The deadline passed without an answer.')).toBe(hasPassed);
    expect(text).toContain('Somebody was asked on 1 May 2026, with');
  });
});

describe('a feed', () => {
  test('is well-formed whatever is in it', () => {
    const impossible = ['\u0000', '\u0008', '\u001f', '\ufffe', '\ud800'];
    const textWith = (characters: readonly string[]) =>
      `${hostileText('text')} ]]> ${characters.join(' ')} \r\n`;
    const text = textWith(impossible);
    const feed = readXml(
      atomFeed({
        title: text,
        subtitle: text,
        self: 'https://a.example/feed?a=1&b="2"',
        alternate: 'https://a.example/',
        updated: '2026-05-03T08:00:00.000Z',
        entries: [
          {
            id: 'tag:a.example,2026:1',
            title: text,
            address: 'https://a.example/1',
            updated: '2026-05-03T08:00:00.000Z',
            category: { term: 'typo', label: text },
            content: text,
          },
        ],
      }),
    );
    const shown = textWith(impossible.map(() => '\ufffd'));
    expect(textOf(feed, 'title')).toBe(shown);
    const [entry] = childrenOf(feed, 'entry');
    if (entry === undefined) throw new Error('the feed has no entry');
    expect(textOf(entry, 'content')).toBe(shown);
    expect(childrenOf(feed, 'link')[0]?.attributes['href']).toBe('https://a.example/feed?a=1&b="2"');
  });
});
