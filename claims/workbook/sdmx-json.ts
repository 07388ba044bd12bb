/**
 * SDMX-JSON data messages, versions 1 and 2 (field guide of the SDMX technical working group): a row for each observation. The
 * columns are the ids of the dimensions of all levels, then the figures (`OBS_VALUE`), then the attributes of all levels;
 * cells are codes with their labels, and stand at the key of their observation (`0:1`). What is said to be deleted is left out.
 */
import { Counter, EMPTY } from './cells.ts';
import { countOf, entries, field, items, type Json, JsonNumber, textOf } from './json.ts';
import { codeCell, figureCell, type Named, nameOf, sheetOfColumns } from './json-cells.ts';
import { damaged, notRead } from './refusals.ts';
import type { Cell, Limits, Sheet, Table } from './table.ts';

/** A dimension or an attribute, with the values that the message has of it. */
interface Component extends Named {
  values: readonly Named[];
  /** What holds where the message gives nothing. */
  preset: Named | undefined;
}

const LEVELS = ['dataSet', 'series', 'observation'] as const;
type Level = (typeof LEVELS)[number];
type ByLevel = Readonly<Record<Level, readonly Component[]>>;

interface Structure {
  dimensions: ByLevel;
  attributes: ByLevel;
  /** Attributes of groups of dimensions (version 2). */
  groups: readonly Component[];
  measures: readonly Named[];
}

const broken = (why: string) => damaged('SDMX-JSON', why);

/** A value of a component: its id, or what it says itself. */
function namedValue(json: Json): Named {
  const label = nameOf(json);
  return {
    id: textOf(field(json, 'id')) ?? textOf(field(json, 'value')) ?? textOf(json) ?? label ?? '',
    label,
  };
}

function componentOf(json: Json): Component {
  const values = items(field(json, 'values')).map(namedValue);
  const preset = textOf(field(json, 'default'));
  return {
    id: textOf(field(json, 'id')) ?? '',
    label: nameOf(json),
    values,
    preset: preset === undefined ? undefined : (values.find(({ id }) => id === preset) ?? { id: preset }),
  };
}

function byLevel(json: Json | undefined): ByLevel {
  const of = (level: string) => items(field(json, level)).map(componentOf);
  return {
    dataSet: [...of('dataSet'), ...of('dataset')],
    series: of('series'),
    observation: of('observation'),
  };
}

function structureOf(json: Json): Structure {
  const measures = items(field(field(json, 'measures'), 'observation')).map(componentOf);
  return {
    dimensions: byLevel(field(json, 'dimensions')),
    attributes: byLevel(field(json, 'attributes')),
    groups: items(field(field(json, 'attributes'), 'dimensionGroup')).map(componentOf),
    measures: measures.length > 0 ? measures : [{ id: 'OBS_VALUE' }],
  };
}

const allOf = (levels: ByLevel) => LEVELS.flatMap((level) => levels[level]);

/** What stands for a component: the value that a number points at, or the text itself; several of them joined. */
function cellOf(component: Component, json: Json | undefined, at: string): Cell {
  if (Array.isArray(json)) {
    const cells = items(json).map((item) => cellOf(component, item, at).shown);
    return codeCell({ id: cells.join(', ') }, at);
  }
  if (json === undefined || json === null)
    return component.preset === undefined ? EMPTY : codeCell(component.preset, at);
  const index = component.values.length > 0 ? countOf(json) : undefined;
  return index === undefined
    ? codeCell({ id: textOf(json) ?? '' }, at)
    : codeCell(component.values[index] ?? { id: '' }, at);
}

/** Attributes of a level from the list that is given for them; one that has no values may be left out of it. */
function attributeCells(components: readonly Component[], given: readonly Json[], at: string): Cell[] {
  const isShort = given.length < components.length;
  let next = 0;
  return components.map((component) => {
    if (isShort && component.values.length === 0) return cellOf(component, undefined, at);
    next += 1;
    return cellOf(component, given[next - 1], at);
  });
}

/** The values of dimensions by a key, `0:1`. */
function dimensionCells(components: readonly Component[], key: string, at: string): Cell[] {
  const parts = key.split(':');
  return components.map((component, i) => {
    const part = parts[i] ?? '';
    const value = /^\d+$/.test(part) ? component.values[Number(part)] : undefined;
    if (value === undefined) throw broken(`the observation ${at} is of a value that is not told`);
    return codeCell(value, at);
  });
}

/** How many kinds of groups are looked at. */
const MOST_GROUPS = 32;

/** Attributes of groups (version 2): by which dimensions a group is told, and what is given for each. */
class Groups {
  readonly #components: readonly Component[];
  readonly #kinds = new Map<string, { places: readonly number[]; given: Map<string, readonly Json[]> }>();

