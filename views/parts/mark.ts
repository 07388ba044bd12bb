/** The mark of the ledger, a plumb line, and the marks of verdicts: a shape for each standing, with its words. */
import type { VerdictShown } from '../../claims/editorial/correction.ts';
import { type Headline, wordOfVerdict } from '../../claims/verdict/headline.ts';
import { type HeadlineStanding, standingOfHeadline } from '../../claims/verdict/headline-standing.ts';
import type { Standing } from '../../claims/verdict/reader-words.ts';
import { type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { type AnyVerdict, FINDING_WORDS, type Finding, PACE_FINDINGS } from '../../claims/verdict/verdict.ts';
import { type Html, html, nothing, trusted } from './html.ts';
import { urls } from './urls.ts';

const PLUMB = `<path d="M7 3h18v3.2H17.6V17h1.9l2.6 4.4L16 30.4 9.9 21.4 12.5 17h1.9V6.2H7z"/>`;

/** The plumb line as a drawing in the colour of the text. */
export const logo: Html = trusted(
  `<svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" fill="currentColor">${PLUMB}</svg>`,
);

/** The plumb line as a file of its own, light on dark and dark on light. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:#1d2a35}@media(prefers-color-scheme:dark){path{fill:#e9e4da}}</style>${PLUMB}</svg>
`;

/** Told apart by outline as well as by colour: disc with tick, half disc, square with cross, ring with dash, diamond with arrows. */
const SHAPES: Record<HeadlineStanding, string> = {
  supports: '<circle cx="12" cy="12" r="11"/><path class="cut" d="m6.5 12.4 3.8 3.8 7.2-8"/>',
  partly: '<circle class="ring" cx="12" cy="12" r="10"/><path d="M12 2a10 10 0 0 0 0 20z"/>',
  against:
    '<rect x="1.5" y="1.5" width="21" height="21" rx="2.5"/><path class="cut" d="m7.5 7.5 9 9m0-9-9 9"/>',
  open: '<circle class="ring dashed" cx="12" cy="12" r="10"/><path class="line" d="M8 12h8"/>',
  turned:
    '<path d="M12 .6 23.4 12 12 23.4.6 12z"/><path class="cut" d="M6.5 9.6h11l-3.4-3.4m3.4 8.2h-11l3.4 3.4"/>',
};

/** The shape of a standing. There are always words next to it, so screen readers skip it. */
function shape(standing: HeadlineStanding): Html {
  return trusted(
    `<svg class="shape" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${SHAPES[standing]}</svg>`,
  );
}

/**
 * A reader's word by shape, colour and label: the one mark of a verdict. `label` is what is written, if that is more than the
 * word: the sentence of a headline.
 */
export function wordMark(word: Word, { size = 'small', label }: WordMarkOptions = {}): Html {
  const { label: own, standing } = wordForReaders(word);
  return html`<span class="mark ${standing} ${size}">${shape(standing)}<span>${label ?? own}</span></span>`;
}

export interface WordMarkOptions {
  size?: 'small' | 'large';
  label?: Html | string;
}

/** A headline by the shape and colour of both clocks together, and its words: a sentence, or fewer. */
export function headlineMark(
  standing: HeadlineStanding,
  label: Html | string,
  size: 'small' | 'large' = 'small',
): Html {
  return html`<span class="mark ${standing} ${size}">${shape(standing)}<span>${label}</span></span>`;
}

/** A headline at the head of a page, which leads to what its word means: the deciding clock large, and beneath it what the other one says. */
export function linkedHeadline(
  headline: Headline,
  [first, second]: readonly [first: string, second?: string],
): Html {
  const { label, means } = wordForReaders(headline.word);
  const said =
    second === undefined
      ? first
      : html`${first}<span class="comma">;</span> <span class="side">${second}</span>`;
  return html`<a class="means" href="${urls.word(headline.word)}" title="${label}: ${means}">${headlineMark(standingOfHeadline(headline), said, 'large')}</a>`;
}

/**
 * The exact finding, which stands under a word and has no colour of its own; it leads to what it means. Nothing where it
 * says the same as the word.
 */
export function exactFinding(finding: Finding, word?: Word): Html {
  if (isSaid(finding, word)) return nothing;
  return html`<a class="exactly" href="${urls.finding(finding)}">${FINDING_WORDS[finding].label}</a>`;
}

function isSaid(finding: Finding, word: Word | undefined): boolean {
  return word !== undefined && wordForReaders(word).label === FINDING_WORDS[finding].label;
}

/** A verdict by its word, with the exact finding beside it, and no links: for forms, and for verdicts in lists. */
export function verdictWord(verdict: AnyVerdict, size: 'small' | 'large' = 'small'): Html {
  return wordWithFinding(wordOfVerdict(verdict), verdict.finding, size);
}

function wordWithFinding(word: Word, finding: Finding, size: 'small' | 'large' = 'small'): Html {
  return html`${wordMark(word, { size })} ${findingBeside(finding, word)}`;
}

/** The exact finding beside a word, with no link. Nothing where it says the same as the word. */
export function findingBeside(finding: Finding, word: Word): Html {
  return isSaid(finding, word) ? nothing : html`<span class="exactly">${FINDING_WORDS[finding].label}</span>`;
}

/** For a claim, against it, or neither: the class of what surrounds a verdict. */
export function toneOf(verdict: AnyVerdict): Standing {
  return wordForReaders(wordOfVerdict(verdict)).standing;
}

/** A verdict as a correction quotes it: by its word, or by its finding if it was published before there were words. */
export function shownMark({ word, finding, standing }: VerdictShown): Html {
  if (word === undefined)
    return html`<span class="mark ${standing} small">${shape(standing)}<span>${findingWords(finding, standing)}</span></span>`;
  return wordWithFinding(word, finding);
}

/** The same in words alone. */
export function shownWords({ word, finding, standing }: VerdictShown): string {
  return word === undefined ? findingWords(finding, standing) : wordForReaders(word).label;
}

/** Whether a pace bears out what was said, which its label does not show. */
const SIDES: Partial<Record<Standing, string>> = {
  supports: 'as claimed',
  against: 'not as claimed',
};

/** Whether a pace bears out what was said; undefined if the label of the finding says it all. */
export function sideOf(finding: Finding, given: Standing | undefined): string | undefined {
  return given !== undefined && isPace(finding) ? SIDES[given] : undefined;
}

/** A finding as its mark reads, in words alone: "Short of pace, as claimed". */
export function findingWords(finding: Finding, given?: Standing): string {
  const side = sideOf(finding, given);
  return `${FINDING_WORDS[finding].label}${side === undefined ? '' : `, ${side}`}`;
}

function isPace(finding: Finding): boolean {
  return PACE_FINDINGS.some((pace) => pace === finding);
}
