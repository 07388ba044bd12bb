/** The figures that verdicts rest on, as a table, with their sources: for readers and for reviewers. */

import type { Bundle } from '../../claims/bundle.ts';
import { type Source, sourceStanding } from '../../claims/evidence/series.ts';
import { parseDecimal } from '../../claims/exact/number.ts';
import { inputName, unitOfInput } from '../../claims/kinds/given-inputs.ts';
import type { EvidenceUsed, Verdict } from '../../claims/verdict/verdict.ts';
import { dateInWords, momentName } from '../../claims/words/dates.ts';
import { amount } from '../../claims/words/numbers.ts';
import { type Html, html, nothing } from './html.ts';
import { sourceEntry } from './source.ts';
import { urls } from './urls.ts';

/** The most figures that a verdict's page shows; the bundle has all. */
const MAX_ROWS = 500;

export interface EvidenceTable {
  bundle: Bundle;
  /** The verdicts whose figures are shown, each figure once. */
  verdicts: readonly Verdict[];
  /** Whether a series has a page; by default all have. */
  hasPage?: (series: string) => boolean;
  /** The id of the source of a reader's own figures, on a page that is worked out with them. */
  readers?: string | undefined;
}

/** The table of the figures. */
export function evidenceTable(props: EvidenceTable): Html {
  const used = usedBy(props);
  if (used.length === 0) return html`<p>No figure was known.</p>`;
  return html`<div class="scroll" role="region" aria-label="The figures that the verdict rests on" tabindex="0"><table class="evidence">
<thead><tr><th scope="col">What, and when</th><th scope="col" class="num">Figure</th><th scope="col">Source, and when published</th></tr></thead>
<tbody>${used.slice(0, MAX_ROWS).map((e) => row(props, e))}
</tbody></table></div>`;
}

/** The sources of the figures, each with its link. */
export function sourceList(props: EvidenceTable): Html {
  const sources = sourcesOf(props);
  return sources.length === 0 ? nothing : html`<ol class="sources">${sources.map(sourceEntry)}</ol>`;
}

/** The sources that the figures were found in. */
export function sourcesOf(props: EvidenceTable): Source[] {
  const cited = new Set(usedBy(props).flatMap((e) => (e.source === undefined ? [] : [e.source])));
  return props.bundle.sources.filter((source) => cited.has(source.id));
}

/** How many figures the table has. */
export function figuresUsed(props: EvidenceTable): number {
  return usedBy(props).length;
}

function usedBy({ verdicts }: EvidenceTable): EvidenceUsed[] {
  const key = (e: EvidenceUsed) =>
    [e.input, e.series, e.at, ...(verdicts.length === 1 ? [] : [e.value, e.publishedOn])].join(' ');
  return unique(
    verdicts.flatMap((verdict) => verdict.evidence),
    key,
  );
}

function row({ bundle, readers, hasPage = () => true }: EvidenceTable, e: EvidenceUsed): Html {
  const isReaders = readers !== undefined && e.source === readers;
  const series = bundle.series.find((s) => s.id === e.series);
  const source = bundle.sources.find((s) => s.id === e.source);
  const kind = source === undefined ? null : sourceStanding(source);
  const given = series?.unit ?? unitOfInput(bundle.claim, bundle.series, e.input);
  const name =
    series === undefined
      ? capital(inputName(bundle.claim.kind, e.input, 'called'))
      : hasPage(series.id)
        ? html`<a href="${urls.series(series.id)}" dir="auto">${series.title}</a>`
        : html`<span dir="auto">${series.title}</span>`;
  return html`
<tr${isReaders ? html` class="readers"` : nothing}><th scope="row">${name}${e.at === undefined ? nothing : html`<span class="sub">${momentName(e.at)}</span>`}</th><td class="num">${amount(parseDecimal(e.value), given, 6)}</td><td>${source === undefined ? 'Given in the claim, without a source' : html`<a href="#source-${source.id}" dir="auto">${source.publisher}</a>${kind === null ? nothing : html` <span class="tag">${kind}</span>`}`}${e.publishedOn === undefined || isReaders ? nothing : html`<span class="sub">${dateInWords(e.publishedOn)}</span>`}</td></tr>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
