/** The people of the newsroom and its settings, for admins. */
import {
  type FactorRule,
  GRACE_DAYS,
  isAskedOf,
  type ListedPerson,
} from '../../../claims/editorial/people.ts';
import { ROLE_WORDS, ROLES } from '../../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import {
  type FieldIssue,
  type FormState,
  issueSummary,
  radioField,
  selectField,
  textField,
} from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

const STATES: Record<ListedPerson['state'], string> = {
  invited: 'Invited',
  active: 'Active',
  disabled: 'Disabled',
};

const ROLE_CHOICES = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].label }));

export interface PeopleProps {
  desk: Desk;
  people: readonly ListedPerson[];
  /** From which role on a second factor is asked for. */
  secondFactorFrom: FactorRule;
  /** The form of the invitation as it was typed. */
  state: FormState;
  notice?: string | undefined;
}

/** Whether somebody has a second factor, and whether their role asks for one. */
function factorInWords({ secondFactor, role }: ListedPerson, from: FactorRule): string {
  if (secondFactor) return 'On';
  return isAskedOf(role, from) ? 'Off, but asked for' : 'Off';
}

/** Everybody, and the form that invites. */
export function peoplePage({ desk, people, secondFactorFrom, state, notice }: PeopleProps): Html {
  return editPage(desk, {
    title: 'People',
    section: 'people',
    body: html`<h1>People</h1>
${issueSummary(state, 'Nobody was invited')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<table class="people"><thead><tr><th scope="col">Who</th><th scope="col">Role</th><th scope="col">State</th><th scope="col">Second factor</th><th scope="col">Last seen</th></tr></thead>
<tbody>${people.map(
      (person) =>
        html`<tr><th scope="row"><a href="${urls.edit.person(person.id)}" dir="auto">${person.name}</a> <span class="sub" dir="auto">${person.email}</span></th><td data-label="Role">${ROLE_WORDS[person.role].label}</td><td data-label="State">${STATES[person.state]}</td><td data-label="Second factor">${factorInWords(person, secondFactorFrom)}</td><td data-label="Last seen">${person.lastSeen === null ? 'Not signed in' : moment(person.lastSeen, desk.site.zone)}</td></tr>`,
    )}</tbody></table>
<section aria-labelledby="invite"><h2 id="invite">Invite somebody</h2>
<form method="post" action="${urls.edit.people()}">${guard(desk.tokens)}
${textField(state, { name: 'email', label: 'E-mail address', hint: 'They sign in with it. Nothing is sent to it: you are given a link to hand over.', type: 'email', autocomplete: 'off', maxlength: 254 })}
${textField(state, { name: 'name', label: 'Name', hint: 'As colleagues see it. Left empty, it is made from the address.', optional: true, autocomplete: 'off', maxlength: 120 })}
${radioField(state, { name: 'role', label: 'Role', choices: ROLE_CHOICES.map((choice) => ({ ...choice, hint: `One who ${ROLE_WORDS[choice.value].may}.` })), fallback: 'editor' })}
<p><button>Invite</button></p></form></section>`,
  });
}

export interface PersonPageProps {
  desk: Desk;
  person: ListedPerson;
  issues: readonly FieldIssue[];
  notice?: string | undefined;
}

/** Somebody, with what an admin may do about them. */
export function personPage({ desk, person, issues, notice }: PersonPageProps): Html {
  const act = (what: string, body: Html) =>
    html`<form method="post" action="${urls.edit.person(person.id)}">${guard(desk.tokens)}<input type="hidden" name="do" value="${what}">${body}</form>`;
  const state = { fields: { role: person.role }, issues };
  return editPage(desk, {
    title: person.name,
    section: 'people',
    body: html`<p class="topic"><a href="${urls.edit.people()}">People</a></p>
<h1 dir="auto">${person.name}</h1>
${issueSummary(state, 'That was not done')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="lead"><span dir="auto">${person.email}</span>. ${ROLE_WORDS[person.role].label}. ${STATES[person.state]}${person.state === 'invited' ? ': no password is set yet' : nothing}. Second factor: ${person.secondFactor ? 'on' : 'off'}.</p>
<div class="parts">
<section aria-labelledby="role"><h2 id="role">Role</h2>
${act('role', html`${selectField(state, { name: 'role', label: 'Role', hint: 'It takes effect on the next page that they open.', choices: ROLE_CHOICES })}<p><button>Change the role</button></p>`)}</section>
${
  person.state === 'disabled'
    ? html`<section aria-labelledby="state"><h2 id="state">Disabled</h2>
<p>They cannot sign in. What they did stays in the audit.</p>
${act('enable', html`<p><button>Let them in again</button></p>`)}</section>`
    : html`<section aria-labelledby="link"><h2 id="link">One-time link</h2>
<p>${person.state === 'invited' ? 'They use it to set their password.' : 'They use it to set a new password, which ends their sessions.'} It works once, within three days, and replaces any earlier link.</p>
${act('link', html`<p><button class="plain">Make a one-time link</button></p>`)}</section>
${
  person.secondFactor
    ? html`<section aria-labelledby="factor"><h2 id="factor">Second factor</h2>
<p>Only if they have lost both their phone and their backup codes, and you are sure that it is they who are asking. Their sessions end.</p>
${act('factor-off', html`<p><button class="danger">Switch it off for them</button></p>`)}</section>`
    : nothing
}
<section aria-labelledby="state"><h2 id="state">Disable</h2>
<p>Their sessions end at once, and they can no longer sign in. What they did stays in the audit.</p>
${act('disable', html`<p><button class="danger">Disable</button></p>`)}</section>`
}
</div>`,
  });
}

