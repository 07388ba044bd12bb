/** The claim form: what is typed into it, read into a claim, and a claim written into it. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bundle, parseBundle } from '../../../claims/bundle.ts';
import { type DraftKnown, readDraft } from '../../../claims/drafting/draft.ts';
import {
  evidenceNamed,
  fieldsOf,
  settled,
  withoutPart,
  withPart,
} from '../../../claims/drafting/draft-fields.ts';
import type { SeriesHead } from '../../../claims/evidence/record.ts';
import type { Source } from '../../../claims/evidence/series.ts';
import { seriesNamed } from '../../../claims/kinds/given-inputs.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';
import { runs } from '../../support/scope.ts';
import { ROOT } from '../../support/servers.ts';

const NOTHING = { topic: '', context: '', notes: '' };
const TODAY = '2026-11-22';

/** What a ledger knows that has the evidence of a bundle; a series that the bundle lacks is there by name. */
function knownOf(bundle: Bundle, more: Partial<DraftKnown> = {}): DraftKnown {
  return {
    today: TODAY,
    isCorrection: false,
    series: new Map<string, SeriesHead>([
      ...seriesNamed(bundle.claim).map((id) => [id, { id, title: id, unit: 'things' }] as const),
      ...bundle.series.map(({ observations: _, ...head }) => [head.id, head] as const),
    ]),
    sources: new Map(bundle.sources.map((source) => [source.id, source])),
    ...more,
  };
}

const NO_EVIDENCE: DraftKnown = { today: TODAY, isCorrection: false, series: new Map(), sources: new Map() };

function bundles(): [string, Bundle][] {
  const starter = readdirSync(join(ROOT, 'db/starter')).map(
    (file) => [file, JSON.parse(readFileSync(join(ROOT, 'db/starter', file), 'utf8')) as unknown] as const,
  );
  const cases = readdirSync(join(ROOT, 'test/cases'))
    .filter((file) => file.endsWith('.ndjson'))
    .flatMap((file) =>
      readFileSync(join(ROOT, 'test/cases', file), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as { name: string; bundle: unknown })
        .map(({ name, bundle }) => [name, bundle] as const),
    );
  const examples = KINDS.map((kind) => [`the example of ${kind.name}`, kind.example] as const);
  return [...starter, ...cases, ...examples].flatMap(([name, value]): [string, Bundle][] => {
    const parsed = parseBundle(value);
    return parsed.ok ? [[name, parsed.bundle]] : [];
  });
}

/** A claim as the form writes it: a period of one day is that day, and "points" are percentage points. */
function asTyped(claim: Bundle['claim']): unknown {
  return JSON.parse(
    JSON.stringify(claim)
      .replace(/"(\d{4}-\d\d-\d\d)\/\1"/g, '"$1"')
      .replaceAll('"unit":"points"', '"unit":"percentage points"'),
  );
}

const all = bundles();

describe('a claim written into its form and read again', () => {
  test('there are claims of every kind', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(new Set(all.map(([, b]) => b.claim.kind)).size).toBe(KINDS.length);
  });

  test.each(all)('%s is the same claim', (_, bundle) => {
    // A bundle may have any name; a claim of the ledger has an address.
    const claim = { ...bundle.claim, slug: bundle.claim.slug.toLowerCase() };
    const fields = fieldsOf(claim, { topic: 'Police', context: 'See *this*.', notes: 'n' });
    const read = readDraft(fields, knownOf(bundle));
    expect(read.issues).toEqual([]);
    expect(read.missing).toEqual([]);
    expect(read.claim).toEqual(asTyped(claim));
    expect(read).toMatchObject({ topic: 'Police', context: 'See *this*.', notes: 'n', correction: null });
    expect(read.added).toEqual({ series: [], sources: [] });
  });

  test('all that it names is looked up', () => {
    for (const [, bundle] of all) {
      const { series, sources } = evidenceNamed(fieldsOf(bundle.claim, NOTHING));
      expect(series.sort()).toEqual(seriesNamed(bundle.claim).sort());
      for (const id of sources) expect(bundle.sources.map((s) => s.id)).toContain(id);
    }
  });
});

