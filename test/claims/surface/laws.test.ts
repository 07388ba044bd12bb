/** Laws of the response surface, and a slow second implementation of its counts that it must agree with. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Evidence, type EvidenceParts } from '../../../claims/engine/evidence.ts';
import type { AnyClaim } from '../../../claims/engine/kind.ts';
import type { Observation, Series } from '../../../claims/evidence/series.ts';
import { monthsBetween } from '../../../claims/exact/calendar.ts';
import {
  compare,
  exact,
  HUNDRED,
  ONE,
  parseDecimal,
  type Rational,
  rational,
  sign,
} from '../../../claims/exact/number.ts';
import { type SurfaceFound, surfaceOf } from '../../../claims/surface/surface.ts';
import type { SurfaceFamily } from '../../../claims/verdict/surface-shape.ts';

const TODAY = '2026-11-01';

interface Drawn {
  claim: AnyClaim;
  evidence: EvidenceParts;
}

const seriesOf = (id: string, observations: Observation[], unit = 'things'): Series => ({
  id,
  title: `Series ${id}`,
  unit,
  observations,
});

/** A year's observation: at the end of March, or over the year to it. */
const yearly = (isFlow: boolean) =>
  fc
    .record({
      year: fc.integer({ min: 1990, max: 2024 }),
      value: fc.oneof(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 1, max: 99_999 })),
      tenth: fc.integer({ min: 0, max: 9 }),
      late: fc.boolean(),
    })
    .map(
      ({ year, value, tenth, late }): Observation => ({
        at: isFlow ? `${year - 1}-04-01/${year}-03-31` : `${year}-03-31`,
        value: `${value}.${tenth}`,
        source: 's',
        publishedOn: `${year + (late ? 2 : 0)}-07-01`,
      }),
    );

const observations = fc
  .boolean()
  .chain((isFlow) => fc.uniqueArray(yearly(isFlow), { minLength: 2, maxLength: 22, selector: (o) => o.at }));

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    observations,
    ends: fc.tuple(fc.nat(), fc.nat()),
    kind: fc.constantFrom('change', 'percent-change'),
    direction: fc.constantFrom('rise', 'fall'),
    saidIn: fc.integer({ min: 2000, max: 2026 }),
    marks: fc.array(fc.integer({ min: 1990, max: 2024 }), { maxLength: 3 }),
  })
  .map(({ observations: list, ends: [a, b], kind, direction, saidIn, marks }) => {
    const [first, second] = [list[a % list.length], list[b % list.length]].map((o) => o?.at ?? '').sort();
    return {
      claim: {
        kind,
        saidOn: `${saidIn}-10-01`,
        claimed: { value: '1', unit: kind === 'change' ? 'things' : '%' },
        inputs: { from: { series: 't', at: first ?? '' }, to: { series: 't', at: second ?? '' } },
        options: { direction },
      },
      evidence: {
        series: [seriesOf('t', list)],
        related: { marks: marks.map((year) => ({ on: `${year}-05-01`, what: 'a day' })) },
      },
    };
  });

const found = ({ claim, evidence }: Drawn): SurfaceFound | undefined =>
  surfaceOf(claim, new Evidence(evidence), TODAY);

const familiesOf = (surface: SurfaceFound | undefined): [string, SurfaceFamily][] =>
  Object.entries(surface?.surface.families ?? {});

/** Every reading of a change by going through all pairs, each with a result of its own. */
function slowly({ claim, evidence }: Drawn): Record<string, Partial<SurfaceFamily>> | undefined {
  const { from, to } = claim.inputs as unknown as { from: { at: string }; to: { at: string } };
  const ats = evidence.series
    .flatMap((s) => s.observations)
    .map(({ at, value }) => ({ at, value: parseDecimal(value) }));
  const result = (a: Rational, b: Rational): Rational | undefined => {
    if (claim.kind === 'percent-change' && sign(a) <= 0) return undefined;
    const rise = claim.kind === 'change' ? b.sub(a) : b.div(a).sub(ONE).mul(HUNDRED);
    return claim.options?.['direction'] === 'fall' ? rise.neg() : rise;
  };
  const years = (a: string, b: string) => monthsBetween(a.slice(-10), b.slice(-10));
  const all: Record<string, Rational[]> = { starts: [], ends: [], shifts: [], pairs: [] };
  let own: Rational | undefined;
  for (const a of ats)
    for (const b of ats) {
      if (a.at >= b.at) continue;
      const r = result(a.value, b.value);
      if (a.at === from.at && b.at === to.at) own = r;
      else if (r !== undefined) {
        all['pairs']?.push(r);
        if (b.at === to.at) all['starts']?.push(r);
        if (a.at === from.at && b.at > to.at) all['ends']?.push(r);
        if (a.at !== from.at && compare(years(a.at, b.at), years(from.at, to.at)) === 0)
          all['shifts']?.push(r);
      }
    }
  if (own === undefined || sign(own) <= 0) return undefined;
  const mine = own;
  const told = Object.entries(all).filter(([, members]) => members.length > 0);
  return Object.fromEntries(
    told.map(([name, members]) => [
      name,
      {
        n: members.length,
        agree: members.filter((r) => sign(r) > 0).length,
        oppose: members.filter((r) => sign(r) < 0).length,
        picked: members.length >= 5 && members.every((r) => compare(mine, r) > 0),
      },
    ]),
  );
}

