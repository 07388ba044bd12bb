/** Words that are one, and words that never are: `/edit/words`. Editors add pairs and take them off. */
import { type Context, Hono } from 'hono';
import { STANDS, type Stand } from '../../../claims/repeats/paired-words.ts';
import { keptPairs, type PairDone, pairWords, partWords } from '../../../db/newsroom/word-pairs.ts';
import { wordsPage } from '../../../views/edit/claim/words.ts';
import { BLANK, type FormState } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { postedBy } from './form-context.ts';
import { reasonIn } from './name-fields.ts';

/** Mount behind `newsroom()`. */
export function editWordRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/edit/words', (c) => draw(c)).post('/edit/words', posted);
}

const NOTICES = {
  added: 'The pair is added: from now on statements are compared by it.',
  off: 'The pair is off the list: statements are compared without it.',
} as const;

async function draw(c: Context<AppEnv>, state?: FormState): Promise<Response> {
  return answerPrivate(
    wordsPage({
      desk: deskOf(c),
      pairs: await keptPairs(c.var.deps.database),
      state: state ?? BLANK,
      notice: noticeOf(c, NOTICES),
    }),
    state === undefined ? 200 : 422,
  );
}

/** The longest word that is looked at: a longer one is none. */
const MAX_WORD = 200;

async function posted(c: Context<AppEnv>): Promise<Response> {
  const { form } = c.var;
  const what = form.get('do');
  if (what !== 'add' && what !== 'off')
    throw new HttpError('unacceptable', 'The form does not say what to do: press one of its buttons.');
  const done = what === 'add' ? await added(c) : await takenOff(c);
  if (done.outcome === 'done') return seeOther(urls.edit.words(what === 'add' ? 'added' : 'off'));
  return draw(c, { fields: form.fields, issues: [{ field: done.field, message: done.message }] });
}

async function added(c: Context<AppEnv>): Promise<PairDone> {
  const { form, deps } = c.var;
  const stand = Object.keys(STANDS).find((name): name is Stand => name === form.get('stand'));
  if (stand === undefined)
    return { outcome: 'refused', field: 'stand', message: 'Choose whether they are one, or never are.' };
  const word = (name: string) => form.get(name).trim().slice(0, MAX_WORD);
  const pair = { one: word('one'), other: word('other'), stand, reason: reasonIn(form.get('reason')) };
  return pairWords(deps.database, { ...postedBy(c), pair });
}

function takenOff(c: Context<AppEnv>): Promise<PairDone> {
  const { form, deps } = c.var;
  const id = /^[1-9]\d{0,12}$/.test(form.get('id')) ? Number(form.get('id')) : 0;
  return partWords(deps.database, { ...postedBy(c), id, reason: reasonIn(form.get(`off.${id}`)) });
}
