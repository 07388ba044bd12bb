/** Disputes: all of them, and one, with its claims on one line of time. */

import type {
  Dispute,
  DisputedClaim,
  DisputeGoal,
  DisputeName,
  ListedDispute,
} from '../../claims/editorial/disputes.ts';
import { knownOn } from '../../claims/evidence/series.ts';
import { parseDecimal } from '../../claims/exact/number.ts';
import { dateInWords, momentName } from '../../claims/words/dates.ts';
import { amount, count, separated, withUnit } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { type DisputeChart, disputeChart, marksLeftOut } from '../chart/dispute-chart.ts';
import { listedMark } from '../parts/claim-list.ts';
import { claimantLine } from '../parts/claimant.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { wordMark } from '../parts/mark.ts';
import { pager } from '../parts/pager.ts';
import { quoted } from '../parts/quoted.ts';
import { tableLinks } from '../parts/table-links.ts';
import { day, time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';

/** "22 claims by 13 speakers". */
export function claimsBySpeakers({ claims, claimants }: Pick<DisputeName, 'claims' | 'claimants'>): string {
  return `${count(claims, 'claim')} by ${count(claimants, 'speaker')}`;
}

/** How often each verdict was given, by its mark. */
export function wordsOf({ words, turned }: Pick<ListedDispute, 'words' | 'turned'>): Html {
  const told = turned === 1 ? '1 of them comes' : `${separated(String(turned))} of them come`;
  return html`<ul class="tally">${words.map(({ word, claims }) => html`<li>${wordMark(word)} <span class="n">${separated(String(claims))}</span></li>`)}</ul>${
    turned === 0
      ? nothing
      : html`
<p class="note">${told} out otherwise on today’s figures.</p>`
  }`;
}

export interface DisputesProps {
  site: Site;
  disputes: readonly ListedDispute[];
  page: number;
  pages: number;
}

/** All disputes, those in which something happened last first. */
export function disputesPage({ site, disputes, page, pages }: DisputesProps): Html {
  return layout(site, {
    title: 'Disputes',
    description:
      'What several people said about the same figures and not all were right about, side by side and on one line of time, each claim tested by the same method.',
    path: urls.disputes(page),
    section: 'claims',
    body: html`<h1>Disputes</h1>
<p class="lead">What several people said about the same figures, where the figures bear some of them out and not others. Each claim is tested by the same method, and no side is scored. Those in which a verdict was published last come first.</p>
${
  disputes.length === 0
    ? html`<p>No two people have contradicted one another about the same figures yet.</p>`
    : html`<ol class="claims disputes">${disputes.map((dispute) => disputeItem(dispute, site.zone))}
</ol>`
}
${pager(page, pages, urls.disputes)}
${disputes.length === 0 ? nothing : tableLinks('disputes', {})}`,
  });
}

function disputeItem(dispute: ListedDispute, zone: string): Html {
  const { id, title, place, movedAt } = dispute;
  return html`
<li>
<h2 class="said"><a href="${urls.dispute(id)}" dir="auto">${title}</a></h2>
<p class="by">${sentence(claimsBySpeakers(dispute))}${place === null ? nothing : html` · ${bdi(place)}`} · last verdict published ${day(movedAt, zone)}</p>
${wordsOf(dispute)}
</li>`;
}

export interface DisputeProps {
  site: Site;
  dispute: Dispute;
  page: number;
  pages: number;
  pageSize: number;
}

/** One dispute: what it is about, its claims on one line of time, and each of them with its verdict. */
export function disputePage({ site, dispute, page, pages, pageSize }: DisputeProps): Html {
  const { series, said } = dispute;
  const title = `${isolated(series.title)}${series.place === undefined ? '' : `, ${isolated(series.place)}`}`;
  return layout(site, {
    title: `${title}: ${claimsBySpeakers(dispute)}`,
    description: `${sentence(claimsBySpeakers(dispute))} about ${title}, on one line of time, each tested by the same method.`,
    path: urls.dispute(dispute.id, page),
    section: 'claims',
    body: html`<article>
<p class="topic"><a href="${urls.disputes()}">Disputes</a>${series.place === undefined ? nothing : html` · ${bdi(series.place)}`}</p>
<h1 dir="auto">${series.title}</h1>
<p class="lead">${sentence(claimsBySpeakers(dispute))} about these figures, in the order in which they were made. Each is tested by the same method, on the figures of its day and on today’s; no side is scored.</p>
${facts(dispute, site.today)}
${timeline(dispute, site.today, pageSize)}
<section aria-labelledby="said"><h2 id="said" class="section">What was said</h2>
<ol class="claims said-in-order" start="${said[0]?.number ?? 1}">${said.map(saidItem)}
</ol>
${pager(page, pages, (n) => urls.dispute(dispute.id, n))}</section>
</article>`,
  });
}

/** The figures that it is about, the target that is named most, and the latest figure. */
function facts({ series, beside, goals }: Dispute, today: string): Html {
  const known = knownOn(series, today);
  const last = known[known.length - 1];
  const link = ({ id, title }: { id: string; title: string }) =>
    html`<a href="${urls.series(id)}" dir="auto">${title}</a>`;
  const rows: [string, Html][] = [
    [
      'The figures',
      html`${link(series)} (${bdi(series.unit)}${series.measure === undefined ? nothing : html`, ${bdi(series.measure)}`})`,
    ],
    ...(last === undefined
      ? []
      : [
          ['The latest', html`${bdi(amount(last.value, series.unit, 6))}, ${momentName(last.at)}`] as [
            string,
            Html,
          ],
        ]),
    ...(goals.length === 0
      ? []
      : [
          [
            goals.length === 1 ? 'The target' : 'The targets',
            html`${goals.map((goal, i) => html`${i === 0 ? nothing : html`; `}${goalInWords(goal, series.unit)}, named in ${count(goal.claims, 'claim')}`)}`,
          ] as [string, Html],
        ]),
    ...(beside.length === 0
      ? []
      : [
          [
            'Measured too by',
            html`${beside.map((one, i) => html`${i === 0 ? nothing : html`; `}${link(one)}`)}`,
          ] as [string, Html],
        ]),
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function goalInWords({ value, unit, deadline }: DisputeGoal, own: string): Html {
  return html`${bdi(withUnit(separated(value), unit ?? own))}${deadline === null ? nothing : html` by ${time(deadline)}`}`;
}

/** The figures as a line, with each claim on the day it was said. */
function timeline({ id, series, goals, marks }: Dispute, today: string, pageSize: number): Html {
  const known = knownOn(series, today);
  const goal = goals.find((one) => one.unit === null || one.unit === series.unit);
  const chart: DisputeChart = {
    description: `${series.title}: ${count(known.length, 'figure')}, and beneath them the claims by the days on which they were made, each with its number in the list below.`,
    unit: series.unit,
    points: known.map((o) => ({ date: o.at.end, value: Number(o.value.valueOf()) })),
    goal:
      goal === undefined
        ? undefined
        : {
            value: Number(parseDecimal(goal.value).valueOf()),
            label: `target ${withUnit(separated(goal.value), goal.unit ?? series.unit)}`,
            deadline: goal.deadline,
          },
    marks: marks.map(({ number, claimant, saidOn }) => ({
      number,
      date: saidOn,
      label: `Claim ${number}: ${isolated(claimant)}, ${dateInWords(saidOn)}`,
      href: `${urls.dispute(id, Math.ceil(number / pageSize))}#claim-${number}`,
    })),
  };
  const leftOut = marksLeftOut(chart);
  return html`<figure class="plot">${disputeChart(chart)}<figcaption>The figures that count today; beneath them each claim by its number in the list, at the day it was said.${leftOut === 0 ? nothing : ` On a narrow screen there is no room for ${count(leftOut, 'of them', 'of them')}.`}</figcaption></figure>`;
}

function saidItem(claim: DisputedClaim): Html {
  const { number, slug, quote, speaker, claimantSlug, saidOn, claimed, becauseSaid, becauseNow } = claim;
  return html`
<li id="claim-${number}" value="${number}">
<article>
<p class="by"><span class="number" aria-hidden="true">${number}</span> ${time(saidOn)} · ${claimantLine(speaker, claimantSlug)}</p>
<h3 class="said"><a href="${urls.claim(slug)}">${quoted(quote)}</a></h3>
<p class="verdicts">${listedMark(claim)}${claimed === null ? nothing : html` <span class="note">tested: ${bdi(claimed)}</span>`}</p>
<p class="why">${becauseSaid ?? becauseNow}</p>
</article>
</li>`;
}
