/** Files: the form that brings one, those on their way in, the releases that came of them. */

import { tally } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { day, time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type FormState, issueSummary, selectField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

export interface ImportsProps {
  desk: Desk;
  state: FormState;
  /** The ids of recipes, with what they are of. */
  recipes: readonly { id: string; title: string }[];
  /** The recipes that come with the program, of which the ledger has none of its own. */
  shipped?: readonly { id: string; title: string }[];
  drafts: readonly { id: string; name: string; person: string; at: string }[];
  releases: readonly {
    slug: string;
    title: string;
    releasedOn: string;
    figures: number;
    claims: number;
    isPublished: boolean;
  }[];
  /** The largest file that is taken, in bytes; null where the platform takes none. */
  largest: number | null;
  notice?: string | undefined;
}

/** `/edit/import`. */
export function importsPage({
  desk,
  state,
  recipes,
  shipped = [],
  drafts,
  releases,
  largest,
  notice,
}: ImportsProps): Html {
  const { zone } = desk.site;
  return editPage(desk, {
    title: 'Bring a file',
    section: 'import',
    body: html`<h1>Bring a file</h1>
<p class="lead">Statistics as they are published: the whole file, with its head, its footnotes and its marks. Nothing is recorded before you have seen what it would do.</p>
${issueSummary(state, 'That could not be read')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
${largest === null ? html`<p class="notice once">This deployment does not read files itself. Bring them in by the command line, from any machine that has the program: <code>plumbline import plan FILE --recipe R</code> shows what a file would do, <code>plumbline import apply</code> does it.</p>` : bringForm({ desk, state, recipes, shipped, largest })}
${
  drafts.length === 0
    ? nothing
    : html`<section aria-labelledby="waiting"><h2 id="waiting" class="section">On their way in</h2>
<ul class="names">${drafts.map(({ id, name, person, at }) => html`<li><a href="${urls.edit.import(id)}" dir="auto">${name}</a> <span class="by"><span dir="auto">${person}</span>, ${day(at, zone)}</span></li>`)}</ul></section>`
}
${
  releases.length === 0
    ? nothing
    : html`<section aria-labelledby="releases"><h2 id="releases" class="section">Releases</h2>
<ul class="names">${releases.map(
        ({ slug, title, releasedOn, figures, claims, isPublished }) =>
          html`<li><a href="${urls.edit.release(slug)}" dir="auto">${title}</a> <span class="by">${time(releasedOn)} · ${tally(figures, 'figure')}, ${tally(claims, 'verdict')} moved${isPublished ? nothing : ' · not published yet'}</span></li>`,
      )}</ul></section>`
}`,
  });
}

/** The form that brings a file. */
function bringForm({
  desk,
  state,
  recipes,
  shipped,
  largest,
}: Required<Pick<ImportsProps, 'desk' | 'state' | 'recipes' | 'shipped'>> & { largest: number }): Html {
  return html`<form method="post" action="${urls.edit.imports()}" enctype="multipart/form-data">${guard(desk.tokens)}
<div class="field${state.issues.length > 0 ? ' wrong' : ''}"><label for="f-file">The file</label>
<p class="hint" id="f-file-hint">CSV, TSV, XLSX, ODS, JSON-stat, SDMX-CSV or SDMX-JSON, up to ${Math.floor(largest / 1_000_000)} MB. A larger one comes in by the command line: <code>plumbline import plan</code>.</p>
<input id="f-file" name="file" type="file" required aria-describedby="f-file-hint"></div>
${selectField(state, {
  name: 'recipe',
  label: 'How it is read',
  hint: 'If a recipe of the ledger, or one that comes with the program, is for this table, it is taken. You can also choose one.',
  choices: [
    { value: '', label: 'By the recipe of its table, or else a new one' },
    { value: 'new', label: 'A new recipe, proposed from the file' },
    ...recipes.map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
    ...shipped.map(({ id, title }) => ({ value: id, label: `${title} (${id}, comes with the program)` })),
  ],
})}
<p><button>Look at it</button></p>
</form>`;
}
