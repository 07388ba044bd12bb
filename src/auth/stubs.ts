/**
 * What stands in the Worker for parts of better-auth that the newsroom does not use, signing in through others and
 * telling its makers of our settings: together they are a tenth of the bundle. Named by wrangler.toml.
 */
import * as z from 'zod';

/** No other service is signed in through. */
export const socialProviders = {};
export const SocialProviderListEnum = z.never();

/** Tells nobody anything. */
export async function createTelemetry(): Promise<{ publish(): Promise<void> }> {
  return { publish: async () => {} };
}
