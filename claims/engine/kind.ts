/**
 * A kind of statement: what such a claim says, what it needs, and how it is decided. A kind is one file in
 * kinds/ and one line in its list; everything else (schemas, the method page, the tests of the laws) reads
 * that list.
 */
import * as z from 'zod';
import { claimedSchema, claimFields } from '../evidence/claim.ts';
import type { Verdict } from '../verdict.ts';
import type { Evidence } from './figures.ts';

/** A claim as its kind's schema gives it. */
export type ClaimOf<Schema extends z.ZodType> = z.infer<Schema>;

export interface Kind {
  name: string;
  /** The kind's name for readers: "Required rate". */
  title: string;
  /** What a claim of this kind says, in one sentence. */
  says: string;
  /** How it is computed, in readers' notation. */
  computes: string;
  /** The strict schema of a claim of this kind. */
  schema: KindSchema;
  /** What the claimed figure is counted in, as far as the evidence tells, computable or not; undefined where nothing tells. */
  unitOfResult(claim: unknown, evidence: Evidence, asOf: string): string | undefined;
  /** The claim must come from `schema`. Never throws on a claim that does. */
  evaluate(claim: unknown, evidence: Evidence, asOf: string): Verdict;
  /** A bundle that shows the kind at work: on the method page, computed live, and in the tests. */
  example: unknown;
}

type KindSchema = z.ZodObject<{ kind: z.ZodLiteral<string> } & typeof claimFields>;

/** The schema of a claim whose kind takes these inputs and options. */
export function claimSchema<Name extends string, Inputs extends z.ZodType, Options extends z.ZodType>(
  name: Name,
  inputs: Inputs,
  options: Options,
) {
  return z.strictObject({ ...claimFields, kind: z.literal(name), inputs, options });
}

/** The same, for a kind whose claims state a figure. */
export function figureClaimSchema<Name extends string, Inputs extends z.ZodType, Options extends z.ZodType>(
  name: Name,
  inputs: Inputs,
  options: Options,
) {
  return z.strictObject({
    ...claimFields,
    kind: z.literal(name),
    claimed: claimedSchema.optional(),
    inputs,
    options,
  });
}

interface KindDefinition<Schema extends z.ZodType>
  extends Omit<Kind, 'schema' | 'evaluate' | 'unitOfResult'> {
  schema: Schema;
  unitOfResult?(claim: z.infer<Schema>, evidence: Evidence, asOf: string): string | undefined;
  evaluate(claim: z.infer<Schema>, evidence: Evidence, asOf: string): Verdict;
}

/** Makes a kind of its definition; the one place where a kind's own type of claim is given up. */
export function defineKind<Schema extends z.ZodType>(definition: KindDefinition<Schema>): Kind {
  return {
    ...definition,
    schema: definition.schema as unknown as KindSchema,
    unitOfResult: (claim, evidence, asOf) =>
      definition.unitOfResult?.(claim as z.infer<Schema>, evidence, asOf),
    evaluate: (claim, evidence, asOf) =>
      inOrder(definition.evaluate(claim as z.infer<Schema>, evidence, asOf)),
  };
}

/** The keys of a verdict in the order of the contract, which is the order in which people read it. */
const KEYS = [
  'kind',
  'asOf',
  'method',
  'finding',
  'direction',
  'computed',
  'claimed',
  'difference',
  'relative',
  'reason',
  'testedSince',
  'pace',
  'outcome',
  'because',
  'working',
  'flips',
  'framing',
  'missing',
  'evidence',
] as const satisfies readonly (keyof Verdict)[];

function inOrder(verdict: Verdict): Verdict {
  return Object.fromEntries(
    KEYS.flatMap((key) => (key in verdict ? [[key, verdict[key]]] : [])),
  ) as unknown as Verdict;
}
