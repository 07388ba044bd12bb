/** A file on its way in: what is open, the sheet beside the series that it becomes, the plan, what it does to verdicts. */

import { expectedName, expectedOf } from '../../../claims/editorial/next-release.ts';
import { frequencyInWords } from '../../../claims/evidence/frequency.ts';
import type { HashedPlan, Warning } from '../../../claims/recipes/plan-shape.ts';
import { NEXT, openAsks, openTicks } from '../../../claims/recipes/plan-shape.ts';
import type { Recipe } from '../../../claims/recipes/recipe.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { count, separated, tally } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { columnLetters, type Sheet } from '../../../claims/workbook/table.ts';
import { type Becoming, becomingGroups } from '../../parts/becoming.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';
import {
  areaField,
  type FormState,
  issueSummary,
  radioField,
  selectField,
  textField,
} from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

/** What is typed of the source, and of the series that labels become. */
export const SOURCE_PARTS = ['title', 'publisher', 'url', 'licence'] as const;
export const MADE_PARTS = ['id', 'title', 'unit', 'measure', 'place'] as const;

type SourcePart = (typeof SOURCE_PARTS)[number];
type MadePart = (typeof MADE_PARTS)[number];

/** How the fields of the form are called: those of answers, of reasons, of labels and of their series. */
export const FIELDS = {
  answer: (name: string) => `answer.${name}`,
  tick: (code: string) => `tick.${code}`,
  older: (at: string) => `older.${at}`,
  label: (i: number) => `label.${i}`,
  series: (i: number) => `series.${i}`,
  source: (part: SourcePart) => `source.${part}`,
  rest: 'rest',
  made: (part: MadePart) => `new.${part}`,
} as const;

export interface LookProps {
  desk: Desk;
  id: string;
  file: { name: string; size: number };
  recipe: Recipe;
  state: FormState;
  /** The sheet that is read; undefined if the file has it no more. */
  sheet: Sheet | undefined;
  /** How many rows that sheet has, of which the first are here. */
  rows: number;
  plan: HashedPlan;
  isReady: boolean;
  /** How many things nobody has named yet. */
  unnamed: number;
  becomes: readonly Becoming[];
  /** Why each part of a proposed recipe is as it is. */
  reasons: readonly string[];
  notice?: string | undefined;
}

/** `/edit/import/ID`. */
export function lookPage(props: LookProps): Html {
  const { desk, id, file, recipe, state, plan, isReady, becomes, notice } = props;
  return editPage(desk, {
    title: file.name,
    section: 'import',
    body: html`<p class="topic"><a href="${urls.edit.imports()}">Files</a></p>
<h1 dir="auto">${file.name}</h1>
<p class="by">${separated(String(file.size))} bytes · read by the recipe <code>${recipe.id}</code></p>
${issueSummary(state)}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="notice${isReady ? '' : ' once'}" role="status">${standOf(props)}</p>
<form method="post" action="${urls.edit.import(id)}">${guard(desk.tokens)}<input type="hidden" name="hash" value="${plan.hash}">
<div class="look">
<div>
${openSection(props)}
${sourceSection(state)}
${nextField(plan, state)}
${labelsSection(plan, state)}
<p class="buttons">${isReady ? html`<button name="do" value="apply">Bring in</button> <button class="plain" name="do" value="look">Look again</button>` : html`<button name="do" value="look">Look again</button>`} <button class="plain" name="do" value="drop">Put it aside</button></p>
${becomes.length === 0 ? nothing : html`<section class="ahead" aria-labelledby="becomes"><h2 id="becomes">What becomes of verdicts</h2><p>None changes by itself: each waits in the queue until a reviewer publishes it with a note.</p>${becomingGroups(becomes)}</section>`}
${planSection(plan)}
</div>
<div class="beside">${sheetSection(props)}</div>
</div>
${recipeSection(props)}
</form>`,
  });
}

function standOf({ plan, isReady, unnamed }: LookProps): string {
  const brings = `${tally(plan.new.length, 'new figure')}, ${tally(plan.revised.length, 'revision')}, ${tally(plan.unchanged, 'figure')} as the ledger has them${plan.series.length === 0 ? '' : `, in ${tally(plan.series.length, 'new series', 'new series')}`}`;
  if (isReady) return `Ready: ${brings}.`;
  const open = [
    ...(plan.stop.length === 0
      ? []
      : [count(plan.stop.length, 'thing that stops it', 'things that stop it')]),
    ...(openAsks(plan).length === 0 ? [] : [count(openAsks(plan).length, 'question')]),
    ...(openTicks(plan).length === 0
      ? []
      : [count(openTicks(plan).length, 'thing to confirm', 'things to confirm')]),
  ];
  if (unnamed > 0) open.push(`${count(unnamed, 'field')} still to be named`);
  return `Not ready: ${open.join(', ')}. So far: ${brings}.`;
}

