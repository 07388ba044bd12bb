/** Labels and their series: those of the map, those made from a template, those that are left out, and those that nobody knows. */
import type { frequencyOf } from '../tables/times.ts';
import type { Row } from '../workbook/table.ts';
import { textAt } from './cells.ts';
import { type Named, OWN_NAMES, placeholders } from './columns.ts';
import type { Made } from './plan-shape.ts';
import type { Recipe } from './recipe.ts';
import { TO_NAME } from './to-name.ts';

/** What frequencies are called. */
export type Length = ReturnType<typeof frequencyOf>;

type Frequencies = Partial<Record<string, string | null | undefined>>;

/** Where the figures of a label go. `left`: left out on purpose; `unknown`: nobody knows. */
export type Target =
  | { is: 'left' | 'unknown' }
  | { is: 'series'; series: string; unit: string | undefined }
  /** A series for each length of time. */
  | { is: 'frequencies'; series: Frequencies; unit: string | undefined }
  | { is: 'new'; made: Made };

const LEFT: Target = { is: 'left' };
const UNKNOWN: Target = { is: 'unknown' };
const MAX_ID = 120;

/** A text as an id: small letters and digits, every other run of signs one hyphen. */
function idFrom(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_ID)
    .replace(/-+$/, '');
}

/** What a label is looked up with. */
export interface Labelled {
  label: string;
  /** The head of the figures, where heads are series. */
  head: string;
  /** Its place among the rows of the label, from 0. */
  occurrence: number;
  row: Row;
}

/** The labels of one file. */
export class Labels {
  readonly #recipe: Recipe;
  readonly #named: Named;
  readonly #map = new Map<string, Target | readonly Target[]>();
  readonly #made = new Map<string, Target>();
  /** The labels of each series that is made or mapped: two labels of one id are an accident where one of them is made. */
  readonly #labelsOf = new Map<string, string>();
  /** Ids that two labels would make. */
  readonly clashes = new Map<string, string[]>();
  readonly #lacks: (series: string) => boolean;
  readonly #absent = new Map<string, Made>();

  /** `lacks` says of a series of the map that the ledger does not have it. */
  constructor(recipe: Recipe, named: Named, lacks: (series: string) => boolean = () => false) {
    this.#recipe = recipe;
    this.#named = named;
    this.#lacks = lacks;
    for (const [label, entry] of Object.entries(recipe.series.map ?? {})) {
      const targets = Array.isArray(entry) ? entry.map(targetOf) : targetOf(entry);
      this.#map.set(label.trim(), targets);
      for (const target of Array.isArray(targets) ? targets : [targets])
        if (target.is === 'series') this.#labelsOf.set(target.series, label.trim());
    }
  }

  /** How many entries a label has in a list; undefined if it has none or one. */
  listed(label: string): number | undefined {
    const targets = this.#map.get(label);
    return Array.isArray(targets) ? targets.length : undefined;
  }

  /** Whether some label has a list. */
  get hasLists(): boolean {
    return [...this.#map.values()].some((targets) => Array.isArray(targets));
  }

  /** Whether a label goes to a series: the map has it and does not leave it out, or a series is made of it. */
  isTaken(label: string): boolean {
    const targets = this.#map.get(label);
    if (targets === undefined) return this.#recipe.series.rest === 'new';
    return Array.isArray(targets) || (targets as Target).is !== 'left';
  }

  /** Every series that the map names. */
  mapped(): string[] {
    return [...this.#map.values()].flat().flatMap((target) => {
      if (target.is === 'series') return [target.series];
      return target.is === 'frequencies' ? Object.values(target.series).flatMap((id) => id ?? []) : [];
    });
  }

