import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Contradiction, Speaker, Voice } from '../../../../claims/article/article.ts';
import { sentencesOf } from '../../../../claims/article/sentences.ts';
import { contradictionsOf } from '../../../../claims/article/slips/slips.ts';
import { voicesOf } from '../../../../claims/article/voices.ts';

/** A text with one slip: `[[3,247|3,427]]` is what follows, and what is written instead. */
interface Planted {
  name: string;
  kind: string;
  text: string;
}

/** A text in which all follows, and what might seem not to. */
interface Trap {
  name: string;
  why: string;
  text: string;
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const SLIP = /\[\[(.*?)\|(.*?)\]\]/;

function toldOf(text: string): Contradiction[] {
  const sentences = sentencesOf(text);
  return contradictionsOf(text, sentences, voicesOf(text, sentences, {}));
}

/** What is told where all sentences are the words of one. */
function ofOne(text: string): Contradiction[] {
  return contradictionsOf(text, sentencesOf(text), []);
}

const planted = linesOf<Planted>('planted.ndjson');
const fresh = linesOf<Planted>('fresh.ndjson');
const traps = linesOf<Trap>('traps.ndjson');

/** Whether a text's slip is among the figures that are told. */
function isFound({ text }: Planted, read: (text: string) => Contradiction[]): boolean {
  const at = text.search(SLIP);
  return read(text.replace(SLIP, '$2')).some(({ quotes }) =>
    quotes.some(({ start, end }) => start <= at + 1 && end > at),
  );
}

describe('figures that do not follow from each other', () => {
  it.each([...planted, ...fresh])('are none in $name as it should be', ({ text }) => {
    expect(toldOf(text.replace(SLIP, '$1'))).toEqual([]);
    expect(ofOne(text.replace(SLIP, '$1'))).toEqual([]);
  });

  it.each(traps)('are none where $why: $name', ({ text }) => {
    expect(toldOf(text)).toEqual([]);
    expect(ofOne(text)).toEqual([]);
  });

  it.each([
    ['the texts that the grammar was made with', planted, 0.9],
    ['texts written afterwards', fresh, 0.8],
  ] as const)('are found in %s', (what, texts, floor) => {
    const missed = texts.filter((text) => !isFound(text, toldOf)).map(({ name }) => name);
    const recall = (texts.length - missed.length) / texts.length;
    console.error(
      `${what}: ${texts.length - missed.length} of ${texts.length}; missed ${missed.join(', ') || 'none'}`,
    );
    expect(recall).toBeGreaterThanOrEqual(floor);
  });

  it('says what follows, of exact parts of the text, and names a slip as a guess', () => {
    const text =
      'The government promised 20,000 new officers by March. So far 16,753 officers have joined, and 3,427 officers still need to be recruited.';
    const [told, ...more] = toldOf(text);
    expect(more).toEqual([]);
    expect(told?.told).toBe('20,000 − 16,753 leaves 3,247; 3,427 does not follow from these figures.');
    expect(told?.guess).toBe('digits exchanged?');
    expect(told?.quotes.map(({ start, end }) => text.slice(start, end))).toEqual([
      '20,000 new officers',
      '16,753 officers',
      '3,427 officers',
    ]);
  });

  it('blames nobody', () => {
    for (const { text } of [...planted, ...fresh])
      for (const { told } of toldOf(text.replace(SLIP, '$2')))
        expect(told).toMatch(/does not follow from|do not follow from|give different figures/);
  });
});

describe('figures of two speakers', () => {
  const speaker = (name: string): Speaker => ({ name, aliases: [] });
  /** Each sentence of a text with its speaker. */
  const withVoices = (text: string, speakers: readonly (string | null)[]) => {
    const sentences = sentencesOf(text);
    const voices = sentences.map(({ start, end }, i): Voice => {
      const name = speakers[i] ?? null;
      return { start, end, speaker: name === null ? null : speaker(name), why: 'as the test says' };
    });
    return contradictionsOf(text, sentences, voices);
  };

  it('are bound by no sum', () => {
    const text =
      'The target is 20,000 officers. So far 16,753 officers have joined. Another 3,427 officers still need to be recruited.';
    expect(withVoices(text, [null, 'The minister', 'Her shadow'])).toEqual([]);
    expect(withVoices(text, [null, 'The minister', 'The minister'])).toHaveLength(1);
  });

  it('are set beside each other where they name one number of one body by one day', () => {
    const text =
      'Thames Valley Police has a target of 609 additional officers by March 2023. The spokesman said that Thames Valley will recruit an additional 598 officers by March 2023.';
    const [told] = withVoices(text, [null, 'The spokesman']);
    expect(told?.told).toBe('The article and The spokesman give different figures: 609 and 598.');
  });

  it('are left alone where they are of two bodies', () => {
    const text =
      'Kent Police said it would recruit an additional 451 officers by March 2023. Sussex Police said it would recruit an additional 429 officers by March 2023.';
    expect(withVoices(text, ['Kent Police', 'Sussex Police'])).toEqual([]);
  });
});

describe('any text', () => {
  const HOSTILE: readonly string[] = [
    '',
    ' ',
    '"'.repeat(20_000),
    '1 '.repeat(10_000),
    'said '.repeat(5_000),
    '('.repeat(20_000),
    'from 5 to '.repeat(2_000),
    'It rose from 5,123 in in in in in in in in in in in to 6,123 in in in in in in in in by. '.repeat(200),
    'Rose by 5% to 17 people from 6. '.repeat(500),
    'It rose from -5% to 0% , a rise of 0%. Of 0 people, 0 (0%) said so. 0 a year, or 0 a month. '.repeat(50),
    `From ${'9'.repeat(30)} to ${'9'.repeat(29)}8, a rise of ${'9'.repeat(30)}%.`,
    '<n0> <p1> from <n0> to <n99>, a rise of <p5>. § ~ 5% § of 7.',
    'هبط العدد من ٥ إلى ٦، أو 5%. '.repeat(100),
    '\u202e5% of 7\u202c \ud800 from 5 to 6, up 5%',
  ];

  it.each(HOSTILE.map((text, i) => [i, text] as const))('is read without a throw: %i', (_, text) => {
    expect(() => toldOf(text)).not.toThrow();
  });

  it('takes time in proportion to its length', () => {
    const once = planted.map(({ text }) => text.replace(SLIP, '$2')).join('\n\n');
    const taken = (times: number) => {
      const text = Array.from({ length: times }, () => once).join('\n\n');
      const sentences = sentencesOf(text);
      contradictionsOf(text, sentences, []);
      const start = process.cpuUsage();
      contradictionsOf(text, sentences, []);
      return process.cpuUsage(start).user;
    };
    taken(2);
    expect(taken(16) / taken(4)).toBeLessThan(8);
  });
});
