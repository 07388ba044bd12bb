/** The page where a publisher chooses how to show a verdict, sees it, and copies the code to paste. */

import { CITATION_FORMATS } from '../machines/citation.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { clip, layout, type Site } from '../parts/layout.ts';
import { quotedText } from '../parts/quoted.ts';
import { THEMES } from '../parts/theme.ts';
import { time } from '../parts/time.ts';
import { absolute, urls } from '../parts/urls.ts';
import { RESERVED } from './chooser-style.ts';
import {
  badgeAddress,
  COLUMN,
  type CodeProps,
  cardAddress,
  EMBED_FORMS,
  EMBED_WIDTHS,
  type EmbedForm,
} from './code.ts';

export interface ChooserProps extends CodeProps {
  site: Site;
  quote: string;
  /** The code to paste. */
  code: string;
  /** The rule to add to the host's style sheet; empty if none is needed. */
  rule: string;
  /** Revisions that may be pinned, the latest last, each with the day on which it was published. */
  revisions: readonly { revision: number; on: string }[];
  /** Whether today's verdict differs from that of the pinned revision. */
  isChanged: boolean;
  /** The hashes in the addresses of the page's own style sheet and script. */
  styleHash: string;
  scriptHash: string;
}

const THEME_WORDS = { auto: 'Follow the reader’s device', light: 'Light', dark: 'Dark' } as const;

export function chooserPage(props: ChooserProps): Html {
  const { site, slug, quote, chosen } = props;
  return layout(site, {
    title: `Embed: ${quotedText(quote, 70)}`,
    description: `How to show the verdict on ${quotedText(quote, 120)} on another site.`,
    path: urls.embedChooser(slug),
    section: 'claims',
    unlisted: true,
    head: html`<link rel="stylesheet" href="${urls.chooserStyle(props.styleHash)}">
<script src="${urls.chooserScript(props.scriptHash)}" defer></script>
${chosen.form === 'element' ? html`<script src="${urls.embedScript(props.script.hash)}" integrity="${props.script.integrity}" crossorigin="anonymous" defer></script>\n` : nothing}`,
    body: html`<article>
<p class="topic"><a href="${urls.claim(slug)}">The claim</a></p>
<h1>Embed this verdict</h1>
<blockquote class="quoted" dir="auto">${clip(quote, 280)}</blockquote>
${choices(props)}
<section aria-labelledby="seen">
<h2 id="seen">What your readers see</h2>
${pinNote(props)}
<div class="preview">${preview(props)}</div>
</section>
<section aria-labelledby="code">
<h2 id="code">What you paste</h2>
${hint(chosen.form)}
<label for="markup">${EMBED_FORMS[chosen.form]}</label>
<textarea id="markup" class="markup" readonly rows="${Math.min(14, Math.max(4, Math.ceil(props.code.length / 72) + 1))}" spellcheck="false">
${props.code}</textarea>
<p class="copies"><button type="button" data-copies="markup" hidden>Copy</button> <span role="status"></span></p>
${
  props.rule === ''
    ? nothing
    : html`<label for="rule">Add to your style sheet</label>
<textarea id="rule" class="markup" readonly rows="4" spellcheck="false">
${props.rule}</textarea>
<p class="copies"><button type="button" data-copies="rule" hidden>Copy the rule</button> <span role="status"></span></p>`
}
</section>
${citations(props)}
${manual(props)}
</article>`,
  });
}

/** The width of our own column on a telephone. */
const TELEPHONE = 328;

function option(value: string, words: string, isChosen: boolean): Html {
  return html`<option value="${value}"${isChosen ? html` selected` : nothing}>${words}</option>`;
}

function choices({ slug, chosen, revisions }: ChooserProps): Html {
  const select = (name: string, label: string, options: Html[]) =>
    html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options}</select></div>`;
  return html`<form class="search" method="get" action="${urls.embedChooser(slug)}">
