/** What was published for the figures of a series before those that count: drawn lightly behind them. */
import type { Rational } from '../../claims/exact/number.ts';
import type { Mark, Place } from './drawing.ts';
import type { Paper } from './paper.ts';
import type { Seen } from './thinned.ts';
import { numberOf } from './values.ts';

/** With more revised figures than this, no mark of one could be told from the next. */
const DOTTED = 60;

/** A mark for each earlier publication, joined to the figure; of very many figures what was published first, as a line. */
export function publishedBefore(lines: readonly (readonly Seen[])[], paper: Paper): Mark[] {
  const all = lines.flat().filter(({ point }) => point.earlier !== undefined);
  const y = (q: Rational) => paper.y(numberOf(q));
  if (all.length > DOTTED)
    return lines.map((line) => ({ is: 'line', style: 'first', strokes: firstOf(line, paper) }));
  return [
    {
      is: 'line',
      style: 'moved',
      strokes: all.map(({ point: { date, value, earlier = [] } }) => {
        const ends = [value, ...earlier].map(y);
        return [Math.min(...ends), Math.max(...ends)].map((end) => ({ x: paper.x(date), y: end }));
      }),
    },
    {
      is: 'dots',
      style: 'earlier',
      at: all.flatMap(({ point: { date, earlier = [] } }) =>
        earlier.map((value) => ({ x: paper.x(date), y: y(value) })),
      ),
    },
  ];
}

/** The line through what was published first of each figure. */
function firstOf(line: readonly Seen[], paper: Paper): Place[][] {
  const strokes: Place[][] = [];
  for (const { point, value } of line) {
    const [first] = point.earlier ?? [];
    const place = { x: paper.x(point.date), y: paper.y(first === undefined ? value : numberOf(first)) };
    const open = strokes.at(-1);
    if (open === undefined || point.joint === 'hole' || point.joint === 'apart') strokes.push([place]);
    else open.push(place);
  }
  return strokes;
}
