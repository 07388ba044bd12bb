/**
 * Texts with figures whose speakers were written down by hand, in the styles of news of several countries. `{4.9%|A|B}`
 * is a figure that A or B may be given for: `-` is the article's own voice, `own` the speaker of the whole text, `?` open.
 */
import { readFileSync } from 'node:fs';
import type { Speaker, Voice } from '../../../claims/article/article.ts';

export interface Annotated {
  name: string;
  text: string;
  /** Of speeches. */
  speaker?: string;
  figures: { at: number; words: string; who: string[] }[];
}

export const OWN_SPEAKER = 'The Speaker';

/** The texts of `voices-of.txt`. */
export function annotated(): Annotated[] {
  return sectionsOf('voices-of.txt').map(({ name, body }) => {
    const { text, marks } = unmarked(body, (words, who, at) => ({ at, words, who }));
    return { name, text, figures: marks, ...(isSpeech(name) ? { speaker: OWN_SPEAKER } : {}) };
  });
}

/** Whether a text is a speech, by its name. */
export const isSpeech = (name: string): boolean => name.startsWith('speech');

/** The texts of a file beside this one, each under a line `=== its name`. */
export function sectionsOf(file: string): { name: string; body: string }[] {
  const whole = readFileSync(new URL(file, import.meta.url), 'utf8');
  return whole
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const line = part.indexOf('\n');
      return { name: part.slice(0, line).trim(), body: part.slice(line + 1).trimEnd() };
    });
}

/** A text without its marks, and what `markOf` makes of each: of its words, of what is written behind them, and of its place. */
export function unmarked<Mark>(
  body: string,
  markOf: (words: string, written: string[], at: number) => Mark,
): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let last = 0;
  for (const found of body.matchAll(/\{([^{}|]*)\|([^{}]*)\}/g)) {
    const [all, words = '', written = ''] = found;
    text += body.slice(last, found.index);
    marks.push(markOf(words, written.split('|'), text.length));
    text += words;
    last = found.index + all.length;
  }
  return { text: text + body.slice(last), marks };
}

const LEFT_OUT = /\b(?:mr|mrs|ms|dr|sir|dame|the|a|an|cllr|councillor|spokes\w+|official|for|of)\b|[^a-z ]/g;
const wordsOf = (name: string): string[] =>
  name.toLowerCase().replace(LEFT_OUT, '').split(/\s+/).filter(Boolean);

/** Whether a voice is that of one of those whom the figure may be given to. */
export function isRight(who: readonly string[], speaker: Speaker | null | '?'): boolean {
  return who.some((one) => {
    if (one === '-') return speaker === null;
    if (one === '?') return speaker === '?';
    if (speaker === null || speaker === '?') return false;
    if (one === 'own') return speaker.name === OWN_SPEAKER;
    const [a, b] = [wordsOf(one), wordsOf(speaker.name)];
    if (a.length === 0 || b.length === 0) return one === speaker.name;
    return (
      a.every((word) => b.includes(word)) ||
      b.every((word) => a.includes(word)) ||
      a[a.length - 1] === b[b.length - 1]
    );
  });
}

/** The voice at a place of the text. */
export const voiceAt = (voices: readonly Voice[], at: number): Voice | undefined =>
  voices.find(({ start, end }) => start <= at && at < end);
