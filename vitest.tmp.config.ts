import { configDefaults, defineConfig } from 'vitest/config';
import { takesPictures } from './test/support/scope.ts';
import { LongestFirst } from './test/support/sequencer.ts';

/** A test that needs the program to itself. */
const ALONE = 'test/claims/kinds/made-up/*.test.ts';

export default defineConfig({
  test: {
    // Servers, browsers and the HTML checker run beside the tests; two cores are what CI has.
    maxWorkers: 2,
    // A worker imports the program once for all its files: they share no state that a test changes and leaves.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/claims/**/*.test.ts',
            'test/db/**/*.test.ts',
            'test/views/**/*.test.ts',
            'test/second/**/*.test.ts',
            'test/architecture.test.ts',
          ],
          exclude: [...configDefaults.exclude, ALONE],
        },
      },
      {
        extends: true,
        // It puts another list of kinds in the place of the program's.
        test: { name: 'alone', include: [ALONE], isolate: true },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['test/http/**/*.test.ts'],
          globalSetup: ['test/support/setup-http.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            ...(takesPictures ? [] : ['test/browser/screenshots.test.ts']),
          ],
          // Whole walks through pages, on two cores that other tests keep busy as well.
          testTimeout: 240_000,
          globalSetup: ['test/support/setup-node.ts'],
        },
      },
    ],
  },
});
