/** The pairs of words that editors say are one, or never one: the form that adds one, the list, and what was taken off. */
import { type KeptPair, STANDS } from '../../../claims/repeats/paired-words.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type FormState, issueSummary, radioField, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

export interface WordsPageProps {
  desk: Desk;
  pairs: readonly KeptPair[];
  state: FormState;
  notice?: string | undefined;
}

/** The page. */
export function wordsPage(props: WordsPageProps): Html {
  const { state, notice, pairs } = props;
  const [standing, off] = [
    pairs.filter((pair) => pair.off === null),
    pairs.filter((pair) => pair.off !== null),
  ];
  return editPage(props.desk, {
    title: 'Words that are one',
    section: 'words',
    body: html`<h1>Words that are one, and words that never are</h1>
${issueSummary(state, 'That was not done')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="lead">When a sentence is held against the claims of the ledger, the things that both count are compared. The program reads people, patients and persons as one thing, and never people and cases; here you say the same of other words. It changes no claim and no verdict, only what is offered as a repeat.</p>
<div class="parts">
<section aria-labelledby="add"><h2 id="add">Add a pair</h2>${addForm(props)}</section>
<section aria-labelledby="standing"><h2 id="standing">Pairs that hold</h2>
${standing.length === 0 ? html`<p>None yet.</p>` : html`<ul class="held">${standing.map((pair) => standingItem(props, pair))}</ul>`}</section>
${
  off.length === 0
    ? nothing
    : html`<section aria-labelledby="off"><h2 id="off">Taken off</h2><ul class="held">${off.map((pair) => offItem(props, pair))}</ul></section>`
}
</div>`,
  });
}

function addForm({ desk, state }: WordsPageProps): Html {
  return html`<form method="post" action="${urls.edit.words()}">${guard(desk.tokens)}<input type="hidden" name="do" value="add">
<div class="row">${textField(state, { name: 'one', label: 'A word', hint: 'The noun of a thing, such as lorry. All its forms are meant.' })}
${textField(state, { name: 'other', label: 'Another word', hint: 'Such as truck.' })}</div>
${radioField(state, {
  name: 'stand',
  label: 'What holds of them',
  choices: [
    {
      value: 'one',
      label: 'They are one',
      hint: 'A claim about the one may repeat a claim about the other.',
    },
    { value: 'never', label: 'They are never one', hint: 'Equal numbers of the two are never a repeat.' },
  ],
})}
${textField(state, { name: 'reason', label: 'Why', hint: 'It goes with the pair when the tables of the ledger are given away.' })}
<p><button>Add the pair</button></p></form>`;
}

const named = ({ one, other, stand }: KeptPair) =>
  html`<strong>${bdi(one)}</strong> and <strong>${bdi(other)}</strong> ${STANDS[stand]}`;

const said = ({ desk }: WordsPageProps, { by, at, reason }: { by: string; at: string; reason: string }) =>
  html`${bdi(by)}, ${moment(at, desk.site.zone)}: ${bdi(reason)}`;

function standingItem(props: WordsPageProps, pair: KeptPair): Html {
  const name = `off.${pair.id}`;
  const isOpen = props.state.issues.some(({ field }) => field === name);
  return html`<li><p>${named(pair)}</p><p class="note">${said(props, pair)}</p>
<details class="more"${isOpen ? html` open` : nothing}><summary>Take it off<span class="hidden"> the list: ${pair.one}, ${pair.other}</span></summary>
<form method="post" action="${urls.edit.words()}">${guard(props.desk.tokens)}<input type="hidden" name="do" value="off"><input type="hidden" name="id" value="${pair.id}">
${textField(props.state, { name, label: 'Why it does not hold', hint: 'For the newsroom.' })}
<p><button class="plain">Take it off</button></p></form></details></li>`;
}

function offItem(props: WordsPageProps, pair: KeptPair): Html {
  return html`<li><p>${named(pair)}</p><p class="note">${said(props, pair)}</p>${
    pair.off === null ? nothing : html`<p class="note">Taken off: ${said(props, pair.off)}</p>`
  }</li>`;
}