/** A form with all that a required rate needs, in the words of people. */
const RATE: Record<string, string> = {
  quote: 'In order to do this, the government will need to recruit 1,142 officers per month',
  slug: '',
  'claimant.name': 'Somebody',
  saidOn: '25 January 2023',
  kind: 'required-rate',
  'claimed.value': '1,142',
  'claimed.unit': 'officers per month',
  'claimed.hedge': '',
  'inputs.target.from': 'figure',
  'inputs.target.value': 'twenty thousand',
  'inputs.target.unit': 'officers',
  'inputs.actual.from': 'figure',
  'inputs.actual.value': '16,753',
  'inputs.actual.unit': 'officers',
  'inputs.actual.at': '31 Dec 2022',
  'options.per': '',
  'options.deadline': '31 March 2023',
};

describe('what people type', () => {
  test('numbers and dates are read as people write them', () => {
    const { claim, issues, missing } = readDraft(RATE, NO_EVIDENCE);
    expect([issues, missing]).toEqual([[], []]);
    expect(claim).toEqual({
      slug: 'government-recruit-1142-officers-month',
      quote: RATE['quote'],
      claimant: { name: 'Somebody' },
      saidOn: '2023-01-25',
      kind: 'required-rate',
      claimed: { value: '1142', unit: 'officers per month' },
      inputs: {
        target: { value: '20000', unit: 'officers' },
        actual: { value: '16753', unit: 'officers', at: '2022-12-31' },
      },
      options: { deadline: '2023-03-31' },
    });
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a number in words that are none', { 'claimed.value': 'lots' }, 'claimed.value', /number/],
    ['a number of two readings', { 'inputs.target.value': '1.234,5.6' }, 'inputs.target.value', /way|number/],
    ['a day that has not come', { saidOn: '23 November 2026' }, 'saidOn', /has not come/],
    ['a day that never was', { saidOn: '31 February 2023' }, 'saidOn', /./],
    ['an address with capitals', { slug: 'Police Numbers' }, 'slug', /small letters/],
    [
      'a script as a link',
      { 'appearance.title': 'x', 'appearance.url': 'javascript:alert(1)' },
      'appearance.url',
      /http/,
    ],
    [
      'data as a link',
      { 'appearance.title': 'x', 'appearance.url': 'data:text/html,x' },
      'appearance.url',
      /http/,
    ],
    [
      'a script as a link in Markdown',
      { context: 'See [this](javascript:alert(1))' },
      'context',
      /The link “javascript:alert\(1” must begin with https/,
    ],
    ['a day before the year 1000', { saidOn: '0203-01-25' }, 'saidOn', /before the year 1000/],
    ['a link to this site in Markdown', { context: '[a](/claims)' }, 'context', /“\/claims” must begin/],
    ['a link without a scheme', { context: '[a](//evil.example)' }, 'context', /“\/\/evil.example” must/],
    ['a link in entities', { notes: '[a](&#106;avascript:alert(1))' }, 'notes', /must begin/],
    ['too many marks of emphasis', { context: '_a'.repeat(2_500) }, 'context', /more than 2000 places/],
    [
      'data as a link in Markdown',
      { notes: '[a]: data:text/html,x' },
      'notes',
      /“data:text\/html,x” must begin/,
    ],
    ['a kind that is none', { kind: 'constructor' }, 'kind', /list/],
    ['a hedge that is none', { 'claimed.hedge': 'maybe' }, 'claimed.hedge', /list/],
    ['a way that is none', { 'inputs.target.from': 'thin air' }, 'inputs.target.from', /how/],
    [
      'a series that is not there',
      { 'inputs.actual.from': 'series', 'inputs.actual.series': 'uplift', 'inputs.actual.at': 'latest' },
      'inputs.actual.series',
      /Find/,
    ],
    [
      'a source that is not there',
      { 'inputs.actual.source.id': 'ho' },
      'inputs.actual.source.id',
      /find one/,
    ],
    [
      'a source named and described',
      { 'inputs.actual.source.id': 'ho', 'inputs.actual.source.title': 'x' },
      'inputs.actual.source.title',
      /not both/,
    ],
    [
      'another magnitude in the value than in the unit',
      { 'claimed.value': '4.33 billion', 'claimed.unit': 'GBP million' },
      'claimed.value',
      /The unit is GBP million, and this is in “billion”: write the number of the unit alone/,
    ],
    ['a sign of another unit', { 'claimed.value': '16%' }, 'claimed.value', /not %/],
    ['money in %', { 'claimed.value': '£5', 'claimed.unit': '%' }, 'claimed.value', /not pounds/],
    [
      'another magnitude in a figure on the spot than in its unit',
      { 'inputs.actual.value': '4m', 'inputs.actual.unit': 'GBP billion' },
      'inputs.actual.value',
      /GBP billion/,
    ],
    ['a sign in a figure on the spot', { 'inputs.target.value': '20%' }, 'inputs.target.value', /not %/],
    [
      'a sign in how a figure is rounded',
      { 'inputs.actual.nearest': '5%' },
      'inputs.actual.nearest',
      /not %/,
    ],
    [
      'a number of two readings with one point',
      { 'claimed.value': '20.000' },
      'claimed.value',
      /write 20000, or 20\.0/,
    ],
    ['a rounding to nothing', { 'inputs.actual.nearest': '0' }, 'inputs.actual.nearest', /more than 0/],
    [
      'bounds the wrong way round',
      { 'inputs.actual.low': '5', 'inputs.actual.high': '4' },
      'inputs.actual.high',
      /below/,
    ],
    [
      'bounds beside the figure',
      { 'inputs.actual.low': '1', 'inputs.actual.high': '4' },
      'inputs.actual.low',
      /between/,
    ],
    [
      'two words on precision',
      { 'inputs.actual.nearest': '100', 'inputs.actual.low': '4' },
      'inputs.actual.nearest',
      /not both/,
    ],
    ['a quotation beyond all measure', { quote: 'a'.repeat(300_000) }, 'quote', /longer/],
    ['a name on two lines', { 'claimant.name': 'a\nb' }, 'claimant.name', /one line/],
    ['what cannot be printed', { topic: 'a\u0000b' }, 'topic', /control character/],
  ])('%s is refused at its field', (_, typed, field, message) => {
    const read = readDraft({ ...RATE, ...typed }, NO_EVIDENCE);
    expect(read.issues.map((issue) => issue.field)).toEqual([field]);
    expect(read.issues[0]?.message).toMatch(message);
    expect(read.issues[0]?.message).toMatch(/^[“A-Z0-9].*[.?!]$/s);
    expect(read.claim).toBeNull();
  });

  test.each<[string, string[]]>([
    ['quote', ['quote']],
    ['claimant.name', ['claimant.name']],
    ['saidOn', ['saidOn']],
    ['kind', ['kind']],
    ['claimed.value', ['claimed.value']],
    ['claimed.unit', ['claimed.unit']],
    ['inputs.target.value', ['inputs.target.value']],
    ['inputs.actual.at', ['inputs.actual.at']],
    ['inputs.actual.from', ['inputs.actual.series']],
    ['options.deadline', ['options.deadline']],
  ])('without %s it may be saved, and says what is missing', (empty, fields) => {
    const read = readDraft({ ...RATE, [empty]: '' }, NO_EVIDENCE);
    expect(read.issues).toEqual([]);
    expect(read.missing.map((m) => m.field)).toEqual(fields);
    expect(read.claim).toBeNull();
  });

  test.each([
    ['5', 'GBP', '5'],
    ['£5', 'GBP', '5'],
    ['£4.33 billion', 'GBP', '4330000000'],
    ['4.33', 'GBP billion', '4.33'],
    ['£4.33', 'GBP billion', '4.33'],
    ['16 per cent', '%', '16'],
    ['2%', 'percentage points', '2'],
    ['2 thousand', 'deaths per million people', '2000'],
    ['1.5m', 'homes', '1500000'],
  ])('%s is a number of %s', (value, unit, read) => {
    const { claim, issues } = readDraft(
      { ...RATE, 'claimed.value': value, 'claimed.unit': unit },
      NO_EVIDENCE,
    );
    expect(issues).toEqual([]);
    expect(claim).toMatchObject({ claimed: { value: read, unit } });
  });

  test('an empty form has nothing wrong', () => {
    const read = readDraft({}, NO_EVIDENCE);
    expect(read.issues).toEqual([]);
    expect(read.missing.map((m) => m.field)).toEqual(['quote', 'claimant.name', 'saidOn', 'kind']);
  });

  test('a quotation of 100,000 characters is taken', () => {
    const quote = 'word '.repeat(20_000).trim();
    expect(readDraft({ ...RATE, quote }, NO_EVIDENCE).claim?.quote).toBe(quote);
  });

  test('a correction needs its type and its sentence', () => {
    const known = { ...NO_EVIDENCE, isCorrection: true };
    expect(readDraft(RATE, known).missing.map((m) => m.field)).toEqual([
      'correction.type',
      'correction.sentence',
    ]);
    const typed = { ...RATE, 'correction.type': 'typo', 'correction.sentence': 'A comma.' };
    expect(readDraft(typed, known)).toMatchObject({
      correction: { type: 'typo', sentence: 'A comma.' },
      missing: [],
    });
  });
});

/** A new figure of a new series from a new source, typed at one input. */
const fresh = (input: string, more: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      from: 'new',
      'newSeries.title': 'Officers recruited',
      'newSeries.unit': 'officers',
      at: '31 December 2022',
      value: '16,753',
      publishedOn: '25 January 2023',
      'source.title': 'Police officer uplift',
      'source.publisher': 'Home Office',
      'source.url': 'https://www.gov.uk/uplift',
      ...more,
    }).map(([name, text]) => [`inputs.${input}.${name}`, text]),
  );

