/** The people of the newsroom, their sessions, and the audit of what they did. */
import type { Role } from './workflow.ts';

/** Whether somebody can sign in: invited until they set a password. */
export type PersonState = 'invited' | 'active' | 'disabled';

/** Somebody of the newsroom. */
export interface ListedPerson {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: PersonState;
  secondFactor: boolean;
  /** When a session of theirs was last seen, ISO 8601; null if they never signed in. */
  lastSeen: string | null;
}

/** A session that has not ended. */
export interface ListedSession {
  id: string;
  began: string;
  lastSeen: string;
  address: string | null;
  browser: string | null;
}

/** An entry of the audit. */
export interface AuditRow {
  id: number;
  /** ISO 8601. */
  at: string;
  person: string;
  session: string | null;
  action: string;
  subject: string;
  detail: string | null;
}
