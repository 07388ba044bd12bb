/** WCAG 2.2 AA and good practice, as far as axe can see. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { isEverything } from './scope.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that see what colours change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** The rules that see what colours or the width of the screen change. */
const LAYOUT_RULES = [...COLOUR_RULES, 'target-size', 'scrollable-region-focusable', 'skip-link', 'bypass'];

/** An axe that passes fewer rules than this has looked at next to nothing. */
const FEWEST_PASSES = { all: 11, colours: 1, layout: 1 };

/** Which rules axe goes by: all, or those that see what is new in other colours or on another screen. */
export type AxeRules = keyof typeof FEWEST_PASSES;

/**
 * What axe finds on the page that is shown, a line each. The page's policy must be bypassed for it to run. A page that
 * was looked at by all rules needs to be looked at again by those of `colours` in another colour scheme, and by those
 * of `layout` on another screen: its markup is the same. If everything is run, all rules are gone by each time.
 */
export async function axeFindings(page: Page, rules: AxeRules = 'all'): Promise<string[]> {
  const looked = isEverything ? 'all' : rules;
  const runOnly: RunOptions['runOnly'] =
    looked === 'all'
      ? { type: 'tag', values: ALL_RULES }
      : { type: 'rule', values: looked === 'colours' ? COLOUR_RULES : LAYOUT_RULES };
  // A frame without an axe of its own gets half a second, and is then ignored.
  // What is found is shown by its markup: a selector for each element that passes would take a quarter of the time.
  const options: RunOptions = { runOnly, resultTypes: ['violations'], iframes: false, selectors: false };
  // It is put into a document once, however often that is looked at.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  if (results.passes.length < FEWEST_PASSES[looked])
    throw new Error(`axe looked at next to nothing: ${results.passes.length}`);
  return results.violations.map(
    (v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`,
  );
}