describe('evidence typed on the spot', () => {
  const source = {
    id: 'police-officer-uplift',
    title: 'Police officer uplift',
    publisher: 'Home Office',
    url: 'https://www.gov.uk/uplift',
  } satisfies Source;

  test('becomes a series with its figure and its source', () => {
    const read = readDraft({ ...RATE, ...fresh('actual') }, NO_EVIDENCE);
    expect([read.issues, read.missing]).toEqual([[], []]);
    expect(read.claim).toMatchObject({
      inputs: { actual: { series: 'officers-recruited', at: '2022-12-31' } },
    });
    expect(read.added).toEqual({
      series: [
        {
          id: 'officers-recruited',
          title: 'Officers recruited',
          unit: 'officers',
          observations: [
            {
              at: '2022-12-31',
              value: '16753',
              source: 'police-officer-uplift',
              publishedOn: '2023-01-25',
            },
          ],
        },
      ],
      sources: [source],
    });
  });

  test('two figures of one series from one source make one of each', () => {
    const fields = {
      ...RATE,
      kind: 'change',
      ...fresh('from'),
      ...fresh('to', { at: '31 March 2023', value: '20,951', publishedOn: '26 April 2023' }),
    };
    const { added, issues } = readDraft(fields, NO_EVIDENCE);
    expect(issues).toEqual([]);
    expect(added.series.map((s) => s.observations.map((o) => o.value))).toEqual([['16753', '20951']]);
    expect(added.sources).toEqual([source]);
  });

  test('the same title with other content gets a number', () => {
    const known: DraftKnown = {
      ...NO_EVIDENCE,
      series: new Map([['officers-recruited', { id: 'officers-recruited', title: 'Other', unit: 'x' }]]),
      sources: new Map([[source.id, { ...source, publisher: 'Somebody else' }]]),
    };
    const { added, claim } = readDraft({ ...RATE, ...fresh('actual') }, known);
    expect(claim).toMatchObject({ inputs: { actual: { series: 'officers-recruited-2' } } });
    expect(added.sources.map((s) => s.id)).toEqual(['police-officer-uplift-2']);
  });

  test('what the ledger has, letter for letter, is not added again', () => {
    const head = { id: 'officers-recruited', title: 'Officers recruited', unit: 'officers' };
    const known = {
      ...NO_EVIDENCE,
      series: new Map([[head.id, head]]),
      sources: new Map([[source.id, source]]),
    };
    const { added } = readDraft({ ...RATE, ...fresh('actual') }, known);
    expect(added.sources).toEqual([]);
    expect(added.series.map(({ observations: _, ...rest }) => rest)).toEqual([head]);
  });

  test('goes into a series that the ledger has, with its head as it is', () => {
    const head = { id: 'uplift-ew', title: 'Uplift', unit: 'officers', place: 'England and Wales' };
    const known = { ...NO_EVIDENCE, series: new Map([[head.id, head]]) };
    const fields = {
      ...RATE,
      ...fresh('actual', {
        'newSeries.title': '',
        'newSeries.unit': '',
        series: 'uplift-ew',
        status: 'provisional',
      }),
    };
    const { added, claim, issues } = readDraft(fields, known);
    expect(issues).toEqual([]);
    expect(claim).toMatchObject({ inputs: { actual: { series: 'uplift-ew', at: '2022-12-31' } } });
    expect(added.series).toMatchObject([{ ...head, observations: [{ status: 'provisional' }] }]);
  });

  test.each<[string, Record<string, string>, string, 'issues' | 'missing']>([
    [
      'no source',
      { 'source.title': '', 'source.publisher': '', 'source.url': '' },
      'source.title',
      'missing',
    ],
    ['a source without a publisher', { 'source.publisher': '' }, 'source.publisher', 'missing'],
    ['no day of publication', { publishedOn: '' }, 'publishedOn', 'missing'],
    ['a day of publication that has not come', { publishedOn: '1 January 2027' }, 'publishedOn', 'issues'],
    ['a series named and described', { series: 'x' }, 'newSeries.title', 'issues'],
    ['a series without a unit', { 'newSeries.unit': '' }, 'newSeries.unit', 'missing'],
    ['no series at all', { 'newSeries.title': '', 'newSeries.unit': '' }, 'series', 'missing'],
    ['a status that is none', { status: 'guess' }, 'status', 'issues'],
    ['a sign that its series has not', { value: '16%' }, 'value', 'issues'],
    ['another magnitude', { value: '4 thousand', 'newSeries.unit': 'million people' }, 'value', 'issues'],
  ])('with %s it is reported at that field', (_, typed, field, where) => {
    const read = readDraft({ ...RATE, ...fresh('actual', typed) }, NO_EVIDENCE);
    expect(read[where].map((issue) => issue.field)).toEqual([`inputs.actual.${field}`]);
  });

  test('a magnitude that its unit has as well is read in the unit', () => {
    const typed = fresh('actual', { value: '4.0 thousand', 'newSeries.unit': 'thousand people' });
    const { issues, added } = readDraft({ ...RATE, ...typed }, NO_EVIDENCE);
    expect(issues).toEqual([]);
    expect(added.series[0]?.observations[0]?.value).toBe('4.0');
  });

  test('a sign without a unit is not lost: the unit is asked for', () => {
    const typed = { ...RATE, 'inputs.actual.value': '5%', 'inputs.actual.unit': '' };
    expect(readDraft(typed, NO_EVIDENCE).missing.map(({ field }) => field)).toEqual(['inputs.actual.unit']);
  });

  test.each([
    ['baseline', '5%', /The unit is GBP million, not %/],
    ['baseline', '2 billion', /The unit is GBP million, and this is in “billion”/],
    ['partlyAt', '£60', /The unit is %, not pounds/],
  ])('a number that is chosen is in its unit as well: %s %s', (option, value, message) => {
    const { 'claimed.value': _, 'options.per': _per, ...rest } = RATE;
    const promise = {
      ...rest,
      kind: 'promise',
      'inputs.target.value': '5 million',
      'inputs.target.unit': 'GBP million',
    };
    const read = (text: string) => readDraft({ ...promise, [`options.${option}`]: text }, NO_EVIDENCE);
    expect(read(value).issues.find(({ field }) => field === `options.${option}`)?.message).toMatch(message);
    expect(read('60').issues.map(({ field }) => field)).not.toContain(`options.${option}`);
  });

  test('two figures for one time from one day are refused', () => {
    const fields = { ...RATE, kind: 'change', ...fresh('from'), ...fresh('to', { value: '17000' }) };
    expect(readDraft(fields, NO_EVIDENCE).issues.map((i) => i.field)).toEqual(['inputs.to.at']);
  });

  test('the ids that a title may get are looked up first', () => {
    const { series, sources } = evidenceNamed(fresh('actual'));
    expect(series).toContain('officers-recruited-2');
    expect(sources).toContain('police-officer-uplift');
  });
});

