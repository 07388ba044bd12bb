/** That a kind is whole: what is said of one that is not. */

/** `it has no chart` for each part that is absent from a thing. */
export function absentFrom<T extends object>(thing: T, parts: readonly (keyof T & string)[]): string[] {
  return parts.filter((part) => (thing[part] ?? null) === null).map((part) => `it has no ${part}`);
}

/** Throws an Error that names the kind and its faults, if there are any. */
export function refuseUnlessWhole(name: string | undefined, faults: readonly string[]): void {
  if (faults.length > 0)
    throw new Error(`the kind ${name || '(no name)'} is not whole: ${faults.join('; ')}`);
}
