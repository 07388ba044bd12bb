/** Up or down: "fell to 8.7% from 8.3%". */
import { compare, rational } from '../../exact/number.ts';
import type { Contradiction } from '../article.ts';
import { inWords } from './equation.ts';
import { type Figure, type Line, ofOneVoice } from './figures.ts';
import { form, matchesOf } from './grammar.ts';

const UP = '(?:rose|risen|increased|grew|grown|climbed|jumped|soared|surged|went up|gone up|widened)';
const DOWN =
  '(?:fell|fallen|dropped|decreased|declined|slumped|plunged|plummeted|tumbled|went down|gone down|shrank|narrowed)';

const FORMS: readonly { isUp: boolean; said: RegExp; form: RegExp }[] = [UP, DOWN].flatMap((verb, i) =>
  [
    form(
      `\\b${verb}(?: by)?(?: <[pqn]\\d+>)?~,? to(?: just| only)? {to:np}@+,? from(?: just| only)? {from:np}`,
    ),
    form(
      `\\b${verb}(?: by)?(?: <[pqn]\\d+>)?~,? from(?: just| only)? {from:np}@,? to(?: just| only)? {to:np}`,
    ),
  ].map((pattern) => ({ isUp: i === 0, said: new RegExp(verb), form: pattern })),
);

const MANY = rational(1000n);

/** What goes up by its figures and down by its words, or the other way round. */
export function directionsIn(line: Line): Contradiction[] {
  if (!/ from .* to | to .* from /.test(line.words)) return [];
  return FORMS.flatMap(({ isUp, said, form: pattern }) =>
    matchesOf(line, pattern).flatMap(({ text, figures: { from, to } }): Contradiction[] => {
      if (from === undefined || to === undefined || !isComparable(from, to)) return [];
      const [low, high] = isUp ? [from, to] : [to, from];
      // Only where all that the words of the one may mean is above all that those of the other may.
      if (low.meant.lo === null || high.meant.hi === null || compare(low.meant.lo, high.meant.hi) <= 0)
        return [];
      const verb = said.exec(text)?.[0] ?? '';
      return [
        {
          quotes: [from, to].sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end })),
          told: `From ${inWords(from)} to ${inWords(to)} is a ${isUp ? 'fall' : 'rise'}; “${verb}” does not follow from these figures.`,
        },
      ];
    }),
  );
}

/** Shares, and many of one thing: a rate of exchange or a place in a list may fall while its number rises. */
function isComparable(a: Figure, b: Figure): boolean {
  if (a.sort !== b.sort || a.hedge !== 'bare' || b.hedge !== 'bare' || !ofOneVoice([a, b])) return false;
  if (a.sort === 'p') return a.key === b.key;
  return (
    (a.key === '' || b.key === '' || a.key === b.key) &&
    [a, b].every(({ amount }) => compare(amount, MANY) >= 0)
  );
}
