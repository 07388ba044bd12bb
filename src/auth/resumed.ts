/** A form that was posted when the session had ended: carried as hidden fields of the forms of signing in. */
import { KEPT_PREFIX, KEPT_TO, type Kept } from '../../views/edit/people/resumed.ts';
import { urls } from '../../views/parts/urls.ts';

/** What is not carried: tokens of the session that ended, and passwords that came to a form that has none. */
const LEFT_OUT = /^_(?:csrf|form)$|password/i;

/** Whether a form has secrets in it, which never come back on a page: all those of the own account have. */
function isSecret(to: string): boolean {
  const [path] = to.split('?');
  return path === urls.edit.account();
}

/** What is carried of a form that was posted to a path; undefined where that is nothing. */
export function keepFields(to: string, fields: Readonly<Record<string, string>>): Kept | undefined {
  if (isSecret(to)) return undefined;
  return { to, fields: Object.entries(fields).filter(([name]) => !LEFT_OUT.test(name)) };
}

/** What a form of signing in carries; undefined where it is nothing. `to` is checked by whoever sends it on. */
export function keptIn(fields: Readonly<Record<string, string>>): Kept | undefined {
  const to = fields[KEPT_TO];
  if (to === undefined || to === '' || isSecret(to)) return undefined;
  return {
    to,
    fields: Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(KEPT_PREFIX) ? [[name.slice(KEPT_PREFIX.length), value] as const] : [],
    ),
  };
}
