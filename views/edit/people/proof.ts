/** The password once more, before something that only admins may do. */
import { FRESH_MINUTES } from '../../../claims/editorial/people.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { type FieldIssue, issueSummary, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type Kept, restored, waiting } from './resumed.ts';

/** The fields of the proof, which are no part of the form that they come with. */
export const PROOF = { user: '_user', password: '_password', code: '_code' } as const;

export interface ProofProps {
  desk: Desk;
  /** The form that waits. */
  kept: Kept;
  hasSecondFactor: boolean;
  issues: readonly FieldIssue[];
}

/** The page that asks for it, with the form that was posted. */
export function proofPage({ desk, kept, hasSecondFactor, issues }: ProofProps): Html {
  const state = { fields: {}, issues };
  const title = 'Your password once more';
  return editPage(desk, {
    title,
    body: html`<h1>${title}</h1>
${issueSummary(state, 'Nothing was done yet')}
<p class="lead">${issues.length === 0 ? 'Nothing was done yet. ' : nothing}What only admins may do asks for your password, unless you gave it within the last ${FRESH_MINUTES} minutes. What you sent is kept on this page, and is done once the password is right.</p>
<form method="post" action="${kept.to}">${restored(kept)}${guard(desk.tokens)}<input type="hidden" name="${PROOF.user}" value="${desk.viewer.email}" autocomplete="username">
${textField(state, { name: PROOF.password, label: 'Your password', hint: 'The one that you sign in with.', type: 'password', autocomplete: 'current-password', maxlength: 1000, autofocus: issues.length === 0 })}
${
  hasSecondFactor
    ? textField(state, {
        name: PROOF.code,
        label: 'Code',
        hint: 'The six digits that your authenticator shows now, or one of your backup codes.',
        autocomplete: 'one-time-code',
        maxlength: 40,
        spellcheck: false,
      })
    : nothing
}
<p><button>Go on</button></p></form>
${waiting(kept)}`,
  });
}
