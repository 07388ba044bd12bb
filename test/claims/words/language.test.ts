/**
 * The one door from a verdict to words: in a made-up language nothing of a verdict is English any more, a second table
 * of kinds is used if it is passed, and English has no number that the verdict did not give it.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseBundle } from '../../../claims/bundle.ts';
import { decide, evidenceOf, inWords, storedInWords } from '../../../claims/evaluate.ts';
import { parseInterval } from '../../../claims/exact/interval.ts';
import {
  HUNDRED,
  parseDecimal,
  parseExact,
  parsePlain,
  type Rational,
} from '../../../claims/exact/number.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';
import { promise } from '../../../claims/kinds/promise.ts';
import type { Plot, RingLine } from '../../../claims/verdict/plot-shape.ts';
import { type Decided, FINDING_WORDS, type Verdict } from '../../../claims/verdict/verdict.ts';
import type { ChangeableInputs } from '../../../claims/words/flips.ts';
import type { KindWords } from '../../../claims/words/kind-words.ts';
import { english, type Language } from '../../../claims/words/language.ts';
import { numberInWords, significant } from '../../../claims/words/numbers.ts';
import type { GoalValues, OutcomeValues } from '../../../claims/words/pace-words.ts';
import { parsed } from '../support.ts';

const CASES = fileURLToPath(new URL('../../cases/', import.meta.url));

const examples = KINDS.map((kind): [string, unknown] => [`the example of ${kind.name}`, kind.example]);
const golden = readdirSync(CASES)
  .filter((file) => file.endsWith('.ndjson'))
  .flatMap((file) =>
    readFileSync(`${CASES}${file}`, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as { name: string; bundle: unknown })
      .filter(({ bundle }) => parseBundle(bundle).ok)
      .map(({ name, bundle }): [string, unknown] => [`${file}: ${name}`, bundle]),
  );
const ALL = [...examples, ...golden];

function decided(bundle: unknown): Decided {
  const { claim, series, asOf } = parsed(bundle);
  return decide(claim, evidenceOf({ series }), asOf);
}

/** A language in which every word is a sign with the code and the values of what it stands for. */
const SIGNS: Language = {
  kinds: () => ({ because: {} }),
  because: ({ saying }) => `‹${saying.code}›`,
  step: ({ code, counts = {} }) => `‹${[code, ...Object.values(counts)].join(' ')}›`,
  expression: ({ expression }) => ({ named: `‹${expression}›`, worked: `‹${expression}›` }),
  claimed: ({ value }) => `‹${value}›`,
  claimTest: ({ claimed, computed }) =>
    claimed === undefined
      ? []
      : [{ label: '‹claimed›', value: `‹${claimed.value}›`, note: `‹${claimed.in} ${computed?.exact}›` }],
  keyFigures: ({ claimed }) =>
    claimed === undefined ? [] : [{ label: '‹claimed›', value: `‹${claimed.value}›` }],
  changes: ({ flips, finding }, { named }) =>
    flips.length === 0
      ? { only: `‹${finding}›` }
      : { ways: flips.map(({ input, holdsIn }) => `‹${named(input).name} ${holdsIn}›`) },
  framing: ({ flag }) => ({ label: `‹${flag}›`, sentence: ['‹', { date: '2020-01-01', text: '2020' }, '›'] }),
  headline: ({ word, other }) => ({
    label: `‹${word}›`,
    sentence: `‹${word} ${other}›`,
    parts: [`‹${word} ${other}›`],
  }),
  presentFigures: (on) => `‹${on}›`,
  headlineInShort: ({ word, other }) => `‹${word} ${other}›`,
  paceInShort: ({ finding }, unit) => `‹${finding} ${unit}›`,
  revisions: () => ({ lead: '‹revised›', figures: ['‹figure›'] }),
  measures: (own, others) => `‹${own} ${others.length}›`,
  instead: (_, what) => `‹${what}›`,
  surface: ({ surface }) => ({
    sentences: Object.keys(surface.families).map((family) => ({ family, sentence: `‹${family}›` })),
    pairs: '‹pairs›',
    figures: '‹figures›',
  }),
  surfaceLabels: ({ way }) => ({
    title: `‹${way}›`,
    description: `‹${way}›`,
    for: `‹${way}›`,
    against: `‹not ${way}›`,
    own: '‹own›',
    end: '‹end›',
    counter: undefined,
  }),
  turn: ({ code }) => `‹${code}›`,
  plot: ({ unit, lines }) => ({
    title: `‹${unit}›`,
    description: `‹${lines.length} ${unit}›`,
    said: '‹said›',
    value: (q) => `‹${q.toFraction()}›`,
    label: ({ at }) => `‹${at}›`,
    notes: () => [],
    bar: ({ name }) => `‹${name}›`,
  }),
  ringLine: ({ unit, computed: { value } }) => ({
    title: `‹${unit}›`,
    description: `‹${value.toFraction()} ${unit}›`,
    claimed: `‹${unit}›`,
    computed: `‹${value.toFraction()}›`,
    what: ({ is }) => `‹${is}›`,
    value: (reading) => `‹${reading.value.toFraction()}›`,
  }),
};

