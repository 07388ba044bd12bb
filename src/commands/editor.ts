/** The command that lets people into the newsroom: the first admin comes in by it. */

import { ROLES, type Role } from '../../claims/editorial/workflow.ts';
import { line } from '../../claims/evidence/schema.ts';
import { COMMAND_LINE, recordAudit } from '../../db/base/audit.ts';
import { findZone } from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { addPerson, dropSecondFactor, findPersonByEmail } from '../../db/people/accounts.ts';
import { momentInWords } from '../../views/parts/time.ts';
import { absolute, urls } from '../../views/parts/urls.ts';
import { isEmail, normalEmail } from '../auth/email.ts';
import { makeLink } from '../auth/links.ts';
import { portOf } from '../settings.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';
import { withFirstLedger } from './with-ledger.ts';

const LONGEST_NAME = 120;

interface Words {
  email: string;
  name: string;
  /** Not needed for somebody who is there already. */
  role: Role | undefined;
  again: boolean;
  /** Whether a second factor that was lost is switched off. */
  factorOff: boolean;
}

function readWords(args: readonly string[]): Words {
  const { flags, values, rest } = parseArgs(args, {
    flags: ['again', 'factor-off'],
    values: ['role', 'name'],
  });
  const [action, address, ...more] = rest;
  if (action !== 'add' || address === undefined || more.length > 0)
    throw new UsageError('say `add` and one e-mail address');
  const email = normalEmail(address);
  if (!isEmail(email)) throw new UsageError(`${JSON.stringify(address)} is not an e-mail address`);
  const given = values.get('role');
  const role = ROLES.find((one) => one === given);
  const again = flags.has('again');
  const factorOff = flags.has('factor-off');
  if (factorOff && !again) throw new UsageError('--factor-off goes with --again, for somebody who is there');
  if (role === undefined && (given !== undefined || !again))
    throw new UsageError(`--role takes one of ${ROLES.join(', ')}`);
  const name = values.get('name')?.trim() ?? email.split('@')[0] ?? email;
  if (!line.safeParse(name).success || name.length > LONGEST_NAME)
    throw new UsageError(`--name takes a name on one line, of at most ${LONGEST_NAME} characters`);
  return { email, name, role, again, factorOff };
}

/** Where the newsroom is reached, for the link. */
function originOf({ env }: World): string {
  const origin = env['PUBLIC_ORIGIN'] || `http://localhost:${portOf(env)}`;
  if (!URL.canParse(origin))
    throw new UsageError(`PUBLIC_ORIGIN is ${JSON.stringify(origin)}: write https://…`);
  return origin;
}

/** Writes a link, made now, to standard output. */
async function tellLink(
  world: World,
  database: Database,
  person: { id: string; email: string },
): Promise<void> {
  const { token, expires } = await makeLink(database, person, world.now());
  world.stdout.write(
    `Hand this to ${person.email}: it sets their password, works once, and until ${momentInWords(expires, await findZone(database.kysely))}.\n${absolute(originOf(world), urls.invitation(token))}\n`,
  );
}

async function add(world: World, database: Database, words: Words): Promise<number> {
  const { email, name, role, again, factorOff } = words;
  const { kysely } = database;
  const at = world.now().toISOString();
  const id = crypto.randomUUID();
  if (role !== undefined && (await addPerson(kysely, { id, email, name, role }, COMMAND_LINE, at))) {
    await tellLink(world, database, { id, email });
    return 0;
  }
  const person = await findPersonByEmail(kysely, email);
  if (person === undefined) {
    world.stderr.write(`Nobody has the address ${email} yet: give a --role.\n`);
    return 2;
  }
  if (!again) {
    world.stderr.write(
      `${email} is in the newsroom already, as ${person.role}; with --again a new link is made.\n`,
    );
    return 2;
  }
  if (person.state === 'disabled') {
    world.stderr.write(`${email} is disabled; an admin can let them in again.\n`);
    return 2;
  }
  if (factorOff) await dropSecondFactor(kysely, person.id, COMMAND_LINE, at);
  const entry = { at, actor: COMMAND_LINE, action: 'person-invited', subject: email } as const;
  await recordAudit(kysely, { ...entry, detail: 'a new one-time link' });
  await tellLink(world, database, person);
  return 0;
}

export const run: Run = async (args, world) => {
  const words = readWords(args);
  originOf(world);
  return withFirstLedger(world, (database) => add(world, database, words));
};
