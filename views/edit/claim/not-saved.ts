/** What somebody typed into the form of a claim that was withdrawn meanwhile, so that they lose nothing. */
import { type Html, html } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';
import { fieldList } from '../parts/diff.ts';
import { labelsOf, valuesOf } from '../parts/labels.ts';
import { type Desk, editPage } from '../parts/layout.ts';

export interface NotSavedProps {
  desk: Desk;
  slug: string;
  /** The form as it was typed. */
  fields: Readonly<Record<string, string>>;
}

/** The page, with a link to the withdrawal. */
export function notSavedPage({ desk, slug, fields }: NotSavedProps): Html {
  return editPage(desk, {
    title: `${slug} was withdrawn`,
    section: 'claims',
    body: html`<h1>This claim was withdrawn</h1>
<p class="lead">Nothing was saved: the claim was withdrawn while you were writing, and can no longer be edited. What you typed is below, so that you can copy it.</p>
<p><a href="${urls.claim(slug)}">Its page, which says why</a></p>
<h2 class="section">What you typed</h2>
${fieldList(fields, labelsOf(fields, {}), valuesOf(fields, {}))}`,
  });
}
