/** The response surface of a claim as a verdict gives it: the same words with one parameter moved (method, section 7). */

/** How the members of a family stand to the claim: too few to say, or by the share that agrees. */
export type SurfaceWord = 'few' | 'robust' | 'sensitive' | 'alone';

/** One family of readings that differ from the claim in the same parameter. */
export interface SurfaceFamily {
  n: number;
  agree: number;
  oppose: number;
  /** agree/n, as a reduced fraction. */
  share: string;
  word: SurfaceWord;
  /** Whether the claim's own result is greater than that of every member, of five or more. */
  picked?: boolean;
}

/** The families by name; each other measure is one: `measures:ID`. */
export type FamilyName =
  | 'starts'
  | 'ends'
  | 'shifts'
  | 'pairs'
  | 'per-head'
  | 'real-terms'
  | 'since'
  | `measures:${string}`;

/** The most natural reading that says otherwise. */
export interface SurfaceCounter {
  family: string;
  from: string;
  to: string;
  /** Its result with the claim's sign, as a reduced fraction. */
  value: string;
}

export interface Surface {
  /** The claim's own result with its sign, as a reduced fraction. */
  own: string;
  families: { readonly [name: string]: SurfaceFamily };
  counter: SurfaceCounter | null;
}
