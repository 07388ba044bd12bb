/** The frame of the newsroom's pages, and the pieces that its forms are made of. */
import type { FactorDue } from '../../../claims/editorial/people.ts';
import { hasRole, ROLE_WORDS, type Role } from '../../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { layout, type Site } from '../../parts/layout.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';

/** Who looks at the page. */
export interface Viewer {
  name: string;
  email: string;
  role: Role;
}

/** What every form carries: that it was drawn for this session, and which drawing it is. */
export interface FormTokens {
  /** Bound to the session; a form of another site or session cannot know it. */
  csrf: string;
  /** Made each time a form is drawn: a form that is posted twice has one effect. */
  form: string;
}

/** What a page of the newsroom is drawn for. */
export interface Desk {
  site: Site;
  viewer: Viewer;
  /** Until when they may work without the second factor that their role asks for; absent if it asks for none. */
  factorDue?: FactorDue | undefined;
  tokens: FormTokens;
  /** The hash in the address of the newsroom's script. */
  scriptHash: string;
  /** The hash in the address of the newsroom's style sheet. */
  editStyleHash: string;
}

export interface EditPage {
  title: string;
  section?:
    | 'claims'
    | 'article'
    | 'claimants'
    | 'words'
    | 'evidence'
    | 'import'
    | 'queue'
    | 'figures'
    | 'embeds'
    | 'people'
    | 'settings'
    | 'audit'
    | 'account';
  body: Html;
  /** Whether the page takes the script that previews and completes. */
  script?: boolean;
}

/** A page of the newsroom. */
export function editPage(desk: Desk, page: EditPage): Html {
  const { site, viewer, tokens, scriptHash, editStyleHash } = desk;
  const entry = (label: string, href: string, section: EditPage['section']) =>
    html`<li><a href="${href}"${section !== undefined && page.section === section ? html` aria-current="true"` : nothing}>${label}</a></li>`;
  const admin = hasRole(viewer.role, 'admin');
  return layout(site, {
    title: page.title,
    description: 'The newsroom of the ledger.',
    path: urls.edit.home(),
    unlisted: true,
    wide: true,
    head: html`${editStyle(editStyleHash)}${
      page.script === true
        ? html`<script type="module" src="${urls.editorScript(scriptHash)}"></script>
`
        : nothing
    }`,
    body: html`<nav class="desk" aria-label="Newsroom">
<details class="desk-menu"><summary>Newsroom menu</summary>
<ul>
${entry('Desk', urls.edit.home(), 'claims')}
${entry('New claim', urls.edit.newClaim(), undefined)}
${entry('Article', urls.edit.articles(), 'article')}
${entry('Figures', urls.edit.evidence(), 'evidence')}
${entry('Files', urls.edit.imports(), 'import')}
${entry('Claimants', urls.edit.claimants(), 'claimants')}
${entry('Words', urls.edit.words(), 'words')}
${entry('Queue', urls.edit.queue(), 'queue')}
${entry('From readers', urls.edit.figures(), 'figures')}
${entry('Embeds', urls.edit.embeds(), 'embeds')}
${admin ? html`${entry('People', urls.edit.people(), 'people')}${entry('Settings', urls.edit.settings(), 'settings')}${entry('Audit', urls.edit.audit(), 'audit')}` : nothing}
${entry('Your account', urls.edit.account(), 'account')}
</ul>
</details>
<form method="post" action="${urls.signOut()}">${guard(tokens)}<p><span dir="auto">${viewer.name}</span>, ${ROLE_WORDS[viewer.role].label.toLowerCase()}</p><button class="plain">Sign out</button></form>
</nav>
${desk.factorDue === undefined ? nothing : factorNotice(desk.factorDue, desk.site.zone)}${page.body}`,
  });
}

/** What is said on every page to somebody whose role asks for a second factor that they do not have. */
function factorNotice({ until, isOver }: FactorDue, zone: string): Html {
  const set = html`<a href="${urls.edit.account()}#factor">Switch it on</a>`;
  return isOver
    ? html`<p class="notice once">Your role asks for a second factor, and the time to set it up is over: until it is on, only your account can be opened. ${set} there.</p>
`
    : html`<p class="notice once">Your role asks for a second factor: a code from an app on your phone. ${set} by ${moment(until, zone)}. After that only your account can be opened until it is on.</p>
`;
}

/** The hidden fields of a form. */
export function guard(tokens: FormTokens): Html {
  return html`<input type="hidden" name="_csrf" value="${tokens.csrf}"><input type="hidden" name="_form" value="${tokens.form}">`;
}

/** The link to the newsroom's style sheet, for the head of a page. */
export function editStyle(hash: string): Html {
  return html`<link rel="stylesheet" href="${urls.editStyle(hash)}">
`;
}
