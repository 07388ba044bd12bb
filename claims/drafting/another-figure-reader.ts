/** Reads what a reader types in the place of figures of a claim: numbers as people write them, in the figures' own units. */

import { agree, unitOf } from '../evidence/units.ts';
import { isDecimal, parseDecimal, plain } from '../exact/number.ts';
import { readQuotation } from '../reading/quotation.ts';
import { momentName } from '../words/dates.ts';
import { withUnit } from '../words/numbers.ts';
import type { AnotherFigure, OwnFigure, OwnInput } from './another-figure.ts';
import { FieldReader } from './field-reader.ts';
import type { FieldIssue } from './messages.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** What was read of a form that asks for other figures. */
export interface ReadAnother {
  figures: readonly AnotherFigure[];
  issues: readonly FieldIssue[];
}

/** The longest number that is read, in characters. */
const LONGEST = 300;

/** Names that others add to addresses, to follow who reads what: they ask for nothing. */
const TRACKING = /^(?:utm_|fbclid$|gclid$|mc_|_)/;

/** The name of the field that says which of several figures of an input is meant. */
export function whichField(input: string): string {
  return `${input}.at`;
}

/** What that field holds for a figure: its time, or the number of a part in its list, from 0. */
export function whichOf({ input, at }: OwnFigure): string {
  return /\.(\d+)$/.exec(input)?.[1] ?? at ?? '';
}

/** The fields by which a form asks for a figure again. */
export function fieldsOfAnother(
  inputs: readonly OwnInput[],
  figures: readonly AnotherFigure[],
): Record<string, string> {
  const fields = figures.map((figure) => {
    const own = inputs.find((input) => input.figures.some((one) => isSame(one, figure)));
    if (own === undefined) return {};
    return own.figures.length === 1
      ? { [own.name]: figure.theirs }
      : { [own.name]: figure.theirs, [whichField(own.name)]: whichOf(figure) };
  });
  return Object.assign({}, ...fields) as Record<string, string>;
}

/** Whether two are the same figure of a claim. */
export function isSame(one: OwnFigure, other: OwnFigure): boolean {
  return one.input === other.input && one.series === other.series && one.at === other.at;
}

/**
 * Reads the fields of a form, or the parameters of an address, each under its input's name. Never throws. An issue without
 * a field is about the address itself.
 */
export function readAnother(inputs: readonly OwnInput[], fields: TypedFields, today: string): ReadAnother {
  const issues: FieldIssue[] = [];
  const figures: AnotherFigure[] = [];
  const known = new Set<string>();
  for (const { field, figure, which } of asked(inputs, fields)) {
    known.add(field);
    if (which !== undefined) known.add(which);
    const typed = typedIn(fields, field).trim();
    if (typed === '') continue;
    if (figure === undefined) {
      issues.push({
        field: which ?? field,
        message: 'Choose which figure yours takes the place of: one of the list.',
      });
      continue;
    }
    const read = readIn(typed, figure.unit, today);
    if (read.ok) figures.push({ ...figure, theirs: read.value });
    else issues.push({ field, message: read.message });
  }
  return { figures, issues: [...strange(fields, known), ...issues, ...twice(figures)] };
}

/**
 * What was typed, and what is wrong with it, by the fields that a form draws: it has one field for all parts of a list, and
 * another that says which. Of several parts the form shows one, that has something wrong if any has.
 */
export function asDrawn(
  inputs: readonly OwnInput[],
  fields: TypedFields,
  issues: readonly FieldIssue[],
): { fields: TypedFields; issues: FieldIssue[] } {
  const drawn: Record<string, string> = { ...fields };
  const moved = new Map<string, string>();
  for (const { name, figures } of inputs) {
    const parts = figures.length < 2 ? [] : figures.filter(({ input }) => input !== name);
    const typed = parts.filter(({ input }) => typedIn(fields, input).trim() !== '');
    const part = typed.find(({ input }) => issues.some(({ field }) => field === input)) ?? typed[0];
    for (const { input } of typed) moved.set(input, name);
    if (part === undefined || typedIn(fields, name).trim() !== '') continue;
    drawn[name] = typedIn(fields, part.input);
    drawn[whichField(name)] = whichOf(part);
  }
  return {
    fields: drawn,
    issues: issues.map((issue) => ({ ...issue, field: moved.get(issue.field) ?? issue.field })),
  };
}

/** A field of a form, with the figure that it stands for, and the field that says which. */
interface Asked {
  field: string;
  figure: OwnFigure | undefined;
  which?: string;
}

function asked(inputs: readonly OwnInput[], fields: TypedFields): Asked[] {
  return inputs.flatMap(({ name, figures }): Asked[] => {
    const [only, another] = figures;
    if (another === undefined) return only === undefined ? [] : [{ field: name, figure: only }];
    const which = whichField(name);
    const chosen = typedIn(fields, which).trim();
    const figure = chosen === '' ? only : figures.find((one) => whichOf(one) === chosen);
    return [
      { field: name, figure, which },
      // A part of a list has a name of its own.
      ...figures.flatMap((part) => (part.input === name ? [] : [{ field: part.input, figure: part }])),
    ];
  });
}

/** The fields that no figure of the claim has. */
function strange(fields: TypedFields, known: ReadonlySet<string>): FieldIssue[] {
  const [first] = Object.keys(fields).filter((name) => !known.has(name) && !TRACKING.test(name));
  if (first === undefined) return [];
  return [
    {
      field: '',
      message: `The verdict rests on no figure “${first.slice(0, 60)}”: put your number beside one of those below.`,
    },
  ];
}

/** Two numbers for one figure, which several inputs of a claim may name. */
function twice(figures: readonly AnotherFigure[]): FieldIssue[] {
  return figures.flatMap((figure, i) => {
    const before = figures
      .slice(0, i)
      .find(
        ({ input, series, at }) =>
          series === figure.series && at === figure.at && (series !== undefined || input === figure.input),
      );
    return before === undefined || before.theirs === figure.theirs
      ? []
      : [
          {
            field: figure.input,
            message: `This is the same figure as one above${figure.at === undefined ? '' : `, of ${momentName(figure.at)}`}: give it one number.`,
          },
        ];
  });
}

type ReadNumber = { ok: true; value: string } | { ok: false; message: string };

/** A number in a unit, with or without that unit, or in another scale of it: "16,900", "16.9 thousand officers". */
function readIn(typed: string, unit: string, today: string): ReadNumber {
  const reader = new FieldReader({ number: typed }, today);
  const value = reader.numberOf(unit, 'number');
  if (value !== undefined) return { ok: true, value };
  const message = reader.issues[0]?.message ?? 'Write a number.';
  if (typed.length > LONGEST) return { ok: false, message };
  const [figure, second] = readQuotation(typed).figures;
  if (figure === undefined || second !== undefined || figure.role !== undefined || figure.unit === '')
    return { ok: false, message };
  if (figure.hedge !== 'bare')
    return { ok: false, message: `Write the number alone, such as ${example(unit)}.` };
  if (unit !== '' && !agree(figure.unit, unit))
    return {
      ok: false,
      message: `This figure is counted in ${unit}, and yours in ${figure.unit}: write a number of ${unit}.`,
    };
  const scaled = plain(parseDecimal(figure.value).mul(unitOf(figure.unit).scale).div(unitOf(unit).scale));
  return isDecimal(scaled) ? { ok: true, value: scaled } : { ok: false, message };
}

function example(unit: string): string {
  return withUnit('1,142', unit);
}
