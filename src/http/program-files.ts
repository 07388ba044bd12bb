/** What the program keeps in src/files, and reads when it is first asked for what needs it. */

export type ProgramFile = 'METHOD.md' | 'common-passwords.bin' | 'letters.txt';

/** Reads a file of src/files: from the disk on Node, from the assets of the deployment on Workers. Throws if it cannot. */
export type ReadProgramFile = (name: ProgramFile) => Promise<Uint8Array<ArrayBuffer>>;

/** Reads a file when it is first needed, and keeps what is made of it. One that could not be read is asked for again. */
export function whenNeeded<Made>(
  name: ProgramFile,
  make: (bytes: Uint8Array<ArrayBuffer>) => Made,
): (read: ReadProgramFile) => Promise<Made> {
  let made: Promise<Made> | undefined;
  return (read) => {
    made ??= read(name)
      .then(make)
      .catch((error: unknown) => {
        made = undefined;
        throw error;
      });
    return made;
  };
}

/** The text of the method, for `/method`. */
export const methodText = whenNeeded('METHOD.md', (bytes) => new TextDecoder().decode(bytes));
