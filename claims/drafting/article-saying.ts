/** A test of an article that repeats a claim, as a saying of that claim. */
import type { Voice } from '../article/article.ts';
import { type Saying, sayingSchema } from '../claim.ts';
import { isSameUnit } from '../evidence/units.ts';
import { readDate } from '../reading/number-words.ts';
import { defined } from './defined.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** A saying; or why it is none, with the field that it is about. */
export type SayingRead = { ok: true; said: Saying } | { ok: false; field: string; message: string };

/**
 * The saying that the fields of a test come to. `unit` is that of the claim: a figure in another is left out, which says that
 * it is as in the claim. Words that report somebody are marked as that.
 */
export function sayingOfTest(fields: TypedFields, voice: Voice, unit: string | undefined): SayingRead {
  const own = (name: string) => typedIn(fields, name).trim() || undefined;
  const link = own('appearance.url');
  if (link === undefined)
    return {
      ok: false,
      field: 'appearance.url',
      message: 'Give the link of the text: whoever attaches words to a name says where they stand.',
    };
  const day = readDate(own('saidOn') ?? '');
  if (!day.ok) return { ok: false, field: 'saidOn', message: 'Give the day on which it was said.' };
  const [value, counted] = [own('claimed.value'), own('claimed.unit')];
  const isCounted = unit !== undefined && counted !== undefined && isSameUnit(unit, counted);
  const read = sayingSchema.safeParse(
    defined({
      claimant: defined({
        name: own('claimant.name'),
        role: own('claimant.role'),
        organisation: own('claimant.organisation'),
        party: own('claimant.party'),
        body: own('claimant.is') === 'body' ? true : undefined,
      }),
      saidOn: day.value,
      quote: own('quote'),
      reported: isReported(own('quote') ?? '', voice) ? true : undefined,
      appearance: defined({
        title: own('appearance.title') ?? link,
        publisher: own('appearance.publisher'),
        url: link,
      }),
      claimed: isCounted
        ? defined({ value, unit, hedge: own('claimed.hedge'), to: own('claimed.to') })
        : undefined,
    }),
  );
  if (read.success) return { ok: true, said: read.data };
  const [issue] = read.error.issues;
  return {
    ok: false,
    field: '',
    message: `It cannot be attached: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
  };
}

/** Whether words are those of whoever reports them: no quotation mark stands in them, and they are no part of a quotation. */
function isReported(quote: string, { speaker, why }: Voice): boolean {
  return speaker !== null && !/["“”«»„]/.test(quote) && !/quotation/.test(why);
}
