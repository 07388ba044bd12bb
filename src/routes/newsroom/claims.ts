/** The claim form: drawn, read, previewed, saved and sent to review. Only saving and sending write. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { proposalFields } from '../../../claims/drafting/carry-over.ts';
import { ownFields, saidFields } from '../../../claims/drafting/draft-fields.ts';
import { propose } from '../../../claims/drafting/proposal.ts';
import { withDays } from '../../../claims/drafting/typed-days.ts';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import type { Work } from '../../../claims/editorial/work.ts';
import { slug as slugSchema } from '../../../claims/evidence/schema.ts';
import { LINK_NAMES } from '../../../claims/sayings/saying.ts';
import { freeClaimName } from '../../../db/ledger/slugs.ts';
import { findWork } from '../../../db/newsroom/draft-reads.ts';
import { saveDraft } from '../../../db/newsroom/drafts.ts';
import { testsOfWords } from '../../../db/newsroom/same-words.ts';
import { findSettings } from '../../../db/newsroom/settings.ts';
import { type ClaimFormProps, claimFormPage, drawnFields } from '../../../views/edit/claim/form.ts';
import { nothingFound } from '../../../views/edit/claim/input-fields.ts';
import { notSavedPage } from '../../../views/edit/claim/not-saved.ts';
import { type PreviewProps, preview } from '../../../views/edit/claim/preview.ts';
import { stepAfter } from '../../../views/edit/claim/steps.ts';
import { submittedNotice } from '../../../views/edit/claim/submitted.ts';
import { namedIssues } from '../../../views/edit/parts/field-names.ts';
import type { Choice, FieldIssue } from '../../../views/edit/parts/fields.ts';
import type { Html } from '../../../views/parts/html.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { readQuery } from '../../http/query.ts';
import { carried, sourceToOffer, understood, withLastSource, withoutProposals } from './carrying.ts';
import { fieldsNow, likeOther, restOfWords } from './claim-begun.ts';
import { FIND, pressed, readings } from './claim-buttons.ts';
import { complete, matchesOf } from './complete.ts';
import { type Drafted, draftOf, neededOf } from './evaluate-draft.ts';
import { postedBy, workOf } from './form-context.ts';
import { offeredRepeats } from './offered-repeats.ts';

/** `/edit/new`, `/edit/claims/SLUG`, and what their script asks for. Mount behind `newsroom()`. */
export function editClaimRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/new', openNew)
    .post('/edit/new', (c) => posted(c, null))
    .get('/edit/claims/:slug', (c) => open(c, c.req.param('slug')))
    .post('/edit/claims/:slug', async (c) => posted(c, await workOf(c, c.req.param('slug'))))
    .post('/edit/preview', previewed)
    .get('/edit/complete', complete);
}

/** What became of a form, by the `done` of the address. */
const DONE = {
  saved: 'The draft is saved.',
  restored: 'The draft is taken up again, as it was saved last.',
  submitted: 'The draft is saved and sent to review.',
} as const;

/** What became of a form; and if it was sent to review, what comes next, which is a setting of the newsroom. */
async function savedNotice(c: Context<AppEnv>, slug: string): Promise<Html | string | undefined> {
  const notice = noticeOf(c, DONE);
  if (notice !== DONE.submitted) return notice;
  const { secondReader } = await findSettings(c.var.deps.database.kysely);
  const next = secondReader
    ? 'Somebody else reads it before it is published.'
    : 'In this newsroom nobody else has to read it first.';
  return submittedNotice(slug, `${notice} ${next}`);
}

const newQuery = z.object({
  words: slugSchema.optional(),
  from: slugSchema.optional(),
  rest: slugSchema.optional(),
});

/**
 * The empty form; or, for another test of the words of a claim, with what was said; or, for another claim from the same
 * article, with who said it, when and where, and with the rest of its words if a part of them is a claim that the ledger has.
 */
