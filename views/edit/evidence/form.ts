/** The form of the evidence editor: rows of figures, the source and the day that they share, and what is pasted. */

import {
  MAX_ROWS,
  PASTE,
  ROWS_AT_A_TIME,
  type RowField,
  rowField,
  rowOf,
} from '../../../claims/drafting/evidence-fields.ts';
import type { ReadFigure } from '../../../claims/drafting/evidence-rows.ts';
import type { KnownSource } from '../../../claims/evidence/record.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { count, separated, valueInWords } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { time } from '../../parts/time.ts';
import { areaField, type FormState, selectField, textField } from '../parts/fields.ts';

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

/** The field into which a table is pasted. */
export function pasteField(state: FormState): Html {
  const typed = (state.fields[PASTE] ?? '') !== '';
  return html`<details class="more paste"${typed ? html` open` : nothing}><summary>Paste from a spreadsheet</summary>
${areaField(state, { name: PASTE, label: 'Lines of a table', hint: html`A figure a line, in this order: when, figure, published on, precision, status, source. The last four may be left out; the first line may name the columns. The figures are put into rows first, so that you can check them. Up to ${MAX_ROWS} rows at once.`, rows: 6, optional: true })}
<button class="plain" name="do" value="paste">Put them into rows</button></details>`;
}

/** The button for more rows. */
export function moreRows(rows: number): Html {
  return rows >= MAX_ROWS
    ? html`<p class="hint">A form takes ${MAX_ROWS} figures: save these before you add more.</p>`
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
<tbody>${figures.map(
    ({ observation: o, is, near }) =>
      html`<tr><th scope="row">${momentName(o.at)}<span class="sub">${o.at.includes('/') ? o.at.replace('/', ' to ') : o.at}</span></th><td class="num">${valueInWords(o.value, unit)}<span class="sub">${exactness(o.precision)}</span></td><td>${time(o.publishedOn)}</td><td dir="auto">${sources.find((s) => s.id === o.source)?.title ?? o.source}</td><td>${KINDS[is]}${o.status === undefined ? nothing : html`, ${o.status}`}${near === undefined ? nothing : html`<span class="sub">The series has a figure for ${momentName(near)}, which ends on the same day. If that was meant, write it so.</span>`}</td></tr>`,
  )}</tbody></table></div>`;
}

/** How exact a figure is, in words. */
export function exactness(precision: ReadFigure['observation']['precision']): string {
  if (precision === undefined || precision === 'exact') return 'exact';
  if ('nearest' in precision) return `to the nearest ${separated(precision.nearest)}`;
  const [low, high] = precision.interval;
  return `between ${separated(low)} and ${separated(high)}`;
}
