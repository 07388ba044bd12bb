/** The audit: who did what, when, from which session. Each row is added in the transaction of what it records, and stays. */

import type { Kysely } from 'kysely';
import type { AuditRow } from '../../claims/editorial/people.ts';
import { dayAfter } from '../../claims/exact/calendar.ts';
import { DEFAULT_ZONE, dayBegins } from '../../claims/exact/zone.ts';
import { inChunks } from './chunks.ts';
import { containing } from './like.ts';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';

/** What is recorded, by name; the audit page filters by these names. */
export const AUDIT_ACTIONS = {
  'signed-in': 'Signed in',
  'sign-in-refused': 'Sign-in refused',
  'signed-out': 'Signed out',
  'session-ended': 'Session ended',
  'password-changed': 'Password changed',
  'second-factor-on': 'Second factor switched on',
  'second-factor-off': 'Second factor switched off',
  'backup-codes-made': 'Backup codes made anew',
  'person-invited': 'Person invited',
  'person-changed': 'Person’s role changed',
  'person-disabled': 'Person disabled',
  'person-enabled': 'Person enabled',
  'settings-changed': 'Settings changed',
  'day-confirmed': 'Day of the calendar confirmed',
  'draft-saved': 'Draft saved',
  'article-kept': 'Article brought',
  'article-headed': 'Head of an article changed',
  'article-drafted': 'Drafts made of an article',
  'article-deleted': 'Article deleted',
  submitted: 'Submitted for review',
  'sent-back': 'Sent back',
  discarded: 'Draft discarded',
  restored: 'Draft taken up again',
  published: 'Published',
  corrected: 'Correction published',
  withdrawn: 'Withdrawn',
  'reply-recorded': 'Right of reply recorded',
  'reply-released': 'Reply put on the page',
  'reply-taken-back': 'Reply taken back',
  loaded: 'Bundles loaded',
  'series-added': 'Series added',
  'file-imported': 'File imported',
  'release-published': 'Release published',
  'evidence-added': 'Evidence added',
  'evidence-revised': 'Evidence revised',
  'evidence-corrected': 'Evidence corrected',
  'next-release-changed': 'Next release changed',
  'source-archived': 'Archived address of a source changed',
  'queue-published': 'Verdict published from the queue',
  'reader-figure-answered': 'Figure of a reader answered',
  'claimant-changed': 'Person or body changed',
  'claimant-merged': 'Two people or bodies merged',
  'claimant-split': 'Claims moved to another person or body',
  'claimant-undone': 'A merge or a move undone',
  'party-changed': 'Party changed',
  'saying-attached': 'Saying attached to a claim',
  'saying-confirmed': 'Saying confirmed by a second editor',
  'saying-detached': 'Saying taken off a claim',
  'claims-merged': 'Two claims merged',
  'claim-split': 'Sayings made a claim of their own',
  'claims-linked': 'Two claims linked',
  'not-a-repeat': 'Words said to be no repeat of a claim',
  'saying-undone': 'A change to sayings undone',
  'words-paired': 'Pair of words added',
  'words-parted': 'Pair of words taken off',
  'webhook-added': 'Webhook added',
  'webhook-ended': 'Webhook ended',
} as const satisfies Record<string, string>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** Who acted: a person with a session, or the command line. */
export interface Actor {
  /** Null for the command line, and for somebody who is not signed in. */
  personId: string | null;
  /** How the audit names them: an e-mail address, or "command line". */
  name: string;
  /** The short name of the session; null if there is none. */
  session: string | null;
}

/** The actor of commands. */
export const COMMAND_LINE: Actor = { personId: null, name: 'command line', session: null };

export interface AuditEntry {
  at: string;
  actor: Actor;
  action: AuditAction;
  /** What it was done to: the slug of a claim, the id of a series, the e-mail address of a person. */
  subject: string;
  /** More, in one line of words: no secret, and no text of a draft. */
  detail?: string | undefined;
}

/** Records what was done, in its order. */
export async function recordAudit(trx: Kysely<Schema>, ...entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    at: entry.at,
    person_id: entry.actor.personId,
    person: entry.actor.name,
    session: entry.actor.session,
    action: entry.action,
    subject: entry.subject,
    detail: entry.detail ?? null,
  }));
  await inChunks(rows, (chunk) => trx.insertInto('audit').values(chunk).execute());
}

/** What the audit is narrowed to. */
export interface AuditFilter {
  /** The name of who acted, or a part of it. */
  person?: string | undefined;
  action?: AuditAction | undefined;
  /** What it was done to, or a part of its name. */
  subject?: string | undefined;
  /** Days, `YYYY-MM-DD`, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** How many entries a page shows. */
export const AUDIT_PAGE_SIZE = 100;

/**
 * Entries of the audit, the latest first: at most `limit`, and with `before` only those before that entry. The days of
 * the filter are those of a time zone.
 */
export async function listAudit(
  { read, kysely }: Database,
  { person, action, subject, from, to }: AuditFilter,
  {
    before,
    limit = AUDIT_PAGE_SIZE,
    zone = DEFAULT_ZONE,
  }: { before?: number | undefined; limit?: number; zone?: string } = {},
): Promise<AuditRow[]> {
  let query = kysely
    .selectFrom('audit')
    .select(['id', 'at', 'person', 'session', 'action', 'subject', 'detail'])
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  if (person !== undefined) query = query.where(({ ref }) => containing(ref('person'), person));
  if (action !== undefined) query = query.where('action', '=', action);
  if (subject !== undefined) query = query.where(({ ref }) => containing(ref('subject'), subject));
  const begins = (day: string) => new Date(dayBegins(zone, day)).toISOString();
  if (from !== undefined) query = query.where('at', '>=', begins(from));
  if (to !== undefined) query = query.where('at', '<', begins(dayAfter(to)));
  const [rows] = await read(query);
  return rows;
}
