/** The lines of a list of examples next to the tests, without comments. */
import { readFileSync } from 'node:fs';

export function linesOf(file: string): string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The same, of a list in which each line is a JSON string. */
export function stringsOf(file: string): string[] {
  return linesOf(file).map((line) => JSON.parse(line) as string);
}
