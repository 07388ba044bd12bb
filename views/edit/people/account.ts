/** Somebody's own account: password, sessions, second factor. */
import { type ListedSession, SESSION_DAYS } from '../../../claims/editorial/people.ts';
import { ROLE_WORDS } from '../../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type FieldIssue, issueSummary, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { PASSWORD_HINT } from './sign-in.ts';

/** A session as its owner sees it. */
export interface SessionProps extends Omit<ListedSession, 'address' | 'browser'> {
  address: string;
  /** The browser in a few words. */
  browser: string;
  /** Whether it is the one that the page is looked at in. */
  current: boolean;
}

export interface AccountProps {
  desk: Desk;
  hasSecondFactor: boolean;
  sessions: readonly SessionProps[];
  notice?: string | undefined;
  /** What is wrong, and in which of the forms. */
  problem?: { form: string; issues: readonly FieldIssue[] } | undefined;
}

/** A form of the account; `what` tells the server which. */
function act(desk: Desk, what: string, body: Html): Html {
  return html`<form method="post" action="${urls.edit.account()}">${guard(desk.tokens)}<input type="hidden" name="do" value="${what}">${body}</form>`;
}

/** The field for the current password, before anything that only its owner may do. */
function current(state: { issues: readonly FieldIssue[] }, name: string): Html {
  return textField(
    { fields: {}, issues: state.issues },
    {
      name,
      label: 'Your current password',
      hint: 'It shows that this is you.',
      type: 'password',
      autocomplete: 'current-password',
      maxlength: 1000,
    },
  );
}

function sessionRow(desk: Desk, session: SessionProps): Html {
  return html`<tr><th scope="row">${session.browser}${session.current ? html` <span class="tag">this one</span>` : nothing}</th><td data-label="Began">${moment(session.began, desk.site.zone)}</td><td data-label="Last seen">${moment(session.lastSeen, desk.site.zone)}</td><td data-label="Address" dir="auto">${session.address}</td><td>${act(
    desk,
    'end-session',
    html`<input type="hidden" name="session" value="${session.id}"><button class="plain">End<span class="hidden"> the session of ${session.browser}, last seen ${moment(session.lastSeen, desk.site.zone)}</span></button>`,
  )}</td></tr>`;
}

function secondFactor(desk: Desk, on: boolean, issuesOf: (form: string) => readonly FieldIssue[]): Html {
  if (!on)
    return html`<p>It is off. When it is on, signing in asks for a code from an app on your phone as well as the password.</p>
${act(desk, 'factor-begin', html`${current({ issues: issuesOf('factor-begin') }, 'factor-password')}<p><button>Switch it on</button></p>`)}`;
  return html`<p>It is on: signing in asks for a code, or for a backup code if the phone is not at hand.</p>
<div class="row">
${act(desk, 'backup-codes', html`${current({ issues: issuesOf('backup-codes') }, 'codes-password')}<p><button class="plain">Make new backup codes</button></p>`)}
${act(desk, 'factor-off', html`${current({ issues: issuesOf('factor-off') }, 'off-password')}<p><button class="danger">Switch it off</button></p>`)}
</div>`;
}

/** What did not happen, by form. */
const UNDONE: Readonly<Record<string, string>> = {
  password: 'The password was not changed',
  'factor-begin': 'The second factor is not on',
  'factor-off': 'The second factor is still on',
  'backup-codes': 'No new backup codes were made',
};

