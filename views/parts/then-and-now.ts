/** How claims came out, then and now: for each word how many have it by either clock, and nothing else; and the claims. */
import type { ThenAndNow } from '../../claims/editorial/persons.ts';
import { type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { separated, tally } from '../../claims/words/numbers.ts';
import { type ClaimItem, claimList } from './claim-list.ts';
import { type Html, html, nothing } from './html.ts';
import { wordMark } from './mark.ts';
import { MAX_PAGES, pager } from './pager.ts';
import { tableLinks } from './table-links.ts';
import { type ClaimsQuery, urls } from './urls.ts';

/** A word by one of the clocks, to which a list is narrowed. */
export interface NarrowedTo {
  said?: Word | undefined;
  now?: Word | undefined;
}

/**
 * The table of words: always in the same order, whatever the numbers, and without a sum. Each number leads to its claims by
 * `to`; `chosen` is what the list is narrowed to.
 */
function thenAndNowTable(
  words: readonly ThenAndNow[],
  to: (narrowed: NarrowedTo) => string,
  chosen: NarrowedTo,
): Html {
  const cell = (n: number, narrowed: NarrowedTo, isChosen: boolean) =>
    html`<td class="num">${n === 0 ? '0' : html`<a href="${to(narrowed)}#claims"${isChosen ? html` aria-current="true"` : nothing}>${separated(String(n))}</a>`}</td>`;
  return html`<table class="then-now"><caption>How the claims came out, by <a href="${urls.method('words')}">word</a></caption>
<thead><tr><th scope="col">Verdict</th><th scope="col" class="num">When said</th><th scope="col" class="num">On today’s figures</th></tr></thead>
<tbody>${words.map(
    ({ word, said, now }) =>
      html`<tr><th scope="row">${wordMark(word)}</th>${cell(said, { said: word }, chosen.said === word)}${cell(now, { now: word }, chosen.now === word)}</tr>`,
  )}</tbody></table>`;
}

/** What the page of a person, a party or a topic is given of its claims. */
export interface NarrowedClaims {
  claims: readonly ClaimItem[];
  /** How many there are, counted up to `counted`. */
  total: number;
  counted: number;
  words: readonly ThenAndNow[];
  chosen: NarrowedTo;
  page: number;
  pageSize: number;
}

interface NarrowedClaimsProps extends NarrowedClaims {
  /** Whose claims they are, as the list of all claims is narrowed to them. */
  table: ClaimsQuery;
  /** The address of the list, narrowed, or of one of its pages. */
  to: (asked: NarrowedTo & { page?: number }) => string;
  /** What the numbers do not say. */
  note: Html;
}

/** The table with its note, and a page of the claims, latest first. */
export function narrowedClaims(props: NarrowedClaimsProps): Html {
  const { claims, total, counted, words, chosen, page, pageSize, to, note, table } = props;
  const pages = total > counted ? MAX_PAGES : Math.ceil(total / pageSize);
  return html`${words.length === 0 ? nothing : html`${thenAndNowTable(words, to, chosen)}<p class="note">${note}</p>`}
<section aria-labelledby="claims"><h2 id="claims" class="section">Claims</h2>
<p class="total" role="status">${totalInWords(total, counted)}${chosenInWords(chosen)}${total === 0 ? '.' : ', latest first.'}${isNarrowed(chosen) ? html` <a href="${to({})}#claims">All claims</a>` : nothing}</p>
${claims.length === 0 ? nothing : claimList(claims, 'h3')}
${pager(page, pages, (n) => to({ ...chosen, page: n }))}
${total === 0 || isNarrowed(chosen) ? nothing : tableLinks('claims', { ...table, order: 'latest' }, 'These claims')}</section>`;
}

function totalInWords(total: number, counted: number): string {
  if (total === 0) return 'No claim is published';
  return total > counted ? `More than ${separated(String(counted))} claims` : tally(total, 'claim');
}

/** Whether a list shows the claims of one word alone. */
export function isNarrowed({ said, now }: NarrowedTo): boolean {
  return said !== undefined || now !== undefined;
}

/** ", “Wrong” on the figures of the day it was said". */
function chosenInWords({ said, now }: NarrowedTo): string {
  const of = (word: Word) => `“${wordForReaders(word).label}”`;
  return [
    ...(said === undefined ? [] : [`, ${of(said)} when said`]),
    ...(now === undefined ? [] : [`, ${of(now)} on today’s figures`]),
  ].join('');
}
