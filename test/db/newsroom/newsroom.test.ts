import { describe } from 'vitest';
import { noSqld } from '../../support/edge.ts';
import { openEmbedded, openRemote } from '../../support/ledgers.ts';
import { newsroomSuite } from './newsroom-suite.ts';

newsroomSuite('an embedded file', openEmbedded);

describe.skipIf(noSqld !== null)(`with a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`, () => {
  newsroomSuite('a libSQL server', openRemote);
});
