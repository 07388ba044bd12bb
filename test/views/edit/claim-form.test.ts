/** The claim form as markup: nothing typed gets out of its field or is lost, and every field says what it is for. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../../claims/drafting/draft.ts';
import { ownFields } from '../../../claims/drafting/draft-fields.ts';
import { warningsOf } from '../../../claims/drafting/warnings.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';
import { drawnFields } from '../../../views/edit/claim/form.ts';
import { nothingFound } from '../../../views/edit/claim/input-fields.ts';
import { preview } from '../../../views/edit/claim/preview.ts';
import { fieldLabel } from '../../../views/edit/parts/field-names.ts';
import { fieldId } from '../../../views/edit/parts/fields.ts';
import { wordsTest } from '../../../views/parts/working.ts';
import { bundleOf, parsed } from '../../claims/support.ts';
import { formPage, NOTHING_SHOWN } from '../../support/claim-form.ts';
import { attributes, tags, unescaped } from '../../support/markup.ts';
import { runs } from '../../support/scope.ts';

/** The form without the frame of the page. */
const formOf = (markup: string) => /<form[^>]*id="claim-form"[\s\S]*?<\/form>/.exec(markup)?.[0] ?? '';

interface Control {
  tag: string;
  name: string;
  id: string;
  type: string;
  described: string[];
  /** What it holds; boxes and radio buttons count only if they are chosen. */
  value: string | undefined;
}

const attribute = (tag: string, name: string) => attributes(tag, name)[0] ?? '';

/** The controls of a form. */
function controls(form: string): Control[] {
  const found = form.matchAll(
    /<(?:input[^>]*>|textarea[^>]*>\n?([\s\S]*?)<\/textarea>|select[^>]*>([\s\S]*?)<\/select>)/g,
  );
  return [...found].map(([markup, text, options]) => {
    const tag = /^<[^>]*>/.exec(markup)?.[0] ?? '';
    const type = tag.startsWith('<input') ? attribute(tag, 'type') : (/^<(\w+)/.exec(tag)?.[1] ?? '');
    const chosen = /<option[^>]* selected[^>]*>/.exec(options ?? '')?.[0];
    const value =
      type === 'radio' || type === 'checkbox'
        ? / checked[ >]/.test(tag)
          ? attribute(tag, 'value')
          : undefined
        : type === 'select'
          ? chosen && attribute(chosen, 'value')
          : text === undefined
            ? attribute(tag, 'value')
            : unescaped(text);
    const described = attribute(tag, 'aria-describedby')
      .split(' ')
      .filter((id) => id !== '');
    return { tag, name: attribute(tag, 'name'), id: attribute(tag, 'id'), type, described, value };
  });
}

/** All fields that the form of a kind draws; two of each list. */
function allFields(kind: string, text: string): Record<string, string> {
  return Object.fromEntries(
    [...drawnFields({ kind }, true)]
      .filter((name) => !/\.(?:[2-9]|\d\d+)(?:\.|$)/.test(name))
      .map((name) => [name, name === 'kind' ? kind : text]),
  );
}

const HOSTILE = [
  '"><script>alert(1)</script>',
  `' onfocus='alert(1)' autofocus x='`,
  '</textarea><img src=x onerror=alert(1)>',
  '</option></select><b>',
  '&lt;b&gt;&amp;',
  '\n\nbegins with lines',
  '{{constructor}} \\u003cb\\u003e',
];

