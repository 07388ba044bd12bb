/** Whether two claims are one: the same test, however its numbers, units and days are written, whoever says it and when. */
import type { Claim } from '../bundle.ts';
import { canonicalUnit } from '../evidence/units.ts';
import { parseMoment } from '../exact/calendar.ts';
import { canonicalJson } from '../exact/canonical-json.ts';
import { exact, isDecimal, parseDecimal } from '../exact/number.ts';
import { kindNamed } from '../kinds/index.ts';

/**
 * Whether two claims test the same thing on the same evidence: kind, inputs, options and claimed figure are equal. What stands
 * beside the test (other evidence, what it is related to) and what the words are may differ.
 */
export function isSameQuestion(a: Claim, b: Claim): boolean {
  return canonicalJson(questionOf(a)) === canonicalJson(questionOf(b));
}

function questionOf(claim: Claim): unknown {
  const { kind, inputs, options } = claim;
  const claimed = 'claimed' in claim ? claim.claimed : undefined;
  const fallbacks = (kindNamed(kind)?.options ?? []).flatMap(({ name, fallback }): [string, unknown][] =>
    fallback === undefined ? [] : [[name, fallback]],
  );
  return settled({
    kind,
    inputs,
    options: { ...Object.fromEntries(fallbacks), ...options },
    claimed: claimed === undefined ? undefined : { ...claimed, hedge: claimed.hedge ?? 'bare' },
  });
}

/** A part of a claim as it is however it is written; what is left out and what is undefined are the same. */
function settled(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => settled(part, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, part]) =>
        part === undefined ? [] : [[name, settled(part, name)]],
      ),
    );
  if (typeof value !== 'string') return value;
  if (key === 'unit') return canonicalUnit(value);
  if (isDecimal(value)) return exact(parseDecimal(value));
  const at = parseMoment(value);
  return at === undefined ? value : `${at.start}/${at.end}`;
}
