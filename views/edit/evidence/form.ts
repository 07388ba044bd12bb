/** The form of the evidence editor: rows of figures, the source and the day that they share, and what is pasted. */

import {
  MAX_ROWS,
  PASTE,
  ROWS_AT_A_TIME,
  type RowField,
  rowField,
  rowOf,
  SURE,
} from '../../../claims/drafting/evidence-fields.ts';
import type { ReadFigure } from '../../../claims/drafting/evidence-rows.ts';
import { answerField, isAnswer, ROUNDED, SEEN } from '../../../claims/drafting/pasted.ts';
import type { KnownSource } from '../../../claims/evidence/record.ts';
import type { Finding, Question } from '../../../claims/tables/finding.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { count, separated, tally, valueInWords } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { time } from '../../parts/time.ts';
import { areaField, checkField, type FormState, selectField, textField } from '../parts/fields.ts';

const SOURCES_LIST = 'sources-known';

const STATUS_CHOICES = [
  { value: 'final', label: 'Final' },
  { value: 'provisional', label: 'Provisional' },
  { value: 'forecast', label: 'Forecast' },
];

/** One row, as a fieldset whose fields are side by side if there is room. `look` is its class. */
function figureRow(state: FormState, row: number, { alone, autofocus }: RowsLook, look: string): Html {
  const name = (field: RowField) => rowField(row, field);
  return html`<fieldset class="figure ${look}"><legend>${alone ? 'The figure' : `Row ${row + 1}`}</legend>
${textField(state, { name: name('at'), label: 'When', hint: 'A day, a month, a quarter, a year: 31 December 2022, June 2022, Q3 2022', autocomplete: 'off', autofocus: autofocus === 'at' && row === 0 })}
${textField(state, { name: name('value'), label: 'Figure', hint: 'As it was published: 16,753', autocomplete: 'off', autofocus: autofocus === 'value' && row === 0 })}
${textField(state, { name: name('publishedOn'), label: alone ? 'Published on' : 'Published on, if another day', hint: alone ? 'The day on which this figure came out' : 'Empty: the day below', autocomplete: 'off' })}
${selectField(state, { name: name('status'), label: 'Status', hint: 'As its publisher calls it', choices: STATUS_CHOICES, fallback: 'final' })}
${textField(state, { name: name('nearest'), label: 'Rounded to nearest', hint: '100, 1,000; empty if exact', autocomplete: 'off' })}
<div class="range">${textField(state, { name: name('low'), label: 'Or from', hint: 'Lower bound, if given', autocomplete: 'off' })}
${textField(state, { name: name('high'), label: 'to', hint: 'Upper bound, if given', autocomplete: 'off' })}</div>
${alone ? nothing : textField(state, { name: name('source'), label: 'Source, if another', hint: 'Id or title; empty: the one below', list: SOURCES_LIST, autocomplete: 'off' })}
</fieldset>`;
}

/** How rows are drawn. */
export interface RowsLook {
  /** Whether one figure is corrected, which has a day of publication of its own. */
  alone: boolean;
  /** The field of the first row that gets the focus. */
  autofocus?: 'at' | 'value' | undefined;
}

/**
 * The rows of a form, as lines of a table under the labels of the first. A row with something wrong takes more room
 * and has its own labels, so that each message is next to its field.
 */
export function figureRows(state: FormState, rows: number, look: RowsLook): Html {
  const numbers = Array.from({ length: rows }, (_, row) => row);
  const isWrong = (row: number) => state.issues.some(({ field }) => rowOf(field) === row);
  const first = numbers.find((row) => !isWrong(row));
  return html`<div class="figures">${numbers.map((row) => figureRow(state, row, look, isWrong(row) ? 'roomy' : row === first ? 'line first' : 'line'))}</div>`;
}

