/**
 * Whether the database fails, as requests and looks find out. While it does, what is kept for an address is given at once
 * and not only after a request has waited for the database in vain; every few seconds one request tries again.
 */

/** How long after a failure nobody with a kept answer waits for the database, in milliseconds. */
const QUIET = 10_000;

export class Outage {
  #until: number | undefined;

  /** The database has failed. */
  note(now: Date): void {
    this.#until = now.getTime() + QUIET;
  }

  /** The database has answered. */
  end(): void {
    this.#until = undefined;
  }

  get isOn(): boolean {
    return this.#until !== undefined;
  }

  /** Whether the request that asks is the one to try the database again. */
  isTurnToTry(now: Date): boolean {
    const left = (this.#until ?? 0) - now.getTime();
    // A clock that was set back would put it off.
    if (left > 0 && left <= QUIET) return false;
    this.note(now);
    return true;
  }
}

/** The codes and texts of faults that lie with the database or the way to it, not with the program. */
const FAULTS =
  /SQLITE_(?:BUSY|FULL|IOERR|CANTOPEN|CORRUPT|NOTADB|READONLY|PROTOCOL|LOCKED)|HRANA|ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|UND_ERR|TimeoutError|AbortError|fetch failed|Network connection lost|SERVER_ERROR|TRANSACTION_TIMEOUT|TRANSACTION_CLOSED|STREAM_EXPIRED|CLIENT_CLOSED|no such table/i;

/** Everything that an error says of itself and of what caused it. */
function textOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  const cause = error.cause instanceof Error ? textOf(error.cause) : '';
  return `${error.name} ${code} ${error.message} ${cause}`;
}

/** Whether the database cannot be reached, is locked, damaged or full, or is not migrated yet: trying later may help. */
export function isDatabaseFault(error: unknown): boolean {
  return error instanceof Error && FAULTS.test(textOf(error));
}

/** Whether it is that there is no room on the database's disk. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /SQLITE_FULL|ENOSPC|database or disk is full/i.test(textOf(error));
}
