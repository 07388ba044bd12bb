/**
 * The patterns of a recipe. They come from strangers' files and are held against strangers' cells, so that they never go
 * through the engine of the language, whose time can double with every character: all ways through a pattern are walked at
 * once (Ken Thompson, "Regular Expression Search Algorithm", 1968), in time that grows as the text does.
 *
 * Known are letters, `.`, `^`, `$` and `\b`, classes such as `[a-z]`, `\d \w \s` and their opposites, groups, `|`, and `* + ? {2,3}`.
 * References, looks ahead and behind, and names are not.
 */

/** The longest pattern, the longest text that is looked at, and the most steps that a pattern may unfold to. */
export const MAX_PATTERN = 200;
const MAX_LOOKED_AT = 400;
const MAX_STEPS = 600;

type Test = (character: string) => boolean;

type Node =
  | { kind: 'one'; test: Test }
  | { kind: 'start' | 'end' | 'boundary' | 'inner' }
  | { kind: 'all'; of: Node[] }
  | { kind: 'any'; of: Node[] }
  | { kind: 'repeat'; of: Node; least: number; most: number };

/** A step of a pattern: a character, a fork, a place of the text, or that it is found. */
type Step =
  | { kind: 'one'; test: Test }
  | { kind: 'fork'; a: number; b: number }
  | { kind: 'start' | 'end' | 'boundary' | 'inner' | 'found' };

/** A pattern that is ready to be held against texts. */
export interface Pattern {
  source: string;
  /** Whether it is found anywhere in a text. */
  matches(text: string): boolean;
}

/** What is wrong with a pattern. */
class PatternError extends Error {}

const DIGIT: Test = (c) => c >= '0' && c <= '9';
const WORD: Test = (c) => /^\w$/.test(c);
const SPACE: Test = (c) => /^\s$/.test(c);
const not =
  (test: Test): Test =>
  (c) =>
    !test(c);
