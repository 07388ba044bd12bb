/** The claim form: drawn, read, previewed, saved and sent to review. Only saving and sending write. */
import { type Context, Hono } from 'hono';
import { fieldsOf, ownFields, typedIn, withoutPart, withPart } from '../../claims/draft-fields.ts';
import { otherFigures, propose, takeFigure } from '../../claims/proposal.ts';
import { shortDate } from '../../claims/words.ts';
import {
  type SeriesMatch,
  type SourceMatch,
  searchClaimants,
  searchSeries,
  searchSources,
  searchTopics,
} from '../../db/draft-evidence.ts';
import { saveDraft } from '../../db/drafts.ts';
import { findSettings } from '../../db/settings.ts';
import { findWork, type Work } from '../../db/work.ts';
import { type ClaimFormProps, claimFormPage, drawnFields } from '../../views/edit/claim-form.ts';
import { namedIssues } from '../../views/edit/field-names.ts';
import type { Choice, FieldIssue } from '../../views/edit/fields.ts';
import { nothingFound } from '../../views/edit/input-fields.ts';
import { type PreviewProps, preview } from '../../views/edit/preview.ts';
import { urls } from '../../views/urls.ts';
import { deskOf } from '../auth/guard.ts';
import { answerPrivate, seeOther } from '../auth/private.ts';
import { dayOf, NO_STORE } from '../cache.ts';
import type { AppEnv } from '../context.ts';
import { type Drafted, draftOf } from '../drafting.ts';
import { HttpError } from '../errors.ts';
import { PRIVATE_HEADERS } from '../headers.ts';
import { postedBy } from '../posted.ts';

/** `/edit/new`, `/edit/claims/SLUG`, and what their script asks for. Stands behind `newsroom()`. */
export function editClaimRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/new', (c) => draw(c, { work: null, fields: {}, base: 0 }))
    .post('/edit/new', (c) => posted(c, null))
    .get('/edit/claims/:slug', (c) => open(c, c.req.param('slug')))
    .post('/edit/claims/:slug', async (c) => posted(c, await workOr404(c, c.req.param('slug'))))
    .post('/edit/preview', previewed)
    .get('/edit/complete', complete);
}

/** What became of a form that was sent back here, in words. */
const DONE: Readonly<Record<string, string>> = {
  saved: 'The draft is saved.',
  submitted: 'The draft is saved and sent to review.',
};

/** What became of a form, and where it was sent to review, what comes next: that is a setting of the newsroom. */
async function noticeOf(c: Context<AppEnv>, done: string): Promise<string | undefined> {
  const notice = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  if (done !== 'submitted') return notice;
  const { secondReader } = await findSettings(c.var.deps.database.kysely);
  return `${notice} ${secondReader ? 'Somebody else reads it before it is published.' : 'Whoever may publish can publish it from there: in this newsroom nobody else has to read it first.'}`;
}

/** The work on the claim of a slug. Throws a 404 where there is none, and 410 where it was withdrawn. */
async function workOr404(c: Context<AppEnv>, slug: string): Promise<Work> {
  const work = await findWork(c.var.deps.database, slug);
  if (work === undefined)
    throw new HttpError(
      'not-found',
      `Neither the ledger nor the newsroom has a claim “${slug.slice(0, 100)}”.`,
    );
  if (work.withdrawn !== null)
    throw new HttpError('gone', 'This claim was withdrawn and is not edited any more.');
  return work;
}

/** The form as it is now: of the open draft, or of what readers see. */
function fieldsNow({ slug, draft, published, notes }: Work): Record<string, string> {
  if (draft !== null) return { ...draft.fields, slug };
  return published === null ? { slug } : { ...fieldsOf(published.claim, { ...published, notes }), slug };
}

async function open(c: Context<AppEnv>, slug: string): Promise<Response> {
  const work = await workOr404(c, slug);
  return draw(c, {
    work,
    fields: fieldsNow(work),
    base: work.latest,
    notice: await noticeOf(c, c.req.query('done') ?? ''),
  });
}

/** What a form is drawn from, besides what is looked up for it. */
interface Drawing
  extends Partial<Pick<ClaimFormProps, 'read' | 'refused' | 'notice' | 'unsaved' | 'conflict'>> {
  work: Work | null;
  fields: Record<string, string>;
  base: number;
  /** Issues besides those that the form is read with. */
  more?: readonly FieldIssue[];
  matches?: Readonly<Record<string, readonly Choice[]>>;
  drafted?: Drafted;
  status?: number;
}

