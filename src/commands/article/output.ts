/** A reading of an article as the command writes it, and as it is held against a gold. */
import type { ArticleReading, Speaker, Voice } from '../../../claims/article/article.ts';

/** Whose words: null for the article's own voice, "?" if that is left to the editor. */
export type Claimant = { name: string; role?: string; organisation?: string; party?: string } | null | '?';

export interface OutputTest {
  kind: string;
  claimant?: Claimant;
  claimed: { value: string; to?: string; unit: string; hedge: string } | null;
  figure: { start: number; text: string };
}

export interface OutputClaim {
  quote: string;
  start: number;
  claimant: Claimant;
  saidOn: string | null;
  tests: OutputTest[];
}

export interface Output {
  claims: OutputClaim[];
  contradictions: { told: string; guess?: string; quotes: { start: number; quote: string }[] }[];
}

function claimantOf(speaker: Voice['speaker']): Claimant {
  return speaker === null || speaker === '?' ? speaker : named(speaker);
}

function named({ name, role, organisation, party }: Speaker): Claimant {
  return {
    name,
    ...(role === undefined ? {} : { role }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(party === undefined ? {} : { party }),
  };
}

/** The entries of a reading in the order of its text. */
export function outputOf(text: string, { entries, contradictions }: ArticleReading): Output {
  const quoted = ({ start, end }: { start: number; end: number }) => ({
    start,
    quote: text.slice(start, end),
  });
  return {
    claims: [...entries]
      .sort((a, b) => a.start - b.start)
      .map(({ quote, start, voice, saidOn, tests }) => ({
        quote,
        start,
        claimant: claimantOf(voice.speaker),
        saidOn,
        tests: tests.map(({ kind, claimed, figure, voice: own }) => ({
          kind,
          ...(own === undefined ? {} : { claimant: claimantOf(own.speaker) }),
          claimed,
          figure: { start: figure.start, text: text.slice(figure.start, figure.end) },
        })),
      })),
    contradictions: contradictions.map(({ told, guess, quotes }) => ({
      told,
      ...(guess === undefined ? {} : { guess }),
      quotes: quotes.map(quoted),
    })),
  };
}
