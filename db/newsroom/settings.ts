/** The settings of the newsroom, which an admin may change. */
import type { Kysely } from 'kysely';
import { type Licence, licenceOf, licenceText } from '../../claims/editorial/licence.ts';
import { FACTOR_RULES, type FactorRule } from '../../claims/editorial/people.ts';
import { type Actor, recordAudit } from '../base/audit.ts';
import { LICENCE_ROW, storedZone, ZONE_ROW } from '../base/calendar.ts';
import type { Schema } from '../base/schema.ts';

export interface Settings {
  /** Whether a second person must approve before anything is published. */
  secondReader: boolean;
  /** From which role on a second factor is asked for. */
  secondFactorFrom: FactorRule;
  /** The time zone by which the ledger's days begin and end, by its IANA name. */
  timeZone: string;
  /** What others may do with verdicts and data; null if that was not chosen. */
  licence: Licence | null;
  /** What the ledger says of itself (about.ts): each text in a row of its own, so that the audit has every version. */
  aboutWho: string;
  aboutChoosing: string;
  aboutFunding: string;
  aboutTeam: string;
  aboutComplaints: string;
  aboutContact: string;
  /** Empty, or a whole number. */
  aboutAnswerDays: string;
  /** The codes that the ledger has signed, with spaces between them. */
  aboutCodes: string;
}

/** How a setting is stored: the name of its row, and its value as text. One that was never set is read from undefined. */
interface Stored<Value> {
  name: string;
  read(text: string | undefined): Value;
  write(value: Value): string;
}

/** A text that is empty until somebody writes it. */
function plain(name: string): Stored<string> {
  return { name, read: (text) => text ?? '', write: (value) => value };
}

const STORED: { [Name in keyof Settings]: Stored<Settings[Name]> } = {
  /** As strict as can be until it is waived. */
  secondReader: {
    name: 'second-reader',
    read: (text) => text !== 'waived',
    write: (value) => (value ? 'required' : 'waived'),
  },
  /** A ledger that had people before there was this rule has 'nobody' (0008-proof). */
  secondFactorFrom: {
    name: 'second-factor',
    read: (text) => FACTOR_RULES.find((rule) => rule === text) ?? 'reviewer',
    write: (value) => value,
  },
  timeZone: { name: ZONE_ROW, read: storedZone, write: (value) => value },
  licence: { name: LICENCE_ROW, read: (text) => licenceOf(text ?? '') ?? null, write: licenceText },
  aboutWho: plain('about-who'),
  aboutChoosing: plain('about-choosing'),
  aboutFunding: plain('about-funding'),
  aboutTeam: plain('about-team'),
  aboutComplaints: plain('about-complaints'),
  aboutContact: plain('about-contact'),
  aboutAnswerDays: plain('about-answer-days'),
  aboutCodes: plain('about-codes'),
};

const NAMES = Object.keys(STORED) as (keyof Settings)[];

/** The settings. */
export async function findSettings(kysely: Kysely<Schema>): Promise<Settings> {
  return settingsIn(await settingRows(kysely).execute());
}

/** The rows of all settings. */
export function settingRows(kysely: Kysely<Schema>) {
  return kysely.selectFrom('setting').select(['name', 'value']);
}

/** The settings, from their rows. */
export function settingsIn(rows: readonly { name: string; value: string }[]): Settings {
  const texts = new Map(rows.map(({ name, value }) => [name, value]));
  const read = <Name extends keyof Settings>(name: Name) => {
    const { name: row, read }: Stored<Settings[Name]> = STORED[name];
    return [name, read(texts.get(row))];
  };
  return Object.fromEntries(NAMES.map(read)) as unknown as Settings;
}

/** Changes the settings that are given, and records each that is not so already. */
export async function saveSettings(
  kysely: Kysely<Schema>,
  changes: Partial<Settings>,
  actor: Actor,
  at: string,
): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    const before = await findSettings(trx);
    const save = async <Name extends keyof Settings>(setting: Name, given: Settings[Name]) => {
      const { name, write }: Stored<Settings[Name]> = STORED[setting];
      const value = write(given);
      if (value === write(before[setting])) return;
      await trx
        .insertInto('setting')
        .values({ name, value })
        .onConflict((c) => c.column('name').doUpdateSet({ value }))
        .execute();
      // Whoever comes under the new rule has their time of grace from now on.
      if (setting === 'secondFactorFrom') await trx.deleteFrom('factor_grace').execute();
      await recordAudit(trx, { at, actor, action: 'settings-changed', subject: name, detail: value });
    };
    for (const name of NAMES) {
      const given = changes[name];
      if (given !== undefined) await save(name, given);
    }
  });
}
