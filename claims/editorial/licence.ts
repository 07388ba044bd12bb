/** The licence of the ledger: what others may do with its verdicts and data. Its sources keep theirs. */

/** A licence, as pages and programs name it. */
export interface Licence {
  /** Its identifier in the list of SPDX (spdx.org/licenses); null if it has none. */
  spdx: string | null;
  name: string;
  url: string;
}

const known = (spdx: string, name: string, url: string): Licence => ({ spdx, name, url });

/** Licences that are named by their identifier alone. */
export const KNOWN_LICENCES: readonly Licence[] = [
  known('CC0-1.0', 'CC0 1.0 Universal', 'https://creativecommons.org/publicdomain/zero/1.0/'),
  known('CC-BY-4.0', 'Creative Commons Attribution 4.0', 'https://creativecommons.org/licenses/by/4.0/'),
  known(
    'CC-BY-SA-4.0',
    'Creative Commons Attribution-ShareAlike 4.0',
    'https://creativecommons.org/licenses/by-sa/4.0/',
  ),
  known(
    'CC-BY-NC-4.0',
    'Creative Commons Attribution-NonCommercial 4.0',
    'https://creativecommons.org/licenses/by-nc/4.0/',
  ),
  known(
    'OGL-UK-3.0',
    'Open Government Licence v3.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  ),
  known('ODbL-1.0', 'Open Database License 1.0', 'https://opendatacommons.org/licenses/odbl/1-0/'),
  known('ODC-By-1.0', 'Open Data Commons Attribution 1.0', 'https://opendatacommons.org/licenses/by/1-0/'),
];

/** What readers are told of a ledger whose newsroom has chosen none. */
export const NO_LICENCE =
  'No licence has been chosen for the verdicts and data of this ledger; each source keeps its own.';

/** A name, then an https address. */
const NAMED = /^(\S.{1,79}?)\s+(https:\/\/[^\s<>"'\\]{4,300})$/;

/**
 * The licence that somebody typed: an identifier, or a name with its address. Null for an empty text, and undefined for
 * one that names no licence.
 */
export function licenceOf(text: string): Licence | null | undefined {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (typed === '') return null;
  const found = KNOWN_LICENCES.find(({ spdx }) => spdx?.toLowerCase() === typed.toLowerCase());
  if (found !== undefined) return found;
  const [, name, url] = NAMED.exec(typed) ?? [];
  return name === undefined || url === undefined || !URL.canParse(url)
    ? undefined
    : { spdx: null, name, url };
}

/** A licence as it is typed and stored. */
export function licenceText(licence: Licence | null): string {
  if (licence === null) return '';
  return licence.spdx ?? `${licence.name} ${licence.url}`;
}

/** A licence in a sentence for programs that show no link. */
export function licenceSentence(licence: Licence | null): string {
  return licence === null ? NO_LICENCE : `Licence of verdicts and data: ${licence.name}, ${licence.url}`;
}

/** Names of open licences as sources write them, besides the identifiers and names that are known. */
const OPEN_NAMES =
  /^(?:open government licen[cs]e|ogl|cc0|cc[ -]by(?:[ -]sa)?|creative commons attribution(?!.*non)|public domain)\b(?!.*\bN[CD]\b)/i;

/** Whether the licence of a source, as it is written there, lets a copy be given away: an open one does, nothing and others do not. */
export function allowsCopies(licence: string | null): boolean {
  if (licence === null) return false;
  const text = licence.trim();
  const known = KNOWN_LICENCES.find(({ spdx, name, url }) =>
    [spdx, name, url].some((one) => one?.toLowerCase() === text.toLowerCase()),
  );
  return known !== undefined ? !/NonCommercial/.test(known.name) : OPEN_NAMES.test(text);
}
