/**
 * Where a text quotes: pairs of marks, within a paragraph, whatever their shape. A quotation that runs over paragraphs
 * opens each of them with a mark and closes the last. One pass.
 */
import type { Sentence, Span } from '../article.ts';

export interface Quotation extends Span {
  /** Where its words begin and end, without the marks. */
  inner: Span;
  paragraph: number;
  /** Its paragraph begins with it. */
  opens: boolean;
  /** It goes on from the quotation before, which no mark closed. */
  goesOn: boolean;
  /** No mark closes it. */
  unclosed: boolean;
}

/** The first and last place of each paragraph, by its number. */
function paragraphs(sentences: readonly Sentence[]): (Span & { paragraph: number })[] {
  const list: (Span & { paragraph: number })[] = [];
  for (const { start, end, paragraph } of sentences) {
    const last = list[list.length - 1];
    if (last?.paragraph === paragraph) last.end = end;
    else list.push({ start, end, paragraph });
  }
  return list;
}

const DOUBLE = '"“”„«»\u201f';
const isWordAt = (text: string, i: number): boolean => /[\p{L}\p{N}]/u.test(text[i] ?? ' ');
const isSpaceAt = (text: string, i: number, { start, end }: Span): boolean =>
  i < start || i >= end || /\s/.test(text[i] ?? ' ');

/** The quotations of a text in its order. Never throws. */
export function quotationsOf(text: string, sentences: readonly Sentence[]): Quotation[] {
  const all: Quotation[] = [];
  for (const paragraph of paragraphs(sentences)) {
    const found = doublesIn(text, paragraph);
    const before = all[all.length - 1];
    const list = found.length > 0 ? found : singlesIn(text, paragraph);
    list.forEach((span, i) => {
      const opens = i === 0 && /^[\s"“„«'‘]*$/.test(text.slice(paragraph.start, span.inner.start));
      const previous = i === 0 ? before : undefined;
      const goesOn = opens && previous?.unclosed === true && previous.paragraph >= paragraph.paragraph - 2;
      all.push({ ...span, paragraph: paragraph.paragraph, opens, goesOn });
    });
  }
  return all;
}

type Bare = Span & { inner: Span; unclosed: boolean };

/** Whether a double mark opens, closes, or may do either. */
function turnOf(text: string, i: number, paragraph: Span): 'opens' | 'closes' | 'either' {
  const c = text[i] ?? '';
  const before = isSpaceAt(text, i - 1, paragraph) || '([-–—:/‘\'"“'.includes(text[i - 1] ?? ' ');
  const after = isSpaceAt(text, i + 1, paragraph);
  if ('“„«\u201f'.includes(c)) return 'opens';
  if ('”»'.includes(c)) return before && !after && isWordAt(text, i + 1) ? 'either' : 'closes';
  if (before === after) return 'either';
  return before ? 'opens' : isWordAt(text, i + 1) && !/[.,!?]/.test(text[i - 1] ?? ' ') ? 'either' : 'closes';
}

function doublesIn(text: string, paragraph: Span): Bare[] {
  const found: Bare[] = [];
  let open: number | undefined;
  let inner = 0;
  for (let i = paragraph.start; i < paragraph.end; i += 1) {
    const c = text[i] ?? ' ';
    if (!DOUBLE.includes(c)) continue;
    const turn = turnOf(text, i, paragraph);
    if (open === undefined) {
      if (turn === 'closes') continue;
      open = i;
      // `"“The plan`: two marks that open as one.
      while (DOUBLE.includes(text[i + 1] ?? ' ') && i + 1 < paragraph.end) i += 1;
      inner = i + 1;
    } else if (turn !== 'opens') {
      found.push({ start: open, end: i + 1, inner: { start: inner, end: i }, unclosed: false });
      open = undefined;
    } else if (endsBefore(text, i)) {
      // A mark opens at a new sentence while one is open: the one before was never closed.
      inner = Math.min(inner, i);
    }
  }
  if (open !== undefined && paragraph.end > inner)
    found.push({
      start: open,
      end: paragraph.end,
      inner: { start: inner, end: paragraph.end },
      unclosed: true,
    });
  return found;
}

const endsBefore = (text: string, i: number): boolean => /[.!?]\s+$/.test(text.slice(Math.max(0, i - 3), i));

/** Pairs of single marks; an apostrophe is none. Each opening mark takes the next that may close. */
function singlesIn(text: string, paragraph: Span): Bare[] {
  const found: Bare[] = [];
  let open: number | undefined;
  for (let i = paragraph.start; i < paragraph.end; i += 1) {
    const c = text[i] ?? ' ';
    if (c !== "'" && c !== '‘' && c !== '’') continue;
    const before = isSpaceAt(text, i - 1, paragraph) || '([-–—:"“'.includes(text[i - 1] ?? ' ');
    if (open === undefined) {
      if (c !== '’' && before && isWordAt(text, i + 1)) open = i;
    } else if (!before && !isWordAt(text, i + 1) && closesAt(text, i, open, c)) {
      found.push({ start: open, end: i + 1, inner: { start: open + 1, end: i }, unclosed: false });
      open = undefined;
    } else if (c === '‘') open = i;
  }
  return found;
}

/** A mark after "s" may be a genitive: "the officers’ pay" closes nothing, unless the words before it are few. */
function closesAt(text: string, i: number, open: number, c: string): boolean {
  if (/[.,!?…;]/.test(text[i - 1] ?? ' ')) return true;
  if (text[i - 1] !== 's' || i - open < 60) return true;
  return c === '’'
    ? /^[.,;:!?\s]*$/.test(text.slice(i + 1, i + 3)) && /^\s?\p{Lu}/u.test(text.slice(i + 2, i + 4))
    : false;
}
