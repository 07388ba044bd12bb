/** The hash of a plan, by which it is applied: it refuses where the file, the recipe, the answers or the ledger have changed. */
import { canonicalJson } from '../exact/canonical-json.ts';
import { sha256 } from '../exact/sha256.ts';
import type { HashedPlan, Plan } from './plan-shape.ts';

/** The SHA-256 of a plan's canonical JSON in hexadecimal, without what becomes of verdicts, which follows from it. */
export function planHash(plan: Plan): Promise<string> {
  const { becomes, ...hashed } = plan as HashedPlan;
  return sha256(canonicalJson({ ...hashed, hash: undefined }));
}

/** A plan with its hash. */
export async function hashedPlan(plan: Plan): Promise<HashedPlan> {
  return { ...plan, hash: await planHash(plan) };
}
