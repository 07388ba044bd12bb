/** By which sign a text is cut into cells. */
import { recordsOf } from './records.ts';

/** The delimiters that are looked for; of two that do as well, the earlier, since a comma stands in texts and figures too. */
const DELIMITERS = ['\t', ';', ','] as const;

/** How much of a text is looked at. */
const SAMPLE = { characters: 100_000, records: 200 };

/** Whether a text begins with a Eurostat head: dimensions packed in one cell, `unit,geo\time`, and a tab behind it. */
function isPacked(sample: string): boolean {
  const [line = ''] = /^[^\r\n]*/.exec(sample) ?? [];
  const tab = line.indexOf('\t');
  const comma = line.indexOf(',');
  const backslash = line.indexOf('\\', comma);
  return comma > 0 && backslash > comma && tab > backslash;
}

interface Fit {
  delimiter: string;
  /** How many records in a row have two cells or more. */
  run: number;
  /** How many of those have as many cells as most. */
  alike: number;
  /** How many cells the widest of them has. */
  columns: number;
}

/** How well a delimiter cuts the records of a sample: its longest run of records that it cuts at all. */
function fitOf(sample: string, delimiter: string): Fit {
  let best: number[] = [];
  let run: number[] = [];
  let seen = 0;
  for (const cells of recordsOf(sample, delimiter)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    run = cells.length > 1 ? [...run, cells.length] : [];
    if (run.length > best.length) best = run;
    seen += 1;
    if (seen === SAMPLE.records) break;
  }
  const counts = new Map<number, number>();
  for (const width of best) counts.set(width, (counts.get(width) ?? 0) + 1);
  return {
    delimiter,
    run: best.length,
    alike: Math.max(0, ...counts.values()),
    columns: Math.max(0, ...counts.keys()),
  };
}

/**
 * The delimiter of a text: the one of tab, semicolon and comma that gives the head most columns. The head is the first of the
 * records that the delimiter cuts one after another, which lines of description before it and a decimal comma below it are
 * not: the longer run of such records goes before the wider one. A text that none cuts has commas.
 */
export function delimiterOf(text: string): string {
  const [, named] = /^sep=([^\r\n])\r?\n/i.exec(text) ?? [];
  if (named !== undefined) return named;
  if (isPacked(text.slice(0, SAMPLE.characters))) return '\t';
  const cut = text.slice(0, SAMPLE.characters);
  // The last line of a cut text is not whole.
  const sample = cut.length < text.length ? cut.slice(0, cut.lastIndexOf('\n') + 1 || cut.length) : cut;
  const [best] = DELIMITERS.map((delimiter) => fitOf(sample, delimiter)).sort(
    (a, b) => b.run - a.run || b.alike - a.alike || b.columns - a.columns,
  );
  return best === undefined || best.run === 0 ? ',' : best.delimiter;
}
