/** What is said once a draft is sent to review: that it is, and what somebody may want to do next. */
import { type Html, html } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';

/** The notice, with the ways on. */
export function submittedNotice(slug: string, said: string): Html {
  return html`${said} Go on to <a href="${urls.edit.review(slug)}">its review</a>, write <a href="${urls.edit.newFrom(slug)}">another claim from this article</a>, or <a href="${urls.edit.newClaim()}">a new one</a>.`;
}
