/** The method for readers: in short and with pictures, what each word, flag and finding means, and how words are rated. */

import type { Claimed } from '../../claims/claim.ts';
import { rings } from '../../claims/engine/hedge.ts';
import { parseDecimal } from '../../claims/exact/number.ts';
import {
  BEST_RATING,
  WORD_NAMES,
  WORST_RATING,
  type Word,
  wordForReaders,
} from '../../claims/verdict/reader-words.ts';
import { FINDING_WORDS, FINDINGS, FLAGS, type Framing } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { amount } from '../../claims/words/numbers.ts';
import { numberLine } from '../chart/number-line.ts';
import { twoClocks } from '../chart/two-clocks.ts';
import { type Html, html, trusted } from '../parts/html.ts';
import { wordMark } from '../parts/mark.ts';
import { urls } from '../parts/urls.ts';

/** The method in some three hundred words. */
export function inShort(): Html {
  return html`<h1>The method</h1>
<p class="lead">Plumbline does not decide who is right. It takes what somebody said, the published figures that it is about, and a day, and computes one word by rules that are the same for everybody. Here they are in short; <a href="#the-specification">the specification</a> follows.</p>
<section aria-labelledby="in-short"><h2 id="in-short">In short</h2>
<h3>A figure is read as it was said</h3>
<p>“20,000 officers” is a round number: nobody who says it means not one more and not one fewer. So each figure is read with a width, which depends on how it was said. Where the evidence lies in the inner ring, the words are right. In the outer ring they are a rounded or a stretched figure; a little outside of it they are slightly off, and a long way outside they fail. “Exactly”, “nearly”, “more than” and “between” each draw rings of their own.</p>
${ringPicture({ value: '20000', unit: 'officers', hedge: 'bare' }, '20180', 'in the inner ring, right')}
${ringPicture({ value: '450', unit: 'officers', hedge: 'nearly' }, '394', 'in the outer ring, nearly right')}
<h3>Two clocks</h3>
<p>Figures are revised, and nobody can know what will be published later. So a claim is judged on the figures that were known when it was said, and the verdict on today’s figures stands beside it. Promises and forecasts are judged by what came of them.</p>
${clocksPicture()}
<h3>Right words can leave something out</h3>
<p>A figure may be provisional, the dates far apart; another starting year may say otherwise. That changes no verdict: each such thing stands beside it in a sentence, under <a href="#flags">“What this leaves out”</a>.</p>
<h3>What no verdict says</h3>
<p>Not whether somebody lied, why a figure moved, or whether a policy is good. Where the figures do not settle it, the word says so. And every page shows its working, its sources, what would change it, and the data to compute it yourself.</p>
</section>`;
}

/** A claimed figure's rings, with a figure that the evidence might give. */
function ringPicture(claimed: Claimed, figure: string, where: string): Html {
  const { in: inner, out } = rings(claimed);
  const end = (q: { valueOf(): number } | null) => (q === null ? null : Number(q.valueOf()));
  const point = Number(figure);
  const shown = amount(parseDecimal(figure), claimed.unit);
  const labels = {
    claimed: `said: ${english.claimed({ ...claimed, in: '', out: '' })}`,
    computed: `the evidence: ${shown}`,
  };
  const drawing = numberLine({
    description: `On a line, ${labels.claimed}; ${labels.computed}: ${where}.`,
    unit: claimed.unit,
    in: { lo: end(inner.lo), hi: end(inner.hi) },
    out: { lo: end(out.lo), hi: end(out.hi) },
    computed: { lo: point, hi: point, point },
    computedLabel: labels.computed,
    claimedLabel: labels.claimed,
  });
  return html`<figure class="plot">${trusted(drawing)}<figcaption><span class="key ring"></span> the inner ring <span class="key out"></span> the outer ring <span class="key used"></span> the evidence: ${where}</figcaption></figure>`;
}

/** A claim that the figures bore out when it was said, and not any more. */
function clocksPicture(): Html {
  const label = (word: Word) => wordForReaders(word).label;
  const drawing = twoClocks(
    'On a line of time, two days. On 31 August 2023, when “1.2% smaller” was said, the published figure is −1.2%: right. On 1 September 2023 it is revised to 0.6%: wrong.',
    ['When it was said', 'On today’s figures'],
    [
      { day: '31 August 2023', figure: 'published: −1.2%', word: label('right') },
      { day: '1 September 2023', figure: 'revised to 0.6%', word: label('wrong') },
    ],
  );
  return html`<figure class="plot">${trusted(drawing)}<figcaption>“1.2% smaller”: right when said; wrong on today’s figures, which were revised on 1 September 2023. The page says both.</figcaption></figure>`;
}

