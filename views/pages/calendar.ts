/** The calendar: when the next figures are expected, what is overdue, and the open claims that wait for figures. */
import {
  type AwaitedRelease,
  type AwaitedSeries,
  byTime,
  expectedInWords,
  type ReleaseCalendar,
  type WaitingClaim,
  waitsFor,
} from '../../claims/editorial/next-release.ts';
import { figuresOf } from '../../claims/evidence/series.ts';
import { zoneInWords } from '../../claims/exact/zone.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { tally } from '../../claims/words/numbers.ts';
import { bdi } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { quoted } from '../parts/quoted.ts';
import { time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';

export interface CalendarPageProps extends ReleaseCalendar {
  site: Site;
}

/** The calendar. */
export function calendarPage({ site, coming, overdue, unknown, isCut }: CalendarPageProps): Html {
  return layout(site, {
    title: 'When we will know',
    description:
      'When the next figures of each series are expected, which open claims they decide, and what is overdue.',
    path: urls.calendar(),
    section: 'evidence',
    head: html`<link rel="alternate" type="text/calendar" href="${urls.calendarFile()}" title="Releases that are expected">
`,
    body: html`<h1>When we will know</h1>
<p class="lead">When the next figures of each series are expected, as far as their publishers have said so, and which open claims they decide.</p>
<p class="links-line"><a href="${urls.calendarFile()}">For your own calendar</a> (iCalendar; it can be subscribed to)</p>
${overdueSection(overdue)}
<section aria-labelledby="coming"><h2 id="coming" class="section">What comes</h2>
${coming.length === 0 ? html`<p>No day of a release is known.</p>` : byTime(coming).map(({ name, releases }) => timeSection(name, releases))}
</section>
${unknownSection(unknown)}
${isCut ? html`<p class="note">There are more; those that come first are told of.</p>` : nothing}
<p class="note">As the ledger held it on ${time(site.today)}, ${zoneInWords(site.zone)}. Publishers move their days; a day is met once the ledger has figures that were published on it or later.</p>`,
  });
}

function timeSection(name: string, releases: readonly AwaitedRelease[]): Html {
  const [first] = releases;
  if (first === undefined) return nothing;
  return html`<h3 class="date">${time(first.expected, name)}</h3>
<ul class="series">${byPublisher(releases).map((some) => releaseItems(some))}
</ul>`;
}

/** How many series of one publisher and time are told as one entry. */
const TOGETHER = 4;

/** Releases of one time by their publishers, in their order: one release often brings figures for dozens of series. */
function byPublisher(releases: readonly AwaitedRelease[]): AwaitedRelease[][] {
  const held = new Map<string | null, AwaitedRelease[]>();
  for (const release of releases)
    held.set(release.publisher, [...(held.get(release.publisher) ?? []), release]);
  return [...held.values()];
}

/** The series of one publisher and time: those that claims wait for by themselves, and the rest as one entry if they are many. */
function releaseItems(releases: readonly AwaitedRelease[]): Html {
  const one = (release: AwaitedRelease) => item(release, nothing, (claim) => waitsFor(claim, release));
  const rest = releases.filter(({ claims }) => claims.length === 0);
  const publisher = rest[0]?.publisher ?? null;
  if (rest.length < TOGETHER || publisher === null) return html`${releases.map(one)}`;
  return html`${releases.filter(({ claims }) => claims.length > 0).map(one)}
<li><details class="more"><summary>${bdi(figuresOf({ publisher }))}: ${tally(rest.length, 'series', 'series')}</summary>
<ul class="series">${rest.map(one)}</ul></details></li>`;
}

function overdueSection(overdue: readonly AwaitedRelease[]): Html {
  if (overdue.length === 0) return nothing;
  return html`<section aria-labelledby="overdue"><h2 id="overdue" class="section">Overdue</h2>
<p class="lead">They were expected by now, and the ledger has no figures that were published since.</p>
<ul class="series">${overdue.map((release) =>
    item(release, html`Expected ${expectedInWords(release)}. `, (claim) => waitsFor(claim, release)),
  )}
</ul></section>`;
}

function unknownSection(unknown: readonly AwaitedSeries[]): Html {
  if (unknown.length === 0) return nothing;
  return html`<section aria-labelledby="unknown"><h2 id="unknown" class="section">No day of release is known</h2>
<p class="lead">Open claims wait for these, and nobody has said when their next figures come.</p>
<ul class="series">${unknown.map((series) =>
    item(series, nothing, ({ dueOn }) => `decided by the figure for ${dateInWords(dueOn)}`),
  )}
</ul></section>`;
}

/** The longest quotation that is shown. */
const QUOTE = 160;

/** A series with the claims that wait for it. */
function item(series: AwaitedSeries, lead: Html, how: (claim: WaitingClaim) => string): Html {
  const { id, title, place, publisher, lastOn, claims } = series;
  return html`
<li><p class="title"><a href="${urls.series(id)}" dir="auto">${title}</a>${place === null || title.includes(place) ? nothing : html`, ${bdi(place)}`}</p>
<p class="by">${lead}${publisher === null ? nothing : html`${bdi(figuresOf({ publisher }))}. `}${lastOn === null ? 'No figures have come yet.' : html`The last figures came on ${time(lastOn)}.`}</p>
${claims.length === 0 ? nothing : html`<ul class="waiting-for">${claims.map((claim) => html`<li><a href="${urls.claim(claim.slug)}">${quoted(claim.quote, QUOTE)}</a> <span class="by">${bdi(claim.claimant)}; ${how(claim)}</span></li>`)}</ul>`}</li>`;
}
