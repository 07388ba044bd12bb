/** What the index of claims knows of one: its terms by where they stand, and its words for correcting what is typed. */
import type { Claimant } from '../claim.ts';
import type { SeriesHead } from '../evidence/record.ts';
import { type ClaimWithInputs, inputsOf, seriesOf } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import { wordsToSpell } from './spelling.ts';
import { indexLine } from './terms.ts';

/** What a claim is found by. */
export interface Searchable {
  claim: ClaimWithInputs & {
    slug: string;
    quote: string;
    claimant: Claimant;
    claimed?: { value: string; unit: string } | undefined;
    appearance?: { title: string; publisher?: string | undefined } | undefined;
  };
  /** Other names of the claimant, as the ledger knows them. */
  names: readonly string[];
  topic: string | null;
  /** Those that it names, and perhaps more. */
  series: readonly NamedSeries[];
  /** Of the figures that it may be held against. */
  publishers: readonly string[];
  /** The words of all who said the same besides, and their names and roles. */
  sayings?: readonly string[];
}

export type NamedSeries = Pick<SeriesHead, 'id' | 'title' | 'measure' | 'place' | 'unit'>;

/** A row of the index: terms with spaces between them. */
export interface IndexRow {
  quote: string;
  people: string;
  rests: string;
  about: string;
  sayings: string;
}

/** How many letters of terms a row has of sayings at most: those of a hundred long quotations. */
const MOST_OF_SAYINGS = 100_000;

/** The terms of sayings, those of a text that several have once. */
export function sayingsLine(texts: readonly string[]): string {
  const line = indexLine(texts);
  return line.length <= MOST_OF_SAYINGS
    ? line
    : line.slice(0, Math.max(0, line.lastIndexOf(' ', MOST_OF_SAYINGS)));
}

/** The row of a claim. The order of series and publishers does not matter. */
export function indexRow(searchable: Searchable): IndexRow {
  const { quote, people, rests, about } = textsOf(searchable);
  return {
    quote: indexLine(quote),
    people: indexLine(people),
    rests: indexLine(rests),
    about: indexLine(about),
    sayings: sayingsLine(searchable.sayings ?? []),
  };
}

/** The words of a claim that are known to be spelt well. */
export function spellings(searchable: Searchable): string[] {
  const { quote, people, rests, about } = textsOf(searchable);
  return wordsToSpell([...quote, ...people, ...rests, ...about, ...(searchable.sayings ?? [])]);
}

/** The series and figures that a claim's own inputs give, and those of its other evidence. */
function givenBy(claim: ClaimWithInputs) {
  const others = (claim.alsoOn ?? []).flatMap(({ inputs }) => inputsOf({ kind: claim.kind, inputs }));
  return [...inputsOf(claim), ...others];
}

function textsOf({ claim, names, topic, series, publishers }: Searchable) {
  const { name, role, organisation, party } = claim.claimant;
  const given = givenBy(claim);
  const ids = new Set(given.flatMap((one) => seriesOf(one) ?? []));
  const figures = given.flatMap(({ given }) =>
    typeof given === 'string' || 'series' in given ? [] : [given.name, given.measure, given.unit],
  );
  const { claimed, appearance } = claim;
  return {
    quote: [claim.quote],
    people: [name, ...[...names].sort(), role, organisation, party],
    rests: [
      ...series
        .filter(({ id }) => ids.has(id))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .flatMap(({ title, measure, place, unit }) => [title, measure, place, unit]),
      ...figures,
      claimed === undefined ? undefined : `${claimed.value} ${claimed.unit}`,
    ],
    about: [
      topic ?? undefined,
      kindNamed(claim.kind)?.title,
      claim.slug.replace(/-/g, ' '),
      appearance?.title,
      appearance?.publisher,
      ...[...publishers].sort(),
    ],
  };
}
