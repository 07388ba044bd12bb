import { describe } from 'vitest';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, REMOTE } from '../../support/ledgers.ts';
import { newsroomSuite } from './newsroom-suite.ts';

newsroomSuite('an embedded file', EMBEDDED);

describe.skipIf(noSqld !== null)(`with a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`, () => {
  newsroomSuite('a libSQL server', REMOTE);
});
