/** The rows of the evidence editor: what people type and paste, as observations or with the reason why not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ROWS, rowCount, rowFields, withMoreRows } from '../../../claims/drafting/evidence-fields.ts';
import { type RowsContext, readCorrection, readEvidence } from '../../../claims/drafting/evidence-rows.ts';
import { withPasted } from '../../../claims/drafting/pasted.ts';
import { readHead } from '../../../claims/drafting/series-head.ts';
import { inUnit } from '../../../claims/drafting/unit-fit.ts';
import type { Observation, Source } from '../../../claims/evidence/series.ts';
import { hostileText } from '../../support/bundles.ts';
import { runs } from '../../support/scope.ts';

const TODAY = '2024-06-01';
const BULLETIN: Source = { id: 'bulletin', title: 'The bulletin', publisher: 'A publisher' };
const HELD: Observation[] = [
  { at: '2022-12-31', value: '16753', source: 'bulletin', publishedOn: '2023-01-25' },
];

function context(more: Partial<RowsContext> = {}): RowsContext {
  return { unit: 'officers', held: HELD, sources: [BULLETIN], today: TODAY, ...more };
}

/** A form of one row, with what all rows share. */
function form(row: Record<string, string>, more: Record<string, string> = {}): Record<string, string> {
  const named = Object.fromEntries(Object.entries(row).map(([name, text]) => [`rows.0.${name}`, text]));
  return { publishedOn: '26 April 2023', 'source.id': 'bulletin', ...named, ...more };
}

const fieldsWrong = (fields: Record<string, string>, more?: Partial<RowsContext>) =>
  readEvidence(fields, context(more)).issues.map((issue) => issue.field);

