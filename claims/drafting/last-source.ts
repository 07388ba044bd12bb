/** The source that was used last: of one figure it is often that of the next. */
import { inputField } from './draft-fields.ts';
import type { TypedFields } from './typed-fields.ts';

/** A source that is offered for a figure: one of the ledger, or one that is described in a draft. */
export interface LastSource {
  /** Its fields in the claim form, by their names behind `source.`. */
  fields: Readonly<Record<string, string>>;
  title: string;
  publisher: string;
}

const SOURCE = /^(.+)\.source\.([a-zA-Z]+)$/;

/** The fields of the source of the last figure of a form that has one, by their names behind `source.`. */
export function sourceTyped(fields: TypedFields): Record<string, string> | undefined {
  const found = new Map<string, Record<string, string>>();
  for (const [name, text] of Object.entries(fields)) {
    const [, input, field] = SOURCE.exec(name) ?? [];
    if (input !== undefined && field !== undefined && !input.startsWith('proposed') && text.trim() !== '')
      found.set(input, { ...found.get(input), [field]: text });
  }
  return [...found.values()].findLast(
    ({ id, title, publisher }) => id !== undefined || (title !== undefined && publisher !== undefined),
  );
}

/** A source that is described in a form, as it is offered; undefined if the ledger has it, which knows more of it. */
export function describedSource(
  fields: Readonly<Record<string, string>> | undefined,
): LastSource | undefined {
  const { id, title, publisher } = fields ?? {};
  if (fields === undefined || id !== undefined || title === undefined || publisher === undefined)
    return undefined;
  return { fields, title, publisher };
}

/** A form with a source for a figure that has none. */
export function withSource(fields: TypedFields, key: string, source: LastSource): Record<string, string> {
  const own = Object.entries(source.fields).map(([name, text]) => [inputField(key, `source.${name}`), text]);
  return { ...fields, ...Object.fromEntries(own) };
}
