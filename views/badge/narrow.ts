/** The narrow badge, for columns of 200 pixels: what was claimed on two or three lines, and the verdict below it. */
import { shortDate } from '../../claims/words/dates.ts';
import { type Fitted, fitLine, fitLines } from '../parts/text-width.ts';
import { type Drawing, FIGURE_BYTES, QUOTE_BYTES, verdictWords } from './lines.ts';
import { type Pen, SHAPE_SIDE } from './pen.ts';
import type { Badge, ClaimedInShort } from './words.ts';

const WIDTH = 200;
const PAD = 10;
const ROOM = WIDTH - 2 * PAD;
const LINE = 16;
const SHAPE = 14;
const GAP = 6;
const STRIP = 20;

/** The badge in three to seven lines. */
export function narrow(badge: Badge, p: Pen): Drawing {
  const claimed =
    badge.state === 'notice'
      ? [fitLine('Plumbline', { size: 12, width: ROOM })]
      : claimedLines(badge.claimed);
  const top = LINE * claimed.length + 10;
  const [word, ...more] = verdictWords(badge);
  const beside = p.hasShape ? SHAPE + GAP : 0;
  const room = ROOM - beside;
  const verdict = fitLines(word, { size: 12, width: room, weight: 'bold' }, 3);
  const day = more.map((text) => fitLine(text, { size: 12, width: room }));
  const last = verdict.at(-1)?.width ?? 0;
  // The day follows the verdict on its line if it has room there.
  const isBeside = day.every(({ width }) => last + GAP + width <= room);
  const band = LINE * (verdict.length + (isBeside ? 0 : day.length)) + 8;
  const strip = stripOf(badge);
  const height = top + band + (strip === undefined ? 0 : STRIP);
  const x = PAD + beside;
  const firstVerdict = top + LINE;
  return {
    width: WIDTH,
    height,
    body: [
      p.area(0, 0, WIDTH, top, 'paper'),
      p.area(0, top, WIDTH, band, 'tone'),
      strip === undefined ? '' : p.area(0, top + band, WIDTH, STRIP, strip.isChanged ? 'mark' : 'paper'),
      p.frame(WIDTH, height),
      ...claimed.map((line, i) => p.text(line, PAD, LINE * (i + 1), 'ink', { within: ROOM })),
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
function claimedLines({ figure, words, isQuoted }: ClaimedInShort): Fitted[] {
  const box = (bytes: number) => ({ size: 12, width: ROOM, bytes });
  if (figure === null) return fitLines(words, box(QUOTE_BYTES), 2);
  const line = isQuoted ? `${figure}:` : figure;
  const figures = fitLines(line, box(FIGURE_BYTES), 2);
  if (isQuoted) return [...figures, fitLine(words, box(FIGURE_BYTES))];
  const titles = fitLines(`${words}:`, box(FIGURE_BYTES), 2);
  return [...titles, ...figures];
}

/** What it is pinned to, or when its verdict changed: in fewer words than elsewhere, on one line. */
function stripOf(badge: Badge): { text: Fitted; isChanged: boolean } | undefined {
  if (badge.state !== 'published') return undefined;
  const { pinned, changedOn } = badge;
  if (pinned === null && changedOn === null) return undefined;
  const text =
    changedOn === null
      ? `Revision ${pinned?.revision ?? 1} of ${shortDate(pinned?.on ?? badge.asOf)}`
      : `Changed since, ${shortDate(changedOn)}`;
  return { text: fitLine(text, { size: 12, width: ROOM }), isChanged: changedOn !== null };
}
