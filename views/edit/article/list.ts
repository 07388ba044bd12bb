/** The list of an article: the text with its marks, and beside it what can be checked, to be ticked. */
import type { ArticleReading, Head } from '../../../claims/article/article.ts';
import { named } from '../../../claims/drafting/article-sheet.ts';
import { apartTold } from '../../../claims/drafting/article-told.ts';
import { tally } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { urls } from '../../parts/urls.ts';
import { type FormState, issueSummary } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { entryItem, type ShownItem, tickedWords } from './item.ts';
import { HEAD_FIELDS, HEAD_PARTS, headFields, headName, headTold } from './paste.ts';
import { markedText } from './text.ts';

export { isMade, isMatched, matchedWords, type ShownItem, type ShownLine } from './item.ts';

/** The name of a part of the head that the form was drawn from. */
export const wasName = (part: keyof Head) => `was.${part}`;

export interface ListProps {
  desk: Desk;
  id: number;
  text: string;
  head: Head;
  order: 'rank' | 'text';
  reading: ArticleReading;
  items: readonly ShownItem[];
  /** How many drafts came of it. */
  drafts: number;
  /** The numbers that were taken back in, by where they begin. */
  back: readonly number[];
  /** Whether what was set apart is shown open. */
  showsApart: boolean;
  state: FormState;
  notice?: string | undefined;
}

/** The page of an article that is worked on. */
export function articlePage(props: ListProps): Html {
  const { desk, id, text, head, items, state, drafts, reading } = props;
  return editPage(desk, {
    title: head.title ?? 'An article',
    section: 'article',
    script: true,
    body: html`<header class="work-head"><h1>${head.title === undefined ? 'An article' : clip(head.title, 160)}</h1></header>
<a class="skip" href="#claims-found">Skip to the claims</a>
${issueSummary(state, 'Nothing was saved yet', { autofocus: !standsAtHead(state) })}
${drafts === 0 ? nothing : html`<p><a href="${urls.edit.article(id)}">${tally(drafts, 'draft')} of this text</a></p>`}
${reading.language === 'other' ? html`<p class="notice once">This text does not read as English, which is the only language that is read: what is proposed below may be far too little.</p>` : nothing}
<form method="post" action="${urls.edit.article(id)}" enctype="multipart/form-data" id="article-form">${guard(desk.tokens)}
<button class="hidden" name="do" value="read" tabindex="-1" aria-hidden="true">Read again</button>
<input type="hidden" name="order" value="${props.order}">${HEAD_PARTS.map((part) => html`<input type="hidden" name="${wasName(part)}" value="${head[part] ?? ''}">`)}${props.back.map((start) => html`<input type="hidden" name="${named.back(start)}" value="yes">`)}
${headSection(props)}
<div class="article-grid">
${markedText(
  text,
  items.map(({ number, entry }) => ({ start: entry.start, end: entry.start + entry.quote.length, number })),
)}
<section class="article-list" id="claims-found" tabindex="-1" aria-label="What can be checked">
${list(props)}
</section>
</div>
</form>
${deletion(desk, id, drafts)}`,
  });
}

/** Whether what is wrong first is in the head: then that field gets the focus. */
function standsAtHead({ issues: [first] }: FormState): boolean {
  return first?.field.startsWith('head.') === true;
}

