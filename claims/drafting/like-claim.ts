/**
 * A draft that takes over the test of a claim of the ledger, since it asks the same question: with another figure, of another
 * time, or answered the other way. What was said, and the figure that it claims, stay those of the draft.
 */
import type { OptionSpec } from '../engine/inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import type { LinkKind } from '../sayings/saying.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** The links of claims that ask one question: the draft takes the test over. */
export const SAME_QUESTION: ReadonlySet<LinkKind> = new Set(['other-figure', 'other-time', 'other-side']);

/** The fields of a test, without the figure that is claimed. */
const TEST = /^(?:kind$|(?:options|inputs|alsoOn|insteadOf|related)\.)/;

/** A form with the test of a claim, and the fields of it that are of another time and were left empty. */
export interface LikeClaim {
  fields: Record<string, string>;
  /** Empty unless the draft is of another time. */
  cleared: string[];
}

/** A form with the test of the claim that `known` are the fields of. Pure; what was typed of the test before is replaced. */
export function likeClaim(fields: TypedFields, known: TypedFields, link: LinkKind): LikeClaim {
  const own = Object.entries(fields).filter(([name]) => !TEST.test(name));
  const test = Object.entries(known).filter(([name]) => TEST.test(name));
  const unit = typedIn(fields, 'claimed.unit') || typedIn(known, 'claimed.unit');
  const claimed = unit === '' ? {} : { 'claimed.unit': unit };
  if (link !== 'other-time')
    return { fields: { ...Object.fromEntries([...own, ...test]), ...claimed }, cleared: [] };
  const cleared = test.flatMap(([name]) => (isOfTime(name, known) ? [name] : []));
  // What stands beside the figures of that time, and how exact they were, was said of these alone.
  const kept = test.filter(([name]) => !cleared.includes(name) && !/^(?:alsoOn|insteadOf)\./.test(name));
  return { fields: { ...Object.fromEntries([...own, ...kept]), ...claimed }, cleared };
}

const TIMES: ReadonlySet<OptionSpec['type']> = new Set(['date', 'moment', 'period', 'milestones']);

/** Whether a field of a test is of its time: the time of a figure, a figure that was typed of a time, a deadline or a period. */
function isOfTime(name: string, known: TypedFields): boolean {
  const option = kindNamed(typedIn(known, 'kind'))?.options.find((one) => `options.${one.name}` === name);
  if (option !== undefined) return TIMES.has(option.type);
  const [, input = '', field = ''] =
    /^inputs\.(.+)\.(at|value|nearest|low|high|source\.id)$/.exec(name) ?? [];
  const at = typedIn(known, `inputs.${input}.at`);
  if (field === '' || at === '' || /^latest$/i.test(at)) return false;
  return field === 'at' || typedIn(known, `inputs.${input}.from`) === 'figure';
}

/** The fields that were left empty, parted into those that hold something by now and those that are open. */
export function movedOn(
  cleared: readonly string[],
  fields: TypedFields,
): { moved: string[]; open: string[] } {
  const isOpen = (name: string) => typedIn(fields, name).trim() === '';
  return { moved: cleared.filter((name) => !isOpen(name)), open: cleared.filter(isOpen) };
}
