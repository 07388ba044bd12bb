/**
 * JSON with its numbers as they are written: 40.3000 has four places, which `JSON.parse` loses. Objects keep the order of their
 * keys, also of those that look like numbers. One pass over the text; RFC 8259.
 */
import { damaged, tooLarge } from './refusals.ts';
import type { Limits } from './table.ts';

/** A number as it is written. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Json = null | boolean | string | JsonNumber | readonly Json[] | ReadonlyMap<string, Json>;

/** How deep lists and objects may stand within each other; those of statistics stand ten deep. */
const MOST_DEPTH = 64;

/** How many values a file may have for each cell that a table may have. */
const VALUES_FOR_A_CELL = 4;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\r\n]*/y;
const WORDS: readonly (readonly [string, Json])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
];

class JsonReader {
  readonly #text: string;
  readonly #limits: Limits;
  #at = 0;
  #depth = 0;
  #values = 0;

  constructor(text: string, limits: Limits) {
    this.#text = text;
    this.#limits = limits;
  }

  read(): Json {
    const value = this.#value();
    this.#skip();
    if (this.#at < this.#text.length) throw this.#broken();
    return value;
  }

  #broken() {
    return damaged('JSON', `what stands at character ${this.#at + 1} makes no sense`);
  }

  #skip(): void {
    BLANK.lastIndex = this.#at;
    BLANK.test(this.#text);
    this.#at = BLANK.lastIndex;
  }

  #passes(sign: string): boolean {
    this.#skip();
    const passes = this.#text[this.#at] === sign;
    if (passes) this.#at += 1;
    return passes;
  }

  #expect(sign: string): void {
    if (!this.#passes(sign)) throw this.#broken();
  }

  #value(): Json {
    this.#values += 1;
    if (this.#values > VALUES_FOR_A_CELL * this.#limits.cells) throw tooLarge('cells', this.#limits);
    this.#skip();
    const sign = this.#text[this.#at];
    if (sign === '"') return this.#string();
    if (sign === '{' || sign === '[') {
      this.#at += 1;
      this.#depth += 1;
      if (this.#depth > MOST_DEPTH) throw damaged('JSON', 'it is nested deeper than statistics are');
      const value = sign === '{' ? this.#object() : this.#list();
      this.#depth -= 1;
      return value;
    }
    const word = WORDS.find(([name]) => this.#text.startsWith(name, this.#at));
    if (word !== undefined) {
      this.#at += word[0].length;
      return word[1];
    }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) throw this.#broken();
    this.#at += number.length;
    return new JsonNumber(number);
  }

  #object(): ReadonlyMap<string, Json> {
    const values = new Map<string, Json>();
    if (this.#passes('}')) return values;
    do {
      this.#skip();
      if (this.#text[this.#at] !== '"') throw this.#broken();
      const key = this.#string();
      this.#expect(':');
      values.set(key, this.#value());
    } while (this.#passes(','));
    this.#expect('}');
    return values;
  }

  #list(): readonly Json[] {
    const values: Json[] = [];
    if (this.#passes(']')) return values;
    do values.push(this.#value());
    while (this.#passes(','));
    this.#expect(']');
    return values;
  }

  #string(): string {
    const start = this.#at;
    let end = start + 1;
    let isEscaped = false;
    for (; ; end += 1) {
      const code = this.#text.charCodeAt(end);
      if (Number.isNaN(code)) throw this.#broken();
      if (code === 0x22) break;
      if (code !== 0x5c) continue;
      isEscaped = true;
      end += 1;
    }
    this.#at = end + 1;
    if (!isEscaped) return this.#text.slice(start + 1, end);
    try {
      return String(JSON.parse(this.#text.slice(start, end + 1)));
    } catch {
      throw this.#broken();
    }
  }
}

/** Reads JSON. Throws `UnreadableFile` for what is none, is nested very deep, or has more values than a table may have. */
export function readJson(text: string, limits: Limits): Json {
  return new JsonReader(text, limits).read();
}

/** A field of an object; undefined if there is none, or no object. */
export function field(json: Json | undefined, name: string): Json | undefined {
  return json instanceof Map ? json.get(name) : undefined;
}

/** What a list holds; nothing if it is none. */
export function items(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

/** The fields of an object, in their order; none if it is none. */
export function entries(json: Json | undefined): readonly (readonly [string, Json])[] {
  return json instanceof Map ? [...json] : [];
}

/** A text, or a number as it is written; undefined for anything else. */
export function textOf(json: Json | undefined): string | undefined {
  if (typeof json === 'string') return json;
  return json instanceof JsonNumber ? json.text : undefined;
}

/** A number that counts something; undefined if it is none. */
export function countOf(json: Json | undefined): number | undefined {
  const count = json instanceof JsonNumber ? Number(json.text) : Number.NaN;
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
