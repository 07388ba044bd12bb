/**
 * The one door from a verdict to words: in a made-up language nothing of a verdict is English any more, and English has
 * no number that the verdict did not give it.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseBundle } from '../../../claims/bundle.ts';
import { decide, evidenceOf, inWords, storedInWords } from '../../../claims/evaluate.ts';
import { HUNDRED, parsePlain, type Rational } from '../../../claims/exact/number.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { type Decided, FINDING_WORDS, type Verdict } from '../../../claims/verdict.ts';
import { english, type Language } from '../../../claims/words/language.ts';
import { numberInWords } from '../../../claims/words/numbers.ts';
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
  return decide(claim, evidenceOf(series), asOf);
}

/** A language in which every word is a sign with the code and the values of what it stands for. */
const SIGNS: Language = {
  because: ({ says }) => `‹${says.code}›`,
  step: ({ code, counts = {} }) => `‹${[code, ...Object.values(counts)].join(' ')}›`,
  expression: ({ expression }) => ({ named: `‹${expression}›`, worked: `‹${expression}›` }),
  changes: ({ flips, finding }, named) =>
    flips.length === 0
      ? { only: `‹${finding}›` }
      : { ways: flips.map(({ input, holdsIn }) => `‹${named(input).name} ${holdsIn}›`) },
  framing: ({ flag, testedSince }) => ({ label: `‹${flag}›`, sentence: `‹${testedSince}›` }),
};

const INPUTS = (name: string) => ({ name, unit: 'units' });

/** All that a verdict says in words, in a language. */
function sentences(verdict: Verdict, language: Language): string[] {
  const changes = language.changes(verdict, INPUTS);
  const named = (input: string) => inputName(verdict.kind, input, 'called');
  return [
    verdict.because,
    ...verdict.working.flatMap((step) => [step.step, ...Object.values(language.expression(step, named))]),
    ...('only' in changes ? [changes.only] : changes.ways),
    ...verdict.framing.flatMap((flag) => Object.values(language.framing(flag))),
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
    const { says: _says, working: steps, ...values } = decided(bundle);
    const { because: _because, working, ...told } = inWords(decided(bundle), SIGNS);
    expect(told).toEqual(values);
    expect(working.map(({ exact }) => exact)).toEqual(steps.map(({ exact }) => exact));
  });
});

/** The texts in a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The numbers in a text: an exact number is one, a date has its year and its days, and the part 0 is part 1. */
function numbersOf(text: string): string[] {
  if (/^-?\d+(?:\.\d+|\/[1-9]\d*)?$/.test(text)) return [text];
  const parts = [...text.matchAll(/\[(\d+)\]/g)].map(([, i]) => String(Number(i) + 1));
  const dates = [...text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g)].flatMap(([, year, , day]) => [
    year ?? '',
    String(Number(day)),
  ]);
  return [...parts, ...dates, ...(text.match(/\d+(?:\.\d+|\/[1-9]\d*)?/g) ?? [])];
}

/** Every way in which English writes the numbers of a text. */
function written(text: string): string[] {
  return numbersOf(text).flatMap((number) => {
    const value = parsePlain(number).abs();
    const ways = (q: Rational) => [0, 1, 2, 3, 4, 5, 6].map((places) => numberInWords(q, places));
    return [number, ...ways(value), ...ways(value.mul(HUNDRED))];
  });
}

/** Numbers that stand in sentences of the method itself: its windows, and the 5% about the required pace. */
const OF_THE_METHOD = ['3', '6', '12', '24', '5'];

describe('English', () => {
  test.each(ALL)('tells no number of its own in %s', (_, bundle) => {
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

  test('says what a finding means if the sentence of a stored verdict is no longer made', () => {
    for (const bundle of ALL.slice(0, KINDS.length).map(([, one]) => one)) {
      const verdict = decided(bundle);
      const stored = { ...verdict, says: { code: 'of-another-time', values: {} } };
      expect(storedInWords(stored).because).toBe(FINDING_WORDS[verdict.finding].means);
    }
  });

  test('leaves a verdict that was stored with its words as it is', () => {
    const old = { ...inWords(decided(ALL[0]?.[1])), because: 'As it was told then.' };
    expect(storedInWords(old)).toBe(old);
  });
});
