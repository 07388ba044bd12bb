/** Framing: right words, and what they leave out (method, section 6). */
import type { Claim, Source } from './bundle.ts';
import type { Decision, Flag, Used } from './decision.ts';
import type { Sight, Slot } from './evidence.ts';
import type { Result } from './findings.ts';
import type { Words } from './hedges.ts';
import { div, le, lt, mul, ONE, quantity, rat, sign } from './numbers.ts';
import { dayNumber } from './time.ts';

const ORDER = [
  'coverage',
  'gaps',
  'tied',
  'field',
  'understated',
  'far-below',
  'wide',
  'dates-apart',
  'provisional',
  'own-figures',
  'same-day',
  'measure',
  'per-head',
  'real-terms',
  'window',
  'stale',
];

/** Flags in the order of the method. */
export const inOrder = (flags: Flag[]): Flag[] =>
  [...flags].sort((a, b) => ORDER.indexOf(a.flag) - ORDER.indexOf(b.flag));

/** What the hedge says beside what there is. */
function ofWords(kind: string, words: Words, { e }: Result, times: boolean): Flag[] {
  const flags: Flag[] = [];
  const { value: v, hedge, to } = words;
  const positive = sign(v) > 0;
  const under1 = hedge === 'or-more' && times && lt(v, ONE);
  if (kind !== 'rank' && positive) {
    if (['over', 'at-least', 'or-more'].includes(hedge) && !under1)
      if (e.lo !== null && le(mul(v, rat(3, 2)), e.lo)) flags.push({ flag: 'understated' });
    if (['under', 'at-most', 'up-to'].includes(hedge))
      if (e.hi !== null && le(e.hi, mul(v, rat(1, 2)))) flags.push({ flag: 'far-below' });
  }
  if (to !== undefined && positive) {
    const factor = div(to, v);
    if (lt(rat(2), factor)) flags.push({ flag: 'wide', factor: quantity(factor) });
  }
  return flags;
}

function datesApart(pairs: [Slot, Slot][]): Flag[] {
  let days = 0;
  for (const [a, b] of pairs) {
    if (a.at === undefined || b.at === undefined) continue;
    if (a.seriesId !== undefined && a.seriesId === b.seriesId) continue;
    days = Math.max(days, Math.abs(dayNumber(a.at.end) - dayNumber(b.at.end)));
  }
  return days > 183 ? [{ flag: 'dates-apart', days }] : [];
}

function named(used: Used[], test: (u: Used) => boolean): string[] {
  return [...new Set(used.filter(test).map((u) => u.name))];
}

/** Whether a source is the one that the words appeared in. */
function isAppearance(claim: Claim, source: Source | undefined): boolean {
  const where = claim.appearance;
  if (where === undefined || source === undefined) return false;
  if (where.url !== undefined && where.url === source.url) return true;
  return where.title === source.title && where.publisher === source.publisher;
}

function ownFigures(claim: Claim, sources: Source[], used: Used[]): boolean {
  const tested = used.filter((u) => u.tested);
  return (
    tested.length > 0 &&
    tested.every(({ slot }) => {
      if (slot === undefined || !slot.inline) return false;
      const { input } = slot;
      if (!('value' in input)) return false;
      return (
        input.source === undefined ||
        isAppearance(
          claim,
          sources.find((s) => s.id === input.source),
        )
      );
    })
  );
}

/** The flags that stand beside a figure, but those of the surface and of other evidence. */
export function framingOf(
  sight: Sight,
  decision: Pick<Decision, 'flags' | 'pairs' | 'used' | 'result'>,
  words: Words | undefined,
  times: boolean,
): Flag[] {
  const { claim, sources } = sight.bundle;
  const { used, result } = decision;
  const flags = [...decision.flags];
  if (words !== undefined && result !== undefined) flags.push(...ofWords(claim.kind, words, result, times));
  flags.push(...datesApart(decision.pairs));
  const provisional = named(used, (u) => u.known?.raw.status === 'provisional');
  if (provisional.length > 0) flags.push({ flag: 'provisional', inputs: provisional });
  if (ownFigures(claim, sources, used)) flags.push({ flag: 'own-figures' });
  const sameDay = named(used, (u) => u.known?.raw.publishedOn === claim.saidOn);
  if (sameDay.length > 0) flags.push({ flag: 'same-day', inputs: sameDay });
  return flags;
}
