import type { Series, Source } from '../evidence/series.ts';
import { secondHandLacks } from './article-fields.ts';
import { type ChosenLine, dayOf, type LineInput, NOTHING } from './article-lines.ts';
import type { SettledLine } from './article-occasions.ts';
import { type SeriesHead, withSeries } from './article-series.ts';
import { named } from './article-sheet.ts';
import { carryOver, PROPOSED } from './carry-over.ts';
import { readDraft } from './draft.ts';
import { inputField } from './draft-fields.ts';
import { type DraftLink, withLink } from './draft-links.ts';
import type { FieldIssue } from './messages.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** A line as the draft that it would be. */
export interface DraftLine extends SettledLine {
  /** What is missing before it can go to review or be attached, apart from who said it. */
  lacks: readonly FieldIssue[];
  /** Whether it can be ticked with all that have a match: it has the series of a claim, or is ready to be a saying of one. */
  hasMatch: boolean;
}

/** Fills in the times of a line’s figures from its series, and tells what is missing. */
export function draftLine(
  line: SettledLine,
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
  for (const { spec, series } of inputs) if (series === '') delete own[inputField(spec.name, 'series')];
  if (line.link !== undefined) takeOver(own, line, line.link);
  for (const [name, text] of Object.entries(own)) if (text === '') delete own[name];
  const { issues, missing } = readDraft(own, { ...evidence, today, isCorrection: false });
  const lacks =
    line.as === ''
      ? [...issues, ...missing].filter(({ field }) => field !== 'claimant.name')
      : line.as === NOTHING
        ? []
        : sayingLacks(own);
  const isSaying = line.as !== '' && line.as !== NOTHING;
  const hasMatch = isSaying
    ? lacks.length === 0 && line.asks === ''
    : line.as === '' && inputs.some(({ isProposed }) => isProposed);
  return { ...line, inputs, fields: own, lacks, hasMatch };
}

/** Fills in the options of a claim that a draft is linked to, as far as the words gave none, and the link. */
function takeOver(own: Record<string, string>, { matches }: ChosenLine, link: DraftLink): void {
  const options = matches.find(({ slug }) => slug === link.to)?.linked?.options ?? {};
  for (const [name, text] of Object.entries(options)) own[name] ??= text;
  Object.assign(own, withLink({}, link));
}

/** What a saying lacks: the day and the page of the words, which nobody may guess, and the words themselves if they are second-hand. */
function sayingLacks(fields: TypedFields): FieldIssue[] {
  return [
    ...(dayOf(typedIn(fields, 'saidOn')) === ''
      ? [{ field: 'saidOn', message: 'Give the day on which it was said.' }]
      : []),
    ...(typedIn(fields, 'appearance.url') === ''
      ? [{ field: 'appearance.url', message: 'Give the link of the text.' }]
      : []),
    ...secondHandLacks(fields),
  ];
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
