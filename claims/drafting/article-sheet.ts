/**
 * The list of an article as an editor works it: the entries that were read, with what the editor ticked, typed and chose.
 * What was typed stays; everything else follows the reading and the head, so that a change of the head changes every entry
 * that nobody edited by hand.
 */
import type {
  ArticleEntry,
  ArticleReading,
  ArticleTest,
  Contradiction,
  Head,
  Voice,
} from '../article/article.ts';
import { nameKey } from '../evidence/names.ts';
import { kindNamed } from '../kinds/index.ts';
import { readQuotation } from '../reading/quotation.ts';
import { SAID_PARTS, type Said, type SaidPart, saidOf, testFields } from './article-fields.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** The names of the fields of the list. */
export const named = {
  all: (entry: string) => `e.${entry}.all`,
  said: (entry: string, part: SaidPart) => `e.${entry}.${part}`,
  tick: (test: string) => `t.${test}.tick`,
  /** Who said the words of a test that has a speaker of its own, and the same as it was drawn: what differs was typed. */
  by: (test: string) => `t.${test}.by`,
  wasBy: (test: string) => `t.${test}.was-by`,
  kind: (test: string) => `t.${test}.kind`,
  /** What it becomes: the name of the claim that it is a saying of, or a draft of its own. */
  as: (test: string) => `t.${test}.as`,
  /** The same as it was proposed: what differs was chosen. */
  wasAs: (test: string) => `t.${test}.was`,
  /** That a saying is of another occasion than one that the claim has. */
  other: (test: string) => `t.${test}.other`,
  /** That it states the claim that it becomes a saying of, though its words tell otherwise. */
  alike: (test: string) => `t.${test}.alike`,
  /** Which of those of one name said it. */
  which: (test: string) => `t.${test}.which`,
  series: (test: string, input: string) => `t.${test}.series.${input}`,
  /** When a figure is of, and the same as it was drawn: what differs was typed. */
  at: (test: string, input: string) => `t.${test}.at.${input}`,
  drawn: (test: string, input: string) => `t.${test}.drawn.${input}`,
  /** A number that was set apart and is taken back in, by where it begins. */
  back: (start: number) => `back.${start}`,
} as const;

/** One test of an entry, as a line to tick. */
export interface Line {
  key: string;
  test: ArticleTest;
  /** As the editor chose, or as it was read. */
  kind: string;
  /** The kinds to choose from, the likelier first; the first is that which was read. */
  kinds: readonly string[];
  isTicked: boolean;
  /** Whether the text gives it a speaker other than that of its entry, or leaves its own open. */
  hasOwnSpeaker: boolean;
  /** Who said it, as far as nobody typed that at the line; empty for nobody. */
  proposedBy: string;
  /** Nobody is named: that blocks the tick. */
  isOpen: boolean;
  /** Its fields of the claim form, without series. */
  fields: Record<string, string>;
}

/** One entry of the list. */
export interface Item {
  /** Where its quotation begins, by which its fields are named. */
  key: string;
  /** Its number in the text, from 1. */
  number: number;
  entry: ArticleEntry;
  said: Said;
  /** The parts that an editor typed. */
  edited: ReadonlySet<SaidPart>;
  /** Nobody is named: that blocks the tick of every line without a speaker of its own. */
  isOpen: boolean;
  lines: readonly Line[];
  /** The notes on figures in its words that do not follow from others. */
  contradictions: readonly Contradiction[];
  /** A number that was set apart, and was taken back in. */
  isBack: boolean;
}

/** What is read of a text under a head. */
export interface ReadUnder {
  head: Head;
  reading: ArticleReading;
}

export interface SheetOf {
  text: string;
  now: ReadUnder;
  /** What the form was drawn from, if it was another head. */
  before: ReadUnder;
  posted: TypedFields;
  order: 'rank' | 'text';
}

/** The list of an article with what was posted. Never throws, whatever the fields hold. */
export function sheetOf({ text, now, before, posted, order }: SheetOf): Item[] {
  const entries = withBack(text, now.reading, posted);
  const drawn = new Map(before.reading.entries.map((entry) => [entry.start, entry] as const));
  const numbers = new Map([...entries].sort((a, b) => a.start - b.start).map((entry, i) => [entry, i + 1]));
  const keys = { entries: new Set<string>(), tests: new Set<string>() };
  const items = entries.map((entry) =>
    itemOf(entry, drawn.get(entry.start) ?? entry, {
      number: numbers.get(entry) ?? 0,
      now,
      before,
      posted,
      keys,
    }),
  );
  return order === 'text' ? items.sort((a, b) => a.number - b.number) : items;
}

function itemOf(
  entry: ArticleEntry,
  drawn: ArticleEntry,
  { number, now, before, posted, keys }: Omit<SheetOf, 'text' | 'order'> & { number: number; keys: Keys },
): Item {
  const key = unique(String(entry.start), keys.entries);
  const [own, earlier] = [saidOf(entry, now.head), saidOf(drawn, before.head)];
  const edited = new Set(
    SAID_PARTS.filter((part) => {
      const name = named.said(key, part);
      return Object.hasOwn(posted, name) && typedIn(posted, name).trim() !== earlier[part];
    }),
  );
  const said = Object.fromEntries(
    SAID_PARTS.map((part) => [
      part,
      edited.has(part) ? typedIn(posted, named.said(key, part)).trim() : own[part],
    ]),
  ) as Record<SaidPart, string>;
  const all = typedIn(posted, named.all(key)) === 'yes';
  const end = entry.start + entry.quote.length;
  return {
    key,
    number,
    entry,
    said,
    edited,
    isOpen: said.name === '',
    lines: entry.tests.map((test) =>
      lineOf(entry, test, { head: now.head, said, edited, all, posted, keys: keys.tests }),
    ),
    contradictions: now.reading.contradictions.filter(({ quotes }) =>
      quotes.some((quote) => quote.start >= entry.start && quote.end <= end),
    ),
    isBack: entry.weight === BACK,
  };
}

