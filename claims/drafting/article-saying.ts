/** A test of an article that repeats a claim, as a saying of that claim. */
import type { Head, Voice } from '../article/article.ts';
import type { Quotation } from '../article/speakers/quotations.ts';
import { type Saying, sayingSchema } from '../claim.ts';
import { nameKey } from '../evidence/names.ts';
import { isSameUnit } from '../evidence/units.ts';
import { readDate } from '../reading/number-words.ts';
import { defined } from './defined.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** A saying; or why it is none, with the field that it is about. */
export type SayingRead = { ok: true; said: Saying } | { ok: false; field: string; message: string };

/** Where the words of a test stand in their text. */
export interface SaidIn {
  voice: Voice;
  /** Where they begin. */
  start: number;
  text: string;
  /** The quotations of the whole text. */
  quotations: readonly Quotation[];
  head: Head;
}

/**
 * The saying that the fields of a test come to. `unit` is that of the claim: a figure in another is left out, which says that
 * it is as in the claim. Words that report somebody are marked as that.
 */
export function sayingOfTest(fields: TypedFields, said: SaidIn, unit: string | undefined): SayingRead {
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
      reported: isExact(fields, said) ? undefined : true,
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

/** White space and marks around words, and what ends a sentence. */
const AROUND = /[\s"“”„«»‟'‘’.,;:!?…]/;

/**
 * Whether words are as they were said: the text is its speaker’s own, or all of them lie within one pair of quotation marks. A
 * mark somewhere in a sentence tells nothing of the rest of it.
 */
function isExact(fields: TypedFields, { voice, start, text, quotations, head }: SaidIn): boolean {
  const by = nameKey(typedIn(fields, 'claimant.name'));
  const { speaker } = voice;
  // The article's own words are those of whoever published it, and of nobody who is named besides.
  const author = speaker === null ? head.publisher : head.speaker;
  const isOwn = speaker === null || (speaker !== '?' && nameKey(speaker.name) === by);
  if (author !== undefined && isOwn && nameKey(author) === by) return true;
  let [from, to] = [start, start + typedIn(fields, 'quote').length];
  while (from < to && AROUND.test(text[from] ?? '')) from += 1;
  while (to > from && AROUND.test(text[to - 1] ?? '')) to -= 1;
  return quotations.some(
    ({ inner, unclosed }, i) =>
      // One that no mark closes is taken for one only if it goes on in the paragraph after it.
      (!unclosed || quotations[i + 1]?.goesOn === true) && inner.start <= from && to <= inner.end,
  );
}
