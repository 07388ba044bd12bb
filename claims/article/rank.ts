/** The order in which entries are offered: how far each can be checked, and how public it is; shown as its reasons. */
import { isMoney } from '../evidence/currencies.ts';
import type { ArticleTest, Sentence, Voice } from './article.ts';
import type { Line } from './line.ts';

export interface Reason {
  why: string;
  weight: number;
}

/** What an entry is ranked by. */
export interface Ranked {
  line: Line;
  voice: Voice;
  tests: readonly ArticleTest[];
  sentence: Sentence;
}

const OF_THE_STATE =
  /\b(?:tax|budget|deficit|debt|gdp|inflation|unemployment|officers?|police|nurses?|doctors?|teachers?|schools?|hospitals?|crime|immigra|migra|asylum|jobs?|homes?|houses?|benefits?|pensions?|wages?|poverty|emission|prison|patients?|pupils?|government|minister|council|army|troops)/i;

const ROLE =
  /minister|secretary|president|chancellor|leader|mayor|mp\b|senator|governor|councillor|commissioner|treasurer|premier|congress|member of parliament|spokes/i;

/** Why an entry stands where it stands, those that count most first. */
export function reasonsFor({ line, voice, tests, sentence }: Ranked): Reason[] {
  const reasons: Reason[] = [];
  const add = (why: string, weight: number) => reasons.push({ why, weight });
  const hasFigure = tests.some(({ claimed }) => claimed !== null);
  if (hasFigure) add('figure', 2);
  if (
    tests.some(
      ({ inputs }) =>
        inputs.length > 1 && inputs.every(({ given, at }) => given !== undefined || at !== undefined),
    )
  )
    add('inputs-given', 2);
  const promise = tests.find(({ kind }) => kind === 'promise');
  if (promise?.deadline !== undefined) add('target-and-deadline', 2);
  const { speaker } = voice;
  if (speaker !== null && speaker !== '?') {
    const office = speaker.party !== undefined || ROLE.test(speaker.role ?? '') || ROLE.test(speaker.name);
    if (office) add('office-or-party', 2);
    else add('organisation', 1);
  } else if (voice.source !== undefined) add('source-named', 1);
  if (
    OF_THE_STATE.test(line.text.slice(0, 2_000)) ||
    tests.some(({ claimed }) => claimed !== null && isMoney(claimed.unit))
  )
    add('public-matter', 1);
  if (voice.secondHand) add('second-hand', -1);
  if (sentence.place === 'caption') add('caption', -1);
  if (
    speaker !== null &&
    speaker !== '?' &&
    /\b(?:we|i) (?:estimate|reckon)\b/i.test(line.text.slice(0, 2_000))
  )
    add('own-estimate', -1);
  if (
    tests.every(
      ({ kind, deadline, claimed }) => kind === 'forecast' && deadline === undefined && claimed !== null,
    ) &&
    line.dates.length === 0
  )
    add('forecast-without-date', -2);
  return reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