  /** Where the figures of a label go. */
  target(labelled: Labelled): Target {
    const targets = this.#map.get(labelled.label);
    if (targets !== undefined)
      return Array.isArray(targets) ? (targets[labelled.occurrence] ?? UNKNOWN) : (targets as Target);
    const { rest } = this.#recipe.series;
    if (rest !== 'new') return rest === 'leave' ? LEFT : UNKNOWN;
    let made = this.#made.get(labelled.label);
    if (made === undefined) {
      made = this.#make(labelled);
      this.#made.set(labelled.label, made);
    }
    return made;
  }

  /**
   * A series of the map that the ledger lacks, as it would be made: called as the template says, or by its label. Its unit is "" if
   * neither the template nor the map says it. Undefined of a series that the ledger has.
   */
  absent(id: string, labelled: Labelled, unit: string | undefined, length: Length): Made | undefined {
    if (!this.#lacks(id)) return undefined;
    let made = this.#absent.get(id);
    if (made !== undefined) return made;
    const said = (text: string | undefined) =>
      text === undefined || text === TO_NAME ? '' : this.#fill(text, labelled).trim();
    const { title, unit: own, measure, place, definition, frequency } = this.#recipe.series.new ?? {};
    made = {
      id,
      title: said(title) || labelled.label || id,
      unit: unit ?? said(own),
      label: labelled.label,
    };
    if (said(measure) !== '') made.measure = said(measure);
    if (said(place) !== '') made.place = said(place);
    if (said(definition) !== '') made.definition = said(definition);
    if (frequency !== undefined) made.frequency = frequency;
    else if (length === 'month' || length === 'quarter' || length === 'year') made.frequency = length;
    this.#absent.set(id, made);
    return made;
  }

  /** Whether a series is one of the map that the ledger lacks. */
  isAbsent(id: string): boolean {
    return this.#absent.has(id);
  }

  /** What the column of a name holds in a row, or a name of the label's own. */
  #textOf(name: string, { label, head, row }: Omit<Labelled, 'occurrence'>): string {
    const own: Readonly<Record<string, string>> = { label, head };
    const column = this.#named.texts.get(name);
    if (column !== undefined) return textAt(row, column);
    return OWN_NAMES.includes(name) ? (own[name] ?? '') : '';
  }

  #fill(text: string, labelled: Omit<Labelled, 'occurrence'>): string {
    return text.replace(/\{([^{}\n]+)\}/g, (_, name: string) =>
      this.#textOf(name.trim().replace(/\s+/g, ' '), labelled),
    );
  }

  /** The series that a template makes of a label; unknown if nothing of an id is left, or another label has it. */
  #make({ label, head, row }: Labelled): Target {
    const { new: template } = this.#recipe.series;
    if (template === undefined) return UNKNOWN;
    const labelled = { label, head, row };
    const fill = (text: string) => this.#fill(text, labelled);
    const isTold = placeholders({
      ...template,
      title: '',
      unit: '',
      measure: '',
      place: '',
      definition: '',
    }).every((name) => idFrom(this.#textOf(name, labelled)) !== '');
    const id = idFrom(fill(template.id));
    if (!isTold || id === '') return UNKNOWN;
    const other = this.#labelsOf.get(id);
    if (other !== undefined && other !== label) {
      this.clashes.set(id, [...(this.clashes.get(id) ?? [other]), label]);
      return UNKNOWN;
    }
    this.#labelsOf.set(id, label);
    const { measure, place, definition, frequency } = template;
    const made: Made = { id, title: fill(template.title), unit: fill(template.unit), label };
    if (measure !== undefined) made.measure = fill(measure);
    if (place !== undefined) made.place = fill(place);
    if (definition !== undefined) made.definition = fill(definition);
    if (frequency !== undefined) made.frequency = frequency;
    return { is: 'new', made };
  }
}

type MapEntry = NonNullable<Recipe['series']['map']>[string];

function targetOf(entry: Exclude<MapEntry, readonly unknown[]>): Target {
  if (entry === null) return LEFT;
  const { series, unit } = entry;
  return typeof series === 'string' ? { is: 'series', series, unit } : { is: 'frequencies', series, unit };
}
