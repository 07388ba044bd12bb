/** The lines of an article's list: the series that are proposed or chosen, and what each becomes. */

import { isSameQuotation } from '../editorial/same-words.ts';
import type { InputSpec } from '../engine/inputs.ts';
import { readDate } from '../reading/number-words.ts';
import type { ArticleMatch } from './article-matches.ts';
import {
  type Fitting,
  fittingSeries,
  openInputs,
  type SeriesHead,
  type SeriesIndex,
} from './article-series.ts';
import { type Item, type Line, named } from './article-sheet.ts';
import type { DraftLink } from './draft-links.ts';
import { shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** An input of a line that a series is chosen for. */
export interface LineInput {
  spec: InputSpec;
  /** The series to choose from, the likeliest first. */
  offered: readonly Pick<Fitting, 'id' | 'title'>[];
  /** The series that is chosen; empty for none. */
  series: string;
  /** Whether it is that of a claim that the line repeats. */
  isProposed: boolean;
  /** When its figure is of, as typed or as proposed; empty if that is open. */
  at: string;
  /** That of `at` which was proposed. */
  drawn: string;
}

/** A line with its series. */
export interface ChosenLine extends Line {
  inputs: readonly LineInput[];
  matches: readonly ArticleMatch[];
  /** The name of the claim that it becomes a saying of; `NOTHING` if it is there already; empty for a draft of its own. */
  as: string;
  /** The same as it is proposed. */
  proposedAs: string;
  /** Whether somebody chose what it becomes. */
  isChosen: boolean;
  /** To which claim the draft is linked, if somebody chose that. */
  link: DraftLink | undefined;
}

/** A draft that is linked to a claim, as a choice of what a line becomes. */
export const linkChoice = ({ to, kind }: DraftLink): string => `${kind}:${to}`;

/** What a line becomes whose words the ledger has already: no claim has such a name. */
export const NOTHING = '-';

/** What lines are held against. */
export interface LineLedger {
  index: SeriesIndex;
  heads: ReadonlyMap<string, SeriesHead>;
  around: ReadonlySet<string>;
  matches: ReadonlyMap<string, readonly ArticleMatch[]>;
}

/**
 * Chooses the series of a line: what was posted, or else those of a claim that it repeats. Nothing else is ever chosen for
 * somebody: a series of another subject in the same unit would give a verdict, and a wrong one.
 */
export function chosenLine(item: Item, line: Line, ledger: LineLedger, posted: TypedFields): ChosenLine {
  const matches = ledger.matches.get(line.key) ?? [];
  const chosen = chosenFor(line.key, matches, posted);
  const linked = matches.find((match) => chosen !== undefined && choiceOf(match) === chosen);
  const known =
    linked?.linked?.series ?? matches.find(({ series }) => Object.keys(series).length > 0)?.series ?? {};
  const inputs = openInputs(line.fields).map((spec): LineInput => {
    const fitting = fittingSeries(ledger.index, {
      test: line.test,
      input: spec,
      words: item.entry.quote,
      around: ledger.around,
      saidOn: dayOf(item.said.saidOn),
    });
    const name = named.series(line.key, spec.name);
    const own = known[spec.name]?.id;
    const typed = Object.hasOwn(posted, name) ? typedIn(posted, name) : undefined;
    // Whoever chose the link left the series open before it had one.
    const series = typed === undefined || (typed === '' && linked !== undefined) ? (own ?? '') : typed;
    const ids = [...new Set([...(own === undefined ? [] : [own]), ...(series === '' ? [] : [series])])];
    const others = fitting.filter(({ id }) => !ids.includes(id));
    const offered = [
      ...ids.flatMap((id) => {
        const head = ledger.heads.get(id);
        return head === undefined ? [] : [{ id, title: head.title }];
      }),
      ...others,
    ];
    const at = known[spec.name]?.at;
    const drawn = series === own && at !== undefined ? shownMoment(at) : '';
    return { spec, offered, series, isProposed: series !== '' && series === own, at: drawn, drawn };
  });
  const proposedAs = proposedFor(line, matches);
  const link = linked?.linked && { to: linked.slug, kind: linked.linked.kind };
  return {
    ...line,
    inputs,
    matches,
    as: link === undefined ? (chosen ?? proposedAs) : '',
    proposedAs,
    isChosen: chosen !== undefined,
    link,
  };
}

/** The choice of a draft that is linked to a claim; undefined if it asks no question of the line. */
const choiceOf = ({ slug, linked }: ArticleMatch): string | undefined =>
  linked && linkChoice({ to: slug, kind: linked.kind });

/** The claim that a line repeats, that of the same claimant first; undefined if it repeats none. */
function repeatedBy(matches: readonly ArticleMatch[]): ArticleMatch | undefined {
  const repeated = matches.filter(({ is }) => is !== 'near');
  return repeated.find(({ isOwn }) => isOwn) ?? repeated[0];
}

/** What somebody chose that a line becomes; undefined if they left what was proposed, which follows the head. */
function chosenFor(key: string, matches: readonly ArticleMatch[], posted: TypedFields): string | undefined {
  const [name, before] = [named.as(key), named.wasAs(key)];
  const chosen = typedIn(posted, name);
  const isLeft = Object.hasOwn(posted, before) && typedIn(posted, before) === chosen;
  if (!Object.hasOwn(posted, name) || isLeft) return undefined;
  return chosen === NOTHING || matches.some((one) => one.slug === chosen || choiceOf(one) === chosen)
    ? chosen
    : '';
}

/**
 * What is proposed that a line becomes: a saying of the claim that it repeats; nothing, if the same claimant said it on the
 * same day, in the same words or on no other page. Never a second claim that the ledger has.
 */
function proposedFor({ fields }: Line, matches: readonly ArticleMatch[]): string {
  const known = repeatedBy(matches);
  if (known === undefined) return '';
  const [day, link] = [dayOf(typedIn(fields, 'saidOn')), typedIn(fields, 'appearance.url')];
  const isSame =
    link === '' || isSamePage(link, known.url) || isSameQuotation(typedIn(fields, 'quote'), known.quote);
  const isThere = known.isOwn && day === known.saidOn && isSame;
  return isThere ? NOTHING : known.slug;
}

/** Whether two addresses are of one page, whatever is asked of it. */
function isSamePage(a: string, b: string): boolean {
  const bare = (address: string) =>
    address
      .replace(/[?#].*$/s, '')
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/\/+$/, '');
  return bare(a) === bare(b);
}

/** A day as it is typed, as the calendar has it; empty if it cannot be read. */
export function dayOf(typed: string): string {
  const read = readDate(typed);
  return read.ok ? read.value : '';
}