/** What each word means, and what it is rated. */
export function wordsTable(): Html {
  return html`<section aria-labelledby="words"><h2 id="words">The words</h2>
<p>A claim gets one word. Where the two clocks say different words, both are told, the one that decides first; where one is for the claim and the other against it, the mark takes neither side.</p>
<dl class="findings">${WORD_NAMES.map((word) => html`<div id="word-${word}"><dt>${wordMark(word)}</dt><dd>${wordForReaders(word).means}</dd></div>`)}</dl></section>`;
}

const FLAG_MEANS: Record<Framing['flag'], { label: string; means: string }> = {
  coverage: {
    label: 'How far back',
    means: 'The words say more than the figures can: they were tested only so far back.',
  },
  gaps: { label: 'Holes', means: 'Some figures that there should be are missing.' },
  tied: { label: 'A tie', means: 'Another has the same figure, and so the same place.' },
  field: {
    label: 'Not all were compared',
    means: 'Some of those that the words compare have no figure here.',
  },
  understated: { label: 'More than said', means: 'The figures give clearly more than the words claim.' },
  'far-below': {
    label: 'Far below',
    means: 'The figures lie at half of the limit that the words name, or less.',
  },
  wide: { label: 'A wide range', means: 'The range that the words name is so wide that much would fit it.' },
  'dates-apart': {
    label: 'Dates apart',
    means: 'The figures that are set side by side are over half a year apart.',
  },
  provisional: {
    label: 'Provisional',
    means: 'A figure that it rests on was provisional, and may be revised.',
  },
  'own-figures': {
    label: 'Its own figures',
    means: 'The words were tested only on figures from the same place as the words.',
  },
  'same-day': {
    label: 'Published that day',
    means: 'A figure that it rests on was published on the day of the words, perhaps after them.',
  },
  measure: { label: 'Another measure', means: 'By another measure of the same thing it reads otherwise.' },
  'per-head': { label: 'Per head', means: 'Allowing for how many people there are, it goes the other way.' },
  'real-terms': { label: 'After inflation', means: 'Allowing for prices, it goes the other way.' },
  window: {
    label: 'The starting point matters',
    means: 'From other natural starting or end points, it goes the other way.',
  },
  stale: {
    label: 'A newer figure was out',
    means: 'A newer figure was already published when it was said, and goes the other way.',
  },
};

/** What each flag means. */
export function flagsTable(): Html {
  return html`<section aria-labelledby="flags"><h2 id="flags">What right words can leave out</h2>
<p>None of these changes a verdict. Whether they matter is for readers to judge.</p>
<dl class="findings">${FLAGS.map((flag) => html`<div id="flag-${flag}"><dt>${FLAG_MEANS[flag].label}</dt><dd>${FLAG_MEANS[flag].means}</dd></div>`)}</dl></section>`;
}

/** What each exact finding means. */
export function findingsTable(): Html {
  return html`<section aria-labelledby="findings"><h2 id="findings">The exact findings</h2>
<p>Under each word stands the exact finding that it comes from.</p>
<dl class="findings">${FINDINGS.map((finding) => html`<div id="finding-${finding}"><dt>${FINDING_WORDS[finding].label}</dt><dd>${FINDING_WORDS[finding].means}</dd></div>`)}</dl></section>`;
}

/** The scale of the ratings that programs read. */
export function ratingScale(): Html {
  const rated = (rating: number | undefined) =>
    WORD_NAMES.filter((word) => wordForReaders(word).rating === rating).map(
      (word) => wordForReaders(word).label,
    );
  const scale = [5, 4, 3, 2, 1, undefined].map((rating) => ({ rating, words: rated(rating) }));
  return html`<section aria-labelledby="rating"><h2 id="rating">The rating in ClaimReview</h2>
<p>Search engines and archives read verdicts in a format called ClaimReview, in which a number may accompany the words, from ${WORST_RATING}, the worst, to ${BEST_RATING}, the best. The word is the verdict; the number follows from it by this table and says nothing more. A verdict that settles nothing has no number, and neither has what was said of the future or of the way to a target.</p>
<div class="scroll" role="region" aria-label="Ratings and words" tabindex="0"><table><thead><tr><th scope="col">Rating</th><th scope="col">Words</th></tr></thead>
<tbody>${scale.filter(({ words }) => words.length > 0).map(({ rating, words }) => html`<tr><th scope="row">${rating ?? 'None'}</th><td>${words.join(', ')}</td></tr>`)}</tbody></table></div>
<p class="note"><a href="${urls.claims()}">Claims by their words</a></p>
</section>`;
}
