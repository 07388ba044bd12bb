/** The sayings of a claim in the newsroom: `/edit/claims/SLUG/sayings`. Editors attach, reviewers do the rest. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Claim } from '../../../claims/bundle.ts';
import { type Saying, sayingSchema } from '../../../claims/claim.ts';
import { holderOf, partedBy } from '../../../claims/drafting/compound.ts';
import type { KnownClaimant } from '../../../claims/editorial/claimants.ts';
import type { Work } from '../../../claims/editorial/work.ts';
import { hasRole, mayPublish } from '../../../claims/editorial/workflow.ts';
import { slug as slugSchema } from '../../../claims/evidence/schema.ts';
import { readDate } from '../../../claims/reading/number-words.ts';
import { lookedUp } from '../../../claims/repeats/statement.ts';
import { alikeAsked } from '../../../claims/sayings/alike.ts';
import type { SayingAtWork } from '../../../claims/sayings/at-work.ts';
import { LINK_NAMES } from '../../../claims/sayings/saying.ts';
import type { Database } from '../../../db/base/open.ts';
import { unlikeOf } from '../../../db/ledger/alike.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { attachSaying } from '../../../db/newsroom/attach.ts';
import { mergeClaims, splitClaim, undoSayingDeed } from '../../../db/newsroom/saying-deeds.ts';
import { sayingsAtWork } from '../../../db/newsroom/saying-reads.ts';
import {
  confirmSaying,
  detachSaying,
  keepNotARepeat,
  linkClaims,
  type SayingDone,
} from '../../../db/newsroom/sayings.ts';
import { sayingsPage } from '../../../views/edit/claim/sayings.ts';
import { BLANK, type FieldIssue, type FormState } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { readQuery } from '../../http/query.ts';
import { postedBy, publisherOf, quoteOf, workOf } from './form-context.ts';
import { partialDayIn, reasonIn } from './name-fields.ts';
import { offeredRepeats } from './offered-repeats.ts';

/** Mount behind `newsroom()`. */
export function editSayingRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/claims/:slug/sayings', (c) => draw(c, c.req.param('slug')))
    .post('/edit/claims/:slug/sayings', (c) => posted(c, c.req.param('slug')));
}

const NOTICES: Record<string, string> = {
  attach:
    'The saying is attached. Readers do not see it yet: it waits until a reviewer confirms that they said it.',
  confirm: 'Confirmed: readers see it now.',
  detach: 'It is taken off.',
  link: 'They are linked.',
  merge: 'They are one claim now: this is its page.',
  split: 'The sayings are a claim of their own now: this is its page.',
  undo: 'It is undone.',
};

const TICK = 'saying.';

function tickedIn(fields: Readonly<Record<string, string>>): string[] {
  return Object.keys(fields).flatMap((name) =>
    name.startsWith(TICK) && fields[name] === 'yes' ? [name.slice(TICK.length)] : [],
  );
}

async function draw(
  c: Context<AppEnv>,
  slug: string,
  state?: FormState,
  known: readonly KnownClaimant[] = [],
): Promise<Response> {
  const { database } = c.var.deps;
  const [stored, work, { sayings, deeds }, publisher] = await Promise.all([
    findClaim(database, slug),
    workOf(c, slug),
    sayingsAtWork(database, slug),
    publisherOf(c),
  ]);
  // A claim that was withdrawn keeps its log: what was done with it can still be undone.
  if (stored === undefined && work.withdrawn === null)
    throw new HttpError(
      'not-found',
      `The claim “${work.slug.slice(0, 100)}” is not published: sayings are attached once it is.`,
    );
  const { links = [], claim } = stored ?? {};
  const unit = claim !== undefined && 'claimed' in claim ? claim.claimed?.unit : undefined;
  const offered = stored === undefined ? [] : await offeredRepeats(c, { slug, fields: {}, bundle: stored });
  return answerPrivate(
    sayingsPage({
      desk: deskOf(c),
      work,
      quote: work.published?.claim.quote ?? quoteOf(work),
      unit,
      sayings,
      links,
      deeds,
      isReviewer: hasRole(c.var.person.role, 'reviewer'),
      mayConfirm: ({ addedById }) =>
        mayPublish(publisher.person, addedById === null ? [] : [addedById], publisher.secondReader),
      unlike: await unlikeWaiting(database, work, sayings),
      known,
      offered,
      state: state ?? (await prefilled(c, claim)),
      ticked: tickedIn(state?.fields ?? {}),
      notice: noticeOf(c, NOTICES),
    }),
    state === undefined ? 200 : 422,
  );
}

