/**
 * Currencies, in one table: their ISO codes, how quotations and units write them, and how their amounts are shown. Where
 * a name belongs to several countries ("rupees", "kr"), it stands for itself, for nobody can tell which is meant.
 */

/** ISO codes of currencies. Those that are mostly words or names ("ALL", "COP", "RON") are left out. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  (
    'GBP EUR USD AUD CAD NZD SGD HKD JPY CNY INR PKR LKR BDT NPR KES UGX TZS RWF ETB GHS NGN ZAR ZMW MWK BWP NAD MZN ' +
    'AOA EGP DZD TND XOF XAF CDF LRD GMD SSP ZWL CHF SEK NOK DKK ISK PLN CZK HUF BGN RUB UAH TRY ILS AED SAR QAR KWD ' +
    'BHD OMR JOD IQD IRR MXN BRL ARS CLP UYU PYG VES CRC GTQ JMD TTD BBD GYD XCD KRW THB MYR IDR PHP VND TWD MMK KHR ' +
    'DOP FJD MNT KZT'
  ).split(' '),
);

/** Signs of one currency each; "$" without letters before it is the dollar of the United States. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['$', 'USD'],
  ['₦', 'NGN'],
  ['₹', 'INR'],
  ['₵', 'GHS'],
  ['¥', 'JPY'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₱', 'PHP'],
  ['฿', 'THB'],
  ['₫', 'VND'],
  ['৳', 'BDT'],
]);

/** Letters and a sign that together name a currency, in small letters: "A$", "GH¢". */
export const LETTERED_SIGNS: ReadonlyMap<string, string> = new Map([
  ['us$', 'USD'],
  ['a$', 'AUD'],
  ['au$', 'AUD'],
  ['c$', 'CAD'],
  ['ca$', 'CAD'],
  ['nz$', 'NZD'],
  ['s$', 'SGD'],
  ['sg$', 'SGD'],
  ['hk$', 'HKD'],
  ['nt$', 'TWD'],
  ['r$', 'BRL'],
  ['j$', 'JMD'],
  ['tt$', 'TTD'],
  ['n$', 'NAD'],
  ['fj$', 'FJD'],
  ['mx$', 'MXN'],
  ['bds$', 'BBD'],
  ['ec$', 'XCD'],
  ['rd$', 'DOP'],
  ['gh¢', 'GHS'],
  ['gh₵', 'GHS'],
  ['cn¥', 'CNY'],
  ['rmb¥', 'CNY'],
]);

/** The codes that are read in small letters too. */
export const SMALL_CODES: ReadonlySet<string> = new Set(['gbp', 'eur', 'usd']);

/** Names of money that belong to several countries, as units have them. */
const SHARED_NAMES = 'rupees crowns kr kronor kroner kwacha lira shillings pesos francs'.split(' ');

/** Names of money, as they stand after a number; those of several countries stand for themselves. */
const CURRENCY_NAMES: ReadonlyMap<string, string> = new Map([
  ...(
    'pounds:GBP sterling:GBP euros:EUR euro:EUR dollars:USD naira:NGN rand:ZAR rands:ZAR yen:JPY yuan:CNY renminbi:CNY ' +
    'baht:THB ringgit:MYR rupiah:IDR taka:BDT cedis:GHS cedi:GHS birr:ETB hryvnia:UAH hryvnias:UAH shekels:ILS ' +
    'zloty:PLN zlotys:PLN forint:HUF forints:HUF reais:BRL roubles:RUB rubles:RUB'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [name = '', code = ''] = pair.split(':');
      return [name, code];
    }),
  ...SHARED_NAMES.map((name): [string, string] => [name, name]),
]);

/** Countries before a name, in small letters: "Australian dollars", "New Zealand dollars". */
const COUNTRY_CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['us dollars', 'USD'],
  ['american dollars', 'USD'],
  ['australian dollars', 'AUD'],
  ['canadian dollars', 'CAD'],
  ['new zealand dollars', 'NZD'],
  ['singapore dollars', 'SGD'],
  ['hong kong dollars', 'HKD'],
  ['egyptian pounds', 'EGP'],
  ['kenyan shillings', 'KES'],
  ['kenya shillings', 'KES'],
  ['ugandan shillings', 'UGX'],
  ['uganda shillings', 'UGX'],
  ['tanzanian shillings', 'TZS'],
  ['indian rupees', 'INR'],
  ['pakistani rupees', 'PKR'],
  ['swiss francs', 'CHF'],
  ['mexican pesos', 'MXN'],
  ['argentine pesos', 'ARS'],
  ['chilean pesos', 'CLP'],
  ['philippine pesos', 'PHP'],
  ['swedish kronor', 'SEK'],
  ['norwegian kroner', 'NOK'],
  ['danish kroner', 'DKK'],
  ['turkish lira', 'TRY'],
  ['zambian kwacha', 'ZMW'],
  ['malawian kwacha', 'MWK'],
  ['japanese yen', 'JPY'],
  ['chinese yuan', 'CNY'],
  ['nigerian naira', 'NGN'],
  ['south african rand', 'ZAR'],
]);

