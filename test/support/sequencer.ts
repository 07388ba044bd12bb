/** In which order files are run: the long ones first, so that no worker is left with one when the other has ended. */
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Files that take several seconds, the longest first. Any other file comes after them, the larger ones first. */
const LONG = [
  'browser/newsroom-axe',
  'browser/newsroom',
  'browser/embeds',
  'browser/axe',
  'browser/journeys',
  'browser/article',
  'browser/accounts',
  'browser/phone',
  'browser/badges',
  'browser/release-day',
  'browser/corrections',
  'http/accounts',
  'http/backup',
  'http/new-ledger',
  'http/newsroom-doors',
  'http/proof',
  'http/guesses',
  'http/embed-counts',
  'http/imports',
  'http/workers-together',
  'http/review',
  'db/newsroom/newsroom',
  'db/ledger/remote',
  'db/base/processes',
  'claims/kinds/laws',
  'claims/workbook/read',
];

function rank({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place === -1 ? LONG.length : place;
}

/** Files of a project stay together: a worker goes on with the program that it has loaded. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return sorted.sort(
      (a, b) => projects.indexOf(a.project) - projects.indexOf(b.project) || rank(a) - rank(b),
    );
  }
}
