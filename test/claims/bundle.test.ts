/** Bad bundles: each fault is reported with its path, and nothing is computed. */

import { describe, expect, test } from 'vitest';
import { parseBundle, parseBundleText } from '../../claims/bundle.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { KINDS } from '../../claims/kinds/index.ts';
import { bundleOf, seriesOf, verdictOf } from './support.ts';
import { stringsOf } from './support-lines.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const LEVEL = bundleOf(
  {
    kind: 'level',
    claimed: { value: '16', unit: 'officers', hedge: 'bare' },
    inputs: { value: { series: 's', at: '2022-12-31' } },
  },
  { series: [seriesOf([['2022-12-31', '16', { precision: { interval: ['15', '17'] } }]])] },
) as unknown as Json;

const EXACT = bundleOf(
  {
    kind: 'level',
    claimed: { value: '16', unit: 'officers' },
    inputs: { value: { series: 's', at: 'latest' } },
  },
  { series: [seriesOf([['2022-12-31', '16']])] },
) as unknown as Json;

const RATE = bundleOf({
  kind: 'required-rate',
  claimed: { value: '5', unit: 'officers per month' },
  inputs: {
    target: { value: '20', unit: 'officers', source: 'src' },
    actual: { value: '10', unit: 'officers', at: '2022-12-31' },
  },
  options: { deadline: '2023-03-31' },
}) as unknown as Json;

const SUM = bundleOf({
  kind: 'sum',
  claimed: { value: '3', unit: 'officers' },
  inputs: { parts: [{ value: '1' }, { value: '2', source: 'src' }] },
}) as unknown as Json;

const MORE = bundleOf({
  kind: 'comparison',
  inputs: { a: { value: '1' }, b: { value: '2' } },
  options: { relation: 'more' },
}) as unknown as Json;

const HIGHEST = bundleOf({
  kind: 'superlative',
  inputs: { value: { series: 's', at: 'latest' } },
  options: { since: '2020-01-01' },
}) as unknown as Json;

const PACE = bundleOf({
  kind: 'on-pace',
  inputs: { target: { value: '20', unit: 'officers' }, progress: 's' },
  options: { deadline: '2023-03-31', says: 'on-track' },
}) as unknown as Json;

const PROMISE = bundleOf({
  kind: 'promise',
  inputs: { target: { value: '20', unit: 'officers' }, progress: 's' },
  options: { deadline: '2023-03-31' },
}) as unknown as Json;

/** Stands for a key that is taken out. */
const GONE = Symbol('gone');

/** A copy with the value at a path replaced, added or taken out. */
function put(value: Json, path: Path, to: Json | typeof GONE): Json {
  const [key, ...rest] = path;
  if (key === undefined) return to === GONE ? null : to;
  if (Array.isArray(value)) {
    const list = [...value];
    list[Number(key)] = put(value[Number(key)] ?? null, rest, to);
    return list;
  }
  const { [key]: old = null, ...others } = (value ?? {}) as { [key: string]: Json };
  return rest.length === 0 && to === GONE ? others : { ...others, [key]: put(old, rest, to) };
}

function pathsOf(value: unknown): string[] {
  const result = parseBundle(value);
  if (result.ok) return [];
  for (const issue of result.issues) expect(issue.message).toMatch(/\S/);
  return result.issues.map((issue) => issue.path);
}

const OBSERVATION = ['series', 0, 'observations', 0] as const;
const observation = (LEVEL as { series: { observations: Json[] }[] }).series[0]?.observations[0] ?? null;
const source = { id: 'src', title: 'A source', publisher: 'A publisher' };

/** The base, what is put where, and the path reported: that of the change if none is given. */
type Row = [what: string, base: Json, path: Path, to: Json | typeof GONE, told?: string];

