/** Fields of evidence say the same in the claim form and in the evidence editor: one reader, one set of messages. */
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../../claims/drafting/draft.ts';
import { readEvidence } from '../../../claims/drafting/evidence-rows.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import type { Observation, Source } from '../../../claims/evidence/series.ts';

const TODAY = '2024-06-01';
const SOURCES: Source[] = [
  { id: 'bulletin', title: 'The bulletin', publisher: 'A publisher' },
  { id: 'release', title: 'The release', publisher: 'A publisher' },
  { id: 'release-2', title: 'The release', publisher: 'Another publisher' },
];

/** A figure as it is typed, by the plain names of its fields. */
type Typed = Readonly<Record<string, string>>;

interface ReadFigure {
  observation: Observation | undefined;
  sources: Source[];
  issues: FieldIssue[];
}

/** The fields of a form that belong to a figure, by their plain names. */
function plain(issues: readonly FieldIssue[], own: RegExp): FieldIssue[] {
  return issues
    .filter(({ field }) => own.test(field))
    .map((issue) => ({ ...issue, field: issue.field.replace(own, '') }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
}

function besideAClaim(typed: Typed): ReadFigure {
  const fields = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [`inputs.value.${name}`, text]),
  );
  const { added, issues, missing } = readDraft(
    { kind: 'level', 'inputs.value.from': 'new', 'inputs.value.series': 's', ...fields },
    {
      today: TODAY,
      isCorrection: false,
      series: new Map([['s', { id: 's', title: 'Officers', unit: 'officers' }]]),
      sources: new Map(SOURCES.map((source) => [source.id, source])),
    },
  );
  return {
    observation: added.series[0]?.observations[0],
    sources: added.sources,
    issues: plain([...missing, ...issues], /^inputs\.value\./),
  };
}

function inTheEvidenceEditor(typed: Typed): ReadFigure {
  const fields = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name.startsWith('source.') ? name : `rows.0.${name}`, text]),
  );
  const { figures, sources, issues } = readEvidence(fields, {
    unit: 'officers',
    held: [],
    sources: SOURCES,
    today: TODAY,
    isAlone: true,
  });
  return { observation: figures[0]?.observation, sources, issues: plain(issues, /^rows\.0\.|^(?=source\.)/) };
}

const FIGURE: Typed = {
  at: '31 December 2022',
  value: '16,753',
  publishedOn: '25 January 2023',
  'source.id': 'bulletin',
};

const DESCRIBED: Typed = {
  'source.id': '',
  'source.title': 'Police officer uplift',
  'source.publisher': 'Home Office',
};

describe('a figure is read alike by both forms', () => {
  test.each<[string, Typed, Partial<Observation>]>([
    ['with a source by its id', {}, { at: '2022-12-31', value: '16753', source: 'bulletin' }],
    ['with a source by its title', { 'source.id': 'The bulletin' }, { source: 'bulletin' }],
    [
      'with a source that is described',
      { ...DESCRIBED, 'source.url': 'https://example.org/', 'source.licence': 'OGL' },
      { source: 'police-officer-uplift' },
    ],
    ['rounded', { nearest: '1,000' }, { precision: { nearest: '1000' } }],
    ['with its bounds', { low: '16,000', high: '17 000' }, { precision: { interval: ['16000', '17000'] } }],
    ['that is provisional', { status: 'provisional' }, { status: 'provisional' }],
    [
      'that is a forecast',
      { at: '2025', status: 'forecast' },
      { at: '2025-01-01/2025-12-31', status: 'forecast' },
    ],
  ])('%s', (_, more, expected) => {
    const [beside, inEditor] = [besideAClaim, inTheEvidenceEditor].map((read) =>
      read({ ...FIGURE, ...more }),
    );
    expect(beside?.issues).toEqual([]);
    expect(beside?.observation).toMatchObject(expected);
    expect(inEditor).toEqual(beside);
  });

  test.each<[string, Typed, string, RegExp]>([
    ['no time', { at: '' }, 'at', /date or the period/],
    ['no value', { value: '' }, 'value', /Give the figure\./],
    ['no day of publication', { publishedOn: '' }, 'publishedOn', /Give the day/],
    ['a day of publication to come', { publishedOn: '1 July 2024' }, 'publishedOn', /has not come yet/],
    ['a time to come', { at: '31 December 2023' }, 'at', /before the time that it is for/],
    ['a value with another sign', { value: '16%' }, 'value', /The unit is officers, not %/],
    ['a step with another sign', { nearest: '10%' }, 'nearest', /The unit is officers, not %/],
    ['a step of 0', { nearest: '0' }, 'nearest', /more than 0/],
    ['a step and a bound', { nearest: '10', low: '16,000' }, 'nearest', /not both/],
    ['one bound', { low: '16,000' }, 'high', /upper bound too/],
    ['bounds the wrong way round', { low: '17,000', high: '16,000' }, 'high', /below the lower one/],
    ['bounds beside the value', { low: '17,000', high: '18,000' }, 'low', /not between these bounds/],
    ['an unknown status', { status: 'guessed' }, 'status', /one of the list/],
    ['an unknown source', { 'source.id': 'nothing' }, 'source.id', /no source “nothing”/],
    ['an ambiguous source', { 'source.id': 'The release' }, 'source.id', /such as release or release-2/],
    ['two sources', { 'source.title': 'x' }, 'source.title', /not both/],
    ['a source without a title', { ...DESCRIBED, 'source.title': '' }, 'source.title', /a title/],
    ['a source without a publisher', { ...DESCRIBED, 'source.publisher': '' }, 'source.publisher', /Say who/],
    ['a source with no link', { ...DESCRIBED, 'source.url': 'x' }, 'source.url', /https:\/\//],
    [
      'a source from a day to come',
      { ...DESCRIBED, 'source.publishedOn': '1 July 2024' },
      'source.publishedOn',
      /has not come yet/,
    ],
  ])('with %s', (_, more, field, message) => {
    const [beside, inEditor] = [besideAClaim, inTheEvidenceEditor].map((read) =>
      read({ ...FIGURE, ...more }),
    );
    expect(beside?.issues).toMatchObject([{ field, message: expect.stringMatching(message) }]);
    expect(inEditor?.issues).toEqual(beside?.issues);
  });

  test('with no source, at the field that each form shows first', () => {
    const [beside, inEditor] = [besideAClaim, inTheEvidenceEditor].map(
      (read) => read({ ...FIGURE, 'source.id': '' }).issues,
    );
    expect(beside).toMatchObject([
      { field: 'source.title', message: expect.stringMatching(/needs a source/) },
    ]);
    expect(inEditor).toEqual([{ ...beside?.[0], field: 'source.id' }]);
  });
});
