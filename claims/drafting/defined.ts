/** A record with each of its parts there, or left out instead of undefined. */
export type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** A record without what is undefined. */
export function defined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
