/** Why two statements were taken for what they were: what agreed and what did not, in one line. */
import { parseMoment } from '../exact/calendar.ts';
import { momentName } from '../words/dates.ts';
import { count, separated, valueInWords } from '../words/numbers.ts';
import type { Facts } from './facts.ts';
import type { Key, Profile } from './keys.ts';
import type { Amount } from './numbers.ts';
import type { Comparison } from './statement.ts';

/** The line, and its parts. */
export function whyOf(a: Profile, b: Profile, f: Facts): Pick<Comparison, 'why' | 'agrees' | 'differs'> {
  const agrees = [...ofFigures(a.main, b.main, f, true), ...agreed(a, b, f)];
  const differs = [...ofFigures(a.main, b.main, f, false), ...differed(a, b, f)];
  const why = [agrees.join(', '), differs.join(', ')].filter((part) => part !== '').join('; but ');
  return { why: why === '' ? 'nothing shared' : why, agrees, differs };
}

/** A figure as it was said, of a thing without the thing. */
export const amountShown = ({ claimed: { value, unit } }: Amount): string =>
  unit === '' ? separated(value) : valueInWords(value, unit);

const shown = ({ amount }: Key): string => (amount === undefined ? 'no figure' : amountShown(amount));

function ofFigures(a: Key, b: Key, f: Facts, isAgreed: boolean): string[] {
  const [one, other] = [shown(a), shown(b)];
  if (f.figures === 'none') return [];
  if (f.figures === 'agree' && (a.amount === undefined || b.amount === undefined))
    return isAgreed ? [`both records go back ${(a.amount ?? b.amount)?.claimed.value} years`] : [];
  if (f.figures === 'agree' && f.things !== 'other')
    return isAgreed ? [one === other ? `same number (${one})` : `numbers agree (${one} and ${other})`] : [];
  if (f.figures === 'complement') return isAgreed ? [`${one} and what it leaves (${other})`] : [];
  if (f.figures === 'agree')
    return isAgreed ? [] : [`the same number of other things (${one} there, ${other} here)`];
  if (f.areSameFigures) return isAgreed ? ['the same numbers in both'] : [];
  if (isAgreed) return f.isAmongOthers ? ['the number of one is among those of the other'] : [];
  if (f.figures === 'one') return f.isAmongOthers ? [] : ['only one of them has a figure'];
  // Two that are written alike differ in what they count or how exactly they are meant.
  return [one === other ? 'the same number, meant otherwise' : `another number (${other}, not ${one})`];
}

/** How many shared words are named. */
const MOST_WORDS = 4;

function agreed(a: Profile, b: Profile, f: Facts): string[] {
  const series = (a.statement.series ?? []).some((one) => b.statement.series?.includes(one));
  return [
    ...(f.isSameText ? ['same words'] : f.isWithin ? ['the words of one stand in the other'] : []),
    ...(series ? ['same series'] : []),
    ...(f.places === 'same' ? ['same place'] : []),
    ...(f.time === 'same' ? ['same period'] : []),
    ...(f.days === undefined || f.time === 'other'
      ? []
      : [f.days === 0 ? 'same day' : `${count(f.days, 'day')} apart`]),
    ...(f.paces === 'same' ? ['same answer on the pace'] : []),
    ...(f.isSameText || f.isWithin || f.shared.words.length === 0
      ? []
      : [`shared words: ${f.shared.written.slice(0, MOST_WORDS).join(', ')}`]),
    ...(f.isSameSpeaker
      ? ['same speaker']
      : a.statement.by !== undefined && b.statement.by !== undefined
        ? ['other speaker']
        : []),
  ];
}

const MODES: Readonly<Record<Profile['mode'], string>> = {
  level: 'a level',
  change: 'a change',
  rank: 'a rank',
  pledge: 'a pledge',
  pace: 'a pace',
  forecast: 'a forecast',
  need: 'what is needed',
};

function differed(a: Profile, b: Profile, f: Facts): string[] {
  return [
    ...(f.places === 'other' || f.places === 'part'
      ? [
          `${f.places === 'part' ? 'part of the place' : 'another place'} (${placesNamed(b)}, not ${placesNamed(a)})`,
        ]
      : []),
    ...f.measures.map((one) => `not the same measure (${one})`),
    ...(f.modes === 'other' ? [`${MODES[a.mode]} there and ${MODES[b.mode]} here`] : []),
    ...(f.directions === 'opposite' && f.figures !== 'agree' ? [directionApart(a, b)] : []),
    ...(f.paces === 'opposite' ? ['the other answer on the pace'] : []),
    ...(f.ranks === 'other' ? [`place ${b.place} in the order, not ${a.place}`] : []),
    ...(f.isDenied ? ['one of them denies something'] : []),
    ...(f.time === 'other' ? [timeApart(a, b, f)] : []),
  ];
}

/** What rose and what fell, or what did either and what did not. */
const directionApart = (a: Profile, b: Profile): string =>
  a.main.direction === 0 || b.main.direction === 0 ? 'one of them tells of no change' : 'the other direction';

/** The places of a statement by their names: “England and Wales”. */
const placesNamed = ({ places }: Profile): string =>
  places
    .map((place) => place.replace(/(?<!\p{L})(?!(?:and|of|the)\b)\p{L}/gu, (first) => first.toUpperCase()))
    .join(', ');

/** A period as it is read; what is no date stands as it was typed. */
const periodNamed = (period: string): string =>
  parseMoment(period) === undefined ? period : momentName(period);

function timeApart({ statement: a }: Profile, { statement: b }: Profile, { days }: Facts): string {
  if (a.period !== undefined && b.period !== undefined && a.period !== b.period)
    return `another period (${periodNamed(b.period)}, not ${periodNamed(a.period)})`;
  return days === undefined ? 'another time' : `${count(days, 'day')} apart`;
}