describe('the surface of a change', () => {
  test('is what all pairs taken one by one come to', () => {
    let surfaces = 0;
    fc.assert(
      fc.property(drawn, (one) => {
        const fast = found(one);
        const slow = slowly(one);
        if (slow === undefined) {
          expect(fast).toBeUndefined();
          return;
        }
        surfaces += 1;
        expect(Object.keys(fast?.surface.families ?? {}).sort()).toEqual(Object.keys(slow).sort());
        expect(fast?.surface.families).toMatchObject(slow);
      }),
      { numRuns: 400 },
    );
    expect(surfaces).toBeGreaterThan(50);
  });

  test('adds up, and its words are those of its shares', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const surface = found(one);
        for (const [name, { n, agree, oppose, share, word, picked }] of familiesOf(surface)) {
          expect(n, name).toBeGreaterThan(0);
          expect(agree + oppose, name).toBeLessThanOrEqual(n);
          expect(share, name).toBe(exact(rational(BigInt(agree), BigInt(n))));
          expect(word === 'few', name).toBe(n < 5);
          if (word === 'robust') expect(agree / n).toBeGreaterThanOrEqual(0.8);
          if (picked === true) expect(n, name).toBeGreaterThanOrEqual(5);
        }
        const counter = surface?.surface.counter;
        if (surface?.framing.some(({ flag }) => flag === 'window') === true)
          expect(counter?.value, 'a window that is flagged has its counter-example').toMatch(/^-/);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same whatever the order of the figures', () => {
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.nat()), (one, order) => {
        const [series] = one.evidence.series;
        if (series === undefined) return;
        const shuffled = series.observations
          .map((o) => ({ o, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ o }) => o);
        const again = {
          ...one,
          evidence: { ...one.evidence, series: [{ ...series, observations: shuffled }] },
        };
        expect(found(again)).toEqual(found(one));
      }),
      { numRuns: 150 },
    );
  });

  test('is the same in another scale: its results are in the unit of the words', () => {
    const inThousands = (o: Observation): Observation => {
      const [whole = '', tenth = ''] = o.value.replace('-', '').split('.');
      const digits = `${whole}${tenth}`.padStart(5, '0');
      const minus = o.value.startsWith('-') ? '-' : '';
      return { ...o, value: `${minus}${digits.slice(0, -4)}.${digits.slice(-4)}` };
    };
    fc.assert(
      fc.property(drawn, (one) => {
        const series = one.evidence.series.map((s) => ({
          ...s,
          unit: 'thousand things',
          observations: s.observations.map(inThousands),
        }));
        expect(found({ ...one, evidence: { ...one.evidence, series } })).toEqual(found(one));
      }),
      { numRuns: 150 },
    );
  });
});

