import { describe } from 'vitest';
import { noSqld } from '../../support/edge.ts';
import { REMOTE } from '../../support/ledgers.ts';
import { ledgerSuite } from './ledger-suite.ts';

describe.skipIf(noSqld !== null)(`with a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`, () => {
  ledgerSuite('a libSQL server', REMOTE);
});