const BAD: Record<string, Row[]> = {
  'unknown keys': [
    ['of the bundle', LEVEL, ['note'], 'x', ''],
    ['of the claim', LEVEL, ['claim', 'rating'], 'true', 'claim'],
    ['of the claimant', LEVEL, ['claim', 'claimant', 'age'], '5', 'claim.claimant'],
    ['of the appearance', LEVEL, ['claim', 'appearance'], { title: 't', page: '5' }, 'claim.appearance'],
    ['of the claimed figure', LEVEL, ['claim', 'claimed', 'precision'], '1', 'claim.claimed'],
    ['of the inputs', LEVEL, ['claim', 'inputs', 'other'], { value: '1' }, 'claim.inputs'],
    [
      'of an input with a series',
      LEVEL,
      ['claim', 'inputs', 'value', 'unit'],
      'officers',
      'claim.inputs.value',
    ],
    ['of an inline input', RATE, ['claim', 'inputs', 'target', 'kind'], 'x', 'claim.inputs.target'],
    ['of a part', SUM, ['claim', 'inputs', 'parts', 1, 'kind'], 'x', 'claim.inputs.parts[1]'],
    ['of the options', RATE, ['claim', 'options', 'until'], '2023-03-31', 'claim.options'],
    ['of options that a kind has none of', SUM, ['claim', 'options'], { direction: 'fall' }, 'claim.options'],
    ['of a series', LEVEL, ['series', 0, 'colour'], 'red', 'series[0]'],
    ['of an observation', LEVEL, [...OBSERVATION, 'note'], 'x', 'series[0].observations[0]'],
    ['of a source', LEVEL, ['sources', 0, 'author'], 'x', 'sources[0]'],
  ],
  numbers: [
    ...stringsOf('exact/decimal.invalid.txt').map(
      (text): Row => [JSON.stringify(text), LEVEL, ['claim', 'claimed', 'value'], text],
    ),
    ['a number', LEVEL, ['claim', 'claimed', 'value'], 1142],
    ['null', LEVEL, ['claim', 'claimed', 'value'], null],
    ['in an observation', EXACT, [...OBSERVATION, 'value'], '1e5', 'series[0].observations[0].value'],
    ['a number in an observation', LEVEL, [...OBSERVATION, 'value'], 16, 'series[0].observations[0].value'],
    ['inline', RATE, ['claim', 'inputs', 'target', 'value'], '20,000', 'claim.inputs.target.value'],
    ['in a part', SUM, ['claim', 'inputs', 'parts', 0, 'value'], '+1', 'claim.inputs.parts[0].value'],
    ['a baseline', PROMISE, ['claim', 'options', 'baseline'], '.5', 'claim.options.baseline'],
    ['beside a good interval', LEVEL, [...OBSERVATION, 'value'], '1,142', 'series[0].observations[0].value'],
    [
      'inline, beside a good interval',
      RATE,
      ['claim', 'inputs', 'target'],
      { value: '1e5', precision: { interval: ['1', '2'] } },
      'claim.inputs.target.value',
    ],
    ['a bar', PROMISE, ['claim', 'options', 'partlyAt'], '50%', 'claim.options.partlyAt'],
  ],
  precisions: [
    ['a word', LEVEL, [...OBSERVATION, 'precision'], 'rounded', 'series[0].observations[0].precision'],
    [
      'to the nearest 0',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { nearest: '0' },
      'series[0].observations[0].precision.nearest',
    ],
    [
      'to the nearest -1',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { nearest: '-1' },
      'series[0].observations[0].precision.nearest',
    ],
    [
      'an interval reversed',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { interval: ['17', '15'] },
      'series[0].observations[0].precision',
    ],
    [
      'an interval of one end',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { interval: ['15'] },
      'series[0].observations[0].precision',
    ],
    [
      'an interval of numbers',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { interval: [15, 17] },
      'series[0].observations[0].precision',
    ],
    [
      'an interval without the value',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { interval: ['17', '18'] },
      'series[0].observations[0].precision',
    ],
    [
      'an interval without a lower end',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { interval: ['x', '17'] },
      'series[0].observations[0].precision.interval[0]',
    ],
    [
      'an interval without an upper end',
      RATE,
      ['claim', 'inputs', 'target', 'precision'],
      { interval: ['19', '1e5'] },
      'claim.inputs.target.precision.interval[1]',
    ],
    [
      'both',
      LEVEL,
      [...OBSERVATION, 'precision'],
      { nearest: '1', interval: ['15', '17'] },
      'series[0].observations[0].precision',
    ],
    [
      'inline, reversed',
      RATE,
      ['claim', 'inputs', 'target', 'precision'],
      { interval: ['21', '19'] },
      'claim.inputs.target.precision',
    ],
  ],
  'days and periods': [
    ['no day', LEVEL, ['asOf'], '2023-02-30'],
    ['a period for a day', LEVEL, ['asOf'], '2023-01-01/2023-12-31'],
    ['said on no day', LEVEL, ['claim', 'saidOn'], '2023-1-1', 'claim.saidOn'],
    [
      'published on no day',
      LEVEL,
      [...OBSERVATION, 'publishedOn'],
      'latest',
      'series[0].observations[0].publishedOn',
    ],
    ['at no day', LEVEL, [...OBSERVATION, 'at'], '2023-02-29', 'series[0].observations[0].at'],
    ['at latest, of an observation', LEVEL, [...OBSERVATION, 'at'], 'latest', 'series[0].observations[0].at'],
    [
      'a period that ends before it starts',
      LEVEL,
      [...OBSERVATION, 'at'],
      '2022-12-31/2022-10-01',
      'series[0].observations[0].at',
    ],
    ['an input at no day', LEVEL, ['claim', 'inputs', 'value', 'at'], 'now', 'claim.inputs.value.at'],
    [
      'an inline figure at latest',
      RATE,
      ['claim', 'inputs', 'actual', 'at'],
      'latest',
      'claim.inputs.actual.at',
    ],
    ['a deadline at no day', RATE, ['claim', 'options', 'deadline'], '2023-13-01', 'claim.options.deadline'],
    [
      'a deadline that is a period',
      PACE,
      ['claim', 'options', 'deadline'],
      '2023-01-01/2023-03-31',
      'claim.options.deadline',
    ],
    ['within a day', HIGHEST, ['claim', 'options'], { within: '2023-01-01' }, 'claim.options.within'],
    ['since and within', HIGHEST, ['claim', 'options', 'within'], '2020-01-01/2023-12-31', 'claim.options'],
  ],
  'ids, sources and links': [
    [
      'a source that is not there, of an observation',
      LEVEL,
      [...OBSERVATION, 'source'],
      'gone',
      'series[0].observations[0].source',
    ],
    [
      'a source that is not there, of an input',
      RATE,
      ['claim', 'inputs', 'target', 'source'],
      'gone',
      'claim.inputs.target.source',
    ],
    [
      'a source that is not there, of a part',
      SUM,
      ['claim', 'inputs', 'parts', 1, 'source'],
      'gone',
      'claim.inputs.parts[1].source',
    ],
    ['two sources of one id', LEVEL, ['sources', 1], source, 'sources[1].id'],
    ['two series of one id', LEVEL, ['series', 1], seriesOf([]) as unknown as Json, 'series[1].id'],
    [
      'two figures of one vintage',
      LEVEL,
      ['series', 0, 'observations', 1],
      observation,
      'series[0].observations[1]',
    ],
    ['an id that is no name', LEVEL, ['sources', 1], { ...source, id: 'Not A Name' }, 'sources[1].id'],
    ['a slug that is no name', LEVEL, ['claim', 'slug'], '../etc', 'claim.slug'],
    ['a script for a link', LEVEL, ['sources', 0, 'url'], 'javascript:alert(1)', 'sources[0].url'],
    [
      'a script for a link, in disguise',
      LEVEL,
      ['sources', 0, 'url'],
      ' JavaScript://example.org/%0aalert(1)',
      'sources[0].url',
    ],
    [
      'data for a link',
      LEVEL,
      ['claim', 'appearance'],
      { title: 't', url: 'data:text/html,x' },
      'claim.appearance.url',
    ],
    ['a link without a scheme', LEVEL, ['sources', 0, 'url'], '//example.org', 'sources[0].url'],
    ['a link with white space', LEVEL, ['sources', 0, 'url'], 'https://example.org/a b', 'sources[0].url'],
    ['a hash that is none', LEVEL, ['sources', 0, 'sha256'], 'abc', 'sources[0].sha256'],
  ],
  'what a claim must have, or has not': [
    ['no kind', LEVEL, ['claim', 'kind'], GONE, 'claim.kind'],
    ['an unknown kind', LEVEL, ['claim', 'kind'], 'vibe', 'claim.kind'],
    ['no quote', LEVEL, ['claim', 'quote'], GONE, 'claim.quote'],
    ['an empty quote', LEVEL, ['claim', 'quote'], ' \n', 'claim.quote'],
    ['a quote with a control character', LEVEL, ['claim', 'quote'], 'a\u0000b', 'claim.quote'],
    ['a quote with half a character', LEVEL, ['claim', 'quote'], 'a\ud800b', 'claim.quote'],
    ['a claimant without a name', LEVEL, ['claim', 'claimant'], {}, 'claim.claimant.name'],
    ['no inputs', LEVEL, ['claim', 'inputs'], GONE, 'claim.inputs'],
    ['no input', LEVEL, ['claim', 'inputs'], {}, 'claim.inputs.value'],
    ['an input that is a text', LEVEL, ['claim', 'inputs', 'value'], 's', 'claim.inputs.value'],
    ['an input that is a list', LEVEL, ['claim', 'inputs', 'value'], [], 'claim.inputs.value'],
    ['an input without its day', LEVEL, ['claim', 'inputs', 'value', 'at'], GONE, 'claim.inputs.value.at'],
    [
      'an undated figure of a rate',
      RATE,
      ['claim', 'inputs', 'actual', 'at'],
      GONE,
      'claim.inputs.actual.at',
    ],
    ['no target', RATE, ['claim', 'inputs', 'target'], GONE, 'claim.inputs.target'],
    ['no deadline', RATE, ['claim', 'options', 'deadline'], GONE, 'claim.options.deadline'],
    ['no options', RATE, ['claim', 'options'], GONE, 'claim.options'],
    ['one part', SUM, ['claim', 'inputs', 'parts'], [{ value: '1' }], 'claim.inputs.parts'],
    ['parts that are no list', SUM, ['claim', 'inputs', 'parts'], { value: '1' }, 'claim.inputs.parts'],
    ['no relation', MORE, ['claim', 'options', 'relation'], GONE, 'claim.options.relation'],
    ['an unknown hedge', LEVEL, ['claim', 'claimed', 'hedge'], 'circa', 'claim.claimed.hedge'],
    ['no unit', LEVEL, ['claim', 'claimed', 'unit'], GONE, 'claim.claimed.unit'],
    ['an unknown direction', RATE, ['claim', 'options', 'per'], 'week', 'claim.options.per'],
    ['nothing said', PACE, ['claim', 'options', 'says'], GONE, 'claim.options.says'],
    ['no progress', PACE, ['claim', 'inputs', 'progress'], GONE, 'claim.inputs.progress'],
    [
      'progress at a day',
      PACE,
      ['claim', 'inputs', 'progress'],
      { series: 's', at: 'latest' },
      'claim.inputs.progress',
    ],
    ...[MORE, HIGHEST, PACE, PROMISE].map(
      (base): Row => [
        `a claimed figure, of ${(base as { claim: { kind: string } }).claim.kind}`,
        base,
        ['claim', 'claimed'],
        { value: '5', unit: 'officers' },
        'claim',
      ],
    ),
  ],
  'the bundle itself': [
    ['another version', LEVEL, ['plumbline'], 2],
    ['no version', LEVEL, ['plumbline'], GONE],
    ['no claim', LEVEL, ['claim'], GONE],
    ['no series', LEVEL, ['series'], GONE],
    ['no sources', LEVEL, ['sources'], GONE],
    ['series that are no list', LEVEL, ['series'], {}],
    ['a series without a unit', LEVEL, ['series', 0, 'unit'], GONE, 'series[0].unit'],
    ['a series without a title', LEVEL, ['series', 0, 'title'], GONE, 'series[0].title'],
    [
      'an observation without a source',
      LEVEL,
      [...OBSERVATION, 'source'],
      GONE,
      'series[0].observations[0].source',
    ],
    ['an unknown status', LEVEL, [...OBSERVATION, 'status'], 'guess', 'series[0].observations[0].status'],
    ['a source without a publisher', LEVEL, ['sources', 0, 'publisher'], GONE, 'sources[0].publisher'],
  ],
};

