/** The files of the program, from the disk. */
import { readFile } from 'node:fs/promises';
import type { ReadProgramFile } from './http/program-files.ts';

/** The text of the method: claims/METHOD.md. */
export function methodText(): Promise<string> {
  return readFile(new URL('../claims/METHOD.md', import.meta.url), 'utf8');
}

/** Reads a file of src/files. */
export const programFile: ReadProgramFile = async (name) =>
  new Uint8Array(await readFile(new URL(`./files/${name}`, import.meta.url)));
