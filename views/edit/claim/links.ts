/** The claims that a draft is linked to once it is published, in its form. */
import { linkCount, linkField } from '../../../claims/drafting/draft-links.ts';
import { LINK_KINDS, LINK_NAMES } from '../../../claims/sayings/saying.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { LINK_LABELS } from '../parts/field-names.ts';
import { selectField, textField } from '../parts/fields.ts';
import { part, type Sections } from './sections.ts';

/** The part of the form; nothing for a claim that readers have, which is linked on the page of its sayings. */
export function linksPart({ state, isCorrection }: Sections): Html {
  if (isCorrection) return nothing;
  const choices = LINK_NAMES.map((value) => ({ value, label: LINK_KINDS[value] }));
  return part(
    'links',
    'Claims that belong with it',
    html`<p class="hint">Each page leads to the other once this is published. Empty the field to take a link out.</p>
${Array.from(
  { length: linkCount(state.fields) },
  (
    _,
    i,
  ) => html`<div class="row">${textField(state, { name: linkField(i, 'to'), label: LINK_LABELS.to, optional: true, hint: 'The last part of its address.', spellcheck: false })}
${selectField(state, { name: linkField(i, 'kind'), label: LINK_LABELS.kind, optional: true, choices: [{ value: '', label: 'Choose' }, ...choices] })}</div>`,
)}`,
  );
}
