/** The strip above a revision that is shown as it was published: which one it is, and what has changed since. */

import type { Correction, Withdrawal } from '../../../claims/editorial/correction.ts';
import type { ChangedSince } from '../../../claims/editorial/embedding.ts';
import { CORRECTION_WORDS } from '../../../claims/editorial/workflow.ts';
import type { Clocks } from '../../../claims/verdict/verdict.ts';
import { lowered } from '../../../claims/words/text.ts';
import { headlineShown } from '../../parts/headline-shown.ts';
import { type Html, html } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { day, time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';

export interface RevisionStripProps {
  slug: string;
  zone: string;
  revision: number;
  /** When the revision was published, ISO 8601. */
  revisedAt: string;
  /** The day at whose end it is shown, if its address names one. */
  asof: string | undefined;
  /** Its verdicts. */
  verdicts: Clocks;
  /** The number of today's revision; null if the claim was withdrawn. */
  latest: number | null;
  /** Today's verdicts, if they differ. */
  changed: ChangedSince | null;
  /** The corrections since, the latest first. */
  later: readonly Correction[];
  hasLaterReplies: boolean;
  withdrawn: Withdrawal | null;
  /** The slug of the claim that the claim went into; null if it stands by itself. */
  into: string | null;
}

/** How many corrections are told, and how much of each. */
const MAX_TOLD = 3;
const SENTENCE = 240;

export function revisionStrip(props: RevisionStripProps): Html {
  const { slug, zone, revision, revisedAt, asof, withdrawn, into } = props;
  const which = html`revision ${revision} of ${day(revisedAt, zone)}, ${asof === undefined ? 'as it was published' : html`as it stood on ${time(asof)}`}`;
  if (withdrawn !== null)
    return html`<section class="edition" aria-labelledby="edition">
<h2 id="edition">The claim was withdrawn on ${day(withdrawn.at, zone)}</h2>
<p class="verbatim" dir="auto">${withdrawn.reason}</p>
<p>The ledger gives no verdict on it any more. Below is ${which}: it is kept so that whoever cited it can be followed.</p>
<p><a href="${urls.claim(slug)}">The claim’s page</a> · <a href="${urls.history(slug)}">Its history</a></p>
</section>`;
  const since = changes(props);
  return html`<section class="edition" aria-labelledby="edition">
<h2 id="edition">This is ${which}</h2>
${
  since.length === 0
    ? html`<p>${into === null ? 'The claim has not changed since.' : `Nothing of the claim was changed until it was ${merged}.`}</p>`
    : html`<p>The claim ${into === null ? 'has changed since' : `was ${merged}; until then it had changed`}:</p>
<ul>${since.map((one) => html`<li>${one}</li>`)}</ul>`
}
<p><a href="${urls.claim(into ?? slug)}">See it as it is today</a> · <a href="${urls.history(slug)}">What changed, and why</a></p>
</section>`;
}

const merged = 'merged into another one, which tests the same';

/** What has changed, a sentence each. */
function changes({
  slug,
  zone,
  revision,
  verdicts,
  latest,
  changed,
  later,
  hasLaterReplies,
}: RevisionStripProps): Html[] {
  const shown = latest !== null && latest > revision ? latest : null;
  return [
    ...(changed === null ? [] : [verdictSince(verdicts, changed, zone)]),
    ...later
      .slice(0, MAX_TOLD)
      .map(
        ({ id, type, sentence, at }) =>
          html`${day(at, zone)}, <a href="${urls.correction(slug, id, 'history')}">${lowered(CORRECTION_WORDS[type].label)}</a>: <span dir="auto">${clip(sentence, SENTENCE)}</span>`,
      ),
    ...(later.length > MAX_TOLD ? [html`${later.length - MAX_TOLD} more, told in its history.`] : []),
    ...(shown === null
      ? []
      : [
          html`${changed === null ? 'The verdict is the same in' : 'It is now'} <a href="${urls.claimPinned(slug, shown)}">revision ${shown}</a>.`,
        ]),
    ...(hasLaterReplies ? [html`More of the claimant’s reply was published.`] : []),
  ];
}

function verdictSince(verdicts: Clocks, changed: ChangedSince, zone: string): Html {
  const [from, to] = [headlineShown(verdicts, verdicts.now.asOf), headlineShown(changed)];
  return from.word === to.word && from.other?.word === to.other?.word
    ? html`The verdict is still <strong>${to.sentence}</strong>, but since ${day(changed.at, zone)} on other figures or for other reasons.`
    : html`The verdict was <strong>${from.sentence}</strong>. It has been another since ${day(changed.at, zone)}, and is now <strong>${to.sentence}</strong>.`;
}
