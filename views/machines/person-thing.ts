/** A person or a body of the ledger as schema.org/Person or schema.org/Organization, for the head of its page. */

import type { Person } from '../../claims/editorial/persons.ts';
import { wikidataAddress } from '../../claims/evidence/names.ts';
import { type Html, jsonBlock } from '../parts/html.ts';
import { absolute, urls } from '../parts/urls.ts';

/** The role that an editor recorded as still held; undefined if there is none. */
function jobTitle({ roles }: Person): string | undefined {
  return roles.find(({ until }) => until === null)?.role;
}

/** The thing as linked data. What only claims say of it on their day is left out: it may be over. */
export function personThing(origin: string, person: Person): Html {
  const { slug, name, called, isBody, wikidata, note, aliases } = person;
  const title = isBody ? undefined : jobTitle(person);
  const party = person.parties.find(({ until }) => until === null);
  return jsonBlock('application/ld+json', {
    '@context': 'https://schema.org',
    '@type': isBody ? 'Organization' : 'Person',
    '@id': absolute(origin, urls.claimant(slug)),
    url: absolute(origin, urls.claimant(slug)),
    name: called ?? name,
    ...(aliases.length === 0 ? {} : { alternateName: aliases }),
    ...(note === null ? {} : { description: note }),
    ...(title === undefined ? {} : { jobTitle: title }),
    ...(isBody || party === undefined
      ? {}
      : {
          memberOf: {
            '@type': 'Organization',
            name: party.name,
            url: absolute(origin, urls.party(party.slug)),
          },
        }),
    ...(wikidata === null ? {} : { sameAs: wikidataAddress(wikidata) }),
  });
}
