/** The state of the work on a claim, at the head of each of its pages in the newsroom. */
import type { PublishedWork, SaveLine, Step, Work } from '../../../claims/editorial/work.ts';
import { hasRole, STAGE_WORDS, type Stage, type StepName } from '../../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import type { Desk } from './layout.ts';

/** The work on a claim, as far as its status shows it. */
export interface StatusOf extends Pick<Work, 'slug' | 'stage' | 'isPublished' | 'withdrawn'> {
  /** The last save that is not published; null if there is none. */
  draft: SaveLine | null;
  published: Pick<PublishedWork, 'revision'> | null;
  /** The latest first. */
  steps: readonly Omit<Step, 'number' | 'comments'>[];
}

/** Somebody by name, if it is known, with the address that the audit knows them by. */
export function personName(address: string, name: string | null): Html {
  return name === null || name === ''
    ? html`<span dir="auto">${address}</span>`
    : html`<span dir="auto" title="${address}">${name}</span>`;
}

const STEP_WORDS: Record<StepName, string> = {
  submitted: 'Submitted for review',
  'sent-back': 'Sent back',
  published: 'Published',
  'queue-published': 'Verdict published from the queue',
  withdrawn: 'Withdrawn',
  discarded: 'Draft discarded',
  restored: 'Draft taken up again',
};

/** "Submitted for review by Ada on 22 November 2026, 18:22 London time". */
export function stepLine({ step, by, byName, at }: StatusOf['steps'][number], zone: string): Html {
  return html`${STEP_WORDS[step]} by ${personName(by, byName)} on ${moment(at, zone)}`;
}

/** The stage as a mark with its words. */
export function stageMark(stage: Stage): Html {
  return html`<span class="stage ${stage}">${STAGE_WORDS[stage]}</span>`;
}

export type WorkPage = 'form' | 'review' | 'revisions' | 'replies' | 'sayings' | 'withdraw' | 'discard';

/**
 * The stage, the last save and step, and links to the other pages of the same work. `at` is the page that it is
 * drawn on.
 */
export function statusBar(
  work: StatusOf,
  { viewer, site: { zone } }: Pick<Desk, 'viewer' | 'site'>,
  at: WorkPage,
): Html {
  const { slug, stage, draft, published, isPublished } = work;
  const entry = (page: WorkPage, label: string, href: string) =>
    html`<li><a href="${href}"${page === at ? html` aria-current="page"` : nothing}>${label}</a></li>`;
  const [step] = work.steps;
  return html`<div class="status-bar">
<p class="where-it-stands">${stageMark(stage)} ${
    published === null
      ? 'Not published yet.'
      : isPublished
        ? html`Readers see <a href="${urls.claim(slug)}">revision ${published.revision}</a>.`
        : 'Readers see that it was withdrawn.'
  }${draft === null || draft.savedAt === step?.at ? nothing : html` Last saved by ${personName(draft.savedBy, draft.savedByName)} on ${moment(draft.savedAt, zone)}.`}${step === undefined ? nothing : html` ${stepLine(step, zone)}.`}</p>
<nav aria-label="This claim"><ul>
${stage === 'withdrawn' || stage === 'discarded' ? nothing : entry('form', draft === null && published !== null ? 'Correct' : 'Edit', urls.edit.claim(slug))}
${entry('review', 'Review', urls.edit.review(slug))}
${entry('revisions', 'Revisions', urls.edit.revisions(slug))}
${entry('replies', 'Right of reply', urls.edit.replies(slug))}
${isPublished ? entry('sayings', 'Sayings', urls.edit.sayings(slug)) : nothing}
${hasRole(viewer.role, 'reviewer') && (isPublished || stage === 'withdrawn') ? entry('withdraw', stage === 'withdrawn' ? 'Withdrawal' : 'Withdraw', urls.edit.withdraw(slug)) : nothing}
${draft === null && !isDiscarded(work) ? nothing : entry('discard', draft === null ? 'Discarded draft' : 'Discard', urls.edit.discard(slug))}
${published === null ? nothing : html`<li><a href="${urls.claim(slug)}">Public page</a></li>`}
</ul></nav>
</div>`;
}

/** Whether the last thing that became of a draft is that it was discarded. */
function isDiscarded({ steps }: StatusOf): boolean {
  return steps.find(({ step }) => step !== 'queue-published')?.step === 'discarded';
}

/** The heading of a page of a claim: what the page is, and the quotation. */
export function workHeading(title: string, quote: string): Html {
  return html`<header class="work-head"><h1>${title}</h1>
${quote.trim() === '' ? html`<p class="lead">No words yet.</p>` : html`<blockquote class="quoted" dir="auto">${clip(quote, 280)}</blockquote>`}</header>`;
}
