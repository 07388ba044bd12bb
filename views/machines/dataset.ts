/** A series as schema.org/Dataset, which catalogues of data and search engines read. */
import { knownOn, type Series, type Source } from '../../claims/evidence/series.ts';
import { count } from '../../claims/words/numbers.ts';
import { type Html, jsonBlock } from '../parts/html.ts';
import type { Site } from '../parts/layout.ts';
import { absolute, urls } from '../parts/urls.ts';
import { licensed } from './licensed.ts';

/** The Dataset of a series, for the head of its page: the figures known on the page's day. */
export function dataset(
  site: Pick<Site, 'origin' | 'today' | 'licence'>,
  series: Series,
  sources: readonly Source[],
): Html {
  const at = (path: string) => absolute(site.origin, path);
  const known = knownOn(series, site.today);
  const [first, last] = [known[0], known.at(-1)];
  const changed = series.observations.reduce(
    (latest, { publishedOn }) => (publishedOn > latest ? publishedOn : latest),
    '',
  );
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))];
  return jsonBlock('application/ld+json', {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': at(urls.series(series.id)),
    url: at(urls.series(series.id)),
    name: series.place === undefined ? series.title : `${series.title}, ${series.place}`,
    description: descriptionOf(series),
    identifier: series.id,
    isAccessibleForFree: true,
    ...licensed(site.licence),
    creator: publishers.map((name) => ({ '@type': 'Organization', name })),
    publisher: { '@type': 'Organization', name: 'Plumbline', url: at(urls.home()) },
    ...(first === undefined || last === undefined
      ? {}
      : { temporalCoverage: `${first.at.start}/${last.at.end}` }),
    ...(series.place === undefined ? {} : { spatialCoverage: { '@type': 'Place', name: series.place } }),
    ...(changed === '' ? {} : { dateModified: changed }),
    variableMeasured: {
      '@type': 'PropertyValue',
      name: series.title,
      unitText: series.unit,
      ...(series.measure === undefined ? {} : { measurementTechnique: series.measure }),
    },
    isBasedOn: sources.map(({ title, publisher, url, publishedOn, licence }) => ({
      '@type': 'CreativeWork',
      name: title,
      ...(url === undefined ? {} : { url }),
      publisher: { '@type': 'Organization', name: publisher },
      ...(publishedOn === undefined ? {} : { datePublished: publishedOn }),
      ...(licence === undefined ? {} : { license: licence }),
    })),
    distribution: [
      download('CSV', 'text/csv', at(urls.seriesCsv(series.id))),
      download('JSON', 'application/json', at(urls.seriesJson(series.id))),
      download('Data package', 'application/json', at(urls.seriesPackage(series.id))),
    ],
  });
}

function download(name: string, encodingFormat: string, contentUrl: string): object {
  return { '@type': 'DataDownload', name, encodingFormat, contentUrl };
}

/** What it is in a sentence or two; catalogues ask for 50 characters or more, and take 5,000. */
function descriptionOf({ title, measure, unit, definition, observations }: Series): string {
  const about = `${title}${measure === undefined ? '' : `, ${measure}`}, in ${unit}: ${count(observations.length, 'figure')}, each with its source and every revision.`;
  return `${about}${definition === undefined ? '' : ` ${definition}`}`.slice(0, 5_000);
}