/** The signs by which readers of English know a currency at once; every other is shown by its code. */
const SHOWN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['GBP', '£'],
  ['EUR', '€'],
  ['USD', '$'],
  ['INR', '₹'],
  ['JPY', '¥'],
  ['NGN', '₦'],
  ['AUD', 'A$'],
  ['CAD', 'C$'],
  ['NZD', 'NZ$'],
  ['HKD', 'HK$'],
  ['SGD', 'S$'],
]);

/** What stands before an amount of a currency: "£" for GBP, "KES " for KES. */
export function beforeAmount(code: string): string {
  return SHOWN_SIGNS.get(code) ?? `${code} `;
}

/** The currency that the first of some words name, and how many of them that takes: "Australian dollars", "pounds". */
export function currencyOfNames(words: readonly string[]): { currency: string; taken: number } | undefined {
  const [first = '', second = '', third = ''] = words.map((word) => word.toLowerCase());
  const three = COUNTRY_CURRENCIES.get(`${first} ${second} ${third}`);
  if (three !== undefined) return { currency: three, taken: 3 };
  const two = COUNTRY_CURRENCIES.get(`${first} ${second}`);
  if (two !== undefined) return { currency: two, taken: 2 };
  const one = CURRENCY_NAMES.get(first);
  return one === undefined ? undefined : { currency: one, taken: 1 };
}

/** A currency at the start of a unit. */
export interface UnitCurrency {
  /** Its code, or the name of money that belongs to several countries. */
  currency: string;
  /** How many words it takes. */
  taken: number;
  /** What is stuck to it: "m" of "£m", "/MWh" of "£/MWh"; empty if nothing is. */
  stuck: string;
}

/** A sign with its letters, or a code, and what is stuck to it. */
const SIGNED = /^(\p{L}{0,3}[¢\p{Sc}]|[A-Z]{3}(?![A-Z])|gbp|eur|usd)(.*)$/u;

/** The currency that the words of a unit begin with: "£m", "GBP million", "pounds per week"; undefined if none is. */
export function currencyOfUnit(words: readonly string[]): UnitCurrency | undefined {
  const [, mark = '', stuck = ''] = SIGNED.exec(words[0] ?? '') ?? [];
  const code = CURRENCY_SIGNS.get(mark) ?? LETTERED_SIGNS.get(mark.toLowerCase()) ?? codeOf(mark);
  if (code !== undefined && (stuck === '' || STUCK.test(stuck))) return { currency: code, taken: 1, stuck };
  const named = currencyOfNames(words);
  // "pounds of cocaine" are a weight.
  return named === undefined || words[named.taken] === 'of' ? undefined : { ...named, stuck: '' };
}

function codeOf(mark: string): string | undefined {
  return CURRENCY_CODES.has(mark) || SMALL_CODES.has(mark) ? mark.toUpperCase() : undefined;
}

/** What may be stuck to a currency: a scale, or what the money is per. */
const STUCK = /^(?:k|m|mn|mln|bn|tn|trn|thousand|million|billion|trillion|lakh|crore|000s?)?(?:\/.+)?$/i;

/** Words that only say on which scale money is counted. */
const ON_SCALE = /^(?:(?:hundred|thousand|million|billion|trillion|lakh|crore)s?|mn|mln|bn|trn|of)$/i;

/** Whether a unit is one of money: "GBP million", "KES", "£m", "million pounds", "rupees per month". */
export function isMoney(unit: string): boolean {
  const known = HELD.get(unit);
  if (known !== undefined) return known;
  const is = readsAsMoney(unit);
  if (HELD.size >= MOST_HELD) HELD.clear();
  if (unit.length <= MAX_HELD) HELD.set(unit, is);
  return is;
}

/** What is known of units, which are few and asked for often; what strangers type must not fill the memory. */
const HELD = new Map<string, boolean>();
const MOST_HELD = 1_000;
const MAX_HELD = 100;

function readsAsMoney(unit: string): boolean {
  const words = unit.split(' ');
  const first = words.findIndex((word) => !ON_SCALE.test(word));
  return first >= 0 && currencyOfUnit(words.slice(first)) !== undefined;
}