  constructor(components: readonly Component[], json: Json | undefined) {
    this.#components = components;
    for (const [key, given] of entries(json)) {
      const parts = key.split(':');
      const places = parts.flatMap((part, i) => (part === '' ? [] : [i]));
      const name = places.join(' ');
      const kind = this.#kinds.get(name) ?? { places, given: new Map<string, readonly Json[]>() };
      if (this.#kinds.size < MOST_GROUPS) this.#kinds.set(name, kind);
      kind.given.set(places.map((place) => parts[place]).join(':'), items(given));
    }
  }

  /** The attributes of an observation, whose key has the indices of all its dimensions. */
  cells(key: readonly string[], at: string): Cell[] {
    const given: (Json | undefined)[] = [];
    for (const { places, given: of } of this.#kinds.values())
      of.get(places.map((place) => key[place]).join(':'))?.forEach((value, i) => {
        given[i] = value ?? given[i];
      });
    return this.#components.map((component, i) => cellOf(component, given[i], at));
  }
}

/** The observations of a data set, each with the key and the attributes of its series. */
function* observationsOf(
  set: Json,
): Generator<{ series: string; attributes: readonly Json[]; key: string; given: readonly Json[] }> {
  const groups: (readonly [string, Json])[] = [['', set], ...entries(field(set, 'series'))];
  for (const [i, [series, group]] of groups.entries()) {
    const attributes = i === 0 ? [] : items(field(group, 'attributes'));
    for (const [key, given] of entries(field(group, 'observations'))) {
      // Some messages hold only the figure.
      yield { series, attributes, key, given: given instanceof JsonNumber ? [given] : items(given) };
    }
  }
}

function* rowsOf(set: Json, structure: Structure): Generator<Cell[]> {
  const { dimensions, attributes, measures } = structure;
  const groups = new Groups(structure.groups, field(set, 'dimensionGroupAttributes'));
  const ofSet = items(field(set, 'attributes'));
  const setKey = dimensions.dataSet.map(() => '0').join(':');
  for (const { series, attributes: ofSeries, key, given } of observationsOf(set)) {
    const at = series === '' ? key : `${series}:${key}`;
    const figures = measures.map((_, i) => figureCell(given[i], at));
    yield [
      ...dimensionCells(dimensions.dataSet, setKey, at),
      ...dimensionCells(dimensions.series, series, at),
      ...dimensionCells(dimensions.observation, key, at),
      ...figures,
      ...attributeCells(attributes.dataSet, ofSet, at),
      ...groups.cells([...(setKey === '' ? [] : setKey.split(':')), ...at.split(':')], at),
      ...attributeCells(attributes.series, ofSeries, at),
      // What follows the attributes points at annotations.
      ...attributeCells(attributes.observation, given.slice(measures.length), at),
    ];
  }
}

function* rowsOfAll(sets: readonly Json[], structure: Structure): Generator<Cell[]> {
  for (const set of sets) yield* rowsOf(set, structure);
}

function sheetOfSets(name: string, sets: readonly Json[], structure: Structure, counter: Counter): Sheet {
  const { dataSet, series, observation } = structure.attributes;
  const columns: Named[] = [
    ...allOf(structure.dimensions),
    ...structure.measures,
    ...dataSet,
    ...structure.groups,
    ...series,
    ...observation,
  ];
  return sheetOfColumns(name, columns, rowsOfAll(sets, structure), counter);
}

/** Where a message has its data: at the top, or under `data`. */
const dataOf = (json: Json): Json =>
  field(json, 'dataSets') === undefined ? (field(json, 'data') ?? json) : json;

/** Whether JSON is a message of SDMX: one of data, or one that has structures only. */
export function isSdmxJson(json: Json): boolean {
  const data = dataOf(json);
  const has = (name: string) => field(data, name) !== undefined;
  return (
    has('dataSets') || (/sdmx/i.test(textOf(field(field(json, 'meta'), 'schema')) ?? '') && data !== json)
  );
}

/**
 * Reads an SDMX-JSON message: its data sets in one sheet, or a sheet for each structure if there are several. Throws
 * `UnreadableFile` if it has no data, is damaged, or exceeds a limit.
 */
export function readSdmxJson(json: Json, limits: Limits): Table {
  const data = dataOf(json);
  const single = field(data, 'structure');
  const structures = (single === undefined ? items(field(data, 'structures')) : [single]).map(structureOf);
  const sets = items(field(data, 'dataSets')).filter(
    (set) => !/^d/i.test(textOf(field(set, 'action')) ?? ''),
  );
  if (sets.length === 0 || structures.length === 0)
    throw notRead(
      'The file is an SDMX-JSON message without data: ask the service for the data of the table.',
    );
  const counter = new Counter(limits);
  const sheets = structures.flatMap((structure, i) => {
    const own = sets.filter((set) => (countOf(field(set, 'structure')) ?? 0) === i);
    return own.length === 0
      ? []
      : [sheetOfSets(structures.length === 1 ? '' : String(i + 1), own, structure, counter)];
  });
  return { format: 'sdmx-json', sheets };
}
