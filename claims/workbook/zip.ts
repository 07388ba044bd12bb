/**
 * The parts of a zip file (APPNOTE 6.3), unpacked one at a time, piece by piece, under limits: what a part says of its size is
 * checked before it is unpacked, and what comes out while it is.
 */
import { Inflate } from 'fflate';
import { damaged, notRead, packedTooTightly, tooLarge } from './refusals.ts';
import type { Limits } from './table.ts';

interface Entry {
  method: number;
  isEncrypted: boolean;
  packed: number;
  size: number;
  crc: number;
  /** Where its own head stands in the file. */
  offset: number;
}

const SIGNATURES = {
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  entry: 0x02014b50,
  local: 0x04034b50,
};
const LENGTHS = { end: 22, locator64: 20, entry: 46, local: 30, comment: 0xffff };
/** A number that stands elsewhere, in 64 bits. */
const ELSEWHERE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
/** How many parts a file may have; a workbook has some dozens. */
const MOST_ENTRIES = 10_000;
/** How much is unpacked at once: what comes of it is at most about a thousand times as much. */
const PIECE = 8_192;
/** Smaller parts may be packed as tightly as they like. */
const SMALL = 65_536;

/** For each byte what it does to a checksum (CRC-32, ISO 3309). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const broken = (why: string) => damaged('zip', why);

/** Where the end of the directory stands: the last place that has its signature, before a comment. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - LENGTHS.end - LENGTHS.comment);
  for (let at = view.byteLength - LENGTHS.end; at >= least; at -= 1)
    if (view.getUint32(at, true) === SIGNATURES.end) return at;
  throw broken('its end is missing, so that it may not be whole');
}

/** Where the directory begins, and how many entries it has. */
function directoryOf(view: DataView): { at: number; count: number } {
  const end = endOf(view);
  const [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count !== 0xffff && at !== ELSEWHERE) return { at, count };
  const locator = end - LENGTHS.locator64;
  if (locator < 0 || view.getUint32(locator, true) !== SIGNATURES.locator64) return { at, count };
  const end64 = Number(view.getBigUint64(locator + 8, true));
  if (view.getUint32(end64, true) !== SIGNATURES.end64)
    throw broken('its directory is not where it should be');
  return {
    at: Number(view.getBigUint64(end64 + 48, true)),
    count: Number(view.getBigUint64(end64 + 32, true)),
  };
}

/** The numbers of an entry that stand in 64 bits in its extra field, in the order of those that are elsewhere. */
function in64(view: DataView, from: number, to: number, entry: Entry): Entry {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (value: number) => {
      if (value !== ELSEWHERE) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    return { ...entry, size: take(entry.size), packed: take(entry.packed), offset: take(entry.offset) };
  }
  return entry;
}

/** The name of a part as it is looked for: some programs write backslashes, or other capitals. */
const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

function entriesOf(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const { at: start, count } = directoryOf(view);
  if (count > MOST_ENTRIES)
    throw notRead('The file is a zip file of very many files: bring the one that is needed.');
  const entries = new Map<string, Entry>();
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== SIGNATURES.entry) throw broken('its directory is not whole');
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const nameEnd = at + LENGTHS.entry + (name ?? 0);
    const entry: Entry = {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    const end = nameEnd + (extra ?? 0);
    const key = keyOf(new TextDecoder().decode(bytes.subarray(at + LENGTHS.entry, nameEnd)));
    if (!entries.has(key)) entries.set(key, in64(view, nameEnd, end, entry));
    at = end + (comment ?? 0);
  }
  return entries;
}

/** A zip file whose parts can be unpacked. */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #limits: Limits;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  /** Opens a zip file; throws `UnreadableFile` if its directory cannot be read. */
  constructor(bytes: Uint8Array, limits: Limits) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#limits = limits;
    this.#entries = guarded(() => entriesOf(this.#view, bytes));
  }

  /** The names of its parts, in small letters. */
  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Whether it has a part of this name, whatever its capitals. */
  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /**
   * Unpacks a part and hands it on piece by piece. Throws `UnreadableFile` if it is missing, damaged, encrypted or larger than the
   * limits; nothing more is unpacked then.
   */
  unpack(name: string, take: (piece: Uint8Array) => void): void {
    const entry = this.#entries.get(keyOf(name));
    if (entry === undefined) throw broken(`the part ${name} is missing`);
    const packed = guarded(() => this.#packed(entry));
    let [size, crc] = [0, 0];
    const receive = (piece: Uint8Array) => {
      size += piece.length;
      this.#unpacked += piece.length;
      this.#check(size, entry.packed, this.#unpacked);
      crc = crcOf(piece, crc);
      take(piece);
    };
    if (entry.method === STORED) receive(packed);
    else if (entry.method === DEFLATED) inflate(packed, receive);
    else throw broken('a part is packed in a way that spreadsheets do not use');
    if (size !== entry.size || crc !== entry.crc) throw broken(`the part ${name} is not as it was written`);
  }

  /** A small part as bytes. */
  part(name: string): Uint8Array {
    const pieces: Uint8Array[] = [];
    this.unpack(name, (piece) => pieces.push(piece.slice()));
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  #packed(entry: Entry): Uint8Array {
    if (entry.isEncrypted)
      throw notRead('The file is a zip file with a password: unpack it, and bring the file that is in it.');
    this.#check(entry.size, entry.packed, this.#unpacked + entry.size);
    const { offset } = entry;
    if (this.#view.getUint32(offset, true) !== SIGNATURES.local)
      throw broken('a part is not where it should be');
    const start =
      offset +
      LENGTHS.local +
      this.#view.getUint16(offset + 26, true) +
      this.#view.getUint16(offset + 28, true);
    if (start + entry.packed > this.#bytes.length) throw broken('a part is cut short');
    return this.#bytes.subarray(start, start + entry.packed);
  }

  #check(size: number, packed: number, all: number): void {
    if (size > SMALL && size > this.#limits.ratio * packed) throw packedTooTightly(this.#limits);
    if (all > this.#limits.unpacked) throw tooLarge('unpacked', this.#limits);
  }
}

/** What a step gives; a place outside the file is a file that is damaged. */
function guarded<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof RangeError) throw broken('it is not whole');
    throw error;
  }
}

function inflate(packed: Uint8Array, receive: (piece: Uint8Array) => void): void {
  let pieces: Uint8Array[] = [];
  const inflater = new Inflate((piece) => {
    pieces.push(piece);
  });
  for (let at = 0; at < packed.length; at += PIECE) {
    try {
      inflater.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    } catch {
      // The library throws errors of its own where the packing makes no sense.
      throw broken('it cannot be unpacked');
    }
    for (const piece of pieces) receive(piece);
    pieces = [];
  }
}
