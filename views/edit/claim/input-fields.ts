/**
 * The fields of one figure of the evidence. The form has all ways of giving it, and the style sheet shows the chosen
 * one, so that the form works without a script and nothing typed is lost by choosing another.
 */

import { type Given, inputField, PICK } from '../../../claims/drafting/draft-fields.ts';
import { waysOf } from '../../../claims/drafting/input-reader.ts';
import type { LastSource } from '../../../claims/drafting/last-source.ts';
import { shownMoment } from '../../../claims/drafting/typed-fields.ts';
import type { KnownClaimant } from '../../../claims/editorial/claimants.ts';
import type { InputSpec } from '../../../claims/engine/inputs.ts';
import type { Series, Source } from '../../../claims/evidence/series.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { urls } from '../../parts/urls.ts';
import { INPUT_LABELS, type InputField } from '../parts/field-names.ts';
import {
  areaField,
  type Choice,
  type FormState,
  fieldId,
  frequencyField,
  radioField,
  selectField,
  textField,
} from '../parts/fields.ts';
import { lastSourceOffer } from './proposed.ts';

/** What the form knows in addition to what was typed. */
export interface Found {
  series: ReadonlyMap<string, Series>;
  sources: ReadonlyMap<string, Source>;
  /** The matches of a search, under the field that it was made for. */
  matches: Readonly<Record<string, readonly Choice[]>>;
  /** The source of the figure before, or that this editor used last; null if there is none. */
  lastSource?: LastSource | null;
  /** Whoever has the claimant's name, if somebody is to say which of them it is, or has said so. */
  claimants?: readonly KnownClaimant[];
}

const WAYS: Record<Given, { label: string; hint: string }> = {
  series: {
    label: 'A figure that the ledger has',
    hint: 'Find its series and say which date. This is best: it follows later revisions.',
  },
  figure: {
    label: 'A figure given here',
    hint: 'For what is no series: a target, a number in a report. It stays with this claim.',
  },
  new: {
    label: 'A new figure for the ledger',
    hint: 'A published figure that the ledger lacks. It enters the ledger when the claim is published.',
  },
};

/** What is meant if an input that may be left out is. */
const LEFT_OUT = { label: 'Leave it out', hint: 'The claim names no such figure.' };

/** The fields of an input: `key` is its name, with the number of the part behind it for a part of a list. */
export function inputFields(
  state: FormState,
  found: Found,
  input: InputSpec,
  key: string,
  label: string,
  { more = nothing, leftOut = LEFT_OUT }: { more?: Html; leftOut?: typeof LEFT_OUT } = {},
): Html {
  if (input.takes === 'series')
    return html`<fieldset class="input"><legend><h3>${label}${input.optional === true ? optional : nothing}</h3></legend>
<p class="hint">${input.hint}</p>
${seriesField(state, found, key)}
</fieldset>`;
  const from = inputField(key, 'from');
  const fallback = input.optional === true ? '' : (input.usually ?? 'series');
  // An empty choice is drawn as the one that it is read as.
  const drawn: FormState = {
    ...state,
    fields: { ...state.fields, [from]: state.fields[from] || fallback },
  };
  return html`<fieldset class="input"><legend><h3>${label}${input.optional === true ? optional : nothing}</h3></legend>
<p class="hint">${input.hint}</p>
${radioField(drawn, {
  name: from,
  label: INPUT_LABELS.from,
  choices: [
    ...(input.optional === true ? [{ value: '', ...leftOut }] : []),
    ...waysOf(input.takes).map((way) => ({ value: way, ...WAYS[way] })),
  ],
})}
<div class="given series new">${seriesField(drawn, found, key)}</div>
<div class="given new">${newSeries(drawn, found, key)}</div>
<div class="row given figure new">${text(drawn, key, 'value', 'As published, such as 16,753 or 4.33 million.', { inputmode: 'decimal' })}
<div class="given figure">${text(drawn, key, 'unit', 'What it counts, such as officers, % or GBP million.')}</div></div>
${isListed(state) ? html`<div class="given figure">${text(drawn, key, 'name', 'What it is of, as readers should see it in the list, such as France.', { optional: true })}</div>` : nothing}
<div class="given figure">${text(drawn, key, 'measure', 'How it is counted, if there is more than one way, such as headcount or FTE.', { optional: true })}</div>
<div class="given series figure new">${moment(drawn, found, key, input)}</div>
<div class="given new"><div class="row">${text(drawn, key, 'publishedOn', 'The day on which this figure became known.')}
${selectField(drawn, {
  name: inputField(key, 'status'),
  label: INPUT_LABELS.status,
  hint: 'As the publisher marks it.',
  choices: [
    { value: '', label: 'Final, or not marked' },
    ...(drawn.fields[inputField(key, 'status')] === 'final' ? [{ value: 'final', label: 'Final' }] : []),
    { value: 'provisional', label: 'Provisional' },
    { value: 'forecast', label: 'Forecast' },
  ],
})}</div></div>
<div class="given figure new">${precision(drawn, key)}
${lastSourceOffer(drawn, found.lastSource, key)}
${source(drawn, found, key)}</div>
${more}
</fieldset>`;
}

