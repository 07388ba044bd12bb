/** The form by which a reader sends their figure, with its source, to the newsroom. */

import { areaField, type FormState, issueSummary, textField } from '../../edit/parts/fields.ts';
import { type Html, html } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';

/** The fields of the form; the longest that each may be, in characters. */
export const SENT = {
  title: { name: 'sent.title', longest: 300 },
  publisher: { name: 'sent.publisher', longest: 300 },
  url: { name: 'sent.url', longest: 2_000 },
  quote: { name: 'sent.quote', longest: 2_000 },
  note: { name: 'sent.note', longest: 2_000 },
  name: { name: 'sent.name', longest: 120 },
  /** Hidden from people: what fills it in is a program. */
  trap: { name: 'sent.website' },
} as const;

export interface SendFigureProps {
  slug: string;
  /** The fields by which the page asks for the figures. */
  figures: Readonly<Record<string, string>>;
  /** The token of this drawing of the form: posted twice, it is sent once. */
  token: string;
  state: FormState;
}

/** The section with the form. */
export function sendFigure({ slug, figures, token, state }: SendFigureProps): Html {
  const hidden = Object.entries({ ...figures, _form: token });
  return html`<section class="send" aria-labelledby="send">
<h2 id="send">Send it to the newsroom</h2>
<p class="lead">Nothing has been sent or stored so far. If this figure is published somewhere, say where: an editor looks at it, and what becomes of it can be looked up at an address that you are given. No account and no e-mail address is asked for.</p>
${issueSummary(state, 'It was not sent yet')}
<form method="post" action="${urls.claimWith(slug)}#send">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${textField(state, { name: SENT.title.name, label: 'What it is published in', hint: 'The title of the table, the report or the page.', maxlength: SENT.title.longest, autocomplete: 'off' })}
${textField(state, { name: SENT.publisher.name, label: 'Who published it', maxlength: SENT.publisher.longest, autocomplete: 'off' })}
${textField(state, { name: SENT.url.name, label: 'Its address', hint: 'The full address, from the browser: https://…', type: 'text', inputmode: 'url', maxlength: SENT.url.longest, autocomplete: 'off', spellcheck: false, optional: true })}
${areaField(state, { name: SENT.quote.name, label: 'Where in it the figure stands', hint: 'The page, the table and the row, or the sentence word for word.', rows: 3 })}
${areaField(state, { name: SENT.note.name, label: 'Anything else', hint: 'Such as why it should be used in place of the published one.', rows: 3, optional: true })}
${textField(state, { name: SENT.name.name, label: 'Your name', hint: 'For the newsroom alone. It is never shown to readers.', maxlength: SENT.name.longest, autocomplete: 'name', optional: true })}
<div class="unseen" aria-hidden="true"><label for="f-website">Leave this empty</label><input id="f-website" name="${SENT.trap.name}" type="text" tabindex="-1" autocomplete="off"></div>
<p><button>Send it</button></p>
</form>
</section>`;
}
