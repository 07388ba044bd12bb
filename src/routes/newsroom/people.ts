/** People and settings, for admins. */

import { type Context, Hono } from 'hono';
import { licenceOf, licenceText } from '../../../claims/editorial/licence.ts';
import { FACTOR_RULES, type ListedPerson } from '../../../claims/editorial/people.ts';
import { ROLES } from '../../../claims/editorial/workflow.ts';
import { line } from '../../../claims/evidence/schema.ts';
import { dayIn, zoneNamed } from '../../../claims/exact/zone.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { recordAudit } from '../../../db/base/audit.ts';
import { isFirstPost, useOf } from '../../../db/base/idempotency.ts';
import { findSettings, saveSettings } from '../../../db/newsroom/settings.ts';
import {
  addPerson,
  type Change,
  changeRole,
  disablePerson,
  dropSecondFactor,
  enablePerson,
  findPerson,
  findPersonByEmail,
  listPeople,
} from '../../../db/people/accounts.ts';
import { BLANK, type FieldIssue, type FormState } from '../../../views/edit/parts/fields.ts';
import { linkPage, peoplePage, personPage, settingsPage } from '../../../views/edit/people/people.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';
import { isEmail, normalEmail } from '../../auth/email.ts';
import { freshPassword } from '../../auth/fresh.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { makeLink } from '../../auth/links.ts';
import { actorOf } from '../../auth/person.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { type AppEnv, originOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { calendarOf } from './calendar.ts';
import { postedBy } from './form-context.ts';

const LONGEST_NAME = 120;

async function drawPeople(c: Context<AppEnv>, state: FormState = BLANK): Promise<Response> {
  const { kysely } = c.var.deps.database;
  const [people, { secondFactorFrom }] = await Promise.all([listPeople(kysely), findSettings(kysely)]);
  const page = peoplePage({ desk: deskOf(c), people, secondFactorFrom, state });
  return answerPrivate(page, state === BLANK ? 200 : 422);
}

/** Makes a link for somebody, and shows it, once. */
async function showLink(
  c: Context<AppEnv>,
  person: { id: string; email: string; name: string },
): Promise<Response> {
  const { token, expires } = await makeLink(c.var.deps.database, person, c.var.now);
  const address = absolute(originOf(c), urls.invitation(token));
  return answerPrivate(linkPage({ desk: deskOf(c), person, address, expires }));
}

async function invite(c: Context<AppEnv>): Promise<Response> {
  const { form, person: admin, deps, now } = c.var;
  const email = normalEmail(form.get('email'));
  const name = form.get('name').trim() || (email.split('@')[0] ?? '');
  const role = ROLES.find((one) => one === form.get('role'));
  const issues: FieldIssue[] = [];
  if (!isEmail(email))
    issues.push({ field: 'email', message: 'Write an e-mail address, such as name@example.org.' });
  if (!line.safeParse(name).success || name.length > LONGEST_NAME)
    issues.push({
      field: 'name',
      message: `Write a name on one line, of at most ${LONGEST_NAME} characters.`,
    });
  if (role === undefined) issues.push({ field: 'role', message: 'Choose a role.' });
  if (issues.length > 0 || role === undefined) return drawPeople(c, { fields: form.fields, issues });
  const use = useOf(postedBy(c), 'invite', email, name, role);
  const known = (await isFirstPost(deps.database, use, crypto.randomUUID()))
    ? undefined
    : await findPersonByEmail(deps.database.kysely, email);
  if (known !== undefined) return seeOther(`${urls.edit.person(known.id)}?done=invited`);
  const person = { id: crypto.randomUUID(), email, name, role };
  if (await addPerson(deps.database.kysely, person, actorOf(admin), now.toISOString()))
    return showLink(c, person);
  const message = 'This address is invited already. Their page has a new link for them.';
  return drawPeople(c, { fields: form.fields, issues: [{ field: 'email', message }] });
}

type PersonContext = Context<AppEnv, '/edit/people/:id'>;

async function personOf(c: PersonContext): Promise<ListedPerson> {
  const person = await findPerson(c.var.deps.database.kysely, c.req.param('id'));
  if (person === undefined) throw new HttpError('not-found', 'There is nobody of that name in the newsroom.');
  return person;
}

const NOTICES: Record<string, string> = {
  role: 'The role is changed.',
  disable: 'They are disabled, and their sessions have ended.',
  enable: 'They can sign in again.',
  'factor-off': 'Their second factor is off, and their sessions have ended.',
  invited:
    'They are invited, and their link was shown when the form was first sent. If you did not see it, make another: the first then stops working.',
  linked:
    'A link was made and shown when the form was first sent. If you did not see it, make another: the first then stops working.',
};

/** Changes an account as an admin asks; making a link is apart. */
async function change(c: Context<AppEnv>, what: string, person: ListedPerson): Promise<Change> {
  const { kysely } = c.var.deps.database;
  const by = [actorOf(c.var.person), c.var.now.toISOString()] as const;
  switch (what) {
    case 'role': {
      const role = ROLES.find((one) => one === c.var.form.get('role'));
      if (role === undefined) throw new HttpError('unacceptable', 'There is no such role.');
      return changeRole(kysely, person.id, role, ...by);
    }
    case 'disable':
      return disablePerson(kysely, person.id, ...by);
    case 'enable':
      return enablePerson(kysely, person.id, ...by);
    case 'factor-off':
      return dropSecondFactor(kysely, person.id, ...by);
    default:
      throw new HttpError('unacceptable', 'The form does not say what to do.');
  }
}