/** Whether the kind sets figures beside one another by their names, which is no sum. */
function isListed({ fields }: FormState): boolean {
  return listsNames(kindNamed(fields['kind'] ?? ''));
}

/** The same of a kind: only its figures are asked for a name. */
export function listsNames({ inputs = [] }: { inputs?: readonly InputSpec[] } = {}): boolean {
  return inputs.some(({ takes, addsUp }) => takes === 'figures' && addsUp !== true);
}

/** The mark of what may be left out. */
export const optional = html` <span class="optional">(optional)</span>`;

/** A line of text of a figure. */
function text(
  state: FormState,
  key: string,
  field: InputField,
  hint: string,
  more: { optional?: boolean; inputmode?: 'decimal' | 'url'; list?: string } = {},
): Html {
  return textField(state, {
    name: inputField(key, field),
    label: INPUT_LABELS[field],
    hint,
    autocomplete: 'off',
    ...more,
  });
}

function findButton(name: string): Html {
  return html`<button class="plain" name="do" value="find:${name}">Find<span class="hidden"> a match for what is typed</span></button>`;
}

/** The matches of a search, each a button that chooses it, so that none is chosen in passing. */
function matches(found: Found, name: string): Html {
  const list = matchesOf(found, name) ?? [];
  if (list.length === 0) return nothing;
  const id = `${fieldId(name)}-found`;
  return html`<div class="found" role="group" aria-labelledby="${id}"><p class="hint" id="${id}">${list.length === 1 ? 'One was found: take it, or search for other words.' : `${list.length} were found: take one, or search for other words.`}</p>
<ul>${list.map(({ value, label }, i) => html`<li><button class="plain" name="${name}${PICK}" value="${value}"${i === 0 ? html` autofocus` : nothing}><span dir="auto">${label}</span></button></li>`)}</ul></div>`;
}

/** What a search for a field found; undefined if there was no search. */
function matchesOf({ matches }: Found, name: string): readonly Choice[] | undefined {
  return Object.hasOwn(matches, name) ? matches[name] : undefined;
}

/** What to do, for a field whose search found nothing. */
export function nothingFound(fields: Readonly<Record<string, string>>, name: string): string {
  const typed = (fields[name] ?? '').trim();
  const none =
    typed === '' ? 'The ledger has none yet' : `Nothing in the ledger matches “${clip(typed, 80)}”`;
  if (name.endsWith('.source.id'))
    return `${none}: try fewer words, or empty this field and describe a new source below.`;
  const from = `${name.slice(0, -'.series'.length)}.from`;
  if (fields[from] === 'new')
    return `${none}: try fewer words, or empty this field and describe a new series below.`;
  return isWholeSeries(name, fields['kind'] ?? '')
    ? `${none}: try fewer words, or record a new series among the evidence first.`
    : `${none}: try fewer words, or choose “${WAYS.new.label}”, empty this field and describe a new series below.`;
}

/** Whether a field is that of a whole series, and not of one of its figures. */
function isWholeSeries(name: string, kind: string): boolean {
  if (name.startsWith('related.')) return true;
  const own = name.replace(/^alsoOn\.\d+\./, '');
  return (
    kindNamed(kind)?.inputs.some(
      (input) => input.takes === 'series' && inputField(input.name, 'series') === own,
    ) === true
  );
}

/** "officers, headcount, England and Wales; figures from 31 March 2020 to 31 March 2023". */
export function seriesInWords(series: Omit<Series, 'observations'>, dates: readonly string[]): string {
  const parts = [series.unit, series.measure, series.place].filter((part) => part !== undefined);
  const ends = dates.map((at) => at.slice(-10)).sort();
  const [first, last] = [ends[0], ends[ends.length - 1]];
  const reach =
    first === undefined || last === undefined
      ? 'no figures yet'
      : first === last
        ? `one figure, for ${dateInWords(first)}`
        : `figures from ${dateInWords(first)} to ${dateInWords(last)}`;
  return `${parts.join(', ')}; ${reach}`;
}

/** The field of a whole series, with its search. */
export function seriesField(state: FormState, found: Found, key: string): Html {
  const name = inputField(key, 'series');
  const series = found.series.get((state.fields[name] ?? '').trim());
  return html`<div class="find">${textField(state, {
    name,
    label: INPUT_LABELS.series,
    hint: 'Its title, or words of it or of its place and then “Find”.',
    list: 'complete-series',
    autocomplete: 'off',
    spellcheck: false,
  })}${findButton(name)}</div>
${
  series === undefined
    ? nothing
    : html`<p class="chosen" dir="auto"><a href="${urls.series(series.id)}" target="_blank" rel="noopener">${series.title}<span class="hidden"> (opens in a new tab)</span></a>: ${seriesInWords(
        series,
        series.observations.map((o) => o.at),
      )}.</p>`
}${matches(found, name)}`;
}