${select(
  'form',
  'Form',
  Object.entries(EMBED_FORMS).map(([form, words]) => option(form, words, form === chosen.form)),
)}
${select(
  'theme',
  'Theme',
  THEMES.map((theme) => option(theme, THEME_WORDS[theme], theme === chosen.theme)),
)}
${select(
  'width',
  'Width',
  EMBED_WIDTHS.map((width) =>
    option(width, width === 'full' ? 'As wide as the column' : `${width} pixels`, width === chosen.width),
  ),
)}
${select('rev', 'When the verdict changes', [
  option('', 'Follow it: show the new one', chosen.rev === null),
  ...revisions.map(({ revision }) =>
    option(String(revision), `Pin revision ${revision}: say that it changed`, chosen.rev === revision),
  ),
])}
${select('style', 'Where its style goes', [
  option('', 'In the code, as an attribute', chosen.isInline),
  option('sheet', 'In your style sheet, for a strict security policy', !chosen.isInline),
])}
<button>Show</button>
</form>`;
}

/** What pinning means, if a revision is pinned. */
function pinNote({ chosen, revisions, isChanged }: ChooserProps): Html {
  const pinned = revisions.find(({ revision }) => revision === chosen.rev);
  if (pinned === undefined) return nothing;
  return html`<p class="note">Pinned to revision ${pinned.revision} of ${time(pinned.on)}: it stays as it was published then, whatever happens later. ${isChanged ? 'Today’s verdict is different, and a strip says so.' : 'If the verdict changes, a strip will say so, with the date and a link to the new one.'}</p>`;
}

function preview(props: ChooserProps): Html {
  const { chosen, title, heightAt, slug, badge, asOf, code } = props;
  const { form, theme, width, rev } = chosen;
  // The security policy of our own pages forbids style attributes.
  const wide = width === 'full' ? COLUMN : Number(width);
  const [tall, narrow] = [wide, Math.min(wide, TELEPHONE)].map((one) =>
    Math.min(RESERVED.to, Math.max(RESERVED.from, heightAt(one))),
  );
  const room = `tall-${tall} narrow-${narrow}`;
  switch (form) {
    case 'card':
      return html`<iframe class="${room}${width === 'full' ? ' whole' : ''}" src="${cardAddress(props)}" title="${props.label}" width="${wide}" height="${heightAt(wide)}"></iframe>`;
    case 'element':
      return html`<plumbline-verdict class="${room} wide-${width}" claim="${slug}"${rev === null ? nothing : html` rev="${rev}"`}${theme === 'auto' ? nothing : html` theme="${theme}"`}><a href="${urls.claim(slug)}">${title} (Plumbline, ${asOf})</a></plumbline-verdict>`;
    case 'badge':
    case 'badge-narrow':
    case 'badge-card':
      return html`<a href="${urls.claim(slug)}"><img src="${badgeAddress(props)}" alt="${props.label}" width="${badge.width}" height="${badge.height}"></a>`;
    case 'link':
      return html`<a href="${urls.claim(slug)}">${title} (Plumbline, ${asOf})</a>`;
    case 'address':
      return html`<p>What your site makes of it: WordPress shows the card, others a picture with the title.</p>`;
    default:
      return html`<pre>${code}</pre>`;
  }
}

/** What a publisher should know before pasting a form of embed. */
function hint(form: EmbedForm): Html {
  switch (form) {
    case 'card':
      return html`<p>No script, no cookies, two requests. Its height goes by the width that it gets, and fits within a line or two; your page can also set it exactly (see below).</p>`;
    case 'element':
      return html`<p>A page needs the script only once, however many verdicts it shows. The link inside the element shows until the card has loaded, and stays if the card does not load. The address names one version of the script, and <code>integrity</code> holds your readers’ browsers to it; <code>${urls.embedScript()}</code> without a hash is always the newest.</p>`;
    case 'address':
      return html`<p>Paste it on a line of its own: sites that know oEmbed turn it into the card, others into a link.</p>`;
    default:
      return nothing;
  }
}

function citations({ slug, chosen: { rev } }: ChooserProps): Html {
  return html`<section aria-labelledby="cite">
<h2 id="cite">Text and citations</h2>
<p>Each names the revision and the day of its figures${rev === null ? nothing : html`; these are of revision ${rev}`}.</p>
<ul class="links">${Object.entries(CITATION_FORMATS).map(([format, words]) => html`\n<li><a href="${urls.citation(slug, format, rev ?? undefined)}">${words}</a></li>`)}
</ul>
</section>`;
}

/** What the developers of the host's pages need to know. */
function manual({ origin, slug }: ChooserProps): Html {
  const several = decodeURIComponent(absolute(origin, urls.embeds([slug, 'another-claim', 'a-third-one@2'])));
  return html`<section aria-labelledby="manual">
<h2 id="manual">For your web developers</h2>
<h3>Several claims</h3>
<p>A strip of up to 20 verdicts for one article: <code>${several}</code>, in a frame or as <code>&lt;plumbline-verdict claim="A,B,C"&gt;</code>. A name with <code>@N</code> is pinned to revision N.</p>
<h3>Security policy</h3>
<p>A frame needs <code>frame-src ${origin}</code>, the custom element also <code>script-src ${origin}</code>, a badge <code>img-src ${origin}</code>. If your policy forbids inline styles, choose above that the style goes in your style sheet.</p>
<h3>Height</h3>
<p>A card tells the page around it how tall it is, once it has loaded and whenever that changes, by <code>postMessage</code>: <code>{plumbline: 1, claim, height, title}</code>, with the height in CSS pixels. Check that the message comes from <code>${origin}</code> and from the right frame. WordPress hosts get the height in the way that they expect.</p>
<h3>Style</h3>
<p>The custom element takes <code>--plumbline-width</code>, <code>--plumbline-max-width</code>, <code>--plumbline-min-height</code>, <code>--plumbline-border</code>, <code>--plumbline-radius</code> and <code>--plumbline-shadow</code>. Give it the <code>min-height</code> of the code above, and nothing moves when the card arrives.</p>
</section>`;
}
