/**
 * Fills a form from what the ledger knows already: who speaks, where it was said, which series the next figure is of and
 * for when. Only empty fields are filled. Each is marked as proposed until somebody changes it, and what somebody took out
 * is not proposed again.
 */
import { heldOn } from '../editorial/tenure.ts';
import type { Kind } from '../engine/kind.ts';
import type { Series } from '../evidence/series.ts';
import { lastKnownOn } from '../evidence/series-dates.ts';
import { compareMoments, daysInMonth, isDate, liesWithin, moment, parseMoment } from '../exact/calendar.ts';
import { kindNamed } from '../kinds/index.ts';
import { readDate, readMoment } from '../reading/number-words.ts';
import { readQuotation } from '../reading/quotation.ts';
import { dateInWords } from '../words/dates.ts';
import { inputField } from './draft-fields.ts';
import { shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** What a claim of the ledger says of who made it. */
export interface SaidOfSpeaker {
  /** Whoever it is listed under. */
  slug: string;
  saidOn: string;
  role: string | null;
  organisation: string | null;
  party: string | null;
  isBody: boolean;
  topic: string | null;
}

/** A role or a party that editors dated. */
export interface HeldBySpeaker {
  slug: string;
  /** Null where a party is told. */
  role: string | null;
  organisation: string | null;
  /** Null where a role is told. */
  party: string | null;
  /** Null where that is open. */
  firstDay: string | null;
  lastDay: string | null;
}

/** What the ledger knows about a form. */
export interface LedgerKnows {
  /** What the claims by whoever has the claimant's name say of them, the latest first. */
  speaker: readonly SaidOfSpeaker[];
  /** What editors dated of whoever has that name, the latest first. */
  held: readonly HeldBySpeaker[];
  /** How the claims from the same page name it and its publisher; those of its site, if the ledger has none of the page. */
  appearance: { title: string | null; publisher: string | null } | null;
  /** The topic of all claims on the form's series, if it is one. */
  topic: string | null;
  series: ReadonlyMap<string, Series>;
}

/** How the names of hidden fields begin that say what was proposed for a field, and why a group of them was filled. */
export const PROPOSED = 'proposed.';
const WHY = 'proposed-why.';

/** The groups of fields that are taken out together. */
export const GROUPS = ['claimant', 'appearance', 'topic', 'inputs'] as const;

export type Group = (typeof GROUPS)[number];

/** The group that a field belongs to. */
function groupOf(field: string): Group | undefined {
  return GROUPS.find((group) => field === group || field.startsWith(`${group}.`));
}

/** The fields of a form that hold what was proposed for them. */
export function proposedFields(fields: TypedFields): string[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(PROPOSED))
    .map((name) => name.slice(PROPOSED.length))
    .filter((name) => isProposed(fields, name));
}

/** Whether a field still holds what was proposed for it. */
export function isProposed(fields: TypedFields, name: string): boolean {
  const proposed = typedIn(fields, PROPOSED + name);
  return proposed !== '' && typedIn(fields, name) === proposed;
}

/** Why the fields of a group were filled, as a clause; empty if that is not known. */
export function whyProposed(fields: TypedFields, group: Group): string {
  return typedIn(fields, WHY + group);
}

/** The posted fields in which a form remembers what was proposed. They are never saved. */
export function proposalFields(posted: TypedFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(posted).filter(
      ([name]) =>
        (name.startsWith(PROPOSED) && groupOf(name.slice(PROPOSED.length)) !== undefined) ||
        GROUPS.some((group) => name === WHY + group),
    ),
  );
}

/** A form without what was proposed for a group of its fields and not changed since; it is not proposed again. */
export function takenOut(fields: TypedFields, group: Group): Record<string, string> {
  const out = new Set(proposedFields(fields).filter((name) => groupOf(name) === group));
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, out.has(name) ? '' : text]));
}

/** Fills the empty fields of a form. Never changes what was typed; never throws. `today` is the day on which it is read. */
export function carryOver(fields: TypedFields, knows: LedgerKnows, today: string): Record<string, string> {
  const form = new Filling(fields);
  fillSpeaker(form, knows, today);
  fillAppearance(form, knows.appearance);
  fillTopic(form, knows);
  const kind = kindNamed(typedIn(fields, 'kind'));
  if (kind !== undefined) {
    fillSeries(form, kind);
    fillTimes(form, kind, knows.series, today);
  }
  return form.fields;
}

/** A form that is being filled. */
class Filling {
  readonly fields: Record<string, string>;

  constructor(fields: TypedFields) {
    this.fields = { ...fields };
  }

  typed(name: string): string {
    return typedIn(this.fields, name).trim();
  }

  /** Fills a field that is empty, or that holds another proposal, unless this very text was taken out of it. */
  propose(name: string, text: string | null | undefined): void {
    if (text == null || text === '') return;
    const isOpen = this.typed(name) === '' || isProposed(this.fields, name);
    if (!isOpen || typedIn(this.fields, PROPOSED + name) === text) return;
    this.fields[name] = text;
    this.fields[PROPOSED + name] = text;
  }

