/** Number formats of spreadsheets as tokens (ECMA-376 part 1, section 18.8.31; what Excel makes of it where that is silent). */

export type Token =
  | { type: 'text'; text: string }
  /** A place for a digit: `0` always, `#` and `?` where there is one. */
  | { type: 'digit'; mark: '0' | '#' | '?' }
  | { type: 'point' | 'comma' | 'percent' | 'slash' | 'general' | 'at' }
  | { type: 'power'; isSigned: boolean }
  /** Letters of a day or a time: `yyyy`, `mmm`, `AM/PM`, and `[h]` for hours that are counted on. */
  | { type: 'date'; letters: string }
  /** Places of a second. */
  | { type: 'fraction'; places: number };

/** What a section is for, if it says so: `[>=1000]`. */
export interface Condition {
  operator: string;
  than: number;
}

export interface Section {
  tokens: readonly Token[];
  condition?: Condition;
}

/** A format with its sections in the order of its code. */
export interface Format {
  sections: readonly Section[];
}

/** The pieces of a code: a text in quotation marks, a sign behind a backslash, what stands in brackets, runs of letters. */
const PIECE =
  /"([^"]*)"?|\\([\s\S])|_[\s\S]?|\*[\s\S]?|\[([^\]]*)\]?|General|AM\/PM|A\/P|[Ee][+-]|y+|m+|d+|h+|s+|e+|g+|b+|\.0+|[\s\S]/giy;

const TIME_BEFORE = /^(?:s+|\[s+\])$/;

/** What stands in brackets: hours that are counted on, a condition, a currency; colours and languages are nothing. */
function bracketed(content: string): Token | Condition | undefined {
  if (/^(?:h+|m+|s+)$/i.test(content)) return { type: 'date', letters: `[${content.toLowerCase()}]` };
  const condition = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(content);
  if (condition !== null) return { operator: condition[1] ?? '', than: Number(condition[2]) };
  const [, currency = ''] = /^\$([^-]*)/.exec(content) ?? [];
  return currency === '' ? undefined : { type: 'text', text: currency };
}

/** The token of a single sign, or of a run of letters, within the tokens before it. */
function tokenOf(piece: string, before: readonly Token[]): Token[] {
  const small = piece.toLowerCase();
  if (small === 'general') return [{ type: 'general' }];
  if (piece === '0' || piece === '#' || piece === '?') return [{ type: 'digit', mark: piece }];
  if (piece === ',') return [{ type: 'comma' }];
  if (piece === '%') return [{ type: 'percent' }];
  if (piece === '/') return [{ type: 'slash' }];
  if (piece === '@') return [{ type: 'at' }];
  if (/^e[+-]$/.test(small)) return [{ type: 'power', isSigned: piece[1] === '+' }];
  if (/^(?:am\/pm|a\/p|y+|m+|d+|h+|s+|e+)$/.test(small)) return [{ type: 'date', letters: small }];
  // Names of eras, and years that are counted from other ones, are not shown.
  if (/^[gb]+$/.test(small)) return [];
  if (piece.startsWith('.')) {
    const last = before.findLast((token) => token.type === 'date');
    if (piece.length > 1 && last?.type === 'date' && TIME_BEFORE.test(last.letters))
      return [{ type: 'fraction', places: piece.length - 1 }];
    const digits = Array.from({ length: piece.length - 1 }, (): Token => ({ type: 'digit', mark: '0' }));
    return [{ type: 'point' }, ...digits];
  }
  return [{ type: 'text', text: piece }];
}

/** The longest code that is read; Excel writes at most 255 signs. */
const LONGEST = 300;

/** The sections of a code, with their tokens. A code that makes no sense is read as far as it does. */
export function readFormat(code: string): Format {
  const sections: { tokens: Token[]; condition?: Condition }[] = [{ tokens: [] }];
  for (const [piece, quoted, escaped, content] of code.slice(0, LONGEST).matchAll(PIECE)) {
    const section = sections[sections.length - 1];
    if (section === undefined) break;
    const text = quoted ?? escaped;
    if (text !== undefined) section.tokens.push({ type: 'text', text });
    else if (content !== undefined) {
      const found = bracketed(content);
      if (found === undefined) continue;
      if ('operator' in found) section.condition = found;
      else section.tokens.push(found);
    } else if (piece === ';') sections.push({ tokens: [] });
    // Room as wide as a sign, and a sign that fills the cell, are no text of it.
    else if (!piece.startsWith('_') && !piece.startsWith('*'))
      section.tokens.push(...tokenOf(piece, section.tokens));
  }
  return { sections };
}

const has = ({ tokens }: Section, type: Token['type']) => tokens.some((token) => token.type === type);

/** Whether a section shows a day or a time. */
export function showsDay(section: Section): boolean {
  return has(section, 'date');
}

/** Whether a section shows a part of a day only, so that its number is a length of time or a time of some day. */
export function showsTimeOnly(section: Section): boolean {
  const letters = section.tokens.flatMap((token) => (token.type === 'date' ? [token.letters] : []));
  return (
    letters.every((run) => /^(?:\[?[hs]+\]?|\[m+\]|m{1,2}|am\/pm|a\/p)$/.test(run)) &&
    letters.some((run) => /[hs[]/.test(run))
  );
}

/** Whether a section shows a number as a percentage. */
export function showsPercent(section: Section): boolean {
  return has(section, 'percent');
}

/** Whether a section is for texts, or shows them. */
export function showsText(section: Section): boolean {
  return has(section, 'at');
}

const HOLDS: Readonly<Record<string, (value: number, than: number) => boolean>> = {
  '<': (value, than) => value < than,
  '>': (value, than) => value > than,
  '<=': (value, than) => value <= than,
  '>=': (value, than) => value >= than,
  '=': (value, than) => value === than,
  '<>': (value, than) => value !== than,
};

const holds = (condition: Condition, value: number) =>
  HOLDS[condition.operator]?.(value, condition.than) === true;

/**
 * The section that shows a number, and whether the sign of a negative one is left to it: two sections are for numbers from
 * zero and for negative ones, a third is for zero, a fourth for texts, unless conditions say otherwise.
 */
export function sectionFor(
  { sections }: Format,
  value: number,
): { section: Section; hasOwnSign: boolean } | undefined {
  const numeric =
    sections.length > 3 ? sections.slice(0, 3) : sections.filter((section) => !showsText(section));
  const [first, second, third] = numeric.length > 0 ? numeric : sections;
  if (first === undefined) return undefined;
  const plain = { section: first, hasOwnSign: false };
  if (numeric.some(({ condition }) => condition !== undefined)) {
    const found = numeric.find(({ condition }) => condition !== undefined && holds(condition, value));
    const rest = numeric.findLast(({ condition }) => condition === undefined);
    const section = found ?? rest;
    if (section === undefined) return undefined;
    // A section for negative numbers only says itself that they are.
    const { condition } = section;
    return {
      section,
      hasOwnSign: condition !== undefined && /^<=?$/.test(condition.operator) && condition.than <= 0,
    };
  }
  if (second !== undefined && value < 0) return { section: second, hasOwnSign: true };
  return third !== undefined && value === 0 ? { section: third, hasOwnSign: false } : plain;
}
