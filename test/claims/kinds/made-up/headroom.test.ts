/**
 * A kind is one value: those that are made up here, in a file each, are read, tested, told, drawn and asked for like
 * any other, though no other file of the program knows of them.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

vi.mock('../../../../claims/kinds/index.ts', async (original) => {
  const { KINDS } = await original<typeof import('../../../../claims/kinds/index.ts')>();
  const { registered } = await import('../../../../claims/engine/kind-checks.ts');
  const { headroom } = await import('./headroom.ts');
  const { underCeiling } = await import('./under-ceiling.ts');
  const all = registered([...KINDS, headroom, underCeiling]);
  return { KINDS: all, kindNamed: (name: string) => all.find((kind) => kind.name === name) };
});

import { parseBundle } from '../../../../claims/bundle.ts';
import { readDraft } from '../../../../claims/drafting/draft.ts';
import { fieldsOf, withoutPart, withPart } from '../../../../claims/drafting/draft-fields.ts';
import { otherFigures, propose, takeFigure } from '../../../../claims/drafting/proposal.ts';
import { faultsOf } from '../../../../claims/drafting/refusals.ts';
import { warningsOf } from '../../../../claims/drafting/warnings.ts';
import { changesBetween } from '../../../../claims/editorial/changes.ts';
import type { Kind } from '../../../../claims/engine/kind.ts';
import { registered } from '../../../../claims/engine/kind-checks.ts';
import { bothClocks, evaluateBundle } from '../../../../claims/evaluate.ts';
import { seriesNamed } from '../../../../claims/kinds/given-inputs.ts';
import { type ClaimFormProps, claimFormPage } from '../../../../views/edit/claim/form.ts';
import { preview } from '../../../../views/edit/claim/preview.ts';
import { fieldLabel } from '../../../../views/edit/parts/field-names.ts';
import { whatWouldChange, workingTable } from '../../../../views/parts/working.ts';
import { type InProcess, inProcess } from '../../../support/in-process.ts';
import { words } from '../../../support/markup.ts';
import { bundleOf, parsed, seriesOf } from '../../support.ts';
import { headroom } from './headroom.ts';

const BEDS = seriesOf(
  [
    ['2024-01-31', '940'],
    ['2024-02-29', '950'],
    ['2024-03-31', '960'],
  ],
  { title: 'Beds in use', unit: 'beds' },
);
const RESERVE = { ...BEDS, id: 'reserve', title: 'Beds in reserve' };
const CLAIM = {
  kind: 'headroom',
  quote: 'We have 40 beds to spare',
  claimed: { value: '40', unit: 'beds' },
  inputs: {
    limit: { value: '1000', unit: 'beds' },
    level: { series: 's', at: '2024-03-31' },
    reserve: 'reserve',
  },
};
const bundle = (claim: object = {}) =>
  parsed(bundleOf({ ...CLAIM, ...claim }, { asOf: '2024-06-01', series: [BEDS, RESERVE] }));

const NOTHING_SHOWN = {
  issues: [],
  missing: [],
  computed: null,
  faults: [],
  warnings: [],
  context: '',
  notes: '',
};

/** The page of the claim form. */
function formPage(fields: Record<string, string>, more: Partial<ClaimFormProps> = {}): string {
  return String(
    claimFormPage({
      desk: {
        site: { origin: 'https://example.org', styleHash: 's', today: '2024-06-01' },
        viewer: { name: 'Ada', email: 'ada@example.org', role: 'editor' },
        tokens: { csrf: 'c', form: 'f' },
        scriptHash: 'x',
        editStyleHash: 'e',
      },
      slug: null,
      work: null,
      stage: 'draft',
      isCorrection: false,
      base: 3,
      fields,
      issues: [],
      refused: null,
      read: { notes: [], others: [] },
      found: { series: new Map(), sources: new Map(), matches: {} },
      preview: NOTHING_SHOWN,
      unsaved: false,
      comments: [],
      ...more,
    }),
  );
}

const KNOWN = {
  series: new Map([BEDS, RESERVE].map((series) => [series.id, series])),
  sources: new Map(),
  today: '2024-06-01',
  isCorrection: false,
};
const BESIDE = { topic: '', context: '', notes: '' };

