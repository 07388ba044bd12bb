/** The people of the newsroom: who they are, what they may do, and their sessions. Passwords are better-auth's business. */

import { type Kysely, sql } from 'kysely';
import {
  type ListedPerson,
  type ListedSession,
  type PersonState,
  SESSION_DAYS,
} from '../../claims/editorial/people.ts';
import type { Role } from '../../claims/editorial/workflow.ts';
import { type Actor, type AuditEntry, recordAudit } from '../base/audit.ts';
import type { Schema } from '../base/schema.ts';
import { forgetDevices } from './devices.ts';
import { restartGrace } from './factor-duty.ts';

/** Whether somebody is disabled or unknown. */
export async function isDisabled(kysely: Kysely<Schema>, id: string): Promise<boolean> {
  const row = await kysely.selectFrom('person').select('disabled').where('id', '=', id).executeTakeFirst();
  return row?.disabled !== 0;
}

function people(kysely: Kysely<Schema>) {
  return kysely.selectFrom('person').select((e) => [
    'person.id',
    'person.name',
    'person.email',
    'person.role',
    'person.disabled',
    'person.second_factor',
    e
      .exists(
        e
          .selectFrom('person_account')
          .select('person_account.id')
          .whereRef('person_account.person_id', '=', 'person.id')
          .where('password', 'is not', null),
      )
      .as('has_password'),
    e
      .selectFrom('person_session')
      .select((s) => s.fn.max('person_session.updated_at').as('seen'))
      .whereRef('person_session.person_id', '=', 'person.id')
      .as('last_seen'),
  ]);
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

function listed(row: PersonRow): ListedPerson {
  const { id, name, email, role } = row;
  const active: PersonState = Number(row.has_password) === 1 ? 'active' : 'invited';
  return {
    id,
    name,
    email,
    role,
    state: row.disabled === 0 ? active : 'disabled',
    secondFactor: row.second_factor === 1,
    lastSeen: row.last_seen,
  };
}

/** Everybody, by e-mail address. */
export async function listPeople(kysely: Kysely<Schema>): Promise<ListedPerson[]> {
  return (await people(kysely).orderBy('person.email').execute()).map(listed);
}

/** Somebody, by id. */
export async function findPerson(kysely: Kysely<Schema>, id: string): Promise<ListedPerson | undefined> {
  const row = await people(kysely).where('person.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : listed(row);
}

/** Somebody, by e-mail address in small letters. */
export async function findPersonByEmail(
  kysely: Kysely<Schema>,
  email: string,
): Promise<ListedPerson | undefined> {
  const row = await people(kysely).where('person.email', '=', email).executeTakeFirst();
  return row === undefined ? undefined : listed(row);
}

export interface NewPerson {
  id: string;
  /** In small letters. */
  email: string;
  name: string;
  role: Role;
}

/** Adds somebody, who has no password yet. Returns false if the address is taken, and then changes nothing. */
export async function addPerson(
  kysely: Kysely<Schema>,
  { id, email, name, role }: NewPerson,
  actor: Actor,
  at: string,
): Promise<boolean> {
  return kysely.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows = 0n } = await trx
      .insertInto('person')
      .values({
        id,
        email,
        name,
        role,
        email_verified: 0,
        image: null,
        created_at: at,
        updated_at: at,
        second_factor: 0,
        disabled: 0,
      })
      .onConflict((c) => c.column('email').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return false;
    await recordAudit(trx, { at, actor, action: 'person-invited', subject: email, detail: `as ${role}` });
    return true;
  });
}

/** What changed, or why nothing did. */
export type Change = 'done' | 'unchanged' | 'last-admin' | 'unknown';

/** Whether somebody is the only one who can manage people: an admin who is not disabled and has a password. */
async function isLastAdmin(trx: Kysely<Schema>, { id, role, state }: ListedPerson): Promise<boolean> {
  if (role !== 'admin' || state !== 'active') return false;
  const others = await people(trx)
    .where('person.role', '=', 'admin')
    .where('person.disabled', '=', 0)
    .where('person.id', '!=', id)
    .execute();
  return !others.map(listed).some((other) => other.state === 'active');
}

