/** A date of a series can be recorded anew once its figure was corrected to another date or day of publication. */
import { type Kysely, sql } from 'kysely';

/** What makes a new observation the same as an old one: its id, what it corrects, or the place of one that counts. */
const SAME = `id = NEW.id OR corrects = NEW.corrects OR (NEW.corrects IS NULL
  AND series_id = NEW.series_id AND at = NEW.at AND published_on = NEW.published_on
  AND NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = observation.id))`;

const STATEMENTS = [
  // The trigger below takes its place: an index cannot tell a row that counts from one that was corrected.
  `DROP INDEX observation_vintage`,
  `CREATE INDEX observation_place ON observation (series_id, at, published_on)`,
  `DROP TRIGGER observation_no_replace`,
  `CREATE TRIGGER observation_no_replace BEFORE INSERT ON observation
    WHEN EXISTS (SELECT 1 FROM observation WHERE ${SAME})
    BEGIN SELECT RAISE(ABORT, 'observation is insert-only: record a correction as a new row'); END`,
] as const;

/** Puts the rule of one figure for each date and day of publication in terms of the figures that count. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
