import { expect, it } from 'vitest';
import { dayStep } from '../../../claims/editorial/day-step.ts';

it.each([
  ['a new ledger', null, null, '2026-11-30', 'go'],
  ['the same day', '2026-11-30', null, '2026-11-30', 'go'],
  ['the next day', '2026-11-29', null, '2026-11-30', 'go'],
  ['two days later, over the end of a year', '2026-12-30', null, '2027-01-01', 'go'],
  ['three days later', '2026-11-27', null, '2026-11-30', 'jumped'],
  ['three weeks later, because the server was off', '2026-11-09', null, '2026-11-30', 'jumped'],
  ['ten years later, because the clock is wrong', '2026-11-30', null, '2036-11-30', 'jumped'],
  ['a day before', '2026-11-30', null, '2026-11-29', 'back'],
  ['1970, because the battery of the clock is flat', '2026-11-30', null, '1970-01-01', 'back'],
  ['a jump that somebody confirmed', '2026-11-09', '2026-11-30', '2026-11-30', 'go'],
  ['a step back that somebody confirmed', '2036-11-30', '2026-11-30', '2026-11-30', 'go'],
  ['a jump from a day that was confirmed long ago', '2026-11-30', '2026-11-30', '2036-11-30', 'jumped'],
] as const)('%s', (_, last, confirmed, today, step) => {
  expect(dayStep({ last, confirmed, today })).toBe(step);
});
