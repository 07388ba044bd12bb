/** Looks at files within the request that brings them, on Workers, which have no threads. */
import type { FileLook, FileToLookAt } from './file-look.ts';
import { lookAtFile } from './file-look.ts';

/** Looks at a file. */
export async function lookHere(file: FileToLookAt): Promise<FileLook> {
  return lookAtFile(file);
}
