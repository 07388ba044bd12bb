/** How tall a strip is at a width. */
import { dateInWords } from '../../claims/words/dates.ts';
import { english } from '../../claims/words/language.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { headlineShown } from '../parts/headline-shown.ts';
import { clip } from '../parts/layout.ts';
import { dayInWords } from '../parts/time.ts';
import { block, footHeight, inFrame, SMALL } from './measure.ts';
import { saidNote } from './said.ts';
import { STRIP_NAME, STRIP_QUOTE, type StripItem } from './strip.ts';

/** From this width of the frame on, a verdict stands beside its quotation; then the width of the one, and the gap between. */
const BESIDE = 480;
const VERDICT = 176;
const GAP = 16;
/** Between the rows of an entry; its padding with its rule; and the words above all entries. */
const ROW = 1.6;
const ENTRY = 24.5;
const LABEL = 25;

/** The height of a strip in CSS pixels, for a frame of a width. */
export function stripHeight(items: readonly StripItem[], frameWidth: number, zone: string): number {
  const width = inFrame(frameWidth);
  const entries = items.map((item) => ENTRY + entryHeight(item, width, frameWidth > BESIDE, zone));
  return Math.ceil(
    LABEL + entries.reduce((sum, one) => sum + one, 0) + footHeight(width, '', 'How verdicts are computed'),
  );
}

function entryHeight(item: StripItem, width: number, isBeside: boolean, zone: string): number {
  const { verdict, rows } = entryWords(item, zone);
  const column = isBeside ? width - VERDICT - GAP : width;
  const mark = block(verdict, (isBeside ? VERDICT : width) - 24, {
    size: 15.2,
    line: 19.8,
    below: 0,
    type: 'sans-bold',
  });
  const [quote = '', ...notes] = rows;
  const texts = [
    block(quote, column, { size: 16, line: 21.6, below: 4.8 }),
    ...notes.map((note, i) =>
      block(note, i === 0 ? column : column - 25.4, { ...SMALL, below: i === 0 ? 0 : 16 + 4.8 }),
    ),
  ];
  const text = texts.reduce((sum, one) => sum + one, ROW * (texts.length - 1));
  return isBeside ? Math.max(mark, text) : mark + ROW + text;
}

/** The words of an entry: those of its verdict, the quotation, who said it, and what has changed. */
function entryWords(item: StripItem, zone: string): { verdict: string; rows: string[] } {
  if (item.state === 'unknown')
    return { verdict: 'Not found', rows: [`There is no published claim “${clip(item.asked, 100)}”.`] };
  const { claim } = item;
  const quote = `“${clip(withoutMarks(claim.quote), STRIP_QUOTE)}”`;
  const by = `${clip(claim.claimant.name, STRIP_NAME)}, ${dateInWords(claim.saidOn)}`;
  if (item.state === 'withdrawn')
    return {
      verdict: 'Withdrawn',
      rows: [quote, `${by} · withdrawn on ${dayInWords(item.at, zone)}: no verdict stands`],
    };
  const { now } = item.verdicts;
  const claimed = now.claimed === undefined ? '' : ` · claimed: ${clip(english.claimed(now.claimed), 80)}`;
  const pinned = item.isPinned ? `, revision ${item.revision}` : '';
  const said = item.told === undefined ? '' : ` · ${saidNote(item.told)}`;
  const told = `${by}${claimed} · as of ${dateInWords(now.asOf)}${pinned}${said}`;
  const changed =
    item.changed === null
      ? []
      : [
          `Changed since this was embedded, on ${dayInWords(item.changed.at, zone)}: now ${headlineShown(item.changed).sentence}, on other figures.`,
        ];
  const on = item.isPinned ? now.asOf : undefined;
  return { verdict: headlineShown(item.verdicts, on).sentence, rows: [quote, told, ...changed] };
}
