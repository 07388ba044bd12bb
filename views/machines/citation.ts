/** How a verdict is cited: as text, Markdown, HTML, BibTeX and CSL-JSON, each with its revision and its day. */

import type { Claim } from '../../claims/bundle.ts';
import type { Licence } from '../../claims/editorial/licence.ts';
import { dayIn } from '../../claims/exact/zone.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { claimantCut, claimantInWords, claimantIsolated } from '../parts/claimant.ts';
import { isolated } from '../parts/direction.ts';
import { headlineShown, reasonsOf } from '../parts/headline-shown.ts';
import { escapeMarkup } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { dayInWords } from '../parts/time.ts';
import { absolute, urls } from '../parts/urls.ts';

/** The formats, in publishers' words. */
export const CITATION_FORMATS = {
  txt: 'Plain text',
  md: 'Markdown',
  html: 'HTML',
  bib: 'BibTeX',
  json: 'CSL-JSON',
} as const;

export type CitationFormat = keyof typeof CITATION_FORMATS;

/** Whether a text names a format. */
export function isCitationFormat(text: string): text is CitationFormat {
  return Object.hasOwn(CITATION_FORMATS, text);
}

/** What is cited: a verdict, or a withdrawal. */
export interface Cited {
  /** Scheme and host of the ledger. */
  origin: string;
  claim: Claim;
  /** The day of the citation, `YYYY-MM-DD`. */
  today: string;
  /** The newsroom's time zone. */
  zone: string;
  /** The verdicts of both clocks; null if it was withdrawn. */
  verdicts: Clocks | null;
  revision: number | null;
  /** When what is cited was published or withdrawn, ISO 8601. */
  publishedAt: string;
  isPinned: boolean;
  /** Whether the verdicts are those that were published on the revision. */
  isPublished: boolean;
  /** Since when today's verdict has differed from the pinned one, ISO 8601; null if it does not. */
  changedAt: string | null;
  /** Why it was withdrawn; null if it was not. */
  withdrawn: string | null;
  /** The licence of the ledger; null if none was chosen. */
  licence?: Licence | null;
}

/** The parts that every format writes. */
interface Parts {
  quote: string;
  /** Who said it; and where no markup can be, with each part kept from reordering the others. */
  by: string;
  byIsolated: string;
  saidOn: string;
  /** The headline in a sentence without its stop, and in a few words. */
  label: string;
  short: string;
  because: string;
  /** "On the figures known on 3 May 2026. Revision 1, published on 1 May 2026, method 2026-11." */
  standing: string;
  address: string;
  /** "Open Government Licence v3.0: https://…", or empty. */
  rights: string;
}

const QUOTE = 600;
const TITLE_QUOTE = 160;

function partsOf(cited: Cited): Parts {
  const { claim, verdicts, revision, publishedAt, withdrawn, zone } = cited;
  const shown = verdicts === null ? null : headlineShown(verdicts, verdicts.now.asOf);
  const on = dayInWords(publishedAt, zone);
  return {
    quote: clip(withoutMarks(claim.quote), QUOTE),
    by: clip(claimantInWords(claim.claimant), QUOTE),
    byIsolated: claimantIsolated(claim.claimant, QUOTE),
    saidOn: dateInWords(claim.saidOn),
    label: shown?.sentence ?? 'Withdrawn',
    short: shown?.short ?? 'Withdrawn',
    because: clip(shown === null ? (withdrawn ?? '') : reasonsOf(shown), QUOTE),
    standing:
      verdicts === null
        ? `The claim was withdrawn from the ledger on ${on}; no verdict stands.`
        : `On the figures known on ${dateInWords(verdicts.now.asOf)}. Revision ${revision}, published on ${on}, method ${verdicts.now.method}.${changedSince(cited)}`,
    address: addressOf(cited),
    rights: licenceIn(cited),
  };
}

/** The licence, if one was chosen. */
function licenceIn({ licence = null }: Cited): string {
  return licence === null ? '' : `${licence.name}: ${licence.url}`;
}

/** A sentence if the verdict has changed since the pinned one, with the address of the new one; otherwise empty. */
function changedSince({ origin, claim: { slug }, changedAt, zone }: Cited): string {
  return changedAt === null
    ? ''
    : ` The verdict has changed since, on ${dayInWords(changedAt, zone)}: ${absolute(origin, urls.claim(slug))}`;
}

/**
 * The address of what is cited: the revision as it was published or, if the citation follows the claim, as it stood on the day of the
 * citation. What time alone has moved since it was published is on no revision yet: the claim as of that day shows it.
 */
function addressOf({ origin, claim: { slug }, verdicts, revision, isPinned, isPublished }: Cited): string {
  if (verdicts === null) return absolute(origin, urls.claim(slug));
  const { asOf } = verdicts.now;
  if (!isPublished) return absolute(origin, urls.claim(slug, asOf));
  return absolute(origin, urls.claimPinned(slug, revision, isPinned ? undefined : asOf));
}

