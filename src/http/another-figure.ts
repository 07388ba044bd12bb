/** The verdicts on a claim with somebody's own figures, worked out within the bounds of what strangers may ask. */
import type { Context } from 'hono';
import { assembleBundle, type Bundle } from '../../claims/bundle.ts';
import { type OwnInput, ownInputs } from '../../claims/drafting/another-figure.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { mentionsOf } from '../../claims/kinds/given-inputs.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import type { Clocks, Verdict } from '../../claims/verdict/verdict.ts';
import type { StoredClaim } from '../../db/ledger/stored-claim.ts';
import { answered, Overrun } from '../computing/answered.ts';
import { type AppEnv, todayOf } from './context.ts';
import { HttpError } from './errors.ts';
import { verdictOf } from './verdicts.ts';

/** A claim as published, with the verdicts on it by today's method, and the figures that they rest on. */
export interface Ours {
  bundle: Bundle;
  ours: Clocks;
  inputs: readonly OwnInput[];
}

/** The claim that another figure is put into. */
export function oursOf(c: Context<AppEnv>, stored: StoredClaim): Ours {
  const today = todayOf(c);
  const bundle = assembleBundle(stored.claim, stored.series, stored.sources, today);
  const ours = {
    said: verdictOf(c, stored, stored.claim.saidOn),
    now: verdictOf(c, stored, today),
  };
  const lead = ours[headlineOf(ours).clock];
  return { bundle, ours, inputs: ownInputs(bundle, [lead, ours.said, ours.now]) };
}

/** How many figures a bundle has: what working it out costs. */
export function figuresIn({ series }: Bundle): number {
  return series.reduce((sum, { observations }) => sum + observations.length, 0);
}

/** A claim with fewer figures is worked out at once, as its own page is; one with more apart from the readers. */
const MANY = 1_000;

/**
 * The verdicts of both clocks on a bundle with somebody's figures: of a long one apart from the readers where the platform
 * can. Throws a 422 if the claim is too large for that, and a 503 if it takes too long.
 */
export async function clocksOn(c: Context<AppEnv>, bundle: Bundle): Promise<Clocks> {
  const on = (asOf: string) => computed(c, { ...bundle, asOf });
  const { saidOn } = bundle.claim;
  const today = todayOf(c);
  const now = await on(today);
  return { said: saidOn === today ? now : await on(saidOn), now };
}

async function computed(c: Context<AppEnv>, bundle: Bundle): Promise<Verdict> {
  if (figuresIn(bundle) + mentionsOf(bundle.claim).length < MANY) return evaluateBundle(bundle);
  const { compute = answered } = c.var.deps;
  const bytes = new TextEncoder().encode(JSON.stringify(bundle));
  const answer = await Promise.resolve(compute(bytes, false)).catch((error: unknown) => {
    if (!(error instanceof Overrun)) throw error;
    throw new HttpError('unavailable', `This was not worked out: ${error.message}. Please try again.`, {
      headers: { 'Retry-After': '10' },
    });
  });
  if (answer.is === 'computed') return answer.verdict;
  throw new HttpError(
    'unacceptable',
    'This claim rests on more figures than are worked out again here. Download its data, put your figure in, and work it out with the command line: plumbline compute FILE.',
  );
}
