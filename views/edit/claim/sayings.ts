/** The sayings of a claim in the newsroom: who said it, the forms that attach and take off, merge and split, and the log. */
import { HEDGE_NAMES, HEDGES } from '../../../claims/claim.ts';
import type { KnownClaimant } from '../../../claims/editorial/claimants.ts';
import type { Work } from '../../../claims/editorial/work.ts';
import { ALIKE_LABEL } from '../../../claims/sayings/alike.ts';
import { DEED_WORDS, type SayingAtWork, type SayingDeed, UNDOABLE } from '../../../claims/sayings/at-work.ts';
import { LINK_KINDS, LINK_NAMES, type LinkedClaim, saidOnName } from '../../../claims/sayings/saying.ts';
import { claimantInWords } from '../../parts/claimant.ts';
import { bdi, isolated } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { quoted, quotedText } from '../../parts/quoted.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import {
  areaField,
  checkField,
  type FormState,
  fieldId,
  issueSummary,
  selectField,
  textField,
} from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type OfferedRepeat, repeatsPanel } from '../parts/repeats.ts';
import { statusBar, workHeading } from '../parts/status.ts';
import { whichField } from '../parts/which.ts';

export interface SayingsPageProps {
  desk: Desk;
  work: Work;
  quote: string;
  /** The unit of the claimed figure; undefined if the claim has none. */
  unit: string | undefined;
  sayings: readonly SayingAtWork[];
  links: readonly LinkedClaim[];
  deeds: readonly SayingDeed[];
  /** Whether they may confirm, take off, merge, split, link and undo. */
  isReviewer: boolean;
  /** Whether they may confirm what they attached themselves. */
  mayConfirm(saying: SayingAtWork): boolean;
  /** What is asked of sayings that wait and may not state the claim, by their numbers. */
  unlike: ReadonlyMap<number, string>;
  /** The claims that its words may repeat. */
  offered: readonly OfferedRepeat[];
  /** Those of the typed name, if somebody has to say which it is. */
  known: readonly KnownClaimant[];
  state: FormState;
  ticked: readonly string[];
  notice?: string | undefined;
}

/** How much of a quotation the title of the page has. */
const TITLED = 60;

/** The page of a claim's sayings. */
export function sayingsPage(props: SayingsPageProps): Html {
  const { desk, work, quote, state, notice, isReviewer } = props;
  const isOpen = work.withdrawn === null;
  return editPage(desk, {
    title: `Sayings of ${quotedText(quote, TITLED)}`,
    section: 'claims',
    body: html`${workHeading('Sayings', quote)}
${statusBar(work, desk, 'sayings')}
${issueSummary(state, 'That was not done')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="lead">${isOpen ? 'Who said the same besides. A saying changes nothing in the verdict; each has the word of its own day on the page.' : 'The claim was withdrawn, so that nothing is attached to it, confirmed or merged any more. What was said stays in the record: a reviewer can take a saying off, or undo what was done.'}</p>
${isReviewer && isOpen ? repeatsPanel({ desk, slug: work.slug, quote, isPublished: true, offered: props.offered }) : nothing}
<div class="parts">
${part('said', 'Who said it', sayingList(props))}
${isOpen ? part('attach', 'Attach a saying', attachForm(props)) : nothing}
${isReviewer && isOpen ? html`${part('links', 'Claims that belong with it', linksPart(props))}${part('whole', 'The claim as a whole', html`${mergeForm(props)}${splitForm(props)}`)}` : nothing}
${part('log', 'What was done', log(props))}
</div>`,
  });
}

function part(id: string, title: string, body: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}</section>`;
}

function act({ desk, work }: SayingsPageProps, what: string, body: Html): Html {
  return html`<form method="post" action="${urls.edit.sayings(work.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="${what}">${body}</form>`;
}

function folded({ state }: SayingsPageProps, title: string, fields: readonly string[], body: Html): Html {
  const isOpen =
    state.issues.some(({ field }) => fields.includes(field)) ||
    (fields.includes('words') && (state.fields['words'] ?? '') !== '');
  return html`<details class="more"${isOpen ? html` open` : nothing}><summary>${title}</summary>
${body}</details>`;
}

function sayingList(props: SayingsPageProps): Html {
  const { sayings } = props;
  if (sayings.length === 0) return html`<p>Nobody but the claimant, as far as the ledger knows.</p>`;
  return html`<ul class="held">${sayings.map((one) => sayingItem(props, one))}</ul>`;
}

