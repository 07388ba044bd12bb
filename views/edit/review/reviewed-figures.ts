/** Every figure that the verdicts of a draft rest on, as a second reader checks it: how exact it is, and where it stands. */
import type { Bundle } from '../../../claims/bundle.ts';
import type { Observation, Precision, Source } from '../../../claims/evidence/series.ts';
import { parseDecimal } from '../../../claims/exact/number.ts';
import { inputName, inputsOf, unitOfInput } from '../../../claims/kinds/given-inputs.ts';
import type { Clocks, EvidenceUsed } from '../../../claims/verdict/verdict.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { amount, separated } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { quoted } from '../../parts/quoted.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';

export interface Figures {
  bundle: Bundle;
  clocks: Clocks;
  /** What the ledger does not have yet: series by their ids, and sources. */
  added: {
    series: readonly { id: string; observations: readonly Observation[] }[];
    unknown: readonly string[];
  };
}

/** The most figures that are shown one by one. */
const MAX_SHOWN = 200;

/** The list of the figures. */
export function figuresList(figures: Figures): Html {
  const used = usedBy(figures.clocks);
  if (used.length === 0) return html`<p>No figure was known.</p>`;
  return html`<ol class="figures">${used.slice(0, MAX_SHOWN).map((one) => figure(figures, one))}</ol>
${used.length > MAX_SHOWN ? html`<p>And ${used.length - MAX_SHOWN} more, which are among the evidence below.</p>` : nothing}`;
}

/** The figures of both verdicts, each once. */
function usedBy({ said, now }: Clocks): EvidenceUsed[] {
  const key = (e: EvidenceUsed) => [e.input, e.series, e.at, e.value, e.publishedOn].join(' ');
  return [...new Map([...said.evidence, ...now.evidence].map((e) => [key(e), e])).values()];
}

function figure({ bundle, added, clocks }: Figures, e: EvidenceUsed): Html {
  const series = bundle.series.find(({ id }) => id === e.series);
  const held = series?.observations.find((o) => isIt(o, e));
  const source = bundle.sources.find(({ id }) => id === e.source);
  const isNew = added.series.some(
    ({ id, observations }) => id === e.series && observations.some((o) => isIt(o, e)),
  );
  const unit = series?.unit ?? unitOfInput(bundle.claim, bundle.series, e.input);
  const isOnlySaid = !clocks.now.evidence.some((one) => isIt(one, e) && one.input === e.input);
  return html`<li>
<h3>${sentence(inputName(bundle.claim.kind, e.input, 'called'))}: <span class="figure">${amount(parseDecimal(e.value), unit, 12)}</span>${isNew ? html` <span class="tag new">New to the ledger</span>` : nothing}${isOnlySaid ? html` <span class="tag">As it stood when it was said</span>` : nothing}</h3>
<dl>
${row('Of', series === undefined ? 'Given in the claim itself' : seriesName(series, added.unknown))}
${e.at === undefined ? nothing : row('For', momentName(e.at))}
${row('How exact', precisionInWords(held?.precision ?? givenPrecision(bundle, e.input), unit))}
${held?.status === undefined ? nothing : row('Status', sentence(held.status))}
${e.publishedOn === undefined ? nothing : row('Published', time(e.publishedOn))}
${source === undefined ? row('Source', html`<strong>None.</strong> Only a target or a constant may do without.`) : sourceRows(source)}
</dl></li>`;
}

function isIt(o: { at?: string; value: string; publishedOn?: string }, e: EvidenceUsed): boolean {
  return o.at === e.at && o.value === e.value && o.publishedOn === e.publishedOn;
}

function row(name: string, body: Html | string): Html {
  return html`<div><dt>${name}</dt><dd>${body}</dd></div>`;
}

function seriesName(
  { id, title, place, measure }: Bundle['series'][number],
  unknown: readonly string[],
): Html {
  const name = unknown.includes(id) ? bdi(title) : html`<a href="${urls.series(id)}" dir="auto">${title}</a>`;
  const more = [measure, place].filter((part) => part !== undefined).join(', ');
  return html`${name}${more === '' ? nothing : html` (${bdi(more)})`}`;
}

/** The precision of a figure that the claim itself gives. */
function givenPrecision({ claim }: Bundle, input: string): Precision | undefined {
  const given = inputsOf(claim).find(({ name }) => name === input)?.given;
  return typeof given === 'object' && 'value' in given ? given.precision : undefined;
}

/** "Exact", "Rounded to the nearest 100", "Between 1,200 and 1,400". */
export function precisionInWords(precision: Precision | undefined, unit: string | undefined): string {
  if (precision === undefined || precision === 'exact') return 'Exact, to its last digit';
  if ('nearest' in precision) return `Rounded to the nearest ${separated(precision.nearest)}`;
  const [low, high] = precision.interval.map((end) => amount(parseDecimal(end), unit, 12));
  return `Between ${low} and ${high}`;
}

/** All that a source says of itself. An address was typed: it is a link only if it is one. */
function sourceRows({ title, publisher, publishedOn, url, quote, licence }: Source): Html {
  const isLink = url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);
  return html`${row('Source', html`<cite dir="auto">${title}</cite>, ${bdi(publisher)}${publishedOn === undefined ? nothing : html`, ${time(publishedOn)}`}`)}
${row('Address', url === undefined ? html`<strong>No link</strong>` : isLink ? html`<a class="address" href="${url}" rel="noopener" dir="ltr">${url}</a>` : html`<span class="address" dir="ltr">${url}</span>`)}
${quote === undefined ? nothing : row('It says', quoted(quote))}
${licence === undefined ? nothing : row('Licence', bdi(licence))}`;
}
