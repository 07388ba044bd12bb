/** The whole site as one app: what Node serves, and what a site is exported from. */

import { type App, type AppOptions, makeApp } from './frame.ts';
import { NEWSROOM } from './newsroom.ts';
import { READERS } from './readers.ts';

export type { App } from './frame.ts';

/** Makes the app, with stores of answers and verdicts of its own. */
export function createApp(options: AppOptions = {}): App {
  return makeApp([READERS, NEWSROOM], options);
}
