/** Pages that say what went wrong, and where to go from there. */

import { type ClaimItem, claimList } from '../parts/claim-list.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { urls } from '../parts/urls.ts';

export interface MessageProps {
  site: Site;
  status: number;
  title: string;
  message: string;
  /** Claims that the reader may have meant. */
  near?: readonly ClaimItem[];
}

export function messagePage({ site, status, title, message, near = [] }: MessageProps): Html {
  return layout(site, {
    title,
    description: message,
    path: '/',
    unlisted: true,
    body: html`<p class="topic">${status}</p>
<h1>${title}</h1>
<p class="lead" dir="auto">${message}</p>
${near.length === 0 ? nothing : html`<section aria-labelledby="near"><h2 id="near" class="section">Was it one of these?</h2>${claimList(near, 'h3')}</section>`}
<search><form class="search" method="get" action="${urls.claims()}"><div class="field wide"><label for="q">Search the claims</label><input id="q" name="q" type="search" maxlength="200"></div><button>Search</button></form></search>
<p><a href="${urls.claims()}">All claims</a> · <a href="${urls.evidence()}">All evidence</a> · <a href="${urls.home()}">The front page</a></p>`,
  });
}