/**
 * Changes somebody in one transaction and writes it to the audit log: `change` is handed the person as they stand,
 * and gives what the log says of it, or why nothing is to be done.
 */
async function changePerson(
  kysely: Kysely<Schema>,
  id: string,
  by: { actor: Actor; at: string },
  change: (
    trx: Kysely<Schema>,
    person: ListedPerson,
  ) => Promise<Pick<AuditEntry, 'action' | 'detail'> | 'unchanged' | 'last-admin'>,
): Promise<Change> {
  return kysely.transaction().execute(async (trx) => {
    const person = await findPerson(trx, id);
    if (person === undefined) return 'unknown';
    const changed = await change(trx, person);
    if (typeof changed === 'string') return changed;
    await recordAudit(trx, { ...by, ...changed, subject: person.email });
    return 'done';
  });
}

async function update(
  trx: Kysely<Schema>,
  id: string,
  set: { role: Role } | { disabled: 0 | 1 } | { second_factor: 0 },
  at: string,
): Promise<void> {
  await trx
    .updateTable('person')
    .set({ ...set, updated_at: at })
    .where('id', '=', id)
    .execute();
}

/** Ends every session of somebody, their links and their half-made sign-ins; no browser of theirs is known then. */
async function signOut(trx: Kysely<Schema>, id: string): Promise<void> {
  await trx.deleteFrom('person_session').where('person_id', '=', id).execute();
  await forgetDevices(trx, id);
  await dropLinks(trx, id);
}

/** Gives somebody another role. The last admin stays one. */
export async function changeRole(
  kysely: Kysely<Schema>,
  id: string,
  role: Role,
  actor: Actor,
  at: string,
): Promise<Change> {
  return changePerson(kysely, id, { actor, at }, async (trx, person) => {
    if (person.role === role) return 'unchanged';
    if (await isLastAdmin(trx, person)) return 'last-admin';
    await update(trx, id, { role }, at);
    await restartGrace(trx, id);
    return { action: 'person-changed', detail: `${person.role} to ${role}` };
  });
}

/** Disables somebody: their sessions end, and their links and half-made sign-ins with them. The last admin stays. */
export async function disablePerson(
  kysely: Kysely<Schema>,
  id: string,
  actor: Actor,
  at: string,
): Promise<Change> {
  return changePerson(kysely, id, { actor, at }, async (trx, person) => {
    if (person.state === 'disabled') return 'unchanged';
    if (await isLastAdmin(trx, person)) return 'last-admin';
    await update(trx, id, { disabled: 1 }, at);
    await signOut(trx, id);
    return { action: 'person-disabled' };
  });
}

/** Ends the second factor of somebody who lost it: their sessions end too. */
export async function dropSecondFactor(
  kysely: Kysely<Schema>,
  id: string,
  actor: Actor,
  at: string,
): Promise<Change> {
  return changePerson(kysely, id, { actor, at }, async (trx, person) => {
    if (!person.secondFactor) return 'unchanged';
    await update(trx, id, { second_factor: 0 }, at);
    await trx.deleteFrom('second_factor').where('person_id', '=', id).execute();
    await signOut(trx, id);
    await restartGrace(trx, id);
    const by = actor.personId === null ? 'by the command line' : 'by an admin';
    return { action: 'second-factor-off', detail: by };
  });
}

/** Enables somebody who was disabled. */
export async function enablePerson(
  kysely: Kysely<Schema>,
  id: string,
  actor: Actor,
  at: string,
): Promise<Change> {
  return changePerson(kysely, id, { actor, at }, async (trx, person) => {
    if (person.state !== 'disabled') return 'unchanged';
    await update(trx, id, { disabled: 0 }, at);
    return { action: 'person-enabled' };
  });
}

