/** What was read of an article, in words: figures, inputs, and why a number was set apart or an entry stands where it stands. */
import type { ArticleTest } from '../article/article.ts';
import { parseMoment } from '../exact/calendar.ts';
import { inputName } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import { separated, withUnit } from '../words/numbers.ts';
import { lowered } from '../words/text.ts';
import { toldAs } from './proposal.ts';
import { shownMoment } from './typed-fields.ts';

/** A test read back: “12.9 %, percent change; the earlier figure 7,613 (March 2010), the later figure 6,630”. */
export function testTold({ claimed, inputs, deadline }: ArticleTest, kind: string): string {
  const title = lowered(kindNamed(kind)?.title ?? kind);
  const figure =
    claimed === null
      ? title
      : `${claimed.to === undefined ? toldAs(claimed, claimed.unit) : withUnit(`${separated(claimed.value)} to ${separated(claimed.to)}`, claimed.unit)}, ${title}`;
  const told = inputs.flatMap(({ name, given, at }) => {
    const when = at === undefined ? '' : parseMoment(at) === undefined ? at : shownMoment(at);
    if (given === undefined && when === '') return [];
    const what = lowered(inputName(kind, name, 'called'));
    if (given === undefined) return [`${what} of ${when}`];
    return [`${what} ${toldAs(given, given.unit)}${when === '' ? '' : ` (${when})`}`];
  });
  const by =
    deadline === undefined
      ? []
      : [`by ${parseMoment(deadline) === undefined ? deadline : shownMoment(deadline)}`];
  const more = [...told, ...by].join(', ');
  return more === '' ? figure : `${figure}; ${more}`;
}

/** Why a number is no test, by its code. */
const APART: Readonly<Record<string, string>> = {
  age: 'an age',
  date: 'a date',
  time: 'a time of day',
  year: 'a year',
  name: 'part of a name',
  reference: 'a reference to a law, a page or a section',
  'second-currency': 'the same sum in a second currency',
  'figure-of-speech': 'a figure of speech',
  mention: 'a figure that is claimed elsewhere in the text',
  address: 'part of an address',
  phone: 'a telephone number',
  span: 'a span of time',
};

/** A reason of the reader in words; a code that has none stands as its words. */
export function apartTold(why: string): string {
  return APART[why] ?? why.replaceAll('-', ' ');
}
