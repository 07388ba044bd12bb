/** What the engine's tests share: bundles in short, and the verdict on what ought to be a valid one. */
import { type Bundle, parseBundle } from '../../claims/bundle.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import type { Verdict } from '../../claims/verdict/verdict.ts';

export interface ClaimPart {
  kind: string;
  claimed?: object;
  inputs: object;
  options?: object;
}

interface Around {
  asOf?: string;
  series?: readonly object[];
  sources?: readonly object[];
}

/** A bundle around a claim, as JSON; the source `src` is there for every observation. */
export function bundleOf(claim: ClaimPart, { asOf = '2024-01-01', series = [], sources = [] }: Around = {}) {
  return {
    plumbline: 1,
    asOf,
    claim: {
      slug: 'a-claim',
      quote: 'What was said',
      claimant: { name: 'Somebody' },
      saidOn: asOf,
      ...claim,
    },
    series,
    sources: [{ id: 'src', title: 'A source', publisher: 'A publisher' }, ...sources],
  };
}

/** A series `s` in which each figure is `[at, value]`, published on its day unless it says otherwise. */
export function seriesOf(
  figures: readonly (readonly [at: string, value: string, more?: object])[],
  more: object = {},
) {
  return {
    id: 's',
    title: 'A series',
    unit: 'officers',
    observations: figures.map(([at, value, rest]) => ({
      at,
      value,
      source: 'src',
      publishedOn: at.slice(-10),
      ...rest,
    })),
    ...more,
  };
}

/** The bundle of a JSON value that must be valid. */
export function parsed(value: unknown): Bundle {
  const result = parseBundle(value);
  if (!result.ok) throw new Error(result.issues.map((i) => `${i.path}: ${i.message}`).join('\n'));
  return result.bundle;
}

export function verdictOf(value: unknown): Verdict {
  return evaluateBundle(parsed(value));
}