/** Ends the one-time links of somebody, and their sign-ins that wait for a second factor. */
export async function dropLinks(kysely: Kysely<Schema>, id: string): Promise<void> {
  await kysely.deleteFrom('one_time').where('value', '=', id).execute();
}

/** Whom a one-time link is for, by the hash of its identifier; undefined if it is used, expired or unknown. */
export async function findLink(
  kysely: Kysely<Schema>,
  identifier: string,
  at: string,
): Promise<ListedPerson | undefined> {
  const row = await people(kysely)
    .innerJoin('one_time', 'one_time.value', 'person.id')
    .where('one_time.identifier', '=', identifier)
    .where('one_time.expires_at', '>', at)
    .executeTakeFirst();
  return row === undefined ? undefined : listed(row);
}

/** The moment before which a session must have begun to be too old at another moment. */
function tooOld(at: string): string {
  return new Date(Date.parse(at) - SESSION_DAYS.longest * 86_400_000).toISOString();
}

/** The sessions of somebody that have not ended, the last seen first. */
export async function listSessions(
  kysely: Kysely<Schema>,
  personId: string,
  at: string,
): Promise<ListedSession[]> {
  return kysely
    .selectFrom('person_session')
    .select([
      'id',
      'created_at as began',
      'updated_at as lastSeen',
      'ip_address as address',
      'user_agent as browser',
    ])
    .where('person_id', '=', personId)
    .where('expires_at', '>', at)
    .where('created_at', '>', tooOld(at))
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends a session of somebody, or all but one. Returns how many ended. */
export async function endSessions(
  kysely: Kysely<Schema>,
  personId: string,
  which: { only: string } | { allBut: string },
  audit: { actor: Actor; at: string; subject: string },
): Promise<number> {
  return kysely.transaction().execute(async (trx) => {
    const mine = trx.deleteFrom('person_session').where('person_id', '=', personId);
    const { numDeletedRows } = await ('only' in which
      ? mine.where('id', '=', which.only)
      : mine.where('id', '!=', which.allBut)
    ).executeTakeFirstOrThrow();
    const ended = Number(numDeletedRows);
    if (ended > 0)
      await recordAudit(trx, {
        ...audit,
        action: 'session-ended',
        detail: ended === 1 ? 'one session' : `${ended} sessions`,
      });
    return ended;
  });
}

/** Ends a session that is too old, however often it was used. Returns whether it was. */
export async function endIfTooOld(
  kysely: Kysely<Schema>,
  session: { id: string; began: Date },
  at: string,
): Promise<boolean> {
  if (session.began.toISOString() > tooOld(at)) return false;
  await kysely.deleteFrom('person_session').where('id', '=', session.id).execute();
  return true;
}

/** When the password was last given in a session, ISO 8601; undefined if the session has ended. */
export async function passwordGivenAt(
  kysely: Kysely<Schema>,
  sessionId: string,
): Promise<string | undefined> {
  const row = await kysely
    .selectFrom('person_session')
    .select(['created_at', 'password_at'])
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row === undefined ? undefined : (row.password_at ?? row.created_at);
}

/** Notes that the password was given in a session. */
export async function notePassword(kysely: Kysely<Schema>, sessionId: string, at: string): Promise<void> {
  await kysely.updateTable('person_session').set({ password_at: at }).where('id', '=', sessionId).execute();
}

/** Removes sessions, links and counters that ended before a moment, so that the tables stay small. */
export async function sweepPeople(kysely: Kysely<Schema>, at: string): Promise<void> {
  await sql`DELETE FROM person_session WHERE expires_at < ${at} OR created_at <= ${tooOld(at)}`.execute(
    kysely,
  );
  await sql`DELETE FROM one_time WHERE expires_at < ${at}`.execute(kysely);
  await sql`DELETE FROM guess WHERE forget_at < ${at}`.execute(kysely);
}
