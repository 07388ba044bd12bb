/** All pages of readers, and what other sites show, by two linters of HTML. The markup is the same in every theme. */
import { HtmlValidate } from 'html-validate';
import { HTMLHint } from 'htmlhint';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { ERROR_PAGES, READER_PAGES } from '../support/pages.ts';
import { AS_BROWSER } from '../support/runtimes.ts';

const SLUG = 'braverman-on-track';

const EMBEDS = [
  `/claims/${SLUG}/embed`,
  `/claims/${SLUG}/embed?form=badge-narrow`,
  `/embed/${SLUG}`,
  `/embed?claims=${SLUG},nothing`,
  '/embed/evidence/uplift-ew',
  '/embed/nothing',
  '/sign-in',
];

/** The recommended rules, and why some of them are left out. */
const linter = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // HTML takes it in any case, and lower case compresses with the rest.
    'doctype-style': 'off',
    // A title quotes the claim, and is cut at 120 characters.
    'long-title': 'off',
    // A button in a form that says no type submits it, which is what each of ours is for.
    'no-implicit-button-type': 'off',
    // A table that scrolls by keyboard is a region with a name; a section would need the same attributes.
    'prefer-native-element': 'off',
    // Anchors of the method begin with its numbers, and are not to change.
    'valid-id': ['error', { relaxed: true }],
  },
});

const ALL = [...READER_PAGES, ...ERROR_PAGES, ...EMBEDS];

// Fetched at once: a connection that waits for a linter may be closed meanwhile.
const pages = new Map<string, string>();
beforeAll(async () => {
  for (const path of ALL)
    pages.set(path, await (await fetch(inject('node') + path, { headers: AS_BROWSER })).text());
});

describe.each(ALL)('%s', (path) => {
  it('has no finding', async () => {
    const page = pages.get(path) ?? '';
    const { results } = await linter.validateString(page);
    expect(
      results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector}`)),
    ).toEqual([]);
    expect(HTMLHint.verify(page).map((m) => `${m.rule.id}: ${m.message} ${m.evidence.slice(0, 80)}`)).toEqual(
      [],
    );
  });
});

describe('the linters', () => {
  it('find what is wrong', async () => {
    const wrong =
      '<!doctype html><html><head><title>x</title></head><body><img src="x"><p id="a"><p id="a"></body></html>';
    expect((await linter.validateString(wrong)).valid).toBe(false);
    expect(HTMLHint.verify(wrong).length).toBeGreaterThan(0);
  });
});
