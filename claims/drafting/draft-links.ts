/** The claims of the ledger that a draft is to be linked to: they stand in its form, and are linked when it is published. */
import { slug as slugSchema } from '../evidence/schema.ts';
import { slugTyped } from '../evidence/slug.ts';
import { LINK_NAMES, type LinkKind } from '../sayings/saying.ts';
import type { FieldReader } from './field-reader.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** A link of a draft: to which claim, and how the two belong together. */
export interface DraftLink {
  to: string;
  kind: LinkKind;
}

/** How many claims a draft is linked to at most; a published claim may have more. */
export const MAX_LINKS = 5;

/** The name of a field of a link. */
export const linkField = (link: number, field: 'to' | 'kind'): string => `links.${link}.${field}`;

/** A field of a link: its number and which it is; undefined for any other field. */
export function linkFieldOf(name: string): { link: number; field: 'to' | 'kind' } | undefined {
  const [, link, field] = /^links\.(\d)\.(to|kind)$/.exec(name) ?? [];
  return field === 'to' || field === 'kind' ? { link: Number(link), field } : undefined;
}

const NUMBERS = Array.from({ length: MAX_LINKS }, (_, i) => i);

/** How many links the form draws: one more than there are. */
export function linkCount(fields: TypedFields): number {
  const last = NUMBERS.findLast((i) => typedIn(fields, linkField(i, 'to')) !== '') ?? -1;
  return Math.min(MAX_LINKS, last + 2);
}

/** The links of a form; what is wrong or missing in them is noted. A way to belong together without a claim is none. */
export function readLinks(read: FieldReader): DraftLink[] {
  const links = new Map<string, DraftLink>();
  for (const i of NUMBERS) {
    const typed = read.typed(linkField(i, 'to'));
    if (typed === '') continue;
    const to = slugTyped(typed);
    const kind = read.choice(linkField(i, 'kind'), LINK_NAMES);
    if (!slugSchema.safeParse(to).success)
      read.wrong(linkField(i, 'to'), 'Write the last part of the address of a claim.');
    else if (read.typed(linkField(i, 'kind')) === '')
      read.lacks(linkField(i, 'kind'), 'Choose how they belong together.');
    else if (kind !== undefined) links.set(`${to} ${kind}`, { to, kind });
  }
  return [...links.values()];
}

/** The fields of a form that are links. */
export function linkFields(fields: TypedFields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => linkFieldOf(name) !== undefined));
}

/** The links of a form as far as they can be read. */
export function linksTyped(fields: TypedFields): DraftLink[] {
  return NUMBERS.flatMap((i) => {
    const kind = LINK_NAMES.find((name) => name === typedIn(fields, linkField(i, 'kind')));
    const to = slugTyped(typedIn(fields, linkField(i, 'to')));
    return kind === undefined || to === '' ? [] : [{ to, kind }];
  });
}

/** The first link of a form that is to a claim, or to none for an empty name; undefined if there is no such link. */
export const linkTo = (fields: TypedFields, to: string): number | undefined =>
  NUMBERS.find((i) => slugTyped(typedIn(fields, linkField(i, 'to'))) === to);

/** A form with one link more, or another way to belong together for a claim that it is linked to; unchanged if it has all that it takes. */
export function withLink(fields: TypedFields, { to, kind }: DraftLink): Record<string, string> {
  const own = linkTo(fields, to) ?? linkTo(fields, '');
  if (own === undefined) return { ...fields };
  return { ...fields, [linkField(own, 'to')]: to, [linkField(own, 'kind')]: kind };
}