describe('rows as they are typed', () => {
  it.each([
    ['31 December 2023', '2023-12-31'],
    ['June 2022', '2022-06-01/2022-06-30'],
    ['Q3 2022', '2022-07-01/2022-09-30'],
    ['2022-10-01/2022-12-31', '2022-10-01/2022-12-31'],
    ['30/6/2022', '2022-06-30'],
    ['2022-06', '2022-06-01/2022-06-30'],
    ['2022 Q3', '2022-07-01/2022-09-30'],
    ['2022M06', '2022-06-01/2022-06-30'],
    ['1987 JAN', '1987-01-01/1987-01-31'],
    ['Jan-18', '2018-01-01/2018-01-31'],
    ['1751', '1751-01-01/1751-12-31'],
  ])('%s is for %s', (typed, at) => {
    const { figures, issues } = readEvidence(
      form({ at: typed, value: '1' }, { publishedOn: 'today' }),
      context(),
    );
    expect(issues).toEqual([]);
    expect(figures).toMatchObject([{ row: 0, observation: { at, publishedOn: TODAY }, is: 'new' }]);
  });

  it.each([
    ['16,753', '16753'],
    ['16 753', '16753'],
    ['16753.50', '16753.50'],
    ['sixteen thousand', '16000'],
    ['1.234.567,5', '1234567.5'],
    ['minus 29', '-29'],
  ])('%s is %s', (typed, value) => {
    expect(readEvidence(form({ at: '2022', value: typed }), context()).figures).toMatchObject([
      { observation: { value } },
    ]);
  });

  it.each([
    ['1,2,3', 'rows.0.value'],
    ['16%', 'rows.0.value'],
    ['£16', 'rows.0.value'],
    ['about 20', 'rows.0.value'],
    ['', 'rows.0.value'],
  ])('%j is refused at its field', (typed, field) => {
    expect(fieldsWrong(form({ at: '2022', value: typed }))).toEqual([field]);
  });

  it('reads rounding, bounds and status, and leaves out defaults', () => {
    const at = (row: Record<string, string>) =>
      readEvidence(form({ at: '2022', value: '95', ...row }), context()).figures[0]?.observation;
    expect(at({ nearest: '1,000', status: 'provisional' })).toMatchObject({
      precision: { nearest: '1000' },
      status: 'provisional',
    });
    expect(at({ low: '92.0', high: '97.2' })).toMatchObject({ precision: { interval: ['92.0', '97.2'] } });
    expect(at({ nearest: 'exact', status: 'final' })).toEqual({
      at: '2022-01-01/2022-12-31',
      value: '95',
      source: 'bulletin',
      publishedOn: '2023-04-26',
    });
  });

  it.each([
    [{ low: '92' }, 'rows.0.high'],
    [{ low: '97', high: '92' }, 'rows.0.high'],
    [{ low: '96', high: '97' }, 'rows.0.low'],
    [{ nearest: '10', low: '90', high: '97' }, 'rows.0.nearest'],
    [{ nearest: '0' }, 'rows.0.nearest'],
    [{ status: 'guessed' }, 'rows.0.status'],
    [{ publishedOn: '1 July 2024' }, 'rows.0.publishedOn'],
    [{ publishedOn: 'soon' }, 'rows.0.publishedOn'],
    [{ at: '31 December 2023' }, 'rows.0.at'],
    [{ at: 'Christmas' }, 'rows.0.at'],
    [{ source: 'another' }, 'rows.0.source'],
  ])('%j is wrong at %s', (row, field) => {
    expect(fieldsWrong(form({ at: '2022', value: '95', ...row }))).toEqual([field]);
  });

  it.each([
    ['2023-04-01/2024-03-31', /before the period that it is for was over, on 31 March 2024/],
    ['2024-03-31', /before the time that it is for/],
  ])('takes no figure for %s from before', (at, message) => {
    const row = { at, value: '1', publishedOn: '2023-11-01' };
    const { issues } = readEvidence(form(row), context());
    expect(issues).toEqual([{ field: 'rows.0.at', message: expect.stringMatching(message) }]);
    expect(readEvidence(form({ ...row, status: 'forecast' }), context()).issues).toEqual([]);
  });

  it('takes a period of one day for that day', () => {
    const { figures } = readEvidence(form({ at: '2022-12-31/2022-12-31', value: '1' }), context());
    expect(figures).toMatchObject([{ observation: { at: '2022-12-31' } }]);
  });

  it('does not take a figure again that was corrected since', () => {
    const [figure] = readEvidence(form({ at: '2022', value: '7' }), context()).figures;
    if (figure === undefined) throw new Error('it was not read');
    const again = readEvidence(form({ at: '2022', value: '7' }), {
      ...context(),
      corrected: [figure.observation],
    });
    expect(again.issues).toEqual([
      { field: 'rows.0.at', message: expect.stringMatching(/recorded before and has been corrected since/) },
    ]);
  });

  it('takes a forecast for a day to come, and no other figure for one', () => {
    const row = { at: '31 March 2029', value: '20000' };
    expect(fieldsWrong(form(row))).toEqual(['rows.0.at']);
    const { figures, issues } = readEvidence(form({ ...row, status: 'forecast' }), context());
    expect(issues).toEqual([]);
    expect(figures[0]?.observation.status).toBe('forecast');
  });

  it('needs a day of publication and a source, given once for all rows', () => {
    const rows = { 'rows.0.at': '2021', 'rows.0.value': '1', 'rows.1.at': '2022', 'rows.1.value': '2' };
    expect(fieldsWrong(rows)).toEqual(['publishedOn', 'source.id']);
    expect(fieldsWrong({ ...rows, publishedOn: '2 June 2024', 'source.id': 'bulletin' })).toEqual([
      'publishedOn',
    ]);
  });

  it('ignores rows in which nothing was typed', () => {
    const fields = form({}, { 'rows.4.at': '2021', 'rows.4.value': '7', 'rows.2.status': 'forecast' });
    expect(readEvidence(fields, context()).figures.map((f) => f.row)).toEqual([4]);
    expect(readEvidence({}, context())).toMatchObject({ figures: [], issues: [] });
  });

  it('takes a source by its title, and says so if there are several', () => {
    const byTitle = form({ at: '2022', value: '1' }, { 'source.id': 'The bulletin' });
    expect(readEvidence(byTitle, context()).figures[0]?.observation.source).toBe('bulletin');
    const sources = [BULLETIN, { ...BULLETIN, id: 'bulletin-2' }];
    expect(fieldsWrong(byTitle, { sources })).toEqual(['source.id']);
  });

  it('makes an id for a new source that no other has', () => {
    const described = {
      'source.id': '',
      'source.title': 'The bulletin',
      'source.publisher': 'Another publisher',
      'source.url': 'https://example.org/bulletin',
    };
    const { sources, figures } = readEvidence(
      form({ at: '2022', value: '1' }, described),
      context({ sources: [{ ...BULLETIN, id: 'the-bulletin' }] }),
    );
    expect(sources).toEqual([
      {
        id: 'the-bulletin-2',
        title: 'The bulletin',
        publisher: 'Another publisher',
        url: 'https://example.org/bulletin',
      },
    ]);
    expect(figures[0]?.observation.source).toBe('the-bulletin-2');
    const same = { ...described, 'source.publisher': 'A publisher', 'source.url': '' };
    const again = readEvidence(
      form({ at: '2022', value: '1' }, same),
      context({ sources: [{ ...BULLETIN, id: 'the-bulletin' }] }),
    );
    expect(again.sources).toEqual([]);
    expect(again.figures[0]?.observation.source).toBe('the-bulletin');
  });

  it.each([
    [{ 'source.url': 'javascript:alert(1)' }, 'source.url'],
    [{ 'source.url': 'ftp://example.org' }, 'source.url'],
    [{ 'source.publisher': '' }, 'source.publisher'],
    [{ 'source.publishedOn': '1 January 2030' }, 'source.publishedOn'],
    [{ 'source.id': 'bulletin' }, 'source.title'],
  ])('a source with %j is wrong at %s', (more, field) => {
    const described = { 'source.id': '', 'source.title': 'A release', 'source.publisher': 'Somebody' };
    expect(fieldsWrong(form({ at: '2022', value: '1' }, { ...described, ...more }))).toContain(field);
  });
});

