/** A reader who sends another figure to the newsroom, by its forms alone. */
import { hiddenFields, type Page, type Session } from './newsroom.ts';

/** What a reader says of the source of their figure. */
export const SOURCE = {
  'sent.title': 'Uplift, recounted',
  'sent.publisher': 'An institute',
  'sent.url': 'https://example.org/recount?page=2',
  'sent.quote': 'Table 3, row “December 2022”.',
  'sent.note': 'It leaves nobody out.',
  'sent.name': 'Nomen Nescio',
} as const;

/** Asks for the page with numbers of the reader's, and posts its form. */
export async function postFigure(
  reader: Session,
  slug: string,
  numbers: Record<string, string>,
  source: Record<string, string> = SOURCE,
): Promise<Page> {
  const action = `/claims/${slug}/with`;
  const page = await reader.get(`${action}?${new URLSearchParams(numbers).toString()}`);
  const hidden = hiddenFields(page.body, `${action}#send`);
  return reader.post(action, { ...hidden, ...source }, { tokens: null });
}

/** Sends a figure. Returns the path of its page; throws if it was not taken. */
export async function sendFigure(
  reader: Session,
  slug: string,
  numbers: Record<string, string>,
  source: Record<string, string> = SOURCE,
): Promise<string> {
  const { status, location, body } = await postFigure(reader, slug, numbers, source);
  if (status !== 303 || location === undefined)
    throw new Error(`it was not sent: ${status} ${body.slice(0, 2_000)}`);
  return location.split('?')[0] ?? '';
}
