/** What is taken at the first glance is what the whole schema takes, and everything else is answered by the schema. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { inputSchema } from '../../../claims/claim.ts';
import {
  date,
  decimal,
  id,
  line,
  moment,
  positiveDecimal,
  text,
  url,
} from '../../../claims/evidence/schema.ts';
import { observationSchema, seriesSchema } from '../../../claims/evidence/series.ts';
import { runs } from '../../support/scope.ts';

function answer(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  return success ? { data } : { issues: error.issues.map(({ path, message }) => ({ path, message })) };
}

/** Holds a schema against a copy of it, which has no first glance: both answer alike. */
function against(schema: z.ZodType): (value: unknown) => void {
  const copy = schema.refine(() => true);
  return (value) => {
    expect(answer(schema, value)).toEqual(answer(copy, value));
  };
}

/** Texts of a few pieces, most of which stand in a text that is taken. */
const of = (...pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((taken) => taken.join(''));

const words = of(
  ...[
    'a',
    'Z',
    '7',
    '!',
    '~',
    ' ',
    'é',
    '\u024f',
    '’',
    '–',
    '…',
    '€',
    '字',
    '👮',
    '\n',
    '\r',
    '\t',
    '\0',
    '\x7f',
  ],
  ...[
    '\x80',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200e',
    '\u2028',
    '\u2029',
    '\u202a',
    '\u202e',
    '\u2066',
    '\ud800',
  ],
);
const days = of(
  '2',
  '0',
  '1',
  '3',
  '9',
  '-',
  '/',
  '2023',
  '-02-',
  '28',
  '29',
  '30',
  '2024-02-29',
  '2023-12-31/',
  'a',
);
const numbers = of('-', '.', '0', '1', '00', '9', '123456789012345', ' ', 'e', '+', '１', ',');
const addresses = of(
  ...[
    'http://',
    'https://',
    'HTTPS://',
    'ftp://',
    'a',
    'www.',
    'gov.uk',
    'com/',
    'xn--',
    '-',
    '.',
    '/',
    '1',
    '1.2.3.4/',
  ],
  ...[
    'A',
    '?',
    '#',
    '%',
    '%2',
    '[',
    ']',
    '@',
    ':',
    ':80',
    '\\',
    '<',
    '"',
    ' ',
    '|',
    '^',
    '{',
    '`',
    'é',
    '~',
    ';=',
    '\n',
  ],
).chain((rest) =>
  fc.constantFrom(rest, `https://${rest}`, `https://www.a.com/${rest}`, `http://${rest}.uk/`),
);
const slugs = of('a', 'z', '0', '-', '.', '_', 'json', '.csv', 'A', ' ', 'é', '\n', 'a'.repeat(40));

describe('the first glance agrees with the schema', () => {
  test.each([
    ['line', line, words],
    ['text', text(20), words],
    ['date', date, days],
    ['moment', moment, days],
    ['decimal', decimal, numbers],
    ['positive decimal', positiveDecimal, numbers],
    ['id', id, slugs],
    ['url', url, addresses],
  ] as [string, z.ZodType, fc.Arbitrary<string>][])('on a %s', (_, schema, given) => {
    const anything = fc.oneof({ weight: 20, arbitrary: given }, fc.anything());
    fc.assert(fc.property(anything, against(schema)), runs(5_000));
  });

  test.each([
    ['line', line, 'x', 2_000],
    ['text', text(), 'x', 25_000],
    ['id', id, 'x', 120],
    ['url', url, 'https://www.a.com/', 2_000],
    ['decimal', decimal, '1', 30],
  ] as [string, z.ZodType, string, number][])('on the longest %s', (_, schema, begin, length) => {
    const longest = begin.padEnd(length, '1');
    expect(schema.safeParse(longest).success).toBe(true);
    expect(schema.safeParse(`${longest}1`).success).toBe(false);
    against(schema)(longest);
  });

  const figure = fc.record(
    {
      at: fc.oneof(
        fc.constantFrom('2022-12-31', '2022-10-01/2022-12-31', '2022-12-31/2022-10-01', ['2022-12-31']),
        days,
      ),
      value: fc.oneof(fc.constantFrom('5', '16753', '-0.5', 5), numbers),
      precision: fc.oneof(
        fc.constantFrom(
          'exact',
          'Exact',
          undefined,
          null,
          {},
          [],
          { nearest: 100 },
          { nearest: '100' },
          { nearest: '0' },
          { nearest: '-1' },
          { nearest: '1', more: 1 },
        ),
        numbers.map((nearest) => ({ nearest })),
        fc.tuple(numbers, numbers).map((interval) => ({ interval })),
        fc.constant({ interval: ['0', '10'] }),
      ),
      source: fc.oneof(fc.constantFrom('src', 'ho-2023.01', 'a.json', '', 5, null), slugs),
      publishedOn: fc.oneof(
        fc.constantFrom('2023-01-25', '2024-02-29', '2023-02-29', undefined, 20230125),
        days,
      ),
      status: fc.constantFrom('provisional', 'final', 'forecast', 'Final', undefined, null, ['final']),
    },
    { requiredKeys: [] },
  );
  const more = fc.constantFrom(
    {},
    {},
    {},
    {},
    { more: 1 },
    { more: undefined },
    JSON.parse('{"__proto__": 1}'),
  );
  const usual = {
    at: '2022-12-31',
    value: '16753',
    source: 'src',
    publishedOn: '2023-01-25',
    precision: 'exact',
    status: 'final',
  };

  test('on a figure, of which it takes the usual ones', () => {
    const agrees = against(observationSchema);
    const changed = fc.subarray(Object.keys(usual), { maxLength: 2 });
    const law = fc.property(changed, figure, more, (absent, odd, extra) => {
      const given = Object.entries(usual).filter(([key]) => !absent.includes(key));
      agrees({ ...odd, ...Object.fromEntries(given), ...extra });
    });
    fc.assert(law, runs(10_000));
    for (const value of [usual, null, undefined, 5, 'x', [], [usual], new Date()]) agrees(value);
    expect(observationSchema.parse(usual)).toEqual(usual);
  });

  test('on an input', () => {
    const at = fc.oneof(
      fc.constantFrom('latest', 'Latest', '2022-12-31', '2022-12-31/2022-10-01', 5, undefined),
      days,
    );
    const series = fc.oneof(fc.constantFrom('s', 'a.json', '', null), slugs);
    const value = fc.constantFrom('5', 5, undefined);
    const input = fc.oneof(
      fc.record({ series, at }),
      fc.record({ series, at, value }, { requiredKeys: [] }),
      fc.anything(),
    );
    fc.assert(fc.property(input, against(inputSchema)), runs(5_000));
  });
});

test('of two figures for one moment and publication the later one is named, wherever they stand', () => {
  const day = fc.constantFrom('2022-03-31', '2022-06-30', '2022-04-01/2022-06-30', '2022-12-31');
  const published = fc.constantFrom('2023-01-25', '2023-02-25', '2023-03-25');
  const list = fc.array(fc.record({ at: day, publishedOn: published }), { maxLength: 8 });
  const law = fc.property(list, fc.boolean(), (taken, sorted) => {
    const keyOf = (o: { at: string; publishedOn: string }) => `${o.at} ${o.publishedOn}`;
    const figures = sorted ? taken.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) : taken;
    const keys = figures.map(keyOf);
    const observations = figures.map((o) => ({ ...o, value: '1', source: 'src' }));
    const { error } = seriesSchema.safeParse({ id: 's', title: 'S', unit: 'officers', observations });
    expect((error?.issues ?? []).map(({ path }) => path)).toEqual(
      keys.flatMap((key, i) => (keys.indexOf(key) < i ? [['observations', i]] : [])),
    );
  });
  fc.assert(law, runs(2_000));
});