describe('rows against the ledger', () => {
  it('a figure for a date that has one is a revision, and needs a reason', () => {
    const revised = form({ at: '31 December 2022', value: '16,743' });
    expect(fieldsWrong(revised)).toEqual(['reason']);
    const read = readEvidence({ ...revised, reason: ' late\r\nreturns ' }, context());
    expect(read).toMatchObject({ reason: 'late returns', issues: [], figures: [{ is: 'revision' }] });
  });

  it('a second figure of one day of publication is refused with the first', () => {
    const fields = form({ at: '31 December 2022', value: '16743' }, { publishedOn: '25 January 2023' });
    expect(readEvidence(fields, context()).issues).toEqual([
      {
        field: 'rows.0.value',
        message:
          'This date already has a figure published on that day: 16,753. To change what was recorded wrongly, correct that figure; for a new publication, give its own day.',
      },
    ]);
  });

  it('what is already in the ledger, letter for letter, is ignored', () => {
    const fields = form(
      { at: '31 December 2022', value: '16,753', status: 'final' },
      { publishedOn: '25 January 2023' },
    );
    expect(readEvidence(fields, context())).toMatchObject({ issues: [], figures: [{ is: 'held' }] });
    expect(fieldsWrong({ ...fields, 'rows.0.status': 'provisional' })).toEqual(['rows.0.value']);
  });

  it('two rows for one date and day of publication are refused', () => {
    const fields = form(
      { at: '2021', value: '1' },
      { 'rows.1.at': '2021-01-01/2021-12-31', 'rows.1.value': '2' },
    );
    expect(fieldsWrong(fields)).toEqual(['rows.1.at']);
  });

  it('mentions another date that ends on the same day', () => {
    const { figures } = readEvidence(form({ at: 'December 2022', value: '16743' }), context());
    expect(figures).toMatchObject([{ is: 'new', near: '2022-12-31' }]);
  });
});

describe('a correction', () => {
  const [wrong] = HELD;
  const read = (row: Record<string, string>, reason = 'two digits were swapped') =>
    readCorrection(
      {
        ...(wrong === undefined ? {} : rowFields(0, wrong)),
        'rows.0.source': '',
        'source.id': 'bulletin',
        reason,
        ...row,
      },
      {
        ...context(),
        held: [...HELD, { ...(wrong as Observation), publishedOn: '2023-04-26', value: '16743' }],
        wrong: wrong as Observation,
      },
    );

  it('replaces a figure on the same day of publication', () => {
    expect(read({ 'rows.0.value': '16,735' })).toMatchObject({
      issues: [],
      figures: [{ observation: { value: '16735', publishedOn: '2023-01-25' } }],
    });
  });

  it.each([
    [{}, 'rows.0.value'],
    [{ 'rows.0.publishedOn': '26 April 2023' }, 'rows.0.at'],
    [{ 'rows.0.publishedOn': '' }, 'rows.0.publishedOn'],
    [{ 'rows.0.value': '16,735', reason: '' }, 'reason'],
  ])('with %j is wrong at %s', (row, field) => {
    expect(read(row).issues.map((issue) => issue.field)).toEqual([field]);
  });

  it('reads back every figure that it fills the form with', () => {
    for (const o of [
      {
        at: '2022-07-01/2022-09-30',
        value: '95.0',
        precision: { interval: ['92.0', '97.2'] as [string, string] },
        source: 'bulletin',
        publishedOn: '2023-01-25',
        status: 'provisional' as const,
      },
      {
        at: '2030-04-01/2031-03-31',
        value: '-4',
        precision: { nearest: '0.5' },
        source: 'bulletin',
        publishedOn: '2023-01-25',
        status: 'forecast' as const,
      },
    ]) {
      const { figures, issues } = readEvidence(rowFields(0, o), context({ held: [] }));
      expect(issues).toEqual([]);
      expect(figures[0]?.observation).toEqual(o);
    }
  });
});