async function draw(c: Context<AppEnv>, drawing: Drawing): Promise<Response> {
  const { work, fields, base, more = [], matches = {}, refused = null } = drawing;
  const drafted = drawing.drafted ?? (await drafting(c, fields, work));
  const { issues, missing } = drafted.read;
  return answerPrivate(
    c,
    claimFormPage({
      desk: deskOf(c),
      slug: work?.slug ?? null,
      work,
      stage: work?.stage ?? 'draft',
      isCorrection: work?.isPublished ?? false,
      base,
      fields,
      issues: asSearched([...more, ...issues, ...(refused === 'submit' ? missing : [])], matches, fields),
      refused,
      read: drawing.read ?? { notes: [], others: [] },
      found: { series: drafted.series, sources: drafted.sources, matches },
      preview: {
        ...previewOf(drafted, fields),
        issues: namedIssues(asSearched(issues, matches, fields), typedIn(fields, 'kind')),
        missing: [...missing, ...chosenFrom(matches)],
      },
      notice: drawing.notice,
      unsaved: drawing.unsaved ?? false,
      comments: work?.comments ?? [],
      conflict: drawing.conflict,
    }),
    drawing.status ?? 200,
  );
}

/** Issues of a form that was searched in: what is to be chosen is no mistake yet, and what was not found is told. */
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

/** That one of the matches of a search is still to be taken. */
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
  work: Pick<Work, 'isPublished'> | null,
): Promise<Drafted> {
  return draftOf(c.var.deps.database, fields, {
    today: dayOf(c.var.now),
    isCorrection: work?.isPublished ?? false,
    isNew: work === null,
  });
}

function previewOf({ read, computed, warnings }: Drafted, fields: Record<string, string>): PreviewProps {
  const { issues, missing } = read;
  return {
    issues: namedIssues(issues, typedIn(fields, 'kind')),
    missing,
    computed,
    warnings,
    context: typedIn(fields, 'context'),
    notes: typedIn(fields, 'notes'),
  };
}

/** A form that was posted, with whichever of its buttons. */
async function posted(c: Context<AppEnv>, work: Work | null): Promise<Response> {
  const { form } = c.var;
  const fields = { ...ownFields(form.fields), ...(work === null ? {} : { slug: work.slug }) };
  const button = form.get('do');
  if (button === 'save' || button === 'submit') return save(c, work, fields, button);
  const drawn = {
    work,
    fields,
    base: baseOf(c),
    unsaved: true,
    more: fileIssues(c, fields, work),
    read: readings(fields),
  };
  if (button === 'read' || button === 'kind') {
    const { fields: proposed } = propose(typedIn(fields, 'quote'), fields);
    return draw(c, { ...drawn, fields: proposed, read: readings(proposed) });
  }
  const take = /^take:(\d{1,6})$/.exec(button)?.[1];
  if (take !== undefined) {
    const taken = takeFigure(typedIn(fields, 'quote'), fields, Number(take));
    return draw(c, { ...drawn, fields: taken, read: readings(taken) });
  }
  if (button === 'add-part') return draw(c, { ...drawn, fields: withPart(fields) });
  const part = /^drop-part:(\d{1,2})$/.exec(button);
  if (part !== null) return draw(c, { ...drawn, fields: withoutPart(fields, Number(part[1])) });
  const find = /^find:(inputs\.[a-zA-Z0-9.]{1,80}\.(?:series|source\.id))$/.exec(button)?.[1];
  if (find !== undefined) return draw(c, { ...drawn, matches: { [find]: await matchesOf(c, find, fields) } });
  return draw(c, drawn);
}

/** What is read from the words of a form, whether or not its fields say something else by now. */
function readings(fields: Record<string, string>): ClaimFormProps['read'] {
  const quote = typedIn(fields, 'quote');
  const kind = typedIn(fields, 'kind');
  const unasked = propose(quote, {});
  const { notes } =
    kind === '' || typedIn(unasked.fields, 'kind') === kind ? unasked : propose(quote, { kind });
  return { notes, others: otherFigures(quote, fields) };
}