/** What stops the plan, what is asked, what has to be confirmed, and what is only said. */
function openSection({ plan, state }: LookProps): Html {
  const by = (level: Warning['level']) => plan.warnings.filter((warning) => warning.level === level);
  const [stops, asks, ticks, said] = [by('stop'), by('ask'), by('tick'), by('said')];
  return html`${stops.length === 0 ? nothing : html`<section aria-labelledby="stops"><h2 id="stops">What stops it</h2><ul class="found">${stops.map(foundItem)}</ul></section>`}
${
  asks.length === 0
    ? nothing
    : html`<section aria-labelledby="asks"><h2 id="asks">What has to be answered</h2>${asks.map((one) => question(one, state))}</section>`
}
${
  ticks.length === 0
    ? nothing
    : html`<section aria-labelledby="ticks"><h2 id="ticks">What has to be confirmed</h2>${ticks.map(
        (warning) => html`<ul class="found">${foundItem(warning)}</ul>
${textField(state, { name: FIELDS.tick(warning.code), label: 'Why it is right', hint: 'In a sentence: it is kept with the import.', optional: true, autocomplete: 'off' })}`,
      )}</section>`
}
${said.length === 0 ? nothing : html`<details><summary>${tally(said.length, 'thing')} noticed</summary><ul class="found">${said.map(foundItem)}</ul></details>`}`;
}

function foundItem(warning: Warning): Html {
  return html`<li>${warning.message}${whereFound(warning, 8)}</li>`;
}

/** Where in the file something was found, as far as the message does not name it already. */
function whereFound({ message, where, count: n }: Warning, most: number): Html {
  if (where.length === 0 || where.some((one) => message.includes(one))) return nothing;
  const shown = where.slice(0, most);
  const more = Math.max(n, where.length) - shown.length;
  return html` <span class="sub">${shown.join(', ')}${more > 0 ? ` and ${separated(String(more))} more` : ''}</span>`;
}

/** A question: the day of release is typed, where older figures were first published is chosen or typed, others are chosen. */
function question(warning: Warning, state: FormState): Html {
  const { code, message, question: asked } = warning;
  if (code === 'release-day')
    return textField(state, {
      name: FIELDS.answer('published'),
      label: 'The day of release',
      hint: `${message} Write a day like 2019-01-24.`,
      autocomplete: 'off',
    });
  if (code === 'older-time') return olderFields(warning, state);
  if (asked === undefined) return html`<ul class="found">${foundItem(warning)}</ul>`;
  return radioField(state, {
    name: FIELDS.answer(asked.name),
    label: asked.label,
    hint: html`${message}${whereFound(warning, 6)}`,
    choices: asked.choices,
    ...(asked.proposed === undefined ? {} : { fallback: asked.proposed }),
  });
}

/** The most times that are asked about one by one. */
const OLDER = 6;

/** Where figures for older times were published first: a field for each time, or one for all of many. */
function olderFields({ message, where }: Warning, state: FormState): Html {
  const hint = 'Write “here”, “unknown”, or the day of an earlier release, such as 2018-07-19.';
  if (where.length === 0 || where.length > OLDER)
    return textField(state, {
      name: FIELDS.older('*'),
      label: 'Where older figures were published first',
      hint: `${message} ${hint}`,
      autocomplete: 'off',
    });
  return html`<fieldset class="bordered"><legend>Where older figures were published first</legend><p class="hint">${message} ${hint}</p>${where.map(
    (at) =>
      textField(state, {
        name: FIELDS.older(at),
        label: sentence(momentName(at)),
        autocomplete: 'off',
      }),
  )}</fieldset>`;
}

const SOURCE_LABELS: Record<SourcePart, [label: string, hint: string]> = {
  title: [
    'What the table is',
    'As its publisher calls it: it names the release, and stands with each figure.',
  ],
  publisher: ['Who publishes it', 'The office, in full.'],
  url: ['Where it is published', 'The address of the page of the release.'],
  licence: [
    'Under which licence',
    'Such as OGL-UK-3.0. A file under an open licence can be downloaded by readers.',
  ],
};

function sourceSection(state: FormState): Html {
  return html`<fieldset class="bordered"><legend>The source</legend>${SOURCE_PARTS.map((part) => {
    const [label, hint] = SOURCE_LABELS[part];
    return textField(state, {
      name: FIELDS.source(part),
      label,
      hint,
      autocomplete: 'off',
      optional: part === 'url' || part === 'licence',
    });
  })}</fieldset>`;
}

