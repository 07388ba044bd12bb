/** What the buttons of the claim form make of it, apart from saving: parts are added, figures taken, proposals taken out. */
import { besideList, isBesideList, sameIfEmpty } from '../../../claims/drafting/beside-reader.ts';
import { GROUPS, takenOut } from '../../../claims/drafting/carry-over.ts';
import { withoutPart, withPart } from '../../../claims/drafting/draft-fields.ts';
import { otherFigures, propose, takeFigure } from '../../../claims/drafting/proposal.ts';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import type { ClaimFormProps } from '../../../views/edit/claim/form.ts';

/** A button that looks for a series or a source, with the field that it is for. */
export const FIND = /^find:((?:inputs|alsoOn|insteadOf|related)\.[a-zA-Z0-9.]{1,80}\.(?:series|source\.id))$/;

/** The form as one of its buttons changes it; undefined for a button that changes nothing by itself. */
export function pressed(button: string, fields: Record<string, string>): Record<string, string> | undefined {
  const take = /^take:(\d{1,6})$/.exec(button)?.[1];
  if (take !== undefined) return takeFigure(typedIn(fields, 'quote'), fields, Number(take));
  const group = GROUPS.find((one) => button === `undo:${one}`);
  return group === undefined ? partsPressed(button, fields) : takenOut(fields, group);
}

/** The form with a part of a list added or taken out; undefined for any other button, or if its kind has no such list. */
function partsPressed(button: string, fields: Record<string, string>): Record<string, string> | undefined {
  const [, pressed, name = '', part] =
    /^(add|drop)-part:([a-zA-Z0-9.]{1,80}?)(?:\.(\d{1,2}))?$/.exec(button) ?? [];
  const list = listNamed(name, typedIn(fields, 'kind'));
  if (list === undefined) return undefined;
  if (pressed === 'add') return withPart(fields, list);
  return part === undefined ? undefined : withoutPart(fields, list, Number(part));
}

/** A list of the form by its name: of the inputs, of those of other evidence, or beside them. */
function listNamed(name: string, kind: string) {
  if (isBesideList(name)) return besideList(name);
  const [, other, own = name] = /^alsoOn\.(\d)\.inputs\.([a-zA-Z]+)$/.exec(name) ?? [];
  const list = kindNamed(kind)?.inputs.find((input) => input.takes === 'figures' && input.name === own);
  return list === undefined || other === undefined ? list : sameIfEmpty({ ...list, name });
}

/** What is read from the quotation of a form, whatever its fields say by now. */
export function readings(fields: Record<string, string>): ClaimFormProps['read'] {
  const quote = typedIn(fields, 'quote');
  const kind = typedIn(fields, 'kind');
  const unasked = propose(quote, {}, fields);
  const { notes } =
    kind === '' || typedIn(unasked.fields, 'kind') === kind ? unasked : propose(quote, { kind }, fields);
  return { notes, others: otherFigures(quote, fields) };
}