function lineOf(
  { quote, voice }: ArticleEntry,
  test: ArticleTest,
  {
    head,
    said,
    edited,
    all,
    posted,
    keys,
  }: Pick<Item, 'said' | 'edited'> & { head: Head; all: boolean; posted: TypedFields; keys: Set<string> },
): Line {
  const key = keyOf(test, keys);
  const kinds = [...new Set([test.kind, ...test.otherKinds])].filter((kind) => kindNamed(kind) !== undefined);
  const chosen = typedIn(posted, named.kind(key));
  const kind = kindNamed(chosen) === undefined ? test.kind : chosen;
  const read = test.voice === undefined ? said : saidOf({ voice: test.voice, saidOn: null }, head);
  const hasOwnSpeaker = test.voice !== undefined && !isSameSpeaker(test.voice, voice);
  // Whoever changes the speaker of an entry by hand changes that of all its words; whoever fills in one that was open does not.
  const isChanged = edited.has('name') && (voice.speaker !== '?' || read.name === '');
  const proposed = hasOwnSpeaker && !isChanged ? { ...read, saidOn: said.saidOn } : said;
  const own = hasOwnSpeaker ? saidAtLine(key, proposed, [said, read], posted) : said;
  return {
    key,
    test,
    kind,
    kinds,
    isTicked: all || typedIn(posted, named.tick(key)) === 'yes',
    hasOwnSpeaker,
    proposedBy: proposed.name,
    isOpen: own.name === '',
    fields: testFields({ quote, voice: test.voice ?? voice, said: own, head, test, kind }),
  };
}

/** Whether two stretches are the words of one speaker, known or open. */
function isSameSpeaker({ speaker: a }: Voice, { speaker: b }: Voice): boolean {
  if (a === null || b === null || a === '?' || b === '?') return a === b;
  return nameKey(a.name) === nameKey(b.name);
}

/**
 * Who said a line: the name that was typed at it, or else who is proposed. `known` are those whose role and party the text tells; of
 * anybody else nothing but the name is known.
 */
function saidAtLine(key: string, proposed: Said, known: readonly Said[], posted: TypedFields): Said {
  const [name, before] = [named.by(key), named.wasBy(key)];
  const typed = typedIn(posted, name).trim();
  if (!Object.hasOwn(posted, name) || typed === typedIn(posted, before).trim()) return proposed;
  const held = known.find((one) => typed !== '' && nameKey(one.name) === nameKey(typed));
  const nobody = { name: '', role: '', organisation: '', party: '', is: '' };
  return { ...nobody, ...held, name: typed, saidOn: proposed.saidOn };
}

/** The keys that were given. */
interface Keys {
  entries: Set<string>;
  tests: Set<string>;
}

/** A key by the place of a figure, which stays the same in every reading. */
function keyOf({ figure }: ArticleTest, keys: Set<string>): string {
  return unique(`${figure.start}-${figure.end}`, keys);
}

/** A key that no other has: several of one place are counted. */
function unique(own: string, keys: Set<string>): string {
  let key = own;
  for (let n = 2; keys.has(key); n += 1) key = `${own}-${n}`;
  keys.add(key);
  return key;
}

/** The weight of what was taken back in: after everything that was proposed. */
const BACK = Number.NEGATIVE_INFINITY;

/** The entries, with the numbers that were set apart and are taken back in: each a test of its sentence. */
function withBack(
  text: string,
  { apart, sentences, entries }: ArticleReading,
  posted: TypedFields,
): ArticleEntry[] {
  const all = [...entries];
  for (const span of apart.filter(({ start }) => Object.hasOwn(posted, named.back(start)))) {
    const at = all.findIndex(({ start, quote }) => start <= span.start && span.end <= start + quote.length);
    const held = all[at];
    if (held !== undefined) {
      all[at] = { ...held, tests: [...held.tests, testBack(held.quote, span, held.start)] };
      continue;
    }
    const { start, end } = sentences.find((one) => one.start <= span.start && span.end <= one.end) ?? span;
    const quote = text.slice(start, end);
    all.push({
      start,
      quote,
      voice: { start, end, speaker: '?', why: 'taken back in: nobody is named yet' },
      saidOn: null,
      tests: [testBack(quote, span, start)],
      alsoIn: [],
      reasons: [],
      weight: BACK,
    });
  }
  return all;
}

/** The test of a number that was set apart: its figure as the reader of quotations has it. */
function testBack(quote: string, { start, end }: { start: number; end: number }, from: number): ArticleTest {
  const { figures, kinds } = readQuotation(quote);
  const read = figures.find((one) => one.start < end - from && one.start + one.text.length > start - from);
  const [kind = 'level', ...otherKinds] = kinds
    .map((one) => one.kind)
    .filter((one) => kindNamed(one) !== undefined);
  return {
    figure: { start, end },
    kind,
    otherKinds,
    claimed: read === undefined ? null : { value: read.value, unit: read.unit, hedge: read.hedge },
    inputs: [],
  };
}
