/** A form that was posted when the session had ended: carried as hidden fields of the forms of signing in. */
import { KEPT_PREFIX, KEPT_TO, type Kept } from '../../views/edit/kept.ts';

/** What is not carried: tokens of the session that ended, and secrets. */
const LEFT_OUT = /^_(?:csrf|form)$|password|^code$/i;

/** What is carried of a form that was posted to a path. */
export function keepFields(to: string, fields: Readonly<Record<string, string>>): Kept {
  return { to, fields: Object.entries(fields).filter(([name]) => !LEFT_OUT.test(name)) };
}

/** What a form of signing in carries; undefined where it is nothing. `to` is checked by whoever sends it on. */
export function keptIn(fields: Readonly<Record<string, string>>): Kept | undefined {
  const to = fields[KEPT_TO];
  if (to === undefined || to === '') return undefined;
  return {
    to,
    fields: Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(KEPT_PREFIX) ? [[name.slice(KEPT_PREFIX.length), value] as const] : [],
    ),
  };
}
