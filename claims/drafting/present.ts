/** What a record has that is not undefined. */
export type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> } extends infer Whole
  ? Partial<Whole>
  : never;

/** A record without what is undefined. */
export function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}
