/** The sections of the claim form: the words, what they claim, the kind, who said them, the evidence, the rest. */

import { HEDGE_NAMES, HEDGES } from '../../../claims/claim.ts';
import { leastParts, MAX_PARTS, onePart, partCount } from '../../../claims/drafting/draft-fields.ts';
import type { OtherFigure } from '../../../claims/drafting/proposal.ts';
import { knownInWords, noneOf } from '../../../claims/editorial/claimants.ts';
import type { OtherTest } from '../../../claims/editorial/listed-claim.ts';
import { CORRECTION_TYPES, CORRECTION_WORDS } from '../../../claims/editorial/workflow.ts';
import type { InputSpec, OptionSpec } from '../../../claims/engine/inputs.ts';
import type { Kind } from '../../../claims/engine/kind.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';
import { lowered } from '../../../claims/words/text.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';
import { FIELD_LABELS } from '../parts/field-names.ts';
import { areaField, type FormState, radioField, selectField, textField } from '../parts/fields.ts';
import { type Found, folded, inputFields, optional } from './input-fields.ts';
import { proposedNote } from './proposed.ts';

/** What was read from the words. */
export interface Read {
  /** A sentence for each thing that was read. */
  notes: readonly string[];
  /** The figures that the form names nowhere. */
  others: readonly OtherFigure[];
}

/** What the sections are drawn from. */
export interface Sections {
  state: FormState;
  found: Found;
  read: Read;
  /** Whether the claim has no address yet. */
  isNew: boolean;
  isCorrection: boolean;
  /** Its address, and the other tests of its words; null if it has none yet. */
  slug: string | null;
  tests: OtherTests | null;
}

/** The other tests of the words of a claim: those that readers see, and the names of drafts. */
export interface OtherTests {
  published: readonly OtherTest[];
  drafts: readonly string[];
}

type Label = keyof typeof FIELD_LABELS;

/** A section of the form. */
export function part(id: string, title: string, body: Html): Html {
  return html`<fieldset class="part" id="part-${id}"><legend><h2>${title}</h2></legend>
${body}
</fieldset>`;
}

function line(
  state: FormState,
  name: Label,
  hint: string,
  more: { optional?: boolean; list?: string; inputmode?: 'decimal' | 'url'; autofocus?: boolean } = {},
): Html {
  return textField(state, { name, label: FIELD_LABELS[name], hint, autocomplete: 'off', ...more });
}

/** The words, and the claim's address. */
export function wordsPart({ state, isNew, slug, tests, read }: Sections): Html {
  return part(
    'words',
    'The words',
    html`${areaField(state, {
      name: 'quote',
      label: FIELD_LABELS.quote,
      hint: 'Paste the quotation word for word, without quotation marks.',
      rows: 5,
      autofocus: isNew && state.issues.length === 0 && (state.fields['quote'] ?? '') === '',
    })}
<p class="do"><button class="plain" name="do" value="read">Read the words</button> <span class="hint">Proposes the kind, the number and the dates. What you have typed stays.</span></p>
${readNotes(read)}
${slug === null || tests === null ? nothing : testsOf(slug, tests)}
${
  isNew
    ? line(
        state,
        'slug',
        'Small letters and digits with hyphens. Left empty, it is made from the words. It cannot be changed later.',
        { optional: true },
      )
    : nothing
}`,
  );
}

/** What was read from the words. */
function readNotes(read: Read): Html {
  if (read.notes.length === 0) return nothing;
  return html`<div class="proposals" role="status"><h3>Read from the words</h3>
<ul>${read.notes.map((note) => html`<li dir="auto">${note}</li>`)}</ul>
<p class="hint">Check each: it is a proposal, and you decide.</p>${othersOf(read)}</div>`;
}