/** The page of an account. */
export function accountPage({ desk, hasSecondFactor, sessions, notice, problem }: AccountProps): Html {
  const { viewer } = desk;
  const issuesOf = (form: string) => (problem?.form === form ? problem.issues : []);
  const password = { fields: {}, issues: issuesOf('password') };
  return editPage(desk, {
    title: 'Your account',
    section: 'account',
    body: html`<h1>Your account</h1>
${issueSummary({ fields: {}, issues: problem?.issues ?? [] }, UNDONE[problem?.form ?? ''] ?? 'Nothing was changed')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="lead"><strong dir="auto">${viewer.name}</strong>, <span dir="auto">${viewer.email}</span>. ${ROLE_WORDS[viewer.role].label}: ${ROLE_WORDS[viewer.role].may}.</p>
<div class="parts">
<section aria-labelledby="password"><h2 id="password">Password</h2>
${act(
  desk,
  'password',
  html`<input type="hidden" name="username" value="${viewer.email}" autocomplete="username">
${current(password, 'current-password')}
${textField(password, { name: 'password', label: 'New password', type: 'password', hint: PASSWORD_HINT, autocomplete: 'new-password', maxlength: 1000 })}
${textField(password, { name: 'repeated', label: 'The same again', type: 'password', hint: 'Type it again, so that a slip is found.', autocomplete: 'new-password', maxlength: 1000 })}
<p><button>Change the password</button></p>
<p class="note">This ends all your other sessions.</p>`,
)}</section>
<section aria-labelledby="factor"><h2 id="factor">Second factor</h2>
${secondFactor(desk, hasSecondFactor, issuesOf)}</section>
<section aria-labelledby="sessions"><h2 id="sessions">Sessions</h2>
<p>A session ends after ${SESSION_DAYS.idle} days without a visit, and ${SESSION_DAYS.longest} days after you signed in.</p>
<table class="sessions"><thead><tr><th scope="col">Browser</th><th scope="col">Began</th><th scope="col">Last seen</th><th scope="col">Address</th><th scope="col"><span class="hidden">End it</span></th></tr></thead>
<tbody>${sessions.map((session) => sessionRow(desk, session))}</tbody></table>
${sessions.length > 1 ? act(desk, 'end-others', html`<p><button class="plain">End all others</button></p>`) : nothing}</section>
</div>`,
  });
}

export interface FactorProps {
  desk: Desk;
  /** What the authenticator needs; absent if the form does not carry it. */
  setup?: { uri: string; secret: string; qr: readonly (readonly boolean[])[] } | undefined;
  issues: readonly FieldIssue[];
}

/** A QR code as a drawing: a square for each dark module. */
function qrCode(rows: readonly (readonly boolean[])[]): Html {
  const d = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return html`<svg class="qr" viewBox="0 0 ${rows.length} ${rows.length}" shape-rendering="crispEdges" role="img" aria-label="QR code of the secret"><path d="${d}"/></svg>`;
}

/** Backup codes, shown once. */
function codeList(codes: readonly string[]): Html {
  return html`<p class="notice once">These are your backup codes. Each works once, when the phone is not at hand. Keep them where nobody else can read them: they are not shown again.</p>
<ul class="codes">${codes.map((code) => html`<li>${code}</li>`)}</ul>`;
}

/** The field that carries the secret through a code that was mistyped. */
export const SETUP = '_setup';

/** The confirmation of a second factor: the secret for the authenticator, and the field for its code. */
export function factorPage({ desk, setup, issues }: FactorProps): Html {
  return editPage(desk, {
    title: 'Switch the second factor on',
    section: 'account',
    body: html`<h1>Switch the second factor on</h1>
${issueSummary({ fields: {}, issues }, 'It is not on yet')}
${
  setup === undefined
    ? nothing
    : html`<p>Give this to your authenticator app, by its camera or by hand:</p>
${qrCode(setup.qr)}
<p>Secret: <code class="secret">${setup.secret}</code></p>
<p>As an address: <code class="secret">${setup.uri}</code></p>`
}
${act(
  desk,
  'factor-confirm',
  html`${setup === undefined ? nothing : html`<input type="hidden" name="${SETUP}" value="${setup.uri}">`}${textField({ fields: {}, issues }, { name: 'code', label: 'The code that it shows now', hint: 'Six digits. The second factor is on once this is right, and backup codes are shown then.', autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 12, spellcheck: false })}
<p><button>Confirm</button></p>`,
)}
<p class="note"><a href="${urls.edit.account()}">Leave it off</a>, or start again there with another secret.</p>`,
  });
}

/** Backup codes: the first, once the second factor is on, or new ones, which end the old. */
export function backupCodesPage(desk: Desk, codes: readonly string[], are: 'first' | 'new'): Html {
  return editPage(desk, {
    title: 'Your backup codes',
    section: 'account',
    body: html`<h1>Your backup codes</h1>
${are === 'first' ? html`<p class="notice" role="status">The second factor is on.</p>` : nothing}
${codeList(codes)}
${are === 'new' ? html`<p>The codes from before no longer work.</p>` : nothing}
<p><a href="${urls.edit.account()}">Back to your account</a></p>`,
  });
}
