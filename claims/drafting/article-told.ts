/** What was read of an article, in words: figures, inputs, and why a number was set apart or an entry stands where it stands. */
import type { ArticleEntry, ArticleTest } from '../article/article.ts';
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
  name: 'part of a name',
  'second-currency': 'the same sum in a second currency',
  'figure-of-speech': 'a figure of speech',
  mention: 'a figure that is claimed elsewhere in the text',
  span: 'a span of time',
};

/** A reason of the reader in words; a code that has none stands as its words. */
export function apartTold(why: string): string {
  return APART[why] ?? why.replaceAll('-', ' ');
}

/** Why an entry stands where it stands, by the codes of the order. */
const REASONS: Readonly<Record<string, string>> = {
  figure: 'a figure',
  'inputs-given': 'all that it compares is in the text',
  'target-and-deadline': 'a target with its deadline',
  'office-or-party': 'said by somebody of an office or a party',
  organisation: 'said by somebody who is named',
  'source-named': 'a source is named',
  'public-matter': 'a public matter',
  'second-hand': 'second-hand',
  caption: 'a caption',
  'own-estimate': 'an own estimate',
  'forecast-without-date': 'a forecast without a date',
};

/** The reasons for its place in the list: “a figure, a public matter; but second-hand”. */
export function placeTold(reasons: ArticleEntry['reasons']): string {
  const told = (sign: 1 | -1) =>
    reasons
      .filter(({ weight }) => Math.sign(weight) === sign)
      .map(({ why }) => REASONS[why] ?? why.replaceAll('-', ' '))
      .join(', ');
  return [told(1), told(-1)].filter((part) => part !== '').join('; but ');
}
