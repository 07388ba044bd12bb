/** Counts what would be round trips to a remote database: each call of a client, and each statement of a transaction. */
import type { Client, Transaction } from '@libsql/client';

const ROUND_TRIPS: ReadonlySet<PropertyKey> = new Set(['execute', 'batch', 'executeMultiple', 'migrate']);

/** A transaction is sent statement by statement; it begins with the first of them. */
const IN_TRANSACTION: ReadonlySet<PropertyKey> = new Set(['execute', 'batch', 'commit', 'rollback']);

/** A client that reports each call that would be a round trip. */
export function counted(client: Client, tell: () => void): Client {
  return told(client, ROUND_TRIPS, tell, (name, result) =>
    name === 'transaction' && result instanceof Promise
      ? result.then((transaction: Transaction) => told(transaction, IN_TRANSACTION, tell))
      : result,
  );
}

function told<Thing extends object>(
  thing: Thing,
  names: ReadonlySet<PropertyKey>,
  tell: () => void,
  given: (name: PropertyKey, result: unknown) => unknown = (_, result) => result,
): Thing {
  return new Proxy(thing, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (names.has(name)) tell();
        return given(name, Reflect.apply(value, target, args));
      };
    },
  });
}
