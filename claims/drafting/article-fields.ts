/**
 * What a test of an article gives to the claim form: the words, who said them, when and where, the kind, the figure, and
 * what of its inputs the text itself says. Nothing comes from elsewhere; what an editor said instead goes before it.
 */
import type { ArticleEntry, ArticleTest, Head, Voice } from '../article/article.ts';
import { isDate, parseMoment } from '../exact/calendar.ts';
import { kindNamed } from '../kinds/index.ts';
import { readDate } from '../reading/number-words.ts';
import { inputField } from './draft-fields.ts';
import type { FieldIssue } from './messages.ts';
import { goalOf, withOptions } from './proposal.ts';
import { shownDate, shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** Who said an entry, as the form has it; empty where that is not known. */
export const SAID_PARTS = ['name', 'role', 'organisation', 'party', 'is', 'saidOn'] as const;

export type SaidPart = (typeof SAID_PARTS)[number];

export type Said = Readonly<Record<SaidPart, string>>;

const NOBODY: Said = { name: '', role: '', organisation: '', party: '', is: '', saidOn: '' };

/** Who said an entry and when, as far as the text and the head say it. An open speaker has no name. */
export function saidOf({ voice, saidOn }: Pick<ArticleEntry, 'voice' | 'saidOn'>, head: Head): Said {
  const day = { saidOn: dayShown(saidOn ?? head.date ?? '') };
  const { speaker } = voice;
  if (speaker === '?') return { ...NOBODY, ...day };
  // The article's own words are those of whoever published them.
  if (speaker === null)
    return { ...NOBODY, ...day, name: head.publisher ?? '', is: head.publisher === undefined ? '' : 'body' };
  const { name, role = '', organisation = '', party = '' } = speaker;
  return {
    ...day,
    name,
    role: role === name ? '' : role,
    organisation: organisation === name ? '' : organisation,
    party,
    is: organisation === name ? 'body' : '',
  };
}

/** A day as people write it; empty if it is known to the month or the year alone. */
function dayShown(typed: string): string {
  if (isDate(typed)) return shownDate(typed);
  return readDate(typed).ok ? typed : '';
}

/** The fields of who said it and when. */
function saidFields({ name, role, organisation, party, is, saidOn }: Said): Record<string, string> {
  return {
    'claimant.name': name,
    'claimant.role': role,
    'claimant.organisation': organisation,
    'claimant.party': party,
    'claimant.is': is,
    saidOn,
  };
}

/** Where it stood, as the fields have it. */
function headFields({ title = '', publisher = '', url = '' }: Head): Record<string, string> {
  return { 'appearance.title': title, 'appearance.publisher': publisher, 'appearance.url': url };
}

/** What a test is drawn up from. */
export interface TestOfArticle {
  quote: string;
  voice: Voice;
  said: Said;
  head: Head;
  test: ArticleTest;
  /** The kind that an editor chose, or that of the test. */
  kind: string;
}

/** The fields of a test, apart from the series of its figures. Empty ones are left out. */
export function testFields({ quote, voice, said, head, test, kind }: TestOfArticle): Record<string, string> {
  const fields = {
    quote,
    ...saidFields(said),
    ...headFields(head),
    kind,
    ...figureFields(test, kind),
    ...inputFields(test, kind),
    ...deadlineField(test, kind),
    notes: notesOf(voice, test),
  };
  return withOptions(quote, Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')));
}

/** The figure of a test, where its kind has it: claimed, or agreed on, such as a target. */
function figureFields({ claimed }: ArticleTest, kind: string): Record<string, string> {
  const form = kindNamed(kind);
  if (claimed === null || form === undefined) return {};
  const { value, to = '', unit, hedge } = claimed;
  if (form.claimed !== undefined)
    return {
      'claimed.value': value,
      'claimed.to': to,
      'claimed.unit': unit,
      'claimed.hedge': hedge === 'bare' ? '' : hedge,
    };
  const goal = goalOf(form);
  if (goal === undefined) return {};
  return {
    [inputField(goal.name, 'from')]: 'figure',
    [inputField(goal.name, 'value')]: value,
    [inputField(goal.name, 'unit')]: unit,
  };
}

/** What the text says of the inputs: figures that may stand in a claim by themselves, and times. */
function inputFields({ inputs }: ArticleTest, kind: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { name, mayBeGiven, takes } of kindNamed(kind)?.inputs ?? []) {
    const input = inputs.find((one) => one.name === name);
    if (input === undefined || takes === 'figures') continue;
    const own = (field: string) => inputField(name, field);
    if (input.given !== undefined && mayBeGiven !== undefined) {
      fields[own('from')] = 'figure';
      fields[own('value')] = input.given.value;
      fields[own('unit')] = input.given.unit;
    }
    if (input.at !== undefined && takes !== 'series' && parseMoment(input.at) !== undefined)
      fields[own('at')] = shownMoment(input.at);
  }
  return fields;
}

function deadlineField({ deadline }: ArticleTest, kind: string): Record<string, string> {
  const takes = kindNamed(kind)?.options.some(({ name }) => name === 'deadline') === true;
  return takes && deadline !== undefined && isDate(deadline)
    ? { 'options.deadline': shownDate(deadline) }
    : {};
}

/** The note on words that somebody reports of somebody else. */
export const SECOND_HAND =
  'Second-hand: these words are reported by somebody else. Find the original words before it is published.';

/** What keeps the words of a test from going further, if somebody reports them of somebody else; nothing otherwise. */
export function secondHandLacks(fields: TypedFields): FieldIssue[] {
  return typedIn(fields, 'notes').includes(SECOND_HAND)
    ? [{ field: 'notes', message: 'It is second-hand: find the original words first.' }]
    : [];
}

/** What colleagues should know of how it was read. */
function notesOf({ source, secondHand }: Voice, { carried = [] }: ArticleTest): string {
  return [
    ...(secondHand === true ? [SECOND_HAND] : []),
    ...(source === undefined ? [] : [`The article says where its figures are from: ${source}.`]),
    ...carried.map((what) => `Carried over from elsewhere in the article: ${what}.`),
  ].join('\n');
}