  /** Empties a field that holds a proposal which holds no more. */
  withdraw(name: string): void {
    if (!isProposed(this.fields, name)) return;
    this.fields[name] = '';
    delete this.fields[PROPOSED + name];
  }

  explain(group: Group, why: string): void {
    this.fields[WHY + group] = why;
  }
}

const SPEAKER_FIELDS = ['role', 'organisation', 'party'] as const;

/**
 * Role, organisation and party on the day, as editors dated them; what they did not, as in the claim that was made last before.
 * Nobody's if several have the name.
 */
function fillSpeaker(form: Filling, { speaker, held }: LedgerKnows, today: string): void {
  const slugs = new Set([...speaker, ...held].map(({ slug }) => slug));
  const [slug = ''] = slugs.size === 1 ? slugs : [form.typed('claimant.which')];
  const said = speaker.filter((one) => one.slug === slug);
  const day = dayOf(form.typed('saidOn'), today);
  const latest = said.find(({ saidOn }) => day === undefined || saidOn <= day) ?? said.at(-1);
  const dated = held.filter((one) => one.slug === slug);
  const { known, isDated } = knownOn(day ?? today, latest, dated);
  for (const part of SPEAKER_FIELDS)
    if (known[part] === null) form.withdraw(`claimant.${part}`);
    else form.propose(`claimant.${part}`, known[part]);
  if (latest === undefined && !isDated) {
    form.withdraw('claimant.is');
    return;
  }
  form.propose('claimant.is', latest?.isBody === true ? 'body' : null);
  const told = latest === undefined ? [] : [`as in the claim of ${dateInWords(latest.saidOn)}`];
  form.explain('claimant', isDated ? `as recorded for ${dateInWords(day ?? today)}` : told.join(''));
}

/** What is known of a speaker on a day. A role that editors dated, and that was not held then, is not taken from a claim. */
function knownOn(
  day: string,
  latest: SaidOfSpeaker | undefined,
  dated: readonly HeldBySpeaker[],
): { known: Record<(typeof SPEAKER_FIELDS)[number], string | null>; isDated: boolean } {
  const office = dated.find((one) => one.role !== null && heldOn(one, day));
  const membership = dated.find((one) => one.party !== null && heldOn(one, day));
  const isOver = (part: 'role' | 'party', of: typeof office) =>
    of === undefined && latest?.[part] != null && dated.some((one) => one[part] === latest[part]);
  const lastOffice = isOver('role', office) ? undefined : latest;
  return {
    known: {
      role: office?.role ?? lastOffice?.role ?? null,
      organisation: office === undefined ? (lastOffice?.organisation ?? null) : office.organisation,
      party: membership?.party ?? (isOver('party', membership) ? null : (latest?.party ?? null)),
    },
    isDated: office !== undefined || membership !== undefined,
  };
}

function fillAppearance(form: Filling, appearance: LedgerKnows['appearance']): void {
  if (appearance === null) return;
  form.propose('appearance.title', appearance.title);
  form.propose('appearance.publisher', appearance.publisher);
  form.explain('appearance', `as other claims from ${appearance.title === null ? 'this site' : 'this page'}`);
}

/** The topic of the claims on the same series; or of all claims by whoever speaks, if it is one. */
function fillTopic(form: Filling, { topic, speaker }: LedgerKnows): void {
  const topics = new Set(speaker.map((one) => one.topic));
  const [only] = topics;
  form.propose('topic', topic ?? (topics.size === 1 ? only : null));
  form.explain(
    'topic',
    topic === null ? 'as the other claims by this name' : 'as the other claims on these figures',
  );
}

/** What says which series a new figure goes into. */
const NEW_SERIES = ['title', 'unit', 'measure', 'place', 'definition', 'frequency'].map(
  (name) => `newSeries.${name}`,
);

/** The series of the second of two figures that are set against one another, as of the first. */
function fillSeries(form: Filling, kind: Kind): void {
  for (const [first, second] of twoOfOneSeries(kind)) {
    const [own, other] = [first, second].map((input) => (field: string) => inputField(input, field));
    if (own === undefined || other === undefined) continue;
    const given = form.typed(own('from')) || 'series';
    const now = form.typed(other('from')) || 'series';
    const isOpen = ['series', 'value', 'unit', 'at', ...NEW_SERIES].every(
      (name) => form.typed(other(name)) === '',
    );
    if (given === 'new' && isOpen && now !== 'new') form.propose(other('from'), 'new');
    else if (given !== now) continue;
    for (const name of ['series', ...(given === 'new' ? NEW_SERIES : [])])
      form.propose(other(name), form.typed(own(name)));
  }
}

