/** What prevents a load: parts of bundles that contradict the ledger, or each other. */
import { canonicalJson } from '../../claims/exact/canonical-json.ts';

/** A part of a bundle that contradicts the ledger, or another bundle of the same load. */
export interface Difference {
  /** What differs: `claim 1142-a-month`, `series uplift-ew, 2022-12-31 published on 2023-01-25`. */
  what: string;
  /** The key that differs, with its value in the ledger and in the bundle. */
  key: string;
  ledger: string;
  bundle: string;
  /** What is wrong, if it does not contradict the ledger. */
  message?: string;
  /** Whether somebody has to say which of those of one name a claimant is. */
  asksForClaimant?: true;
}

/** Thrown when bundles contradict the ledger; nothing was loaded. */
export class LoadConflict extends Error {
  readonly differences: Difference[];

  constructor(differences: Difference[]) {
    const lines = differences.map(
      (d) =>
        `${d.what}: ${d.message ?? `${d.key} is ${d.ledger} in the ledger and ${d.bundle} in the bundle`}`,
    );
    const why = differences.every((d) => d.message === undefined)
      ? ', since the ledger has it otherwise'
      : '';
    super(`nothing was loaded${why}:\n${lines.join('\n')}`);
    this.name = 'LoadConflict';
    this.differences = differences;
  }

  /** Whether somebody has to say by whom claims are. */
  get asksForClaimants(): boolean {
    return this.differences.some(({ asksForClaimant }) => asksForClaimant === true);
  }
}

/**
 * The things among `wanted` that `held` lacks, each once. If one is held, or wanted twice, and is not the same, the
 * difference is added to `differences`.
 */
export function sift<T extends object>(
  wanted: readonly [key: string, value: T][],
  held: ReadonlyMap<string, T>,
  differences: Difference[],
): [string, T][] {
  const fresh = new Map<string, T>();
  for (const [key, value] of wanted) {
    const known = held.get(key) ?? fresh.get(key);
    if (known === undefined) fresh.set(key, value);
    else differences.push(...differencesOf(key, known, value));
  }
  return [...fresh];
}

function differencesOf(what: string, ledger: object, bundle: object): Difference[] {
  const [a, b] = [new Map(Object.entries(ledger)), new Map(Object.entries(bundle))];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [x, y] = [shown(a.get(key)), shown(b.get(key))];
    return x === y ? [] : [{ what, key, ledger: x, bundle: y }];
  });
}

const shown = (value: unknown) => (value === undefined ? 'absent' : canonicalJson(value));
