/**
 * What the form asks for beside the figures of the claim: the same words on other evidence, what else the number may be,
 * and what the words look like from elsewhere. Rarely used, so each is folded away until something stands in it.
 */

import {
  BESIDE_LISTS,
  type BesideList,
  besideList,
  INSTEAD,
  otherInput,
  sameIfEmpty,
} from '../../../claims/drafting/beside-reader.ts';
import { isEmptyPart, MAX_PARTS, onePart, partCount } from '../../../claims/drafting/draft-fields.ts';
import type { InputSpec } from '../../../claims/engine/inputs.ts';
import type { Kind } from '../../../claims/engine/kind.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { lowered } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { type FormState, textField } from '../parts/fields.ts';
import { type Found, folded, inputFields, seriesField } from './input-fields.ts';
import { part, type Sections } from './sections.ts';

/** How an input of other evidence says that it is left empty. */
const AS_ABOVE = { label: 'The same as above', hint: 'As in the evidence of the claim itself.' };

/** All of it; nothing before a kind is chosen. */
export function besidePart({ state, found }: Sections): Html {
  const form = kindNamed(state.fields['kind'] ?? '');
  if (form === undefined) return nothing;
  return part(
    'beside',
    'More, if there is more to say',
    html`<p class="hint">Most claims need none of this.</p>
${otherEvidence(state, found, form)}
${otherMeanings(state, found)}
${form.hasSurface === true || isUsed(state, 'related.') ? fromElsewhere(state, found) : nothing}`,
  );
}

const isUsed = ({ fields }: FormState, start: string) =>
  Object.entries(fields).some(([name, text]) => name.startsWith(start) && text !== '');

/** How many items of a list the form draws: those that something was typed into, and those that were asked for. */
function itemCount({ fields }: FormState, name: BesideList): number {
  return Math.min(partCount(fields, besideList(name)), BESIDE_LISTS[name].most);
}

/** An item of a list, with a button that takes it out. */
function item(state: FormState, name: BesideList, i: number, title: string, body: Html): Html {
  return html`<fieldset class="item"><legend><h3>${title}</h3></legend>
${body}
${isEmptyPart(state.fields, besideList(name), i) ? nothing : html`<p class="do"><button class="plain" name="do" value="drop-part:${name}.${i}">Take ${lowered(title)} out</button></p>`}
</fieldset>`;
}

function addButton(state: FormState, name: BesideList, label: string): Html {
  return itemCount(state, name) >= BESIDE_LISTS[name].most
    ? nothing
    : html`<p class="do"><button class="plain" name="do" value="add-part:${name}">${label}</button></p>`;
}

function line(state: FormState, name: string, label: string, hint: string): Html {
  return textField(state, { name, label, hint, autocomplete: 'off' });
}

/** The same words on other evidence. */
function otherEvidence(state: FormState, found: Found, form: Kind): Html {
  const count = itemCount(state, 'alsoOn');
  return folded(
    state,
    ['alsoOn.'],
    'Test the same words on other evidence too',
    html`<p class="hint">Where the words may be meant in two ways: of another measure, such as full-time equivalents beside headcount, or of another place. Readers see the figure of each, and on how many of them the words are right. The verdict rests on the evidence above.</p>
${Array.from({ length: count }, (_, i) =>
  item(
    state,
    'alsoOn',
    i,
    `Other evidence ${i + 1}`,
    html`${line(state, `alsoOn.${i}.label`, 'What it is', 'As readers see it, such as full-time equivalents, or Scotland.')}
${form.inputs.map((input) => otherInputs(state, found, input, i))}`,
  ),
)}
${addButton(state, 'alsoOn', count === 0 ? 'Add other evidence' : 'Add more of it')}`,
  );
}

/** The fields of an input of other evidence. */
function otherInputs(state: FormState, found: Found, input: InputSpec, other: number): Html {
  const key = otherInput(other, input.name);
  const spec = sameIfEmpty({ ...input, name: key });
  if (input.takes !== 'figures')
    return inputFields(state, found, spec, key, input.label, { leftOut: AS_ABOVE });
  const count = Math.min(partCount(state.fields, spec), MAX_PARTS);
  return html`${count === 0 ? html`<p class="hint">${input.label}: the same as above, unless you add parts here.</p>` : nothing}${Array.from(
    { length: count },
    (_, i) => {
      const label = `${input.label} ${i + 1}`;
      return inputFields(state, found, onePart(spec), `${key}.${i}`, label, {
        more: html`<p class="do"><button class="plain" name="do" value="drop-part:${key}.${i}">Take ${lowered(label)} out</button></p>`,
      });
    },
  )}
${count < MAX_PARTS ? html`<p class="do"><button class="plain" name="do" value="add-part:${key}">Add a part here: ${lowered(`${input.label} ${count + 1}`)}</button></p>` : nothing}`;
}

/** What else the number may be. */
function otherMeanings(state: FormState, found: Found): Html {
  const count = itemCount(state, 'insteadOf');
  return folded(
    state,
    ['insteadOf.'],
    'The number may be something else',
    html`<p class="hint">Where the words are wrong because their number is really of something else. Readers are told so if it is: “7.8 million is the number of cases”.</p>
${Array.from({ length: count }, (_, i) =>
  item(
    state,
    'insteadOf',
    i,
    `What it may be ${i + 1}`,
    html`${line(state, `insteadOf.${i}.what`, 'What the number may be', 'In words that follow “is”, such as: the number of cases.')}
${inputFields(state, found, INSTEAD, `insteadOf.${i}.input`, INSTEAD.label)}`,
  ),
)}
${addButton(state, 'insteadOf', count === 0 ? 'Say what it may be' : 'Add another')}`,
  );
}

/** The series and days from which the same words may look otherwise. */
function fromElsewhere(state: FormState, found: Found): Html {
  const rows = (name: BesideList) =>
    Array.from({ length: Math.min(itemCount(state, name) + 1, BESIDE_LISTS[name].most) }, (_, i) => i);
  const series = (
    key: string,
    title: string,
    hint: string,
  ) => html`<fieldset class="item"><legend><h3>${title}</h3></legend>
<p class="hint">${hint}</p>
${seriesField(state, found, key)}</fieldset>`;
  return folded(
    state,
    ['related.'],
    'How the same words look from elsewhere',
    html`<p class="hint">The page shows whether the words would also hold from other starting points. With these it can also show other measures, the figure per head and in real terms.</p>
${rows('related.measures').map((i) =>
  series(
    `related.measures.${i}`,
    `Other measure ${i + 1}`,
    'A series of the same thing, counted in another way and in the same unit.',
  ),
)}
${series('related.population', 'Population', 'To show it per head.')}
${series('related.prices', 'Price index', 'To show it in real terms, for sums of money.')}
${rows('related.marks').map(
  (
    i,
  ) => html`<fieldset class="item"><legend><h3>Day that matters ${i + 1}</h3></legend><div class="row">${line(state, `related.marks.${i}.on`, 'Day', 'Such as 5 July 2024.')}
${line(state, `related.marks.${i}.what`, 'What happened', 'In a few words: the government took office.')}</div></fieldset>`,
)}
<p class="do"><button class="plain" name="do" value="preview">More rows</button> <span class="hint">Once these are filled in.</span></p>`,
  );
}
