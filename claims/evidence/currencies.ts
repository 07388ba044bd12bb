/** Currencies in units: which units are money. */

/** ISO codes of currencies. Those that are mostly words or names ("ALL", "COP", "RON") are left out. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  (
    'GBP EUR USD AUD CAD NZD SGD HKD JPY CNY INR PKR LKR BDT NPR KES UGX TZS RWF ETB GHS NGN ZAR ZMW MWK BWP NAD MZN ' +
    'AOA EGP DZD TND XOF XAF CDF LRD GMD SSP ZWL CHF SEK NOK DKK ISK PLN CZK HUF BGN RUB UAH TRY ILS AED SAR QAR KWD ' +
    'BHD OMR JOD IQD IRR MXN BRL ARS CLP UYU PYG VES CRC GTQ JMD TTD BBD GYD XCD KRW THB MYR IDR PHP VND TWD MMK KHR ' +
    'DOP FJD MNT KZT'
  ).split(' '),
);

/** Names of money that belong to several countries, as units have them. */
const NAMES: ReadonlySet<string> = new Set(
  'rupees crowns kr kronor kroner kwacha lira shillings pesos francs'.split(' '),
);

/** Whether a unit is one of money: "GBP million", "KES", "rupees per month". */
export function isMoney(unit: string): boolean {
  const [first = ''] = unit.split(' ', 1);
  return CURRENCY_CODES.has(first) || NAMES.has(first);
}