async function openNew(c: Context<AppEnv>): Promise<Response> {
  const { words, from, rest } = readQuery(c, newQuery);
  if (words === undefined && from !== undefined) {
    const { quote = '', ...fields } = saidFields(fieldsNow(await workOf(c, from)));
    if (rest !== undefined) {
      const begun = await restOfWords(c, { quote, rest, fields });
      return draw(c, { work: null, base: 0, unsaved: true, ...begun, read: readings(begun.fields) });
    }
    const notice =
      'Another claim from the same article: who said it, when and where is copied. Paste the words.';
    return draw(c, { work: null, fields, base: 0, notice });
  }
  if (words === undefined) return draw(c, { work: null, fields: {}, base: 0 });
  const work = await workOf(c, words);
  const slug = await freeClaimName(c.var.deps.database.kysely, work.slug);
  const fields = { ...saidFields(fieldsNow(work)), slug };
  const notice =
    'Another test of the same words: what was said is copied. Choose the kind, what the words claim in this reading, and its figures.';
  return draw(c, { work: null, fields, base: 0, notice, read: readings(fields) });
}

const openQuery = z.object({ like: slugSchema.optional(), link: z.enum(LINK_NAMES).optional() });

async function open(c: Context<AppEnv>, slug: string): Promise<Response> {
  const work = await workOf(c, slug);
  if (work.withdrawn !== null)
    throw new HttpError('gone', 'This claim was withdrawn and is not edited any more.');
  if (work.stage === 'discarded') return seeOther(urls.edit.discard(slug));
  const { like, link } = readQuery(c, openQuery);
  if (like !== undefined && link !== undefined && !work.isPublished)
    return draw(c, { work, base: work.latest, ...(await likeOther(c, work, { like, link })) });
  return draw(c, {
    work,
    fields: fieldsNow(work),
    // What was discarded is no save to go on from.
    base: work.discarded === null ? work.latest : 0,
    notice: await savedNotice(c, slug),
  });
}

/** What a form is drawn from, apart from what is looked up for it. */
interface Drawing
  extends Partial<Pick<ClaimFormProps, 'read' | 'refused' | 'notice' | 'unsaved' | 'conflict' | 'step'>> {
  work: Work | null;
  fields: Record<string, string>;
  base: number;
  /** Issues besides those found in reading the form. */
  more?: readonly FieldIssue[];
  matches?: Readonly<Record<string, readonly Choice[]>>;
  /** The series that a text may mean, under its field. */
  asked?: Readonly<Record<string, readonly Choice[]>>;
  drafted?: Drafted;
  status?: number;
}

async function draw(c: Context<AppEnv>, drawing: Drawing): Promise<Response> {
  const { work, fields, base, more = [], asked = {}, refused = null } = drawing;
  const matches = { ...asked, ...drawing.matches };
  const { database } = c.var.deps;
  const [drafted, tests, last, offered] = await Promise.all([
    drawing.drafted ?? drafting(c, fields, work),
    work === null ? null : testsOfWords(database, work.slug),
    sourceToOffer(c, fields),
    // A claim that readers have is no repeat that could be spared; its page of sayings offers the rest.
    work === null || work.isPublished ? [] : offeredRepeats(c, { slug: work.slug, fields }),
  ]);
  const { issues, missing } = drafted.read;
  return answerPrivate(
    claimFormPage({
      desk: deskOf(c),
      slug: work?.slug ?? null,
      work,
      stage: work?.stage ?? 'draft',
      isCorrection: work?.isPublished ?? false,
      base,
      fields,
      issues: [
        ...asSearched(
          [...more, ...issues, ...(refused === 'submit' ? [...missing, ...neededOf(drafted)] : [])],
          matches,
          fields,
        ),
        ...(refused === null ? [] : chosenFrom(asked)),
      ],
      refused,
      read: drawing.read ?? { notes: [], others: [] },
      tests,
      found: {
        series: drafted.series,
        sources: drafted.sources,
        matches,
        claimants: drafted.claimants,
        lastSource: last,
      },
      preview: {
        ...previewOf(drafted, fields),
        issues: namedIssues(asSearched(issues, matches, fields), typedIn(fields, 'kind')),
        missing: [...missing, ...chosenFrom(matches)],
      },
      notice: drawing.notice,
      unsaved: drawing.unsaved ?? false,
      comments: work?.comments ?? [],
      conflict: drawing.conflict,
      offered,
      step: drawing.step,
    }),
    drawing.status ?? 200,
  );
}

