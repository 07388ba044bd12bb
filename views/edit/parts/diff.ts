/** What differs between two forms, field by field and word by word. */
import { diffArrays } from 'diff';
import { type Html, html, nothing } from '../../parts/html.ts';
import { inFormOrder } from './labels.ts';

/** A stretch of two texts that both have, or that only the later or the earlier has. */
export interface Piece {
  change: 'same' | 'added' | 'removed';
  text: string;
}

/**
 * The most words that may differ before a text is shown as replaced: finding them takes the square of this, and nobody
 * would read the result.
 */
const MAX_EDITS = 1_500;

/** After this many texts with that many differences, the others are compared only briefly. */
const MAX_LONG = 2;
const FEW_EDITS = 200;

/**
 * Words with the apostrophes, points and commas within them; single characters of scripts without spaces between
 * words; everything else one by one, with its joiners and marks.
 */
const TOKENS =
  /\n|[^\S\n]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]\p{M}*|[\p{L}\p{M}\p{N}]+(?:[’'.,-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{M}\p{N}](?:\u200d\S|[\ufe0f\u{1f3fb}-\u{1f3ff}]|\p{M})*/gu;

function tokens(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

/** A text with uniform line ends and without the white space around it, which the form does not read either. */
function settledText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/**
 * The pieces of two texts, in order. If they differ in more than `maxEdits` words, the whole stretch is shown as
 * replaced.
 */
export function wordDiff(a: string, b: string, maxEdits = MAX_EDITS): Piece[] {
  return diffOf(a, b, maxEdits).pieces;
}

function diffOf(a: string, b: string, maxEdits: number): { pieces: Piece[]; isTooLong: boolean } {
  const [from, to] = [tokens(a), tokens(b)];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  const [removed, added] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  const changes = diffArrays(removed, added, { maxEditLength: maxEdits });
  const middle: Piece[] =
    changes === undefined
      ? replaced(removed.join(''), added.join(''))
      : changes.map((c) => ({
          change: c.added ? 'added' : c.removed ? 'removed' : 'same',
          text: c.value.join(''),
        }));
  return {
    pieces: gathered([
      { change: 'same', text: from.slice(0, start).join('') },
      ...middle,
      { change: 'same', text: from.slice(from.length - end).join('') },
    ]),
    isTooLong: changes === undefined,
  };
}

function replaced(a: string, b: string): Piece[] {
  return gathered([
    { change: 'removed', text: a },
    { change: 'added', text: b },
  ]);
}

/** Joins neighbouring changes into one removal and one addition, also if there is white space between them. */
function gathered(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  let removed = '';
  let added = '';
  let between = '';
  const close = () => {
    if (removed !== '') all.push({ change: 'removed', text: removed });
    if (added !== '') all.push({ change: 'added', text: added });
    if (between !== '') all.push({ change: 'same', text: between });
    removed = added = between = '';
  };
  for (const { change, text } of pieces) {
    if (text === '') continue;
    if (change === 'same') {
      const isChanging = removed !== '' || added !== '';
      if (isChanging && between === '' && text.trim() === '') between = text;
      else {
        close();
        all.push({ change, text });
      }
      continue;
    }
    removed += between;
    added += between;
    between = '';
    if (change === 'removed') removed += text;
    else added += text;
  }
  close();
  return all;
}

/** How much is shown at each end of a long stretch that both texts have. */
const SHOWN = 160;
const LONG = 4 * SHOWN;

/** The beginning or the end of a text, in whole characters. */
function edge(text: string, from: 'start' | 'end'): string {
  return from === 'start'
    ? [...text.slice(0, 2 * SHOWN)].slice(0, SHOWN).join('')
    : [...text.slice(-2 * SHOWN)].slice(-SHOWN).join('');
}

function samePiece(text: string, isFirst: boolean, isLast: boolean): Html {
  if (text.length <= LONG) return html`${text}`;
  return html`${isFirst ? nothing : edge(text, 'start')} <span class="gap" dir="ltr">… the same …</span> ${isLast ? nothing : edge(text, 'end')}`;
}

/** Makes white space visible if nothing else was added or removed. */
function seen(text: string): string {
  return text.trim() === '' ? text.replace(/\n/g, '↵\n').replace(/[^\S\n]/g, '␣') : text;
}

const unseen = (words: string) => html`<span class="hidden" dir="ltr">${words}</span>`;

function drawPieces(pieces: readonly Piece[]): Html {
  return html`${pieces.map(({ change, text }, i) =>
    change === 'same' ? samePiece(text, i === 0, i === pieces.length - 1) : drawChange(change, seen(text)),
  )}`;
}

function drawChange(change: 'added' | 'removed', what: Html | string): Html {
  return change === 'added'
    ? html`<ins>${unseen('added: ')}${what}${unseen(' (end of what was added) ')}</ins>`
    : html`<del>${unseen('removed: ')}${what}${unseen(' (end of what was removed) ')}</del>`;
}

/** What differs between two texts, with what was removed struck out and what was added marked. */
export function textDiff(a: string, b: string): Html {
  return drawPieces(wordDiff(settledText(a), settledText(b)));
}

type Fields = Readonly<Record<string, string>>;

/** The names of the fields in which two forms differ, in the order of the form. */
export function changedFields(a: Fields, b: Fields): string[] {
  return inFormOrder([...Object.keys(a), ...Object.keys(b)]).filter(
    (name) => textOf(a, name) !== textOf(b, name),
  );
}

function textOf(fields: Fields, name: string): string {
  return settledText((Object.hasOwn(fields, name) ? fields[name] : undefined) ?? '');
}

/** The content of a field as a link, if it leads somewhere. */
export type Links = (name: string, value: string) => Html | undefined;

const NO_LINKS: Links = () => undefined;

/**
 * What differs between an earlier and a later form, field by field. `labels` names a field, `values` gives its content
 * in words if that is not what was typed, and `links` makes a link of it.
 */
export function fieldDiff(
  a: Fields,
  b: Fields,
  labels: (name: string) => string,
  values: (name: string, value: string) => string = (_, value) => value,
  links: Links = NO_LINKS,
): Html {
  const names = changedFields(a, b);
  if (names.length === 0) return html`<p class="note">They are the same.</p>`;
  let long = 0;
  return html`<dl class="changes">${names.map((name) => {
    const typed = [textOf(a, name), textOf(b, name)] as const;
    const [from, to] = typed.map((text) => (text === '' ? '' : values(name, text))) as [string, string];
    const linked = [links(name, typed[0]), links(name, typed[1])];
    if (linked.some((link) => link !== undefined))
      return html`
<div><dt>${labels(name)}</dt><dd dir="auto">${from === '' ? nothing : drawChange('removed', linked[0] ?? from)} ${to === '' ? nothing : drawChange('added', linked[1] ?? to)}</dd></div>`;
    // A choice from a list is replaced as a whole, whatever words the two share.
    const isChoice = from !== typed[0] || to !== typed[1];
    const { pieces, isTooLong } = isChoice
      ? { pieces: replaced(from, to), isTooLong: false }
      : diffOf(from, to, long < MAX_LONG ? MAX_EDITS : FEW_EDITS);
    if (isTooLong) long += 1;
    return html`
<div><dt>${labels(name)}</dt><dd dir="auto">${drawPieces(pieces)}</dd></div>`;
  })}
</dl>`;
}

/** The content of a form, field by field, when there is nothing to compare it with. */
export function fieldList(
  fields: Fields,
  labels: (name: string) => string,
  values: (name: string, value: string) => string = (_, value) => value,
  links: Links = NO_LINKS,
): Html {
  const names = inFormOrder(Object.keys(fields)).filter((name) => textOf(fields, name) !== '');
  return html`<dl class="changes">${names.map(
    (name) => html`
<div><dt>${labels(name)}</dt><dd dir="auto">${links(name, textOf(fields, name)) ?? values(name, textOf(fields, name))}</dd></div>`,
  )}
</dl>`;
}