describe('what is written', () => {
  test('is read by its schema, strictly', () => {
    expect(seriesNamed(bundle().claim)).toEqual(['s', 'reserve']);
    const wrong = parseBundle(bundleOf({ ...CLAIM, options: { counted: 'all' } }));
    expect(wrong.ok ? [] : wrong.issues).toEqual([
      { path: 'claim.options.counted', message: 'counted is "in-use" or "open"' },
    ]);
  });

  test('is computed, told and flipped', () => {
    const verdict = evaluateBundle(bundle());
    expect(verdict.finding).toBe('holds');
    expect(verdict.because).toBe(
      'Below 1,000 beds, 960 beds on 31 March 2024 leave room for 40 beds, so the claim of 40 holds.',
    );
    expect(verdict.working.map(({ step, expression }) => [step, expression])).toEqual([
      ['room that is left', 'limit - level'],
    ]);
    expect(verdict.flips.map(({ input }) => input)).toEqual(['limit', 'level']);
  });
});

describe('the newsroom', () => {
  const typed = fieldsOf(bundle().claim, BESIDE);

  test('proposes it for its own words, with its option', () => {
    const { fields, notes } = propose('We have 40 beds to spare.', {});
    expect([fields['kind'], fields['claimed.value'], fields['options.counted']]).toEqual([
      'headroom',
      '40',
      'open',
    ]);
    expect(notes.join(' ')).toContain('“Headroom”');
  });

  test('reads back what its form holds', () => {
    expect(readDraft(typed, KNOWN).claim).toEqual(bundle().claim);
  });

  test('draws its form and its preview', () => {
    const read = readDraft(typed, KNOWN);
    const clocks = bothClocks(bundle(), '2024-06-01');
    const shown = { ...NOTHING_SHOWN, computed: { bundle: bundle(), clocks } };
    const page = formPage(typed, { issues: read.issues, preview: shown });
    for (const words of [
      'So much room is left below a limit.',
      'The most there may be',
      'What must not be exceeded.',
      'Where the reserve is counted',
      'Which beds are counted',
      'The open beds',
      'name="inputs.level.at"',
    ])
      expect(page).toContain(words);
    const drawn = String(preview(shown));
    expect(drawn).toContain('leave room for 40 beds');
    expect(drawn).toContain('The claim holds with what is taken up');
  });

  test('checks its figures', () => {
    const same = bundle({ inputs: { ...CLAIM.inputs, limit: { series: 's', at: '2024-03-31' } } });
    const faults = faultsOf(same, bothClocks(same, '2024-06-01')).map(({ message }) => message);
    expect(faults.join(' ')).toContain('The most there may be and what is taken up are the same');
    const apart = bundle({
      inputs: { ...CLAIM.inputs, limit: { value: '1000', unit: 'beds', at: '2023-01-01/2023-12-31' } },
    });
    const warnings = warningsOf(apart, bothClocks(apart, '2024-06-01')).map(({ message }) => message);
    expect(warnings.join(' ')).toContain('what is taken up for 31 March 2024');
  });

  test('tells what a correction changed', () => {
    const later = bundle({ inputs: { ...CLAIM.inputs, level: { series: 's', at: '2024-02-29' } } });
    expect(changesBetween(bundle().claim, later.claim)).toEqual([
      { what: 'the evidence: what is taken up', from: 's, 31 March 2024', to: 's, 29 February 2024' },
    ]);
  });
});

