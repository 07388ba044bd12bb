/** XML of office files as it streams by: elements with their names, and text. No document type and no entity is read. */
import { SaxesParser } from 'saxes';
import { damaged } from './refusals.ts';
import type { Archive } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of the elements of a part, in the order of the file. */
export interface XmlHandler {
  /** An element begins; its name is without the prefix of its namespace unless `prefixes` keeps it. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

/**
 * How elements are called: `local` without any prefix, or by namespaces, each with the prefix that it is called by here,
 * whichever the file uses.
 */
export type Names = 'local' | Readonly<Record<string, string>>;

/** The names of elements by those in the file, which are few. */
class NameBook {
  readonly #names: Names;
  readonly #prefixes = new Map<string, string>();
  readonly #known = new Map<string, string>();
  /** Whether the file calls its elements as they are called here. */
  #isAsHere = true;

  constructor(names: Names) {
    this.#names = names;
  }

  /** Learns the prefixes that the first element declares. */
  declare(attributes: Attributes): void {
    if (this.#names === 'local') return;
    for (const [attribute, uri] of Object.entries(attributes)) {
      const called = this.#names[uri];
      if (called === undefined || !/^xmlns(?::|$)/.test(attribute)) continue;
      this.#prefixes.set(attribute.slice(6), called);
      if (attribute.slice(6) !== called) this.#isAsHere = false;
    }
  }

  /** Attributes by the names that they are called by here. */
  attributesOf(attributes: Attributes): Attributes {
    if (this.#names === 'local' || this.#isAsHere) return attributes;
    const called: Record<string, string> = {};
    for (const name in attributes)
      called[name.includes(':') ? this.nameOf(name) : name] = attributes[name] ?? '';
    return called;
  }

  nameOf(written: string): string {
    const known = this.#known.get(written);
    if (known !== undefined) return known;
    const colon = written.indexOf(':');
    const prefix = written.slice(0, Math.max(0, colon));
    const local = written.slice(colon + 1);
    const called = this.#prefixes.get(prefix) ?? prefix;
    const name = this.#names === 'local' || called === '' ? local : `${called}:${local}`;
    this.#known.set(written, name);
    return name;
  }
}

/** The encoding of a part: UTF-8, or UTF-16 by its mark or by its first sign. */
const encodingOf = ([a, b]: Uint8Array) =>
  (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0) ? 'utf-16le' : 'utf-8';

/** How deep elements may stand within each other; those of spreadsheets stand twenty deep. */
const MOST_DEPTH = 256;
/** How many attributes an element may have; those of spreadsheets have some dozens. */
const MOST_ATTRIBUTES = 1_000;

/**
 * Reads a part of an archive as XML while it is unpacked; `format` is what the file is called if it is damaged. Throws
 * `UnreadableFile` for what is no XML, and whatever the handler throws.
 */
export function readXml(
  archive: Archive,
  part: string,
  format: string,
  names: Names,
  handler: XmlHandler,
): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const book = new NameBook(names);
  let [depth, count] = [0, 0];
  parser.on('error', () => {
    throw damaged(format, `the part ${part} is no XML`);
  });
  parser.on('doctype', () => {
    throw damaged(format, `the part ${part} has a document type, which such files have not`);
  });
  parser.on('attribute', () => {
    count += 1;
    if (count > MOST_ATTRIBUTES)
      throw damaged(format, `the part ${part} has an element with very many attributes`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    count = 0;
    if (depth === 0) book.declare(attributes);
    depth += 1;
    if (depth > MOST_DEPTH) throw damaged(format, `the part ${part} is nested deeper than spreadsheets are`);
    handler.open(book.nameOf(name), book.attributesOf(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(book.nameOf(name));
  });
  const { text } = handler;
  if (text !== undefined) {
    parser.on('text', (content) => text.call(handler, content));
    parser.on('cdata', (content) => text.call(handler, content));
  }
  let decoder: TextDecoder | undefined;
  archive.unpack(part, (piece) => {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  });
  parser.write(decoder?.decode() ?? '');
  parser.close();
}
