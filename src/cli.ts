/** The command line: finds the command, runs it, and says what went wrong in one line. */
import { pathToFileURL } from 'node:url';
import { UsageError, type World } from './commands/command.ts';
import { COMMANDS } from './commands/list.ts';
import { faultInWords } from './faults.ts';
import { SettingError } from './setting-error.ts';

function overview(): string {
  const width = Math.max(...COMMANDS.map((c) => `${c.name} ${c.usage}`.length));
  const lines = COMMANDS.map((c) => `  ${`${c.name} ${c.usage}`.padEnd(width)}  ${c.does}`);
  return `plumbline: political claims with computed verdicts\n\n${lines.join('\n')}\n\nplumbline COMMAND --help says more of each.\n`;
}

/** The world of a call; its clock is this machine's unless another is given. */
export type Surroundings = Omit<World, 'now'> & Partial<Pick<World, 'now'>>;

/**
 * Runs a command line: the words after the program's name, in a world of streams, environment and clock. Returns the
 * exit code: 2 for words or input that cannot be used, 1 for a failure. Throws nothing that a command throws.
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { env, stdin, stdout, stderr, now = () => new Date() } = surroundings;
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((c) => c.name === name);
  if (command === undefined) {
    stderr.write(`plumbline: no command ${JSON.stringify(name)}\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help')) {
    stdout.write(`plumbline ${command.name} ${command.usage}\n\n${command.does} ${command.help}\n`);
    return 0;
  }
  try {
    const { run } = await command.load();
    return await run(rest, { env, stdin, stdout, stderr, now });
  } catch (error) {
    if (error instanceof UsageError) {
      stderr.write(
        `plumbline ${name}: ${error.message}\nusage: plumbline ${command.name} ${command.usage}\n`,
      );
      return 2;
    }
    if (error instanceof SettingError || isFileError(error)) {
      stderr.write(`plumbline ${name}: ${error.message}\n`);
      return 2;
    }
    stderr.write(`plumbline ${name}: ${faultInWords(error)}\n`);
    return 1;
  }
}

function isFileError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'EACCES'].includes(String(error.code))
  );
}

/** Runs the command line of this process. */
export async function run(): Promise<void> {
  // A reader that closes the pipe early (`| head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await main(process.argv.slice(2), process);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
