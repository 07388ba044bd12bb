/**
 * Badges in rows: what was claimed, and the verdict below it. The narrow one, for columns of 200 pixels, and the flat one where
 * both have no room beside each other.
 */
import { shortDate } from '../../claims/words/dates.ts';
import { type Fitted, fitLine, fitLines } from '../parts/text-width.ts';
import { type Drawing, FIGURE_BYTES, QUOTE_BYTES, verdictWords } from './lines.ts';
import { type Pen, SHAPE_SIDE } from './pen.ts';
import type { Badge, ClaimedInShort } from './words.ts';

const WIDTH = 200;
const PAD = 10;
const LINE = 16;
const SHAPE = 14;
const GAP = 6;
const STRIP = 20;

/** The narrow badge, in three to seven lines. */
export function narrow(badge: Badge, p: Pen): Drawing {
  const claimed =
    badge.state === 'notice'
      ? [fitLine('Plumbline', { size: 12, width: WIDTH - 2 * PAD })]
      : claimedLines(badge.claimed, WIDTH);
  return stacked(badge, p, claimed, WIDTH);
}

/** A badge with what was claimed on a line above its verdict, as wide as they need, up to a width; then on several lines. */
export function inRows(badge: Badge, p: Pen, claimed: Fitted, widest: number): Drawing {
  const [word, ...more] = verdictWords(badge);
  const texts = [
    fitLine(word, { size: 12, width: widest, weight: 'bold' }),
    ...more.map((text) => fitLine(text, { size: 12, width: widest })),
  ];
  const verdict = texts.reduce((sum, { width }) => sum + GAP + width, p.hasShape ? SHAPE : -GAP);
  const inner = widest - 2 * PAD;
  const isCut = claimed.width > inner && badge.state !== 'notice';
  const width = isCut ? inner : Math.min(inner, Math.ceil(Math.max(claimed.width, verdict)));
  return stacked(badge, p, isCut ? claimedLines(badge.claimed, widest) : [claimed], width + 2 * PAD);
}

/** A badge of a width with the lines of what was claimed above its verdict, which is never cut. */
function stacked(badge: Badge, p: Pen, claimed: readonly Fitted[], width: number): Drawing {
  const inner = width - 2 * PAD;
  const top = LINE * claimed.length + 10;
  const [word, ...more] = verdictWords(badge);
  const beside = p.hasShape ? SHAPE + GAP : 0;
  const room = inner - beside;
  const verdict = fitLines(word, { size: 12, width: room, weight: 'bold' }, 3);
  const day = more.map((text) => fitLine(text, { size: 12, width: room }));
  const last = verdict.at(-1)?.width ?? 0;
  // The day follows the verdict on its line if it has room there.
  const isBeside = day.every(({ width }) => last + GAP + width <= room);
  const band = LINE * (verdict.length + (isBeside ? 0 : day.length)) + 8;
  const strip = stripOf(badge, inner);
  const height = top + band + (strip === undefined ? 0 : STRIP);
  const x = PAD + beside;
  const firstVerdict = top + LINE;
  return {
    width,
    height,
    body: [
      p.area(0, 0, width, top, 'paper'),
      p.area(0, top, width, band, 'tone'),
      strip === undefined ? '' : p.area(0, top + band, width, STRIP, strip.isChanged ? 'mark' : 'paper'),
      p.frame(width, height),
      ...claimed.map((line, i) => p.text(line, PAD, LINE * (i + 1), 'ink', { within: inner })),
      p.shape(PAD, top + 5, SHAPE / SHAPE_SIDE, 'cut', 'tone'),
      ...verdict.map((line, i) => p.text(line, x, firstVerdict + LINE * i, 'cut', { weight: 'bold' })),
      ...day.map((line) =>
        isBeside
          ? p.text(line, x + last + GAP, firstVerdict + LINE * (verdict.length - 1), 'cut')
          : p.text(line, x, firstVerdict + LINE * verdict.length, 'cut'),
      ),
      strip === undefined ? '' : p.text(strip.text, PAD, top + band + 14, strip.isChanged ? 'ink' : 'soft'),
    ].join(''),
  };
}

/** The title on one line or two, and the figure; or the figure, and the quotation on one line; or that alone, on two. */
function claimedLines({ figure, words, when, isQuoted }: ClaimedInShort, width: number): Fitted[] {
  const box = (bytes: number) => ({ size: 12, width: width - 2 * PAD, bytes });
  if (figure === null) return fitLines(words, box(QUOTE_BYTES), 2);
  const line = isQuoted ? `${figure}:` : when === null ? figure : `${when}: ${figure}`;
  const figures = fitLines(line, box(FIGURE_BYTES), 2);
  if (isQuoted) return [...figures, fitLine(words, box(FIGURE_BYTES))];
  const titles = fitLines(`${words}${when === null ? ':' : ','}`, box(FIGURE_BYTES), 2);
  return [...titles, ...figures];
}

/** What it is pinned to, or when its verdict changed: in fewer words than elsewhere, on one line. */
function stripOf(badge: Badge, width: number): { text: Fitted; isChanged: boolean } | undefined {
  if (badge.state !== 'published') return undefined;
  const { pinned, changedOn } = badge;
  if (pinned === null && changedOn === null) return undefined;
  const text =
    changedOn === null
      ? `Revision ${pinned?.revision ?? 1} of ${shortDate(pinned?.on ?? badge.asOf)}`
      : `Changed since, ${shortDate(changedOn)}`;
  return { text: fitLine(text, { size: 12, width }), isChanged: changedOn !== null };
}
