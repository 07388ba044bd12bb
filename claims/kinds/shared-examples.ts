/** The bundles that the kinds are shown by, on the Police Uplift Programme's published figures. */

/** The pledge that several examples are measured against. */
export const PLEDGE = { value: '20000', unit: 'officers', measure: 'headcount' } as const;

interface ExampleClaim {
  claimed?: object;
  inputs: object;
  options?: object;
}

/** An example whose inputs are inline. */
export function exampleBundle(
  kind: string,
  quote: string,
  saidOn: string,
  claim: ExampleClaim,
  series: object[] = [],
  sources: object[] = [],
) {
  return {
    plumbline: 1,
    asOf: saidOn,
    claim: { slug: `example-${kind}`, quote, claimant: { name: 'Example' }, saidOn, kind, ...claim },
    series,
    sources,
  };
}

const FIGURES: [at: string, value: string, publishedOn: string][] = [
  ['2020-12-31', '6620', '2021-01-28'],
  ['2021-12-31', '11048', '2022-03-25'],
  ['2022-06-30', '13790', '2022-07-31'],
  ['2022-09-30', '15343', '2022-10-26'],
  ['2022-12-31', '16753', '2023-01-25'],
  ['2023-03-31', '20951', '2023-04-26'],
];

/** An example on the series of officers recruited under the Uplift. */
export function uplift(kind: string, quote: string, saidOn: string, claim: ExampleClaim) {
  return exampleBundle(
    kind,
    quote,
    saidOn,
    claim,
    [
      {
        id: 'uplift-ew',
        title: 'Police Uplift Programme, officers recruited',
        measure: 'headcount',
        unit: 'officers',
        place: 'England and Wales',
        frequency: 'quarter',
        observations: FIGURES.map(([at, value, publishedOn]) => ({
          at,
          value,
          source: 'home-office',
          publishedOn,
        })),
      },
    ],
    [{ id: 'home-office', title: 'Police officer uplift, quarterly updates', publisher: 'Home Office' }],
  );
}
