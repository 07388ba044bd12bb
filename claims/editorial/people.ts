/** The people of the newsroom, their sessions, and the audit of what they did. */
import { hasRole, type Role } from './workflow.ts';

/**
 * When a session ends, in days: without a visit, so that a weekend may pass, and however often it is used. ASVS 5.0, 7.3.1
 * and 7.3.2, asks for both; what only admins may do asks for the password again besides.
 */
export const SESSION_DAYS = { idle: 3, longest: 30 } as const;

/** For how many minutes a password that was given counts as fresh: what only admins may do asks for a fresh one. */
export const FRESH_MINUTES = 15;

/** From which role on a second factor is asked for. */
export const FACTOR_RULES = ['nobody', 'admin', 'reviewer', 'editor'] as const;

export type FactorRule = (typeof FACTOR_RULES)[number];

/** Whether a rule asks a role for a second factor. */
export function isAskedOf(role: Role, from: FactorRule): boolean {
  return from !== 'nobody' && hasRole(role, from);
}

/** How many days somebody has to set a second factor up, once their role asks for one. */
export const GRACE_DAYS = 7;

/** Until when somebody may work without the second factor that their role asks for. */
export interface FactorDue {
  /** ISO 8601. */
  until: string;
  isOver: boolean;
}

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
