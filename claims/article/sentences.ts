/**
 * Cuts an article into its sentences. No break after "Mr", "No.", "U.S.", initials or "Rs. 5", nor inside numbers; a
 * mark of quotation goes with the sentence that it closes. Takes time in proportion to the text, and never throws.
 */
import type { Sentence } from './article.ts';
import { blocksOf } from './lines.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words that a stop belongs to whatever comes after: titles before names. */
const BEFORE_NAME = words(
  'mr mrs ms mx dr prof rev fr st sr sra jr messrs mme hon sen rep gov gen col lt cpl sgt capt maj adm cmdr supt insp det ' +
    'cllr atty pres supt asst dep amb rt lord vs v approx est ca rs ksh kshs e.g i.e cf viz no nos art sec fig vol para pp',
);

/** Words that a stop shortens, which may still end a sentence. */
const SHORTENED = words(
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc ltd co corp plc bros ' +
    'dept etc al a.m p.m am pm u.s u.k e.u u.n d.c ave blvd rd mt ft calif conn mass mich minn wis ill ariz colo fla ga va ' +
    'tenn tex okla pa md ph.d m.d b.a m.p jr sr',
);

/** Words that begin a sentence more often than they go on after a shortened word. */
const STARTS = words(
  'the a an it its he she they we i you this that these those there in on at by for from but and or so if when while as after ' +
    'before however meanwhile although though since what who how why not no his her their our my most many some more only even ' +
    'yet still last next under over with without according to',
);

const STOPS = '.!?…';
const CLOSERS = `"'”’)]»*`;

/** The longest word that is looked at before a stop. */
const MAX_WORD = 14;

/** The sentences of a text, in its order; together they hold every word of it. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  blocksOf(text).forEach((block, paragraph) => {
    let start = block.start;
    const add = (end: number): void => {
      while (start < end && /\s/.test(text[start] ?? '')) start += 1;
      if (end > start)
        sentences.push({
          start,
          end,
          place: block.place,
          paragraph,
          ...(block.again ? { again: true as const } : {}),
        });
      start = end;
    };
    for (let i = block.start; i < block.end; i += 1) {
      if (!STOPS.includes(text[i] ?? ' ')) continue;
      const end = breakAt(text, i, block.start, block.end);
      if (end !== undefined) {
        add(end);
        i = end - 1;
      } else while (STOPS.includes(text[i + 1] ?? ' ') && i + 1 < block.end) i += 1;
    }
    add(block.end);
  });
  return sentences;
}

/** Where the sentence ends whose stop stands at a place; undefined if it goes on. */
function breakAt(text: string, at: number, from: number, to: number): number | undefined {
  let end = at;
  while (end < to && STOPS.includes(text[end] ?? ' ')) end += 1;
  const single = text[at] === '.' && end === at + 1;
  while (end < to && CLOSERS.includes(text[end] ?? ' ')) end += 1;
  end = afterNote(text, end, to);
  if (end >= to) return to;
  // "Q2. [907712] Dr Kerrigan": the number of a question.
  if (single && at - from < 5 && /^Q\d{1,3}$/.test(text.slice(from, at))) return undefined;
  if (!/\s/.test(text[end] ?? ''))
    return single && isStuck(text, at, end) && end === at + 1 ? end : undefined;
  let next = end;
  while (next < to && /\s/.test(text[next] ?? '')) next += 1;
  const after = text.slice(next, next + 24);
  if (/^[\p{Ll}]/u.test(after)) return undefined;
  if (/^[–—-]\s*\p{Ll}/u.test(after)) return undefined;
  return single && goesOnAfter(text, at, from, after) ? undefined : end;
}

/** After the mark of a footnote: "21%.(1)", "fell.[2]". */
function afterNote(text: string, end: number, to: number): number {
  const note = /^(?:\(\d{1,3}\)|\[\d{1,3}\])/.exec(text.slice(end, Math.min(to, end + 5)))?.[0] ?? '';
  return end + note.length;
}

/** "…last year.The force": a space that was lost. */
function isStuck(text: string, at: number, next: number): boolean {
  return (
    /^\p{Ll}{3}$/u.test(text.slice(at - 3, at)) &&
    /^["“]?\p{Lu}(?:\p{Ll}+\s|\s)/u.test(text.slice(next, next + 16))
  );
}

/** Whether the word before a stop is one that it shortens, so that the sentence goes on. */
function goesOnAfter(text: string, at: number, from: number, after: string): boolean {
  const before = /[\p{L}.]+$/u.exec(text.slice(Math.max(from, at - MAX_WORD), at))?.[0] ?? '';
  const word = before.toLowerCase();
  if (word === '') return false;
  const digit = /^[\p{Sc}]?\d/u.test(after);
  if (word === 'no' || word === 'nos') return digit;
  if (BEFORE_NAME.has(word)) return before !== 'v' || !digit;
  const initial = /^(?:\p{Lu}|(?:\p{L}\.)+\p{L})$/u.test(before) && before !== 'I';
  if (!initial && !SHORTENED.has(word)) return false;
  if (
    !initial &&
    /^(?:am|pm|sun|sat|mar|jun|dec|co|al|ill|ga|va|pa|md|ft|mt|fla|tex|mass)$/.test(word) &&
    before === word
  )
    return false;
  const next = /^["'“‘(]*([\p{L}’']+)/u.exec(after)?.[1]?.toLowerCase() ?? '';
  return digit ? true : !STARTS.has(next) && next !== '' && !/^["“]/.test(after);
}
