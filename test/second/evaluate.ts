/** The verdict on a bundle, from the text of the method alone; it shares nothing with the product. */
import type { Bundle } from './bundle.ts';
import type { Flag } from './decision.ts';
import { figureOf, type Sight, sightOf } from './evidence.ts';
import { findingOf } from './findings.ts';
import { atPoints, corners, formulaOf } from './formulas.ts';
import { inOrder } from './framing.ts';
import { wordsOf } from './hedges.ts';
import { type Judged, judgeAny, ringsOf, type Verdict } from './judge.ts';
import { groundOf } from './members.ts';
import { closed, ONE } from './numbers.ts';
import { surfaceOf } from './surface.ts';
import { readUnit } from './units.ts';

/** The findings on other evidence, and the flag that they give. */
function alsoOn(sight: Sight, verdict: Verdict): Flag[] {
  const { claim } = sight.bundle;
  if (claim.alsoOn === undefined) return [];
  const others = claim.alsoOn.map(({ label, inputs }) => {
    const other = judgeAny(sight, { ...claim, inputs }).verdict;
    return { label, finding: other.finding, word: other.word, computed: other.computed ?? null };
  });
  verdict.alsoOn = others;
  const silent = ['cannot-be-checked', 'too-early'];
  if (silent.includes(verdict.word)) return [];
  const on = others.filter((o) => o.word !== verdict.word && !silent.includes(o.word));
  if (on.length === 0) return [];
  return [
    {
      flag: 'measure',
      on: on.map(({ label, finding, word, computed }) => ({
        label,
        finding,
        word,
        ...(computed === null ? {} : { decimal: computed.decimal }),
      })),
    },
  ];
}

/** What else the claimed number may be. */
function insteadOf(sight: Sight, verdict: Verdict): { what: string } | undefined {
  const { claim } = sight.bundle;
  const mismatch = verdict.missing.some((m) => m.reason === 'unit-mismatch');
  if (claim.insteadOf === undefined || claim.claimed === undefined) return undefined;
  if (verdict.finding !== 'fails' && !mismatch) return undefined;
  const { scale, hasScale } = readUnit(claim.claimed.unit);
  for (const { what, input } of claim.insteadOf) {
    const formula = formulaOf('level', sight, { value: input }, {}, readUnit(claim.claimed.unit));
    const f = formula?.slots[0];
    if (formula === undefined || f === undefined || f.reason !== undefined) continue;
    const words = wordsOf(claim.claimed, 'level', {}, { ...(formula.unit ?? readUnit('')), scale, hasScale });
    const { lo, hi } = corners(formula);
    const result = {
      e: closed(lo, hi),
      point: atPoints(formula),
      causes: new Set(figureOf(f).cause === null ? [] : [String(figureOf(f).cause)]),
    };
    const { finding } = findingOf(result, ringsOf(words), 'level');
    if (finding.startsWith('holds') || finding === 'rounded') return { what };
  }
  return undefined;
}

const SURFACES = ['change', 'percent-change', 'superlative'];

function addSurface(sight: Sight, { verdict, decision }: Judged): Flag[] {
  const { claim } = sight.bundle;
  const hedge = claim.claimed?.hedge ?? '';
  if (decision === undefined || !SURFACES.includes(claim.kind)) return [];
  if (['under', 'at-most', 'up-to'].includes(hedge)) return [];
  const slots = decision.used.flatMap((u) => (u.slot === undefined ? [] : [u.slot]));
  const scale = claim.claimed === undefined ? ONE : readUnit(claim.claimed.unit).scale;
  const ground = groundOf(sight.bundle, sight, slots, scale);
  const drawn = ground === undefined ? undefined : surfaceOf(ground);
  if (drawn === undefined) return [];
  verdict.surface = drawn.surface;
  return drawn.flags;
}

/** `measure` is one flag: what other evidence says first, then what siblings say. */
function joined(flags: Flag[]): Flag[] {
  const measures = flags.filter((f) => f.flag === 'measure');
  const rest = flags.filter((f) => f.flag !== 'measure');
  if (measures.length === 0) return rest;
  return [...rest, { flag: 'measure', on: measures.flatMap((f) => f['on'] as unknown[]) }];
}

/** The verdict on a bundle, as of its own date unless another is given. */
export function evaluate(bundle: Bundle, asOf: string = bundle.asOf): Verdict {
  const sight = sightOf(bundle, asOf);
  const judged = judgeAny(sight, bundle.claim);
  const { verdict } = judged;
  const other = alsoOn(sight, verdict);
  const from = addSurface(sight, judged);
  if (verdict.finding !== 'not-computable' && verdict.finding !== 'unclear')
    verdict.framing = inOrder(joined([...verdict.framing, ...other, ...from]));
  const instead = insteadOf(sight, verdict);
  if (instead !== undefined) verdict.insteadOf = instead;
  return verdict;
}
