/** The newsroom's pages under /edit, a line for each part. The app mounts them behind the guard. */
import { Hono } from 'hono';
import type { AppEnv } from '../../http/context.ts';
import { editAboutRoutes } from './about.ts';
import { editArchiveRoutes } from './archives.ts';
import { editArticleRoutes } from './articles.ts';
import { editAuditRoutes } from './audit.ts';
import { editCalendarRoutes } from './calendar.ts';
import { editClaimantRoutes } from './claimants.ts';
import { editClaimRoutes } from './claims.ts';
import { editDeskRoutes } from './desk.ts';
import { editDiscardRoutes } from './discard.ts';
import { editDraftPreviewRoutes } from './draft-preview.ts';
import { editEmbedRoutes } from './embeds.ts';
import { editEvidenceRoutes } from './evidence.ts';
import { editFigureRoutes } from './figures.ts';
import { editImportRoutes } from './imports.ts';
import { editNextReleaseRoutes } from './next-release.ts';
import { editPartyRoutes } from './parties.ts';
import { editQueueRoutes } from './queue.ts';
import { editReleaseRoutes } from './releases.ts';
import { editReplyRoutes } from './replies.ts';
import { editReviewRoutes } from './review.ts';
import { editSayingRoutes } from './sayings.ts';
import { editWebhookRoutes } from './webhooks.ts';
import { editWordRoutes } from './words.ts';

/** All of the newsroom except accounts and people. Mount behind `newsroom()`. */
export function editRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/', editDeskRoutes())
    .route('/', editReplyRoutes())
    .route('/', editArticleRoutes())
    .route('/', editClaimRoutes())
    .route('/', editReviewRoutes())
    .route('/', editSayingRoutes())
    .route('/', editWordRoutes())
    .route('/', editDiscardRoutes())
    .route('/', editDraftPreviewRoutes())
    .route('/', editEvidenceRoutes())
    .route('/', editImportRoutes())
    .route('/', editReleaseRoutes())
    .route('/', editNextReleaseRoutes())
    .route('/', editArchiveRoutes())
    .route('/', editQueueRoutes())
    .route('/', editFigureRoutes())
    .route('/', editClaimantRoutes())
    .route('/', editPartyRoutes())
    .route('/', editEmbedRoutes())
    .route('/', editWebhookRoutes())
    .route('/', editAboutRoutes())
    .route('/', editCalendarRoutes())
    .route('/', editAuditRoutes());
}