describe('the parts of a sum', () => {
  const PARTS = { name: 'parts' };
  const part = (i: number, value: string) => ({
    [`inputs.parts.${i}.from`]: 'figure',
    [`inputs.parts.${i}.value`]: value,
  });
  const SUM = { ...RATE, kind: 'sum', 'claimed.unit': 'x', ...part(0, '1'), ...part(1, '2') };

  test('those left empty at the end are left out, and those between are missing', () => {
    expect(readDraft(withPart(SUM, PARTS), NO_EVIDENCE).claim).toMatchObject({
      inputs: { parts: [{ value: '1' }, { value: '2' }] },
    });
    expect(readDraft({ ...withPart(SUM, PARTS), ...part(3, '4') }, NO_EVIDENCE).missing).toMatchObject([
      { field: 'inputs.parts.2.value' },
    ]);
  });

  test('one that is taken out lets the others move up', () => {
    expect(readDraft(withoutPart({ ...SUM, ...part(2, '3') }, PARTS, 0), NO_EVIDENCE).claim).toMatchObject({
      inputs: { parts: [{ value: '2' }, { value: '3' }] },
    });
  });

  test('more than the form takes are refused', () => {
    expect(readDraft({ ...SUM, ...part(40, '3') }, NO_EVIDENCE).issues).toMatchObject([
      { field: 'inputs.parts.39.from', message: /40/ },
    ]);
    const many = Array.from({ length: 100 }).reduce<Record<string, string>>((f) => withPart(f, PARTS), SUM);
    expect(Object.keys(many).filter((name) => name.endsWith('.from'))).toHaveLength(42);
  });
});

