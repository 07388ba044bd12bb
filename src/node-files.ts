/** The files of the program, from the disk. */
import { readFile } from 'node:fs/promises';
import type { ReadProgramFile } from './http/program-files.ts';

/** Reads a file of src/files. */
export const programFile: ReadProgramFile = async (name) =>
  new Uint8Array(await readFile(new URL(`./files/${name}`, import.meta.url)));