/** What is asked of those that wait and may not state the claim, by their numbers. */
async function unlikeWaiting(
  database: Database,
  { slug }: Work,
  sayings: readonly SayingAtWork[],
): Promise<Map<number, string>> {
  const waiting = sayings.filter(({ waits }) => waits);
  if (waiting.length === 0) return new Map();
  const unlike = await unlikeOf(database.kysely, slug);
  return new Map(
    waiting.flatMap(({ id, said }): [number, string][] => {
      const why = unlike(said);
      return why === undefined ? [] : [[id, alikeAsked(why)]];
    }),
  );
}

const fromQuery = z.object({ from: slugSchema.optional() });

/**
 * The form that attaches with the words of the draft that the address names, or with the part of them that is the claim, and with
 * the claim in whose words they are held; blank if it names none, and for a claim that is withdrawn.
 */
async function prefilled(c: Context<AppEnv>, claim: Claim | undefined): Promise<FormState> {
  const { from } = readQuery(c, fromQuery);
  if (from === undefined || claim === undefined) return BLANK;
  const unit = 'claimed' in claim ? claim.claimed?.unit : undefined;
  const fields = (await workOf(c, from)).draft?.fields ?? {};
  const offered = await offeredRepeats(c, { slug: from, fields });
  const whole = fields['quote'] ?? '';
  const isPart = offered.some(({ slug, relation }) => slug === claim.slug && relation === 'part');
  const words = isPart ? partedBy(whole, claim.quote).part : whole;
  const day = readDate(fields['saidOn'] ?? '', todayOf(c));
  const said = {
    quote: words,
    claimant: fields['claimant.name'] ?? '',
    saidOn: day.ok ? day.value : (fields['saidOn'] ?? ''),
  };
  const holder = holderOf(
    said,
    offered.filter(({ slug }) => slug !== claim.slug),
  );
  const same = unit !== undefined && fields['claimed.unit'] === unit;
  const copied = Object.entries(fields).filter(
    ([name]) => /^(?:claimant|appearance)\./.test(name) || name === 'saidOn',
  );
  return {
    issues: [],
    fields: {
      ...Object.fromEntries(copied),
      words,
      ...(holder === undefined ? {} : { within: holder.slug }),
      ...(same ? { claimed: fields['claimed.value'] ?? '', hedge: fields['claimed.hedge'] ?? '' } : {}),
    },
  };
}

type Asked = { run: () => Promise<SayingDone> } | { issues: FieldIssue[] };

async function posted(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { fields } = c.var.form;
  const what = c.var.form.get('do');
  const asked = await askedBy(c, slug, what);
  if ('issues' in asked) return draw(c, slug, { fields, issues: asked.issues });
  const done = await asked.run();
  if (done.outcome === 'refused')
    return draw(c, slug, { fields, issues: [{ field: done.field, message: done.message }] });
  if (done.outcome === 'asked')
    return draw(
      c,
      slug,
      {
        fields,
        issues: [{ field: 'which', message: 'The ledger has somebody of that name: say which it is.' }],
      },
      done.known,
    );
  const back = c.var.form.get('back');
  if (what === 'not-a-repeat' && slugSchema.safeParse(back).success) return seeOther(urls.edit.claim(back));
  return seeOther(urls.edit.sayings(done.slug, { done: what }));
}