test('what was picked from a list takes the place of what was searched for', () => {
  expect(settled({ a: 'typed', 'a.pick': 'picked', b: 'typed', 'b.pick': '' })).toEqual({
    a: 'picked',
    b: 'typed',
  });
});

/** Names that the form has, and some that it has not. */
const NAMES = [
  ...Object.keys(RATE),
  ...Object.keys(fresh('target')),
  ...Object.keys(fresh('actual')),
  ...Object.keys(fresh('parts.0')),
  ...['low', 'high', 'nearest', 'status', 'measure', 'series'].map((name) => `inputs.actual.${name}`),
  ...['appearance.title', 'appearance.url', 'topic', 'context', 'notes', 'inputs.progress.series'],
  ...['correction.type', 'correction.sentence', 'inputs.parts.999999.from', '__proto__', 'constructor'],
];

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\u202egnp',
    '\u0000',
    '-0',
    '1e9',
    'NaN',
    '٣',
    'one in five',
    '(',
    '[](',
    '2022-02-30',
    '9999-12-31',
    '0000-01-01/9999-12-31',
    'latest',
    '__proto__',
    'toString',
    ' '.repeat(5_000),
    '9'.repeat(400),
    '](<'.repeat(2_000),
  ),
  fc.constantFrom(...Object.values(RATE)),
  fc.constantFrom('series', 'figure', 'new', 'promise', 'superlative', 'sum', 'on-pace', 'ratio'),
);