/** Where it stood, for all entries at once; what the text itself states is offered. */
function headSection({ head, state, reading: { offered } }: ListProps): Html {
  const fields = Object.fromEntries(
    HEAD_PARTS.map((part) => {
      const isWrong = state.issues.some(({ field }) => field === headName(part));
      // What cannot be read is shown as it was typed.
      return [headName(part), (isWrong ? state.fields[headName(part)] : undefined) ?? head[part] ?? ''];
    }),
  );
  const open = HEAD_PARTS.filter((part) => head[part] === undefined && offered[part] !== undefined);
  const isOpen =
    head.title === undefined || head.publisher === undefined || head.date === undefined || open.length > 0;
  const told = headTold(head);
  return html`<details class="article-head"${isOpen || state.issues.some(({ field }) => field.startsWith('head.')) ? html` open` : nothing}><summary>Where it stood${told.length === 0 ? nothing : html`: <span dir="auto">${told.join(', ')}</span>`}</summary>
${headFields({ fields, issues: state.issues }, false)}
${
  open.length === 0
    ? nothing
    : html`<p class="offered">The text says: ${open.map((part, i) => html`${i === 0 ? '' : '; '}${HEAD_FIELDS[part].label.toLowerCase()} “<span dir="auto">${clip(offered[part] ?? '', 120)}</span>”`)}. <button class="plain" name="do" value="take-head">Take these</button></p>`
}
<p><button class="plain" name="do" value="read">Read again with this</button> <span class="hint">A change here changes every claim that was not edited by hand.</span></p>
</details>`;
}

function list(props: ListProps): Html {
  const { items, order, state, reading, showsApart, notice } = props;
  if (items.length === 0)
    return html`<p class="lead">Nothing was found in this text that a figure or a record could decide.</p>${apartList(props)}`;
  return html`<div class="list-actions">
<p id="list-said" role="status">${notice ?? tickedWords(items)}</p>
<p class="buttons"><button name="do" value="batch">Make drafts of what is ticked</button>
<button class="plain" name="do" value="match">Tick all with a match</button>
<button class="plain" name="do" value="${order === 'rank' ? 'by-text' : 'by-rank'}">${order === 'rank' ? 'In the order of the text' : 'Best first'}</button></p>
<p class="hint scripted" hidden>Keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> tick, <kbd>m</kbd> tick all with a match, <kbd>e</kbd> edit, <kbd>s</kbd> speaker, <kbd>1</kbd>–<kbd>9</kbd> kind, <kbd>t</kbd> split or join tests, <kbd>o</kbd> order, <kbd>u</kbd> what was set apart, <kbd>Enter</kbd> make drafts.</p></div>
${reading.more === 0 ? nothing : html`<p class="notice once">${tally(items.length, 'claim')} are shown, the best first; ${reading.more} more were found. Paste the text in parts to see them.</p>`}
<ol class="entries">${items.map((item) => entryItem(item, state))}</ol>
<p><button name="do" value="batch">Make drafts of what is ticked</button></p>
${apartList({ ...props, showsApart })}`;
}

/** The numbers that are no claims, each with its reason and a way back in. */
function apartList({ text, reading: { apart }, back, showsApart }: ListProps): Html {
  const left = apart.filter(({ start }) => !back.includes(start));
  if (left.length === 0) return nothing;
  return html`<details id="apart"${showsApart ? html` open` : nothing}><summary>${tally(left.length, 'number')} set apart</summary>
<ul class="apart">${left
    .slice(0, MAX_APART)
    .map(
      ({ start, end, why }) =>
        html`<li><span dir="auto">${around(text, start, end)}</span> <span class="why">${apartTold(why)}</span> <button class="plain" name="do" value="back:${start}">Take back in<span class="hidden"> “${text.slice(start, end)}”</span></button></li>`,
    )}</ul>${left.length > MAX_APART ? html`<p class="hint">And ${left.length - MAX_APART} more.</p>` : nothing}</details>`;
}

/** How many numbers that were set apart are listed. */
const MAX_APART = 300;
/** How much of the text is shown around them, in characters. */
const AROUND = 30;

function around(text: string, start: number, end: number): Html {
  return html`…${text.slice(Math.max(0, start - AROUND), start)}<b>${text.slice(start, end)}</b>${text.slice(end, end + AROUND)}…`;
}

/** The form that deletes a text. */
export function deletion(desk: Desk, id: number, drafts: number): Html {
  return html`<details class="deletion"><summary>Delete this text</summary>
<form method="post" action="${urls.edit.article(id)}">${guard(desk.tokens)}
<p>The text is deleted for good.${drafts === 0 ? nothing : ' The drafts that came of it and that readers do not see are discarded with it, and can be taken up again; what is published stays.'}</p>
<p><button class="danger" name="do" value="delete">Delete the text</button></p></form></details>`;
}
