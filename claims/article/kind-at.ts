/** What a figure is said to be, and what the rules that say it share. */
import type { Around, Figure } from './line.ts';

/** What a figure is said to be. */
export interface KindAt {
  kind: string;
  others: readonly string[];
  /** A figure that is not claimed but aimed at, or an end of a change: the test has no claimed figure. */
  unclaimed?: true;
  direction?: 'rise' | 'fall';
  /** It is a figure that another test of the sentence is about: "the 20,000 target". */
  input?: string;
  /** The figure that its words go on to: the later end of a change. */
  until?: Figure;
  /** Another value and unit than the reader of quotations gives: "half the level" is 0.5 times. */
  as?: { value: string; unit: string };
}

/** A rule about the words around a figure; `found` has the kinds of the figures before it. */
export type Rule = (around: Around, found: readonly (KindAt | undefined)[]) => KindAt | undefined;

export const isPercent = ({ figure }: Around): boolean => figure.unit.startsWith('%');
export const isPoints = ({ figure }: Around): boolean => /^(?:percentage|basis) points/.test(figure.unit);
export const isTimed = ({ figure }: Around): boolean =>
  / ?per (?:day|week|month|quarter|year|hour|minute|second)$/.test(figure.unit);

/** The words of a change as its kind. */
export function changed(around: Around, direction: 'rise' | 'fall' | undefined): KindAt {
  const clause = around.right.split(/ (?:,|;|but|and|while) /)[0] ?? '';
  const isReal = REAL_TERMS.test(around.left.slice(-80)) || REAL_TERMS.test(`${clause} `);
  const kind = isPercent(around) ? (isReal ? 'real-terms-change' : 'percent-change') : 'change';
  const others = isReal
    ? ['percent-change', 'change']
    : isPercent(around)
      ? ['difference', 'change']
      : ['difference', 'level'];
  return { kind, others, ...(direction === undefined ? {} : { direction }) };
}

const REAL_TERMS =
  / (?:real terms|after inflation|adjust(?:ed|ing) for inflation|allowing for inflation|inflation adjusted) /;
