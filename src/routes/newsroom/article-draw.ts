/** The list of an article as it is answered, with what is wrong in it. */
import type { Context } from 'hono';
import { named } from '../../../claims/drafting/article-sheet.ts';
import { shownDate, type TypedFields } from '../../../claims/drafting/typed-fields.ts';
import { isDate } from '../../../claims/exact/calendar.ts';
import type { Article } from '../../../db/newsroom/articles.ts';
import { articlePage } from '../../../views/edit/article/list.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import type { Gathered } from './article-gather.ts';

/** What is shown besides. */
export interface Drawing {
  issues?: readonly FieldIssue[];
  notice?: string | undefined;
  showsApart?: boolean;
  status?: number;
  fields?: TypedFields;
  told?: readonly string[];
}

/** The list of an article. */
export function drawList(
  c: Context<AppEnv>,
  { id, text, drafts }: Article,
  { head, order, reading, items, posted }: Gathered,
  { issues = [], notice, showsApart = false, status = 200 }: Drawing = {},
): Response {
  const back = reading.apart.filter(({ start }) => Object.hasOwn(posted, named.back(start)));
  return answerPrivate(
    articlePage({
      desk: deskOf(c),
      id,
      text,
      head: {
        ...head,
        ...(head.date !== undefined && isDate(head.date) ? { date: shownDate(head.date) } : {}),
      },
      order,
      reading,
      items,
      drafts: drafts.filter((draft) => draft.isPublished || !draft.isDiscarded).length,
      back: back.map(({ start }) => start),
      showsApart,
      state: { fields: posted, issues },
      notice,
    }),
    status,
  );
}