/** In a unit of which there are parts: what counts whole things is told in whole numbers (flips.test.ts). */
const INPUTS: ChangeableInputs = {
  named: (name) => ({ name, unit: 'units per month' }),
  moving: { name: 'the figure that moves', unit: 'units per month' },
};

/** What would change a verdict, in a language. */
function changes(verdict: Verdict, language: Language): string[] {
  const kind = kindNamed(verdict.kind);
  if (kind === undefined) throw new Error(`no kind ${verdict.kind}`);
  const told = language.changes(verdict, INPUTS, language.kinds(kind));
  return 'only' in told ? [told.only] : told.ways;
}

/** What stands on the line of a verdict's figure. */
function lineLabels({ claimed, computed }: Verdict, language: Language): string[] {
  if (claimed === undefined || computed === undefined) return [];
  const [inner, out, interval] = [claimed.in, claimed.out, computed.interval].map(parseInterval);
  if (inner === undefined || out === undefined || interval === undefined) return [];
  const value = parseExact(computed.exact);
  const line: RingLine = {
    subject: { of: 'figures', kind: 'A kind' },
    unit: computed.unit,
    in: inner,
    out,
    computed: { interval, value },
    readings: [{ is: 'evidence', value }],
  };
  const words = language.ringLine(line, { claimed });
  return [words.claimed, words.computed, words.description];
}

/** All that a verdict says in words, in a language. */
function sentences(verdict: Verdict, language: Language): string[] {
  const { claimed } = verdict;
  const named = (input: string) => inputName(verdict.kind, input, 'called');
  return [
    verdict.because,
    ...verdict.working.flatMap((step) => [step.step, ...Object.values(language.expression(step, named))]),
    ...language.claimTest(verdict).flatMap((row) => Object.values(row)),
    ...changes(verdict, language),
    ...verdict.framing.flatMap((flag) => {
      const { label, sentence } = language.framing(flag, (input) => input);
      return [label, sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('')];
    }),
    ...(claimed === undefined ? [] : [language.claimed(claimed)]),
    ...lineLabels(verdict, language),
  ];
}

test('there are cases of every kind', () => {
  const kinds = new Set(ALL.map(([, bundle]) => decided(bundle).kind));
  expect([...kinds].sort()).toEqual(KINDS.map(({ name }) => name).sort());
});

describe('another language', () => {
  test.each(ALL)('says everything of %s', (_, bundle) => {
    const verdict = inWords(decided(bundle), SIGNS);
    for (const sentence of sentences(verdict, SIGNS)) expect(sentence).toMatch(/^‹.*›$/);
    expect(verdict.because).not.toBe(inWords(decided(bundle)).because);
  });

  test.each(ALL)('leaves %s as it was decided', (_, bundle) => {
    const { saying: _saying, working: steps, ...values } = decided(bundle);
    const { because: _because, working, ...told } = inWords(decided(bundle), SIGNS);
    expect(told).toEqual(values);
    expect(working.map(({ exact }) => exact)).toEqual(steps.map(({ exact }) => exact));
  });
});

describe('a second table of kinds', () => {
  /** An entry for `promise` alone. */
  const PROMISE: KindWords = {
    because: {
      unclear: ({ lacking }: { lacking: readonly string[] }) => `‹unclear: ${lacking.join(' ')}›`,
      'until-then': ({ goal }: { goal: GoalValues }) => `‹until ${goal.deadline}: ${goal.target}›`,
      outcome: ({ outcome }: { outcome: OutcomeValues }) => `‹${outcome.finding}: ${outcome.stands.value}›`,
    },
    steps: { way: '‹way›' },
    testable: '‹a promise with a number, a unit and a day›',
  };
  const second: Language = {
    ...english,
    kinds: ({ name, words }) => (name === 'promise' ? PROMISE : words),
  };
  const isPromise = (bundle: unknown) => decided(bundle).kind === 'promise';

  test.each(ALL.filter(([, bundle]) => isPromise(bundle)))('says %s', (_, bundle) => {
    const values = decided(bundle);
    const verdict = inWords(values, second);
    // What cannot be computed is told alike of every kind.
    if (values.saying.code === 'missing') expect(verdict.because).toBe(inWords(values).because);
    else expect(verdict.because).toMatch(/^‹.*›$/);
    if (values.finding === 'unclear') expect(changes(verdict, second)).toEqual([PROMISE.testable]);
  });

  test('is asked for each code of the kind, for its lines of working, and for what can be tested', () => {
    const promises = ALL.filter(([, bundle]) => isPromise(bundle)).map(([, bundle]) => decided(bundle));
    const codes = new Set(promises.map(({ saying }) => saying.code));
    expect(codes).toEqual(new Set([...Object.keys(PROMISE.because), 'missing']));
    expect(promises.map(({ finding }) => finding)).toContain('unclear');
    const lines = promises.flatMap((values) => inWords(values, second).working.map(({ step }) => step));
    expect(lines).toContain('‹way›');
  });

  test('leaves the other kinds to their own entries', () => {
    for (const bundle of ALL.map(([, one]) => one).filter((one) => !isPromise(one)))
      expect(inWords(decided(bundle), second)).toEqual(inWords(decided(bundle)));
  });

  test('that lacks a sentence says which', () => {
    const lacking: Language = { ...english, kinds: () => ({ because: {} }) };
    expect(() => inWords(decided(promise.example), lacking)).toThrow(
      new RangeError('the kind promise has no sentence outcome'),
    );
  });

  test('that does not say what would make a kind testable leaves it at that', () => {
    expect(english.changes({ finding: 'unclear', flips: [] }, INPUTS, { because: {} })).toEqual({
      only: 'Words that can be tested.',
    });
  });
});