/** The issues of a form after a search in it: a field with matches to choose from has none, and one without says so. */
function asSearched(
  issues: readonly FieldIssue[],
  matches: NonNullable<Drawing['matches']>,
  fields: Record<string, string>,
): FieldIssue[] {
  return [
    ...issues.filter(({ field }) => !Object.hasOwn(matches, field)),
    ...Object.entries(matches).flatMap(([field, found]) =>
      found.length === 0 ? [{ field, message: nothingFound(fields, field) }] : [],
    ),
  ];
}

/** What is missing after a search: one of its matches has to be taken. */
function chosenFrom(matches: NonNullable<Drawing['matches']>): FieldIssue[] {
  return Object.entries(matches).flatMap(([field, found]) =>
    found.length === 0
      ? []
      : [{ field, message: `Take one of the ${field.endsWith('.series') ? 'series' : 'sources'} found.` }],
  );
}

function drafting(
  c: Context<AppEnv>,
  fields: Record<string, string>,
  work: Pick<Work, 'isPublished' | 'published'> | null,
): Promise<Drafted> {
  return draftOf(c.var.deps.database, fields, {
    today: todayOf(c),
    isCorrection: work?.isPublished ?? false,
    isNew: work === null,
    published: work?.published ?? null,
  });
}

function previewOf(
  { read, computed, faults, warnings }: Drafted,
  fields: Record<string, string>,
): PreviewProps {
  const { issues, missing } = read;
  return {
    issues: namedIssues(issues, typedIn(fields, 'kind')),
    missing,
    computed,
    faults,
    warnings,
    context: typedIn(fields, 'context'),
    notes: typedIn(fields, 'notes'),
  };
}

/** A form that was posted, by any of its buttons. */
async function posted(c: Context<AppEnv>, work: Work | null): Promise<Response> {
  const { form } = c.var;
  const own = withDays(ownFields(form.fields), todayOf(c));
  const typed = { ...own, ...proposalFields(form.fields), ...(work === null ? {} : { slug: work.slug }) };
  const button = form.get('do');
  const find = FIND.exec(button)?.[1];
  if (work !== null && work.withdrawn !== null) return withdrawnMeanwhile(c, work.slug, typed);
  const { fields, asked } = await understood(c, typed, find);
  if (button === 'save' || button === 'submit' || button === 'another')
    return save(c, work, withoutProposals(fields), { button, asked });
  const drawn = {
    work,
    fields,
    base: baseOf(c),
    unsaved: true,
    more: fileIssuesOf(c, fields, work),
    read: readings(fields),
    asked,
    step: stepAfter(button, form.get('step')),
  };
  const changed = pressed(button, fields) ?? (await withLastSource(c, button, fields));
  if (changed !== undefined) return draw(c, { ...drawn, fields: changed, read: readings(changed) });
  const read =
    button === 'read' || button === 'kind' ? propose(typedIn(fields, 'quote'), fields).fields : fields;
  const filled = await carried(c, read);
  const matches = find === undefined ? {} : { [find]: await matchesOf(c, find, filled) };
  return draw(c, { ...drawn, fields: filled, read: readings(filled), matches });
}

