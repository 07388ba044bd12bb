/** The newsroom's pages under /edit, a line for each part. The app puts the session before them. */
import { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import { editAuditRoutes } from './edit-audit.ts';
import { editClaimRoutes } from './edit-claims.ts';
import { editDeskRoutes } from './edit-desk.ts';
import { editEmbedRoutes } from './edit-embeds.ts';
import { editEvidenceRoutes } from './edit-evidence.ts';
import { editQueueRoutes } from './edit-queue.ts';
import { editReplyRoutes } from './edit-replies.ts';
import { editReviewRoutes } from './edit-review.ts';
import { editWebhookRoutes } from './edit-webhooks.ts';

/** All of the newsroom but accounts and people. Stands behind `newsroom()`. */
export function editRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/', editDeskRoutes())
    .route('/', editReplyRoutes())
    .route('/', editClaimRoutes())
    .route('/', editReviewRoutes())
    .route('/', editEvidenceRoutes())
    .route('/', editQueueRoutes())
    .route('/', editEmbedRoutes())
    .route('/', editWebhookRoutes())
    .route('/', editAuditRoutes());
}