/** The texts in a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The numbers in a text: an exact number is one, a date has its year and its days, "1,000 people" has 1000, and the part 0 is part 1. */
function numbersOf(text: string): string[] {
  if (/^-?\d+(?:\.\d+|\/[1-9]\d*)?$/.test(text)) return [text];
  const parts = [...text.matchAll(/(?:\[|\.)(\d+)\b/g)].map(([, i]) => String(Number(i) + 1));
  const dates = [...text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g)].flatMap(([, year, , day]) => [
    year ?? '',
    String(Number(day)),
  ]);
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '');
  return [...parts, ...dates, ...(plain.match(/\d+(?:\.\d+|\/[1-9]\d*)?/g) ?? [])];
}

/** Every way in which English writes the numbers of a text. */
function written(text: string): string[] {
  return numbersOf(text).flatMap((number) => {
    const value = parsePlain(number).abs();
    const ways = (q: Rational) => [
      ...[0, 1, 2, 3, 4, 5, 6].map((places) => numberInWords(q, places)),
      significant(q, 3),
    ];
    return [number, ...ways(value), ...ways(value.mul(HUNDRED))];
  });
}

/** Numbers that sentences have from the method itself: its windows, and the 5% about the required pace. */
const OF_THE_METHOD = ['3', '6', '12', '24', '5'];

describe('English', () => {
  test.each(ALL)('adds no number of its own in %s', (_, bundle) => {
    const values = decided(bundle);
    const given = new Set([...texts(values).flatMap(written), ...OF_THE_METHOD]);
    for (const sentence of sentences(inWords(values), english)) {
      const numbers = (sentence.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((n) => n.replace(/,$/, ''));
      expect(
        numbers.filter((number) => !given.has(number) && !given.has(number.replaceAll(',', ''))),
        sentence,
      ).toEqual([]);
    }
  });

  test('tells of a plot its first and last figures, and its target', () => {
    const points = ['2022-12-31', '2023-03-31'].map((at, i) => ({
      at,
      date: at,
      value: parseDecimal(String(16_753 + 1000 * i)),
      isLater: false,
      sources: [],
      isProvisional: i === 1,
      isForecast: false,
      isUsed: true,
    }));
    const way = { target: parseDecimal('20000'), deadline: '2023-06-30' };
    const plot: Plot = {
      subject: { of: 'series', titles: ['Recruits'] },
      unit: 'officers',
      lines: [{ name: '', points }],
      bars: [],
      rings: [],
      now: '2023-05-01',
      way,
    };
    const words = english.plot(plot, {});
    expect(words.description).toBe(
      'Recruits. 2 figures, from 16,753 officers (31 December 2022) to 17,753 officers (31 March 2023). The target is 20,000 officers by 30 June 2023.',
    );
    expect(words.target).toBe('target 20,000 officers');
    expect(points.map((point) => words.notes(point))).toEqual([[], ['provisional']]);
    const { way: _, ...alone } = plot;
    expect(
      english.plot({ ...alone, lines: [{ name: '', points: points.slice(0, 1) }] }, {}).description,
    ).toBe('Recruits. One figure: 16,753 officers (31 December 2022).');
  });

  test('says what a finding means if the sentence of a stored verdict is no longer made', () => {
    for (const bundle of ALL.slice(0, KINDS.length).map(([, one]) => one)) {
      const verdict = decided(bundle);
      const { means } = FINDING_WORDS[verdict.finding];
      const { code } = verdict.saying;
      for (const stored of [
        { ...verdict, saying: { code: 'of-another-time', values: {} } },
        { ...verdict, saying: { code, values: {} } },
        { ...verdict, kind: 'of-another-time' },
      ])
        expect(storedInWords(stored).because).toBe(means);
    }
  });

  test('leaves a verdict that was stored with its words as it is', () => {
    const old = { ...inWords(decided(ALL[0]?.[1])), because: 'As it was told then.' };
    expect(storedInWords(old)).toBe(old);
  });
});
