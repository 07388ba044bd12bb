/** What was filled in from the ledger, with a button that takes it out again; and the source that was used last. */
import { type Group, proposedFields, whyProposed } from '../../../claims/drafting/carry-over.ts';
import { inputField } from '../../../claims/drafting/draft-fields.ts';
import type { LastSource } from '../../../claims/drafting/last-source.ts';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import { listInWords, lowered } from '../../../claims/words/text.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { fieldLabel } from '../parts/field-names.ts';
import type { FormState } from '../parts/fields.ts';

/** The fields of a group that hold what was proposed, in words; nothing if none does. */
export function proposedNote({ fields }: FormState, group: Group): Html {
  const kind = typedIn(fields, 'kind');
  const names = proposedFields(fields).filter((name) => name === group || name.startsWith(`${group}.`));
  if (names.length === 0) return nothing;
  const why = whyProposed(fields, group);
  return html`<p class="proposed" id="proposed-${group}">Filled in from what the ledger knows${why === '' ? nothing : html`, ${why}`}: ${listInWords(names.map((name) => lowered(fieldLabel(name, kind))))}. Check ${names.length === 1 ? 'it' : 'them'}. <button class="plain" name="do" value="undo:${group}">Take ${names.length === 1 ? 'it' : 'them'} out</button></p>`;
}

/** Offers the source that was used last, as long as a figure has none. */
export function lastSourceOffer(
  { fields }: FormState,
  lastSource: LastSource | null | undefined,
  key: string,
): Html {
  const own = inputField(key, 'source.');
  const isOpen = Object.entries(fields).every(([name, text]) => !name.startsWith(own) || text.trim() === '');
  if (lastSource == null || !isOpen) return nothing;
  return html`<p class="do"><button class="plain" name="do" value="source:${key}">Use the last source</button> <span class="hint">${bdi(lastSource.title)}, ${bdi(lastSource.publisher)}</span></p>`;
}