describe('any form at all', () => {
  test('is read without an error, and its claim is one that its kind takes', () => {
    const form = fc.dictionary(fc.constantFrom(...NAMES), hostile, { maxKeys: 25 });
    const kind = fc.constantFrom(...KINDS.map((k) => k.name), 'none');
    fc.assert(
      fc.property(form, kind, fc.boolean(), (typed, name, isCorrection) => {
        const fields = { ...RATE, kind: name, ...settled(typed) };
        const read = readDraft(fields, { ...NO_EVIDENCE, isCorrection });
        expect(read.claim === null).toBe(read.issues.length + read.missing.length > 0);
        if (read.claim !== null) {
          expect(kindNamed(read.claim.kind)?.schema.safeParse(read.claim).success).toBe(true);
          expect(
            readDraft(fieldsOf(read.claim, NOTHING), { ...NO_EVIDENCE, ...addedAsKnown(read.added) }).claim,
          ).toEqual(read.claim);
        }
        for (const series of read.added.series) expect(series.observations.length).toBeGreaterThan(0);
        evidenceNamed(fields);
      }),
      runs(1_500),
    );
  });

  test('names with each message a field that its kind has', () => {
    const named = KINDS.flatMap((kind) =>
      readDraft({ kind: kind.name }, NO_EVIDENCE).missing.map(({ field }) => [kind.name, field] as const),
    );
    for (const [kind, field] of named) {
      const form = kindNamed(kind);
      const [group, name] = field.split('.');
      if (group === 'inputs') expect(form?.inputs.map((i) => i.name)).toContain(name);
      if (group === 'options') expect(form?.options.map((o) => o.name)).toContain(name);
    }
  });
});

function addedAsKnown({ series, sources }: ReturnType<typeof readDraft>['added']) {
  return {
    series: new Map(series.map((s) => [s.id, s])),
    sources: new Map(sources.map((s) => [s.id, s])),
  };
}

