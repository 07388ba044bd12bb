/** How long an article takes to read, and how that grows with its length, on text made to be slow. */
import { readArticle } from '../../claims/article/read.ts';
import { MAX_QUOTE } from '../../claims/evidence/schema.ts';
import { ARTICLE_TEXTS } from '../claims/article/texts.ts';
import { repeated } from './reading.ts';

const MIXED = ARTICLE_TEXTS.map(({ text }) => text).join('\n\n');

/** Texts that rules which look back or ahead without bound would take quadratic time for. */
export const SLOW_ARTICLES: Record<string, string> = {
  quotes: '"',
  'digits and spaces': '1 ',
  said: 'said ',
  told: 'told ',
  promise: 'promise ',
  capitals: 'CAPS ',
  initials: 'A. ',
  'titles without a stop': 'Mr ',
  pronouns: 'he ',
  money: '£',
  'amounts of money': '£1 ',
  millions: '5m ',
  sums: '5 and 6 and 7, ',
  'short speeches': 'Xavier said. ',
  'short quotations': '“a” ',
  'mixed texts': `${MIXED}\n\n`,
  'mixed texts in one sentence': `${MIXED.replace(/[.!?\s]+/g, ' ')} `,
  'words in one sentence': `${MIXED.replace(/[^a-z]+/gi, ' ').toLowerCase()} `,
  brackets: '(',
  letters: 'a',
  words: 'word ',
  figures: '£5 a, ',
  'per cents': '5% of ',
  'ends of changes': 'from 5% to 6% ',
  'changes in one sentence': 'rose 5%, ',
  comparisons: 'more x than ',
  records: 'record high than ',
  attributions: '"a," said Bob Smith. ',
  promises: 'we will recruit 5 officers and ',
  'averages beside rates': 'need to hire 5 officers per month, averaged 4, ',
  titles: 'Mr. ',
  lines: '5 officers\n',
  'line ends': '\n',
  captions: 'Photo: 5 officers\n',
  tags: '<p>5 officers</p>',
  'the same statement': 'There were 5 officers in 2010. ',
};

const ENGLISH = 'The government has said that it will be more than they were. ';

/** A slow text of that length, after some sentences of English, without which it is told to be in another language. */
export function slowArticle(unit: string, length: number): string {
  return (
    repeated(ENGLISH, Math.min(3_000, length / 4)) + repeated(unit, length - Math.min(3_000, length / 4))
  );
}

/** A news text of about that many words, with figures, speakers and quotations. */
export function newsOf(words: number): string {
  const paragraphs: string[] = [];
  for (let i = 0, count = 0; count < words; i += 1) {
    const paragraph = [
      `Unemployment in Region ${i} rose by ${3 + (i % 7)},000 to 1.${i % 10}2 million in the three months to June, official figures showed.`,
      `“We will build ${1_000 + i} homes by March 2027,” said Ann Lee${i}, the housing minister.`,
      `That is ${2 + (i % 9)}.4% more than a year ago, and the highest since 2009.`,
    ].join(' ');
    paragraphs.push(paragraph);
    count += paragraph.split(' ').length;
  }
  return paragraphs.join('\n\n');
}

/** CPU time in milliseconds, which other work on the machine does not lengthen; the least of several runs. */
function cost(run: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const started = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/** Prints what an article costs, and how many times as long four times the text takes: 4 is linear. */
export function articleCost(say: (line: string) => void): void {
  const head = { date: '2026-06-30' };
  say('\nreading an article: CPU time in ms');
  const short = newsOf(900);
  say(
    `900 words, first        ${cost(() => readArticle(short, head), 1)
      .toFixed(0)
      .padStart(6)}`,
  );
  say(
    `900 words               ${cost(() => readArticle(short, head), 12)
      .toFixed(1)
      .padStart(6)}`,
  );
  const long = newsOf(60_000).slice(0, 120_000);
  say(
    `120,000 characters      ${cost(() => readArticle(long, head), 4)
      .toFixed(0)
      .padStart(6)}`,
  );
  const prose = slowArticle(SLOW_ARTICLES['mixed texts'] ?? '', 120_000);
  say(
    `the same, mixed texts   ${cost(() => readArticle(prose, head), 4)
      .toFixed(0)
      .padStart(6)}`,
  );
  say('time of 62,500 and of 250,000 characters, and their ratio');
  for (const [name, unit] of Object.entries(SLOW_ARTICLES)) {
    const [a, b] = [MAX_QUOTE / 4, MAX_QUOTE].map((length) => {
      const text = slowArticle(unit, length);
      return cost(() => readArticle(text, head), 2);
    });
    if (a === undefined || b === undefined) continue;
    say(
      `${name.padEnd(28)}${a.toFixed(0).padStart(6)}${b.toFixed(0).padStart(8)}${(b / a).toFixed(2).padStart(8)}`,
    );
  }
}
