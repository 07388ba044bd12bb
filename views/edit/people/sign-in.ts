/** Signing in: the password, the second factor, one-time links, and the text that waited meanwhile. */
import { ROLE_WORDS, type Role } from '../../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { layout, type Site } from '../../parts/layout.ts';
import { urls } from '../../parts/urls.ts';
import { type FieldIssue, issueSummary, textField } from '../parts/fields.ts';
import { type Desk, editPage, editStyle, guard } from '../parts/layout.ts';
import { carried, type Kept, restored, waiting } from './resumed.ts';

/** What pages before a session are drawn with. */
interface Look {
  site: Site;
  editStyleHash: string;
}

function page({ site, editStyleHash }: Look, title: string, body: Html): Html {
  return layout(site, {
    title,
    description: 'The newsroom of the ledger.',
    path: urls.signIn(),
    unlisted: true,
    head: editStyle(editStyleHash),
    body: html`<div class="desk-entry">${body}</div>`,
  });
}

export interface SignInProps extends Look {
  fields: Readonly<Record<string, string>>;
  /** What is wrong, if anything is. */
  message?: string | undefined;
  /** What went well before. */
  notice?: string | undefined;
  /** The path to go to afterwards. */
  next?: string | undefined;
  kept?: Kept | undefined;
  /** The session ended while a form was open. */
  ended?: boolean;
}

function form(action: string, { next, kept }: Pick<SignInProps, 'next' | 'kept'>, body: Html): Html {
  return html`<form method="post" action="${action}">
${next === undefined ? nothing : html`<input type="hidden" name="next" value="${next}">`}${kept === undefined ? nothing : carried(kept)}
${body}
</form>`;
}

/** Whether browsers keep no secure cookie of an origin: over plain HTTP they do so for their own machine alone. */
function isInsecure(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !/^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** The form of e-mail address and password. */
export function signInPage(props: SignInProps): Html {
  const { fields, message, notice, kept, ended } = props;
  const state = { fields, issues: message === undefined ? [] : [{ field: 'password', message }] };
  return page(
    props,
    'Sign in',
    html`<h1>Sign in</h1>
${issueSummary(state, 'You are not signed in')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
${ended === true ? html`<p class="notice" role="status">Your session has ended. ${kept === undefined ? 'Sign in again, and go on from there.' : 'Sign in again: what you had written is still here, and none of it has been saved yet.'}</p>` : nothing}
${form(
  urls.signIn(),
  props,
  html`${textField(state, { name: 'email', label: 'E-mail address', hint: 'The one that you were invited with.', type: 'email', autocomplete: 'username', maxlength: 254, autofocus: message === undefined })}
${textField(state, { name: 'password', label: 'Password', hint: 'Capital and small letters differ.', type: 'password', autocomplete: 'current-password', maxlength: 256 })}
<p><button>Sign in</button></p>`,
)}
${waiting(kept)}
${isInsecure(props.site.origin) ? html`<p class="notice once">This address begins with http://, and browsers do not keep anybody signed in over that. Open the newsroom over https://, or on the machine that it runs on.</p>` : nothing}
<p class="note">The newsroom is for people who were invited. If you have forgotten your password, ask an admin for a one-time link.</p>`,
  );
}

/** The form of the second factor. */
export function codePage(props: Omit<SignInProps, 'fields' | 'notice' | 'ended'>): Html {
  const { message, kept } = props;
  const state = { fields: {}, issues: message === undefined ? [] : [{ field: 'code', message }] };
  return page(
    props,
    'Your code',
    html`<h1>Your code</h1>
${issueSummary(state, 'You are not signed in yet')}
${form(
  urls.signInCode(),
  props,
  html`${textField(state, { name: 'code', label: 'Code', hint: 'The six digits that your authenticator shows now, or one of your backup codes.', autocomplete: 'one-time-code', maxlength: 40, autofocus: message === undefined, spellcheck: false })}
<p><button>Sign in</button></p>`,
)}
${waiting(kept)}
<p class="note"><a href="${urls.signIn()}">Begin again</a></p>`,
  );
}

/** Why a text waits to be sent: its session ended, it is of another session, or a second factor is to be set up first. */
type Why = 'signed-in' | 'other-session' | 'factor';

export interface ResumeProps {
  desk: Desk;
  kept: Kept;
  why: Why;
}

const WAITS: Record<Why, { title: string; lead: Html | string }> = {
  'signed-in': {
    title: 'You are signed in again',
    lead: 'Your text is still here. None of it has been saved yet: go on to send it where you meant to.',
  },
  'other-session': {
    title: 'That form belonged to another session',
    lead: 'Nothing was done. Your text is still here: go on if you meant to send it as the person named above.',
  },
  factor: {
    title: 'Set up your second factor first',
    lead: html`Nothing was done. Your text is still here: <a href="${urls.edit.account()}#factor" target="_blank">set the second factor up in another tab</a>, then go on here.`,
  },
};

/** The way on for a text that was kept. */
export function resumePage({ desk, kept, why }: ResumeProps): Html {
  const { title, lead } = WAITS[why];
  return editPage(desk, {
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${lead}</p>
<form method="post" action="${kept.to}">${restored(kept)}${guard(desk.tokens)}<p><button>Go on</button></p></form>
${waiting(kept)}`,
  });
}

export interface InvitationProps extends Look {
  token: string;
  person: { name: string; email: string; role: Role };
  /** Whether they have a password already. */
  again: boolean;
  issues: readonly FieldIssue[];
}

/** What is advised for a password. */
export const PASSWORD_HINT =
  'At least 8 characters; 15 or more are better. A few words that do not belong together make a good one. Spaces and any characters are allowed.';

/** The form of a one-time link: a first password, or a new one. */
export function invitationPage(props: InvitationProps): Html {
  const { token, person, again, issues } = props;
  const state = { fields: {}, issues };
  const title = again ? 'Set a new password' : 'Welcome to the newsroom';
  return page(
    props,
    title,
    html`<h1>${title}</h1>
${issueSummary(state, 'The password is not set yet')}
<p class="lead">${again ? nothing : html`You are invited as ${ROLE_WORDS[person.role].label.toLowerCase()}: one who ${ROLE_WORDS[person.role].may}. `}Set your password for <strong dir="auto">${person.email}</strong>. ${again ? 'This ends all your sessions.' : nothing}</p>
<form method="post" action="${urls.invitation(token)}">
<input type="hidden" name="username" value="${person.email}" autocomplete="username">
${textField(state, { name: 'password', label: 'New password', type: 'password', hint: PASSWORD_HINT, autocomplete: 'new-password', maxlength: 1000, autofocus: issues.length === 0 })}
${textField(state, { name: 'repeated', label: 'The same again', type: 'password', hint: 'Type it again, so that a slip is found.', autocomplete: 'new-password', maxlength: 1000 })}
<p><button>Set the password</button></p>
</form>`,
  );
}

/** A one-time link that was used, or has expired. */
export function usedLinkPage(look: Look): Html {
  return page(
    look,
    'This link is used up',
    html`<h1>This link is used up</h1>
<p class="lead">It works once, within three days. If you have set your password with it, <a href="${urls.signIn()}">sign in</a>. Otherwise ask an admin for another link; the first admin runs <code>plumbline editor add EMAIL --role admin --again</code>.</p>`,
  );
}

/** The way out for somebody without a form of their own at hand. */
export function signOutPage(desk: Desk): Html {
  return editPage(desk, {
    title: 'Sign out',
    body: html`<h1>Sign out</h1>
<form method="post" action="${urls.signOut()}">${guard(desk.tokens)}<p><button>Sign out</button></p></form>`,
  });
}