describe.each(Object.entries(BAD))('%s', (_, rows) => {
  test.each(rows)('%s', (_, base, path, to, told) => {
    expect(pathsOf(base)).toEqual([]);
    expect([...new Set(pathsOf(put(base, path, to)))]).toEqual([told ?? path.join('.')]);
  });
});

describe('every fault is reported', () => {
  test('several at once', () => {
    const value = put(
      put(put(LEVEL, ['asOf'], 'today'), ['claim', 'claimed', 'value'], 5),
      ['sources', 0, 'url'],
      'x',
    );
    expect(pathsOf(value).sort()).toEqual(['asOf', 'claim.claimed.value', 'sources[0].url']);
  });

  test.each([null, true, 5, '', 'text', [], {}, [[]]])('%j is not a bundle', (value) => {
    expect(pathsOf(value).length).toBeGreaterThan(0);
  });

  test('what is not JSON is reported as such', () => {
    for (const text of ['', '{', 'NaN', '{"plumbline": 1,}', '\ufeff{}', '{"a": 1e}']) {
      const result = parseBundleText(text);
      expect(result.ok).toBe(false);
      if (!result.ok)
        expect(result.issues).toEqual([{ path: '', message: expect.stringMatching(/^not JSON: /) }]);
    }
  });

  test('an inline figure as the highest', () => {
    const told = pathsOf(put(HIGHEST, ['claim', 'inputs', 'value'], { value: '5' }));
    expect(told.sort()).toEqual(['claim.inputs.value', 'claim.inputs.value.at', 'claim.inputs.value.series']);
  });

  test('at most a hundred of them', () => {
    const parts = Array.from({ length: 5_000 }, () => ({ value: 'x' }));
    expect(pathsOf(put(SUM, ['claim', 'inputs', 'parts'], parts)).length).toBe(100);
  });

  test('a key of the prototype is an unknown key, and changes nothing', () => {
    const polluted = JSON.parse(JSON.stringify(LEVEL).replace('{', '{"__proto__": {"asOf": "2020-01-01"}, '));
    expect(pathsOf(polluted)).not.toEqual([]);
    expect(({} as { asOf?: string }).asOf).toBeUndefined();
  });
});

