/**
 * Currencies in quotations, as ISO codes: by their signs, by letters before a sign or before the digits, and by their
 * names. Where a name belongs to several countries ("rupees", "kr"), the unit is that name, for nobody can tell which.
 */
import { CURRENCY_CODES } from '../evidence/currencies.ts';

/** Signs of one currency each; "$" without letters before it is the dollar of the United States. */
const SIGNS: ReadonlyMap<string, string> = new Map([
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

/** Letters and a sign that together name a currency: "A$", "GH¢". */
const LETTERED: ReadonlyMap<string, string> = new Map([
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

/** ISO codes that are words or names too: "TRY 5 times". */
const AMBIGUOUS: ReadonlySet<string> = new Set(['try']);

/** The codes that are read in small letters too. */
const SMALL_CODES: ReadonlySet<string> = new Set(['gbp', 'eur', 'usd']);

/** Short names before the digits, with or without a stop: "KSh 2bn", "Rs. 500". */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['ksh', 'KES'],
  ['kshs', 'KES'],
  ['ush', 'UGX'],
  ['ushs', 'UGX'],
  ['tsh', 'TZS'],
  ['tshs', 'TZS'],
  ['rmb', 'CNY'],
  ['sh', 'shillings'],
  ['shs', 'shillings'],
  ['rs', 'rupees'],
  ['kr', 'kr'],
]);

/** Letters that are a currency right before digits, if these look like money: "R500 million", "N5,000". */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['R', 'ZAR'],
  ['N', 'NGN'],
]);

/** Names after a number. */
const NAMES: ReadonlyMap<string, string> = new Map(
  (
    'pounds:GBP sterling:GBP euros:EUR euro:EUR dollars:USD naira:NGN rand:ZAR rands:ZAR yen:JPY yuan:CNY renminbi:CNY ' +
    'baht:THB ringgit:MYR rupiah:IDR taka:BDT cedis:GHS cedi:GHS birr:ETB hryvnia:UAH hryvnias:UAH shekels:ILS ' +
    'zloty:PLN zlotys:PLN forint:HUF forints:HUF reais:BRL roubles:RUB rubles:RUB rupees:rupees crowns:crowns ' +
    'kr:kr kronor:kronor kroner:kroner kwacha:kwacha lira:lira shillings:shillings pesos:pesos francs:francs'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [name = '', code = ''] = pair.split(':');
      return [name, code];
    }),
);

/** Countries before a name, in one or two words: "Australian dollars", "New Zealand dollars". */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
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

/** Whether a mark is the sign of a currency, alone or with letters before it. */
export function isSign(mark: string): boolean {
  return SIGNS.has(mark) || mark === '¢';
}

/**
 * The currency of a sign and of the letters stuck to it, if any; undefined if nobody can tell which that is. `letters`
 * is empty without letters.
 */
export function currencyOfSign(sign: string, letters: string): string | undefined {
  if (letters === '') return SIGNS.get(sign);
  if (sign === '$' && isCode(letters)) return letters.toUpperCase();
  return LETTERED.get(letters + sign);
}

/** Whether a word in small letters is an ISO code that may stand beside a number. Those that are words too are none. */
function isCode(word: string): boolean {
  return CURRENCY_CODES.has(word.toUpperCase()) && !AMBIGUOUS.has(word);
}

/** A word as far as a currency is read from it. */
interface Word {
  norm: string;
  caps: boolean;
}

/** The currency that a word before a number names: "AUD 5", "KSh 2", "R500". A letter has to be stuck to its digits. */
export function currencyBefore(
  { norm, caps }: Word,
  number: { glued: boolean } | undefined,
): string | undefined {
  if (isCode(norm) && (caps || SMALL_CODES.has(norm))) return norm.toUpperCase();
  return SHORT.get(norm) ?? (number?.glued === true ? LETTERS.get(norm.toUpperCase()) : undefined);
}

/** The currency that words after a number name, and how many of them that takes. */
export function currencyAfter(
  words: readonly (Word | undefined)[],
): { currency: string; taken: number } | undefined {
  const [first = '', second = '', third = ''] = words.map((word) => word?.norm ?? '');
  const caps = words[0]?.caps === true;
  const three = COUNTRIES.get(`${first} ${second} ${third}`);
  if (three !== undefined) return { currency: three, taken: 3 };
  const two = COUNTRIES.get(`${first} ${second}`);
  if (two !== undefined) return { currency: two, taken: 2 };
  const one =
    NAMES.get(first) ?? (isCode(first) && (caps || SMALL_CODES.has(first)) ? first.toUpperCase() : undefined);
  return one === undefined ? undefined : { currency: one, taken: 1 };
}

/**
 * How many letters at the start of a word are a currency before its digits: 3 of "KSh2", 1 of "R500"; 0 if none are.
 * A single letter counts only before three digits, a decimal or a scale: "N17" is a postcode, and "R2" a road.
 */
export function currencyLetters(word: string, after: string): number {
  const [letters = ''] = /^\p{L}+/u.exec(word) ?? [];
  const digits = word.slice(letters.length);
  if (letters === '' || !/^\d+(?:k|m|mn|bn|tn|trn)?$/i.test(digits)) return 0;
  if (LETTERS.has(letters)) {
    const isMoney =
      /^\d{3,}|\D$/.test(digits) ||
      /^(?:,\d{3}|\.\d| ?(?:thousand|million|billion|trillion|[mb]n)\b)/.test(after);
    return isMoney ? 1 : 0;
  }
  const lower = letters.toLowerCase();
  const isCurrency = SHORT.has(lower) || (isCode(lower) && letters === letters.toUpperCase());
  return isCurrency ? letters.length : 0;
}
