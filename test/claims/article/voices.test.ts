/** Whose words the figures of an article are. */
import { describe, expect, test } from 'vitest';
import type { Speaker, Voice } from '../../../claims/article/article.ts';
import { sentencesOf } from '../../../claims/article/sentences.ts';
import { readScene } from '../../../claims/article/speakers/scene.ts';
import { voicesOf } from '../../../claims/article/voices.ts';
import { type Token, tokenise } from '../../../claims/reading/tokens.ts';
import { annotated, isRight, voiceAt } from './annotated.ts';

const TEXTS = annotated();

const read = (text: string, speaker?: string): Voice[] =>
  voicesOf(text, sentencesOf(text), speaker === undefined ? {} : { speaker });

/** The speaker of some words, by name: "-" is the article itself. */
function nameAt(text: string, words: string, speaker?: string): string {
  const voice = voiceAt(read(text, speaker), text.indexOf(words));
  return voice === undefined
    ? 'none'
    : voice.speaker === null
      ? '-'
      : voice.speaker === '?'
        ? '?'
        : voice.speaker.name;
}

function speakerAt(text: string, words: string): Speaker {
  const voice = voiceAt(read(text), text.indexOf(words));
  if (voice === undefined || voice.speaker === null || voice.speaker === '?')
    throw new Error(`nobody says ${words}`);
  return voice.speaker;
}

describe('the speakers of texts that were annotated by hand', () => {
  test('are right for 97 of a hundred figures, and wrong for one at most', () => {
    const errors: string[] = [];
    let right = 0;
    let wrong = 0;
    let all = 0;
    for (const { name, text, speaker, figures } of TEXTS) {
      const voices = read(text, speaker);
      for (const { at, words, who } of figures) {
        const given = voiceAt(voices, at)?.speaker;
        all += 1;
        if (given !== undefined && isRight(who, given)) right += 1;
        else {
          errors.push(
            `${name}: “${words}” is ${who.join(' or ')}, not ${typeof given === 'object' ? given?.name : given}`,
          );
          if (given !== '?') wrong += 1;
        }
      }
    }
    expect(TEXTS.length).toBeGreaterThanOrEqual(12);
    expect(all).toBeGreaterThan(200);
    expect((100 * right) / all, errors.join('\n')).toBeGreaterThanOrEqual(97);
    expect((100 * wrong) / all, errors.join('\n')).toBeLessThanOrEqual(1);
  });

  test.each(TEXTS)('cover every sentence of $name, in order', ({ text, speaker }) => {
    const voices = read(text, speaker);
    for (const { start, end } of sentencesOf(text)) {
      const inside = voices.filter((voice) => voice.start < end && start < voice.end);
      expect(inside[0]?.start).toBe(start);
      expect(inside[inside.length - 1]?.end).toBe(end);
      inside.slice(1).forEach((voice, i) => {
        expect(voice.start).toBe(inside[i]?.end);
      });
    }
  });

  test.each(TEXTS)('have names, roles and parties that stand in $name', ({ text, speaker }) => {
    const plain = text.replace(/\s+/g, ' ').toLowerCase();
    for (const voice of read(text, speaker)) {
      if (voice.speaker === null || voice.speaker === '?' || speaker !== undefined) continue;
      const { name, role, organisation, aliases } = voice.speaker;
      for (const said of [name, role, organisation, ...aliases])
        if (said !== undefined) expect(plain).toContain(said.replace(/\s+/g, ' ').toLowerCase());
    }
  });
});

