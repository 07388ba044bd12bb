/** What a kind must have before anything asks it. */
import type { Cue } from './cues.ts';
import type { Kind } from './kind.ts';

/** Everything that is missing in a kind or does not fit together, a sentence each; empty if it is whole. */
export function kindFaults(kind: Kind): string[] {
  const inputs = new Set(kind.inputs.map(({ name }) => name));
  const named = kind.chart.draws === 'series' ? [] : [kind.chart.target, kind.chart.progress];
  return [
    ...(/^[a-z]+(?:-[a-z]+)*$/.test(kind.name) ? [] : ['its name is small letters and hyphens']),
    ...lacking(kind, ['title', 'says', 'computes']),
    ...(kind.inputs.length === 0 ? ['it has no inputs'] : []),
    ...kind.inputs.flatMap((input) =>
      [
        ...lacking(input, ['name', 'label', 'hint']),
        ...(/^[a-zA-Z]*$/.test(input.name) ? [] : ['its name is letters alone']),
        ...(input.takes === 'figures' ? lacking(input, ['tooFew']) : []),
      ].map((fault) => `input ${input.name}: ${fault}`),
    ),
    ...kind.options.flatMap((option) =>
      [...lacking(option, ['name', 'label', 'hint']), ...choiceFaults(option)].map(
        (fault) => `option ${option.name}: ${fault}`,
      ),
    ),
    ...[...kind.pairs.flatMap(({ of }) => of), ...named]
      .filter((name) => !inputs.has(name))
      .map((name) => `there is no input ${name}`),
    ...(kind.claimed?.unit === '' ? ['claimed: it has no unit'] : []),
    ...(Object.keys(kind.words.because).length === 0 ? ['it has no sentence'] : []),
    ...(kind.cues.length === 0 ? ['it has no cues'] : []),
    ...kind.cues.filter(isEmptyPhrase).map(() => 'a cue has no phrases'),
    ...(isExample(kind.example, kind.name) ? [] : ['it has no example of its own kind']),
  ];
}

function isEmptyPhrase(cue: Cue): boolean {
  return 'phrases' in cue && cue.phrases.split('|').some((phrase) => phrase.trim() === '');
}

function lacking<T extends object>(thing: T, keys: readonly (keyof T & string)[]): string[] {
  return keys
    .filter((key) => typeof thing[key] !== 'string' || thing[key] === '')
    .map((key) => `it has no ${key}`);
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

function isExample(example: unknown, kind: string): boolean {
  const { claim } = (typeof example === 'object' && example !== null ? example : {}) as { claim?: unknown };
  return (claim as { kind?: unknown } | undefined)?.kind === kind;
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
    if (faults.length > 0)
      throw new Error(`the kind ${kind.name || '(no name)'} is not whole: ${faults.join('; ')}`);
  }
  return kinds;
}
