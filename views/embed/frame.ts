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
  /** The newsroom's time zone, by which days are told. */
  zone: string;
  /** Our script that tells the host how tall the page is, the only one that the security policy of cards allows. */
  script: string;
}

interface Framed {
  site: EmbedSite;
  theme: Theme;
  title: string;
  /** The path of the page that this one is about; null if there is none. */
  canonical: string | null;
  /** The name under which the script reports to the host, a slug or a list of them; null if it reports nothing. */
  name: string | null;
  /** The classes of the page: the standing of the verdict, or `strip`. */
  tone: string;
  body: Html;
  /** What stands at the bottom of the frame, however tall that is. */
  foot: Html;
  /** The path by which a site finds out how to embed this page; null if there is nothing to embed. */
  embedded?: string | null;
}

/** A whole page for an iframe. Everything can be read without the script. */
export function embedFrame({
  site,
  theme,
  title,
  canonical,
  name,
  tone,
  body,
  foot,
  embedded = null,
}: Framed): Html {
  return html`<!doctype html>
<html lang="en-GB"${theme === 'auto' ? nothing : html` class="${theme}"`}${name === null ? nothing : html` data-claim="${name}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="robots" content="noindex">
${canonical === null ? nothing : html`<link rel="canonical" href="${absolute(site.origin, canonical)}">\n`}${embedded === null ? nothing : html`<link rel="alternate" type="application/json+oembed" href="${absolute(site.origin, urls.oembed(absolute(site.origin, embedded), 'json'))}">\n`}<link rel="stylesheet" href="${urls.embedStyle(site.styleHash)}">
</head>
<body class="${tone}">
<main>
${body}
</main>
<footer class="foot">${foot}</footer>
${name === null ? nothing : html`<script>${trusted(site.script)}</script>\n`}</body>
</html>
`;
}

/** A link out of the frame, since the ledger's own pages cannot be shown in it. */
export function outward(href: string, text: Html | string, kind?: string): Html {
  return html`<a${kind === undefined ? nothing : html` class="${kind}"`} href="${href}" target="_blank" rel="noopener">${text}</a>`;
}
