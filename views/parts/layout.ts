/** The frame of every page: head, masthead, foot. */
import { type Licence, NO_LICENCE } from '../../claims/editorial/licence.ts';
import { type Html, html, nothing } from './html.ts';
import { logo } from './mark.ts';
import { type Card, pictureOfPage, social } from './social.ts';
import { absolute, urls } from './urls.ts';

/** What a page needs to know of its site. */
export interface Site {
  /** Scheme and host, for canonical addresses. */
  origin: string;
  /** The hash in the address of the style sheet. */
  styleHash: string;
  /** The day of the page at the newsroom, `YYYY-MM-DD`. */
  today: string;
  /** The newsroom's time zone, by which days and times are told. */
  zone: string;
  /** What others may do with verdicts and data; null if that was not chosen. */
  licence?: Licence | null;
}

export interface Page {
  /** The title of the page, without the site's name unless it begins with that. */
  title: string;
  description: string;
  /** The canonical path. */
  path: string;
  /** Which entry of the menu it belongs to. */
  section?: 'claims' | 'people' | 'topics' | 'evidence' | 'method';
  /** What sites that link to it may show, if it is about one thing. */
  card?: Card;
  /** More elements of the head. */
  head?: Html;
  body: Html;
  /** Whether search engines should leave the page out. */
  unlisted?: boolean;
  /** The page that stands for it in search engines, if it is another one: the path of a claim, say, for one of its revisions. */
  canonical?: string;
  /** Whether other sites should show nothing of it: what a reader made is not to be passed on as the ledger's. */
  unshared?: boolean;
  /** Pages of the newsroom take more room than reading does. */
  wide?: boolean;
}

/** The longest title and description that search engines and cards show. */
export const MAX_TITLE = 120;
const MAX_DESCRIPTION = 300;

/** The site's name, which ends the title of each page. */
const NAME = 'Plumbline';

/** A whole page. */
export function layout(site: Site, page: Page): Html {
  const named = atMost(page.title, MAX_TITLE);
  const title = named.startsWith(NAME) ? named : `${named} · ${NAME}`;
  const description = atMost(page.description, MAX_DESCRIPTION);
  const address = absolute(site.origin, page.path);
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
${
  page.unlisted === true
    ? html`<meta name="robots" content="noindex">
`
    : nothing
}${
  page.unlisted === true && page.canonical === undefined
    ? nothing
    : html`<link rel="canonical" href="${absolute(site.origin, page.canonical ?? page.path)}">
${page.unshared === true ? nothing : social({ title: named, description, address, card: page.card, picture: pictureOfPage(site.origin, page.path, title) })}`
}<link rel="icon" href="${urls.icon()}" type="image/svg+xml">
<link rel="stylesheet" href="${urls.style(site.styleHash)}">
${page.head ?? nothing}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<div class="wrap${page.wide === true ? ' wide' : ''}">
<a class="brand" href="${urls.home()}">${logo}<span>Plumbline</span></a>
<nav aria-label="Main">
<ul>
${menu('Claims', urls.claims(), page.section === 'claims')}
${menu('People', urls.people(), page.section === 'people')}
${menu('Topics', urls.topics(), page.section === 'topics')}
${menu('Evidence', urls.evidence(), page.section === 'evidence')}
${menu('Method', urls.method(), page.section === 'method')}
</ul>
</nav>
</div>
</header>
<main id="main" class="wrap${page.wide === true ? ' wide' : ''}" tabindex="-1">
${page.body}
</main>
<footer class="foot">
<div class="wrap${page.wide === true ? ' wide' : ''}">
<p><strong>Plumbline</strong> is a public ledger of political claims. Its verdicts are not opinions typed into a field: each is computed from published figures by a <a href="${urls.method()}">method</a> that anybody can follow, and anybody can compute it again from the data offered with every claim.</p>
<p class="licence">${licenceLine(site.licence ?? null)}</p>
<nav aria-label="More"><ul><li><a href="${urls.about()}">About</a></li><li><a href="${urls.about('funding')}">Funding</a></li><li><a href="${urls.about('team')}">Team</a></li><li><a href="${urls.about('complaints')}">Complaints</a></li><li><a href="${urls.corrections()}">Corrections</a></li><li><a href="${urls.apiDocs()}">API</a></li><li><a href="${urls.signIn()}">For editors</a></li></ul></nav>
</div>
</footer>
</body>
</html>
`;
}

/** What others may do with verdicts and data. */
function licenceLine(licence: Licence | null): Html | string {
  return licence === null
    ? NO_LICENCE
    : html`Verdicts and data: <a rel="license noopener" href="${licence.url}">${licence.name}</a>. Each source keeps its own licence.`;
}

function menu(label: string, href: string, current: boolean): Html {
  return html`<li><a href="${href}"${current ? html` aria-current="true"` : nothing}>${label}</a></li>`;
}

/** Controls of writing direction, which would reorder the text around a quoted one. */
const BIDI_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The same controls but those that keep a text by itself, which pages put around quoted ones. */
const BIDI_OVERRIDE = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/g;

/** A page's own text in at most `length` characters, with what keeps the texts that it quotes by themselves. */
function atMost(text: string, length: number): string {
  const short = cut(text.slice(0, 4 * length).replace(BIDI_OVERRIDE, ''), length);
  const open = short.split('\u2068').length - short.split('\u2069').length;
  return short + '\u2069'.repeat(Math.max(0, open));
}

/** Text cut at a word, with an ellipsis, to at most `length` characters. */
export function clip(text: string, length: number): string {
  return cut(text.slice(0, 4 * length).replace(BIDI_CONTROL, ''), length);
}

function cut(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const characters = [...flat];
  if (characters.length <= length) return flat;
  const short = characters.slice(0, length - 1).join('');
  const space = short.lastIndexOf(' ');
  return `${(space > length / 2 ? short.slice(0, space) : short).replace(/[\s,;:.–-]+$/, '')}…`;
}