const SETS: Readonly<Record<string, Test>> = {
  d: DIGIT,
  D: not(DIGIT),
  w: WORD,
  W: not(WORD),
  s: SPACE,
  S: not(SPACE),
};
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** Reads a pattern from left to right. */
class Reader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    const character = this.#next();
    if (character === undefined) throw new PatternError('it ends too early');
    this.#at += 1;
    return character;
  }

  whole(): Node {
    const node = this.#choice();
    if (this.#next() !== undefined) throw new PatternError('a bracket is closed that was not opened');
    return node;
  }

  #choice(): Node {
    const of = [this.#sequence()];
    while (this.#next() === '|') {
      this.#take();
      of.push(this.#sequence());
    }
    return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'any', of };
  }

  #sequence(): Node {
    const of: Node[] = [];
    for (let next = this.#next(); next !== undefined && next !== '|' && next !== ')'; next = this.#next())
      of.push(this.#repeated(this.#single()));
    return { kind: 'all', of };
  }

  #repeated(node: Node): Node {
    const next = this.#next();
    if (next === undefined || !'*+?{'.includes(next)) return node;
    if (node.kind !== 'one' && node.kind !== 'all' && node.kind !== 'any')
      throw new PatternError('a place cannot be repeated');
    this.#take();
    const [least, most] =
      next === '*' ? [0, Infinity] : next === '+' ? [1, Infinity] : next === '?' ? [0, 1] : this.#counts();
    const after = this.#next();
    if (after !== undefined && '*+{'.includes(after)) throw new PatternError('a repetition is repeated');
    // Whether as few or as many as can be are taken makes no difference to whether it is found.
    if (after === '?') this.#take();
    return { kind: 'repeat', of: node, least, most };
  }

  #counts(): [number, number] {
    let written = '';
    while (this.#next() !== '}') written += this.#take();
    this.#take();
    const [, least = '', comma, most = ''] = /^(\d{1,3})(?:(,)(\d{0,3}))?$/.exec(written) ?? [];
    const upTo = comma === undefined ? Number(least) : most === '' ? Infinity : Number(most);
    if (least === '' || upTo < Number(least))
      throw new PatternError('curly brackets hold one number, or two in order');
    return [Number(least), upTo];
  }

  #single(): Node {
    const character = this.#take();
    if (character === '^') return { kind: 'start' };
    if (character === '$') return { kind: 'end' };
    if (character === '.') return { kind: 'one', test: (c) => c !== '\n' };
    if (character === '[') return { kind: 'one', test: this.#set() };
    if (character === '\\' && (this.#next() === 'b' || this.#next() === 'B'))
      return { kind: this.#take() === 'b' ? 'boundary' : 'inner' };
    if (character === '\\') return { kind: 'one', test: this.#escaped() };
    if (character === '(') return this.#group();
    if ('*+?{'.includes(character)) throw new PatternError('a repetition has nothing before it');
    return { kind: 'one', test: (c) => c === character };
  }

  #group(): Node {
    if (this.#next() === '?') {
      this.#take();
      if (this.#take() !== ':') throw new PatternError('looks ahead, looks behind and names are not known');
    }
    const node = this.#choice();
    if (this.#next() !== ')') throw new PatternError('a bracket is not closed');
    this.#take();
    return node;
  }

  #escaped(): Test {
    const character = this.#take();
    const set = SETS[character];
    if (set !== undefined) return set;
    const control = CONTROLS[character];
    if (control !== undefined) return (c) => c === control;
    if (/^[\p{L}\p{N}]$/u.test(character)) throw new PatternError(`\\${character} is not known`);
    return (c) => c === character;
  }

  #set(): Test {
    const isNot = this.#next() === '^';
    if (isNot) this.#take();
    const tests: Test[] = [];
    do tests.push(this.#member());
    while (this.#next() !== ']');
    this.#take();
    return (c) => tests.some((test) => test(c)) !== isNot;
  }

  #member(): Test {
    const first = this.#take();
    if (first === '\\') return this.#escaped();
    if (this.#next() !== '-' || this.#characters[this.#at + 1] === ']') return (c) => c === first;
    this.#take();
    const last = this.#take();
    if (last === '\\' || last < first) throw new PatternError('a range in square brackets goes backwards');
    return (c) => c >= first && c <= last;
  }
}

/** Writes the steps of a node after those that there are. */
function write(node: Node, steps: Step[]): void {
  if (steps.length > MAX_STEPS) throw new PatternError('it repeats too much');
  if (node.kind === 'all') for (const part of node.of) write(part, steps);
  else if (node.kind === 'any') writeChoice(node.of, steps);
  else if (node.kind === 'repeat') writeRepeat(node, steps);
  else steps.push(node);
}

/** A fork whose ends are not known yet. */
function fork(steps: Step[]): { a: number; b: number } {
  const step = { kind: 'fork' as const, a: 0, b: 0 };
  steps.push(step);
  return step;
}

function writeChoice(of: readonly Node[], steps: Step[]): void {
  const ends: { a: number; b: number }[] = [];
  for (const [i, part] of of.entries()) {
    const isLast = i === of.length - 1;
    const choice = isLast ? undefined : fork(steps);
    if (choice !== undefined) choice.a = steps.length;
    write(part, steps);
    if (!isLast) ends.push(fork(steps));
    if (choice !== undefined) choice.b = steps.length;
  }
  for (const end of ends) end.a = end.b = steps.length;
}

function writeRepeat({ of, least, most }: Extract<Node, { kind: 'repeat' }>, steps: Step[]): void {
  for (let i = 0; i < least; i += 1) write(of, steps);
  if (most === Infinity) {
    const start = steps.length;
    const again = fork(steps);
    again.a = steps.length;
    write(of, steps);
    const back = fork(steps);
    back.a = back.b = start;
    again.b = steps.length;
    return;
  }
  for (let i = least; i < most; i += 1) {
    const once = fork(steps);
    once.a = steps.length;
    write(of, steps);
    once.b = steps.length;
  }
}

/** Whether a place of a text is its start, its end, between a word and what is none, or not. */
function isAt(
  kind: 'start' | 'end' | 'boundary' | 'inner',
  place: number,
  characters: readonly string[],
): boolean {
  if (kind === 'start') return place === 0;
  if (kind === 'end') return place === characters.length;
  const isBoundary = WORD(characters[place - 1] ?? '') !== WORD(characters[place] ?? '');
  return isBoundary === (kind === 'boundary');
}

/** Walks all ways through the steps at once. */
function walk(steps: readonly Step[], text: string): boolean {
  const characters = [...text.slice(0, MAX_LOOKED_AT)];
  const seen = new Int32Array(steps.length).fill(-1);
  let here: number[] = [];
  let isFound = false;
  const reach = (from: number, place: number, into: number[]) => {
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const step = steps[at];
      if (step === undefined || seen[at] === place) continue;
      seen[at] = place;
      if (step.kind === 'found') isFound = true;
      else if (step.kind === 'fork') open.push(step.b, step.a);
      else if (step.kind === 'one') into.push(at);
      else if (isAt(step.kind, place, characters)) open.push(at + 1);
    }
  };
  for (let place = 0; place <= characters.length && !isFound; place += 1) {
    const before = here;
    here = [];
    const last = characters[place - 1] ?? '';
    for (const at of before) {
      const step = steps[at];
      if (step?.kind === 'one' && step.test(last)) reach(at + 1, place, here);
    }
    reach(0, place, here);
  }
  return isFound;
}

const HELD = new Map<string, Pattern | string>();
const MOST_HELD = 500;

function made(source: string): Pattern | string {
  if (source.length > MAX_PATTERN) return `is longer than ${MAX_PATTERN} characters`;
  try {
    const steps: Step[] = [];
    write(new Reader(source).whole(), steps);
    steps.push({ kind: 'found' });
    return { source, matches: (text) => walk(steps, text) };
  } catch (error) {
    if (error instanceof PatternError) return `is no pattern: ${error.message}`;
    throw error;
  }
}

/** The pattern that a text writes, or what is wrong with it, as the end of a sentence. Never throws. */
export function patternOf(source: string): Pattern | string {
  let pattern = HELD.get(source);
  if (pattern === undefined) {
    pattern = made(source);
    if (HELD.size >= MOST_HELD) HELD.clear();
    HELD.set(source, pattern);
  }
  return pattern;
}

/** Whether a pattern is found in a text; one that cannot be read, which no recipe has, is in none. */
export function isMatch(source: string, text: string): boolean {
  const pattern = patternOf(source);
  return typeof pattern !== 'string' && pattern.matches(text);
}
