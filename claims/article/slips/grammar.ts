/** Pieces of the grammar of lines. Each takes a bounded number of words, so that a line is read in proportion to its length. */
import type { Figure, Line } from './figures.ts';

/** A figure of one of these sorts, its number kept: `<n0>`. */
export const figure = (sorts: string): string => `<[${sorts}](\\d+)>`;

/** Words of time and place that may stand after a figure and change nothing: "in <d>", "a year earlier", "of last month". */
const TIME_WORDS =
  'in|at|on|by|for|during|of|as|the|a|an|its|same|period|end|start|early|late|mid|last|this|that|previous|prior|preceding|current|next|' +
  'year|month|quarter|week|day|decade|financial|fiscal|earlier|before|ago|then|now|today|yesterday|just|only|some|also|first|second|third|fourth|' +
  'three|six|twelve|months|years|january|february|march|april|may|june|july|august|september|october|november|december|to|from|level|' +
  'recorded|reported|seen|revised';

/** Up to ten of them. */
export const TIME = `(?:[ ,]*(?:\\b(?:${TIME_WORDS})\\b|<d>|<s\\d+>)){0,10}`;

/** Up to so many words, of no figure and no other clause. */
export const words = (most: number): string => `(?: [a-z][a-z'’./-]*){0,${most}}`;

export const UP =
  'rose|rise|rises|risen|rising|increased|increase|increases|increasing|grew|grow|grown|growing|growth|grows|climbed|climb|jumped|jump|soared|surged|surge|' +
  'up|gained|gain|widened|expanded|advanced|leapt|swelled|higher|more|rebounded|edged up|ticked up|went up|gone up|shot up|crept up';
export const DOWN =
  'fell|fall|falls|fallen|falling|dropped|drop|drops|decreased|decrease|decreases|declined|decline|reduced|reduction|cut|down|slumped|plunged|plummeted|' +
  'tumbled|slid|shrank|shrunk|narrowed|contracted|lower|fewer|less|slipped|eased|sank|dipped|edged down|went down|gone down|came down';
export const MOVED = `(?:${UP}|${DOWN})`;
/** A noun of change with what may stand before it. */
export const MOVE_NOUN =
  '(?:rise|increase|growth|jump|surge|gain|climb|leap|fall|drop|decrease|decline|reduction|cut|slump|dip|change|improvement|expansion|contraction)';

/** Figures of a line by the groups of a match. */
export function figuresOf(
  line: Line,
  match: RegExpMatchArray | RegExpExecArray,
  ...groups: number[]
): Figure[] {
  return groups.flatMap((group) => {
    const figure = line.figures[Number(match[group] ?? Number.NaN)];
    return figure === undefined ? [] : [figure];
  });
}