describe('what is pasted', () => {
  const PASTED = { unit: 'officers', held: [], today: TODAY };
  const HEADS = ['when', 'figure', 'published on', 'precision', 'status'];

  it('becomes rows after those that are typed, from tabs, semicolons or commas', () => {
    for (const text of [
      `${HEADS.join('\t')}\n31 December 2022\t16,753\t25 January 2023\tnearest 100\tProvisional\n31 March 2023\t17,000\t26 April 2023`,
      `${HEADS.join(';')}\n31 December 2022;16,753;25 January 2023;nearest 100;Provisional\r\n31 March 2023;17,000;26 April 2023\r\n\r\n`,
      `${HEADS.join(',')}\n31 December 2022,"16,753",25 January 2023,100,provisional\n31 March 2023,"17,000",26 April 2023`,
    ]) {
      const { drawn, lines, isWhole, findings } = withPasted(
        { 'rows.0.at': '2020', 'rows.0.value': '1', 'rows.4.at': '', paste: text },
        PASTED,
      );
      expect([lines, isWhole, drawn['paste'], findings]).toEqual([2, false, '', []]);
      expect(drawn).toMatchObject({
        'rows.1.at': '31 December 2022',
        'rows.1.value': '16,753',
        'rows.1.publishedOn': '2023-01-25',
        'rows.1.nearest': '100',
        'rows.1.status': 'provisional',
        'rows.2.value': '17,000',
        'rows.2.status': 'final',
      });
    }
  });

  it('goes by the names of columns if there are any', () => {
    const { drawn } = withPasted({ paste: 'Value\tRelease date\tDate\n5\t2 May 2024\t2023\n' }, PASTED);
    expect(drawn).toMatchObject({
      'rows.0.at': '2023',
      'rows.0.value': '5',
      'rows.0.publishedOn': '2024-05-02',
    });
    expect(rowCount(drawn)).toBe(1);
  });

  it('stays in its field if it has more lines than a form has rows, and every line is read', () => {
    const lines = Array.from({ length: MAX_ROWS + 60 }, (_, i) => `${1500 + i}\t${1000 + i}`).join('\n');
    const pasted = withPasted({ paste: lines, publishedOn: '1 May 2024', 'source.id': 'bulletin' }, PASTED);
    expect([pasted.isWhole, pasted.lines, pasted.drawn['paste']]).toEqual([true, MAX_ROWS + 60, lines]);
    expect(rowCount(pasted.drawn)).toBe(0);
    const { figures, issues } = readEvidence(pasted.read, context({ held: [] }));
    expect(issues).toEqual([]);
    expect(figures).toHaveLength(MAX_ROWS + 60);
    expect(figures[MAX_ROWS + 59]?.observation).toMatchObject({ at: '1759-01-01/1759-12-31', value: '1259' });
    expect(pasted.lineOf.get(MAX_ROWS + 59)).toBe(MAX_ROWS + 60);
  });

  it('is not put into rows in part: a number that commas split holds all of it up', () => {
    const { drawn, lines, findings } = withPasted({ paste: '2022-12-31,16,753' }, PASTED);
    expect([lines, rowCount(drawn), drawn['paste']]).toEqual([0, 0, '2022-12-31,16,753']);
    expect(findings.map(({ code }) => code)).toEqual(['column-unmapped']);
  });

  it('is rounded to what is said once for all lines, and else to what a line says', () => {
    const paste = 'when\tfigure\tprecision\n2021\t1,200\t\n2022\t1,250\tnearest 50';
    const nearest = (rounded: string) => {
      const { drawn } = withPasted({ paste, 'paste.rounded': rounded }, PASTED);
      return [drawn['rows.0.nearest'], drawn['rows.1.nearest'], drawn['paste.rounded']];
    };
    expect(nearest('100')).toEqual(['100', '50', undefined]);
    expect(nearest('nearest 1,000')).toEqual(['1000', '50', undefined]);
    expect(nearest('as shown')).toEqual(['1', '50', undefined]);
    expect(nearest('')).toEqual(['', '50', undefined]);
    const places = withPasted({ paste: '2021\t3.9\n2022\t4', 'paste.rounded': 'as shown' }, PASTED).drawn;
    // A file that drops noughts writes 4 for 4.0.
    expect([places['rows.0.nearest'], places['rows.1.nearest']]).toEqual(['0.1', '0.1']);
  });

  it('has times of the length that the series has', () => {
    const { findings, drawn } = withPasted({ paste: 'March 2023\t17,000' }, { ...PASTED, held: HELD });
    expect(findings).toEqual([
      {
        code: 'mixed-frequency',
        level: 'stop',
        message: expect.stringMatching(
          /^The series has figures for days, such as 31 December 2022, and the table has some for months, such as March 2023:/,
        ),
      },
    ]);
    expect(drawn['paste']).toBe('March 2023\t17,000');
  });
});

