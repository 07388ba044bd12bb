/**
 * Whether a line of an article that repeats a claim is the same saying of it as one that is there already: on the claim, or in another
 * line of the text. Nobody is made to find that out by a refusal.
 */
import { nameKey } from '../evidence/names.ts';
import { readDate } from '../reading/number-words.ts';
import { occasionAsked } from '../sayings/occasions.ts';
import { quoted } from '../tables/finding.ts';
import { type ChosenLine, NOTHING } from './article-lines.ts';
import type { ArticleMatch } from './article-matches.ts';
import { type Item, named } from './article-sheet.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** A line with what is open before it becomes a saying. */
export interface SettledLine extends ChosenLine {
  /** What has to be answered: whether it is another occasion; empty if nothing is, or it was said to be another. */
  asks: string;
  /** Whether somebody said that it is another occasion. */
  isOther: boolean;
  /** Why nothing is made of it, if the text itself says it twice; empty for every other reason. */
  twice: string;
}

/** An entry with its lines. */
export interface ChosenItem {
  item: Item;
  lines: readonly ChosenLine[];
}

/**
 * Settles the lines of a list in the order of the text. Of two lines that repeat one claim by one speaker the later becomes nothing, unless
 * somebody chose otherwise: then they are asked whether it is another occasion. `attached` has the claims that lines were attached to.
 */
export function settledLines(
  all: readonly ChosenItem[],
  posted: TypedFields,
  attached: ReadonlyMap<string, string>,
): Map<string, SettledLine> {
  const told = new Map<string, number>();
  const settled = new Map<string, SettledLine>();
  for (const { item, lines } of [...all].sort((a, b) => a.item.number - b.item.number))
    for (const line of lines) {
      const made = attached.get(line.key);
      const key = (claim: string) => JSON.stringify([claim, speakerOf(line)]);
      if (made !== undefined) told.set(key(made), item.number);
      const own = settledLine(line, posted, told.get(key(line.as)));
      settled.set(line.key, own);
      const isSaying = own.as !== '' && own.as !== NOTHING;
      if (isSaying && !told.has(key(own.as))) told.set(key(own.as), item.number);
    }
  return settled;
}

const speakerOf = ({ fields }: ChosenLine): string => nameKey(typedIn(fields, 'claimant.name'));

/** A line on its own; `before` is the number of the entry that repeats the same claim by the same speaker. */
function settledLine(line: ChosenLine, posted: TypedFields, before: number | undefined): SettledLine {
  const isOther = typedIn(posted, named.other(line.key)) === 'yes';
  const plain = { ...line, isOther, asks: '', twice: '' };
  const claim = line.matches.find(({ slug }) => slug === line.as);
  if (isOther || claim === undefined || speakerOf(line) === '') return plain;
  if (before === undefined) return { ...plain, asks: askedOf(line, claim) };
  if (!line.isChosen)
    return {
      ...plain,
      as: NOTHING,
      proposedAs: NOTHING,
      twice: `Claim ${before} of this text is a saying of ${quoted(claim.quote)} by the same speaker: nothing is made of this.`,
    };
  const who = typedIn(line.fields, 'claimant.name');
  return {
    ...plain,
    asks: `Claim ${before} of this text is a saying of ${quoted(claim.quote)} by ${who} too: is this the same occasion?`,
  };
}

/** The question that is asked before a line is attached to a claim; empty if none is. */
function askedOf({ fields }: ChosenLine, { slug, quote, occasions }: ArticleMatch): string {
  const get = (name: string) => typedIn(fields, name).trim() || undefined;
  const day = readDate(get('saidOn') ?? '');
  const [name = '', url] = [get('claimant.name'), get('appearance.url')];
  if (!day.ok) return '';
  const said = {
    person: nameKey(name),
    saidOn: day.value,
    quote: get('quote') ?? '',
    appearance: { title: get('appearance.title') ?? url ?? '', publisher: get('appearance.publisher'), url },
  };
  return occasionAsked(said, occasions, { claim: { slug, quote }, speaker: name }) ?? '';
}
