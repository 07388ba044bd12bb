/**
 * A kind is one value: those that are made up here, in a file each, are read, tested, worded, drawn and asked for like
 * any other, though no other file of the program knows of them.
 */

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseBundle } from '../../../../claims/bundle.ts';
import { readDraft } from '../../../../claims/drafting/draft.ts';
import { fieldsOf } from '../../../../claims/drafting/draft-fields.ts';
import { propose } from '../../../../claims/drafting/proposal.ts';
import { faultsOf } from '../../../../claims/drafting/refusals.ts';
import { warningsOf } from '../../../../claims/drafting/warnings.ts';
import { changesBetween } from '../../../../claims/editorial/changes.ts';
import type { Kind } from '../../../../claims/engine/kind.ts';
import { registered } from '../../../../claims/engine/kind-checks.ts';
import { bothClocks, evaluateBundle } from '../../../../claims/evaluate.ts';
import { seriesNamed } from '../../../../claims/kinds/given-inputs.ts';
import { preview } from '../../../../views/edit/claim/preview.ts';
import { formPage, NOTHING_SHOWN } from '../../../support/claim-form.ts';
import { type InProcess, inProcess } from '../../../support/in-process.ts';
import { bundleOf } from '../../support.ts';
import { headroom } from './headroom.ts';
import { BESIDE, bundle, CLAIM, KNOWN } from './support.ts';

vi.mock('../../../../claims/kinds/index.ts', async (original) => {
  const { KINDS } = await original<typeof import('../../../../claims/kinds/index.ts')>();
  return (await import('./list.ts')).withMadeUp(KINDS);
});

describe('what is written', () => {
  test('is read by its schema, strictly', () => {
    expect(seriesNamed(bundle().claim)).toEqual(['s', 'reserve']);
    const wrong = parseBundle(bundleOf({ ...CLAIM, options: { counted: 'all' } }));
    expect(wrong.ok ? [] : wrong.issues).toEqual([
      { path: 'claim.options.counted', message: 'counted is "in-use" or "open"' },
    ]);
  });

  test('is computed, worded and flipped', () => {
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
    expect(drawn).toContain('The claim holds as long as what is taken up');
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

  test('says what a correction changed', () => {
    const later = bundle({ inputs: { ...CLAIM.inputs, level: { series: 's', at: '2024-02-29' } } });
    expect(changesBetween(bundle().claim, later.claim)).toEqual([
      { what: 'the evidence: what is taken up', from: 's, 31 March 2024', to: 's, 29 February 2024' },
    ]);
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
    expect(page).toContain('The claim holds as long as the most there may be');
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
  const lacking: [string, { [Part in keyof Kind]?: Kind[Part] | undefined }, RegExp][] = [
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
    ...(['inputs', 'options', 'pairs', 'chart', 'cues', 'words'] as const).map(
      (part): (typeof lacking)[number] => [
        `its ${part} at all`,
        { [part]: undefined },
        new RegExp(`the kind headroom is not whole: it has no ${part}$`),
      ],
    ),
    ['a word on flips', { flips: undefined }, /it has to say whether it has flips/],
    [
      'an example that its schema takes',
      { example: { claim: { ...bundle().claim, options: { counted: 'all' } } } },
      /its example: options.counted: counted is "in-use" or "open"/,
    ],
    [
      'inputs of different names',
      { inputs: [...headroom.inputs, ...headroom.inputs.slice(1, 2)] },
      /two inputs are called level/,
    ],
    [
      'options of different names',
      { options: [...headroom.options, ...headroom.options] },
      /two options are called counted/,
    ],
    [
      'a target that can be drawn',
      {
        inputs: headroom.inputs.map((one) => ({ ...one, takes: 'figures' as const, tooFew: 'two at least' })),
      },
      /its chart cannot draw the list limit; its chart cannot draw the list level/,
    ],
    [
      'a list in a relation of one input',
      { pairs: [{ of: ['level'], relation: 'comparison' }] },
      /a pair of level alone/,
    ],
    [
      'a list in a pair of one input',
      { pairs: [{ of: ['level'], sameSeries: true }] },
      /a pair of level alone/,
    ],
  ];
  test.each(lacking)('refuses a kind without %s, by its name', (_, part, message) => {
    expect(() => registered([Object.assign({}, headroom, part)])).toThrow(message);
  });

  test('refuses two kinds of one name', () => {
    expect(() => registered([headroom, headroom])).toThrow(/the kind headroom is not whole: another kind/);
  });
});
