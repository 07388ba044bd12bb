/**
 * Whether a database is a new one. A wrong address, a volume that is not mounted, a copy of the file without its log: each looks
 * like a ledger that nobody has begun yet, so that one is only begun where that is certain, or where somebody says so.
 */

/** What there is at the address of the database. */
export interface Place {
  /** How it is shown: its address. */
  shown: string;
  /** `default`: the file that is used when nobody names a database. */
  kind: 'default' | 'file' | 'remote' | 'memory';
  found: 'nothing' | 'empty file' | 'no tables' | 'ledger';
  /** Whether the folder of its file is there. */
  hasFolder: boolean;
  /** Whether readers come by an address of their own, `$PUBLIC_ORIGIN`: a newcomer has none. */
  isPublic: boolean;
  /** Files that belong to a ledger of this very name: its secret, the log of its last writes. */
  own: readonly string[];
  /** Other files in its folder that say that a ledger lived here: a database, a secret, backups. */
  others: readonly string[];
}

/**
 * What somebody wants of the database. `use` what there is; `make` too, or an empty one; `newcomer` too, or one with the starter
 * ledger; `new` says that it is to be begun.
 */
export type Wish = 'use' | 'make' | 'newcomer' | 'new';

export type Decision = { does: 'open' | 'begin' } | { does: 'refuse'; why: string };

const refuse = (why: string): Decision => ({ does: 'refuse', why });

/** Decides whether a database is opened, begun as a new one, or refused, with what to do instead. */
export function decidePlace(place: Place, wish: Wish): Decision {
  const { shown, kind, own, others, found } = place;
  if (found === 'ledger')
    return wish === 'new'
      ? refuse(`${shown} holds a ledger already: leave out --new, or set DATABASE_URL to another place`)
      : { does: 'open' };
  if (wish === 'new')
    return own.length === 0
      ? { does: 'begin' }
      : refuse(
          `${shown} has no ledger, but ${listed(own)} of one: bring its file back (plumbline restore FILE), or move ${own.length === 1 ? 'that' : 'those'} away and say --new again`,
        );
  if (kind === 'memory') return { does: 'begin' };
  const traces = [...own, ...others];
  const isUntouched = found === (kind === 'remote' ? 'no tables' : 'nothing');
  if (isUntouched && wish === 'make' && own.length === 0) return { does: 'begin' };
  if (isUntouched && wish === 'newcomer' && traces.length === 0 && isNewcomers(place))
    return { does: 'begin' };
  return refuse(
    `${missing(place)}${traces.length === 0 ? '' : `, though there is ${listed(traces)}`}. ${CURES}`,
  );
}

/** Whether a place is a newcomer's: nobody reads from there, and its address is no wrong one, of a folder that is not there. */
function isNewcomers({ kind, hasFolder, isPublic }: Place): boolean {
  return kind === 'default' || (!isPublic && (kind === 'remote' || hasFolder));
}

function missing({ shown, kind, found }: Place): string {
  if (found === 'empty file') return `${shown} is an empty file`;
  if (found === 'nothing') return `${shown} does not exist`;
  return kind === 'remote'
    ? `${shown} has no tables`
    : `${shown} has no tables: a copy of a ledger's file needs the file of the same name with -wal as well, unless the program was stopped first`;
}

const CURES = `If a ledger should be there, check DATABASE_URL and that its disk is mounted, or restore it:
  npm run -s plumbline -- restore FILE
To begin a new ledger there, with the starter ledger or an empty one:
  npm start -- --new
  npm run -s plumbline -- migrate --new`;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  return names.length > shown.length ? `${shown.join(', ')} and more` : shown.join(' and ');
}
