/**
 * Stubs in the newsroom's Worker for parts of better-auth that the newsroom does not use: signing in through other services, and
 * telemetry. Together they would be a tenth of the Worker's code. Named by wrangler.toml.
 */
import * as z from 'zod';

/** Nobody signs in through another service. */
export const socialProviders = {};
export const SocialProviderListEnum = z.never();

/** Reports nothing. */
export async function createTelemetry(): Promise<{ publish(): Promise<void> }> {
  return { publish: async () => {} };
}
