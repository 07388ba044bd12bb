/** Files of figures that a command brings in: what is read of them, and what is told instead. */
import { describe, expect, it } from 'vitest';
import { type FileContext, type HeldSeries, readFiguresFile } from '../../../claims/drafting/figures-file.ts';

const series = (
  id: string,
  unit = 'officers',
  observations: HeldSeries['observations'] = [],
): [string, HeldSeries] => [id, { head: { id, title: id, unit }, observations }];

const context = (more: Partial<FileContext> = {}): FileContext => ({
  series: 'officers',
  source: 'bulletin',
  answers: {},
  held: new Map([series('officers')]),
  today: '2024-06-01',
  ...more,
});

const read = (text: string, more: Partial<FileContext> = {}) => readFiguresFile(text, context(more));
const observations = (text: string, more: Partial<FileContext> = {}) =>
  read(text, more).figures.map(({ observation }) => observation);
const messages = (text: string, more: Partial<FileContext> = {}) =>
  read(text, more).findings.map(({ message }) => message);

describe('a file of figures', () => {
  it('is read with what it says of precision and status, and the source that it leaves out', () => {
    const csv = [
      '\uFEFFat,value,precision,status,publishedOn,source',
      '2022-12-31,16753,nearest 100,provisional,2023-01-25,',
      '2022-12-31,95.0,interval 92.0 97.2,,2023-04-26,another',
      '2023-03-31,5,exact,final,2023-04-26,',
      '2023-06-30,"16,753","nearest 1,000",,26 July 2023,',
    ].join('\r\n');
    expect(observations(csv)).toEqual([
      {
        at: '2022-12-31',
        value: '16753',
        source: 'bulletin',
        publishedOn: '2023-01-25',
        precision: { nearest: '100' },
        status: 'provisional',
      },
      {
        at: '2022-12-31',
        value: '95.0',
        source: 'another',
        publishedOn: '2023-04-26',
        precision: { interval: ['92.0', '97.2'] },
      },
      {
        at: '2023-03-31',
        value: '5',
        source: 'bulletin',
        publishedOn: '2023-04-26',
        precision: 'exact',
        status: 'final',
      },
      {
        at: '2023-06-30',
        value: '16753',
        source: 'bulletin',
        publishedOn: '2023-07-26',
        precision: { nearest: '1000' },
      },
    ]);
  });

  it('takes the day and the rounding that are given once for all rows', () => {
    const csv = 'when;figure\n2024-01;3.9\n2024-02;4.2';
    expect(observations(csv, { publishedOn: '2024-03-20', rounded: 'shown' })).toEqual([
      {
        at: '2024-01-01/2024-01-31',
        value: '3.9',
        source: 'bulletin',
        publishedOn: '2024-03-20',
        precision: { nearest: '0.1' },
      },
      {
        at: '2024-02-01/2024-02-29',
        value: '4.2',
        source: 'bulletin',
        publishedOn: '2024-03-20',
        precision: { nearest: '0.1' },
      },
    ]);
  });

  it('has rows of several series, each by its own column', () => {
    const csv =
      'series,at,value,publishedOn\nofficers,2022-12-31,5,2023-01-25\nstaff,2022-01-01/2022-12-31,7,2023-01-25';
    const held = new Map([series('officers'), series('staff')]);
    expect(read(csv, { series: undefined, held }).figures).toMatchObject([
      { series: 'officers', observation: { value: '5' } },
      { series: 'staff', observation: { value: '7', at: '2022-01-01/2022-12-31' } },
    ]);
    expect(messages(csv, { series: undefined })).toEqual([
      'Row 3: the ledger has no series “staff”: add it at /edit/evidence/new first.',
    ]);
    // With one series named, rows of another are not taken for it.
    expect(messages(csv, { held })).toEqual([
      expect.stringMatching(/^The column “series” holds “officers” and “staff”/),
    ]);
  });

  it.each([
    ['at,value\n2022-12-31,1', /^Row 2: no day of publication: .*--published/],
    ['at,value,publishedOn\n2022-12-31,1,soon', /^Row 2: "soon" is not a day of publication/],
    [
      'at,value,publishedOn,colour\n2022-12-31,1,2023-01-25,x',
      /^The column “colour” holds “x”; say what it is/,
    ],
    [
      'at,date,value,publishedOn\n2022,2022-12-31,1,2023-01-25',
      /^The column “date” holds “2022-12-31”: is it/,
    ],
    [
      'at,value,publishedOn\n2022-12-31,about 1,2023-01-25',
      /^Row 2: “about 1” in the column “value” is not a number/,
    ],
    [
      'at,value,publishedOn\n2022-02-30,1,2023-01-25',
      /^Row 2, in the column “at”: “2022-02-30” is not a day of the calendar/,
    ],
    [
      'at,value,publishedOn,precision\n2022-12-31,1,2023-01-25,roughly',
      /^The column “precision” holds “roughly”/,
    ],
    [
      'at,value,publishedOn\n2023-12-31,1,2023-01-25',
      /^Row 2: This figure would be published on 25 January 2023, before the time/,
    ],
    ['at,value,publishedOn\n2022-12-31,16%,2023-01-25', /^Row 2: The unit is officers, not %/],
    [
      'at,value,publishedOn,unit\n2022-12-31,16,2023-01-25,thousand',
      /^The column “unit” holds “thousand” \(the series is in officers\); it says what one of the figures is/,
    ],
    [
      'at,value,publishedOn\n2022-12-31,1,2023-01-25\n2022-12-31,2,2023-01-25',
      /^Rows 2 and 3 both have a figure for 31 December 2022, published on 2023-01-25: 1 and 2, and only one can stand/,
    ],
    [
      'at,value,publishedOn\n2022-12-31,1,2023-01-25\n2022,2,2023-01-25',
      /^In the column “at” stand a day \(31 December 2022\) and a year \(2022\): a series has times of one length/,
    ],
  ])('%j is refused', (csv, message) => {
    const [first, ...more] = messages(csv, { source: 'bulletin' });
    expect(first).toMatch(message);
    expect(more).toEqual([]);
    expect(read(csv).figures).toEqual([]);
  });

  it('says which figures look odd beside those that the ledger has', () => {
    const at = { at: '2021-12-31', value: '16753', source: 'bulletin', publishedOn: '2022-01-25' };
    const held = new Map([series('officers', 'officers', [at])]);
    const { odd, figures } = read('at,value,publishedOn\n2022-12-31,17,2023-01-25', { held });
    expect(figures).toHaveLength(1);
    expect(odd).toEqual([
      'Row 2, of officers: This figure is about a thousand times smaller: 17 beside 16,753 for 31 December 2021. Is it on another scale?',
    ]);
  });

  it('takes a decimal point for one in the ledger’s own columns, and asks in others', () => {
    expect(observations('at,value,publishedOn\n2022-12-31,386.464,2023-01-25')[0]?.value).toBe('386.464');
    expect(messages('when,figure,published on\n2022-12-31,386.464,2023-01-25')[0]).toMatch(
      /^In the column “figure”, “386.464” can be read/,
    );
  });
});
