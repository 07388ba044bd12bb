/** Takes in a figure that a stranger sends to the newsroom: what they say of its source, checked, slowed and recorded. */

import type { Context } from 'hono';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import type { SentFigure } from '../../../claims/editorial/reader-figure.ts';
import { line, text, url } from '../../../claims/evidence/schema.ts';
import { count } from '../../../claims/words/numbers.ts';
import { sendReaderFigure } from '../../../db/newsroom/reader-figures.ts';
import { countAttempt } from '../../../db/people/login-throttle.ts';
import { SENT } from '../../../views/pages/claim/send-figure.ts';
import { bothHeadlines, type WithTheirs } from '../../../views/parts/theirs.ts';
import { secretOf } from '../../auth/secret.ts';
import { guessKey } from '../../auth/tokens.ts';
import { type AppEnv, type Form, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { networkOf } from '../../networks.ts';

/** The fields of the form that are not figures. */
export const SENT_FIELD = /^(?:sent\.|_)/;

/** What became of it: the code of its page, or why it was not taken, and how many seconds to wait. */
export type Received = { code: string } | { issues: readonly FieldIssue[]; status: 422 | 429; wait?: number };

/** Takes in the form. Throws a 400 if it was not drawn here, and a 503 if the newsroom is closed. */
export async function receive(c: Context<AppEnv>, form: Form, worked: WithTheirs): Promise<Received> {
  const token = form.get('_form');
  if (!/^[\w-]{8,80}$/.test(token))
    throw new HttpError('bad-request', 'Something is missing from the form: load its page again.');
  const read = readSource(form, todayOf(c));
  if ('issues' in read) return { issues: read.issues, status: 422 };
  const wait = await waitOf(c);
  if (wait > 0)
    return {
      issues: [
        {
          field: '',
          message: `Many figures have come from your network. What you wrote is still here: send it again in ${inMinutes(wait)}.`,
        },
      ],
      status: 429,
      wait,
    };
  const { slug } = worked.bundle.claim;
  const sent = {
    slug,
    figures: worked.figures.map(sentFigure),
    verdicts: bothHeadlines(worked),
    ...read,
  };
  const at = c.var.now.toISOString();
  return { code: await sendReaderFigure(c.var.deps.database, { sent, code: newCode(), token, at }) };
}

function sentFigure({ input, series, at, unit, value, theirs }: WithTheirs['figures'][number]): SentFigure {
  return {
    input,
    ...(series === undefined ? {} : { series }),
    ...(at === undefined ? {} : { at }),
    unit,
    ...(value === undefined ? {} : { ours: value }),
    theirs,
  };
}

function inMinutes(seconds: number): string {
  return seconds < 60 ? 'a minute' : count(Math.ceil(seconds / 60), 'minute');
}

interface Source {
  source: { title: string; publisher: string; url: string | null };
  quote: string;
  note: string | null;
  name: string | null;
}

/** A line of at most so many characters. */
const shortLine = (most: number) =>
  line.refine((typed) => typed.length <= most, `is longer than ${most} characters`);

/** What was said of the source of the figure, or what is wrong with it. */
function readSource(form: Form, today: string): Source | { issues: FieldIssue[] } {
  const read = new FieldReader(form.fields, today);
  if (read.typed(SENT.trap.name) !== '')
    read.wrong('', 'The last field is not for people, and must be left empty: nothing was sent.');
  const title = read.needed(
    SENT.title.name,
    shortLine(SENT.title.longest),
    'Say what the figure is published in.',
  );
  const publisher = read.needed(
    SENT.publisher.name,
    shortLine(SENT.publisher.longest),
    'Say who published it.',
  );
  const address = read.text(SENT.url.name, url);
  const quote = read.needed(
    SENT.quote.name,
    text(SENT.quote.longest),
    'Say where in it the figure stands, so that an editor finds it.',
  );
  const note = read.text(SENT.note.name, text(SENT.note.longest));
  const name = read.text(SENT.name.name, shortLine(SENT.name.longest));
  const issues = [...fileIssues(form), ...read.issues, ...read.missing];
  if (issues.length > 0 || title === undefined || publisher === undefined || quote === undefined)
    return { issues };
  return {
    source: { title, publisher, url: address ?? null },
    quote,
    note: note ?? null,
    name: name ?? null,
  };
}

/** The seconds to wait before something may be sent, by the sender's network and by all of them together; 0 if it may. */
async function waitOf(c: Context<AppEnv>): Promise<number> {
  const secret = secretOf(c);
  const network = networkOf(c.env.address?.() ?? 'unknown');
  return countAttempt(
    c.var.deps.database.kysely,
    [
      { key: await guessKey(secret, `figures from ${network}`), budget: 'figures' },
      { key: await guessKey(secret, 'figures from everywhere'), budget: 'figuresEverywhere' },
    ],
    c.var.now,
  );
}

/** Letters and digits that are not mistaken for one another when they are read out or written down. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** A code of 79 bits of chance, such as `k3fm-9xwd-ht2q-bc7r`: nobody finds another's by trying. */
function newCode(): string {
  const draw = () => {
    // Numbers that would make some letters likelier than others are drawn again.
    const fair = 256 - (256 % LETTERS.length);
    for (;;) {
      const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < fair) return LETTERS[byte % LETTERS.length] ?? '';
    }
  };
  const group = () => Array.from({ length: GROUP }, draw).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