describe('a figure that looks odd beside those of its series', () => {
  const yearly = (values: readonly string[]): Observation[] =>
    values.map((value, i) => ({
      at: `${2010 + i}-12-31`,
      value,
      source: 'bulletin',
      publishedOn: `${2011 + i}-01-25`,
    }));
  const oddOf = (at: string, value: string, held: Observation[]) =>
    readEvidence(form({ at, value }, { reason: 'revised' }), context({ held })).figures[0]?.odd;

  it.each([
    [
      '31 December 2013',
      '16,700,000',
      ['16750'],
      /^This figure is about a thousand times larger: 16,700,000 beside 16,750 for 31 December 2010\. Is it on another scale\?$/,
    ],
    ['31 December 2013', '167', ['16750'], /^This figure is more than ten times smaller: /],
    [
      '31 December 2010',
      '-16750',
      ['16750'],
      /^This figure has another sign: −16,750 beside 16,750 for 31 December 2010, which it revises\./,
    ],
    ['31 December 2016', '-12', ['10', '11', '12', '13', '14'], /another sign/],
  ])('%s: %s beside %j', (at, value, held, message) =>
    expect(oddOf(at, value, yearly(held))).toMatch(message),
  );

  it.each([
    ['31 December 2013', '1,675', ['16750']],
    ['31 December 2016', '-12', ['10', '11', '12', '13']],
    ['31 December 2013', '3', ['0.2']],
    ['31 December 2013', '0', ['16750']],
    ['31 December 2011', '150', ['10', '100', '1000']],
  ])('%s: %s beside %j is not', (at, value, held) => expect(oddOf(at, value, yearly(held))).toBeUndefined());
});

describe('a form of any text', () => {
  it('is read without an error, and its issues name fields of the form', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('2022', '1', hostileText('x'), '2022-12-31', '16753', '9'.repeat(31)),
    );
    const names = ['at', 'value', 'nearest', 'low', 'high', 'status', 'publishedOn', 'source'].flatMap(
      (name) => [`rows.0.${name}`, `rows.1.${name}`],
    );
    const shared = [
      'publishedOn',
      'reason',
      'paste',
      'source.id',
      'source.title',
      'source.publisher',
      'source.url',
      'source.quote',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names, ...shared), cell), (fields) => {
        const { figures, issues } = readEvidence(fields, context());
        const known = new Set([...names, ...shared, 'source.publishedOn', 'source.licence']);
        expect(issues.filter((issue) => !known.has(issue.field))).toEqual([]);
        expect(figures.length).toBeLessThanOrEqual(2);
        const { drawn: put } = withPasted(fields, { unit: 'officers', held: HELD, today: TODAY });
        readEvidence(put, context());
        readHead(fields, TODAY);
      }),
      runs(300),
    );
  });

  it('has more rows on demand, up to a number', () => {
    expect(rowCount(withMoreRows({ 'rows.4.at': '' }))).toBe(10);
    expect(rowCount(withMoreRows({ [`rows.${MAX_ROWS - 2}.at`]: '' }))).toBe(MAX_ROWS);
    expect(rowCount({ 'rows.999.at': '1', 'rows.01.at': '1', 'rows.1e1.at': '1', 'rows.-1.at': '1' })).toBe(
      0,
    );
  });
});

