/** A person or a body of the ledger, for the newsroom: what is known of it, and whose claims are whose. */
import type { Deed, Person } from '../../../claims/editorial/persons.ts';
import { tenureInWords } from '../../../claims/editorial/tenure.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { tally } from '../../../claims/words/numbers.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { quoted } from '../../parts/quoted.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, type FormState, fieldId, issueSummary, radioField, textField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

/** A claim that may be given to somebody else. */
export interface OwnClaim {
  slug: string;
  quote: string;
  saidOn: string;
  role: string | null;
  party: string | null;
}

export interface ClaimantProps {
  desk: Desk;
  person: Person;
  /** How many claims are listed, and the latest of them. */
  claims: number;
  own: readonly OwnClaim[];
  deeds: readonly Deed[];
  mayChange: boolean;
  state: FormState;
  /** The claims that were ticked. */
  ticked: readonly string[];
  notice?: string | undefined;
}

/** Somebody, with the forms that change what the ledger knows of them. */
export function claimantPage(props: ClaimantProps): Html {
  const { desk, person, claims, state, notice, mayChange } = props;
  return editPage(desk, {
    title: person.name,
    section: 'claimants',
    body: html`<p class="topic"><a href="${urls.edit.claimants()}">Claimants</a></p>
<h1 dir="auto">${person.name}</h1>
${issueSummary(state, 'That was not done')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="by">${person.isBody ? 'A body' : 'A person'} with ${claims === 0 ? 'no claim' : tally(claims, 'claim')}. <a href="${urls.claimant(person.slug)}">The page, as readers see it</a></p>
${mayChange ? nothing : html`<p class="notice once">A reviewer or an admin can change what stands here.</p>`}
<div class="parts">
${mayChange ? namesPart(props) : nothing}
${rolesPart(props)}
${partiesPart(props)}
${mayChange ? html`${mergePart(props)}${splitPart(props)}${addressPart(props)}` : nothing}
${deedsPart(props)}
</div>`,
  });
}

function act({ desk, person }: ClaimantProps, what: string, body: Html): Html {
  return html`<form method="post" action="${urls.edit.claimant(person.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="${what}">${body}</form>`;
}

/** A form that few need, folded unless something in it is wrong. */
function folded({ state }: ClaimantProps, title: string, fields: readonly string[], body: Html): Html {
  const isOpen = state.issues.some(({ field }) => fields.includes(field));
  return html`<details class="more"${isOpen ? html` open` : nothing}><summary>${title}</summary>
${body}</details>`;
}

function part(id: string, title: string, body: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}</section>`;
}

function namesPart(props: ClaimantProps): Html {
  const { state } = props;
  return part(
    'names',
    'Names',
    act(
      props,
      'save',
      html`${textField(state, { name: 'name', label: 'Name', hint: 'As people say it. A former name stays among the others.' })}
${textField(state, { name: 'listedAs', label: 'In lists', optional: true, hint: 'If another has the same name, what tells the two apart: “John Smith (Labour)”.' })}
${areaField(state, { name: 'aliases', label: 'Other names', optional: true, rows: 3, hint: 'One a line: former names, short ones, other ways of writing. A claim by one of these names is proposed as theirs.' })}
${radioField(state, {
  name: 'kind',
  label: 'What it is',
  choices: [
    { value: 'person', label: 'A person' },
    {
      value: 'body',
      label: 'A body',
      hint: 'A party, a ministry, a newspaper, a spokesperson without a name.',
    },
  ],
})}
${textField(state, { name: 'wikidata', label: 'Wikidata item', optional: true, hint: 'Its number, such as Q8016, or the address of its page at wikidata.org.', spellcheck: false })}
${textField(state, { name: 'note', label: 'Who it is, in a sentence', optional: true, hint: 'For readers; only what nobody would dispute.' })}
<p><button>Save</button></p>`,
    ),
  );
}

const WHEN =
  'A day, a month or a year, such as 25 October 2022, October 2022 or 2019. Leave it empty if it is open, or not known.';

function times(state: FormState, prefix: string): Html {
  return html`${textField(state, { name: `${prefix}.since`, label: 'From', optional: true, hint: WHEN })}
${textField(state, { name: `${prefix}.until`, label: 'To', optional: true })}`;
}

function held(props: ClaimantProps, what: 'role' | 'party', id: number, label: Html): Html {
  return html`<li>${label}${
    props.mayChange
      ? html` ${act(props, `drop-${what}`, html`<input type="hidden" name="id" value="${id}"><button class="plain">Take back</button>`)}`
      : nothing
  }</li>`;
}

function withTenure(label: Html, tenure: { since: string | null; until: string | null }): Html {
  const when = tenureInWords(tenure);
  return when === '' ? label : html`${label}, ${when}`;
}

function rolesPart(props: ClaimantProps): Html {
  const { person, state, mayChange } = props;
  return part(
    'roles',
    'Roles',
    html`${
      person.roles.length === 0
        ? html`<p>None is recorded: readers see what claims say, on their days.</p>`
        : html`<ul class="held">${person.roles.map((one) => held(props, 'role', one.id, withTenure(html`${bdi(one.role)}${one.organisation === null ? nothing : html`, ${bdi(one.organisation)}`}`, one)))}</ul>`
    }
