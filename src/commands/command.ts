/** What a command of the CLI is, and what it may use of the world. */

/** Standard streams, environment and clock, so that commands can be run in tests. */
export interface World {
  env: NodeJS.ProcessEnv;
  stdin: AsyncIterable<Uint8Array | string>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean | undefined };
  now(): Date;
}

export interface Command {
  name: string;
  /** What stands after the name: `FILE|-`. */
  usage: string;
  /** One line on what it does. */
  does: string;
  /** The rest of `--help`: options, examples, exit codes. */
  help: string;
  /** Runs it. Returns the exit code. Throws a UsageError when the words are off. */
  run(args: readonly string[], world: World): Promise<number>;
}

/** The call's words are off; the message says how. */
export class UsageError extends Error {}

/** Takes options and the other words apart; `--x` without a value where `flags` names it. */
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

/** Tells progress on standard error, at most once a second, and only of work that takes longer than that. */
export function progress(world: World, what: string): (done: number, of: number) => void {
  const started = world.now().getTime();
  let told = started;
  return (done, of) => {
    const now = world.now().getTime();
    if (now - told < 1_000) return;
    told = now;
    world.stderr.write(`${what}: ${done} of ${of}\n`);
  };
}