describe('what a form says beside its inputs', () => {
  const known: DraftKnown = {
    ...NO_EVIDENCE,
    series: new Map(['s', 'fte', 'people', 'cpi'].map((id) => [id, { id, title: id, unit: 'officers' }])),
    sources: new Map([['a', { id: 'a', title: 'A', publisher: 'P' }]]),
  };
  const base = {
    quote: 'It rose by between 5 and 10%',
    'claimant.name': 'Somebody',
    saidOn: '25 January 2023',
    kind: 'percent-change',
    'claimed.value': '5',
    'claimed.to': '10',
    'claimed.unit': '%',
    'inputs.from.series': 's',
    'inputs.from.at': '2022-11-30',
    'inputs.to.series': 's',
    'inputs.to.at': '2022-12-31',
  };

  test('is read: other evidence on the same other inputs, other meanings, what it is related to', () => {
    const read = readDraft(
      {
        ...base,
        'alsoOn.0.label': 'full-time equivalents',
        'alsoOn.0.inputs.to.from': 'series',
        'alsoOn.0.inputs.to.series': 'fte',
        'alsoOn.0.inputs.to.at': '2022-12-31',
        'insteadOf.0.what': 'the number of cases',
        'insteadOf.0.input.from': 'figure',
        'insteadOf.0.input.value': '7.8 million',
        'insteadOf.0.input.source.id': 'a',
        'related.measures.0.series': 'fte',
        'related.population.series': 'people',
        'related.prices.series': 'cpi',
        'related.marks.0.on': '5 July 2024',
        'related.marks.0.what': 'a new government',
      },
      known,
    );
    expect([read.issues, read.missing]).toEqual([[], []]);
    const from = { series: 's', at: '2022-11-30' };
    expect(read.claim).toMatchObject({
      claimed: { value: '5', to: '10', unit: '%' },
      alsoOn: [{ label: 'full-time equivalents', inputs: { from, to: { series: 'fte', at: '2022-12-31' } } }],
      insteadOf: [{ what: 'the number of cases', input: { value: '7800000', source: 'a' } }],
      related: {
        measures: ['fte'],
        population: 'people',
        prices: 'cpi',
        marks: [{ on: '2024-07-05', what: 'a new government' }],
      },
    });
  });

  test.each([
    [{ 'claimed.to': '4' }, 'claimed.to', /upper end of a range must be more than .* 5\./],
    [{ 'claimed.hedge': 'about' }, 'claimed.hedge', /has no word before it/],
    [{ 'alsoOn.0.label': 'Scotland' }, 'alsoOn.0.label', /at least one figure that differs/],
    [{ 'alsoOn.0.inputs.to.series': 's' }, 'alsoOn.0.label', /Say what this other evidence is/],
    [{ 'related.prices.series': 'rpi' }, 'related.prices.series', /has no series “rpi”/],
    [{ 'related.marks.0.what': 'x' }, 'related.marks.0.on', /Give the day/],
    [{ 'alsoOn.10.label': 'x' }, 'alsoOn.9.label', /at most 10/],
    [{ 'insteadOf.0.what': 'y'.repeat(3_000) }, 'insteadOf.0.what', /longer than/],
  ])('says where what is wrong: %j', (more: Record<string, string>, field, message) => {
    const { issues, missing } = readDraft({ ...base, ...more }, known);
    const told = [...issues, ...missing].filter((issue) => issue.field === field);
    expect(told.map((issue) => issue.message).join()).toMatch(message);
  });

  test.each([
    [
      '31 March 2021: 6,000\n31 March 2022: 12,000',
      [
        ['2021-03-31', '6000'],
        ['2022-03-31', '12000'],
      ],
    ],
    ['2021-03-31 = 6000', [['2021-03-31', '6000']]],
    ['31 March 2022: 1\n31 March 2021: 2', /Line 2 is for 31 March 2021, which does not come after/],
    ['soon: 6000', /^Line 1, “soon: 6000”: /],
    ['6000', /write the day, a colon and the number/],
  ])('a schedule is a step on each line: %j', (typed, expected) => {
    const { issues, claim } = readDraft(
      {
        ...base,
        kind: 'on-pace',
        'inputs.target.from': 'figure',
        'inputs.target.value': '20000',
        'inputs.progress.series': 's',
        'options.deadline': '31 March 2023',
        'options.says': 'on-track',
        'options.milestones': typed,
      },
      known,
    );
    if (expected instanceof RegExp) expect(issues.map(({ message }) => message).join()).toMatch(expected);
    else expect(claim?.options).toMatchObject({ milestones: expected.map(([by, value]) => ({ by, value })) });
  });
});
