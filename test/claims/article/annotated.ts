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
  const whole = readFileSync(new URL('./voices-of.txt', import.meta.url), 'utf8');
  return whole
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const line = part.indexOf('\n');
      const name = part.slice(0, line).trim();
      const read = unmarked(part.slice(line + 1).trimEnd());
      return { name, ...read, ...(name.startsWith('speech') ? { speaker: OWN_SPEAKER } : {}) };
    });
}

function unmarked(body: string): Pick<Annotated, 'text' | 'figures'> {
  const figures: Annotated['figures'] = [];
  let text = '';
  let last = 0;
  for (const found of body.matchAll(/\{([^{}|]*)\|([^{}]*)\}/g)) {
    text += body.slice(last, found.index);
    figures.push({ at: text.length, words: found[1] ?? '', who: (found[2] ?? '').split('|') });
    text += found[1];
    last = found.index + found[0].length;
  }
  return { text: text + body.slice(last), figures };
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
