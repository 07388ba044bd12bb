/** Names of people, bodies and parties, as they are compared and put in order. */

/** Marks over and under letters. */
const MARKS = /[\u0300-\u036f]/g;

/** What stands between the words of a name, or in them, and is typed in several ways. */
const BETWEEN = /[\s.,'’‘`´"“”‐‑–—-]+/gu;

/**
 * The key of a name, by which it is known again: one for its capitals, spaces, stops, apostrophes and hyphens. "O’Brien" and
 * "O'BRIEN" have one, "José" and "Jose" do not, since they may be two people. A name without any letter is its own key.
 */
export function nameKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase();
  return folded.replace(BETWEEN, ' ').trim() || folded.trim();
}

/** A name as it is searched and put in order: like its key, and without accents. */
export function searchKey(name: string): string {
  return nameKey(name).normalize('NFKD').replace(MARKS, '').normalize('NFC');
}

/** A Wikidata item: Q and a number. */
const WIKIDATA = /^Q[1-9]\d{0,14}$/;

/** The id of a Wikidata item in what was typed: the id itself, or an address of the item; undefined if it is neither. */
export function wikidataId(typed: string): string | undefined {
  const [, found = typed.trim()] =
    /^https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/([Qq]\d+)(?:[?#].*)?$/.exec(typed.trim()) ??
    [];
  const id = found.toUpperCase();
  return WIKIDATA.test(id) ? id : undefined;
}

/** The address of a Wikidata item, as linked data names it. */
export function wikidataAddress(id: string): string {
  return `https://www.wikidata.org/wiki/${id}`;
}
