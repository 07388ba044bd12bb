/** The record of the work on a claim: every save and step in one line of time, and any two saves side by side. */

import type { RevisionLine, SaveLine, Step } from '../../../claims/editorial/work.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { dayInWords, moment, momentInWords } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { fieldDiff } from '../parts/diff.ts';
import { BLANK, type Choice, selectField } from '../parts/fields.ts';
import { commentLabel, labelsOf, valuesOf } from '../parts/labels.ts';
import { type Desk, editPage } from '../parts/layout.ts';
import { personName, type StatusOf, statusBar, stepLine, workHeading } from '../parts/status.ts';

export interface RecordOf extends StatusOf {
  steps: readonly Step[];
}

export interface RevisionsProps {
  desk: Desk;
  work: RecordOf;
  quote: string;
  /** The latest first. */
  saves: readonly SaveLine[];
  /** The latest first. */
  revisions: readonly RevisionLine[];
  /** The kind of the claim, by which fields are named in comments. */
  kind: string;
}

/** The saves and steps of a claim, and the form that compares two saves. */
export function revisionsPage({ desk, work, quote, saves, revisions, kind }: RevisionsProps): Html {
  return editPage(desk, {
    title: `Revisions of ${work.slug}`,
    section: 'claims',
    body: html`${workHeading('Revisions', quote)}
${statusBar(work, desk, 'revisions')}
<p class="lead">Every save and every step is kept. Nothing here can be changed or removed.</p>
${chooser(work, saves, revisions, desk.site.zone)}
<h2 id="record" class="section">The record</h2>
${timeline(work, saves, revisions, kind, desk.site.zone)}`,
  });
}

/** The address of a published revision among the saves; that which readers see is `0`. */
export function revisionValue(revision: number): string {
  return `r${revision}`;
}

/** The save that a revision was published from; undefined if it was loaded. */
export function saveOf({ recordedAt }: RevisionLine, steps: RecordOf['steps']): number | undefined {
  return steps.find(({ step, at }) => step === 'published' && at === recordedAt)?.number;
}

/**
 * What is compared by default: what readers see, with the latest save. If the latest save is what they see, it is
 * compared with what they saw before.
 */
export function pairOf(
  { published, steps }: Pick<RecordOf, 'published' | 'steps'>,
  saves: readonly SaveLine[],
  revisions: readonly RevisionLine[],
): [from: string, to: string] {
  const latest = saves[0]?.number ?? 0;
  if (published === null) return [String(latest > 1 ? latest - 1 : 0), String(latest)];
  // Since then a new verdict may have been published on the same words.
  const at = latest === 0 ? 0 : revisions.findIndex((one) => saveOf(one, steps) === latest);
  if (at < 0) return ['0', String(latest)];
  const before = revisions[at + 1];
  if (before !== undefined) return [revisionValue(before.revision), '0'];
  return [String(Math.max(0, latest - 1)), '0'];
}

/** "published as revision 2", for a save; undefined if it was not published. */
function publishedAs(number: number, work: RecordOf, revisions: readonly RevisionLine[]): string | undefined {
  const revision = revisions.find((one) => saveOf(one, work.steps) === number);
  return revision === undefined ? undefined : `published as revision ${revision.revision}`;
}

function chooser(
  work: RecordOf,
  saves: readonly SaveLine[],
  revisions: readonly RevisionLine[],
  zone: string,
  asked?: { from: string; to: string },
): Html {
  const { published } = work;
  const choices: Choice[] = [
    ...(published === null ? [] : [{ value: '0', label: `As published, revision ${published.revision}` }]),
    ...revisions
      .filter(({ revision }) => revision !== published?.revision)
      .map(({ revision, recordedAt }) => ({
        value: revisionValue(revision),
        label: `Revision ${revision}, published on ${dayInWords(recordedAt, zone)}`,
      })),
    ...saves.map((save) => ({
      value: String(save.number),
      label: [
        `Save ${save.number}`,
        save.savedByName ?? save.savedBy,
        momentInWords(save.savedAt, zone),
        publishedAs(save.number, work, revisions) ?? [],
      ]
        .flat()
        .join(', '),
    })),
  ];
  if (choices.length < 2) return nothing;
  const [from, to] = pairOf(work, saves, revisions);
  const state = { ...BLANK, fields: asked ?? { from, to } };
  return html`<form class="compare" method="get" action="${urls.edit.compare(work.slug)}"><div class="row">
${selectField(state, { name: 'from', label: 'Compare', hint: 'The earlier version.', choices })}
${selectField(state, { name: 'to', label: 'with', hint: 'The later version.', choices })}
<button class="plain">Compare</button>
</div></form>`;
}

