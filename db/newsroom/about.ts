/** What a ledger says of itself, which is kept among the settings. */
import type { Kysely } from 'kysely';
import { type About, CODES } from '../../claims/editorial/about.ts';
import type { Actor } from '../base/audit.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { saveSettings, settingRows, settingsIn } from './settings.ts';

/** What the ledger says, and whether its newsroom asks for a second reader. */
export interface SaidOfItself extends About {
  secondReader: boolean;
}

/** What the ledger says of itself: one round trip. */
export async function findAbout({ read, kysely }: Database): Promise<SaidOfItself> {
  const [rows] = await read(settingRows(kysely));
  const settings = settingsIn(rows);
  const codes = settings.aboutCodes.split(' ');
  return {
    texts: {
      who: settings.aboutWho,
      choosing: settings.aboutChoosing,
      funding: settings.aboutFunding,
      team: settings.aboutTeam,
      complaints: settings.aboutComplaints,
    },
    contact: settings.aboutContact,
    answerDays: /^[1-9]\d*$/.test(settings.aboutAnswerDays) ? Number(settings.aboutAnswerDays) : null,
    codes: CODES.filter((code) => codes.includes(code)),
    secondReader: settings.secondReader,
  };
}

/** Changes what the ledger says; the audit has each text that was changed, as it is from then on. */
export function saveAbout(
  kysely: Kysely<Schema>,
  { texts, contact, answerDays, codes }: About,
  actor: Actor,
  at: string,
): Promise<void> {
  const changes = {
    aboutWho: texts.who,
    aboutChoosing: texts.choosing,
    aboutFunding: texts.funding,
    aboutTeam: texts.team,
    aboutComplaints: texts.complaints,
    aboutContact: contact,
    aboutAnswerDays: answerDays === null ? '' : String(answerDays),
    aboutCodes: codes.join(' '),
  };
  return saveSettings(kysely, changes, actor, at);
}