/** What a form asks for. Throws a 403 if only reviewers may do it. */
async function askedBy(c: Context<AppEnv>, slug: string, what: string): Promise<Asked> {
  if (what === 'attach') return attached(c, slug);
  if (what === 'not-a-repeat') {
    const quote = lookedUp(c.var.form.get('quote'));
    return { run: () => keepNotARepeat(c.var.deps.database, { ...postedBy(c), slug, quote }) };
  }
  if (!hasRole(c.var.person.role, 'reviewer'))
    throw new HttpError('forbidden', 'Only a reviewer or an admin can do this.');
  const { form, deps } = c.var;
  const { database } = deps;
  const by = { ...postedBy(c), slug };
  const number = (name: string) => (/^[1-9]\d{0,12}$/.test(form.get(name)) ? Number(form.get(name)) : 0);
  const id = number('id');
  switch (what) {
    case 'confirm': {
      const publisher = await publisherOf(c);
      return {
        run: () =>
          confirmSaying(database, { ...by, id, publisher, isAlike: form.get(`alike.${id}`) === 'yes' }),
      };
    }
    case 'detach':
      return { run: () => detachSaying(database, { ...by, id, reason: reasonIn(form.get(`detach.${id}`)) }) };
    case 'link': {
      const kind = LINK_NAMES.find((name) => name === form.get('link.kind'));
      if (kind === undefined)
        return { issues: [{ field: 'link.kind', message: 'Choose how they belong together.' }] };
      return { run: () => linkClaims(database, { ...by, to: form.get('link.to').slice(0, 300), kind }) };
    }
    case 'merge': {
      const other = form.get('merge.with').slice(0, 300);
      return {
        run: () => mergeClaims(database, { ...by, other, reason: reasonIn(form.get('merge.reason')) }),
      };
    }
    case 'split': {
      const ids = tickedIn(form.fields).map(Number);
      return { run: () => splitClaim(database, { ...by, ids, reason: reasonIn(form.get('split.reason')) }) };
    }
    case 'undo': {
      const deed = number('deed');
      const reason = reasonIn(form.get(`undo.${deed}`));
      return { run: () => undoSayingDeed(database, { ...by, deed, reason }) };
    }
    default:
      throw new HttpError('unacceptable', 'The form does not say what to do: press one of its buttons.');
  }
}

/** The fields of the form by the parts of a saying. */
const FIELDS: Readonly<Record<string, string>> = {
  quote: 'words',
  'claimed.value': 'claimed',
  'claimed.hedge': 'claimed',
};

async function attached(c: Context<AppEnv>, slug: string): Promise<Asked> {
  const { form, deps } = c.var;
  const issues: FieldIssue[] = [];
  const stored = await findClaim(deps.database, slug);
  const unit = stored !== undefined && 'claimed' in stored.claim ? stored.claim.claimed?.unit : undefined;
  const saidOn = partialDayIn(form, 'saidOn', issues) ?? '';
  if (form.get('saidOn').trim() === '') issues.push({ field: 'saidOn', message: 'Write when it was said.' });
  const made = sayingFrom((name) => form.get(name).trim(), saidOn, unit);
  // Whoever attaches words to a name says where they stand.
  if (form.get('appearance.url').trim() === '')
    issues.push({
      field: 'appearance.url',
      message: 'Write the address at which the words can be read or heard.',
    });
  const read = sayingSchema.safeParse(made);
  for (const { path, message } of read.error?.issues ?? []) {
    const key = path.join('.');
    const field = FIELDS[key] ?? key;
    if (!issues.some((one) => one.field === field)) issues.push({ field, message: `This ${message}.` });
  }
  if (!read.success || issues.length > 0) return { issues };
  const saying = {
    said: read.data,
    which: form.get('which') === '' ? undefined : form.get('which').slice(0, 200),
    within: form.get('within').slice(0, 300),
    why: reasonIn(form.get('why')),
    isOther: form.get('other') === 'yes',
    isAlike: form.get('alike') === 'yes',
  };
  return { run: () => attachSaying(deps.database, { ...postedBy(c), slug, saying }) };
}

/** A saying as the form has it, to be checked by the schema. */
function sayingFrom(
  get: (name: string) => string,
  saidOn: string,
  unit: string | undefined,
): Record<keyof Saying | string, unknown> {
  const optional = (name: string, key: string) => (get(name) === '' ? {} : { [key]: get(name) });
  const hedge = get('hedge');
  return {
    claimant: {
      name: get('claimant.name'),
      ...optional('claimant.role', 'role'),
      ...optional('claimant.organisation', 'organisation'),
      ...optional('claimant.party', 'party'),
      ...(get('claimant.body') === 'yes' ? { body: true } : {}),
    },
    saidOn,
    quote: get('words'),
    ...(get('reported') === 'yes' ? { reported: true } : {}),
    appearance: {
      title: get('appearance.title'),
      ...optional('appearance.publisher', 'publisher'),
      ...optional('appearance.url', 'url'),
    },
    ...(unit === undefined || get('claimed') === ''
      ? {}
      : {
          claimed: {
            value: get('claimed').replace(/[,\s%£$€]/g, ''),
            unit,
            ...(hedge === '' ? {} : { hedge }),
          },
        }),
  };
}
