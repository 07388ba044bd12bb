/**
 * Words that mean the same to whoever asks about figures: general ones only, each group for words or short phrases that
 * texts use for each other. A claim that has another word of the group is found, after those that have the word itself.
 */
import { termsOf } from './terms.ts';

const GROUPS: readonly string[] = [
  'covid, coronavirus, pandemic, lockdown',
  'economy, gdp, gross domestic product',
  'police, cop, copper, bobby, police officer, constable, policeman',
  'officer, cop, copper, bobby, policeman, constable',
  'inflation, cost of living, cpi, consumer price',
  'job, employment, employed, work, workforce',
  'unemployment, unemployed, jobless, out of work',
  'waiting list, backlog, waiting time',
  'uk, united kingdom, britain, british',
  'us, usa, united states, america, american',
  'eu, european union',
  'met, metropolitan police, scotland yard, london police, london police force, london force',
  'nhs, national health service, health service',
  'ons, office for national statistics',
  'wage, pay, salary, earnings',
  'immigration, migration, immigrant, migrant',
  'home, house, housing',
  'rent, rental',
  'poor, poverty',
  'rich, wealthy, wealth',
  'shrink, small, contract',
  'fall, drop, decrease, decline, reduce, reduction, cut, slash, down, shrink',
  'rise, increase, grow, up, jump, surge, soar, climb',
  'large, big, great',
  'fast, quick',
  'lowest, weakest, slowest, smallest',
  'highest, strongest, fastest, largest, biggest',
  'few, less, low, lower, below',
  'recovery, recover, rebound, growth',
  'scheme, programme, program, plan, initiative',
  'deadline, target',
  'high, record',
  'hire, recruit, employ, take on',
  'quit, leave, resign, walk out',
  'half, halve, 50',
  'double, twice, 2',
  'quarter, 25',
  'third, 33',
  'crime, offence, offense',
  'electricity, power',
  'city, urban',
  'price, cost, bill',
  'prison, jail',
  'kill, murder, homicide',
  'benefit, welfare',
  'deport, remove, return',
  'firm, company, business, employer',
  'pensioner, retired, elderly',
  'young, youth, teenager',
  'woman, female',
  'man, male',
  'train, rail, railway',
  'emission, carbon, co2',
  'asylum seeker, refugee',
  'boat, dinghy',
  'fund, funding, money, cash',
  'election, poll, vote',
  'child, kid, children',
  'worker, employee, staff, personnel',
  'family, household',
  'promise, pledge, commitment, manifesto, guarantee, vow',
  'target, goal',
  'conservative, tory, tories',
  'liberal democrat, lib dem',
  'snp, scottish national party',
  'prime minister, pm',
  'death, die, dead',
  'emergency, 999',
  'pound, gbp',
  'dollar, usd',
  'population, people, inhabitant',
  'import, buy',
  'spending, budget, expenditure, spend, overspend',
  'black hole, shortfall, overspend, gap',
  'bring back, restore, reinstate',
  'doctor, gp',
  'pupil, student, school',
  'army, military, armed forces',
  'lead, ahead',
  'miss, short, shortfall, fail',
  'extra, additional, more',
  'insurance premium, insurance',
  'illegal, unlawful',
  'share, proportion, part',
  'average, mean',
];

/** A phrase as its terms. */
type Phrase = readonly string[];

const phrase = (text: string): Phrase => termsOf(text).map(({ term }) => term);

/** Each phrase of a group with the others of it, by its first term. */
const INDEX: ReadonlyMap<string, readonly { phrase: Phrase; others: readonly Phrase[] }[]> = indexed();

function indexed() {
  const index = new Map<string, { phrase: Phrase; others: readonly Phrase[] }[]>();
  for (const group of GROUPS) {
    const phrases = group.split(', ').map(phrase);
    for (const own of phrases) {
      const [first = ''] = own;
      const others = phrases.filter((other) => other.join(' ') !== own.join(' '));
      index.set(first, [...(index.get(first) ?? []), { phrase: own, others }]);
    }
  }
  return index;
}

/** What each of some terms may be called instead, by their places. */
export function synonymsOf(terms: readonly string[]): readonly (readonly Phrase[])[] {
  const found = terms.map(() => new Map<string, Phrase>());
  for (const [i, term] of terms.entries())
    for (const { phrase, others } of INDEX.get(term) ?? [])
      if (phrase.every((one, k) => terms[i + k] === one))
        for (let k = 0; k < phrase.length; k += 1)
          for (const other of others) found[i + k]?.set(other.join(' '), other);
  return found.map((one) => [...one.values()]);
}
