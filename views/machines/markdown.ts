/** The pages of the ledger as Markdown, for assistants and whoever reads without a browser. Words of others stand in quotation blocks. */
import { saidOnName } from '../../claims/sayings/saying.ts';
import type { Headline } from '../../claims/verdict/headline.ts';
import { dateInWords, momentName } from '../../claims/words/dates.ts';
import { escapeMarkdown } from './citation.ts';

/** What of a claim is told. Days are `YYYY-MM-DD`, addresses full. */
export interface ClaimInMarkdown {
  asOf: string;
  quotation: { saidBy: string; role?: string | undefined; saidOn: string; words: string };
  headline: Headline;
  sentence: string;
  verdicts: { said: { because: string }; now: { because: string } };
  figures: readonly FigureInMarkdown[];
  leavesOut: readonly string[];
  /** By which figure it will be decided, and when that comes; null if it is not open. */
  whenKnown: string | null;
  corrections: readonly { type: string; at: string; sentence: string }[];
  /** Who said it, the claim’s own words among them, by day; days as they are known. */
  sayings?:
    | readonly {
        saidBy: string;
        role?: string | undefined;
        saidOn: string;
        words: string;
        isReported: boolean;
      }[]
    | undefined;
  revision: number;
  changedOn: string;
  isLatest: boolean;
  method: string;
  url: string;
  dataUrl: string;
}

interface FigureInMarkdown {
  what: string;
  at: string | null;
  value: string;
  unit: string;
  publishedOn: string | null;
  source: string | null;
  sourceUrl: string | null;
}

/** A text of several lines as a quotation block. */
export function quoted(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${escapeMarkdown(line)}`)
    .join('\n');
}

/** The text of a cell, which holds neither its border nor a line break. */
export function cell(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' '));
}

/** A table: its head and its rows, of cells. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A link, or the text alone where the address is none of the web's. */
export function link(text: string, address: string | null): string {
  if (address === null || !/^https?:\/\//i.test(address)) return text;
  return `[${text}](<${address.replace(/[<>\s\\]/g, (c) => encodeURIComponent(c))}>)`;
}

/** A claim: what was said, the verdict by both clocks, what it rests on, and how to cite it. */
export function claimMarkdown(claim: ClaimInMarkdown): string {
  const { quotation, sentence, verdicts, figures, leavesOut, corrections } = claim;
  return `${[
    `# ${escapeMarkdown(sentence)}`,
    `${cell(quotation.saidBy)}${quotation.role === undefined ? '' : ` (${cell(quotation.role)})`} said on ${dateInWords(quotation.saidOn)}:`,
    quoted(quotation.words),
    `**On the figures known when it was said:** ${escapeMarkdown(verdicts.said.because)}`,
    `**On the figures of ${dateInWords(claim.asOf)}:** ${escapeMarkdown(verdicts.now.because)}`,
    ...(claim.whenKnown === null ? [] : [`**When we will know:** ${escapeMarkdown(claim.whenKnown)}`]),
    ...(leavesOut.length === 0
      ? []
      : ['## What this leaves out', leavesOut.map((one) => `- ${cell(one)}`).join('\n')]),
    ...(figures.length === 0 ? [] : ['## The figures', figureTable(figures)]),
    ...saidBesides(claim),
    ...(corrections.length === 0
      ? []
      : [
          '## Corrections',
          corrections
            .map(({ type, at, sentence: why }) => `- ${at.slice(0, 10)}, ${type}: ${cell(why)}`)
            .join('\n'),
        ]),
    `Revision ${claim.revision}${claim.isLatest ? '' : ' (not the latest)'}, published on ${dateInWords(claim.changedOn)}; method ${claim.method}. ${link('The page', claim.url)}, ${link('the data, to compute it again', claim.dataUrl)}.`,
  ].join('\n\n')}\n`;
}

/** Who said it, one after the other; nothing of a claim with its own words alone. */
function saidBesides({ sayings = [] }: ClaimInMarkdown): string[] {
  if (sayings.length < 2) return [];
  return [
    '## Who said it',
    ...sayings.flatMap(({ saidBy, role, saidOn, words, isReported }) => [
      `${cell(saidBy)}${role === undefined ? '' : ` (${cell(role)})`}, ${saidOnName(saidOn)}${isReported ? ', as reported' : ''}:`,
      quoted(words),
    ]),
  ];
}

function figureTable(figures: readonly FigureInMarkdown[]): string {
  return table(
    ['Figure', 'When', 'Value', 'Published', 'Source'],
    figures.map(({ what, at, value, unit, publishedOn, source, sourceUrl }) => [
      cell(what),
      at === null ? '' : momentName(at),
      cell(`${value} ${unit}`),
      publishedOn === null ? '' : dateInWords(publishedOn),
      source === null ? 'given in the claim' : link(cell(source), sourceUrl),
    ]),
  );
}

/** What of a series is told. */
export interface SeriesInMarkdown {
  asOf: string;
  id: string;
  title: string;
  measure: string | null;
  unit: string;
  place: string | null;
  figures: readonly {
    at: string;
    value: string;
    status: string | null;
    publishedOn: string;
    earlier: readonly { value: string; publishedOn: string }[];
    source: string;
  }[];
  isCut: boolean;
  url: string;
}

/** A series: what it counts, and its figures, each as published last with what was published before. */
export function seriesMarkdown(series: SeriesInMarkdown): string {
  const { title, measure, unit, place, figures, isCut } = series;
  const counts = [`in ${unit}`, measure, place].filter((part) => part !== null).join('; ');
  return `${[
    `# ${escapeMarkdown(title)}`,
    `${cell(counts)}. As of ${dateInWords(series.asOf)}${isCut ? '; the latest figures of more' : ''}. ${link('The page', series.url)}.`,
    table(
      ['When', 'Value', 'Published', 'Before', 'Source'],
      figures.map(({ at, value, status, publishedOn, earlier, source }) => [
        momentName(at),
        `${value}${status === null || status === 'final' ? '' : ` (${status})`}`,
        dateInWords(publishedOn),
        earlier.map((one) => `${one.value} (${dateInWords(one.publishedOn)})`).join(', '),
        cell(source),
      ]),
    ),
  ].join('\n\n')}\n`;
}