describe('what is well-formed', () => {
  test('a series that the bundle lacks', () => {
    expect(verdictOf(put(LEVEL, ['series'], [])).missing).toEqual([{ reason: 'no-series', input: 'value' }]);
  });

  test.each(KINDS.map((kind) => [kind.name, kind.example] as const))('the example of %s', (name, example) => {
    const verdict = verdictOf(example);
    expect(verdict.kind).toBe(name);
    expect(verdict.finding).not.toBe('not-computable');
  });

  test('one canonical form, whatever the order of the keys', () => {
    const turned = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, one]) => [key, turned(one)]),
      );
    };
    expect(JSON.stringify(turned(LEVEL))).not.toBe(JSON.stringify(LEVEL));
    expect(canonicalJson(turned(LEVEL))).toBe(canonicalJson(LEVEL));
    expect(JSON.parse(canonicalJson(LEVEL))).toEqual(LEVEL);
  });
});

describe('large bundles', () => {
  const days = Array.from({ length: 10_000 }, (_, i) =>
    new Date(Date.UTC(1990, 0, 1) + i * 86_400_000).toISOString().slice(0, 10),
  );
  const series = [seriesOf(days.map((day, i) => [day, String((i * 7919) % 10_007)] as const))];

  test.each([
    [
      'level',
      { claimed: { value: '5', unit: 'officers' }, inputs: { value: { series: 's', at: 'latest' } } },
    ],
    [
      'sum',
      {
        claimed: { value: '5', unit: 'officers' },
        inputs: { parts: days.map((_, i) => ({ value: String(i) })) },
      },
    ],
    ['superlative', { inputs: { value: { series: 's', at: 'latest' } } }],
    [
      'on-pace',
      {
        inputs: { target: { value: '99999' }, progress: 's' },
        options: { deadline: '2030-01-01', says: 'on-track' },
      },
    ],
    [
      'promise',
      {
        inputs: { target: { value: '99999', unit: 'officers' }, progress: 's' },
        options: { deadline: '2030-01-01' },
      },
    ],
  ])('10,000 figures and a quotation of 100,000 characters: %s', (kind, claim) => {
    const value = bundleOf({ kind, ...claim }, { series, asOf: '2024-01-01' });
    const result = parseBundle({ ...value, claim: { ...value.claim, quote: 'Said so. '.repeat(11_112) } });
    expect(result.ok).toBe(true);
    if (result.ok) expect(evaluateBundle(result.bundle).finding).not.toBe('not-computable');
  });
});