/** Fields that are folded away until one of them is used. */
export function folded(
  state: FormState,
  names: readonly string[],
  summary: string,
  body: Html,
  isWanted = false,
): Html {
  // A name that ends with a dot stands for all fields that begin with it.
  const covers = (field: string) =>
    names.some((name) => (name.endsWith('.') ? field.startsWith(name) : field === name));
  const used =
    isWanted ||
    Object.entries(state.fields).some(([name, text]) => text !== '' && covers(name)) ||
    state.issues.some(({ field }) => covers(field));
  return html`<details${used ? html` open` : nothing}><summary>${summary}</summary>
${body}</details>`;
}

function fields(key: string, names: readonly InputField[]): string[] {
  return names.map((name) => inputField(key, name));
}

function newSeries(state: FormState, found: Found, key: string): Html {
  return folded(
    state,
    fields(key, [
      'newSeries.title',
      'newSeries.unit',
      'newSeries.measure',
      'newSeries.place',
      'newSeries.definition',
      'newSeries.frequency',
    ]),
    'The ledger has no such series: describe a new one',
    html`${text(state, key, 'newSeries.title', 'What readers will know it by, such as Police officers in post.')}
<div class="row">${text(state, key, 'newSeries.unit', 'Such as officers, %, or GBP million.')}
${text(state, key, 'newSeries.measure', 'Such as headcount or FTE.', { optional: true })}
${text(state, key, 'newSeries.place', 'Such as England and Wales.', { optional: true })}</div>
${frequencyField(state, inputField(key, 'newSeries.frequency'))}
${areaField(state, { name: inputField(key, 'newSeries.definition'), label: INPUT_LABELS['newSeries.definition'], hint: 'What is counted and what is not, in the publisher’s words.', optional: true, rows: 3 })}`,
    // Whoever gives a new figure and names no series has to describe one.
    (state.fields[inputField(key, 'series')] ?? '').trim() === '' ||
      matchesOf(found, inputField(key, 'series'))?.length === 0,
  );
}

/** The most dates of a series that are offered. */
const MAX_DATES = 120;

function moment(state: FormState, found: Found, key: string, input: InputSpec): Html {
  const name = inputField(key, 'at');
  const series = found.series.get((state.fields[inputField(key, 'series')] ?? '').trim());
  const dates = [...new Set(series?.observations.map((o) => o.at))].slice(-MAX_DATES).reverse();
  const list = dates.length === 0 ? undefined : `${fieldId(name)}-dates`;
  return html`${text(
    state,
    key,
    'at',
    `Such as 31 December 2022, June 2022 or the year to March 2022. For a figure of a series also “latest”.${input.takes === 'dated-figure' ? ' The rate is worked out from it.' : ' For a figure given here it may be left empty.'}`,
    list === undefined ? {} : { list },
  )}${list === undefined ? nothing : html`<datalist id="${list}"><option value="latest"></option>${dates.map((at) => html`<option value="${shownMoment(at)}"></option>`)}</datalist>`}`;
}

function precision(state: FormState, key: string): Html {
  return folded(
    state,
    fields(key, ['nearest', 'low', 'high']),
    'The figure is rounded, or an estimate with bounds',
    html`<div class="row">${text(state, key, 'nearest', 'Such as 100, for a figure published in hundreds.', { optional: true, inputmode: 'decimal' })}
${text(state, key, 'low', 'Of the published range.', { optional: true, inputmode: 'decimal' })}
${text(state, key, 'high', 'Of the published range.', { optional: true, inputmode: 'decimal' })}</div>`,
  );
}

function source(state: FormState, found: Found, key: string): Html {
  const name = inputField(key, 'source.id');
  const held = found.sources.get((state.fields[name] ?? '').trim());
  return html`<div class="find">${text(state, key, 'source.id', 'Where the figure was published. Words of its title, then “Find”.', { list: 'complete-source' })}${findButton(name)}</div>
${held === undefined ? nothing : html`<p class="chosen" dir="auto">${held.url === undefined ? held.title : html`<a href="${held.url}" target="_blank" rel="noopener">${held.title}<span class="hidden"> (opens in a new tab)</span></a>`}. ${held.publisher}${held.publishedOn === undefined ? nothing : html`, ${dateInWords(held.publishedOn)}`}.</p>`}${matches(found, name)}
${folded(
  state,
  fields(key, [
    'source.title',
    'source.publisher',
    'source.url',
    'source.publishedOn',
    'source.quote',
    'source.licence',
  ]),
  'The ledger has no such source: describe a new one',
  html`${text(state, key, 'source.title', 'The title of the page, table or report.')}
<div class="row">${text(state, key, 'source.publisher', 'Who published it, such as Home Office.')}
${text(state, key, 'source.publishedOn', 'The day, such as 25 January 2023.', { optional: true })}</div>
${text(state, key, 'source.url', 'Starts with https:// or http://.', { optional: true, inputmode: 'url' })}
${areaField(state, { name: inputField(key, 'source.quote'), label: INPUT_LABELS['source.quote'], hint: 'The passage that gives the figure.', optional: true, rows: 2 })}
${text(state, key, 'source.licence', 'Such as Open Government Licence v3.0.', { optional: true })}`,
  matchesOf(found, name)?.length === 0,
)}`;
}
