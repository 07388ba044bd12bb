/** `/edit/article`: the box for a text, with its head, and the texts that were brought last. */
import type { Head } from '../../../claims/article/article.ts';
import { saidOnName } from '../../../claims/sayings/saying.ts';
import { tally } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { day } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, type FormState, issueSummary, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

/** The parts of a head, with their labels. */
export const HEAD_FIELDS = {
  title: { label: 'Title', hint: 'Of the article, the speech or the release.' },
  publisher: { label: 'Publisher', hint: 'Whoever published it: the article’s own words are theirs.' },
  url: { label: 'Link', hint: 'Where it can be read.' },
  date: { label: 'Date', hint: 'The day of it, such as 25 January 2023.' },
  speaker: {
    label: 'Speaker',
    hint: 'Only if the whole text is somebody’s words: a speech, a press release.',
  },
} as const satisfies Record<keyof Head, { label: string; hint: string }>;

export const HEAD_PARTS = Object.keys(HEAD_FIELDS) as (keyof Head)[];

/** The name of a field of the head. */
export const headName = (part: keyof Head) => `head.${part}`;

/** What a head says of whose words it is, who published it and when, as far as it does. */
export function headTold({ speaker, publisher, date }: Head): string[] {
  return [speaker, publisher, date === undefined ? undefined : saidOnName(date)].filter(
    (part) => part !== undefined,
  );
}

/** The fields of a head. */
export function headFields(state: FormState, hints = true): Html {
  const wrong = state.issues[0]?.field;
  return html`<div class="row head-fields">${HEAD_PARTS.map((part) =>
    textField(state, {
      name: headName(part),
      label: HEAD_FIELDS[part].label,
      ...(hints ? { hint: HEAD_FIELDS[part].hint } : {}),
      optional: hints,
      autofocus: !hints && wrong === headName(part),
      ...(part === 'url' ? { inputmode: 'url' as const } : {}),
    }),
  )}</div>`;
}

export interface PasteProps {
  desk: Desk;
  state: FormState;
  articles: readonly { id: number; head: Head; begins: string; person: string; at: string; drafts: number }[];
  notice?: string | undefined;
}

/** The page that takes a text. */
export function pastePage({ desk, state, articles, notice }: PasteProps): Html {
  return editPage(desk, {
    title: 'An article',
    section: 'article',
    script: true,
    body: html`<h1>An article in, its claims out</h1>
<p class="lead">Paste an article, a press release or a speech: what can be checked in it comes back as a list to tick.</p>
${issueSummary(state, 'That could not be read')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<form method="post" action="${urls.edit.articles()}" enctype="multipart/form-data" class="paste">${guard(desk.tokens)}
${areaField(state, { name: 'text', label: 'The text', hint: 'Up to 250,000 characters. Only the newsroom sees it: readers see the quotations that are published.', rows: 14, autofocus: state.issues.length === 0 })}
<fieldset><legend><h2 class="section">Where it stood</h2></legend>
${headFields(state)}</fieldset>
<p><button>Find its claims</button></p>
</form>
${
  articles.length === 0
    ? nothing
    : html`<section aria-labelledby="brought"><h2 id="brought" class="section">Brought before</h2>
<ul class="names">${articles.map(
        ({ id, head, begins, person, at, drafts }) =>
          html`<li><a href="${urls.edit.article(id)}" dir="auto">${clip(head.title ?? begins, 100)}</a> <span class="by">${tally(drafts, 'draft')} · <span dir="auto">${person}</span>, ${day(at, desk.site.zone)}</span></li>`,
      )}</ul></section>`
}`,
  });
}
