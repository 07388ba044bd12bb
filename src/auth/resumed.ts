/** A form that was posted when the session had ended: carried as hidden fields of the forms of signing in. */
import { KEPT_PREFIX, KEPT_TO, type Kept } from '../../views/edit/people/resumed.ts';
import { urls } from '../../views/parts/urls.ts';

/** What is left behind: the tokens of the session that ended, what proved who was there, and passwords sent elsewhere. */
const LEFT_OUT = /^_(?:csrf|form|user|code)$|password/i;

/** Whether a form holds secrets, which never go back onto a page: those of one's own account do. */
function isSecret(to: string): boolean {
  const [path] = to.split('?');
  return path === urls.edit.account();
}

/** What is carried of a form that was posted to a path; undefined if nothing is. */
export function keepFields(to: string, fields: Readonly<Record<string, string>>): Kept | undefined {
  if (isSecret(to)) return undefined;
  return { to, fields: Object.entries(fields).filter(([name]) => !LEFT_OUT.test(name)) };
}

/** What a form of signing in carries; undefined if nothing. Check `to` before sending anybody there. */
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
