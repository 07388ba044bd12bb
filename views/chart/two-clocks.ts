/** The two clocks as a picture: what was known when the words were said, what was published since, and the word by each. */
import { escapeMarkup } from '../parts/html.ts';

/** One of two days on a line. */
export interface ClockDrawn {
  /** "31 August 2023". */
  day: string;
  /** What was known then: "published: −1.2%". */
  figure: string;
  /** What the words come out as: "Right". */
  word: string;
}

const SIZES = [
  { name: 'wide', width: 720, places: [150, 560] },
  { name: 'narrow', width: 340, places: [82, 258] },
] as const;

const HEIGHT = 132;
const AXIS = 70;

/** Both sizes of the drawing; the style sheet shows the one that fits. */
export function twoClocks(
  description: string,
  titles: readonly [string, string],
  clocks: readonly [ClockDrawn, ClockDrawn],
): string {
  return SIZES.map(({ name, width, places }) => {
    const marks = clocks.map((clock, i) => markOf(clock, titles[i] ?? '', places[i] ?? 0));
    return `<svg class="chart ${name}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${escapeMarkup(description)}"><path class="axis" d="M0 ${AXIS}H${width}"/>${marks.join('')}</svg>`;
  }).join('');
}

function markOf({ day, figure, word }: ClockDrawn, title: string, x: number): string {
  const text = (y: number, kind: string, label: string) =>
    `<text class="${kind}" x="${x}" y="${y}" text-anchor="middle">${escapeMarkup(label)}</text>`;
  return `${text(16, 'title', title)}${text(34, 'claimed', word)}<path class="tick" d="M${x} ${AXIS - 20}V${AXIS}"/><circle class="used" cx="${x}" cy="${AXIS}" r="7"/>${text(AXIS + 28, 'day', day)}${text(AXIS + 48, 'computed', figure)}`;
}