/** The other tests of the words, and the way to one more. */
function testsOf(slug: string, { published, drafts }: OtherTests): Html {
  const more = html`<a href="${urls.edit.newClaim(slug)}">Test the same words again</a>, in another reading; or write <a href="${urls.edit.newFrom(slug)}">another claim from this article</a>: who said it, when and where is copied as it was saved last.`;
  if (published.length + drafts.length === 0) return html`<p class="hint">${more}</p>`;
  return html`<div class="chosen"><p>These words are tested by other claims too. If you correct what was said, correct it there as well.</p>
<ul>${published.map(({ slug, kind, claimed }) => html`<li><a href="${urls.edit.claim(slug)}">${kindNamed(kind)?.title ?? kind}${claimed === null ? nothing : html`: ${bdi(claimed)}`}</a></li>`)}${drafts.map((draft) => html`<li><a href="${urls.edit.claim(draft)}">${draft}</a>, a draft</li>`)}</ul>
<p>${more}</p></div>`;
}

/** The figure that the words claim. */
export function claimedPart({ state }: Sections): Html {
  const form = kindNamed(state.fields['kind'] ?? '');
  const unit = form?.claimed?.unit ?? 'officers per month';
  return part(
    'claimed',
    'What they claim',
    html`${
      form !== undefined && form.claimed === undefined
        ? html`<p>Nothing to fill in here for this kind: go on to the kind and the evidence.</p>`
        : html`<div class="row">${selectField(state, {
            name: 'claimed.hedge',
            label: FIELD_LABELS['claimed.hedge'],
            hint: '“Some” and “around” count as about, “almost” as nearly, “doubled” and “halved” as “or more”.',
            choices: hedges(state.fields['claimed.hedge'] ?? ''),
          })}
${line(state, 'claimed.value', 'Written as precisely as it was said: 16 and 16.0 differ.', { inputmode: 'decimal' })}
${line(state, 'claimed.unit', `In the words of the evidence, such as ${unit}.`)}</div>
${folded(
  state,
  ['claimed.to'],
  'The words give a range, such as “between 5 and 10%”',
  line(
    state,
    'claimed.to',
    'The upper end, in the same unit: 10. The number above is then the lower end, 5, with no word before it.',
    { optional: true, inputmode: 'decimal' },
  ),
)}`
    }`,
  );
}

/** The other figures in the words, each with a button that takes it instead. */
function othersOf({ others }: Read): Html {
  return others.length === 0
    ? nothing
    : html`<h3>Also in the words</h3>
<ul>${others.map(
        ({ start, text, told }) =>
          html`<li><span dir="auto">“${text}”: ${told}</span> <button class="plain" name="do" value="take:${String(start)}">Take this one<span class="hidden"> instead: ${text}</span></button></li>`,
      )}</ul>
<p class="hint">A claim states one figure: another is a claim of its own.</p>`;
}

/** The hedges to choose from; "none" is empty unless the claim says so itself. */
function hedges(chosen: string) {
  return HEDGE_NAMES.map((name) =>
    name === 'bare'
      ? { value: chosen === 'bare' ? 'bare' : '', label: 'none: the number alone' }
      : { value: name, label: name === 'or-more' ? 'or more: “doubled”, “halved”' : HEDGES[name] },
  ).sort((a, b) => Number(b.label.startsWith('none')) - Number(a.label.startsWith('none')));
}

