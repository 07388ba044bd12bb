/** Random valid bundles of every kind, from a seed: figures near what is claimed, so that every finding occurs. */
import type { Bundle, Claim, Claimed, Source } from './bundle.ts';
import { isSeriesInput } from './bundle.ts';
import { evaluate } from './evaluate.ts';
import { type Draft, draftOf, KIND_NAMES, relatives } from './random-claims.ts';
import { Chance, inline, plain, SUBJECTS, sizeIn } from './random-parts.ts';
import { dateOf, dayNumber, moment } from './time.ts';
import { readUnit } from './units.ts';

const HEDGES = [
  'exactly',
  'bare',
  'bare',
  'bare',
  'about',
  'about',
  'nearly',
  'just-over',
  'or-more',
  'over',
  'at-least',
  'under',
  'at-most',
  'up-to',
];
const NEAR = [
  1, 1, 1, 1, 1, 1.0005, 0.9995, 1.01, 0.99, 1.024, 0.976, 1.05, 0.95, 1.08, 0.92, 1.15, 0.87, 1.3, 0.7, 1.8,
  0.5, 3, 0.1, -1,
];

const SOURCES: Source[] = [
  { id: 'pub', title: 'Published statistics', publisher: 'Statistics office' },
  { id: 'check', title: 'A check', publisher: 'Checkers' },
  { id: 'app', title: 'Interview', publisher: 'Paper' },
  { id: 'app-url', title: 'Another title', publisher: 'Paper', url: 'https://example.org/interview' },
];

/** The days on which the words may be said and looked at: mostly when most is known. */
function daysOf(c: Chance, draft: Draft): { saidOn: string; asOf: string } {
  const published = draft.series.flatMap((s) => s.observations.map((o) => o.publishedOn)).sort();
  const last = published.at(-1) ?? '2024-05-26';
  const some = published.length > 0 ? c.pick(published) : last;
  const early = draft.kind === 'on-pace' || draft.kind === 'promise' || draft.kind === 'forecast';
  const saidOn = c.maybe(early ? 0.85 : 0.12)
    ? some
    : dateOf(dayNumber(last) + (c.maybe(0.3) ? 0 : c.whole(0, 60)));
  const later = dateOf(dayNumber(saidOn) + c.pick(early ? [0, 0, 0, 1, 40, 400] : [0, 0, 1, 40, 400, 900]));
  return { saidOn, asOf: later };
}

/** A claimed figure near what the evidence gives. */
function claimedOf(c: Chance, bundle: Bundle, units: string[]): Claimed {
  const kind = bundle.claim.kind;
  let unit = c.maybe(0.015) ? c.pick(['officers', '%', 'times', 'GBP', 'million']) : c.pick(units);
  const probe = (): string | undefined => {
    const claim: Claim = { ...bundle.claim, claimed: { value: '1', unit, hedge: 'bare' } };
    return evaluate({ ...bundle, claim }).computed?.decimal;
  };
  let found = probe();
  for (let i = 0; i < 6 && found === undefined && units.length > 1; i += 1) {
    const again = c.pick(units);
    if (kind === 'streak' || kind === 'ratio') unit = again;
    found = probe();
  }
  const near = Number(found ?? '10');
  const counts = kind === 'rank' || kind === 'streak';
  const figure = (factor: number) =>
    counts
      ? String(Math.max(0, Math.round(near * factor) + c.pick([0, 0, 0, 1, -1, 2])))
      : plain((near === 0 ? c.pick([0, 0.4, -1]) : near) * factor, c.pick([1, 1, 1, 2, 2, 2, 3, 3, 4, 5]));
  const value = figure(c.pick(NEAR));
  // Nothing in millions has neither a size nor figures.
  if (Number(value) === 0) unit = units.find((u) => !readUnit(u).hasScale) ?? unit;
  if (c.maybe(0.1)) {
    const to = plain(
      Number(value) + Math.abs(near) * c.pick([0.02, 0.2, 0.6, 2]) + (counts ? 1 : 0),
      counts ? 9 : 2,
    );
    const whole = counts ? String(Math.ceil(Number(to))) : to;
    if (Number(whole) > Number(value))
      return { value, unit, to: whole, ...(c.maybe(0.3) ? { hedge: 'bare' } : {}) };
  }
  const drawn = c.pick(HEDGES);
  // Just over nothing, or nearly nothing, is no interval.
  const hedge = Number(value) === 0 && ['nearly', 'just-over'].includes(drawn) ? 'bare' : drawn;
  return { value, unit, ...(hedge === 'bare' && c.maybe(0.7) ? {} : { hedge }) };
}