/** Saves and steps, the latest first; a step comes above the save that it was taken on. */
function timeline(
  work: RecordOf,
  saves: readonly SaveLine[],
  revisions: readonly RevisionLine[],
  kind: string,
  zone: string,
): Html {
  const lines = [
    ...work.steps.map((step) => ({ at: step.at, line: stepItem(step, kind, zone) })),
    ...saves.map((save) => ({
      at: save.savedAt,
      line: saveItem(work, save, publishedAs(save.number, work, revisions), zone),
    })),
  ]
    // Lines of the same moment keep their order.
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
  const isOlder = wasLoaded(work);
  if (lines.length === 0 && !isOlder) return html`<p>Nothing has been saved yet.</p>`;
  return html`<ol class="timeline">${lines.map(({ line }) => line)}${
    isOlder
      ? html`
<li class="step published"><p>Loaded from files and published, before any draft of it was written here.</p></li>`
      : nothing
  }
</ol>`;
}

/** Whether what readers see was published before anything was written here. */
function wasLoaded({ published, steps }: RecordOf): boolean {
  return published !== null && !steps.some(({ step }) => step === 'published');
}

function saveItem(work: RecordOf, save: SaveLine, published: string | undefined, zone: string): Html {
  const { number, savedBy, savedByName, savedAt } = save;
  const { slug } = work;
  const before = number > 1 ? number - 1 : wasLoaded(work) ? 0 : undefined;
  return html`
<li class="save"><p>Save ${number}, by ${personName(savedBy, savedByName)} on ${moment(savedAt, zone)}${published === undefined ? nothing : html`, <strong>${published}</strong>`}${before === undefined ? nothing : html` · <a href="${urls.edit.compare(slug, before, number)}">what changed<span class="hidden"> in save ${number}</span></a>`}</p></li>`;
}

function stepItem(step: Step, kind: string, zone: string): Html {
  return html`
<li class="step ${step.step}"><p><strong>${stepLine(step, zone)}</strong>${step.number === 0 ? nothing : html` · save ${step.number}`}</p>${commentList(step.comments, kind)}</li>`;
}

/** Comments on parts of a draft. */
export function commentList(comments: readonly { field: string; comment: string }[], kind: string): Html {
  if (comments.length === 0) return nothing;
  return html`<dl class="comments">${comments.map(({ field, comment }) => html`<div><dt>${commentLabel(field, kind)}</dt><dd dir="auto">${comment}</dd></div>`)}</dl>`;
}

/** A form as it was saved, or as it is published. */
export interface Compared {
  /** Its address: the number of a save, `0` for what is published, `r1` for a revision that was. */
  value: string;
  fields: Readonly<Record<string, string>>;
  /** Null for what is or was published. */
  saved: { by: string; byName: string | null; at: string } | null;
  /** When it was published, of a revision that readers see no more. */
  publishedAt?: string | undefined;
}

/** Two saves of a claim, field by field. */
export function comparePage(props: {
  desk: Desk;
  work: RecordOf;
  quote: string;
  saves: readonly SaveLine[];
  revisions: readonly RevisionLine[];
  from: Compared;
  to: Compared;
}): Html {
  const { desk, work, quote, saves, revisions, from, to } = props;
  return editPage(desk, {
    title: `${nameOf(from)} and ${nameOf(to).toLowerCase()} of ${work.slug}`,
    section: 'claims',
    body: html`${workHeading('What changed', quote)}
${statusBar(work, desk, 'revisions')}
${chooser(work, saves, revisions, desk.site.zone, { from: from.value, to: to.value })}
<h2 id="changes" class="section">${nameOf(from)} → ${nameOf(to).toLowerCase()}</h2>
<ul class="compared"><li>${described(from, desk.site.zone)}</li><li>${described(to, desk.site.zone)}</li></ul>
${fieldDiff(from.fields, to.fields, labelsOf(to.fields, from.fields), valuesOf(to.fields, from.fields))}
<p><a href="${urls.edit.revisions(work.slug)}">All revisions</a></p>`,
  });
}

function nameOf({ value }: Compared): string {
  if (value === '0') return 'As published';
  return value.startsWith('r') ? `Revision ${value.slice(1)}` : `Save ${value}`;
}

function described(one: Compared, zone: string): Html {
  const { saved, publishedAt } = one;
  if (saved !== null)
    return html`${nameOf(one)}: by ${personName(saved.by, saved.byName)} on ${moment(saved.at, zone)}`;
  return html`${nameOf(one)}: ${publishedAt === undefined ? 'what readers see' : html`published on ${moment(publishedAt, zone)}`}`;
}