describe('a figure against its unit', () => {
  it.each([
    ['16%', 'officers'],
    ['£4m', 'EUR'],
    ['4.3 billion', 'GBP million'],
    ['£4k', '£bn'],
    ['12 million', "officers ('000s)"],
  ])('%s is not a figure of %s', (typed, unit) => expect(inUnit(typed, unit).ok).toBe(false));

  it.each([
    ['16%', '% of officers', '16%'],
    ['£4.3 billion', 'GBP', '£4.3 billion'],
    ['4,330', 'GBP million', '4,330'],
    ['2 thousand', 'officers per 100,000 people', '2 thousand'],
    ['16%', '', '16%'],
    // What the unit says already is not multiplied once more.
    ['0.5 million', 'GBP million', '0.5'],
    ['£1.50bn', '£bn', '£1.50'],
    ['4m', 'GBP mn', '4'],
    ['12 thousand', "officers ('000s)", '12'],
    ['three hundred thousand', 'hundred thousand people', 'three'],
  ])('%s is one of %s: %s', (typed, unit, text) => expect(inUnit(typed, unit)).toEqual({ ok: true, text }));
});

describe('each number of a row', () => {
  const row = (fields: Record<string, string>, unit = 'GBP million') => {
    const typed = {
      publishedOn: '2 May 2022',
      'source.title': 'Accounts',
      'source.publisher': 'A council',
      'rows.0.at': '2021',
      'rows.0.value': '3',
    };
    const named = Object.fromEntries(Object.entries(fields).map(([name, text]) => [`rows.0.${name}`, text]));
    return readEvidence({ ...typed, ...named }, { unit, held: [], sources: [], today: TODAY });
  };

  it.each(['value', 'nearest', 'low', 'high'])('is in the unit of the series: %s', (name) => {
    for (const wrong of ['5%', '5 billion', '€5']) {
      const { issues } = row({ [name]: wrong });
      expect(issues.find(({ field }) => field === `rows.0.${name}`)?.message, wrong).toMatch(
        /^The unit is GBP million, /,
      );
    }
  });

  it('is read in it, if it has the same scale: a rounding of 0.5 million is 0.5, not 500000', () => {
    const read = row({ value: '£3.00 million', nearest: '0.5 million' });
    expect(read.issues).toEqual([]);
    expect(read.figures[0]?.observation).toMatchObject({ value: '3.00', precision: { nearest: '0.5' } });
    expect(row({ value: '3m', low: '2 million', high: '4m' }).figures[0]?.observation).toMatchObject({
      value: '3',
      precision: { interval: ['2', '4'] },
    });
  });

  it('is in the unit of a series that is new as well', () => {
    expect(row({ nearest: '5%' }, 'officers').issues.map(({ field }) => field)).toEqual(['rows.0.nearest']);
  });
});

describe('a new series', () => {
  it('gets its id from its title', () => {
    expect(readHead({ title: 'Police officers, England & Wales', unit: 'officers' }, TODAY)).toEqual({
      id: 'police-officers-england-wales',
      issues: [],
      head: {
        id: 'police-officers-england-wales',
        title: 'Police officers, England & Wales',
        unit: 'officers',
      },
    });
  });

  it.each([
    [{ title: '', unit: 'officers' }, ['title']],
    [{ title: 'A', unit: '' }, ['unit']],
    [{ title: 'A', unit: 'x', id: 'Not An Id' }, ['id']],
    [{ title: 'A', unit: 'x', id: 'figures.csv' }, ['id']],
    [{ title: 'A\nB', unit: 'x' }, ['title']],
  ])('%j is wrong at %j', (fields, wrong) => {
    const read = readHead(fields as Record<string, string>, TODAY);
    expect(read.issues.map((issue) => issue.field)).toEqual(wrong);
    expect(read.head).toBeUndefined();
  });
});