describe('a list that may be left out', () => {
  const BOOKINGS = { name: 'bookings', optional: true } as const;
  const bookings = ['25', '15'].map((value) => ({ value, unit: 'beds' }));
  const booked = (more: object = {}) =>
    bundle({ claimed: { value: '0', unit: 'beds' }, inputs: { ...CLAIM.inputs, bookings, ...more } });
  const typed = fieldsOf(booked().claim, BESIDE);

  test('is computed, and named in the working and in what would change', () => {
    const verdict = evaluateBundle(booked());
    expect(verdict.computed?.exact).toBe('0');
    const working = words(String(workingTable(verdict, 'Working')));
    expect(working).toContain('booking 1 + booking 2 = 25 + 15');
    expect(words(String(whatWouldChange(booked(), verdict)))).toContain('booking 2');
  });

  test('is read back, and left out if nothing is typed into it', () => {
    expect(readDraft(typed, KNOWN).claim).toEqual(booked().claim);
    const none = fieldsOf(bundle().claim, BESIDE);
    expect(readDraft(withPart(none, BOOKINGS), KNOWN).claim).toEqual(bundle().claim);
  });

  test('is too short with one part, which its field says', () => {
    const { issues } = readDraft(withoutPart(typed, BOOKINGS, 0), KNOWN);
    expect(issues).toMatchObject([
      { field: 'inputs.bookings.0.from', message: /bookings are counted if there are two or more/ },
    ]);
  });

  test('has buttons that add its parts and take them out', () => {
    const none = fieldsOf(bundle().claim, BESIDE);
    expect(formPage(none)).toContain('What is promised already');
    expect(formPage(none)).not.toContain('drop-part:');
    expect(formPage(none)).toMatch(/value="add-part:bookings">Add a part</);
    expect(formPage(withPart(none, BOOKINGS))).toMatch(/value="drop-part:bookings\.0">Take booking 1 out</);
    expect(formPage(withPart(typed, BOOKINGS))).toContain('name="inputs.bookings.2.value"');
    const { ['inputs.bookings.0.value']: first } = withoutPart(typed, BOOKINGS, 0);
    expect(first).toBe('15');
  });

  test('has fields, changes and warnings in its own words', () => {
    expect(fieldLabel('inputs.bookings.1.value', 'headroom')).toBe('Booking 2: figure');
    expect(changesBetween(bundle().claim, booked().claim).map(({ what }) => what)).toContain(
      'the evidence: booking 1',
    );
    const twice = booked({
      bookings: ['2024-02-29', '2024-02-29'].map((at) => ({ series: 's', at })),
    });
    const warnings = warningsOf(twice, bothClocks(twice, '2024-06-01')).map(({ message }) => message);
    expect(warnings.join(' ')).toContain('overlaps with 29 February 2024 in booking 1');
  });
});

describe('a kind that claims no figure, with two lists', () => {
  const WARDS = { name: 'wardBeds' };
  const UNDER = {
    kind: 'under-ceiling',
    quote: 'Both wards keep under their ceiling of 90 beds',
    inputs: {
      ceiling: { value: '90', unit: 'beds' },
      wardBeds: [
        { value: '40', unit: 'beds' },
        { value: '45', unit: 'beds' },
      ],
    },
  };
  const under = (claim: object = {}) =>
    parsed(bundleOf({ ...UNDER, ...claim }, { asOf: '2024-06-01', series: [BEDS, RESERVE] }));
  const PEAKS = [
    { series: 's', at: '2024-01-31' },
    { series: 's', at: '2024-01-31' },
  ];

  test('is decided by its ring', () => {
    const verdict = evaluateBundle(under());
    expect(verdict.finding).toBe('holds');
    expect(verdict.because).toBe(
      'Two wards together have 5 beds fewer than 90 beds, so the claim of “fewer” holds.',
    );
    const full = under({ inputs: { ...UNDER.inputs, ceiling: { value: '85', unit: 'beds' } } });
    expect(evaluateBundle(full).finding).toBe('fails');
  });

  test('refuses a claimed figure', () => {
    const wrong = parseBundle(bundleOf({ ...UNDER, claimed: { value: '5', unit: 'beds' } }));
    expect(wrong.ok ? [] : wrong.issues.map(({ message }) => message).join()).toContain('claimed');
  });

  test('takes the figure of its words as the goal that it declares', () => {
    const { fields, notes } = propose('Both wards keep under their ceiling of 90 beds.', {});
    expect([fields['kind'], fields['inputs.ceiling.from'], fields['inputs.ceiling.value']]).toEqual([
      'under-ceiling',
      'figure',
      '90',
    ]);
    expect(notes.join(' ')).toContain('as the ceiling: 90 beds.');
    const quote = 'With a ceiling of 90 beds, 70 beds are in use.';
    const read = propose(quote, {}).fields;
    const [other] = otherFigures(quote, read);
    expect(takeFigure(quote, read, other?.start ?? -1)['inputs.ceiling.value']).toBe('70');
  });

  test('has a form with a button for each list, which says what it adds', () => {
    const typed = fieldsOf(under().claim, BESIDE);
    expect(readDraft(typed, KNOWN).claim).toEqual(under().claim);
    const page = formPage(typed);
    expect(page).not.toContain('name="claimed.value"');
    expect(page).toMatch(/value="add-part:wardBeds">Add a part: beds of ward 3</);
    expect(page).toMatch(/value="add-part:peaks">Add a part: peak 1</);
    const more = withPart(typed, WARDS);
    expect(formPage(more)).toContain('name="inputs.wardBeds.2.value"');
    expect(formPage(more)).not.toContain('name="inputs.peaks.0.value"');
  });

  test('warns of a figure that counts twice only in the list that is added up', () => {
    const peaks = under({ inputs: { ...UNDER.inputs, peaks: PEAKS } });
    const wards = under({ inputs: { ...UNDER.inputs, wardBeds: PEAKS } });
    const [ofPeaks = '', ofWards = ''] = [peaks, wards].map((one) =>
      warningsOf(one, bothClocks(one, '2024-06-01'))
        .map(({ message }) => message)
        .join(' '),
    );
    expect(ofPeaks).not.toContain('counted twice');
    expect(ofWards).toContain('in beds of ward 1, of the same series: something is counted twice');
  });

  test('shows its working in the words of its sentences', () => {
    const working = words(String(workingTable(evaluateBundle(under()), 'Working')));
    expect(working).toContain('ward 1 + ward 2 = 40 + 45');
    expect(working).toContain('ceiling − wards = 90 − 85');
  });

  test('has a page', async () => {
    const app = await inProcess([{ bundle: under() }], '2024-06-01T10:00:00.000Z');
    const page = words(await (await app.get('/claims/a-claim')).text());
    await app.close();
    expect(page).toContain('Two wards together have 5 beds fewer than 90 beds');
    expect(page).toContain('Ward 2');
  });
});