async function act(c: PersonContext): Promise<Response> {
  const person = await personOf(c);
  const what = c.var.form.get('do');
  if (what === 'link') {
    if (person.state === 'disabled')
      throw new HttpError('conflict', 'Somebody who is disabled gets no link. Let them in again first.');
    const at = c.var.now.toISOString();
    const use = useOf(postedBy(c), 'link', person.id);
    if (!(await isFirstPost(c.var.deps.database, use, crypto.randomUUID())))
      return seeOther(`${urls.edit.person(person.id)}?done=linked`);
    await recordAudit(c.var.deps.database.kysely, {
      at,
      actor: actorOf(c.var.person),
      action: 'person-invited',
      subject: person.email,
      detail: 'a new one-time link',
    });
    return showLink(c, person);
  }
  const changed = await change(c, what, person);
  if (changed === 'last-admin') {
    const message = 'Somebody must be able to manage people: make somebody else an admin first.';
    const field = what === 'role' ? 'role' : '';
    return answerPrivate(personPage({ desk: deskOf(c), person, issues: [{ field, message }] }), 409);
  }
  // Admins who disabled themselves, or are admins no longer, cannot go back to the page of people.
  if (person.id === c.var.person.id && what !== 'factor-off' && changed === 'done')
    return seeOther(urls.edit.account());
  return seeOther(`${urls.edit.person(person.id)}?done=${what}`);
}

async function drawSettings(c: Context<AppEnv>): Promise<Response> {
  const { secondReader, secondFactorFrom, timeZone, licence } = await findSettings(
    c.var.deps.database.kysely,
  );
  const notice = noticeOf(c, { saved: 'The settings are saved.' });
  const fields = {
    'second-reader': secondReader ? 'required' : 'waived',
    'second-factor': secondFactorFrom,
    'time-zone': timeZone,
    licence: licenceText(licence),
  };
  return answerPrivate(settingsPage(deskOf(c), { state: { fields, issues: [] }, notice }));
}

const NOT_A_LICENCE =
  'Write an identifier that is known, such as CC-BY-4.0, CC0-1.0 or OGL-UK-3.0; or a name, a space, and the https address of its text. Leave it empty if none has been chosen.';

async function changeSettings(c: Context<AppEnv>): Promise<Response> {
  const { form, deps, person, now } = c.var;
  const reader = form.get('second-reader');
  const rule = form.get('second-factor');
  const secondFactorFrom = FACTOR_RULES.find((one) => one === rule);
  if ((reader !== 'required' && reader !== 'waived') || (rule !== '' && secondFactorFrom === undefined))
    throw new HttpError('unacceptable', 'Choose one of each.');
  const zone = await zoneIn(c);
  if ('message' in zone) {
    const issues = [{ field: 'time-zone', message: zone.message }];
    return answerPrivate(settingsPage(deskOf(c), { state: { fields: form.fields, issues } }), 422);
  }
  const licence = form.fields['licence'] === undefined ? undefined : licenceOf(form.fields['licence']);
  if (licence === undefined && form.fields['licence'] !== undefined) {
    const issues = [{ field: 'licence', message: NOT_A_LICENCE }];
    return answerPrivate(settingsPage(deskOf(c), { state: { fields: form.fields, issues } }), 422);
  }
  const changes = {
    ...(licence === undefined ? {} : { licence }),
    secondReader: reader === 'required',
    ...(secondFactorFrom === undefined ? {} : { secondFactorFrom }),
    ...zone,
  };
  await saveSettings(deps.database.kysely, changes, actorOf(person), now.toISOString());
  c.var.forgetZone();
  return seeOther(`${urls.edit.settings()}?done=saved`);
}

/** `/edit/people`, `/edit/people/ID` and `/edit/settings`. */
export function peopleRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/edit/people/*', needs('admin'), freshPassword())
    .use('/edit/settings', needs('admin'), freshPassword())
    .get('/edit/people', (c) => drawPeople(c))
    .post('/edit/people', invite)
    .get('/edit/people/:id', async (c) => {
      const person = await personOf(c);
      const notice = noticeOf(c, NOTICES);
      return answerPrivate(personPage({ desk: deskOf(c), person, issues: [], notice }));
    })
    .post('/edit/people/:id', act)
    .get('/edit/settings', drawSettings)
    .post('/edit/settings', changeSettings);
}

/**
 * The time zone that was typed. It must not take the ledger back to a day that is over: verdicts of the day after would be
 * public. A form without the field leaves the zone as it is.
 */
async function zoneIn(c: Context<AppEnv>): Promise<{ timeZone?: string } | { message: string }> {
  const typed = c.var.form.fields['time-zone'];
  if (typed === undefined) return {};
  const timeZone = zoneNamed(typed);
  if (timeZone === undefined)
    return {
      message: `There is no time zone “${typed.trim().slice(0, 60)}”: write a continent and a city, such as Europe/London, or UTC.`,
    };
  const { last, today, step } = await calendarOf(c);
  const latest = last === null || step !== 'go' || last < today ? today : last;
  const then = dayIn(timeZone, c.var.now.toISOString());
  if (then >= latest) return { timeZone };
  return {
    message: `In ${timeZone} it is still ${dateInWords(then)}, and here it is ${dateInWords(latest)} already: the ledger’s day must not go back. Change the zone once ${dateInWords(latest)} has begun there.`,
  };
}
