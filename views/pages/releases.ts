/** Releases: what came out, and what it did to which verdicts. */
import type { ListedRelease, ReleaseFound } from '../../claims/editorial/release.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { count, separated, tally } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { becomingGroups } from '../parts/becoming.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { pager } from '../parts/pager.ts';
import { moment, time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';

export interface ReleasesProps {
  site: Site;
  releases: readonly ListedRelease[];
  page: number;
  pages: number;
}

/** `/releases`. */
export function releasesPage({ site, releases, page, pages }: ReleasesProps): Html {
  return layout(site, {
    title: 'Releases',
    description: 'Official figures as they came out, and what each release did to which verdicts.',
    path: urls.releases(page),
    section: 'evidence',
    body: html`<h1>Releases</h1>
<p class="lead">Official figures as they came out, and what each release did to which verdicts.</p>
${
  releases.length === 0
    ? html`<p>No release has been published yet.</p>`
    : html`<ul class="names">${releases.map(
        ({ slug, title, publisher, releasedOn, figures, claims }) =>
          html`<li><a href="${urls.release(slug)}" dir="auto">${title}</a> <span class="by">${bdi(publisher)}, ${time(releasedOn)} · ${tally(figures, 'figure')} · ${claims === 0 ? 'no verdict moved' : `${tally(claims, 'verdict')} moved`}</span></li>`,
      )}</ul>`
}
${pager(page, pages, urls.releases)}`,
  });
}

export interface ReleaseProps extends ReleaseFound {
  site: Site;
  /** Whether the licence of the file lets it be given away. */
  isGiven: boolean;
}

/** `/releases/DATE-slug`. Verdicts that wait for an editor are counted, and what they would be is not told. */
export function releasePage({ site, release, series, claims, isGiven }: ReleaseProps): Html {
  const { title, releasedOn, note, source, counts, file, publishedAt } = release;
  const told = claims.filter(({ waits }) => !waits);
  const waiting = claims.length - told.length;
  const name = `${isolated(title)}, ${dateInWords(releasedOn)}`;
  return layout(site, {
    title: name,
    description: `What came out on ${dateInWords(releasedOn)}, and what it did to which verdicts.`,
    path: urls.release(release.slug),
    section: 'evidence',
    body: html`<article>
<p class="topic"><a href="${urls.releases()}">Releases</a></p>
<h1 dir="auto">${title}</h1>
<p class="by">${source.url === null ? bdi(source.publisher) : html`<a href="${source.url}" rel="noopener" dir="auto">${source.publisher}</a>`}, ${time(releasedOn)}</p>
${note === null ? nothing : html`<p class="lead" dir="auto">${note}</p>`}
<section aria-labelledby="verdicts"><h2 id="verdicts" class="section">What it did to verdicts</h2>
${told.length === 0 ? html`<p>${waiting === 0 ? 'No published verdict was moved by these figures.' : 'No verdict has been published on these figures yet.'}</p>` : becomingGroups(told)}
${waiting === 0 ? nothing : html`<p class="note">${sentence(count(waiting, 'more verdict'))} ${waiting === 1 ? 'waits' : 'wait'} for an editor.</p>`}</section>
<section aria-labelledby="figures"><h2 id="figures" class="section">What came out</h2>
<p>${tally(counts.new, 'new figure')}, ${tally(counts.revised, 'revision')}, and ${tally(counts.confirmed, 'figure')} published again as ${counts.confirmed === 1 ? 'it was' : 'they were'}.</p>
<ul class="names">${series.map(({ id, title: of, unit, new: fresh, revised }) => html`<li><a href="${urls.series(id)}" dir="auto">${of}</a> <span class="by">${bdi(unit)} · ${separated(String(fresh))} new, ${separated(String(revised))} revised</span></li>`)}</ul>
<p class="note">From the file ${isGiven ? html`<a href="${urls.file(file.sha256)}" download dir="auto">${file.name}</a>` : bdi(file.name)} (${separated(String(file.size))} bytes, SHA-256 <code class="hash">${file.sha256}</code>)${source.licence === null ? nothing : html`, ${bdi(source.licence)}`}. Every figure names its cell on the page of its series; <a href="${urls.recipe(release.recipe.id)}">how the file is read</a>.</p></section>
${publishedAt === null ? nothing : html`<p class="note">Published here ${moment(publishedAt, site.zone)}.</p>`}
</article>`,
  });
}