${
  mayChange
    ? folded(
        props,
        'Add a role',
        ['role.role', 'role.organisation', 'role.since', 'role.until'],
        act(
          props,
          'add-role',
          html`${textField(state, { name: 'role.role', label: 'Role', hint: 'Such as Home Secretary.' })}
${textField(state, { name: 'role.organisation', label: 'Of what', optional: true, hint: 'Such as Home Office.' })}
${times(state, 'role')}
<p><button>Add the role</button></p>`,
        ),
      )
    : nothing
}`,
  );
}

function partiesPart(props: ClaimantProps): Html {
  const { person, state, mayChange } = props;
  return part(
    'party',
    'Party',
    html`${
      person.parties.length === 0
        ? html`<p>None is recorded: a claim counts for the party that it names itself.</p>`
        : html`<ul class="held">${person.parties.map((one) => held(props, 'party', one.id, withTenure(bdi(one.name), one)))}</ul>`
    }
${
  mayChange
    ? folded(
        props,
        'Add a party',
        ['party.name', 'party.since', 'party.until'],
        act(
          props,
          'add-party',
          html`${textField(state, { name: 'party.name', label: 'Party', hint: 'A claim that names no party counts for the one of its day.' })}
${times(state, 'party')}
<p><button>Add the party</button></p>`,
        ),
      )
    : nothing
}`,
  );
}

function mergePart(props: ClaimantProps): Html {
  const { state, person } = props;
  return part(
    'merge',
    'The same as another',
    folded(
      props,
      'Merge with another',
      ['into'],
      act(
        props,
        'merge',
        html`<p>All claims of ${bdi(person.name)} are listed under the other from then on, and this address leads there. What was recorded stays, and the merge can be undone.</p>
${textField(state, { name: 'into', label: 'The other', hint: 'The name as lists have it, or the last part of the address.' })}
${textField(state, { name: 'merge.reason', label: 'Why they are one', optional: true, hint: 'For the newsroom.' })}
<p><button>Merge</button></p>`,
      ),
    ),
  );
}

function splitPart(props: ClaimantProps): Html {
  const { state, own, claims, ticked, person } = props;
  if (own.length === 0) return nothing;
  const wrong = state.issues.filter(({ field }) => field === 'claims');
  const id = fieldId('claims');
  return part(
    'split',
    'Claims of somebody else',
    folded(
      props,
      'Give claims to somebody else',
      ['claims', 'known', 'new.name', 'listedAs.new'],
      act(
        props,
        'split',
        html`<fieldset class="radios${wrong.length > 0 ? ' wrong' : ''}" id="${id}"><legend>Which claims are not by ${bdi(person.name)}</legend>
${claims > own.length ? html`<p class="hint">The latest ${tally(own.length, 'claim')} of ${claims}: give these away first, and the others after them.</p>` : nothing}
${wrong.map(({ message }) => html`<p class="error">${message}</p>`)}
${own.map(
  (claim, i) =>
    html`<div class="check"><input type="checkbox" id="${id}-${i}" name="claim.${claim.slug}" value="yes"${ticked.includes(claim.slug) ? html` checked` : nothing}><label for="${id}-${i}">${quoted(claim.quote)}</label><p class="hint">${dateInWords(claim.saidOn)}${[claim.role, claim.party].flatMap((said) => (said === null ? [] : [html`, ${bdi(said)}`]))}</p></div>`,
)}</fieldset>
${radioField(state, {
  name: 'to',
  label: 'By whom they are',
  fallback: 'new',
  choices: [
    { value: 'new', label: 'Somebody whom the ledger does not have yet' },
    { value: 'known', label: 'Somebody whom it has' },
  ],
})}
${textField(state, { name: 'new.name', label: 'Name of somebody new', optional: true, hint: 'Left empty, it is the same name.' })}
${textField(state, { name: 'listedAs.new', label: 'In lists', optional: true, hint: 'What tells the two apart.' })}
${textField(state, { name: 'known', label: 'Somebody whom the ledger has', optional: true, hint: 'The name as lists have it, or the last part of the address.' })}
${textField(state, { name: 'split.reason', label: 'Why', optional: true, hint: 'For the newsroom.' })}
<p><button>Give these claims to them</button></p>`,
      ),
    ),
  );
}

function addressPart(props: ClaimantProps): Html {
  const { state, person } = props;
  return part(
    'address',
    'Address',
    folded(
      props,
      'Change the address',
      ['address'],
      act(
        props,
        'readdress',
        html`<p>The page is at <code>${urls.claimant(person.slug)}</code>. If it gets another address, this one leads there for good.</p>
${textField(state, { name: 'address', label: 'New address', hint: 'Its last part, such as jane-smith.', spellcheck: false })}
<p><button>Change the address</button></p>`,
      ),
    ),
  );
}

function deedsPart(props: ClaimantProps): Html {
  const { deeds, desk, mayChange } = props;
  if (deeds.length === 0) return nothing;
  return part(
    'deeds',
    'Merges and moves',
    html`<ul class="held">${deeds.map(
      (deed) => html`
<li>${bdi(deed.from.name)} (${deed.from.slug}) ${deed.what === 'merge' ? 'was merged into' : html`gave ${tally(deed.claims, 'claim')} to`} ${bdi(deed.to.name)} (${deed.to.slug}): ${bdi(deed.by)}, ${moment(deed.at, desk.site.zone)}.${deed.reason === null ? nothing : html` ${bdi(deed.reason)}`}${
        deed.undone === null
          ? mayChange
            ? html` ${act(props, 'undo', html`<input type="hidden" name="deed" value="${deed.id}"><button class="plain">Undo</button>`)}`
            : nothing
          : html` Undone: ${bdi(deed.undone.by)}, ${moment(deed.undone.at, desk.site.zone)}.`
      }</li>`,
    )}</ul>`,
  );
}
