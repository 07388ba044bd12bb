/** Whether somebody's role asks for a second factor that they do not have yet. */
import type { Context } from 'hono';
import { type FactorDue, GRACE_DAYS, isAskedOf } from '../../claims/editorial/people.ts';
import { findSettings } from '../../db/newsroom/settings.ts';
import { beginGrace, graceSince } from '../../db/people/factor-duty.ts';
import type { AppEnv, Person } from '../http/context.ts';

const DAY = 86_400_000;

/** Until when somebody may work without a second factor; undefined if they have one, or their role asks for none. */
export async function factorDue(c: Context<AppEnv>, person: Person): Promise<FactorDue | undefined> {
  if (person.hasSecondFactor) return undefined;
  const { kysely } = c.var.deps.database;
  const [{ secondFactorFrom }, began] = await Promise.all([
    findSettings(kysely),
    graceSince(kysely, person.id),
  ]);
  if (!isAskedOf(person.role, secondFactorFrom)) return undefined;
  const at = c.var.now.toISOString();
  if (began === undefined) await beginGrace(kysely, person.id, at);
  const since = began ?? at;
  const until = new Date(Date.parse(since) + GRACE_DAYS * DAY).toISOString();
  return { until, isOver: until <= at };
}
