/** A release at the desk: what it did to verdicts, and the one note with which they are published. */
import type { ReleasedClaim, ReleaseFound } from '../../../claims/editorial/release.ts';
import { separated, tally } from '../../../claims/words/numbers.ts';
import { becomingGroups } from '../../parts/becoming.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment, time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, type FormState, issueSummary } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

/** How the fields of the form are called. */
export const RELEASE_FIELDS = { note: 'note', publish: (slug: string) => `publish.${slug}` } as const;

export interface ReleaseEditProps extends ReleaseFound {
  desk: Desk;
  state: FormState;
  /** Whether whoever looks may publish, and if not, why. */
  barred: string | null;
  /** The note that the program proposes. */
  proposed: string;
  notice?: string | undefined;
}

/** `/edit/releases/SLUG`. */
export function releaseEditPage(props: ReleaseEditProps): Html {
  const { desk, release, series, claims, state, barred, notice } = props;
  const waiting = claims.filter(({ waits }) => waits);
  const { counts, file, recipe, source, publishedAt } = release;
  return editPage(desk, {
    title: release.title,
    section: 'import',
    body: html`<p class="topic"><a href="${urls.edit.imports()}">Files</a></p>
<h1 dir="auto">${release.title}</h1>
<p class="by">${bdi(source.publisher)}, ${time(release.releasedOn)} · ${bdi(file.name)} · recipe <code>${recipe.id}</code>, version ${recipe.version} · brought in by ${bdi(release.importedBy)}, ${moment(release.importedAt, desk.site.zone)}</p>
${issueSummary(state, 'That could not be published')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p>${tally(counts.new, 'new figure')}, ${tally(counts.revised, 'revision')}, ${tally(counts.confirmed, 'figure')} as they were, in ${tally(series.length, 'series', 'series')}.</p>
${publishedAt === null ? html`<p>Readers do not see the page of this release yet. Its figures and its new series are public already, on the pages of the series; published verdicts wait in the queue.</p>` : html`<p>Readers see it at <a href="${urls.release(release.slug)}">its page</a>, since ${moment(publishedAt, desk.site.zone)}.</p>`}
<form method="post" action="${urls.edit.release(release.slug)}">${guard(desk.tokens)}
<section aria-labelledby="becomes"><h2 id="becomes">What it does to verdicts</h2>
${claims.length === 0 ? html`<p>No published verdict is moved by these figures.</p>` : becomingGroups(claims, (claim) => choice(claim, state))}</section>
${
  barred === null
    ? html`${areaField({ ...state, fields: { [RELEASE_FIELDS.note]: props.proposed, ...state.fields } }, { name: RELEASE_FIELDS.note, label: 'What readers are told', hint: 'A sentence or two: it stands with each verdict that is published, and on the page of the release.', rows: 3 })}
<p><button>${waiting.length === 0 ? (publishedAt === null ? 'Publish the release' : 'Change the note') : `Publish the release and the verdicts that are ticked`}</button></p>`
    : html`<p class="notice once">${barred}</p>`
}
</form>
<section aria-labelledby="figures"><h2 id="figures">What came out</h2>
<ul class="names">${series.map(({ id, title, unit, new: fresh, revised }) => html`<li><a href="${urls.series(id)}" dir="auto">${title}</a> <span class="by">${bdi(unit)} · ${separated(String(fresh))} new, ${separated(String(revised))} revised</span></li>`)}</ul></section>`,
  });
}

/** The box by which a waiting verdict is published along; it goes by what the queue has it as. */
function choice({ slug, waits, mark }: ReleasedClaim, state: FormState): Html {
  if (!waits || mark === null) return nothing;
  const name = RELEASE_FIELDS.publish(slug);
  const isTicked = state.issues.length === 0 || state.fields[name] !== undefined;
  return html`<div class="check"><input type="checkbox" id="f-publish-${slug}" name="${name}" value="${mark}"${isTicked ? html` checked` : nothing}><label for="f-publish-${slug}">Publish with this release</label></div><p class="note"><a href="${urls.edit.queued(slug)}">By itself, in the queue</a></p>`;
}
