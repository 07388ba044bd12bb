/** One entry of an article’s list: its words, who said them and why that was read, and its tests as lines to tick. */

import type { DraftLine } from '../../../claims/drafting/article-drafts.ts';
import { type LineInput, linkChoice, NOTHING } from '../../../claims/drafting/article-lines.ts';
import type { ArticleMatch } from '../../../claims/drafting/article-matches.ts';
import { type Item, named } from '../../../claims/drafting/article-sheet.ts';
import { placeTold, testTold } from '../../../claims/drafting/article-told.ts';
import type { KnownClaimant } from '../../../claims/editorial/claimants.ts';
import type { Stage } from '../../../claims/editorial/workflow.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';
import { ALIKE_LABEL } from '../../../claims/sayings/alike.ts';
import { LINK_KINDS, saidOnName } from '../../../claims/sayings/saying.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { tally } from '../../../claims/words/numbers.ts';
import { lowered, sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { quoted, quotedText } from '../../parts/quoted.ts';
import { urls } from '../../parts/urls.ts';
import { checkField, type FormState, fieldId, selectField, textField } from '../parts/fields.ts';
import { stageMark } from '../parts/status.ts';
import { whichField } from '../parts/which.ts';
import { lacksTold, listField } from './lacks.ts';

/** A line with the draft that came of it, if one did. */
export interface ShownLine extends DraftLine {
  draft: { slug: string; stage: Stage } | undefined;
  /** The claim that it was attached to, if it was. */
  sayingOf: { slug: string; quote: string | null } | undefined;
  /** Those who have the name of its speaker, if somebody has to say which of them it is. */
  known?: readonly KnownClaimant[];
  /** What is asked where its words may not state the claim that it becomes a saying of. */
  unlike?: string;
}

/** How many characters of a claim’s words name it in a list. */
const SHORT = 80;

/** A claim by its first words; by its address if readers do not see it any more. */
export function claimNamed({ slug, quote }: { slug: string; quote: string | null }): Html {
  return quote === null ? html`${slug}` : quoted(quote, SHORT);
}

/** The link to a draft whose words stand above it: to its review, if it is there. */
export function draftLink({ slug, stage }: { slug: string; stage: Stage }): Html {
  return stage === 'in-review'
    ? html`<a href="${urls.edit.review(slug)}">Look at it in review</a>`
    : html`<a href="${urls.edit.claim(slug)}">Open it</a>`;
}

/** Whether something came of a line already. */
export function isMade({ draft, sayingOf }: ShownLine): boolean {
  return draft !== undefined || sayingOf !== undefined;
}

/** Whether a line is ticked with all that have a match. */
export function isMatched(line: ShownLine): boolean {
  return line.hasMatch && !line.isOpen && !isMade(line);
}

/** Whether a line repeats a claim, and is left out where all that have a match are ticked: it says why. */
function isLeftOut(line: ShownLine): boolean {
  return line.matches.some(({ is }) => is !== 'near') && !isMade(line) && !isMatched(line);
}

/** What is told once all that have a match are ticked, or are not any more. */
export function matchedWords(items: readonly ShownItem[]): string {
  const count = (fits: (line: ShownLine) => boolean) =>
    items.reduce((sum, { lines }) => sum + lines.filter(fits).length, 0);
  const [matched, left] = [count(isMatched), count(isLeftOut)];
  return [
    ...(matched === 0 ? ['Nothing has a match that can be ticked.'] : []),
    tickedWords(items),
    ...(left === 0
      ? []
      : [`${tally(left, 'repeat')} ${left === 1 ? 'is' : 'are'} left out: each line says why.`]),
  ].join(' ');
}

export interface ShownItem extends Omit<Item, 'lines'> {
  lines: readonly ShownLine[];
}

/** An entry of the list. */
export function entryItem(item: ShownItem, state: FormState): Html {
  const { key, number, entry, lines, isOpen } = item;
  const free = lines.filter((line) => !isMade(line));
  return html`
<li class="entry${isOpen ? ' open' : ''}" id="e-${key}" data-item data-entry="${number}"${isOpen ? html` data-open` : nothing} tabindex="-1" aria-label="Claim ${number}">
<div class="words"><span class="n" aria-hidden="true">${number}</span><blockquote dir="auto">${entry.quote}</blockquote></div>
${who(item)}
${free.length > 1 ? allBox(item, state) : nothing}
<ul class="lines">${lines.map((line) => testLine(item, line, state))}</ul>
${item.contradictions.map(
  ({ told, guess }) =>
    html`<p class="slip"><b>For editors:</b> ${told}${guess === undefined ? nothing : html` <span class="guess">Perhaps: ${guess}</span>`}</p>`,
)}
${saidEditor(item, state)}
</li>`;
}

/** Who said it, in what role, and why that was read. */
function who({ number, entry, said, isOpen, edited }: ShownItem): Html {
  const { voice, alsoIn } = entry;
  const more = [...new Set([said.role, said.organisation, said.party])].filter(
    (part) => part !== '' && part !== said.name,
  );
  const source = voice.source === undefined ? nothing : html` · figures of ${voice.source}`;
  const name = isOpen
    ? html`<b class="open-speaker">Who said it is open</b>`
    : html`<b dir="auto">${said.name}</b>${more.length === 0 ? nothing : html`, <span dir="auto">${more.join(', ')}</span>`}`;
  return html`<p class="who">${name}${said.saidOn === '' ? dayOpen(entry.saidOn) : html` · ${saidOnName(said.saidOn)}`}${source}${voice.secondHand === true ? html` · <b>second-hand</b>` : nothing}
<span class="why">${edited.has('name') ? 'as you say' : voice.why}${alsoIn.length === 0 ? nothing : html` · also said ${alsoIn.length === 1 ? 'once' : `${alsoIn.length} times`} elsewhere in the text`} · <a href="#w-${number}">in the text</a></span></p>`;
}

/** That the day is open, with the month or the year that is known. */
function dayOpen(saidOn: string | null): Html {
  return saidOn === null
    ? nothing
    : html` · <b class="open-speaker">${saidOnName(saidOn)}: on which day is open</b>`;
}

/** One box for all tests of an entry. */
function allBox({ key, number, lines }: ShownItem, state: FormState): Html {
  const name = named.all(key);
  return html`<div class="check all"><input type="checkbox" id="${fieldId(name)}" name="${name}" value="yes"${lines.every(({ isTicked }) => isTicked) ? html` checked` : nothing}${tie(state, name)}>
<label for="${fieldId(name)}">All ${lines.length} tests of claim ${number}</label></div>`;
}

function tie(state: FormState, name: string): Html {
  return state.issues.some(({ field }) => field === name) ? html` aria-invalid="true"` : nothing;
}

function testLine(item: ShownItem, line: ShownLine, state: FormState): Html {
  const { key, test, kind, draft, isTicked, matches } = line;
  const told = sentence(testTold(test, kind));
  if (draft !== undefined)
    return html`<li class="line made"><p>${told}</p><p class="by">${stageMark(draft.stage)} ${draftLink(draft)}</p></li>`;
  if (line.sayingOf !== undefined)
    return html`<li class="line made"><p>${told}</p><p class="by">Attached as a saying of <a href="${urls.edit.sayings(line.sayingOf.slug)}">${claimNamed(line.sayingOf)}</a></p></li>`;
  const name = named.tick(key);
  return html`<li class="line" data-test${isMatched(line) ? html` data-match` : isLeftOut(line) ? html` data-left` : nothing}${needs(item, line)}>
<div class="check"><input type="checkbox" id="${fieldId(name)}" name="${name}" value="yes"${isTicked ? html` checked` : nothing}${tie(state, name)}>
<label for="${fieldId(name)}">${told}</label></div>
${ownSpeaker(line, state)}
${matchLines(line)}
${matches.length === 0 ? nothing : becomesField(line)}
${alikeField(line, state)}
${occasionField(line, state)}
${whichOne(line, state)}
${isSecondHand(item, line) ? html`<p class="note"><b>Second-hand:</b> somebody else reports these words.</p>` : nothing}
${line.as === '' ? figuresTold(line.inputs) : nothing}
<p class="ready">${readiness(line)}</p>
<details class="figures-of"><summary>Kind and figures</summary>
${kindField(line)}
${line.inputs.map((input) => inputFields(line, input))}
</details></li>`;
}

/** Whose the words of a line are, where the text gives them a speaker other than that of the entry: to be filled in where nobody is named. */
function ownSpeaker(
  { key, test, fields, hasOwnSpeaker, proposedBy, isOpen }: ShownLine,
  state: FormState,
): Html {
  if (!hasOwnSpeaker) return nothing;
  const [name, by] = [named.by(key), fields['claimant.name'] ?? ''];
  const told = isOpen
    ? html`<b class="open-speaker">Who said these words is open</b>`
    : html`These words are those of <b dir="auto">${by}</b>`;
  const why = by === proposedBy ? (test.voice?.why ?? '') : 'as you say';
  return html`<div class="own-speaker"><p class="who">${told} <span class="why">${why}</span></p>
${textField({ fields: { [name]: by }, issues: state.issues }, { name, label: 'Who said these words' })}<input type="hidden" name="${named.wasBy(key)}" value="${proposedBy}"></div>`;
}

function isSecondHand({ entry }: ShownItem, { test }: ShownLine): boolean {
  return (test.voice ?? entry.voice).secondHand === true;
}

/** The series that are chosen with their dates, where nobody has to open a fold to see them. */
function figuresTold(inputs: readonly LineInput[]): Html {
  const chosen = inputs.filter(({ series }) => series !== '');
  return html`${chosen.map(({ spec, offered, series, at }) => {
    const title = offered.find(({ id }) => id === series)?.title ?? series;
    const when = spec.takes === 'series' ? '' : at === '' ? ', its date is open' : `, ${at}`;
    return html`<p class="chosen-figure"><b>${sentence(spec.label.replace(/^The /, ''))}:</b> <bdi>${title}</bdi>${when}</p>`;
  })}`;
}

/** Whether a line is to be a saying of a claim. */
const isSaying = ({ as }: ShownLine): boolean => as !== '' && as !== NOTHING;

/** The fields of which one has to change before a line can be ticked, and what is told until then; nothing if it can be. */
function needs({ key: entry }: ShownItem, line: ShownLine): Html {
  const { key, isOpen, hasOwnSpeaker, lacks, kind } = line;
  if (isOpen)
    return html` data-needs="${hasOwnSpeaker ? named.by(key) : named.said(entry, 'name')}" data-why="Say who said it: it cannot be ticked before."`;
  if (!isSaying(line) || lacks.length === 0) return nothing;
  const fields = new Set([...lacks.map(({ field }) => listField(entry, key, field)), named.as(key)]);
  return html` data-needs="${[...fields].join(' ')}" data-why="It cannot be ticked yet: ${lacksTold(lacks, kind)}"`;
}

/** What a line becomes once it is ticked, or what it lacks. */
function readiness(line: ShownLine): Html | string {
  const { isOpen, as, asks, twice, matches, lacks, kind } = line;
  const missing = lacks.length === 0 ? nothing : html`Still missing: ${lacksTold(lacks, kind)}`;
  if (as === NOTHING) return twice === '' ? 'The ledger has it from the same day: nothing is made.' : twice;
  if (isSaying(line)) {
    if (isOpen) return html`Cannot be ticked yet: Say who said it. ${lacksTold(lacks, kind)}`;
    if (lacks.length > 0) return `Cannot be ticked yet: ${lacksTold(lacks, kind)}`;
    if (asks !== '') return 'It is attached once that is answered.';
    const isOwn = matches.some(({ slug, isOwn }) => slug === as && isOwn);
    return `Becomes a saying of that claim${isOwn ? '' : ', by somebody new'}: it waits until a reviewer confirms it, and the verdict stays.`;
  }
  if (lacks.length > 0) return html`${missing} It stays a draft.`;
  return isOpen ? 'Complete but for who said it.' : 'Complete: goes to review.';
}

/** The claim that it repeats: that which it becomes a saying of, or the first. The others, and those that come near, are folded. */
function matchLines({ matches, as }: ShownLine): Html {
  const repeated = matches.filter(({ is }) => is !== 'near');
  const first = repeated.find(({ slug }) => slug === as) ?? repeated[0];
  const others = matches.filter((one) => one !== first);
  const told = `${tally(others.length, first === undefined ? 'claim' : 'other claim')} near it`;
  return html`${first === undefined ? nothing : matchLine(first)}${
    others.length === 0
      ? nothing
      : html`<details><summary>${told}</summary>${others.map(matchLine)}</details>`
  }`;
}

function matchLine({ slug, quote, claimant, saidOn, is, why }: ArticleMatch): Html {
  return html`<p class="match"><b>${MATCH_WORDS[is]}</b> <a href="${urls.claim(slug)}" title="${quote}">${claimNamed({ slug, quote })}</a>, <span dir="auto">${claimant}</span>, ${dateInWords(saidOn)} <span class="why">${why}</span></p>`;
}

const MATCH_WORDS: Readonly<Record<ArticleMatch['is'], string>> = {
  repeat: 'Already there: repeat of',
  part: 'Already there: part of',
  near: 'Near',
};

/** What a line becomes: a draft, a saying of a claim that it repeats, or nothing. */
function becomesField({ key, as, link, proposedAs, matches }: ShownLine): Html {
  const name = named.as(key);
  const isOwn = as === '' && proposedAs === '' && link === undefined;
  const choices = matches.map(({ slug, quote }) => ({
    value: slug,
    label: `A saying of ${quotedText(quote, SHORT)}`,
  }));
  const linked = matches.flatMap(({ slug, quote, linked: test }) =>
    test === undefined
      ? []
      : [
          {
            value: linkChoice({ to: slug, kind: test.kind }),
            label: `A draft on the evidence of ${quotedText(quote, SHORT)}, linked: ${lowered(LINK_KINDS[test.kind])}`,
          },
        ],
  );
  const field = selectField(
    { fields: { [name]: link === undefined ? as : linkChoice(link) }, issues: [] },
    {
      name,
      label: 'Becomes',
      choices: [
        ...choices,
        ...linked,
        { value: NOTHING, label: 'Nothing: it is there already' },
        { value: '', label: 'A draft of its own' },
      ],
    },
  );
  // What is near a line makes it no saying: whoever knows better opens the fold.
  const shown = isOwn
    ? html`<details><summary>${linked.length === 0 ? 'Becomes a draft of its own' : 'Becomes a draft of its own, or one on the evidence of a claim'}</summary>${field}</details>`
    : field;
  return html`${shown}<input type="hidden" name="${named.wasAs(key)}" value="${proposedAs}">`;
}

/** The check that it states its claim all the same, where its words tell otherwise; an answer is carried along. */
function alikeField({ key, as, unlike }: ShownLine, state: FormState): Html {
  const name = named.alike(key);
  if (as === NOTHING || as === '' || (unlike === undefined && state.fields[name] !== 'yes')) return nothing;
  return html`<div class="asked">${unlike === undefined ? nothing : html`<p class="note">${unlike}</p>`}${checkField(state, { name, label: ALIKE_LABEL })}</div>`;
}

/** The check that it is another occasion, where the claim or the text has the same of the same speaker. */
function occasionField({ key, as, asks, isOther }: ShownLine, state: FormState): Html {
  if (as === NOTHING || as === '' || (asks === '' && !isOther)) return nothing;
  return html`<div class="asked">${asks === '' ? nothing : html`<p class="note">${asks}</p>`}${checkField(
    state,
    {
      name: named.other(key),
      label: 'It is another occasion',
      hint: 'Tick it if they said it again. If it is a report of the same occasion, it becomes nothing: choose that.',
    },
  )}</div>`;
}

/** Which of those of one name it is; an answer is carried along once it was given. */
function whichOne({ key, known }: ShownLine, state: FormState): Html {
  const name = named.which(key);
  if (known !== undefined) return whichField(state, name, known);
  const given = state.fields[name] ?? '';
  return given === '' ? nothing : html`<input type="hidden" name="${name}" value="${given}">`;
}

/** The kinds: those that the words allow by number, then all others. */
function kindField({ key, kind, kinds }: ShownLine): Html {
  const title = (name: string) => kindNamed(name)?.title ?? name;
  const likely = kinds.slice(0, 9).map((value, i) => ({ value, label: `${i + 1} ${title(value)}` }));
  const others = KINDS.filter(({ name }) => !kinds.slice(0, 9).includes(name)).map(({ name }) => ({
    value: name,
    label: title(name),
    group: 'All other kinds',
  }));
  const name = named.kind(key);
  return selectField(
    { fields: { [name]: kind }, issues: [] },
    { name, label: 'Kind', choices: [...likely, ...others] },
  );
}

/** The series of an input, and when its figure is of. */
function inputFields({ key }: ShownLine, { spec, offered, series, isProposed, at, drawn }: LineInput): Html {
  const [own, when] = [named.series(key, spec.name), named.at(key, spec.name)];
  const state = { fields: { [own]: series, [when]: at }, issues: [] };
  return html`<div class="row">${selectField(state, {
    name: own,
    label: `${spec.label}${isProposed ? ' (as in that claim)' : ''}`,
    choices: [
      { value: '', label: 'No series yet: choose it in the draft' },
      ...offered.map(({ id, title }) => ({ value: id, label: title })),
    ],
  })}${
    spec.takes === 'series'
      ? nothing
      : html`${textField(state, { name: when, label: 'Its date or period' })}<input type="hidden" name="${named.drawn(key, spec.name)}" value="${drawn}">`
  }</div>`;
}

const SAID_LABELS = {
  name: 'Who said it',
  role: 'Role at the time',
  organisation: 'Organisation',
  party: 'Party',
  saidOn: 'Day it was said',
} as const;

/** Who said it and when, to be edited; open where nobody is named. */
function saidEditor({ key, said, isOpen, number, entry }: ShownItem, { issues }: FormState): Html {
  const fields = Object.fromEntries(
    Object.entries(said).map(([part, text]) => [named.said(key, part as keyof typeof said), text]),
  );
  const state = { fields, issues };
  const isWrong = issues.some(({ field }) => Object.hasOwn(fields, field));
  const place = placeTold(entry.reasons);
  return html`<details class="said"${isOpen || isWrong ? html` open` : nothing}><summary>Who and when <span class="hidden">of claim ${number}</span></summary>
${place === '' ? nothing : html`<p class="hint">Its place in the list: ${place}.</p>`}
<div class="row">${(Object.keys(SAID_LABELS) as (keyof typeof SAID_LABELS)[]).map((part) =>
    textField(state, {
      name: named.said(key, part),
      label: SAID_LABELS[part],
      optional: part !== 'name' && part !== 'saidOn',
    }),
  )}${selectField(state, {
    name: named.said(key, 'is'),
    label: 'It is',
    choices: [
      { value: '', label: 'a person' },
      { value: 'body', label: 'an organisation' },
    ],
  })}</div></details>`;
}

/** "3 of 12 claims are ticked". */
export function tickedWords(items: readonly ShownItem[]): string {
  const ticked = items.filter(({ lines }) => lines.some((line) => line.isTicked && !isMade(line)));
  return `${ticked.length} of ${tally(items.length, 'claim')} ticked.`;
}
