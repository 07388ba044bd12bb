/**
 * A claim worked out with a reader’s figures: its page, which is the reader’s own, is never kept and never the ledger’s.
 */

import type { Context } from 'hono';
import { type AnotherFigure, withAnother } from '../../../claims/drafting/another-figure.ts';
import { asDrawn, fieldsOfAnother } from '../../../claims/drafting/another-figure-reader.ts';
import type { Clocks } from '../../../claims/verdict/verdict.ts';
import { leadOf } from '../../../db/ledger/claim-leads.ts';
import { findClaim, type StoredClaim } from '../../../db/ledger/stored-claim.ts';
import type { FormState } from '../../../views/edit/parts/fields.ts';
import {
  anotherFields,
  anotherFigurePage,
  THEIRS_NAME,
  theirsStrip,
} from '../../../views/pages/claim/another-figure.ts';
import { claimPage } from '../../../views/pages/claim/page.ts';
import { sendFigure } from '../../../views/pages/claim/send-figure.ts';
import type { Html } from '../../../views/parts/html.ts';
import type { WithTheirs } from '../../../views/parts/theirs.ts';
import { urls } from '../../../views/parts/urls.ts';
import { clocksOn, figuresIn, type Ours } from '../../http/another-figure.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, siteOf, todayOf } from '../../http/context.ts';
import type { Gate } from '../../http/limits.ts';
import { ClaimMoved } from '../../http/moved.ts';
import { storedOnPage } from '../../http/stored-page.ts';

/** The figures of a claim that cost a point: a claim of the ledger has some hundreds. */
const FIGURES_A_POINT = 100;

type Handler = (
  c: Context<AppEnv>,
  stored: StoredClaim,
  costs: (points: number) => void,
) => Promise<Response>;

/** Answers about a claim if the gate lets the request in; a claim that is not there has a page that says so. */
export async function within(
  c: Context<AppEnv>,
  gate: Gate,
  slug: string,
  handler: Handler,
): Promise<Response> {
  const admitted = gate.enter(c.env.address?.(), c.var.now);
  try {
    const stored = await findClaim(c.var.deps.database, slug);
    if (stored === undefined) {
      const into = await leadOf(c.var.deps.database, slug);
      if (into !== undefined) throw new ClaimMoved(slug, into);
      return c.redirect(urls.claim(slug), 303);
    }
    admitted.costs(figuresIn({ ...stored, plumbline: 1, asOf: '' }) / FIGURES_A_POINT);
    return await handler(c, stored, admitted.costs);
  } finally {
    admitted.leave();
  }
}

/** The form by itself: nothing was typed, or not all of it could be read. */
export function formAlone(c: Context<AppEnv>, ours: Ours, state: FormState): Response {
  return answerOwn(
    c,
    anotherFigurePage({
      site: siteOf(c),
      ...ours,
      state: asDrawn(ours.inputs, state.fields, state.issues),
    }),
    state.issues.length > 0 ? 422 : 200,
  );
}

/** The claim with a reader's figures, and the verdicts on it. */
interface Worked extends WithTheirs, Ours {
  /** The id of the source that the figures have. */
  source: string;
}

/** A claim with a reader’s figures, computed. */
export async function worked(
  c: Context<AppEnv>,
  ours: Ours,
  figures: readonly AnotherFigure[],
): Promise<Worked> {
  const { bundle: other, source } = withAnother(ours.bundle, figures, todayOf(c));
  const theirs: Clocks = await clocksOn(c, other);
  return { ...ours, other, theirs, figures, source };
}

/** The page of the claim with a reader's figures. */
export function drawn(
  c: Context<AppEnv>,
  stored: StoredClaim,
  { bundle, ours, inputs, other, theirs, figures, source }: Worked,
  state: FormState,
  status: 200 | 422 | 429 = 200,
): Response {
  const { slug } = stored.claim;
  const fields = fieldsOfAnother(inputs, figures);
  const page = claimPage({
    ...storedOnPage(c, stored),
    bundle: other,
    ...theirs,
    rev: null,
    citedAt: urls.claim(slug),
    otherMethod: null,
    readers: source,
    publishedNow: null,
    edition: {
      path: urls.claimWith(slug, fields),
      named: THEIRS_NAME,
      strip: theirsStrip({ bundle, ours, other, theirs, figures }),
      theirs: {
        form: anotherFields(bundle, inputs, { fields, issues: [] }),
        send: sendFigure({ slug, figures: fields, token: crypto.randomUUID(), state }),
      },
    },
  });
  return answerOwn(c, page, status);
}

/** A page that is the reader's own: it is not kept, not listed, and not passed on as the ledger's. */
function answerOwn(c: Context<AppEnv>, page: Html, status: 200 | 422 | 429): Response {
  return c.html(String(page), status, { 'Cache-Control': NO_STORE, 'X-Robots-Tag': 'noindex' });
}
