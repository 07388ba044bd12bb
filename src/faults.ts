/** Faults of the machine in a sentence each, for the person who starts the program. */

const SENTENCES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use: stop what listens there, or set PORT to another',
  EACCES: 'this user may not do that: choose a folder that it may write to, and a port above 1023',
  EADDRNOTAVAIL: 'this machine has no such address: set HOST to one that it has, or to 0.0.0.0 for all',
  EROFS: 'the disk can only be read',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  SQLITE_NOTADB: 'the file is no database: set DATABASE_URL to another',
  SQLITE_CORRUPT: 'the database file is damaged: restore a backup (plumbline restore --replace FILE)',
  SQLITE_CANTOPEN: 'the database file cannot be opened: check DATABASE_URL, and who may read and write there',
  'Unable to open connection to local database':
    'the database file cannot be opened: check that DATABASE_URL names a file, and who may read and write there',
  SQLITE_READONLY: 'the database can only be read: let this user write to its file and folder',
  SQLITE_BUSY: 'another process holds the database: try again when it is done',
  ECONNREFUSED: 'the database server does not answer: check DATABASE_URL',
  SERVER_ERROR: 'the database server refused: check DATABASE_URL and DATABASE_AUTH_TOKEN',
};

/** What went wrong, in a sentence of ours if we know the fault. */
export function faultInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const causes = [error, error.cause].filter((e) => e instanceof Error);
  for (const cause of causes) {
    const code = 'code' in cause ? String(cause.code) : '';
    const known = Object.entries(SENTENCES).find(
      ([name]) => code === name || code.startsWith(`${name}_`) || cause.message.includes(name),
    );
    if (known !== undefined) return `${known[1]} (${known[0]}: ${cause.message})`;
  }
  return error.message === 'fetch failed'
    ? 'the database server does not answer: check DATABASE_URL'
    : error.message;
}
