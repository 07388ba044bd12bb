/** The frame of what other sites show in an iframe: no menu, no foot, one style sheet, one small script. */
import { type Html, html, nothing, trusted } from '../parts/html.ts';
import type { Theme } from '../parts/theme.ts';
import { absolute, urls } from '../parts/urls.ts';

/** What an embedded page needs of the site that serves it. */
export interface EmbedSite {
  /** Scheme and host, for canonical addresses. */
  origin: string;
  /** The hash in the address of the style sheet of embeds. */
  styleHash: string;
  /** The script that tells the host how tall the page is: our own, and the one that the policy of cards names. */
  script: string;
}

interface Framed {
  site: EmbedSite;
  theme: Theme;
  title: string;
  /** The path of the page that this one tells of. */
  canonical: string | null;
  /** What the host is told that this is: a slug, or a list of them. Without one the host is told nothing. */
  name: string | null;
  /** The classes of the page: how it stands to the claim. */
  tone: string;
  body: Html;
}

/** A whole page for an iframe. Everything can be read without the script. */
export function embedFrame({ site, theme, title, canonical, name, tone, body }: Framed): Html {
  return html`<!doctype html>
<html lang="en-GB"${theme === 'auto' ? nothing : html` class="${theme}"`}${name === null ? nothing : html` data-claim="${name}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="robots" content="noindex">
${canonical === null ? nothing : html`<link rel="canonical" href="${absolute(site.origin, canonical)}">\n`}<link rel="stylesheet" href="${urls.embedStyle(site.styleHash)}">
</head>
<body class="${tone}">
<main>
${body}
</main>
${name === null ? nothing : html`<script>${trusted(site.script)}</script>\n`}</body>
</html>
`;
}

/** A link out of the frame, which the ledger's own pages could not be shown in. */
export function outward(href: string, text: Html | string, kind?: string): Html {
  return html`<a${kind === undefined ? nothing : html` class="${kind}"`} href="${href}" target="_blank" rel="noopener">${text}</a>`;
}
