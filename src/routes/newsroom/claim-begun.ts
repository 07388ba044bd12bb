/** How drafts begin from what is there: from the fields of a claim, from the rest of words, from the test of another claim. */
import type { Context } from 'hono';
import { partedBy } from '../../../claims/drafting/compound.ts';
import { fieldsOf } from '../../../claims/drafting/draft-fields.ts';
import { withLink } from '../../../claims/drafting/draft-links.ts';
import { likeClaim, movedOn, SAME_QUESTION } from '../../../claims/drafting/like-claim.ts';
import { propose } from '../../../claims/drafting/proposal.ts';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import type { Work } from '../../../claims/editorial/work.ts';
import { LINK_KINDS, type LinkKind } from '../../../claims/sayings/saying.ts';
import { listInWords, lowered } from '../../../claims/words/text.ts';
import type { ClaimFormProps } from '../../../views/edit/claim/form.ts';
import { fieldLabel } from '../../../views/edit/parts/field-names.ts';
import type { AppEnv } from '../../http/context.ts';
import { carried } from './carrying.ts';
import { readings } from './claim-buttons.ts';
import { workOf } from './form-context.ts';

/** A form that is begun, with what is said above it. */
export interface Begun {
  fields: Record<string, string>;
  notice: string;
}

/** The fields of the open draft, or else of what readers see. */
export function fieldsNow({ slug, draft, published, notes }: Work): Record<string, string> {
  if (draft !== null) return { ...draft.fields, slug };
  return published === null ? { slug } : { ...fieldsOf(published.claim, { ...published, notes }), slug };
}

/** A new draft of what words say beside the claim that a part of them is. */
export async function restOfWords(
  c: Context<AppEnv>,
  { quote, rest, fields }: { quote: string; rest: string; fields: Record<string, string> },
): Promise<Begun> {
  const known = (await workOf(c, rest)).published;
  const words = known === null ? '' : partedBy(quote, known.claim.quote).rest;
  const filled = { ...fields, ...(words === '' ? {} : { quote: words }) };
  const notice =
    words === ''
      ? 'Who said it, when and where is copied. The words say nothing besides that claim: paste what is left of them.'
      : 'The rest of the words, with who said them, when and where. Check that they stand there word for word.';
  return { fields: filled, notice };
}

/** The draft of a claim that asks the question of another one: with its test, as far as that holds, and linked to it. */
export async function likeOther(
  c: Context<AppEnv>,
  work: Work,
  { like, link }: { like: string; link: LinkKind },
): Promise<Begun & Partial<Pick<ClaimFormProps, 'read' | 'step' | 'unsaved'>>> {
  const other = await workOf(c, like);
  const own = fieldsNow(work);
  if (other.published === null) return { fields: own, notice: 'That claim is not published any more.' };
  const linked = withLink(own, { to: other.slug, kind: link });
  const how = `It is linked once it is published: ${lowered(LINK_KINDS[link])}.`;
  if (!SAME_QUESTION.has(link))
    return { fields: linked, notice: `${how} Nothing is saved yet.`, unsaved: true, step: 'finish' };
  const taken = likeClaim(linked, fieldsOf(other.published.claim, { ...other.published, notes: '' }), link);
  const read = propose(typedIn(taken.fields, 'quote'), taken.fields).fields;
  const fields = await carried(c, read);
  const kind = typedIn(fields, 'kind');
  const notice = `The test of that claim is taken over: kind, options and figures. ${movedInWords(taken.cleared, fields, kind)}${link === 'other-side' ? 'Look at each: these words answer it the other way. ' : ''}${how} Nothing is saved yet.`;
  return { fields, notice, unsaved: true, step: 'evidence', read: readings(fields) };
}

/** What was moved on to the time of a draft, and what is left open, by the names of the fields. */
function movedInWords(cleared: readonly string[], fields: Record<string, string>, kind: string): string {
  const { moved, open } = movedOn(cleared, fields);
  const named = (names: readonly string[]) =>
    listInWords(names.map((name) => `${lowered(fieldLabel(name, kind))}`));
  return [
    ...(moved.length === 0 ? [] : [`Moved on to its time: ${named(moved)}. `]),
    ...(open.length === 0
      ? []
      : [`Left open, since its time is not known from the words or the figures: ${named(open)}. `]),
  ].join('');
}
