/** Several claims in a few lines, for an article about a speech or a debate: each with its verdict and a link to it. */

import type { Claim } from '../../claims/bundle.ts';
import type { ChangedSince } from '../../claims/editorial/embedding.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { count } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { headlineShown } from '../parts/headline-shown.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { headlineMark, logo } from '../parts/mark.ts';
import { quoted } from '../parts/quoted.ts';
import type { Theme } from '../parts/theme.ts';
import { day, time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';
import { type EmbedSite, embedFrame, outward } from './frame.ts';
import { saidNote, type ToldShort } from './said.ts';

/** One entry of the list, in the order that was asked for. */
export type StripItem =
  | { state: 'unknown'; asked: string }
  | { state: 'withdrawn'; claim: Claim; at: string }
  | {
      state: 'published';
      claim: Claim;
      revision: number;
      isPinned: boolean;
      verdicts: Clocks;
      changed: ChangedSince | null;
      /** Who said it besides, if the entry follows the claim. */
      told?: ToldShort;
    };

export interface StripProps {
  site: EmbedSite;
  theme: Theme;
  /** The name under which the script reports to the host: the list as the address has it. */
  name: string;
  items: readonly StripItem[];
}

/** How much of a quotation and of a name an entry shows. */
export const STRIP_QUOTE = 130;
export const STRIP_NAME = 80;

export function stripPage({ site, theme, name, items }: StripProps): Html {
  return embedFrame({
    site,
    theme,
    title: `${sentence(count(items.length, 'claim'))}: the verdicts · Plumbline`,
    canonical: null,
    name,
    tone: 'strip',
    body: html`<h1 class="label">${sentence(count(items.length, 'claim'))}, tested by Plumbline</h1>
<ul>${items.map((item) => html`\n<li>${row(item, site.zone)}</li>`)}
</ul>`,
    foot: html`${outward(urls.home(), html`${logo}<span>Plumbline</span>`, 'brand')} ${outward(urls.method(), 'How verdicts are computed', 'more')}`,
    embedded: urls.embeds([name]),
  });
}

function row(item: StripItem, zone: string): Html {
  if (item.state === 'unknown')
    return html`<p class="verdicts none">Not found</p>
<p class="quote">There is no published claim “<span dir="auto">${clip(item.asked, 100)}</span>”.</p>`;
  const { claim } = item;
  const pin = item.state === 'published' && item.isPinned ? item.revision : null;
  const link = outward(urls.claimPinned(claim.slug, pin), quoted(claim.quote, STRIP_QUOTE));
  const by = html`<span dir="auto">${clip(claim.claimant.name, STRIP_NAME)}</span>, ${time(claim.saidOn)}`;
  if (item.state === 'withdrawn')
    return html`<p class="verdicts none">Withdrawn</p>
<p class="quote">${link}</p>
<p class="by">${by} · withdrawn on ${day(item.at, zone)}: no verdict stands</p>`;
  const { verdicts, changed, isPinned, revision, told: said } = item;
  const { now } = verdicts;
  const claimed = now.claimed === undefined ? null : clip(english.claimed(now.claimed), 80);
  const { standing, sentence: told } = headlineShown(verdicts, isPinned ? now.asOf : undefined);
  return html`<p class="verdicts">${headlineMark(standing, told)}</p>
<p class="quote">${link}</p>
<p class="by">${by}${claimed === null ? nothing : html` · claimed: <span dir="auto">${claimed}</span>`} · as of ${time(now.asOf)}${isPinned ? html`, revision ${revision}` : nothing}${said === undefined ? nothing : html` · ${saidNote(said)}`}</p>
${changed === null ? nothing : changedNote(changed, told, zone)}`;
}

function changedNote(changed: ChangedSince, was: string, zone: string): Html {
  const { standing, sentence: is } = headlineShown(changed);
  return html`<p class="changed"><strong>Changed since this was embedded, on ${day(changed.at, zone)}:</strong> now <b class="${standing}">${is}</b>${is === was ? ', on other figures' : nothing}.</p>`;
}
