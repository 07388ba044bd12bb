/** What a kind must have before anything asks it. */

import * as z from 'zod';
import type { Cue } from './cues.ts';
import type { ChartSpec, Kind, Pair } from './kind.ts';
import { absentFrom, refuseUnlessWhole } from './whole.ts';

/** Everything that is missing in a kind or does not fit together, a sentence each; empty if it is whole. */
export function kindFaults(kind: Kind): string[] {
  // Without these nothing else can be asked.
  const absent = absentFrom(kind, ['inputs', 'options', 'pairs', 'chart', 'cues', 'words', 'schema']);
  if (absent.length > 0) return absent;
  return [
    ...(/^[a-z]+(?:-[a-z]+)*$/.test(kind.name) ? [] : ['its name is small letters and hyphens']),
    ...lacking(kind, ['title', 'says', 'computes']),
    ...inputFaults(kind),
    ...optionFaults(kind),
    ...kind.pairs.flatMap((pair) => pairFaults(kind, pair)),
    ...chartFaults(kind),
    ...(kind.claimed?.unit === '' ? ['claimed: it has no unit'] : []),
    ...(typeof kind.flips === 'boolean' ? [] : ['it has to say whether it has flips']),
    ...(Object.keys(kind.words.because ?? {}).length === 0 ? ['it has no sentence'] : []),
    ...(kind.cues.length === 0 ? ['it has no cues'] : []),
    ...kind.cues.filter(isEmptyPhrase).map(() => 'a cue has no phrases'),
    ...exampleFaults(kind),
  ];
}

function lacking<T extends object>(thing: T, keys: readonly (keyof T & string)[]): string[] {
  return keys
    .filter((key) => typeof thing[key] !== 'string' || thing[key] === '')
    .map((key) => `it has no ${key}`);
}

function inputFaults({ inputs }: Kind): string[] {
  return [
    ...(inputs.length === 0 ? ['it has no inputs'] : []),
    ...repeated(inputs).map((name) => `two inputs are called ${name}`),
    ...inputs.flatMap((input) =>
      [
        ...lacking(input, ['name', 'label', 'hint', 'takes']),
        ...(/^[a-zA-Z]*$/.test(input.name) ? [] : ['its name is letters alone']),
        ...(input.takes === 'figures' ? lacking(input, ['tooFew']) : []),
      ].map((fault) => `input ${input.name}: ${fault}`),
    ),
  ];
}

function optionFaults(kind: Kind): string[] {
  const { options } = kind;
  return [
    ...repeated(options).map((name) => `two options are called ${name}`),
    ...options.flatMap((option) =>
      [
        ...lacking(option, ['name', 'label', 'hint', 'type']),
        ...choiceFaults(option),
        ...(typeof option.countedIn === 'object' ? unknownInputs(kind, [option.countedIn.input]) : []),
      ].map((fault) => `option ${option.name}: ${fault}`),
    ),
  ];
}

/** The names that more than one of them has, each once. */
function repeated(named: readonly { name: string }[]): string[] {
  const names = named.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function choiceFaults({ type, choices = [], fallback, optional }: Kind['options'][number]): string[] {
  if (type !== 'choice') return [];
  return [
    ...(choices.length < 2 ? ['it has fewer than two choices'] : []),
    ...choices.flatMap((choice) => lacking(choice, ['value', 'label'])),
    ...(fallback !== undefined && !choices.some(({ value }) => value === fallback)
      ? [`its fallback ${fallback} is none of its choices`]
      : []),
    ...(fallback !== undefined && !optional ? ['it falls back although it must be given'] : []),
  ];
}

const isInput = ({ inputs }: Kind, name: string): boolean => inputs.some((input) => input.name === name);

const isList = ({ inputs }: Kind, name: string): boolean =>
  inputs.some((input) => input.name === name && input.takes === 'figures');

function pairFaults(kind: Kind, pair: Pair): string[] {
  const names: readonly string[] = pair.of ?? [];
  const [first, second] = names;
  return [
    ...(first === undefined ? ['a pair has no inputs'] : []),
    ...unknownInputs(kind, names),
    ...(first !== undefined && second === undefined && isInput(kind, first) && !isList(kind, first)
      ? [`a pair of ${first} alone: only the parts of a list stand in a relation to each other`]
      : []),
  ];
}

function chartFaults(kind: Kind): string[] {
  const { inputs, lists = [], option } = namedByChart(kind.chart);
  return [
    ...unknownInputs(kind, [...inputs, ...lists]),
    ...inputs.filter((name) => isList(kind, name)).map((name) => `its chart cannot draw the list ${name}`),
    ...(option === undefined || kind.options.some(({ name }) => name === option)
      ? []
      : [`there is no option ${option}`]),
  ];
}

/** The inputs, lists and option of a kind that its chart names. */
function namedByChart(chart: ChartSpec): { inputs: string[]; lists?: string[]; option?: string } {
  switch (chart.draws) {
    case 'series':
      return { inputs: [] };
    case 'result':
      return { inputs: [chart.of, chart.against].filter((name) => name !== undefined) };
    case 'figure':
      return { inputs: [chart.figure] };
    case 'change':
    case 'rate':
      return { inputs: [chart.from, chart.to] };
    case 'real':
      return { inputs: [chart.from, chart.to, chart.prices.from, chart.prices.to] };
    case 'record':
      return { inputs: [chart.figure, chart.rivals] };
    case 'places':
      return { inputs: [chart.figure], lists: [chart.among] };
    case 'window':
      return { inputs: [chart.progress], option: chart.within };
    case 'row':
      return { inputs: [chart.progress, chart.until, chart.line] };
    case 'way-to-target':
      return { inputs: [chart.target, chart.progress] };
  }
}

function unknownInputs(kind: Kind, names: readonly string[]): string[] {
  return names.filter((name) => !isInput(kind, name)).map((name) => `there is no input ${name}`);
}

function isEmptyPhrase(cue: Cue): boolean {
  return 'phrases' in cue && cue.phrases.split('|').some((phrase) => phrase.trim() === '');
}

const EXAMPLE = z.object({ claim: z.looseObject({ kind: z.string() }) });

function exampleFaults({ name, example, schema }: Kind): string[] {
  const claim = EXAMPLE.safeParse(example).data?.claim;
  if (claim?.kind !== name) return ['it has no example of its own kind'];
  const issues = schema.safeParse(claim, { jitless: true }).error?.issues ?? [];
  return issues.map(({ path, message }) => `its example: ${path.join('.')}: ${message}`);
}

/**
 * The kinds of a list, each checked and each of its own name. Throws an Error that names the kind and what it lacks,
 * so that a half-made kind is found when the program starts.
 */
export function registered<List extends readonly Kind[]>(kinds: List): List {
  const names = new Set<string>();
  for (const kind of kinds) {
    const faults = kindFaults(kind);
    if (names.has(kind.name)) faults.push('another kind has its name');
    names.add(kind.name);
    refuseUnlessWhole(kind.name, faults);
  }
  return kinds;
}
