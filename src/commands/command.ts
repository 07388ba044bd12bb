/** What a command of the CLI is, and what it may use of the world. */

/** Standard streams, environment and clock, so that commands can be run in tests. */
export interface World {
  env: NodeJS.ProcessEnv;
  stdin: AsyncIterable<Uint8Array | string>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean | undefined };
  now(): Date;
}

/** Runs a command on the words after its name. Returns the exit code. Throws a UsageError if the words are off. */
export type Run = (args: readonly string[], world: World) => Promise<number>;

export interface Command {
  name: string;
  /** What comes after the name: `FILE|-`. */
  usage: string;
  /** One line on what it does. */
  does: string;
  /** The rest of `--help`: options, examples, exit codes. */
  help: string;
  /** Loads the code, which no other command waits for. */
  load(): Promise<{ run: Run }>;
}

/** The command was called with the wrong words; the message says what is wrong. */
export class UsageError extends Error {}

/** Takes options and the other words apart: `flags` stand alone, `values` are followed by one. */
export function parseArgs(
  args: readonly string[],
  options: { flags?: readonly string[]; values?: readonly string[] },
) {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('--')) rest.push(arg);
    else if (options.flags?.includes(arg.slice(2))) flags.add(arg.slice(2));
    else if (options.values?.includes(arg.slice(2))) {
      const value = args[i + 1];
      if (value === undefined) throw new UsageError(`${arg} needs a value`);
      values.set(arg.slice(2), value);
      i += 1;
    } else throw new UsageError(`unknown option ${arg}`);
  }
  return { flags, values, rest };
}

/** Reports progress on standard error, at most once a second, and only on work that takes longer than that. */
export function progress(world: World, what: string): (done: number, of: number) => void {
  let reported = world.now().getTime();
  return (done, of) => {
    const now = world.now().getTime();
    if (now - reported < 1_000) return;
    reported = now;
    world.stderr.write(`${what}: ${done} of ${of}\n`);
  };
}

const LINE_FEED = 0x0a;

/**
 * The lines of UTF-8 as it comes in, each made a text of its own: they end with a line feed (NDJSON). A carriage return
 * before that is white space of JSON.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  /** The parts of a line that has not ended yet. */
  let begun: Buffer[] = [];
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      const part = bytes.subarray(start, end);
      yield (begun.length === 0 ? part : Buffer.concat([...begun, part])).toString();
      begun = [];
      start = end + 1;
    }
    if (start < bytes.length) begun.push(bytes.subarray(start));
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString();
}
