/** The record of the work on a claim: every save and step in one line of time, and any two saves side by side. */
import { type Html, html, nothing } from '../html.ts';
import { urls } from '../urls.ts';
import { fieldDiff } from './diff.ts';
import { BLANK, type Choice, selectField } from './fields.ts';
import { commentLabel, labelsOf, valuesOf } from './labels.ts';
import { type Desk, editPage } from './layout.ts';
import { moment } from './moment.ts';
import { type StatusOf, type StepName, statusBar, stepLine, workHeading } from './status.ts';

export interface SaveLine {
  number: number;
  savedBy: string;
  savedAt: string;
}

export interface StepLine {
  number: number;
  step: StepName;
  by: string;
  at: string;
  comments: readonly { field: string; comment: string }[];
}

export interface RecordOf extends StatusOf {
  steps: readonly StepLine[];
}

export interface RevisionsProps {
  desk: Desk;
  work: RecordOf;
  quote: string;
  /** The latest first. */
  saves: readonly SaveLine[];
  /** The kind of the claim, by which fields are named in comments. */
  kind: string;
}

/** The saves and steps of a claim, and the form that compares two saves. */
export function revisionsPage({ desk, work, quote, saves, kind }: RevisionsProps): Html {
  return editPage(desk, {
    title: `Revisions of ${work.slug}`,
    section: 'claims',
    body: html`${workHeading('Revisions', quote)}
${statusBar(work, desk.viewer, 'revisions')}
<p class="lead">Every save and every step is kept. Nothing here can be changed or removed.</p>
${chooser(work, saves)}
<h2 id="record" class="section">The record</h2>
${timeline(work, saves, kind)}`,
  });
}

function chooser(work: RecordOf, saves: readonly SaveLine[], from?: number, to?: number): Html {
  const choices: Choice[] = [
    ...(work.published === null
      ? []
      : [{ value: '0', label: `As published, revision ${work.published.revision}` }]),
    ...saves.map((save) => ({
      value: String(save.number),
      label: `Save ${save.number}, ${save.savedBy}, ${save.savedAt.slice(0, 16).replace('T', ' ')}`,
    })),
  ];
  if (choices.length < 2) return nothing;
  const latest = saves[0]?.number ?? 0;
  const before = work.published !== null ? 0 : Math.max(1, latest - 1);
  const state = { ...BLANK, fields: { from: String(from ?? before), to: String(to ?? latest) } };
  return html`<form class="compare" method="get" action="${urls.edit.compare(work.slug)}"><div class="row">
${selectField(state, { name: 'from', label: 'Compare', choices })}
${selectField(state, { name: 'to', label: 'with', choices })}
<button class="plain">Compare</button>
</div></form>`;
}

/** Saves and steps, the latest first; a step stands above the save that it was taken on. */
function timeline(work: RecordOf, saves: readonly SaveLine[], kind: string): Html {
  const lines = [
    ...work.steps.map((step) => ({ at: step.at, line: stepItem(step, kind) })),
    ...saves.map((save) => ({ at: save.savedAt, line: saveItem(work, save) })),
  ]
    // What stands first among the same moments stays first.
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
  const isOlder = wasLoaded(work);
  if (lines.length === 0 && !isOlder) return html`<p>Nothing has been saved yet.</p>`;
  return html`<ol class="timeline">${lines.map(({ line }) => line)}${
    isOlder
      ? html`
<li class="step published"><p>Published from bundles, before any draft of it was written here.</p></li>`
      : nothing
  }
</ol>`;
}

/** Whether what readers see was published before anything was written here. */
function wasLoaded({ published, steps }: RecordOf): boolean {
  return published !== null && !steps.some(({ step }) => step === 'published');
}

function saveItem(work: RecordOf, { number, savedBy, savedAt }: SaveLine): Html {
  const { slug } = work;
  const before = number > 1 ? number - 1 : wasLoaded(work) ? 0 : undefined;
  return html`
<li class="save"><p>Save ${number}, by <span dir="auto">${savedBy}</span> on ${moment(savedAt)}${before === undefined ? nothing : html` · <a href="${urls.edit.compare(slug, before, number)}">what changed<span class="hidden"> in save ${number}</span></a>`}</p></li>`;
}

function stepItem(step: StepLine, kind: string): Html {
  return html`
<li class="step ${step.step}"><p><strong>${stepLine(step)}</strong>${step.number === 0 ? nothing : html` · save ${step.number}`}</p>${commentList(step.comments, kind)}</li>`;
}

/** What was said of parts of a draft. */
export function commentList(comments: readonly { field: string; comment: string }[], kind: string): Html {
  if (comments.length === 0) return nothing;
  return html`<dl class="comments">${comments.map(({ field, comment }) => html`<div><dt>${commentLabel(field, kind)}</dt><dd dir="auto">${comment}</dd></div>`)}</dl>`;
}

/** A form as it was saved, or as it is published. */
export interface Compared {
  /** 0 for what is published. */
  number: number;
  fields: Readonly<Record<string, string>>;
  /** Null for what is published. */
  saved: { by: string; at: string } | null;
}

/** Two saves of a claim, field by field. */
export function comparePage(props: {
  desk: Desk;
  work: RecordOf;
  quote: string;
  saves: readonly SaveLine[];
  from: Compared;
  to: Compared;
}): Html {
  const { desk, work, quote, saves, from, to } = props;
  return editPage(desk, {
    title: `${nameOf(from)} and ${nameOf(to).toLowerCase()} of ${work.slug}`,
    section: 'claims',
    body: html`${workHeading('What changed', quote)}
${statusBar(work, desk.viewer, 'revisions')}
${chooser(work, saves, from.number, to.number)}
<h2 id="changes" class="section">${nameOf(from)} → ${nameOf(to).toLowerCase()}</h2>
<ul class="compared"><li>${described(from)}</li><li>${described(to)}</li></ul>
${fieldDiff(from.fields, to.fields, labelsOf(to.fields, from.fields), valuesOf(to.fields, from.fields))}
<p><a href="${urls.edit.revisions(work.slug)}">All revisions</a></p>`,
  });
}

function nameOf({ number }: Compared): string {
  return number === 0 ? 'As published' : `Save ${number}`;
}

function described(one: Compared): Html {
  return html`${nameOf(one)}${one.saved === null ? ': what readers see' : html`: by <span dir="auto">${one.saved.by}</span> on ${moment(one.saved.at)}`}`;
}