/** Who said it, when and where. */
export function speakerPart({ state, found }: Sections): Html {
  return part(
    'speaker',
    'Who said it, when and where',
    html`${line(state, 'claimant.name', 'The person or the body, as the ledger should list them. Type to find one that it has.', { list: 'complete-claimant' })}
<p class="do"><button class="plain" name="do" value="know">Use what the ledger knows</button> <span class="hint">Fills what is empty: role and party, publisher, topic, the next figure’s series and date.</span></p>
${whichClaimant(state, found)}
${radioField(state, {
  name: 'claimant.is',
  label: FIELD_LABELS['claimant.is'],
  choices: [
    { value: '', label: 'A person', hint: 'Whatever office they speak for.' },
    { value: 'body', label: 'A body', hint: 'A party, a ministry, a police force, a newspaper.' },
  ],
})}
<div class="row">${line(state, 'claimant.role', 'On that day, such as Home Secretary.', { optional: true })}
${line(state, 'claimant.organisation', 'Such as Home Office.', { optional: true })}
${line(state, 'claimant.party', 'Such as Conservative.', { optional: true })}</div>
${proposedNote(state, 'claimant')}
${line(state, 'saidOn', 'Such as 25 January 2023. The first verdict is on the figures of that day.')}
${line(state, 'appearance.url', 'Of the page it was said on; starts with https:// or http://.', { optional: true, inputmode: 'url' })}
<div class="row">${line(state, 'appearance.title', 'The title of the article, speech or broadcast. Needed if a publisher or a link is given.', { optional: true })}
${line(state, 'appearance.publisher', 'Such as BBC News.', { optional: true })}</div>
${proposedNote(state, 'appearance')}
${line(state, 'topic', 'The heading under which the ledger lists it. Type to find one that it has.', { optional: true, list: 'complete-topic' })}
${proposedNote(state, 'topic')}`,
  );
}

/** Asks which of those who have a name it is, once a role or a party differs from all that the ledger has of them. */
function whichClaimant(state: FormState, { claimants = [] }: Found): Html {
  if (claimants.length === 0) return nothing;
  const name = (state.fields['claimant.name'] ?? '').trim();
  return radioField(state, {
    name: 'claimant.which',
    label: FIELD_LABELS['claimant.which'],
    hint: 'People change their office, and some their party. You are asked once: what you answer is known from then on.',
    choices: [
      ...claimants.map((known) => ({
        value: known.slug,
        label: `The same ${name}`,
        hint: html`${bdi(knownInWords(known))}: <a href="${urls.claimant(known.slug)}" target="_blank" rel="noopener">see them<span class="hidden"> (opens in a new tab)</span></a>.`,
      })),
      {
        value: noneOf(claimants),
        label: `Another ${name}`,
        hint: 'They get a page of their own, and lists tell the two apart.',
      },
    ],
  });
}

/** The kind, each explained with its example, and its options. */
export function kindPart({ state }: Sections): Html {
  const chosen = kindNamed(state.fields['kind'] ?? '');
  const list = radioField(state, {
    name: 'kind',
    label: FIELD_LABELS.kind,
    hint: 'What the words come down to. It decides which figures are needed.',
    choices: KINDS.map((kind) => ({
      value: kind.name,
      label: kind.title,
      hint: html`${kind.says} <q>${exampleQuote(kind.example)}</q>`,
    })),
  });
  const change = html`<p class="do"><button class="plain" name="do" value="kind">Change to this kind</button></p>`;
  const isWrong = state.issues.some(({ field }) => field === 'kind');
  const options = kindNamed(chosen?.name ?? '')?.options ?? [];
  return part(
    'kind',
    'The kind',
    chosen === undefined || isWrong
      ? html`${list}${change}`
      : html`<p><strong>${chosen.title}.</strong> ${chosen.says} <a href="${urls.method(chosen.name)}" target="_blank" rel="noopener">How it is tested<span class="hidden"> (opens in a new tab)</span></a></p>
<details class="kinds"><summary>All kinds: choose another</summary>
${list}${change}
</details>
${options.map((option) => optionField(state, option))}`,
  );
}

function exampleQuote(example: unknown): string {
  return (example as { claim: { quote: string } }).claim.quote;
}