/** The day of publication, `YYYY-MM-DD`. */
function publishedOn({ publishedAt, zone }: Cited): string {
  return dayIn(zone, publishedAt);
}

/** A citation in a format. */
export function citation(cited: Cited, format: CitationFormat): string {
  return WRITERS[format](partsOf(cited), cited);
}

const WRITERS: Record<CitationFormat, (parts: Parts, cited: Cited) => string> = {
  txt: ({ quote, byIsolated, saidOn, label, because, standing, address, rights }) =>
    `“${isolated(quote)}” (${byIsolated}, ${saidOn}). Plumbline: ${label}. ${because} ${standing} ${address}${rights === '' ? '' : `\n${rights}`}\n`,

  md(parts) {
    const [quote, by, because] = [isolated(parts.quote), parts.byIsolated, parts.because].map(escapeMarkdown);
    return `> “${quote}”\n>\n> ${by}, ${parts.saidOn}\n\n**${parts.label}.** ${because}\n\n[Plumbline](<${parts.address}>). ${parts.standing}${parts.rights === '' ? '' : `\n\n${escapeMarkdown(parts.rights)}`}\n`;
  },

  html(parts, { claim }) {
    const [quote, because, address] = [parts.quote, parts.because, parts.address].map(escapeMarkup);
    return `<blockquote cite="${address}"><p dir="auto">“${quote}”</p><p>${claimantCut(claim.claimant, QUOTE)}, ${parts.saidOn}</p></blockquote>
<p><strong>${parts.label}.</strong> <span dir="auto">${because}</span></p>
<p><a href="${address}">Plumbline</a>. ${parts.standing}</p>
${parts.rights === '' ? '' : `<p>${escapeMarkup(parts.rights)}</p>\n`}`;
  },

  bib(parts, cited) {
    const fields: [name: string, value: string][] = [
      ['author', '{Plumbline}'],
      ['title', `{${escapeTex(titleOf(parts))}}`],
      ['year', publishedOn(cited).slice(0, 4)],
      ['date', publishedOn(cited)],
      ['version', cited.revision === null ? '' : `revision ${cited.revision}`],
      ['howpublished', `\\url{${escapeUrl(parts.address)}}`],
      ['url', escapeUrl(parts.address)],
      // A pinned verdict is the same on whichever day it is visited.
      ['urldate', cited.isPinned ? '' : cited.today],
      ['note', escapeTex(`${parts.by}, ${parts.saidOn}. ${parts.standing}`)],
      ['copyright', escapeTex(parts.rights)],
      ['abstract', escapeTex(`“${parts.quote}” ${parts.label}. ${parts.because}`)],
    ];
    return `@misc{${keyOf(cited)},\n${fields
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `  ${name} = {${value}},\n`)
      .join('')}}\n`;
  },

  json(parts, cited) {
    const item = {
      id: keyOf(cited),
      type: 'webpage',
      title: titleOf(parts),
      author: [{ literal: 'Plumbline' }],
      'container-title': 'Plumbline',
      issued: { 'date-parts': [dateParts(publishedOn(cited))] },
      ...(cited.isPinned ? {} : { accessed: { 'date-parts': [dateParts(cited.today)] } }),
      URL: parts.address,
      ...(cited.revision === null ? {} : { version: `revision ${cited.revision}` }),
      language: 'en-GB',
      abstract: `“${parts.quote}” ${parts.label}. ${parts.because}`,
      note: [`${parts.by}, ${parts.saidOn}. ${parts.standing}`, parts.rights]
        .filter((part) => part !== '')
        .join(' '),
    };
    return `${JSON.stringify([item], null, 2)}\n`;
  },
};

function titleOf({ quote, short }: Parts): string {
  return `“${clip(quote, TITLE_QUOTE)}”: ${short}`;
}

/** A key that names the claim and what is cited of it: letters, digits and hyphens. */
function keyOf(cited: Cited): string {
  const { claim, revision, verdicts } = cited;
  const state = verdicts === null ? `withdrawn-${publishedOn(cited)}` : `r${revision}-${verdicts.now.asOf}`;
  return `plumbline-${claim.slug.replace(/[^a-z0-9-]/gi, '-')}-${state}`;
}

function dateParts(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Text escaped for Markdown, including GitHub's. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&!$@]/g, (character) => `\\${character}`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`);
}

const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
};

/** Text escaped for TeX. BibTeX also counts braces after a backslash, so they are written by name. */
function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#_%~^<>|"`]/g, (character) => TEX[character] ?? character);
}

/** An address in BibTeX, with the characters that TeX would read percent-encoded. */
function escapeUrl(address: string): string {
  return address.replace(/[{}\\^~"<>|`\s]/g, encodeURIComponent);
}