describe('a speaker', () => {
  test('has the role, organisation and party of the first mention', () => {
    const text =
      'Today Jane Cooper MP, Labour’s Shadow Home Secretary, said: “There are 500 fewer.” Paul Kent, chief economist at ' +
      'North Bank, said 300 had gone. Ms Cooper added that 200 were left.';
    expect(speakerAt(text, '500')).toMatchObject({
      name: 'Jane Cooper',
      role: 'Shadow Home Secretary',
      party: 'Labour',
    });
    expect(speakerAt(text, '300')).toMatchObject({ name: 'Paul Kent', organisation: 'North Bank' });
    expect(nameAt(text, '200')).toBe('Jane Cooper');
  });

  test.each([
    ['The council has built 300 of the 500 homes promised, leaving 100 to build.', '100'],
    ['All 40 hospitals pledged have 300 beds.', '300'],
    ['The number of jobs promised rose to 5,000.', '5,000'],
  ])('is no thing that was promised: %s', (text, words) => {
    expect(nameAt(text, words)).toBe('-');
  });

  test.each([
    'Jane Cooper said there were 500.\n\n“We lost 40,” said Suella Brand.\n\nHome Office figures show that 300 left. She added that 200 would follow.',
    'Somebody else told the paper that 200 would follow.',
  ])('is open where the words leave it open: %s', (text) => {
    expect(nameAt(text, '200')).toBe('?');
  });

  test('of a transcript is known by a surname, by the number of a question and by an office', () => {
    const text =
      'ANN LEE, HOST: Rents are up 10 per cent.\n\nJOHN ROE: We built 300 homes.\n\nLEE: That is 5 fewer.\n\n' +
      'ROE: It was 295. The bank says rates will fall to 4 per cent, and we have 60 projects.\n\n' +
      'Q2. [907712] Dr May Kerr (Edinburgh) (LD): It has been missed for 16 months.\n\n' +
      'The Prime Minister (Mrs Eve Finch): We gave £2 billion.';
    const said = ['10', '300', '5 fewer', '295', '60', '16', '£2'].map((words) => nameAt(text, words));
    expect(said.map((name) => name.toLowerCase())).toEqual([
      'ann lee',
      'john roe',
      'ann lee',
      'john roe',
      'john roe',
      'dr may kerr',
      'eve finch',
    ]);
  });

  test('keeps a quotation over paragraphs, each of which opens with a mark', () => {
    const text =
      'Ann Lee said: “We lost 40.\n\n“Then we lost 50.\n\n“Now 60 are left.”\n\nThe council has 70 staff.';
    expect(['40', '50', '60', '70'].map((words) => nameAt(text, words))).toEqual([
      'Ann Lee',
      'Ann Lee',
      'Ann Lee',
      '-',
    ]);
  });

  test('of a promise is who promised, second-hand where another tells of it', () => {
    const text = 'Campaigners have accused the government of breaking its promise to provide 609 officers.';
    const voice = voiceAt(read(text), text.indexOf('609'));
    expect(voice).toMatchObject({ speaker: { name: 'the government' }, secondHand: true });
  });

  test('is the article for the figures of a source, which is named', () => {
    const text =
      'Data from the Home Office shows 16,753 police have joined. Home Office figures reveal 12 have left.';
    expect(voiceAt(read(text), text.indexOf('16,753'))).toMatchObject({
      speaker: null,
      source: 'Home Office',
    });
    expect(voiceAt(read(text), text.indexOf('12'))).toMatchObject({ speaker: null, source: 'Home Office' });
  });

  test('of the whole text takes its own voice, and nobody else’s', () => {
    const text = 'We have hired 500 nurses. The mayor, Sadiq Rahman, said: “I welcome the 40 new clinics.”';
    expect(nameAt(text, '500', 'Sue Gray, Health Secretary')).toBe('Sue Gray');
    expect(nameAt(text, '40', 'Sue Gray, Health Secretary')).toBe('Sadiq Rahman');
  });

  test('is open where a quotation has no name, and where reported words may run on', () => {
    expect(
      nameAt('The meeting was full. “There are 500 of them, and they all want to be heard today.”', '500'),
    ).toBe('?');
    expect(nameAt('Mr Orr said rents had risen. The firm owns 500 flats.', '500')).toBe('?');
    expect(nameAt('Mr Orr said rents had risen. The firm would buy 500 flats.', '500')).toBe('Mr Orr');
  });

  test.each([
    ['16% short of the promised number of 500 homes.', '500'],
    ['The government will build 500 homes under plans to cut waiting lists.', '500'],
    ['It is said that 500 people have left.', '500'],
    ['Employers added 500 jobs last month.', '500'],
    ['More than 500 people have found work every day.', '500'],
  ])('is nobody in “%s”', (text, words) => {
    expect(nameAt(text, words)).toBe('-');
  });
});

describe('hostile texts', () => {
  const SHAPES = [
    '"',
    '1 ',
    'said ',
    '(',
    "'",
    '“',
    'a',
    'he said ',
    'according to ',
    'A. ',
    'X told Y that ',
    'its promise to ',
    '\n“',
    'John Smith, ',
    '”, said ',
  ];

  test.each(SHAPES)('of %j are read, and every sentence is covered', (shape) => {
    const text = shape.repeat(Math.ceil(5_000 / shape.length));
    const sentences = sentencesOf(text);
    const length = (spans: readonly { start: number; end: number }[]): number =>
      spans.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(length(read(text))).toBe(length(sentences));
  });

  test.each(SHAPES)('of %j are looked at in proportion to their length', (shape) => {
    expect(looks(shape, 40_000)).toBeLessThanOrEqual(looks(shape, 10_000) * 4.4 + 1_000);
  });

  /** How often tokens are looked at while speakers are found. */
  function looks(shape: string, length: number): number {
    const text = shape.repeat(Math.ceil(length / shape.length));
    let count = 0;
    const tokens = new Proxy(tokenise(text), {
      get(list, key) {
        count += 1;
        return Reflect.get(list, key) as Token;
      },
    });
    readScene({ text, tokens }, sentencesOf(text), null);
    return count;
  }

  test('nothing, spaces, right-to-left and lone surrogates throw nothing', () => {
    for (const text of ['', ' ', '\n\n', 'שלום אמר "שלום"', '\ud800 said \udc00', '“”', 'said', ':'])
      expect(() => read(text)).not.toThrow();
  });
});
