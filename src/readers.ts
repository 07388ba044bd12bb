/** What readers and programs ask for, a line a route. */

import { apiRoutes } from './api/routes.ts';
import { markdownRoutes } from './assistants/markdown.ts';
import { mcpRoutes } from './assistants/mcp.ts';
import type { Part } from './frame.ts';
import { badgeRoutes } from './routes/embeds/badges.ts';
import { embedRoutes } from './routes/embeds/cards.ts';
import { chartRoutes } from './routes/embeds/charts.ts';
import { embedChooserRoutes } from './routes/embeds/chooser.ts';
import { citationRoutes } from './routes/embeds/citations.ts';
import { oembedRoutes } from './routes/embeds/oembed.ts';
import { pictureRoutes } from './routes/embeds/pictures.ts';
import { sentFigureRoutes } from './routes/figures/sent.ts';
import { anotherFigureRoutes } from './routes/figures/with.ts';
import { machineRoutes } from './routes/machines/feeds.ts';
import { healthRoutes } from './routes/machines/health.ts';
import { aboutRoutes } from './routes/readers/about.ts';
import { assetRoutes } from './routes/readers/assets.ts';
import { calendarRoutes } from './routes/readers/calendar.ts';
import { claimRoutes } from './routes/readers/claims.ts';
import { correctionRoutes } from './routes/readers/corrections.ts';
import { disputeRoutes } from './routes/readers/disputes.ts';
import { evidenceRoutes } from './routes/readers/evidence.ts';
import { homeRoutes } from './routes/readers/home.ts';
import { listRoutes } from './routes/readers/lists.ts';
import { methodRoutes } from './routes/readers/method.ts';
import { personRoutes } from './routes/readers/people.ts';
import { releaseRoutes } from './routes/readers/releases.ts';
import { tableRoutes } from './routes/readers/tables.ts';

/** What readers and programs ask for. The first of the routes that match answers. */
const ROUTES = [
  homeRoutes,
  markdownRoutes,
  embedRoutes,
  embedChooserRoutes,
  citationRoutes,
  anotherFigureRoutes,
  chartRoutes,
  listRoutes,
  tableRoutes,
  claimRoutes,
  personRoutes,
  correctionRoutes,
  disputeRoutes,
  evidenceRoutes,
  releaseRoutes,
  calendarRoutes,
  badgeRoutes,
  methodRoutes,
  aboutRoutes,
  apiRoutes,
  machineRoutes,
  oembedRoutes,
  pictureRoutes,
  assetRoutes,
  healthRoutes,
  sentFigureRoutes,
  mcpRoutes,
];

/** The readers’ part of the site. */
export const READERS: Part = {
  mount(hono) {
    for (const routes of ROUTES) hono.route('/', routes());
  },
};
