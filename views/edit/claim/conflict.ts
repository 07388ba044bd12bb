/** What is shown when two people saved at once: both texts, and what differs between them, so that neither is lost. */
import { type Html, html } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { fieldDiff, fieldList } from '../parts/diff.ts';
import { labelsOf, valuesOf } from '../parts/labels.ts';

type Fields = Readonly<Record<string, string>>;

/** What somebody else saved since the form was drawn. */
export interface Conflict {
  fields: Fields;
  by: string;
  at: string;
}

/** The text that was saved, and what differs in one's own, which is in the form below. */
export function conflictNotice({ fields: theirs, by, at }: Conflict, own: Fields, zone: string): Html {
  const [labels, values] = [labelsOf(own, theirs), valuesOf(own, theirs)];
  return html`<section class="conflict" tabindex="-1" id="conflict" autofocus aria-labelledby="conflict-heading">
<h2 id="conflict-heading">Somebody saved this claim while you were writing</h2>
<p><span dir="auto">${by}</span> saved it on ${moment(at, zone)}. Nothing is lost: your text is in the form below, and theirs is among the saves. Copy what you want of theirs, then save again: your text then becomes the latest.</p>
<h3>What differs: their text is struck out, yours is marked</h3>
${fieldDiff(theirs, own, labels, values)}
<details><summary>Their whole text</summary>
${fieldList(theirs, labels, values)}
</details>
</section>`;
}
