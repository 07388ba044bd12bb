/**
 * The form step by step, for narrow screens: one step is in view, the others are a link away. The style sheet shows the
 * step that the address leads into, or else the one that the server drew open, so that it works without a script.
 */
import { type Html, html, nothing } from '../../parts/html.ts';
import { type PreviewProps, verdictNow } from './preview.ts';

/** The steps in order, each with its short name, and with how a link tells what comes next. */
export const STEPS = {
  words: { name: 'Words', next: 'the words' },
  speaker: { name: 'Who', next: 'who said it, when and where' },
  test: { name: 'Test', next: 'what the words claim' },
  evidence: { name: 'Figures', next: 'the figures' },
  finish: { name: 'Notes', next: 'notes, and on to review' },
} as const;

export type Step = keyof typeof STEPS | 'preview';

const NAMES = Object.keys(STEPS) as (keyof typeof STEPS)[];

/** Where the fields of each step begin. */
const FIELDS: readonly (readonly [Step, RegExp])[] = [
  ['words', /^(?:quote|slug)$/],
  ['speaker', /^(?:claimant\.|saidOn$|appearance\.|appearance$|topic$|claimant$)/],
  ['test', /^(?:kind$|claimed\.|options\.)/],
  ['evidence', /^(?:inputs|alsoOn|insteadOf|related)\b/],
];

/** The step that a field is in. */
export function stepOf(field: string): Step {
  return FIELDS.find(([, own]) => own.test(field))?.[0] ?? 'finish';
}

/** The step that is open once a button was pressed; `shown` is the one that was in view, if the script says so. */
export function stepAfter(button: string, shown: string): Step {
  const [, what = ''] = /^(?:find|add-part|drop-part|source|undo):(.+)$/.exec(button) ?? [];
  if (button === 'show') return 'preview';
  if (button === 'kind') return 'test';
  if (button === 'read' || button.startsWith('take:')) return 'words';
  if (what !== '')
    return stepOf(
      /^(?:claimant|appearance|topic|alsoOn|insteadOf|related)/.test(what) ? what : `inputs.${what}`,
    );
  const own = NAMES.find((name) => name === shown);
  if (own !== undefined) return own;
  return button === 'know' ? 'speaker' : button === 'preview' ? 'preview' : 'evidence';
}

/** A step of the form, with the way to the next. */
export function stepSection(name: keyof typeof STEPS, open: Step, body: Html): Html {
  const next = NAMES[NAMES.indexOf(name) + 1];
  return html`<div class="step${name === open ? ' open' : ''}" id="step-${name}">
${body}
${next === undefined ? nothing : html`<p class="next"><a href="#step-${next}">Next: ${STEPS[next].next}</a></p>`}
</div>`;
}

/** The bar that stays in view on narrow screens: the steps, and the verdict as it stands, which leads to the preview. */
export function stepsBar(open: Step, preview: PreviewProps): Html {
  return html`<nav class="steps" aria-label="Steps of the form"><ol>${NAMES.map(
    (name) =>
      html`<li><a href="#step-${name}" class="to-${name}${name === open ? ' open' : ''}">${STEPS[name].name}</a></li>`,
  )}<li><a href="#preview-heading" class="to-verdict${open === 'preview' ? ' open' : ''}"><span class="hidden">Preview: </span><span id="verdict-now">${verdictNow(preview)}</span></a></li></ol></nav>`;
}
