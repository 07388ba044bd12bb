/** The form in which an editor says where the sources of a series are kept. */
import { type Html, html, nothing } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';
import { type FormState, textField } from '../parts/fields.ts';
import { type Desk, guard } from '../parts/layout.ts';

/** The field of the address at which a source is kept. */
export const archiveField = (source: string): string => `archived.${source}`;

export interface ArchivesProps {
  desk: Desk;
  /** The id of the series. */
  series: string;
  sources: readonly { id: string; title: string; url: string | null; archived: string | null }[];
  /** The form as it was posted; undefined if it was not. */
  state?: FormState | undefined;
}

/** The sources of a series, each with its own address and a field for the one at which it is kept. */
export function archivesForm({ desk, series, sources, state }: ArchivesProps): Html {
  if (sources.length === 0) return nothing;
  const fields = Object.fromEntries(sources.map(({ id, archived }) => [archiveField(id), archived ?? '']));
  const drawn = state ?? { fields, issues: [] };
  return html`<section aria-labelledby="archives"><h2 id="archives" class="section">Where its sources are kept</h2>
<p class="lead">Pages of publishers move and go. A copy at an archive of the web, such as web.archive.org, is shown to readers beside the address of the source.</p>
<form method="post" action="${urls.edit.archives(series)}">${guard(desk.tokens)}
${sources.map(({ id, title, url }) =>
  textField(drawn, {
    name: archiveField(id),
    label: title,
    hint:
      url === null
        ? 'It has no address of its own.'
        : html`Its own: <a href="${url}" rel="noopener">${url}</a>`,
    optional: true,
    inputmode: 'url',
    autocomplete: 'off',
    spellcheck: false,
    maxlength: 2_000,
  }),
)}
<p class="doing"><button>Record where they are kept</button></p>
</form></section>`;
}
