/** Places that statements name, and which of them lies in which. */

/** Each place with the names that texts give it; what it lies in stands after the arrow. */
const PLACES = [
  'united kingdom: uk|united kingdom|britain|great britain|british',
  'england and wales: england and wales > united kingdom',
  'england: england|nhs england > england and wales',
  'wales: wales|welsh > england and wales',
  'scotland: scotland|scottish|scots > united kingdom',
  'northern ireland: northern ireland > united kingdom',
  'london: london|metropolitan police|metropolitan police service|the met|met|scotland yard > england',
  'thames valley: thames valley|thames valley police|oxford|milton keynes > england',
  'manchester: manchester|greater manchester > england',
  'birmingham: birmingham|west midlands > england',
  'belfast: belfast > northern ireland',
  'united states: usa|united states|america|american|americans',
  'south africa: south africa|south african|south africans',
  'nigeria: nigeria|nigerian|nigerians',
  'edo: edo > nigeria',
  'kenya: kenya|kenyan|kenyans',
  'new zealand: new zealand',
  'australia: australia|australian|australians',
  'canada: canada|canadian|canadians',
  'india: india|indian|indians',
  'pakistan: pakistan',
  'ireland: republic of ireland',
  'france: france|french',
  'germany: germany|german|germans',
  'spain: spain|spanish|españa',
  'italy: italy|italian|italians',
  'argentina: argentina|argentine',
  'brazil: brazil|brazilian',
  'mexico: mexico|mexican|mexicans',
  'china: china|chinese',
  'japan: japan|japanese',
  'russia: russia|russian|russians',
  'iran: iran|iranian|iranians',
  'ghana: ghana|ghanaian',
  'senegal: senegal',
  ...(
    'poland:polish sweden:swedish norway:norwegian netherlands:dutch belgium:belgian portugal:portuguese greece:greek hungary:hungarian romania:romanian ' +
    'austria:austrian switzerland:swiss denmark:danish finland:finnish egypt:egyptian indonesia:indonesian philippines:filipino vietnam:vietnamese ' +
    'bangladesh:bangladeshi malaysia:malaysian singapore:singaporean uganda:ugandan tanzania:tanzanian zimbabwe:zimbabwean zambia:zambian ' +
    'ethiopia:ethiopian colombia:colombian chile:chilean peru:peruvian'
  )
    .split(' ')
    .map((pair) => pair.split(':'))
    .map(([place, of]) => `${place}: ${place}|${of}`),
  ...Object.entries({
    england:
      'liverpool leeds sheffield bristol newcastle nottingham leicester coventry kent essex surrey sussex yorkshire cornwall devon merseyside cumbria norfolk suffolk',
    scotland: 'glasgow edinburgh aberdeen dundee',
    wales: 'cardiff swansea',
    australia: 'queensland tasmania sydney melbourne brisbane perth',
    canada: 'ontario quebec alberta manitoba saskatchewan toronto vancouver montreal',
    india: 'kerala gujarat bihar maharashtra karnataka delhi mumbai',
    'united states': 'chicago houston detroit philadelphia boston miami',
  }).flatMap(([whole, parts]) => parts.split(' ').map((part) => `${part}: ${part} > ${whole}`)),
  'new south wales: new south wales > australia',
  'british columbia: british columbia > canada',
  'nova scotia: nova scotia > canada',
  ...(
    'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa ' +
    'kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ' +
    'ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming'
  )
    .split(' ')
    .map((state) => `${state}: ${state} > united states`),
  ...[
    'new hampshire',
    'new jersey',
    'new mexico',
    'new york',
    'north carolina',
    'north dakota',
    'rhode island',
    'south carolina',
    'south dakota',
    'west virginia',
  ].map((state) => `${state}: ${state} > united states`),
];

const BY_NAME = new Map<string, string>();
const WITHIN = new Map<string, string>();
for (const line of PLACES) {
  const [place = '', rest = ''] = line.split(': ');
  const [names = '', whole] = rest.split(' > ');
  for (const name of names.split('|')) BY_NAME.set(name, place);
  if (whole !== undefined) WITHIN.set(place, whole);
}

/** Who lives in a place: they are no other side, where they are told of as such ("Canadians have created"). */
const PEOPLE_OF = /^(?:canadians|germans|italians|russians|mexicans|iranians)$/;

/** Places that a text of trade or war names as the other side, and not as where something was counted. */
const OFTEN_OTHER = new Set([
  'china',
  'russia',
  'iran',
  'mexico',
  'japan',
  'germany',
  'france',
  'italy',
  'canada',
]);

/** All names of a place. */
export const namesOfPlace = (place: string): string[] =>
  [...BY_NAME].flatMap(([name, one]) => (one === place ? [name] : []));

const LONGEST = 3;

/** A typed place as it is compared: without what stands in brackets or after a comma, under its usual name. */
export function placeOf(typed: string): string {
  const plain = typed
    .toLowerCase()
    .replace(/\(.*$|,.*$/, '')
    .replace(/^the\s+/, '')
    .trim();
  return BY_NAME.get(plain) ?? plain;
}

/**
 * The places that words name, in small letters with single spaces, the narrowest of those that lie in one another.
 * A country that may be the other side of what is told is left out.
 */
export function placesIn(words: readonly string[]): string[] {
  const found = new Set<string>();
  for (let i = 0; i < words.length; i += 1)
    for (let n = Math.min(LONGEST, words.length - i); n > 0; n -= 1) {
      const place = BY_NAME.get(words.slice(i, i + n).join(' '));
      if (place === undefined) continue;
      if (!OFTEN_OTHER.has(place) || PEOPLE_OF.test(words[i] ?? '')) found.add(place);
      i += n - 1;
      break;
    }
  return [...found].filter((place) => ![...found].some((other) => other !== place && liesIn(other, place)));
}

/** Whether a place lies in no other one of the list. */
export const isWhole = (place: string): boolean => !WITHIN.has(place);

/** Whether a place lies in another one. */
export function liesIn(place: string, whole: string): boolean {
  let at: string | undefined = WITHIN.get(place);
  for (let n = 0; at !== undefined && n < 6; n += 1, at = WITHIN.get(at)) if (at === whole) return true;
  return false;
}

/** How two places stand to each other; absent ones agree with any. */
export function placesStand(
  a: readonly string[],
  b: readonly string[],
): 'same' | 'absent' | 'part' | 'other' {
  if (a.length === 0 || b.length === 0) return 'absent';
  if (a.some((one) => b.includes(one))) return 'same';
  if (a.some((one) => b.some((other) => liesIn(one, other) || liesIn(other, one)))) return 'part';
  return 'other';
}