function addRelated(c: Chance, bundle: Bundle): void {
  const first = bundle.series[0];
  if (first === undefined || !c.maybe(0.6)) return;
  const { series, ...ids } = relatives(c, first);
  bundle.series.push(...series);
  const mark = first.observations.length > 0 ? c.pick(first.observations).at : undefined;
  const marks =
    mark !== undefined && c.maybe(0.3)
      ? [{ on: dateOf(dayNumber(moment(mark).end) + c.whole(-200, 60)), what: 'A change of government' }]
      : undefined;
  bundle.related = { ...ids, ...(marks === undefined ? {} : { marks }) };
}

/** The same inputs with other figures, as other evidence. */
function addOthers(c: Chance, bundle: Bundle, draft: Draft): void {
  const again = c.maybe(0.12) ? draftOf(c, draft.kind) : undefined;
  if (again !== undefined && 'line' in again.inputs === 'line' in bundle.claim.inputs) {
    const renamed = new Map(again.series.map((s) => [s.id, `o${s.id}`]));
    bundle.series.push(...again.series.map((s) => ({ ...s, id: renamed.get(s.id) ?? s.id })));
    const text = JSON.stringify(again.inputs).replace(
      /"(s\d+)"/g,
      (_, id: string) => `"${renamed.get(id) ?? id}"`,
    );
    bundle.claim.alsoOn = [
      { label: 'elsewhere', inputs: JSON.parse(text) },
      ...(c.maybe(0.5) ? [{ label: 'here again', inputs: structuredClone(bundle.claim.inputs) }] : []),
    ];
  }
  if (bundle.claim.claimed !== undefined && c.maybe(0.1)) {
    const value = bundle.claim.claimed.value;
    const subject = c.pick(SUBJECTS);
    const input = c.maybe(0.5)
      ? { value: plain(Number(value) * c.pick([1, 1.01, 0.97]), 5), unit: bundle.claim.claimed.unit }
      : inline(c, subject, sizeIn(c, subject));
    bundle.claim.insteadOf = [{ what: 'something else', input }];
  }
}

/** Series that an input names must be there for it to be known; some are not. */
const named = (bundle: Bundle): boolean => Object.values(bundle.claim.inputs).some(isSeriesInput);

/** The bundle that stands at a place in the row of bundles of a seed. */
export function randomBundle(seed: number, place: number): Bundle {
  const c = new Chance(seed * 1_000_003 + place * 7_919);
  for (let i = 0; i < 3; i += 1) c.next();
  const kind = KIND_NAMES[place % KIND_NAMES.length] ?? 'level';
  const draft = draftOf(c, kind);
  const { saidOn, asOf } = daysOf(c, draft);
  const claim: Claim = {
    slug: `random-${place}`,
    quote: 'words made for a test',
    claimant: { name: 'wording made for a test' },
    saidOn,
    ...(c.maybe(0.4)
      ? {
          appearance: {
            title: 'Interview',
            publisher: 'Paper',
            ...(c.maybe(0.5) ? { url: 'https://example.org/interview' } : {}),
          },
        }
      : {}),
    kind,
    inputs: draft.inputs,
    ...(draft.options === undefined || Object.keys(draft.options).length === 0
      ? {}
      : { options: draft.options }),
  };
  const bundle: Bundle = { plumbline: 1, asOf, claim, series: draft.series, sources: SOURCES };
  const surfaced = ['change', 'percent-change', 'superlative'].includes(kind);
  if (surfaced || (named(bundle) && c.maybe(0.05))) addRelated(c, bundle);
  const needed = draft.units.length > 0 && !c.maybe(kind === 'rank' ? 0.2 : 0.004);
  if (needed) claim.claimed = claimedOf(c, bundle, draft.units);
  addOthers(c, bundle, draft);
  return bundle;
}