describe.each(['', ...KINDS.map((kind) => kind.name)])('the form of the kind “%s”', (kind) => {
  test.each(HOSTILE)('keeps %j in its field, as it was typed', (text) => {
    const draw = (typed: string) => formPage(allFields(kind, typed), { isCorrection: true, notice: typed });
    expect(tags(draw(text))).toEqual(tags(draw('x')));
    const held = new Map(controls(formOf(draw(text))).map((c) => [c.name, c.value]));
    for (const name of Object.keys(allFields(kind, text)))
      if (!/^kind$|\.from$|^correction\.type$|^claimant\.is$/.test(name))
        expect([name, held.get(name)]).toEqual([name, text]);
  });

  test('has a label and a hint for every field, each id once', () => {
    const form = formOf(formPage({ kind }, { isCorrection: true }));
    const ids = attributes(form, 'id');
    expect(ids.length).toBe(new Set(ids).size);
    const labels = attributes(form, 'for');
    for (const control of controls(form).filter((c) => c.type !== 'hidden')) {
      expect(labels, control.tag).toContain(control.id);
      expect(control.described.length, control.tag).toBeGreaterThan(0);
      for (const id of control.described) expect(ids).toContain(id);
    }
  });

  test('ties each message to the field that it is about', () => {
    const fields = { kind, quote: '', 'claimed.unit': 'x' };
    const known = { today: '2026-11-22', isCorrection: true, series: new Map(), sources: new Map() };
    const { missing } = readDraft(fields, known);
    expect(missing.length).toBeGreaterThan(2);
    const form = formOf(formPage(fields, { isCorrection: true, issues: missing, refused: 'submit' }));
    for (const { field, message } of missing) {
      const error = `${fieldId(field)}-error`;
      expect(attributes(form, 'id'), field).toContain(error);
      expect(form).toMatch(new RegExp(`aria-describedby="[^"]*\\b${error}\\b`));
      expect(unescaped(form)).toContain(message);
    }
  });

  test('begins with a button that writes nothing', () => {
    expect(/<button[^>]*>/.exec(formOf(formPage({ kind })))?.[0]).toContain('value="preview"');
  });

  test('carries what was typed for another kind', () => {
    const typed = allFields('ratio', 'kept');
    const held = new Set(controls(formOf(formPage({ ...typed, kind }))).map((c) => c.name));
    for (const name of Object.keys(typed).filter((n) => !n.startsWith('correction.')))
      expect(held).toContain(name);
  });
});

test('whatever is typed, each message names a field that is drawn', () => {
  const known = { today: '2026-11-22', isCorrection: true, series: new Map(), sources: new Map() };
  const kind = fc.constantFrom(...KINDS.map((k) => k.name), 'none', '');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('series', 'figure', 'new', '1', '2020', ''),
  );
  const law = fc.property(kind, fc.array(text, { minLength: 1, maxLength: 7 }), (name, texts) => {
    const fields = ownFields(
      Object.fromEntries(
        Object.keys(allFields(name, '')).map((field, i) => [
          field,
          field === 'kind' ? name : (texts[i % texts.length] ?? ''),
        ]),
      ),
    );
    const { issues, missing } = readDraft(fields, known);
    const drawn = controls(formOf(formPage(fields, { isCorrection: true }))).filter(
      (c) => c.type !== 'hidden',
    );
    const names = new Set(drawn.map((c) => c.name));
    for (const { field } of [...issues, ...missing]) expect(names).toContain(field);
  });
  fc.assert(law, runs(60));
});

test('every field has a name in words', () => {
  for (const { name: kind } of KINDS)
    for (const field of drawnFields({ kind }, true)) expect(fieldLabel(field, kind)).not.toBe(field);
  expect(fieldLabel('inputs.parts.1.source.url', 'sum')).toBe('Part 2: link to it');
  expect(fieldLabel('__proto__', 'sum')).toBe('__proto__');
});

test('an optional figure may be left out, and others begin as they are mostly given', () => {
  const chosen = (kind: string, field: string) =>
    controls(formOf(formPage({ kind }))).find((c) => c.name === field && c.value !== undefined)?.value;
  expect(chosen('ratio', 'inputs.perA.from')).toBe('');
  expect(chosen('on-pace', 'inputs.target.from')).toBe('figure');
  expect(chosen('level', 'inputs.value.from')).toBe('series');
});

test('the matches of a search are buttons, and each takes its own', () => {
  const field = 'inputs.value.series';
  const matches = { [field]: [{ value: 'uplift-ew', label: 'Officers <b>' }] };
  const found = { series: new Map(), sources: new Map(), matches };
  const form = formOf(formPage({ kind: 'level', [field]: 'uplift' }, { found }));
  const [button = ''] = /<button[^>]*\.pick"[^>]*>/.exec(form) ?? [];
  expect([attribute(button, 'name'), attribute(button, 'value')]).toEqual([`${field}.pick`, 'uplift-ew']);
  expect(form).toContain('Officers &lt;b&gt;');
});