function optionField(state: FormState, option: OptionSpec): Html {
  const name = `options.${option.name}`;
  const props = { name, label: option.label, hint: option.hint };
  if (option.type === 'milestones')
    return folded(
      state,
      [name],
      option.label,
      areaField(state, {
        ...props,
        hint: `${option.hint} One step on each line: the day, a colon, the number.`,
        optional: true,
        rows: 4,
      }),
    );
  if (option.type !== 'choice')
    return textField(state, {
      ...props,
      autocomplete: 'off',
      ...(option.optional ? { optional: true } : {}),
      ...(option.type === 'number' || option.type === 'count' ? { inputmode: 'decimal' as const } : {}),
    });
  const value = state.fields[name] ?? '';
  const choices = option.choices ?? [];
  // The default is chosen by an empty value, unless the claim itself says it.
  return selectField(state, {
    ...props,
    choices:
      option.fallback === undefined
        ? [{ value: '', label: 'Choose one' }, ...choices]
        : [...choices]
            .sort((a, b) => Number(b.value === option.fallback) - Number(a.value === option.fallback))
            .map((choice) =>
              choice.value === option.fallback && value !== option.fallback
                ? { ...choice, value: '' }
                : choice,
            ),
  });
}

/** The figures that the kind asks for. */
export function evidencePart({ state, found }: Sections): Html {
  const form = kindNamed(state.fields['kind'] ?? '');
  return part(
    'evidence',
    'The evidence',
    form === undefined
      ? html`<p>Choose the kind first: it says which figures are needed.</p>`
      : html`${proposedNote(state, 'inputs')}${form.inputs.map((input) =>
          input.takes === 'figures'
            ? parts(state, found, form, input)
            : inputFields(state, found, input, input.name, input.label),
        )}`,
  );
}

/** The parts of a list, with buttons that take one out or add one. */
function parts(state: FormState, found: Found, form: Kind, list: InputSpec): Html {
  const count = Math.min(partCount(state.fields, list), MAX_PARTS);
  const label = (i: number) => inputName(form.name, `${list.name}.${i}`, 'label');
  const isOnlyList = form.inputs.filter(({ takes }) => takes === 'figures').length === 1;
  return html`${count === 0 ? noParts(list) : nothing}${Array.from({ length: count }, (_, i) =>
    inputFields(state, found, onePart(list), `${list.name}.${i}`, label(i), {
      more:
        count > leastParts(list)
          ? html`<p class="do"><button class="plain" name="do" value="drop-part:${list.name}.${i}">Take ${lowered(label(i))} out</button></p>`
          : nothing,
    }),
  )}
${count < MAX_PARTS ? html`<p class="do"><button class="plain" name="do" value="add-part:${list.name}">Add a part${isOnlyList ? nothing : `: ${lowered(label(count))}`}</button></p>` : nothing}`;
}

/** What a list asks for that may be left out, and is. */
function noParts({ label, hint }: InputSpec): Html {
  return html`<fieldset class="input"><legend><h3>${label}${optional}</h3></legend>
<p class="hint">${hint}</p>
</fieldset>`;
}

/** What readers and colleagues should know besides the claim. */
export function contextPart({ state }: Sections): Html {
  return part(
    'context',
    'Context and notes',
    html`${areaField(state, { name: 'context', label: FIELD_LABELS.context, hint: 'For readers, beneath the verdict: what they should know besides the figures. *Stars* make italics, **two** make bold, [words](https://…) make a link.', optional: true, rows: 5 })}
${areaField(state, { name: 'notes', label: FIELD_LABELS.notes, hint: 'For colleagues only: how you read the words, what you looked up, what is doubtful.', optional: true, rows: 4 })}`,
  );
}

/** Why a claim that readers can see is changed. */
export function correctionPart({ state, isCorrection }: Sections): Html {
  if (!isCorrection) return nothing;
  return part(
    'correction',
    'The correction',
    html`<p>Readers see this claim already. What you change is shown on its page and in the list of corrections, with this sentence.</p>
${radioField(state, {
  name: 'correction.type',
  label: FIELD_LABELS['correction.type'],
  choices: CORRECTION_TYPES.map((type) => ({
    value: type,
    label: CORRECTION_WORDS[type].label,
    hint: CORRECTION_WORDS[type].means,
  })),
})}
${line(state, 'correction.sentence', 'One sentence: what was wrong, and what is right.')}`,
  );
}