describe('readers and programs', () => {
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess([{ bundle: bundle() }], '2024-06-01T10:00:00.000Z');
  });
  afterAll(() => app.close());
  const text = async (path: string) => {
    const response = await app.get(path, { Accept: 'text/html,*/*' });
    expect(response.status, path).toBe(200);
    return response.text();
  };

  test('see its page, with its chart on the way to the limit', async () => {
    const page = await text('/claims/a-claim');
    expect(page).toContain('Headroom: limit − level.');
    expect(page).toContain('leave room for 40 beds');
    expect(page).toContain('room that is left');
    expect(page).toContain('target 1,000 beds');
    expect(page).toContain('The claim holds with the most there may be');
  });

  test('see its badge in its own short words', async () => {
    expect(await text('/badge/a-claim.svg')).toContain('40 beds to spare');
    expect(await text('/badge/a-claim.json')).toContain('40 beds to spare');
  });

  test('see it explained, with its example, on the page of the method', async () => {
    const page = await text('/method');
    expect(page).toContain('Headroom');
    expect(page).toContain('we have 40 beds to spare');
  });

  test('find it in the schema of the API', async () => {
    expect(await text('/api/openapi.json')).toContain('"headroom"');
  });
});

describe('registering', () => {
  const lacking: [string, Partial<Kind>, RegExp][] = [
    ['a title', { title: '' }, /it has no title/],
    ['cues', { cues: [] }, /it has no cues/],
    ['phrases of a cue', { cues: [{ phrases: '', suggests: () => undefined }] }, /a cue has no phrases/],
    ['an example', { example: undefined }, /it has no example/],
    ['an example of its own', { example: { claim: { kind: 'level' } } }, /no example of its own kind/],
    ['a sentence', { words: { because: {} } }, /it has no sentence/],
    [
      'what its chart draws',
      { chart: { draws: 'way-to-target', target: 'goal', progress: 'level' } },
      /there is no input goal/,
    ],
    ['inputs of a pair', { pairs: [{ of: ['limit', 'other'] }] }, /there is no input other/],
    [
      'a label',
      { inputs: headroom.inputs.map((one) => ({ ...one, label: '' })) },
      /input limit: it has no label/,
    ],
    [
      'a choice to fall back on',
      { options: headroom.options.map((one) => ({ ...one, fallback: 'none' })) },
      /its fallback none is none of its choices/,
    ],
    [
      'a plain name of an input',
      { inputs: headroom.inputs.map((one) => ({ ...one, name: 'bed 2' })) },
      /input bed 2: its name is letters alone/,
    ],
    ['a plain name', { name: 'Head Room' }, /its name is small letters/],
  ];
  test.each(lacking)('refuses a kind without %s, by its name', (_, part, message) => {
    expect(() => registered([{ ...headroom, ...part }])).toThrow(message);
  });

  test('refuses two kinds of one name', () => {
    expect(() => registered([headroom, headroom])).toThrow(/the kind headroom is not whole: another kind/);
  });
});