function sayingItem(props: SayingsPageProps, one: SayingAtWork): Html {
  const { work, isReviewer, desk } = props;
  const { id, said, waits } = one;
  const name = `detach.${id}`;
  const words = said.reported === true ? html`as reported: ${bdi(said.quote)}` : quoted(said.quote);
  return html`<li>
<p>${waits ? html`<strong>Waits for a second editor.</strong> ` : nothing}${claimantInWords(said.claimant, isolated)}, ${waits || work.withdrawn !== null ? saidOnName(said.saidOn) : html`<a href="${urls.saying(work.slug, id)}">${saidOnName(said.saidOn)}</a>`}: ${words}${said.appearance === undefined ? nothing : html` (<bdi>${said.appearance.title}</bdi>)`}</p>
<p class="note">Attached by ${bdi(one.addedBy)}, ${moment(one.addedAt, desk.site.zone)}${one.why === null ? nothing : html`: ${bdi(one.why)}`}</p>
${waits && isReviewer && work.withdrawn === null ? (props.mayConfirm(one) ? confirmForm(props, id) : html`<p class="note">You attached it: somebody else confirms it.</p>`) : nothing}
${
  isReviewer
    ? folded(
        props,
        'Take it off',
        [name],
        act(
          props,
          'detach',
          html`<input type="hidden" name="id" value="${id}">${textField(props.state, { name, label: 'Why it is no saying of this claim', hint: waits ? 'For the newsroom.' : 'Readers see the reason among the corrections.' })}
<p><button class="plain">Take it off</button></p>`,
        ),
      )
    : nothing
}</li>`;
}

/** The form that confirms a saying; one whose words may not state the claim says why, and asks for an answer. */
function confirmForm(props: SayingsPageProps, id: number): Html {
  const asked = props.unlike.get(id);
  return act(
    props,
    'confirm',
    html`<input type="hidden" name="id" value="${id}">${
      asked === undefined
        ? nothing
        : html`<p class="notice">${asked}</p>${checkField(props.state, { name: `alike.${id}`, label: ALIKE_LABEL })}`
    }<p><button>Confirm that they said it</button></p>`,
  );
}

/** The fields of the form that attaches. */
const ATTACH = [
  'words',
  'claimant.name',
  'claimant.role',
  'claimant.organisation',
  'claimant.party',
  'saidOn',
  'appearance.title',
  'appearance.publisher',
  'appearance.url',
  'claimed',
  'within',
  'which',
  'alike',
  'other',
];

function attachForm(props: SayingsPageProps): Html {
  const { state, unit, known } = props;
  return folded(
    props,
    'Somebody said it too',
    ATTACH,
    act(
      props,
      'attach',
      html`${areaField(state, { name: 'words', label: 'The words', hint: 'Exactly as they were said or written.', rows: 3 })}
${checkField(state, { name: 'reported', label: 'As reported', hint: 'The exact words are not known: these are the words of the report.' })}
${textField(state, { name: 'claimant.name', label: 'Who said it' })}
${known.length === 0 ? nothing : whichField(state, 'which', known)}
${checkField(state, { name: 'claimant.body', label: 'A body, not a person' })}
<div class="row">${textField(state, { name: 'claimant.role', label: 'Role then', optional: true })}
${textField(state, { name: 'claimant.organisation', label: 'Of what', optional: true })}
${textField(state, { name: 'claimant.party', label: 'Party then', optional: true })}</div>
${textField(state, { name: 'saidOn', label: 'When', hint: 'A day, such as 25 October 2022. If it is not known, the month or the year: readers are told so.' })}
${textField(state, { name: 'appearance.title', label: 'Where', hint: 'The debate, the programme, the article.' })}
<div class="row">${textField(state, { name: 'appearance.publisher', label: 'Publisher', optional: true })}
${textField(state, { name: 'appearance.url', label: 'Address', hint: 'Where the words can be read or heard.', spellcheck: false })}</div>
${
  unit === undefined
    ? nothing
    : html`<div class="row">${textField(state, { name: 'claimed', label: 'Their figure, if it is another', optional: true, hint: html`In ${unit}: the same question in other digits.`, inputmode: 'decimal' })}
${selectField(state, { name: 'hedge', label: 'How sure they were', optional: true, choices: HEDGE_NAMES.map((value) => ({ value: value === 'bare' ? '' : value, label: value === 'bare' ? 'The figure alone' : HEDGES[value] })) })}</div>`
}
${textField(state, { name: 'within', label: 'Held in the words of another claim', optional: true, hint: 'The last part of its address, if these words are a part of longer ones that the ledger has: then they are not counted again.', spellcheck: false })}
${textField(state, { name: 'why', label: 'Why it is the same', optional: true, hint: 'For the newsroom.' })}
${state.issues.some(({ field }) => field === 'alike') || state.fields['alike'] === 'yes' ? checkField(state, { name: 'alike', label: ALIKE_LABEL, hint: 'Tick it if these words state the claim. If they do not, they are no saying of it: a draft of their own can be linked.' }) : nothing}
${state.issues.some(({ field }) => field === 'other') || state.fields['other'] === 'yes' ? checkField(state, { name: 'other', label: 'It is another occasion', hint: 'Tick it if they said it again. If it is a report of the same occasion, leave it: the claim has the saying.' }) : nothing}
<p class="note">Readers see it once a reviewer has confirmed that they said it.</p>
<p><button>Attach</button></p>`,
    ),
  );
}

