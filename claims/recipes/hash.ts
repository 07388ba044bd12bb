/** The hash of a plan, by which it is applied: it refuses where the file, the recipe, the answers or the ledger have changed. */
import { canonicalJson } from '../exact/canonical-json.ts';
import type { HashedPlan, Plan } from './plan-shape.ts';

/** The SHA-256 of a plan's canonical JSON in hexadecimal, without what becomes of verdicts, which follows from it. */
export async function planHash(plan: Plan): Promise<string> {
  const { becomes, ...hashed } = plan as HashedPlan;
  const text = canonicalJson({ ...hashed, hash: undefined });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A plan with its hash. */
export async function hashedPlan(plan: Plan): Promise<HashedPlan> {
  return { ...plan, hash: await planHash(plan) };
}
