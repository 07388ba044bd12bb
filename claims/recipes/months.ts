/** The months by name, in the languages of the offices whose files are read. */
import type { MonthLanguage } from './recipe.ts';

const NAMES: Readonly<Record<MonthLanguage, string>> = {
  en: 'january february march april may june july august september october november december',
  fr: 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  de: 'januar februar marz april mai juni juli august september oktober november dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  pt: 'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
};

/** Short forms that are no beginning of a name, and names that are written in two ways. */
const OTHERS: Readonly<Partial<Record<MonthLanguage, readonly (readonly [string, number])[]>>> = {
  de: [
    ['janner', 1],
    ['feber', 2],
    ['mrz', 3],
    ['maerz', 3],
  ],
  es: [
    ['setiembre', 9],
    ['set', 9],
  ],
  nl: [['mrt', 3]],
};

/** The fewest letters of a short form. */
const SHORTEST = 3;

function made(language: MonthLanguage): ReadonlyMap<string, number> {
  const names = NAMES[language].split(' ');
  const months = new Map<string, number>(OTHERS[language] ?? []);
  for (const [i, name] of names.entries())
    for (let length = SHORTEST; length <= name.length; length += 1) {
      const short = name.slice(0, length);
      // A beginning that two months share is none of them, unless it is the whole name of one.
      const isShared = names.some((other, k) => k !== i && other.startsWith(short));
      if (!isShared || short === name) months.set(short, i + 1);
    }
  return months;
}

const MADE = new Map<MonthLanguage, ReadonlyMap<string, number>>();

/** The number of a month, from 1, by its name in full or in short, in any case, with or without a point and its accents. */
export function monthCalled(name: string, language: MonthLanguage = 'en'): number | undefined {
  let months = MADE.get(language);
  if (months === undefined) {
    months = made(language);
    MADE.set(language, months);
  }
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return months.get(plain);
}