/** The source that the rows share: one of the ledger, or a new one. */
export function sourceFields(state: FormState, recent: readonly KnownSource[]): Html {
  return html`<datalist id="${SOURCES_LIST}">${recent.map((source) => html`<option value="${source.id}">${source.title}</option>`)}</datalist>
<fieldset class="bordered"><legend>Source</legend>
${textField(state, { name: 'source.id', label: 'A source that the ledger has', hint: 'Its id, or its title exactly. The list completes what was recorded last.', list: SOURCES_LIST, optional: true, autocomplete: 'off' })}
<details class="more"${hasNewSource(state) ? html` open` : nothing}><summary>Or describe a new one</summary>
${textField(state, { name: 'source.title', label: 'Title', hint: 'As it is given on the release: “Police officer uplift, quarterly update to December 2022”', optional: true, autocomplete: 'off' })}
${textField(state, { name: 'source.publisher', label: 'Publisher', hint: 'Who published it: “Home Office”. For a copy, “Home Office (copy at Web Archive)”; for a report, “Home Office (as reported by the BBC)”.', optional: true, autocomplete: 'off' })}
${textField(state, { name: 'source.url', label: 'Link', hint: 'The full address, which starts with http:// or https://', optional: true, inputmode: 'url', autocomplete: 'off', spellcheck: false })}
${textField(state, { name: 'source.archived', label: 'Kept at', hint: 'The address of a copy at an archive of the web, such as web.archive.org: readers get it beside the link', optional: true, inputmode: 'url', autocomplete: 'off', spellcheck: false })}
${textField(state, { name: 'source.publishedOn', label: 'The source was published on', hint: 'Like 26 April 2023', optional: true, autocomplete: 'off' })}
${textField(state, { name: 'source.licence', label: 'Licence', hint: 'Such as “Open Government Licence v3.0”', optional: true, autocomplete: 'off' })}
${areaField(state, { name: 'source.quote', label: 'Quotation', hint: 'The words or the line of the table that gives the figures, so that anybody can find them.', optional: true, rows: 3 })}
</details></fieldset>`;
}

function hasNewSource(state: FormState): boolean {
  return (
    Object.entries(state.fields).some(
      ([name, text]) => name.startsWith('source.') && name !== 'source.id' && text.trim() !== '',
    ) || state.issues.some(({ field }) => field.startsWith('source.') && field !== 'source.id')
  );
}

/** The day of publication that the rows share. */
export function publishedField(state: FormState): Html {
  return textField(state, {
    name: 'publishedOn',
    label: 'Published on',
    hint: 'The day on which these figures came out, like 26 April 2023 or “today”. Verdicts for earlier days leave them out.',
    autocomplete: 'off',
  });
}

/** The reason of a revision or a correction. */
export function reasonField(state: FormState, kind: 'add' | 'revise' | 'correct'): Html {
  const hints = {
    add: 'Needed if a figure revises another. Such as “revised in the release of April 2023”. The newsroom sees it in the queue.',
    revise:
      'Such as “revised in the release of April 2023 to take in late returns”. The newsroom sees it in the queue.',
    correct:
      'What was recorded wrongly, such as “two digits were swapped”. The newsroom sees it in the queue.',
  };
  return areaField(state, {
    name: 'reason',
    label: 'Reason',
    hint: hints[kind],
    rows: 2,
    optional: kind === 'add',
  });
}

/** What a form of evidence says of its pasted table. */
export interface PasteLook {
  /** What was found in the table that was pasted. */
  findings: readonly Finding[];
}

/** The field into which a table is pasted, with the questions that it leaves open. */
export function pasteField(state: FormState, { findings }: PasteLook): Html {
  const typed = (state.fields[PASTE] ?? '') !== '';
  const questions = findings.flatMap(({ question }) => (question === undefined ? [] : [question]));
  const asked = new Set(questions.map(({ name }) => answerField(name)));
  const answered = Object.entries(state.fields).filter(
    ([name, text]) => (isAnswer(name) || name === SEEN) && !asked.has(name) && text !== '',
  );
  return html`<details class="more paste" id="paste"${typed ? html` open` : nothing}><summary>Paste from a spreadsheet</summary>
${areaField(state, { name: PASTE, label: 'Lines of a table', hint: html`A figure a line: when, and the figure. More columns need a first line with their names, such as “when”, “figure”, “published on”, “precision”, “status”, “source”. Every line is taken; what could be read in two ways is asked first, and up to ${MAX_ROWS} lines are put into rows, so that you can check them.`, rows: 6, optional: true })}
${textField(state, { name: ROUNDED, label: 'These figures are rounded to', hint: 'For all lines that do not say it themselves: 100, 0.1, or “as shown” for the last place that each figure shows. Empty: they are exact.', optional: true, autocomplete: 'off' })}
${questions.map((question) => questionField(state, question))}
${answered.map(([name, text]) => html`<input type="hidden" name="${name}" value="${text}">`)}
<p class="doing"><button class="plain" name="do" value="paste">${questions.length > 0 ? 'Read it so' : 'Put them into rows'}</button>${answered.some(([name]) => isAnswer(name)) ? html`<button class="plain" name="do" value="anew">Answer all questions anew</button>` : nothing}</p></details>`;
}

