/** The tables of people, as Kysely sees them. */
import type { Role } from '../../claims/editorial/workflow.ts';

/** Somebody of the newsroom. This and the next four tables are better-auth's, under names of our own. */
interface PersonTable {
  id: string;
  name: string;
  /** In small letters. */
  email: string;
  email_verified: number;
  image: string | null;
  created_at: string;
  updated_at: string;
  /** 1 once a second factor is confirmed. */
  second_factor: number;
  role: Role;
  /** 1: no session works, and no sign-in does. */
  disabled: number;
}

interface PersonSessionTable {
  id: string;
  expires_at: string;
  token: string;
  created_at: string;
  updated_at: string;
  ip_address: string | null;
  user_agent: string | null;
  person_id: string;
  /** When the password was last given in it; null since it began. */
  password_at: string | null;
}

/** The hashed password of a person, who has none until they set one. */
interface PersonAccountTable {
  id: string;
  provider_id: string;
  person_id: string;
  password: string | null;
}

/** One-time links, and sign-ins that wait for a second factor. */
interface OneTimeTable {
  id: string;
  /** Hashed. */
  identifier: string;
  /** A person's id, or a count. */
  value: string;
  expires_at: string;
}

interface SecondFactorTable {
  id: string;
  person_id: string;
}

/** Wrong attempts to sign in to an account. */
interface LoginAttemptTable {
  key: string;
  count: number;
  locked_until: string | null;
  /** From when on the attempts no longer count. */
  forget_at: string;
}

/** A browser that somebody has signed in with: guesses of strangers do not slow it. */
interface KnownDeviceTable {
  /** The hash of what the browser's cookie holds. */
  id: string;
  person_id: string;
  expires_at: string;
}

/** Since when a second factor is asked for of somebody who has none. */
interface FactorGraceTable {
  person_id: string;
  since: string;
}

export interface PeopleTables {
  person: PersonTable;
  person_session: PersonSessionTable;
  person_account: PersonAccountTable;
  one_time: OneTimeTable;
  second_factor: SecondFactorTable;
  guess: LoginAttemptTable;
  known_device: KnownDeviceTable;
  factor_grace: FactorGraceTable;
}