export interface LinkProps {
  desk: Desk;
  person: { id: string; name: string; email: string };
  /** The whole address. */
  address: string;
  expires: string;
}

/** A one-time link, shown once. */
export function linkPage({ desk, person, address, expires }: LinkProps): Html {
  return editPage(desk, {
    title: 'A one-time link',
    section: 'people',
    body: html`<h1>A one-time link</h1>
<p class="notice once" role="status">Hand this to <strong dir="auto">${person.name}</strong> (<span dir="auto">${person.email}</span>) and to nobody else: whoever has it sets the password. It is not shown again.</p>
<p><code class="secret">${address}</code></p>
<p>It works once, until ${moment(expires, desk.site.zone)}.</p>
<p><a href="${urls.edit.person(person.id)}">Back to <span dir="auto">${person.name}</span></a> · <a href="${urls.edit.people()}">People</a></p>`,
  });
}

/** The choice of who needs a second factor. */
function factorChoice(state: FormState): Html {
  const rule = state.fields['second-factor'];
  const recommended = rule === 'nobody' || rule === 'admin';
  return radioField(state, {
    name: 'second-factor',
    label: 'Who needs a second factor',
    hint: `A code from an app on their phone, besides the password. Each has ${GRACE_DAYS} days to switch it on from when it is first asked of them; after that only their account can be opened until it is on.${recommended ? ' Reviewers and admins are recommended: a stolen password could publish in their name.' : ''}`,
    choices: [
      { value: 'reviewer', label: 'Reviewers and admins' },
      { value: 'editor', label: 'Everybody' },
      { value: 'admin', label: 'Admins only' },
      { value: 'nobody', label: 'Nobody: each decides for themselves' },
    ],
  });
}

/** The newsroom's settings. */
export function settingsPage(
  desk: Desk,
  {
    state,
    notice,
  }: {
    /** The fields as they are stored, or as they were typed. */
    state: FormState;
    notice?: string | undefined;
  },
): Html {
  return editPage(desk, {
    title: 'Settings',
    section: 'settings',
    body: html`<h1>Settings</h1>
<p><a href="${urls.edit.about()}">What the ledger says of itself</a>: who runs it, who pays, who its people are, and how to complain.</p>
${issueSummary(state, 'The settings were not saved')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<form method="post" action="${urls.edit.settings()}">${guard(desk.tokens)}
${radioField(state, {
  name: 'second-reader',
  label: 'A second reader',
  hint: 'Who reads what is to be published before it is published.',
  choices: [
    {
      value: 'required',
      label: 'A second person must approve before anything is published',
      hint: 'A reviewer publishes only what others wrote. One person may see a slip that another has missed.',
    },
    {
      value: 'waived',
      label: 'A reviewer may publish their own work',
      hint: 'For a newsroom of one. The audit shows who wrote and who published.',
    },
  ],
})}
${factorChoice(state)}
${textField(state, { name: 'time-zone', label: 'Time zone of the newsroom', hint: 'Its day is the day of the ledger: “today” begins and ends with it. Such as Europe/London, America/New York or Pacific/Auckland.', autocomplete: 'off', spellcheck: false, maxlength: 60 })}
${textField(state, { name: 'licence', label: 'Licence of verdicts and data', hint: 'What others may do with them: an identifier such as CC-BY-4.0 or OGL-UK-3.0, or a name and its https address. Empty says that none has been chosen. The figures keep the licences of their sources.', autocomplete: 'off', spellcheck: false, maxlength: 400 })}
<p><button>Save</button></p></form>`,
  });
}