function linksPart(props: SayingsPageProps): Html {
  const { links, state } = props;
  return html`${
    links.length === 0
      ? nothing
      : html`<ul class="held">${links.map(
          (one) =>
            html`<li>${LINK_KINDS[one.link]}: <a href="${urls.claim(one.slug)}">${quoted(one.quote)}</a> ${undoForm(props, one.deed, 'Unlink')}</li>`,
        )}</ul>`
  }
${folded(
  props,
  'Link another claim',
  ['link.to', 'link.kind'],
  act(
    props,
    'link',
    html`${textField(state, { name: 'link.to', label: 'The other claim', hint: 'The last part of its address.', spellcheck: false })}
${selectField(state, { name: 'link.kind', label: 'How they belong together', choices: LINK_NAMES.map((value) => ({ value, label: LINK_KINDS[value] })), fallback: 'other-time' })}
<p><button>Link</button></p>`,
  ),
)}`;
}

function mergeForm(props: SayingsPageProps): Html {
  const { state } = props;
  return folded(
    props,
    'Merge with another claim',
    ['merge.with', 'merge.reason'],
    act(
      props,
      'merge',
      html`<p>Only where both test the same: kind, evidence, options and figure. The one that was said later becomes sayings of the other, and its address leads there as long as the merge stands, which a reviewer can undo. Its revisions stay readable.</p>
${textField(state, { name: 'merge.with', label: 'The other claim', hint: 'The last part of its address.', spellcheck: false })}
${textField(state, { name: 'merge.reason', label: 'Why they are one', hint: 'Readers see the reason.' })}
<p><button>Merge</button></p>`,
    ),
  );
}

function splitForm(props: SayingsPageProps): Html {
  const { state, ticked } = props;
  const standing = props.sayings.filter(({ waits }) => !waits);
  if (standing.length === 0) return nothing;
  const wrong = state.issues.filter(({ field }) => field === 'split');
  const id = fieldId('split');
  return folded(
    props,
    'Make some sayings a claim of their own',
    ['split', 'split.reason'],
    act(
      props,
      'split',
      html`<fieldset class="radios${wrong.length > 0 ? ' wrong' : ''}" id="${id}"><legend>Which sayings</legend>
<p class="hint">The first of them are the words of the new claim, which is tested on the same evidence and published at once.</p>
${wrong.map(({ message }) => html`<p class="error">${message}</p>`)}
${standing.map(
  (one) =>
    html`<div class="check"><input type="checkbox" id="${id}-${one.id}" name="saying.${one.id}" value="yes"${ticked.includes(String(one.id)) ? html` checked` : nothing}><label for="${id}-${one.id}">${bdi(one.said.claimant.name)}, ${saidOnName(one.said.saidOn)}: ${quoted(one.said.quote)}</label></div>`,
)}</fieldset>
${textField(state, { name: 'split.reason', label: 'Why they are a claim of their own', hint: 'Readers see the reason.' })}
<p><button>Make them a claim</button></p>`,
    ),
  );
}

/** The form that undoes a deed, which asks why. */
function undoForm(props: SayingsPageProps, deed: number, label: string): Html {
  const name = `undo.${deed}`;
  return folded(
    props,
    label,
    [name],
    act(
      props,
      'undo',
      html`<input type="hidden" name="deed" value="${deed}">${textField(props.state, { name, label: 'Why it is undone', hint: 'Readers see the reason where they saw what was done.' })}
<p><button class="plain">${label}</button></p>`,
    ),
  );
}

/** How much of a quotation names another claim. */
const QUOTED = 120;

function log(props: SayingsPageProps): Html {
  const { deeds, desk, isReviewer } = props;
  if (deeds.length === 0) return html`<p>Nothing yet.</p>`;
  return html`<ul class="held">${deeds.map(
    (deed) => html`
<li>${DEED_WORDS[deed.what]}${deed.who.map(({ name, saidOn }, i) => html`${i === 0 ? ': ' : '; '}${bdi(name)}, ${saidOnName(saidOn)}`)}${deed.other === null ? nothing : html` (${quoted(deed.other, QUOTED)})`}; ${bdi(deed.by)}, ${moment(deed.at, desk.site.zone)}.${deed.reason === null ? nothing : html` ${bdi(deed.reason)}`}${
      deed.undone !== null
        ? html` Undone: ${bdi(deed.undone.by)}, ${moment(deed.undone.at, desk.site.zone)}.`
        : isReviewer && UNDOABLE.has(deed.what)
          ? undoForm(props, deed.id, 'Undo')
          : nothing
    }</li>`,
  )}</ul>`;
}