/** The pairs of inputs that are mostly of one series: the earlier and the later figure of a change, and two figures compared. */
function twoOfOneSeries({ pairs = [] }: Kind): (readonly [string, string])[] {
  return pairs.flatMap(({ of: [first, second], relation }) =>
    second !== undefined && (relation === 'change' || relation === 'comparison')
      ? [[first, second] as const]
      : [],
  );
}

/** A day that was typed; undefined if it cannot be read. */
function dayOf(typed: string, today: string): string | undefined {
  if (isDate(typed)) return typed;
  const read = readDate(typed, today);
  return read.ok ? read.value : undefined;
}

const SINCE = /\b(?:since|from|than|compared (?:with|to))\b[^.,;]{0,12}$/i;

/** The times of figures: the dates that the quotation names, as far as the series have figures for them, or else the last that was known. */
function fillTimes(form: Filling, kind: Kind, held: ReadonlyMap<string, Series>, today: string): void {
  const said = dayOf(form.typed('saidOn'), today);
  const quote = form.typed('quote');
  const hasDeadline = kind.options.some(({ name }) => name === 'deadline');
  const read = readQuotation(quote).dates.filter(({ role }) => !(hasDeadline && role === 'deadline'));
  const dates = read.map(({ at }) => at);
  // One date alone is that of the earlier figure if the words count from it: “since 2010”, “than in 2010”.
  const isSince = read.every(({ start }) => SINCE.test(quote.slice(0, start)));
  const changes = twoOfOneSeries(kind);
  const inPairs = new Set(changes.flat());
  const seriesOf = (input: string) => {
    const given = form.typed(inputField(input, 'from'));
    return given === '' || given === 'series' ? held.get(form.typed(inputField(input, 'series'))) : undefined;
  };
  for (const [first, second] of changes) {
    const [one, other] = [seriesOf(first), seriesOf(second)];
    if (one === undefined || one !== other) continue;
    const [earlier, later] = isChange(kind, first) ? [first, second] : [second, first];
    const times = [...new Set(dates.flatMap((at) => endsHeld(one, at)))].sort((a, b) =>
      compareMoments(moment(a), moment(b)),
    );
    const last = said === undefined ? undefined : lastKnownOn(one, said);
    const [from, to] = times.length === 1 && !isSince ? [undefined, times[0]] : times;
    if (times.length > 2) continue;
    proposeTime(form, earlier, from);
    proposeTime(form, later, to ?? (last === from ? undefined : last));
  }
  for (const { name, takes } of kind.inputs) {
    const series =
      takes === 'series' || takes === 'figures' || inPairs.has(name) ? undefined : seriesOf(name);
    if (series === undefined) continue;
    const times = dates.flatMap((at) => heldAt(series, at) ?? []);
    proposeTime(
      form,
      name,
      times.length === 1
        ? times[0]
        : dates.length > 0 || said === undefined
          ? undefined
          : lastKnownOn(series, said),
    );
  }
}

function isChange({ pairs = [] }: Kind, first: string): boolean {
  return pairs.some(({ of, relation }) => of[0] === first && relation === 'change');
}

function proposeTime(form: Filling, input: string, at: string | undefined): void {
  if (at !== undefined) form.propose(inputField(input, 'at'), shownMoment(at));
}

/** The time of the last figure of a series that lies within a time that was named: 31 March 2020 for “March 2020”. */
function heldAt({ observations }: Series, named: string): string | undefined {
  const asked = parseMoment(named);
  if (asked === undefined) return undefined;
  const within = observations
    .filter(({ at }) => at === named || liesWithin(moment(at), asked))
    .map(({ at }) => at);
  return within.includes(named) ? named : within.sort((a, b) => compareMoments(moment(a), moment(b))).at(-1);
}

/** The times of the figures at both ends of a time, if it is from one month to another; otherwise of the last within it. */
function endsHeld(series: Series, named: string): string[] {
  const asked = parseMoment(named);
  const ends = asked === undefined ? [] : [asked.start, asked.end].map((day) => heldAt(series, monthOf(day)));
  const [first, last] = ends;
  if (first !== undefined && last !== undefined && first !== last) return [first, last];
  const only = heldAt(series, named);
  return only === undefined ? [] : [only];
}

function monthOf(day: string): string {
  const month = day.slice(0, 'YYYY-MM'.length);
  return `${month}-01/${month}-${daysInMonth(day)}`;
}

/** Whether a field of a time says a moment, or one within it: a note that it is in no field yet would be wrong. */
export function isPlaced(fields: TypedFields, at: string): boolean {
  const asked = parseMoment(at);
  return Object.entries(fields).some(([name, text]) => {
    if (!/^(?:saidOn|options\..+|.+\.at)$/.test(name) || name.startsWith(PROPOSED)) return false;
    const read =
      parseMoment(text.trim()) === undefined
        ? readMoment(text.trim())
        : { ok: true as const, value: text.trim() };
    const own = read.ok ? parseMoment(read.value) : undefined;
    return (
      own !== undefined &&
      asked !== undefined &&
      (read.ok && read.value === at ? true : liesWithin(own, asked))
    );
  });
}