/** The number of the save that the form was drawn from; 0 for none. */
function baseOf(c: Context<AppEnv>): number {
  const text = c.var.form.get('base');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** An issue for each file that was given to the form, under the field that held it. */
function fileIssuesOf(c: Context<AppEnv>, fields: Record<string, string>, work: Work | null): FieldIssue[] {
  const drawn = drawnFields(fields, work?.isPublished ?? false);
  return fileIssues(c.var.form, (name) => (drawn.has(name) ? name : ''));
}

/** Saves a form, or sends it to review. If something is wrong or missing, draws it again. */
async function save(
  c: Context<AppEnv>,
  work: Work | null,
  typed: Record<string, string>,
  { button, asked }: { button: 'save' | 'submit' | 'another'; asked: NonNullable<Drawing['asked']> },
): Promise<Response> {
  const drafted = await drafting(c, typed, work);
  const { slug, issues, missing } = drafted.read;
  const drawn = {
    work,
    fields: typed,
    base: baseOf(c),
    unsaved: true,
    drafted,
    asked,
    refused: button === 'another' ? ('save' as const) : button,
    status: 422,
  };
  const more = [...fileIssuesOf(c, typed, work), ...(button === 'submit' ? [] : namelessIssues(slug, typed))];
  const lacks = button === 'submit' ? missing.length + neededOf(drafted).length : 0;
  if (more.length + issues.length + lacks > 0) return draw(c, { ...drawn, more });
  const saved = await saveDraft(c.var.deps.database, {
    slug,
    fields: { ...typed, slug },
    base: drawn.base,
    isNew: work === null,
    submit: button === 'submit',
    ...postedBy(c),
  });
  if (saved.outcome === 'saved' && button === 'another') return seeOther(urls.edit.newClaim(saved.slug));
  return afterSaving(c, saved, drawn, slug);
}

/** The issue of a draft without a slug, by which it would be found again: none was typed, and its words give none. */
function namelessIssues(slug: string, typed: Record<string, string>): FieldIssue[] {
  if (slug !== '') return [];
  return [
    typedIn(typed, 'quote').trim() === ''
      ? { field: 'quote', message: 'Paste the words that were said: a draft is kept under them.' }
      : {
          field: 'slug',
          message: 'Give the claim a name for its address: small letters and digits with hyphens.',
        },
  ];
}

/** Answers with what became of a save. */
function afterSaving(
  c: Context<AppEnv>,
  saved: Awaited<ReturnType<typeof saveDraft>>,
  drawn: Drawing & { refused: 'save' | 'submit' },
  slug: string,
): Response | Promise<Response> {
  const { fields } = drawn;
  switch (saved.outcome) {
    case 'saved':
      return seeOther(
        `${urls.edit.claim(saved.slug)}?done=${drawn.refused === 'submit' ? 'submitted' : 'saved'}`,
      );
    case 'slug-taken':
      return draw(c, {
        ...drawn,
        fields: { ...fields, slug },
        more: [
          {
            field: 'slug',
            message: `Another claim has the name “${slug}”: choose another, such as ${slug.slice(0, 110)}-2. If it is this one, saved before you came back to this page, open it from “Claims at work”.`,
          },
        ],
      });
    case 'conflict': {
      const { latest } = saved;
      return draw(c, {
        ...drawn,
        refused: null,
        base: latest.number,
        conflict: { fields: latest.fields, by: latest.savedBy, at: latest.savedAt },
        status: 409,
      });
    }
    case 'withdrawn':
      return withdrawnMeanwhile(c, slug, fields);
    case 'discarded':
      return draw(c, {
        ...drawn,
        refused: null,
        base: 0,
        notice:
          'Not saved yet: somebody discarded this draft while you were writing. Your text is in the form: save again, and it is a draft once more.',
        status: 409,
      });
  }
}

/** A claim that was withdrawn meanwhile is not edited any more; what was typed is shown, so that it can be kept elsewhere. */
function withdrawnMeanwhile(c: Context<AppEnv>, slug: string, fields: Record<string, string>): Response {
  return answerPrivate(notSavedPage({ desk: deskOf(c), slug, fields }), 410);
}

/** The longest slug. */
const MAX_SLUG = 200;

/** The preview of a form, as a fragment for the script. */
async function previewed(c: Context<AppEnv>): Promise<Response> {
  const { form } = c.var;
  const { fields } = await understood(c, ownFields(form.fields));
  const slug = form.get('slug');
  const work =
    form.get('correction') === 'yes'
      ? await findWork(c.var.deps.database, slug.slice(0, MAX_SLUG))
      : undefined;
  const isNew = baseOf(c) === 0 && work === undefined;
  const drafted = await drafting(c, fields, work ?? (isNew ? null : { isPublished: false, published: null }));
  return answerPrivate(preview(previewOf(drafted, fields)));
}