describe('the surface of a record', () => {
  const record = fc
    .record({
      observations,
      which: fc.nat(),
      extreme: fc.constantFrom('highest', 'lowest'),
      bound: fc.constantFrom('none', 'since', 'recordsFrom', 'within'),
      year: fc.integer({ min: 1990, max: 2020 }),
    })
    .map(({ observations: list, which, extreme, bound, year }): Drawn => {
      const at = bound === 'within' ? `${year}-01-01/${year + 8}-12-31` : `${year}-01-01`;
      return {
        claim: {
          kind: 'superlative',
          saidOn: '2020-01-01',
          inputs: { value: { series: 't', at: list[which % list.length]?.at ?? '' } },
          options: { extreme, ...(bound === 'none' ? {} : { [bound]: at }) },
        },
        evidence: { series: [seriesOf('t', list)] },
      };
    });

  /** The margin of a figure to the best of others, with the sign that the words give it. */
  const margin = (value: Rational, others: readonly Rational[], isHighest: boolean): Rational =>
    others
      .map((o) => (isHighest ? value.sub(o) : o.sub(value)))
      .reduce((a, b) => (compare(a, b) <= 0 ? a : b));

  test('is what every later figure and every earlier first rival come to one by one', () => {
    let [ends, since] = [0, 0];
    fc.assert(
      fc.property(record, (one) => {
        const { claim, evidence } = one;
        const { value } = claim.inputs as unknown as { value: { at: string } };
        const list = evidence.series
          .flatMap((s) => s.observations)
          .map((o) => ({
            at: o.at,
            start: o.at.slice(0, 10),
            end: o.at.slice(-10),
            value: parseDecimal(o.value),
          }))
          .sort((a, b) => (a.end < b.end ? -1 : 1));
        const { extreme, since: after, recordsFrom, within } = claim.options ?? {};
        const rivals = (at: string) =>
          list.filter((o) => {
            if (within !== undefined)
              return o.at !== at && o.start >= within.slice(0, 10) && o.end <= within.slice(-10);
            return (
              o.at < at &&
              (after === undefined || o.start > after) &&
              (recordsFrom === undefined || o.start >= recordsFrom)
            );
          });
        const isHighest = extreme === 'highest';
        const own = list.find(({ at }) => at === value.at);
        const [earliest] = rivals(value.at);
        const surface = found(one)?.surface;
        if (own === undefined || earliest === undefined) {
          expect(surface).toBeUndefined();
          return;
        }
        const best = margin(
          own.value,
          rivals(own.at).map((o) => o.value),
          isHighest,
        );
        if (sign(best) <= 0) {
          expect(surface).toBeUndefined();
          return;
        }
        expect(surface?.own).toBe(exact(best));
        const later = within === undefined ? list.filter((o) => o.at > own.at) : [];
        const agreeing = later.filter(
          (o) =>
            sign(
              margin(
                o.value,
                rivals(o.at).map((r) => r.value),
                isHighest,
              ),
            ) > 0,
        );
        expect(surface?.families['ends']?.n ?? 0).toBe(later.length);
        expect(surface?.families['ends']?.agree ?? 0).toBe(agreeing.length);
        const reaching =
          recordsFrom === undefined && within === undefined
            ? []
            : list.filter((o) => o.at < own.at && o.at < earliest.at);
        const opposing = reaching.filter((first) => {
          const others = list.filter(
            (o) => (o.at >= first.at && o.at < own.at && o.at < earliest.at) || rivals(own.at).includes(o),
          );
          return (
            sign(
              margin(
                own.value,
                others.map((o) => o.value),
                isHighest,
              ),
            ) <= 0
          );
        });
        expect(surface?.families['since']?.n ?? 0).toBe(reaching.length);
        expect(surface?.families['since']?.oppose ?? 0).toBe(opposing.length);
        ends += later.length;
        since += reaching.length;
      }),
      { numRuns: 400 },
    );
    expect(Math.min(ends, since)).toBeGreaterThan(20);
  });
});

describe('a surface of many figures', () => {
  test('of 10,000 days takes a fraction of a second', () => {
    const daily = Array.from({ length: 10_000 }, (_, i): Observation => {
      const day = new Date(Date.UTC(1995, 0, 1 + i)).toISOString().slice(0, 10);
      return { at: day, value: `${1000 + ((i * 7919) % 997)}.5`, source: 's', publishedOn: day };
    });
    const series = [seriesOf('t', daily), seriesOf('p', daily, 'people')];
    const evidence = new Evidence({ series, related: { population: 'p', prices: 'p', measures: ['p'] } });
    const last = daily.at(-1)?.at ?? '';
    const top = daily.reduce((a, b) => (Number(b.value) > Number(a.value) ? b : a));
    const claims: AnyClaim[] = [
      { kind: 'change', inputs: { from: { series: 't', at: '1996-05-18' }, to: { series: 't', at: last } } },
      { kind: 'superlative', inputs: { value: { series: 't', at: top.at } } },
    ].map((claim) => ({ ...claim, saidOn: TODAY, claimed: { value: '1', unit: 'things' } }));
    // What is known on a day is worked out for the verdict, whether it has a surface or not.
    for (const s of series) evidence.known(s, TODAY);
    const begin = performance.now();
    for (const claim of claims) expect(surfaceOf(claim, evidence, TODAY)?.surface.own).toBeDefined();
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
