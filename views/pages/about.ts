/**
 * What the ledger says of itself: what it is, who pays for it, who its people are, and how to complain. Where it has said
 * nothing, the page says that.
 */

import { type About, CODE_WORDS, CODES } from '../../claims/editorial/about.ts';
import { count } from '../../claims/words/numbers.ts';
import { bdi } from '../parts/direction.ts';
import { type Html, html, jsonBlock, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { markdown } from '../parts/markdown.ts';
import { absolute, urls } from '../parts/urls.ts';

export interface AboutProps {
  site: Site;
  about: About;
  /** Whether the newsroom publishes nothing that a second person has not read. */
  secondReader: boolean;
}

/** The pages, by the ends of their addresses; `about` is the first. */
export const ABOUT_PAGES = ['about', 'funding', 'team', 'complaints'] as const;

export type AboutPage = (typeof ABOUT_PAGES)[number];

interface Drawn {
  title: string;
  description: string;
  body(props: AboutProps): Html;
}

const PAGES: Record<AboutPage, Drawn> = {
  about: {
    title: 'About this ledger',
    description:
      'What this ledger is, how claims are chosen and checked, who decides, and how it is corrected.',
    body: aboutBody,
  },
  funding: {
    title: 'Who pays for this ledger',
    description: 'Who funds this ledger, in its own words.',
    body: fundingBody,
  },
  team: {
    title: 'Who makes this ledger',
    description: 'The people of this ledger, and who reads what before it is published.',
    body: teamBody,
  },
  complaints: {
    title: 'How to complain',
    description: 'How to tell this ledger that it is wrong, what happens then, and where to turn after that.',
    body: complaintsBody,
  },
};

function addressOf(page: AboutPage): string {
  return page === 'about' ? urls.about() : urls.about(page);
}

/** One of the pages. */
export function aboutPage(page: AboutPage, props: AboutProps): Html {
  const { title, description, body } = PAGES[page];
  return layout(props.site, {
    title,
    description,
    path: addressOf(page),
    ...(page === 'about' ? { head: organisation(props.site) } : {}),
    body: html`<article class="about">
<h1>${title}</h1>
${body(props)}
<nav class="about-pages" aria-label="About this ledger"><ul>${ABOUT_PAGES.map((one) => html`<li><a href="${addressOf(one)}"${one === page ? html` aria-current="page"` : nothing}>${PAGES[one].title}</a></li>`)}</ul></nav>
</article>`,
  });
}

/** What a page is called. */
export function aboutTitle(page: AboutPage): string {
  return PAGES[page].title;
}

/** What a page says, as somebody of the newsroom previews it. */
export function aboutText(page: AboutPage, props: AboutProps): Html {
  return PAGES[page].body(props);
}

/** The ledger as schema.org/NewsMediaOrganization, with its policies where they are told. */
function organisation({ origin }: Site): Html {
  const at = (path: string) => absolute(origin, path);
  return jsonBlock('application/ld+json', {
    '@context': 'https://schema.org',
    '@type': 'NewsMediaOrganization',
    name: 'Plumbline',
    url: at(urls.home()),
    publishingPrinciples: at(urls.about()),
    verificationFactCheckingPolicy: at(urls.method()),
    correctionsPolicy: at(urls.corrections()),
    ownershipFundingInfo: at(urls.about('funding')),
    masthead: at(urls.about('team')),
    actionableFeedbackPolicy: at(urls.about('complaints')),
  });
}

/** A text of the ledger's own, or what it has not said. */
function own(text: string, unsaid: string): Html {
  return text.trim() === ''
    ? html`<p class="unsaid">${unsaid}</p>`
    : html`<div class="own-words" dir="auto">${markdown(text, { under: 2 })}</div>`;
}

function section(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}
</section>`;
}

function aboutBody({ about: { texts }, secondReader }: AboutProps): Html {
  return html`<p class="lead">This is a public ledger of political claims. Somebody said something with a number in it; the ledger holds the published figures, and the verdict is computed from them.</p>
${section('who', 'Who runs it', own(texts.who, 'This ledger has not said who runs it.'))}
${section('choosing', 'How claims are chosen', own(texts.choosing, 'This ledger has not said how it chooses the claims that it tests.'))}
${section(
  'decides',
  'Who decides',
  html`<p>Nobody types a verdict in. People choose what was claimed and which published figures it is tested on; the verdict follows by a <a href="${urls.method()}">method</a> that is the same for everybody. The method is told there in short for readers, and then exactly; anybody can download a claim with its figures and compute it again.</p>
<p>${readerRule(secondReader)}</p>`,
)}
${section(
  'corrections',
  'How it is corrected',
  html`<p>A figure that is revised is recorded beside the earlier one, which stays. A published verdict does not change silently: each change is dated, says why, and stands on the page of its claim and among <a href="${urls.corrections()}">all corrections</a>, with what was there before. Claims that were withdrawn are listed there too.</p>
<p>Whoever has another figure can work a claim out with it on the claim’s page, and send it to the newsroom. <a href="${urls.about('complaints')}">How to complain</a> says what else can be done.</p>`,
)}`;
}

function readerRule(secondReader: boolean): string {
  return secondReader
    ? 'What is written in the newsroom is published only once a second person has read it, and the page of such a claim says so. A claim that was loaded from a file may have been read by nobody else.'
    : 'A reviewer of this newsroom may publish their own work without a second reader; the page of a claim says so where that was done.';
}

function fundingBody({ about: { texts } }: AboutProps): Html {
  return html`${own(texts.funding, 'This ledger has not said who funds it.')}
<p class="note">Its pages set no cookies for readers and ask nothing of other sites.</p>`;
}

function teamBody({ about: { texts }, secondReader }: AboutProps): Html {
  return html`${own(texts.team, 'This ledger has not said who its people are.')}
<p class="note">${readerRule(secondReader)}</p>`;
}

function complaintsBody({ about }: AboutProps): Html {
  return html`<p class="lead">If something here is wrong, these are the ways, the shortest first.</p>
<ol class="ways">
<li><h2>You have another figure</h2>
<p>On the page of the claim, under “What would change it”, put it in the place of the published one. The page shows what becomes of the verdict, and lets you send the figure with its source. You are given an address at which you see what becomes of it. No account is needed.</p></li>
<li><h2>Write to the ledger first</h2>
${contactOf(about)}
<p>Say which claim it is about, what is wrong, and where that can be checked. Whoever made a claim has a right of reply: what they answer is published with it, word for word.</p>
${answerTime(about)}
${about.texts.complaints.trim() === '' ? nothing : html`<div class="own-words" dir="auto">${markdown(about.texts.complaints, { under: 2 })}</div>`}</li>
<li><h2>What happens then</h2>
<p>If it is wrong, it is corrected in the open: the page of the claim and <a href="${urls.corrections()}">the list of all corrections</a> say what was changed, when and why.</p></li>
<li><h2>If the answer does not satisfy you</h2>
${escalation(about)}</li>
</ol>`;
}

function contactOf({ contact }: About): Html {
  if (contact.trim() === '')
    return html`<p class="unsaid">This ledger has not given an address to write to.</p>`;
  if (/^https?:\/\//i.test(contact))
    return html`<p>Write to it here: <a href="${contact}" rel="noopener">${contact}</a></p>`;
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(contact)
    ? html`<p>Write to <a href="mailto:${encodeURIComponent(contact).replace('%40', '@')}">${contact}</a></p>`
    : html`<p>Write to: ${bdi(contact)}</p>`;
}

function answerTime({ answerDays }: About): Html {
  return answerDays === null
    ? html`<p class="unsaid">It has not said within how many days it answers.</p>`
    : html`<p>It says that it answers within ${count(answerDays, 'day')}.</p>`;
}

/** Where to turn after the ledger: the bodies of the codes that it has signed; or that it has signed none, and what is left. */
function escalation({ codes }: About): Html {
  const signed = codes.map((code) => CODE_WORDS[code]);
  const others = CODES.filter((code) => !codes.includes(code)).map((code) => CODE_WORDS[code]);
  return html`${
    signed.length === 0
      ? html`<p>This ledger has not signed ${CODE_WORDS.ifcn.name} (${CODE_WORDS.ifcn.short}), nor ${CODE_WORDS.efcsn.name} (${CODE_WORDS.efcsn.short}), so that neither body hears complaints about it.</p>`
      : signed.map(
          ({ name, short, body, complaints }) =>
            html`<p>This ledger says that it has signed ${name} (${short}). If you have written to it first, you can complain to ${body}: <a href="${complaints}" rel="noopener">${complaints}</a></p>`,
        )
  }
${signed.length > 0 && others.length > 0 ? html`<p class="note">It has not signed ${others.map(({ name, short }) => `${name} (${short})`).join(', nor ')}.</p>` : nothing}
<p>What you can always do: every claim is offered with its figures and the <a href="${urls.method()}">method</a>, so that you can compute the verdict again, and publish where it goes wrong.</p>`;
}