test.each([
  [
    'level',
    'inputs.value.series',
    { 'inputs.value.from': 'series' },
    /matches “flurb”.*choose “A new figure for the ledger”/,
  ],
  [
    'level',
    'inputs.value.series',
    { 'inputs.value.from': 'new' },
    /matches “flurb”.*describe a new series below/,
  ],
  ['promise', 'inputs.progress.series', {}, /matches “flurb”.*among the evidence/],
  ['level', 'inputs.value.source.id', {}, /matches “flurb”.*describe a new source below/],
])('a search without a match says what to do then: %s, %s', (kind, field, fields, message) => {
  const typed = { kind, [field]: 'flurb', ...fields };
  expect(nothingFound(typed, field)).toMatch(message);
  const found = { series: new Map(), sources: new Map(), matches: { [field]: [] } };
  const form = formOf(formPage(typed, { found }));
  expect(form).not.toContain('.pick"');
  if (kind === 'level')
    expect(form).toMatch(
      field.endsWith('.series')
        ? /<details open><summary>The ledger has no such series/
        : /<details open><summary>The ledger has no such source/,
    );
});

test('two texts that were saved at once are both on the page', () => {
  const theirs = {
    fields: { quote: 'theirs <b>', kind: 'level' },
    by: 'Grace <i>',
    at: '2026-11-22T10:00:00Z',
  };
  const markup = formPage({ quote: 'mine', kind: 'level' }, { conflict: theirs, base: 7 });
  expect(controls(formOf(markup)).find((c) => c.name === 'quote')?.value).toBe('mine');
  expect(controls(formOf(markup)).find((c) => c.name === 'base')?.value).toBe('7');
  expect(markup).toContain('theirs &lt;b&gt;');
  expect(markup).toContain('Grace &lt;i&gt;');
});

describe('the preview', () => {
  test.each(KINDS.map((kind) => [kind.name, kind] as const))('shows a claim of the kind %s', (_, kind) => {
    const bundle = parsed(kind.example);
    const clocks = bothClocks(bundle, '2026-11-22');
    const warnings = warningsOf(bundle, clocks);
    const context =
      'See [this](javascript:alert(1)) <script>alert(1)</script> and [that](https://example.org).';
    const markup = String(
      preview({
        issues: [],
        missing: [],
        computed: { bundle, clocks },
        faults: [],
        warnings,
        context,
        notes: '**n**',
      }),
    );
    expect(unescaped(markup)).toContain(clocks.now.because);
    expect(markup).not.toContain('<script');
    expect(attributes(markup, 'href').filter((href) => !/^(?:#f-|https:\/\/example)/.test(href))).toEqual([]);
    expect(markup).toContain('<strong>n</strong>');
    const names = drawnFields({ kind: kind.name }, false);
    for (const { field } of warnings) if (field !== null) expect(names).toContain(field);
  });

  test('leads to what a warning is about, and leaves the form in place', () => {
    const warnings = [
      { field: 'quote', message: 'It is there already.', about: { claim: 'a-claim' } },
      { field: 'inputs.value.at', message: 'It has no such date.', about: { series: 's.1' } },
    ];
    const markup = String(preview({ ...NOTHING_SHOWN, warnings }));
    expect(attributes(markup, 'href')).toEqual(
      expect.arrayContaining([
        '#f-quote',
        '/claims/a-claim',
        '#f-inputs-value-at',
        '/edit/evidence/series/s.1',
      ]),
    );
    expect(markup.match(/target="_blank"/g)).toHaveLength(2);
    expect(attributes(markup, 'data-said')).toEqual(['0 things still missing. 2 things to check.']);
  });

  test('shows where the words hold, and where they are stretched', () => {
    const bundle = parsed(
      bundleOf({
        kind: 'level',
        claimed: { value: '450', unit: 'officers', hedge: 'nearly' },
        inputs: { value: { value: '440', unit: 'officers' } },
      }),
    );
    const { now } = bothClocks(bundle, '2026-11-22');
    const markup = String(wordsTest(now));
    expect(markup).toContain('the word “nearly” draws the bounds');
    expect(markup).toContain(
      'beyond that, from 382.5 to just under 427.5 officers and at exactly 450 officers',
    );
  });

  test('says what is missing, with the way there', () => {
    const { missing, issues } = readDraft(
      { kind: 'level', saidOn: 'soon' },
      { today: '2026-11-22', isCorrection: false, series: new Map(), sources: new Map() },
    );
    const markup = String(preview({ ...NOTHING_SHOWN, missing, issues }));
    expect(attributes(markup, 'href')).toContain('#f-inputs-value-series');
    expect(attributes(markup, 'href')).toContain('#f-saidOn');
    expect(attributes(markup, 'data-said')).toEqual(['1 thing to put right.']);
    expect(kindNamed('level')).toBeDefined();
  });
});
