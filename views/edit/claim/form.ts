/** The page of the claim form: the form on the left, the preview next to it. Works without a script. */

import {
  BESIDE_LISTS,
  type BesideList,
  INSTEAD,
  otherInput,
} from '../../../claims/drafting/beside-reader.ts';
import { inputField, MAX_PARTS } from '../../../claims/drafting/draft-fields.ts';
import { linkCount, linkField, linksTyped } from '../../../claims/drafting/draft-links.ts';
import type { Stage } from '../../../claims/editorial/workflow.ts';
import type { InputSpec } from '../../../claims/engine/inputs.ts';
import type { Kind } from '../../../claims/engine/kind.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { urls } from '../../parts/urls.ts';
import { INPUT_FIELDS, namedIssues } from '../parts/field-names.ts';
import { type FieldIssue, fieldId, issueSummary } from '../parts/fields.ts';
import { commentLabel } from '../parts/labels.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type OfferedRepeat, repeatsPanel } from '../parts/repeats.ts';
import { type StatusOf, statusBar } from '../parts/status.ts';
import { besidePart } from './beside.ts';
import { type Conflict, conflictNotice } from './conflict.ts';
import { type Found, listsNames } from './input-fields.ts';
import { linksPart } from './links.ts';
import { beforeReview, type PreviewProps, preview } from './preview.ts';
import {
  claimedPart,
  contextPart,
  correctionPart,
  evidencePart,
  kindPart,
  type OtherTests,
  type Read,
  type Sections,
  speakerPart,
  wordsPart,
} from './sections.ts';
import { type Step, stepOf, stepSection, stepsBar } from './steps.ts';

export interface ClaimFormProps {
  desk: Desk;
  /** The address of the claim; null for a new one. */
  slug: string | null;
  /** The state of the work on it; null for a new one. */
  work: StatusOf | null;
  stage: Stage;
  /** Whether readers can see the claim. */
  isCorrection: boolean;
  /** The number of the save that the form is made from. */
  base: number;
  fields: Readonly<Record<string, string>>;
  /** What is said next to each field: what is wrong and, if the form was sent to review, what is missing. */
  issues: readonly FieldIssue[];
  /** What was refused, so that what is wrong comes first on the page; null if nothing was. */
  refused: 'save' | 'submit' | null;
  read: Read;
  found: Found;
  /** The other tests of its words; null for a new claim. */
  tests: OtherTests | null;
  preview: PreviewProps;
  /** What just happened, in a sentence. */
  notice?: Html | string | undefined;
  /** Whether the form holds what is not saved. */
  unsaved: boolean;
  /** Remarks of whoever sent the draft back. */
  comments: readonly { field: string; comment: string; by: string; at: string }[];
  /** What somebody else saved since. */
  conflict?: Conflict | undefined;
  /** The claims that the words of a draft may repeat. */
  offered?: readonly OfferedRepeat[];
  /** The step that narrow screens show; by default the first in which something is wrong, or else the first. */
  step?: Step | undefined;
}

/** The step that narrow screens show as the page is loaded. */
function openStep({ step, issues, refused }: ClaimFormProps): Step {
  const [first] = issues;
  return refused !== null && first !== undefined ? stepOf(first.field) : (step ?? 'words');
}

/** The page. */
export function claimFormPage(props: ClaimFormProps): Html {
  const { desk, slug, fields } = props;
  const quote = (fields['quote'] ?? '').trim();
  const title = slug === null ? 'A new claim' : `Edit “${quote === '' ? slug : clip(quote, 60)}”`;
  return editPage(desk, {
    title,
    ...(slug === null ? {} : { section: 'claims' as const }),
    script: true,
    body: html`<h1 dir="auto">${title}</h1>
${status(props)}
${props.conflict === undefined ? nothing : conflictNotice(props.conflict, fields, desk.site.zone)}
${props.refused === null ? nothing : issueSummary({ fields, issues: namedIssues(props.issues, fields['kind'] ?? '') }, props.refused === 'submit' ? 'This cannot go to review yet' : 'That could not be saved yet')}
${slug === null ? nothing : repeatsPanel({ desk, slug, quote, isPublished: false, offered: props.offered ?? [], linked: linksTyped(fields) })}
<p class="to-preview"><a href="#preview-heading">See the preview</a></p>
<div class="editor">
${stepsBar(openStep(props), props.preview)}
${form(props)}
<aside class="preview${openStep(props) === 'preview' ? ' open' : ''}" aria-labelledby="preview-heading">
<h2 id="preview-heading">Preview</h2>
<p class="hidden" role="status" id="preview-said"></p>
<div id="preview">
${preview(props.preview)}
</div>
</aside>
</div>`,
  });
}

function status({ desk, notice, stage, work, comments, fields }: ClaimFormProps): Html {
  const kind = fields['kind'] ?? '';
  return html`${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
${work === null ? nothing : statusBar(work, desk, 'form')}
${stage === 'in-review' ? html`<p class="notice">This is being reviewed. Saving a change turns it back into a draft.</p>` : nothing}
${
  comments.length === 0
    ? nothing
    : html`<section class="remarks" aria-labelledby="remarks"><h2 id="remarks">Sent back with remarks</h2>
<ul>${comments.map(({ field, comment, by }) => html`<li dir="auto">${field === '' ? nothing : html`<a href="#${field === 'inputs' ? 'part-evidence' : fieldId(field)}">${commentLabel(field, kind)}</a>: `}${comment} <span class="by">${by}</span></li>`)}</ul>
</section>`
}`;
}

