/** The command line: finds the command, runs it, and tells what went wrong in one line. */
import { pathToFileURL } from 'node:url';
import type { Command, World } from './commands/command.ts';
import { UsageError } from './commands/command.ts';
import { compute } from './commands/compute.ts';
import { editor } from './commands/editor.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand, load, migrateCommand, recomputeCommand } from './commands/ledger.ts';
import { faultInWords } from './faults.ts';
import { SettingError } from './settings.ts';

/** The commands, a line each. */
const COMMANDS: readonly Command[] = [
  compute,
  migrateCommand,
  load,
  exportCommand,
  importCommand,
  recomputeCommand,
  editor,
];

function overview(): string {
  const width = Math.max(...COMMANDS.map((c) => `${c.name} ${c.usage}`.length));
  const lines = COMMANDS.map((c) => `  ${`${c.name} ${c.usage}`.padEnd(width)}  ${c.does}`);
  return `plumbline: political claims with computed verdicts\n\n${lines.join('\n')}\n\nplumbline COMMAND --help says more of each.\n`;
}

/** Runs a command line. Returns the exit code: 2 for words or input that cannot be used, 1 for a failure. */
export async function main(
  args: readonly string[],
  world: Omit<World, 'now'> & Partial<Pick<World, 'now'>>,
): Promise<number> {
  const here: World = { now: () => new Date(), ...pick(world) };
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    here.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((c) => c.name === name);
  if (command === undefined) {
    here.stderr.write(`plumbline: no command ${JSON.stringify(name)}\n\n${overview()}`);
    return 2;
  }
  if (rest.includes('--help')) {
    here.stdout.write(`plumbline ${command.name} ${command.usage}\n\n${command.does} ${command.help}\n`);
    return 0;
  }
  try {
    return await command.run(rest, here);
  } catch (error) {
    if (error instanceof UsageError) {
      here.stderr.write(
        `plumbline ${name}: ${error.message}\nusage: plumbline ${command.name} ${command.usage}\n`,
      );
      return 2;
    }
    if (error instanceof SettingError || isFileError(error)) {
      here.stderr.write(`plumbline ${name}: ${error.message}\n`);
      return 2;
    }
    here.stderr.write(`plumbline ${name}: ${faultInWords(error)}\n`);
    return 1;
  }
}

function isFileError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'EACCES'].includes(String(error.code))
  );
}

function pick(
  world: Omit<World, 'now'> & Partial<Pick<World, 'now'>>,
): Omit<World, 'now'> & Partial<Pick<World, 'now'>> {
  const { env, stdin, stdout, stderr, now } = world;
  return { env, stdin, stdout, stderr, ...(now === undefined ? {} : { now }) };
}

/** Runs the command line of this process. */
export async function run(): Promise<void> {
  // A reader that closes the pipe early (`| head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await main(process.argv.slice(2), process);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
