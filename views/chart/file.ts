/** The chart of a claim as a file that stands by itself: with the words, what it is of, where it is from, and its own style. */

import type { Bundle } from '../../claims/bundle.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { headed } from '../parts/headline.ts';
import { escapeMarkup } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { onOneLine } from '../parts/text-width.ts';
import { type Chart, descriptionOf, laidOut, unitOf } from './chart.ts';
import type { Drawing, Mark, Size } from './drawing.ts';
import { marksOf } from './svg.ts';

/** What a file says around its chart. */
export interface ChartFile {
  bundle: Bundle;
  verdicts: Clocks;
  chart: Chart;
  /** The day that is named in place of today. */
  on?: string | undefined;
  /** The full address of the page that it is from. */
  address: string;
  /** Under which licence it may be used; absent if the ledger does not say. */
  licence?: string;
}

/** How wide a file is drawn, and the letters of its words. */
const FILE: Size = { name: 'picture', width: 900, height: 430, letters: 15, ticks: 9, levels: 5 };
const SIDE = 28;

/** The lines above and below the chart of a file. */
export interface FileWords {
  quote: string;
  by: string;
  title: string;
  verdict: string;
  foot: string;
}

/** The words of a file, each on one line. */
export function fileWords({ bundle, verdicts, chart, on, address, licence }: ChartFile): FileWords {
  const { claim } = bundle;
  const { words } = headed(verdicts, on);
  return {
    quote: `“${clip(withoutMarks(onOneLine(claim.quote, 400)), 96)}”`,
    by: `${clip(onOneLine(claim.claimant.name, 200), 60)}, ${dateInWords(claim.saidOn)}`,
    verdict: words.sentence,
    title: clip(onOneLine(titleWithUnit(chart), 400), 110),
    foot: `Plumbline, ${address}, ${dateInWords(verdicts.now.asOf)}${licence === undefined ? '' : `. ${licence}`}`,
  };
}

/** The title of a chart, with its unit where it does not say it. */
export function titleWithUnit(chart: Chart): string {
  const [{ title }, unit] = [chart.words, unitOf(chart)];
  return unit === '' || title.includes(unit) ? title : `${title} (${unit})`;
}

/** The file as one drawing: its words as marks, above and below the chart. */
export function fileDrawing(file: ChartFile): Drawing {
  const { quote, by, verdict, title, foot } = fileWords(file);
  const inner = laidOut(file.chart, { ...FILE, width: FILE.width - 2 * SIDE });
  const lines: [string, 'plain' | 'strong', number][] = [
    [quote, 'strong', 34],
    [by, 'plain', 58],
    [verdict, 'strong', 86],
    [title, 'plain', 118],
  ];
  const top = 136;
  const height = top + inner.height + 44;
  const words = (text: string, style: 'plain' | 'strong', y: number): Mark => ({
    is: 'words',
    style,
    at: { x: SIDE, y },
    anchor: 'start',
    text,
  });
  return {
    width: FILE.width,
    height,
    letters: FILE.letters,
    marks: [
      ...lines.map(([text, style, y]) => words(text, style, y)),
      ...inner.marks.map((mark) => moved(mark, SIDE, top)),
      words(clip(foot, 120), 'plain', height - 16),
    ],
    readings: [],
  };
}

/** A mark elsewhere on the paper. */
export function moved(mark: Mark, right: number, down: number): Mark {
  const place = ({ x, y }: { x: number; y: number }) => ({ x: x + right, y: y + down });
  switch (mark.is) {
    case 'line':
      return { ...mark, strokes: mark.strokes.map((stroke) => stroke.map(place)) };
    case 'area':
      return { ...mark, ...place(mark) };
    case 'dots':
      return { ...mark, at: mark.at.map(place) };
    case 'words':
      return { ...mark, at: place(mark.at) };
  }
}

/** The colours of a file, light and dark. */
const LIGHT = '--paper:#fcfbf8;--ink:#1b232b;--soft:#55606b;--rule:#d9d5cb;--accent:#1f4f7a;--partly:#80560a';
const DARK = '--paper:#14181c;--ink:#e8e4da;--soft:#a5adb5;--rule:#3a424a;--accent:#8fbde8;--partly:#e2b65d';

/** The chart as an SVG that needs nothing beside it. `rules` are those of the style sheet for charts. */
export function fileSvg(file: ChartFile, rules: string): string {
  const drawing = fileDrawing(file);
  const { width, height } = drawing;
  const { title, quote } = fileWords(file);
  const style = `svg{${LIGHT};--sans:system-ui,sans-serif;font-size:15px;background:var(--paper)}@media(prefers-color-scheme:dark){svg{${DARK}}}${rules}.back{fill:var(--paper)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart file" width="${width}" height="${Math.ceil(height)}" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-labelledby="t d"><title id="t">${escapeMarkup(`${quote}: ${title}`)}</title><desc id="d">${escapeMarkup(descriptionOf(file.chart))}</desc><style>${style}</style><rect class="back" width="100%" height="100%"/>${marksOf(drawing.marks)}</svg>\n`;
}
