/** Claims in lists: one verdict each, and nothing beside it that says another. */
import { expect, test } from 'vitest';
import { type ClaimItem, claimList } from '../../../views/parts/claim-list.ts';
import { words } from '../../support/markup.ts';

const ITEM: ClaimItem = {
  slug: 'on-track',
  quote: 'We are on track',
  claimant: 'Somebody',
  saidOn: '2023-01-25',
  kind: 'on-pace',
  word: 'borne-out',
  clock: 'said',
  other: 'not-borne-out',
  findingSaid: 'on-pace',
  findingNow: 'missed',
  hasOutcome: true,
};

const list = (changed: Partial<ClaimItem>) => words(String(claimList([{ ...ITEM, ...changed }])));

test('the target was missed only where the figure of its deadline is known', () => {
  expect(list({})).toContain('Borne out when said; the target was missed');
  expect(list({ hasOutcome: false })).toContain('Borne out when said; a milestone was missed since');
  expect(list({ findingNow: 'reached', other: null, hasOutcome: false })).toContain(
    'Borne out when said; the target is reached so far',
  );
});

test('beside a sentence of today’s figures stands no finding of the day it was said', () => {
  const turned = list({
    kind: 'level',
    word: 'right',
    other: 'wrong',
    findingSaid: 'holds',
    findingNow: 'fails',
    becauseNow: 'The figure is 1.8%, not −0.2%.',
  });
  expect(turned).toMatch(/Right when said; wrong on today’s figures On today’s figures: The figure is 1\.8%/);
  expect(turned).not.toMatch(/Holds|Fails/);
  const alike = list({
    kind: 'level',
    word: 'right',
    other: null,
    findingSaid: 'rounded',
    findingNow: 'rounded',
  });
  expect(alike).toMatch(/Right Rounded/);
});
