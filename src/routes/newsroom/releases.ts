/** Releases at the desk: `/edit/releases/SLUG`, where what a release turns is published with one note. */
import { type Context, Hono } from 'hono';
import type { ReleaseFound } from '../../../claims/editorial/release.ts';
import { hasRole } from '../../../claims/editorial/workflow.ts';
import { line } from '../../../claims/evidence/schema.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { count } from '../../../claims/words/numbers.ts';
import { findRelease } from '../../../db/imports/release-reads.ts';
import { publishRelease, type ReleasePublished } from '../../../db/newsroom/publish-release.ts';
import { RELEASE_FIELDS, releaseEditPage } from '../../../views/edit/import/release.ts';
import type { FormState } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { standstillOf } from './calendar.ts';
import { postedBy, publisherOf } from './form-context.ts';

/** `/edit/releases/SLUG`. Mount behind `newsroom()`. */
export function editReleaseRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/releases/:slug', async (c) => draw(c, await releaseOf(c, c.req.param('slug'))))
    .post('/edit/releases/:slug', needs('reviewer'), (c) => publish(c, c.req.param('slug')));
}

const NOTICES = { imported: 'The figures are in the ledger. What they do to verdicts is below.' };

async function releaseOf(c: Context<AppEnv>, slug: string): Promise<ReleaseFound> {
  const found = await findRelease(c.var.deps.database, slug);
  if (found !== undefined) return found;
  throw new HttpError('not-found', `The ledger has no release “${slug.slice(0, 100)}”.`);
}

function draw(
  c: Context<AppEnv>,
  found: ReleaseFound,
  {
    issues = [],
    fields = {},
    notice,
    status,
  }: Partial<FormState> & { notice?: string; status?: number } = {},
): Response {
  const page = releaseEditPage({
    ...found,
    desk: deskOf(c),
    state: { issues, fields },
    barred: hasRole(c.var.person.role, 'reviewer')
      ? null
      : 'A reviewer publishes the release and what it turns.',
    proposed: found.release.note ?? proposedNote(found),
    notice: notice ?? noticeOf(c, NOTICES),
  });
  return answerPrivate(page, status ?? (issues.length === 0 ? 200 : 422));
}

/** The note that is proposed: who published what, when, and how many figures were revised. */
function proposedNote({ release: { source, title, releasedOn, counts } }: ReleaseFound): string {
  const revised = counts.revised === 0 ? '' : `, and revised ${count(counts.revised, 'earlier figure')}`;
  return `${source.publisher} published new figures on ${dateInWords(releasedOn)} (${title})${revised}.`;
}

const MAX_NOTE = 1_000;

async function publish(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { form, deps } = c.var;
  const found = await releaseOf(c, slug);
  const sentence = form.get(RELEASE_FIELDS.note).replace(/\s+/g, ' ').trim();
  const issues: FormState['issues'] = [
    ...(sentence === '' || [...sentence].length > MAX_NOTE || !line.safeParse(sentence).success
      ? [
          {
            field: RELEASE_FIELDS.note,
            message: 'Say in a sentence or two, of up to 1,000 characters, what came out.',
          },
        ]
      : []),
    ...[await standstillOf(c)].flatMap((message) => (message === undefined ? [] : [{ field: '', message }])),
  ];
  if (issues.length > 0) return draw(c, found, { issues, fields: form.fields });
  const verdicts = found.claims.flatMap(({ slug: claim, waits }) => {
    const mark = form.get(RELEASE_FIELDS.publish(claim));
    return waits && /^\d{1,15}$/.test(mark) ? [{ slug: claim, mark: Number(mark) }] : [];
  });
  const done = await publishRelease(deps.database, {
    ...postedBy(c),
    slug,
    verdicts,
    note: { type: 'evidence', sentence },
    publisher: await publisherOf(c),
  });
  if (done.left.length === 0) return seeOther(urls.release(slug));
  return draw(c, await releaseOf(c, slug), { notice: leftInWords(done), status: 409 });
}

const WHY = {
  moved: 'its verdict is another by now',
  'own-work': 'you recorded the figures that change it, so that somebody else has to publish it',
} as const;

function leftInWords({ published, left }: ReleasePublished): string {
  const told = left.map(
    ({ slug, why }) => `${slug}: ${why.outcome === 'faulty' ? why.messages.join(' ') : WHY[why.outcome]}`,
  );
  return `${count(published.length, 'verdict')} published with the release. Not published: ${told.join('; ')}.`;
}
