/** WCAG 2.2 AA and good practice, as far as axe can see. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { isEverything } from './scope.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that look at colours: what is left to see if the same page was looked at in another colour scheme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** An axe that passes fewer rules than this has looked at next to nothing. */
const FEWEST_PASSES = { all: 10, colours: 1 };

/**
 * What axe finds on the page that is shown, a line each. The page's policy must be bypassed for it to run. With
 * `colours` it looks at colours alone, unless everything is run: the page at that width was looked at in full in the
 * other colour scheme, and only its colours differ.
 */
export async function axeFindings(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  const looked = isEverything ? 'all' : rules;
  const options: RunOptions = {
    runOnly: looked === 'all' ? { type: 'tag', values: ALL_RULES } : { type: 'rule', values: COLOUR_RULES },
    resultTypes: ['violations'],
  };
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  if (results.passes.length < FEWEST_PASSES[looked])
    throw new Error(`axe looked at next to nothing: ${results.passes.length}`);
  return results.violations.map(
    (v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`,
  );
}
