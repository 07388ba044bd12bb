/**
 * JSON-stat, versions 1 and 2 (json-stat.org/full): a cube of figures becomes a row for each of them. The columns are the ids of
 * the dimensions, then `value`, then `status` if there is any. Cells are codes, as those of SDMX are; what the file calls a
 * code is its label, and no column of its own, which an editor would have to account for. A cell stands at its figure's place
 * in the cube: `value[12]`.
 */
import { Counter, EMPTY } from './cells.ts';
import { countOf, entries, field, items, type Json, textOf } from './json.ts';
import { codeCell, figureCell, type Named, sheetOfColumns } from './json-cells.ts';
import { damaged, notRead } from './refusals.ts';
import type { Cell, Limits, Sheet, Table } from './table.ts';

interface Dimension extends Named {
  size: number;
  /** Its categories by their places. */
  categories: readonly (Named | undefined)[];
}

const broken = (why: string) => damaged('JSON-stat', why);

/** The categories of a dimension: in a list, numbered by their codes, or only one that has a label. */
function categoriesOf(json: Json | undefined, size: number): (Named | undefined)[] {
  const category = field(json, 'category');
  const [index, labels] = [field(category, 'index'), field(category, 'label')];
  const named = (id: string): Named => ({ id, label: textOf(field(labels, id)) });
  const listed = items(index).map((code) => textOf(code));
  if (listed.length > 0) return listed.map((code) => (code === undefined ? undefined : named(code)));
  const numbered = entries(index);
  const categories: (Named | undefined)[] = [];
  for (const [code, place] of numbered) {
    const at = countOf(place);
    if (at !== undefined && at < size) categories[at] = named(code);
  }
  return numbered.length > 0 ? categories : entries(labels).map(([code]) => named(code));
}

function dimensionsOf(json: Json): Dimension[] {
  const all = field(json, 'dimension');
  const ids = items(field(json, 'id') ?? field(all, 'id'));
  const sizes = items(field(json, 'size') ?? field(all, 'size'));
  if (ids.length === 0 || ids.length !== sizes.length) throw broken('its dimensions are not told');
  return ids.map((item, i) => {
    const [id, size] = [textOf(item), countOf(sizes[i])];
    if (id === undefined || size === undefined) throw broken('its dimensions are not told');
    const dimension = field(all, id);
    return { id, size, label: textOf(field(dimension, 'label')), categories: categoriesOf(dimension, size) };
  });
}

/** What stands at a place of a list, or of an object by its places; a text stands at all of them. */
function at(json: Json | undefined, place: number): Json | undefined {
  if (typeof json === 'string') return json;
  return json instanceof Map ? json.get(String(place)) : items(json)[place];
}

/** The places that have a figure or a status: all of a list, those that an object names. */
function placesOf(json: Json, length: number): readonly number[] {
  const [value, status] = [field(json, 'value'), field(json, 'status')];
  if (Array.isArray(value))
    return Array.from({ length: Math.min(length, value.length) }, (_, place) => place);
  const named = [...entries(value), ...entries(status)].map(([place]) => Number(place));
  return [...new Set(named)]
    .filter((place) => Number.isSafeInteger(place) && place >= 0 && place < length)
    .sort((a, b) => a - b);
}

function* rowsOf(json: Json, dimensions: readonly Dimension[], hasStatus: boolean): Generator<Cell[]> {
  const length = dimensions.reduce((product, { size }) => product * size, 1);
  if (!Number.isSafeInteger(length)) throw broken('it would have more figures than can be counted');
  const [value, status] = [field(json, 'value'), field(json, 'status')];
  for (const place of placesOf(json, length)) {
    const where = `value[${place}]`;
    const cells: Cell[] = [];
    let rest = place;
    // The last dimension runs fastest.
    for (let i = dimensions.length - 1; i >= 0; i -= 1) {
      const { size, categories } = dimensions[i] ?? { size: 1, categories: [] };
      const category = categories[rest % size];
      if (category === undefined) throw broken('a figure is of a category that is not told');
      cells[i] = codeCell(category, where);
      rest = Math.floor(rest / size);
    }
    cells.push(figureCell(at(value, place), where));
    if (hasStatus) cells.push(codeCell({ id: textOf(at(status, place)) ?? '' }, where));
    yield cells.map((cell) => cell ?? EMPTY);
  }
}

function sheetOfSet(json: Json, counter: Counter, name: string): Sheet {
  const dimensions = dimensionsOf(json);
  const status = field(json, 'status');
  const hasStatus = typeof status === 'string' || items(status).length > 0 || entries(status).length > 0;
  const columns: Named[] = [
    ...dimensions,
    { id: 'value', label: textOf(field(json, 'label')) },
    ...(hasStatus ? [{ id: 'status' }] : []),
  ];
  return sheetOfColumns(name, columns, rowsOf(json, dimensions, hasStatus), counter);
}

const isSet = (json: Json | undefined) =>
  field(json, 'dimension') !== undefined && field(json, 'value') !== undefined;

/** The data sets of a file, with their names: itself, those of a collection, or those of version 1 by their keys. */
function setsOf(json: Json): [name: string, set: Json][] {
  if (isSet(json)) return [['', json]];
  const linked = items(field(field(json, 'link'), 'item')).filter(isSet);
  if (linked.length > 0) return linked.map((set) => [textOf(field(set, 'label')) ?? '', set]);
  return entries(json).flatMap(([name, set]): [string, Json][] => (isSet(set) ? [[name, set]] : []));
}

/** Whether JSON is JSON-stat, by what it says of itself or by the shape of version 1. */
export function isJsonStat(json: Json): boolean {
  const says = textOf(field(json, 'class'));
  return says === 'dataset' || says === 'collection' || says === 'dimension' || setsOf(json).length > 0;
}

/** Reads the data sets of JSON-stat, each as a sheet. Throws `UnreadableFile` if it has none, is damaged, or exceeds a limit. */
export function readJsonStat(json: Json, limits: Limits): Table {
  const sets = setsOf(json);
  if (sets.length === 0)
    throw notRead(
      'The file is JSON-stat without figures, perhaps a list of tables: bring one of the tables.',
    );
  const counter = new Counter(limits);
  const isAlone = sets.length === 1;
  return {
    format: 'json-stat',
    sheets: sets.map(([name, set]) => sheetOfSet(set, counter, isAlone ? '' : name)),
  };
}
