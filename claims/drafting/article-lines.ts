/** The lines of an article's list as drafts: the series that are proposed or chosen, their times, and what is still missing. */

import type { InputSpec } from '../engine/inputs.ts';
import type { Series, Source } from '../evidence/series.ts';
import { isDate } from '../exact/calendar.ts';
import { readDate } from '../reading/number-words.ts';
import type { ArticleMatch } from './article-matches.ts';
import {
  type Fitting,
  fittingSeries,
  openInputs,
  type SeriesHead,
  type SeriesIndex,
  withSeries,
} from './article-series.ts';
import { type Item, type Line, named } from './article-sheet.ts';
import { carryOver, PROPOSED } from './carry-over.ts';
import { readDraft } from './draft.ts';
import { inputField } from './draft-fields.ts';
import type { FieldIssue } from './messages.ts';
import { shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** An input of a line that a series is chosen for. */
export interface LineInput {
  spec: InputSpec;
  /** The series to choose from, the likeliest first. */
  offered: readonly Pick<Fitting, 'id' | 'title'>[];
  /** The series that is chosen; empty for none. */
  series: string;
  /** Whether it was proposed and nobody chose it. */
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
  /** The name of the claim that it becomes a saying of; empty for a draft of its own. */
  as: string;
  /** Whether the ledger has something that fits: a claim, or a series that is likely. */
  hasMatch: boolean;
}

/** What lines are held against. */
export interface LineLedger {
  index: SeriesIndex;
  heads: ReadonlyMap<string, SeriesHead>;
  around: ReadonlySet<string>;
  matches: ReadonlyMap<string, readonly ArticleMatch[]>;
}

/** Chooses the series of a line: what was posted, else those of a claim that it repeats, else one that is likely. */
export function chosenLine(item: Item, line: Line, ledger: LineLedger, posted: TypedFields): ChosenLine {
  const matches = ledger.matches.get(line.key) ?? [];
  // What comes near may be of another time or place: its series are no proposal.
  const known =
    matches.find(({ is, series }) => is === 'repeat' && Object.keys(series).length > 0)?.series ?? {};
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
    const likely = own ?? fitting.find(({ isLikely }) => isLikely)?.id ?? '';
    const series = Object.hasOwn(posted, name) ? typedIn(posted, name) : likely;
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
    return { spec, offered, series, isProposed: series !== '' && series === likely, at: drawn, drawn };
  });
  const hasMatch = matches.some(({ is }) => is === 'repeat') || inputs.some(({ isProposed }) => isProposed);
  return { ...line, inputs, matches, as: becomes(line, matches, posted), hasMatch };
}

/**
 * What a line becomes: as chosen; or else a saying of the claim that it repeats, if the same claimant made that, once the day and the
 * link are known. That somebody new said it is for the editor to choose.
 */
function becomes({ key, fields }: Line, matches: readonly ArticleMatch[], posted: TypedFields): string {
  const chosen = typedIn(posted, named.as(key));
  if (Object.hasOwn(posted, named.as(key))) return matches.some(({ slug }) => slug === chosen) ? chosen : '';
  const isKnown = ['saidOn', 'appearance.url'].every((name) => typedIn(fields, name) !== '');
  return isKnown ? (matches.find(({ is, isOwn }) => is === 'repeat' && isOwn)?.slug ?? '') : '';
}

/** A day as it is typed, as the calendar has it; empty if it cannot be read. */
function dayOf(typed: string): string {
  if (isDate(typed)) return typed;
  const read = readDate(typed);
  return read.ok ? read.value : '';
}

/** A line as the draft that it would be. */
export interface DraftLine extends ChosenLine {
  /** What is missing before it can go to review, apart from who said it. */
  lacks: readonly FieldIssue[];
}

/** Fills in the times of a line’s figures from its series, and tells what is missing. */
export function draftLine(
  line: ChosenLine,
  {
    heads,
    evidence,
    today,
    posted,
  }: {
    heads: ReadonlyMap<string, SeriesHead>;
    evidence: { series: ReadonlyMap<string, Series>; sources: ReadonlyMap<string, Source> };
    today: string;
    posted: TypedFields;
  },
): DraftLine {
  const chosen = Object.fromEntries(line.inputs.map(({ spec, series }) => [spec.name, series]));
  const fields = withSeries(line.fields, chosen, heads);
  const said = dropUnheld(fields, line, evidence.series);
  // A time that the text says of a figure goes before that of a claim with the same figure.
  for (const { spec, drawn } of line.inputs)
    if (drawn !== '' && spec.takes !== 'series') fields[inputField(spec.name, 'at')] ??= drawn;
  const nothing = { speaker: [], held: [], appearance: null, topic: null };
  const filled = carryOver(fields, { ...nothing, series: evidence.series }, today);
  const own = Object.fromEntries(
    Object.entries(filled).filter(
      ([name]) => !/^proposed(?:-why)?\./.test(name) && !name.startsWith(PROPOSED),
    ),
  );
  const inputs = line.inputs.map((input): LineInput => {
    const drawn = own[inputField(input.spec.name, 'at')] ?? said.get(input.spec.name) ?? '';
    const [name, before] = [named.at(line.key, input.spec.name), named.drawn(line.key, input.spec.name)];
    const isTyped = Object.hasOwn(posted, name) && typedIn(posted, name) !== typedIn(posted, before);
    const at = isTyped ? typedIn(posted, name) : drawn;
    if (input.spec.takes !== 'series') own[inputField(input.spec.name, 'at')] = at;
    return { ...input, at, drawn };
  });
  for (const [name, text] of Object.entries(own)) if (text === '') delete own[name];
  const { issues, missing } = readDraft(own, { ...evidence, today, isCorrection: false });
  const lacks = [...issues, ...missing].filter(({ field }) => field !== 'claimant.name');
  return { ...line, inputs, fields: own, lacks };
}

/**
 * Takes out the times of figures that their series do not have, such as a year where it has days: what the series has within them is
 * proposed instead. Returns them as they were, by their inputs.
 */
function dropUnheld(
  fields: Record<string, string>,
  { inputs, test }: ChosenLine,
  held: ReadonlyMap<string, Series>,
): Map<string, string> {
  const said = new Map<string, string>();
  for (const { spec, series } of inputs) {
    const name = inputField(spec.name, 'at');
    const at = test.inputs.find((one) => one.name === spec.name)?.at;
    const isHeld = held.get(series)?.observations.some((one) => one.at === at);
    if (isHeld !== false || fields[name] === undefined) continue;
    said.set(spec.name, fields[name]);
    delete fields[name];
  }
  return said;
}
