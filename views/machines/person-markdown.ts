/** A person or a body as Markdown: what the ledger knows of them, how their claims came out, and the latest of these. */
import type { ListedClaim } from '../../claims/editorial/listed-claim.ts';
import type { Person, ThenAndNow } from '../../claims/editorial/persons.ts';
import { tenureInWords } from '../../claims/editorial/tenure.ts';
import { wikidataAddress } from '../../claims/evidence/names.ts';
import { type PersonSaying, saidOnName } from '../../claims/sayings/saying.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { separated } from '../../claims/words/numbers.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { listedSentence } from '../parts/listed-headline.ts';
import { urls } from '../parts/urls.ts';
import { escapeMarkdown } from './citation.ts';
import { cell, link, quoted, table } from './markdown.ts';

/** What of a person is told. */
export interface PersonInMarkdown {
  person: Person;
  /** Their latest claims, `total` of all. */
  claims: readonly ListedClaim[];
  total: number;
  /** What they said of claims that are listed under others. */
  sayings: readonly PersonSaying[];
  words: readonly ThenAndNow[];
  /** The day of today’s figures. */
  asOf: string;
  /** Makes a path an address. */
  full: (path: string) => string;
}

const withTenure = (what: string, held: { since: string | null; until: string | null }) =>
  [cell(what), tenureInWords(held)].filter((part) => part !== '').join(', ');

function known({ aliases, roles, parties, said, wikidata }: Person): string[] {
  const line = (name: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`- ${name}: ${values.join('; ')}`];
  const office = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(', ');
  return [
    ...line(
      'Roles',
      roles.map((held) => withTenure(office([held.role, held.organisation]), held)),
    ),
    ...line(
      'Party',
      parties.map((held) => withTenure(held.name, held)),
    ),
    ...line(
      'As claims say',
      said.map(
        ({ role, organisation, party, from, to }) =>
          `${cell(office([role, organisation, party]))} (${from === to ? dateInWords(from) : `${dateInWords(from)} to ${dateInWords(to)}`})`,
      ),
    ),
    ...line('Also called', aliases.map(cell)),
    ...line('Elsewhere', wikidata === null ? [] : [link(`Wikidata, ${wikidata}`, wikidataAddress(wikidata))]),
  ];
}

/** A person or a body. Quotations stand in blocks of their own, as words of others. */
export function personMarkdown({
  person,
  claims,
  total,
  sayings,
  words,
  asOf,
  full,
}: PersonInMarkdown): string {
  const facts = known(person);
  return `${[
    `# ${escapeMarkdown(person.name)}`,
    ...(person.note === null ? [] : [cell(person.note)]),
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    ...(words.length === 0
      ? []
      : [
          '## How the claims came out',
          table(
            ['Verdict', 'When said', `On the figures of ${dateInWords(asOf)}`],
            words.map(({ word, said, now }) => [
              wordForReaders(word).label,
              separated(String(said)),
              separated(String(now)),
            ]),
          ),
          'Claims are recorded because they can be tested, so these numbers say nothing about how often a claimant is right.',
        ]),
    `## Claims${claims.length < total ? `, the latest ${claims.length}` : ''}`,
    ...(claims.length === 0 ? ['No claim is published.'] : claims.map((claim) => entry(claim, full))),
    ...alsoSaid(sayings, full),
    `${link('The page', full(urls.claimant(person.slug)))}.`,
  ].join('\n\n')}\n`;
}

/** What they said that is tested once, as the claim of somebody else or as an earlier one of theirs. */
function alsoSaid(sayings: readonly PersonSaying[], full: (path: string) => string): string[] {
  if (sayings.length === 0) return [];
  return [
    '## Also said',
    'Words that say the same as a claim of the ledger, which is tested once.',
    ...sayings.map(
      ({ slug, id, words, isReported, saidOn, claimant, quote }) =>
        `${quoted(words)}\n\n${saidOnName(saidOn)}${isReported ? ', as reported' : ''}. ${link(`In the claim of ${cell(claimant)}: “${cell(withoutMarks(quote))}”`, full(urls.saying(slug, id)))}.`,
    ),
  ];
}

function entry(claim: ListedClaim, full: (path: string) => string): string {
  return `${quoted(claim.quote)}\n\n${dateInWords(claim.saidOn)}. ${link(cell(listedSentence(claim)), full(urls.claim(claim.slug)))}.`;
}