/** When the next file comes, as this one says or as somebody typed it. An empty field takes what the file says. */
function nextField({ next, published }: HashedPlan, state: FormState): Html {
  if (published === undefined) return nothing;
  const cell = next?.cell;
  const said =
    next === undefined || cell === undefined
      ? nothing
      : html`The file says <strong>${nameOf(next.expected)}</strong> at <code>${cell}</code>, which is recorded if this stays empty. `;
  return textField(state, {
    name: FIELDS.answer(NEXT),
    label: 'The next release comes on, or in',
    hint: html`${said}A day, such as 2027-01-28, a month, such as 2027-01, or “none”. Readers see it in the calendar.`,
    optional: true,
    autocomplete: 'off',
  });
}

const nameOf = (expected: string): string => {
  const when = expectedOf(expected);
  return when === undefined ? expected : expectedName(when);
};

const MADE_LABELS: Record<MadePart, [label: string, hint: string]> = {
  id: [
    'Their ids',
    'Small letters, digits and hyphens; {Column} is what that column holds. Series that the recipe names keep the ids that it gives them.',
  ],
  title: ['Their titles', 'Such as “Police officers, {Force}”.'],
  unit: ['Their unit', 'What one of it is: officers, %, GBP million.'],
  measure: ['Their measure', 'How it is counted, if there is more than one way.'],
  place: ['Their place', 'Where it is counted; {Column} works here too.'],
};

/** What becomes of labels that no series is named for: asked about, left out, or series of their own. */
function restFields(state: FormState, { absent = [] }: HashedPlan): Html {
  return html`${selectField(state, {
    name: FIELDS.rest,
    label: 'Labels that no series is named for',
    choices: [
      { value: 'stop', label: 'Ask for each of them' },
      { value: 'new', label: 'Make a new series of each' },
      { value: 'leave', label: 'Leave them out' },
    ],
  })}
<details${state.fields[FIELDS.rest] === 'new' || absent.length > 0 ? html` open` : nothing}><summary>How new series are called</summary>${MADE_PARTS.map(
    (part) => {
      const [label, hint] = MADE_LABELS[part];
      return textField(state, {
        name: FIELDS.made(part),
        label,
        hint,
        autocomplete: 'off',
        spellcheck: false,
        optional: part === 'measure' || part === 'place',
      });
    },
  )}</details>`;
}

/** The most labels that are asked for at a time. */
const LABELS = 300;

/** The labels that belong to no series yet, each with a field for one. */
function labelsSection(plan: HashedPlan, state: FormState): Html {
  const { unmapped } = plan;
  return html`<section aria-labelledby="labels"><h2 id="labels">Which series these are</h2>
${restFields(state, plan)}
${unmapped.length === 0 ? nothing : labelTable(unmapped)}</section>`;
}

function labelTable(unmapped: readonly string[]): Html {
  return html`<p class="hint">The id of a series, or a hyphen to leave a label out. Empty ones are asked for again.</p>
<table class="labels"><thead><tr><th scope="col">In the file</th><th scope="col">Series</th></tr></thead><tbody>${unmapped
    .slice(0, LABELS)
    .map(
      (label, i) =>
        html`<tr><th scope="row"><bdi>${label}</bdi><input type="hidden" name="${FIELDS.label(i)}" value="${label}"></th><td><input name="${FIELDS.series(i)}" aria-label="Series of ${label}" autocomplete="off" spellcheck="false"></td></tr>`,
    )}</tbody></table>
${unmapped.length > LABELS ? html`<p class="note">The first ${LABELS} of ${tally(unmapped.length, 'label')}; the recipe below takes all of them at once.</p>` : nothing}`;
}

/** The most figures of a kind that are listed. */
const LISTED = 100;

function planSection(plan: HashedPlan): Html {
  const { revised, gone, before, missing } = plan;
  if (plan.new.length + revised.length + gone.length === 0) return nothing;
  const marks = Object.entries(missing);
  return html`<section aria-labelledby="plan"><h2 id="plan">What it would record</h2>
${seriesSection(plan)}
${
  revised.length === 0
    ? nothing
    : html`<h3>${sentence(count(revised.length, 'revision'))}</h3>
<div class="scroll" role="region" aria-label="Revisions" tabindex="0"><table class="evidence"><thead><tr><th scope="col">Series</th><th scope="col">When</th><th scope="col" class="num">Before</th><th scope="col" class="num">Now</th><th scope="col" class="num">Change</th><th scope="col">Cell</th></tr></thead><tbody>${revised
        .slice(0, LISTED)
        .map(
          ({ series, at, old, new: value, percent, cell }) =>
            html`<tr><td><code>${series}</code></td><td>${momentName(at)}</td><td class="num">${separated(old)}</td><td class="num">${separated(value)}</td><td class="num">${percent === null ? '' : `${percent}%`}</td><td><code>${cell}</code></td></tr>`,
        )}</tbody></table></div>`
}
${
  plan.new.length === 0
    ? nothing
    : html`<h3>${sentence(count(plan.new.length, 'new figure'))}</h3>
<div class="scroll" role="region" aria-label="New figures" tabindex="0"><table class="evidence"><thead><tr><th scope="col">Series</th><th scope="col">When</th><th scope="col" class="num">Figure</th><th scope="col">In the file</th><th scope="col">Cell</th></tr></thead><tbody>${plan.new
        .slice(0, LISTED)
        .map(
          ({ series, at, value, shown, cell }) =>
            html`<tr><td><code>${series}</code></td><td>${momentName(at)}</td><td class="num">${separated(value)}</td><td>${bdi(shown)}</td><td><code>${cell}</code></td></tr>`,
        )}</tbody></table></div>${plan.new.length > LISTED ? html`<p class="note">The first ${LISTED} are listed.</p>` : nothing}`
}
${gone.length === 0 ? nothing : html`<p>${sentence(count(gone.length, 'figure'))} of the ledger ${gone.length === 1 ? 'is' : 'are'} not in the file any more: they stay as they were published.</p>`}
${before === 0 ? nothing : html`<p>${sentence(count(before, 'figure'))} of the ledger ${before === 1 ? 'lies' : 'lie'} before the first time of the file.</p>`}
${marks.length === 0 ? nothing : html`<p>Without a figure: ${marks.map(([mark, n], i) => html`${i === 0 ? nothing : ', '}${separated(String(n))} ${mark === '' ? 'empty' : html`marked “${bdi(mark)}”`}`)}.</p>`}</section>`;
}

