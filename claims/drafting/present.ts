/** A record with each of its parts there, or left out instead of undefined. */
export type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** A record without what is undefined. */
export function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}