/** The save that the form was made from. */
function baseOf(c: Context<AppEnv>): number {
  const text = c.var.form.get('base');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** An issue for each file that was given where text belongs. */
function fileIssues(c: Context<AppEnv>, fields: Record<string, string>, work: Work | null): FieldIssue[] {
  const drawn = drawnFields(fields, work?.isPublished ?? false);
  return c.var.form.files.map((name) => ({
    field: drawn.has(name) ? name : '',
    message: 'A file was given where text belongs: write the text instead.',
  }));
}

async function save(
  c: Context<AppEnv>,
  work: Work | null,
  typed: Record<string, string>,
  button: 'save' | 'submit',
): Promise<Response> {
  const drafted = await drafting(c, typed, work);
  const { issues, missing } = drafted.read;
  const { slug } = drafted.read;
  const drawn = {
    work,
    fields: typed,
    base: baseOf(c),
    unsaved: true,
    drafted,
    refused: button,
    status: 422,
  };
  const more: FieldIssue[] = [...fileIssues(c, typed, work)];
  if (slug === '' && button === 'save')
    more.push(
      typedIn(typed, 'quote').trim() === ''
        ? { field: 'quote', message: 'Paste the words that were said: a draft is kept under them.' }
        : {
            field: 'slug',
            message: 'Give the claim a name for its address: small letters and digits with hyphens.',
          },
    );
  if (more.length > 0 || issues.length > 0 || (button === 'submit' && missing.length > 0))
    return draw(c, { ...drawn, more });
  const fields = { ...typed, slug };
  const saved = await saveDraft(c.var.deps.database, {
    slug,
    fields,
    base: drawn.base,
    isNew: work === null,
    submit: button === 'submit',
    ...postedBy(c),
  });
  switch (saved.outcome) {
    case 'saved':
      return seeOther(`${urls.edit.claim(saved.slug)}?done=${button === 'submit' ? 'submitted' : 'saved'}`);
    case 'slug-taken':
      return draw(c, {
        ...drawn,
        fields,
        more: [
          {
            field: 'slug',
            message: `Another claim has the name “${slug}”: choose another, such as ${slug.slice(0, 110)}-2.`,
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
      throw new HttpError(
        'gone',
        'This claim was withdrawn while you were writing, and is not edited any more.',
      );
  }
}

/** The preview of a form as it stands, as a fragment for the script. */
async function previewed(c: Context<AppEnv>): Promise<Response> {
  const { form } = c.var;
  const fields = ownFields(form.fields);
  const isPublished = form.get('correction') === 'yes';
  const drafted = await drafting(c, fields, isPublished || baseOf(c) > 0 ? { isPublished } : null);
  return answerPrivate(c, preview(previewOf(drafted, fields)));
}

/** The things in the ledger that match what is typed into a field. */
async function matchesOf(
  c: Context<AppEnv>,
  field: string,
  fields: Record<string, string>,
): Promise<Choice[]> {
  const q = typedIn(fields, field);
  const { database } = c.var.deps;
  if (field.endsWith('.series'))
    return (await searchSeries(database, q)).map((match) => ({
      value: match.id,
      label: `${match.title} (${seriesDetail(match)})`,
    }));
  return (await searchSources(database, q)).map((match) => ({
    value: match.id,
    label: `${match.title} (${sourceDetail(match)})`,
  }));
}

/** "officers, headcount, England and Wales, 31 Mar 2020 to 31 Mar 2023". */
function seriesDetail({ unit, measure, place, firstDate, lastDate }: SeriesMatch): string {
  const reach =
    firstDate === null || lastDate === null
      ? 'no figures yet'
      : firstDate === lastDate
        ? shortDate(firstDate)
        : `${shortDate(firstDate)} to ${shortDate(lastDate)}`;
  return [unit, measure, place, reach].filter((part) => part !== null).join(', ');
}

function sourceDetail({ publisher, publishedOn }: SourceMatch): string {
  return publishedOn === null ? publisher : `${publisher}, ${shortDate(publishedOn)}`;
}

/** What a field may be completed with. */
interface Completion {
  value: string;
  label: string;
  detail: string;
}

/** The longest text that is completed. */
const MAX_TYPED = 200;

/** Completions of a field for the script, at most 20, as JSON. */
async function complete(c: Context<AppEnv>): Promise<Response> {
  const { database } = c.var.deps;
  const q = (c.req.query('q') ?? '').slice(0, MAX_TYPED);
  const named = ({ name, claims }: { name: string; claims: number }): Completion => ({
    value: name,
    label: name,
    detail: claims === 1 ? '1 claim' : `${claims} claims`,
  });
  const completions = async (): Promise<Completion[]> => {
    switch (c.req.query('field')) {
      case 'claimant':
        return (await searchClaimants(database, q)).map(named);
      case 'topic':
        return (await searchTopics(database, q)).map(named);
      case 'series':
        return (await searchSeries(database, q)).map((s) => ({
          value: s.id,
          label: s.title,
          detail: seriesDetail(s),
        }));
      case 'source':
        return (await searchSources(database, q)).map((s) => ({
          value: s.id,
          label: s.title,
          detail: sourceDetail(s),
        }));
      default:
        throw new HttpError('bad-request', '“field” is one of: series, claimant, topic, source.');
    }
  };
  return c.json(await completions(), 200, { ...PRIVATE_HEADERS, 'Cache-Control': NO_STORE });
}