function questionField(state: FormState, { name, label, choices, proposed }: Question): Html {
  return selectField(state, {
    name: answerField(name),
    label,
    hint: 'The answer counts for the whole table.',
    choices: proposed === undefined ? [{ value: '', label: 'Choose' }, ...choices] : choices,
    fallback: proposed ?? '',
  });
}

/** The box that says that figures are right although they look odd. */
export function sureField(state: FormState): Html {
  return checkField(state, {
    name: SURE,
    label: 'I looked at the source: the figures that look odd are right',
    hint: 'They have another size or sign than the figures beside them in the series.',
  });
}

/** The button for more rows. */
export function moreRows(rows: number): Html {
  return rows >= MAX_ROWS
    ? html`<p class="hint">A form has ${MAX_ROWS} rows: paste a table to add more figures at once.</p>`
    : html`<button class="plain" name="do" value="rows">${Math.min(ROWS_AT_A_TIME, MAX_ROWS - rows)} more rows</button>`;
}

const KINDS: Record<ReadFigure['is'], string> = {
  new: 'New',
  revision: 'Revises',
  held: 'Already in the ledger: ignored',
};

/** The figures of a form as they were read, so that a slip is seen before it is recorded. */
export function figuresRead(
  figures: readonly ReadFigure[],
  unit: string,
  sources: readonly KnownSource[],
): Html {
  if (figures.length === 0) return html`<p>No figure was typed.</p>`;
  return html`<p>${sentence(count(figures.length, 'figure'))} of ${unit === '' ? 'the series' : unit}, as ${figures.length === 1 ? 'it was' : 'they were'} read:</p>
<div class="scroll" role="region" aria-label="The figures as they were read" tabindex="0"><table class="evidence">
<thead><tr><th scope="col">When</th><th scope="col" class="num">Figure</th><th scope="col">Published on</th><th scope="col">Source</th><th scope="col">What it is</th></tr></thead>
<tbody>${figures
    .slice(0, MAX_SHOWN)
    .map(
      ({ observation: o, is, near, odd }) =>
        html`<tr><th scope="row">${momentName(o.at)}<span class="sub">${o.at.includes('/') ? o.at.replace('/', ' to ') : o.at}</span></th><td class="num">${valueInWords(o.value, unit)}<span class="sub">${exactness(o.precision)}</span></td><td>${time(o.publishedOn)}</td><td dir="auto">${sources.find((s) => s.id === o.source)?.title ?? o.source}</td><td>${KINDS[is]}${o.status === undefined ? nothing : html`, ${o.status}`}${odd === undefined ? nothing : html`<span class="sub"><strong>${odd}</strong></span>`}${near === undefined ? nothing : html`<span class="sub">The series has a figure for ${momentName(near)}, which ends on the same day. If that was meant, write it so.</span>`}</td></tr>`,
    )}</tbody></table></div>
${figures.length > MAX_SHOWN ? html`<p class="note">The first ${MAX_SHOWN} of ${tally(figures.length, 'figure')} are shown; all of them were read.</p>` : nothing}`;
}

/** The most figures of a preview that are listed. */
const MAX_SHOWN = 500;

/** How exact a figure is, in words. */
export function exactness(precision: ReadFigure['observation']['precision']): string {
  if (precision === undefined || precision === 'exact') return 'exact';
  if ('nearest' in precision) return `to the nearest ${separated(precision.nearest)}`;
  const [low, high] = precision.interval;
  return `between ${separated(low)} and ${separated(high)}`;
}
