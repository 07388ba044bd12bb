/** Files of figures come into the ledger all at once, twice without effect, and not at all where the ledger has moved. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../db/base/open.ts';
