/** A claim of a kind that is made up, and what it stands beside. */
import { bundleOf, parsed, seriesOf } from '../../support.ts';

export const BEDS = seriesOf(
  [
    ['2024-01-31', '940'],
    ['2024-02-29', '950'],
    ['2024-03-31', '960'],
  ],
  { title: 'Beds in use', unit: 'beds' },
);
export const RESERVE = { ...BEDS, id: 'reserve', title: 'Beds in reserve' };
/** A claim of headroom. */
export const CLAIM = {
  kind: 'headroom',
  quote: 'We have 40 beds to spare',
  claimed: { value: '40', unit: 'beds' },
  inputs: {
    limit: { value: '1000', unit: 'beds' },
    level: { series: 's', at: '2024-03-31' },
    reserve: 'reserve',
  },
};
/** The same beds, with figures for two whole months besides. */
export const BEDS_BY_MONTH = seriesOf(
  [
    ['2024-01-31', '940'],
    ['2024-01-01/2024-01-31', '945'],
    ['2024-02-29', '950'],
    ['2024-02-01/2024-02-29', '955'],
    ['2024-03-31', '960'],
  ],
  { title: 'Beds in use', unit: 'beds' },
);
/** Its bundle, with another claim in part. */
export const bundle = (claim: object = {}, beds: object = BEDS) =>
  parsed(bundleOf({ ...CLAIM, ...claim }, { asOf: '2024-06-01', series: [beds, RESERVE] }));

/** What the newsroom knows. */
export const KNOWN = {
  series: new Map([BEDS, RESERVE].map((series) => [series.id, series])),
  sources: new Map(),
  today: '2024-06-01',
  isCorrection: false,
};
/** What a form holds besides the claim. */
export const BESIDE = { topic: '', context: '', notes: '' };