/** The series that are made, or that would be if that were answered, as they would be called. */
function seriesSection({ series, absent = [] }: HashedPlan): Html {
  const all = [...series, ...absent];
  if (all.length === 0) return nothing;
  return html`<h3>${sentence(count(all.length, 'new series', 'new series'))}</h3>
<div class="scroll" role="region" aria-label="New series" tabindex="0"><table class="evidence"><thead><tr><th scope="col">Series</th><th scope="col">Called</th></tr></thead><tbody>${all
    .slice(0, LISTED)
    .map(
      ({ id, title, unit, measure, place, frequency }) =>
        html`<tr><td><code>${id}</code></td><td>${bdi(title)}<span class="sub">${unit === '' ? 'unit not said yet' : bdi(unit)}${measure === undefined ? nothing : html`, ${bdi(measure)}`}${place === undefined ? nothing : html` · ${bdi(place)}`}${frequency === undefined ? nothing : html` · ${frequencyInWords(frequency)}`}</span></td></tr>`,
    )}</tbody></table></div>${all.length > LISTED ? html`<p class="note">The first ${LISTED} are listed.</p>` : nothing}`;
}

/** How much of the sheet is shown. */
const ROWS = 40;
const COLUMNS = 16;

function sheetSection({ sheet, rows, recipe }: LookProps): Html {
  if (sheet === undefined) return nothing;
  const width = Math.min(COLUMNS, sheet.width);
  const [first, last] = recipe.file.header ?? [0, 0];
  const letters = Array.from({ length: width }, (_, i) => columnLetters(i));
  return html`<section aria-labelledby="sheet"><h2 id="sheet">The sheet${sheet.name === '' ? nothing : html` ${bdi(sheet.name)}`}</h2>
<div class="scroll" role="region" aria-label="The first rows of the sheet" tabindex="0"><table class="sheet"><thead><tr><th scope="col"><span class="hidden">Row</span></th>${letters.map((letter) => html`<th scope="col">${letter}</th>`)}</tr></thead><tbody>${sheet.rows
    .slice(0, ROWS)
    .map(
      ({ number, cells }) =>
        html`<tr${number >= first && number <= last ? html` class="head"` : nothing}><th scope="row">${number}</th>${letters.map(
          (_, i) => {
            const cell = cells[i];
            return html`<td${cell?.kind === 'number' || cell?.kind === 'percent' ? html` class="num"` : nothing} dir="auto">${cell === undefined || cell.merged === true ? nothing : cell.shown}${cell?.sup === undefined ? nothing : html`<sup>${cell.sup}</sup>`}</td>`;
          },
        )}</tr>`,
    )}</tbody></table></div>
${rows > ROWS || sheet.width > COLUMNS ? html`<p class="note">The first ${Math.min(ROWS, rows)} of ${tally(rows, 'row')} and ${width} of ${tally(sheet.width, 'column')}.</p>` : nothing}</section>`;
}

function recipeSection({ reasons, state }: LookProps): Html {
  return html`<details${state.issues.some(({ field }) => field === 'recipe') ? html` open` : nothing}><summary>The recipe</summary>
${reasons.length === 0 ? nothing : html`<p>Proposed from the file:</p><ul class="found">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
${areaField(state, { name: 'recipe', label: 'How the file is read', hint: 'JSON, as db/recipes/README.md describes it. It is kept with every version, and given away with the ledger. The fields above count before it.', rows: 24 })}
</details>`;
}
