import { EMBEDDED } from '../../support/ledgers.ts';
import { ledgerSuite } from './ledger-suite.ts';

ledgerSuite('an embedded file', EMBEDDED);
