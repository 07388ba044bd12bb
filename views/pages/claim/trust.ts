/** Why the verdict may be trusted, in a paragraph under its chart: whose figures, how final, who read it, who was asked. */
import type { Bundle } from '../../../claims/bundle.ts';
import type { Correction, Reply } from '../../../claims/editorial/correction.ts';
import { isWhereItAppeared } from '../../../claims/engine/framing.ts';
import { figuresOf, sourceStanding } from '../../../claims/evidence/series.ts';
import { inputsOf } from '../../../claims/kinds/given-inputs.ts';
import type { EvidenceUsed, Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { listInWords } from '../../../claims/words/text.ts';
import { isolated } from '../../parts/direction.ts';
import { sourcesOf } from '../../parts/evidence-table.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { dayInWords } from '../../parts/time.ts';

export interface TrustProps {
  bundle: Bundle;
  /** The verdicts that the page tells. */
  verdicts: readonly Verdict[];
  replies: readonly Reply[];
  corrections: readonly Correction[];
  withoutSecondReader: boolean;
  /** Whether the revision went through the newsroom's review; of one that was loaded nobody knows who read it. */
  wasReviewed: boolean;
  /** The newsroom's time zone. */
  zone: string;
}

/** The paragraph: a sentence for each. */
export function trustLine(props: TrustProps): Html {
  const items = [
    whose(props),
    ownPage(props),
    knownSince(props),
    howFinal(props),
    readBy(props),
    asked(props),
    corrected(props),
  ];
  return html`<p class="trust">${items.filter((item) => item !== nothing).map((item) => html`${item}. `)}</p>`;
}

/** How many publishers are named. */
const MAX_NAMED = 3;

/** Whose the figures are, and whether they come from their publishers, or from somebody's copy or report of them. */
function whose({ bundle, verdicts }: TrustProps): Html {
  const sources = sourcesOf({ bundle, verdicts });
  const names = [...new Set(sources.map(figuresOf))];
  if (names.length === 0) return html`The figures are given without a source`;
  const shown = names
    .slice(0, names.length > MAX_NAMED ? MAX_NAMED - 1 : MAX_NAMED)
    .map((name) => clip(name, 70));
  const more = names.length - shown.length;
  const standings = new Set(sources.map(sourceStanding));
  const second = [
    ...(standings.has('report') ? ['from reports of them'] : []),
    ...(standings.has('copy') ? ['from copies'] : []),
  ];
  const named = listInWords([...shown.map(isolated), ...(more > 0 ? [`${more} more`] : [])]);
  const taken =
    second.length === 0 ? '' : `, ${standings.has(null) ? 'some ' : ''}taken ${listInWords(second)}`;
  return html`Figures of ${named}${taken}`;
}

/** That nothing but the page of the words tells the figures; a flag says so itself where it stands. */
function ownPage({ bundle, verdicts }: TrustProps): Html {
  const { appearance } = bundle.claim;
  const sources = sourcesOf({ bundle, verdicts });
  const isFlagged = verdicts.some(({ framing }) => framing.some(({ flag }) => flag === 'own-figures'));
  if (appearance === undefined || isFlagged || sources.length === 0) return nothing;
  return sources.every((source) => isWhereItAppeared(source, appearance))
    ? html`All of them come from the page on which the words appeared`
    : nothing;
}

/** That a figure counts by both clocks although nobody knows here when it was published first. */
function knownSince({ bundle, verdicts }: TrustProps): Html {
  const targets = new Set(inputsOf(bundle.claim).flatMap(({ name, spec }) => (spec.isTarget ? [name] : [])));
  const undated = new Set(
    verdicts.flatMap(({ evidence }) =>
      evidence.flatMap(({ input, series, source }) =>
        series === undefined && source !== undefined && !targets.has(input) ? [input] : [],
      ),
    ),
  );
  if (undated.size === 0) return nothing;
  return undated.size === 1
    ? html`One of them is recorded without the day on which it was published first, and counts as known when this was said`
    : html`Some are recorded without the days on which they were published first, and count as known when this was said`;
}

/** Whether a figure was provisional when it was used. */
function howFinal({ bundle, verdicts }: TrustProps): Html {
  const isProvisional = verdicts.some(({ evidence }) =>
    evidence.some((used) => statusOf(bundle, used) === 'provisional'),
  );
  return isProvisional ? html`Provisional when used` : nothing;
}

function statusOf(
  { series }: Bundle,
  { series: id, at, value, publishedOn }: EvidenceUsed,
): string | undefined {
  const observations = series.find((one) => one.id === id)?.observations ?? [];
  return observations.find((o) => o.at === at && o.value === value && o.publishedOn === publishedOn)?.status;
}

function readBy({ withoutSecondReader, wasReviewed }: TrustProps): Html {
  if (!withoutSecondReader && !wasReviewed) return nothing;
  return withoutSecondReader ? html`Not read by a second person` : html`Read by a second person`;
}

function asked({ replies }: TrustProps): Html {
  const [last] = replies.slice(-1);
  if (last === undefined) return html`The claimant was not asked`;
  const isAnswered = replies.some(({ answers }) => answers.length > 0);
  return html`<a href="#reply">The claimant was asked${isAnswered ? ', and answered' : ` on ${dateInWords(last.askedOn)}, and has not answered`}</a>`;
}

function corrected({ corrections, zone }: TrustProps): Html {
  const [last] = corrections;
  if (last === undefined) return nothing;
  const what = last.type === 'method' ? 'Computed by a new method since' : 'Corrected on';
  return html`<a href="#corrections">${what} ${dayInWords(last.at, zone)}</a>`;
}