function form(props: ClaimFormProps): Html {
  const { desk, slug, base, fields, issues, found, unsaved } = props;
  const sections: Sections = {
    state: { fields, issues },
    found,
    read: props.read,
    isNew: slug === null,
    isCorrection: props.isCorrection,
    slug,
    tests: props.tests,
  };
  const open = openStep(props);
  return html`<form method="post" action="${slug === null ? urls.edit.newClaim() : urls.edit.claim(slug)}" class="claim-form" id="claim-form" novalidate data-preview="${urls.edit.preview()}" data-complete="${urls.edit.complete()}"${unsaved ? html` data-unsaved` : nothing}>
${guard(desk.tokens)}<input type="hidden" name="base" value="${base}">${slug === null ? nothing : html`<input type="hidden" name="slug" value="${slug}">`}${props.isCorrection ? html`<input type="hidden" name="correction" value="yes">` : nothing}
${carried(props)}<button class="hidden" name="do" value="preview" tabindex="-1">Show the preview</button>
${stepSection('words', open, wordsPart(sections))}
${stepSection('speaker', open, speakerPart(sections))}
${stepSection('test', open, html`${kindPart(sections)}${claimedPart(sections)}`)}
${stepSection('evidence', open, html`${evidencePart(sections)}${besidePart(sections)}`)}
${stepSection('finish', open, html`${contextPart(sections)}${linksPart(sections)}${correctionPart(sections)}${actions(props)}`)}
${['claimant', 'topic', 'series', 'source'].map((name) => html`<datalist id="complete-${name}"></datalist>`)}
</form>`;
}

function actions({ preview, slug }: ClaimFormProps): Html {
  return html`<div class="actions">
<div id="before">${beforeReview(preview)}</div>
<p class="do"><button name="do" value="save">Save the draft</button> <button class="plain" name="do" value="show">Show the preview</button> <button class="plain" name="do" value="submit">Send to review</button>${slug === null ? html` <button class="plain" name="do" value="another">Save, and test the same words again</button>` : nothing}</p>
</div>`;
}

/** The names of the fields that the form of a kind draws. */
export function drawnFields(fields: Readonly<Record<string, string>>, isCorrection: boolean): Set<string> {
  const form = kindNamed(fields['kind'] ?? '');
  const keys = (form?.inputs ?? []).flatMap((input) => keysOf(input, input.name));
  const isNamed = listsNames(form);
  const isDrawn = (field: string) => isNamed || !/^(?:inputs|alsoOn|insteadOf)\..*\.name$/.test(field);
  const drawn = [
    ...(form === undefined ? [] : besideDrawn(form)),
    ...['quote', 'slug', 'kind', 'saidOn', 'topic', 'context', 'notes'],
    ...['name', 'is', 'role', 'organisation', 'party'].map((name) => `claimant.${name}`),
    ...['title', 'publisher', 'url'].map((name) => `appearance.${name}`),
    ...(form === undefined || form.claimed !== undefined
      ? ['value', 'unit', 'hedge', 'to'].map((name) => `claimed.${name}`)
      : []),
    ...(isCorrection
      ? ['correction.type', 'correction.sentence']
      : Array.from({ length: linkCount(fields) }, (_, i) => [
          linkField(i, 'to'),
          linkField(i, 'kind'),
        ]).flat()),
    ...(form?.options ?? []).map(({ name }) => `options.${name}`),
    ...keys.flatMap(([key, fields]) => fields.map((field) => inputField(key, field))),
  ];
  return new Set(drawn.filter(isDrawn));
}

/** The keys of an input's fields, with the fields of each. */
function keysOf({ takes }: InputSpec, key: string): [string, readonly string[]][] {
  if (takes === 'series') return [[key, ['series']]];
  if (takes !== 'figures') return [[key, INPUT_FIELDS]];
  return Array.from({ length: MAX_PARTS }, (_, i) => [`${key}.${i}`, INPUT_FIELDS]);
}

/** The names of the fields beside the inputs. */
function besideDrawn({ inputs }: Kind): string[] {
  const items = <Of>(list: BesideList, of: (i: number) => readonly Of[]) =>
    Array.from({ length: BESIDE_LISTS[list].most }, (_, i) => of(i)).flat();
  const keys = [
    ...items('alsoOn', (i) => inputs.flatMap((input) => keysOf(input, otherInput(i, input.name)))),
    ...items('insteadOf', (i) => keysOf(INSTEAD, `insteadOf.${i}.input`)),
    ...items('related.measures', (i): [string, readonly string[]][] => [
      [`related.measures.${i}`, ['series']],
    ]),
    ...['population', 'prices'].map((name): [string, readonly string[]] => [`related.${name}`, ['series']]),
  ];
  return [
    ...items('alsoOn', (i) => [`alsoOn.${i}.label`]),
    ...items('insteadOf', (i) => [`insteadOf.${i}.what`]),
    ...items('related.marks', (i) => [`related.marks.${i}.on`, `related.marks.${i}.what`]),
    ...keys.flatMap(([key, names]) => names.map((name) => inputField(key, name))),
  ];
}

/** What was typed for another kind, kept in the form in case it is changed back. */
function carried({ fields, isCorrection, found: { claimants = [] } }: ClaimFormProps): Html {
  const drawn = drawnFields(fields, isCorrection);
  if (claimants.length > 0) drawn.add('claimant.which');
  return html`${Object.entries(fields)
    .filter(([name]) => !drawn.has(name))
    .map(([name, text]) => html`<input type="hidden" name="${name}" value="${text}">`)}`;
}
