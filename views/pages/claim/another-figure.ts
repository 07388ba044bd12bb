/**
 * "I have another figure": the form that asks for a reader's own number, and the parts of the page that is worked out with
 * it, which say everywhere that it is the reader's.
 */

import type { Bundle } from '../../../claims/bundle.ts';
import { type OwnFigure, type OwnInput, ownInputs } from '../../../claims/drafting/another-figure.ts';
import { whichField, whichOf } from '../../../claims/drafting/another-figure-reader.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { standingOfHeadline } from '../../../claims/verdict/headline-standing.ts';
import type { Clocks, Verdict } from '../../../claims/verdict/verdict.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { lowered, sentence } from '../../../claims/words/text.ts';
import { BLANK, type FormState, issueSummary, selectField, textField } from '../../edit/parts/fields.ts';
import { bdi } from '../../parts/direction.ts';
import { headed } from '../../parts/headline.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip, layout, type Site } from '../../parts/layout.ts';
import { headlineMark } from '../../parts/mark.ts';
import { figureShown, theirsBeside, type WithTheirs } from '../../parts/theirs.ts';
import { urls } from '../../parts/urls.ts';

/** The most figures of one input that a list offers; an address may name any. */
const MAX_OFFERED = 60;

/** The longest number that is taken, in characters. */
const LONGEST = 300;

/** The form under what would change a verdict, closed at first; nothing if the verdict rests on no figure. */
export function anotherFigureForm(bundle: Bundle, ...verdicts: readonly Verdict[]): Html {
  const inputs = ownInputs(bundle, verdicts);
  if (inputs.length === 0) return nothing;
  return html`<details class="another"><summary>I have another figure</summary>
<p class="note">Put your number in the place of one of ours, and this page is worked out with it. Nothing is stored or sent.</p>
${anotherFields(bundle, inputs, BLANK)}
</details>`;
}

/** The fields of that form, as they were typed, with what is wrong. */
export function anotherFields(bundle: Bundle, inputs: readonly OwnInput[], state: FormState): Html {
  return html`<form class="own" method="get" action="${urls.claimWith(bundle.claim.slug)}">
${inputs.map((input) => fieldsOf(bundle, input, state))}
<p><button>Work it out with my figure</button></p>
</form>`;
}

function fieldsOf(bundle: Bundle, { name, figures }: OwnInput, state: FormState): Html {
  const [first, second] = figures;
  if (first === undefined) return nothing;
  const called = sentence(inputName(bundle.claim.kind, name, 'called'));
  const typed = { name, autocomplete: 'off', maxlength: LONGEST } as const;
  if (second === undefined)
    return textField(state, { ...typed, label: called, hint: html`Here: ${told(bundle, first)}` });
  const which = whichField(name);
  return html`<div class="pair">${selectField(state, {
    name: which,
    label: `${called}: which one`,
    fallback: whichOf(first),
    choices: figures.slice(0, MAX_OFFERED).map((figure) => ({
      value: whichOf(figure),
      label: `${nameOf(bundle, figure)}: ${figureShown(figure)}`,
    })),
  })}
${textField(state, { ...typed, label: `Your number for it${first.unit === '' ? '' : `, in ${first.unit}`}` })}</div>`;
}

/** What a figure is in a list of several: its day, or the part that it is with what that counts. */
function nameOf({ claim, series }: Bundle, { input, series: of, at }: OwnFigure): string {
  const part = input.includes('.') ? [sentence(inputName(claim.kind, input, 'called'))] : [];
  const title = input.includes('.') ? series.find(({ id }) => id === of)?.title : undefined;
  return [
    ...part,
    ...(title === undefined ? [] : [title]),
    ...(at === undefined ? [] : [momentName(at)]),
  ].join(', ');
}

/** "16,753 officers, 31 December 2022, of Police officer uplift". */
function told({ series }: Bundle, figure: OwnFigure): Html {
  const title = series.find(({ id }) => id === figure.series)?.title;
  return html`${figureShown(figure)}${figure.also === undefined ? nothing : html` (another version: ${figureShown({ ...figure, value: figure.also.value })})`}${figure.at === undefined ? nothing : html`, ${momentName(figure.at)}`}${title === undefined ? nothing : html`, of ${bdi(title)}`}`;
}

/** What stands above the page that is worked out with a reader's figures: that it is, ours beside theirs, and what would turn it. */
export function theirsStrip(props: WithTheirs): Html {
  const { bundle, figures } = props;
  return html`<section class="theirs" aria-label="With a reader’s figure">
<p class="label">Worked out with ${figures.length === 1 ? 'a figure' : 'figures'} that a reader put in. This is no verdict of the ledger.</p>
${theirsBeside(props)}
<p class="note">${figures.length === 1 ? 'It takes' : 'Each takes'} the place of the published figure in all its versions, counts from the same day, and is taken to be as exact.</p>
<p class="links-line"><a href="${urls.claim(bundle.claim.slug)}">The claim on the published figures</a> <a href="#change">Try another number</a> <a href="#send">Send it to the newsroom</a></p>
</section>`;
}

/** What the title of that page begins with. */
export const THEIRS_NAME = 'With a reader’s figure';

/** Its description. */
export function theirsDescription(sentenceOfTheirs: string): string {
  return `What the verdict would be with a figure that a reader put in the place of a published one: ${lowered(sentenceOfTheirs)}. It is no verdict of the ledger.`;
}

export interface OwnFigurePage {
  site: Site;
  bundle: Bundle;
  ours: Clocks;
  inputs: readonly OwnInput[];
  /** What was typed, and what is wrong with it. */
  state: FormState;
}

/** The form by itself, where no number was given, or none that could be read. */
export function anotherFigurePage({ site, bundle, ours, inputs, state }: OwnFigurePage): Html {
  const { slug, quote } = bundle.claim;
  const { headline, words } = headed(ours);
  return layout(site, {
    title: 'I have another figure',
    description: 'Put your own number in the place of a published one, and see what becomes of the verdict.',
    path: urls.claimWith(slug),
    canonical: urls.claim(slug),
    unlisted: true,
    unshared: true,
    section: 'claims',
    body: html`<h1>I have another figure</h1>
<blockquote class="quoted" dir="auto">${clip(quote, 280)}</blockquote>
<p>On the published figures: ${headlineMark(standingOfHeadline(headline), words.sentence)}</p>
${issueSummary(state, 'That could not be worked out yet')}
${
  inputs.length === 0
    ? html`<p class="lead">This verdict rests on no figure that another could take the place of.</p>`
    : html`<p class="lead">Put your number beside the figure that it takes the place of; leave the others empty.</p>
${anotherFields(bundle, inputs, state)}`
}
<p><a href="${urls.claim(slug)}">Back to the claim</a></p>`,
  });
}
