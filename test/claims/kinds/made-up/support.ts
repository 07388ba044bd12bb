/** A claim of a kind that is made up, and the form that draws it. */
import { type ClaimFormProps, claimFormPage } from '../../../../views/edit/claim/form.ts';
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
/** Its bundle, with another claim in part. */
export const bundle = (claim: object = {}) =>
  parsed(bundleOf({ ...CLAIM, ...claim }, { asOf: '2024-06-01', series: [BEDS, RESERVE] }));

/** An empty preview. */
export const NOTHING_SHOWN = {
  issues: [],
  missing: [],
  computed: null,
  faults: [],
  warnings: [],
  context: '',
  notes: '',
};

/** The page of the claim form. */
export function formPage(fields: Record<string, string>, more: Partial<ClaimFormProps> = {}): string {
  return String(
    claimFormPage({
      desk: {
        site: { origin: 'https://example.org', styleHash: 's', today: '2024-06-01' },
        viewer: { name: 'Ada', email: 'ada@example.org', role: 'editor' },
        tokens: { csrf: 'c', form: 'f' },
        scriptHash: 'x',
        editStyleHash: 'e',
      },
      slug: null,
      work: null,
      stage: 'draft',
      isCorrection: false,
      base: 3,
      fields,
      issues: [],
      refused: null,
      read: { notes: [], others: [] },
      found: { series: new Map(), sources: new Map(), matches: {} },
      preview: NOTHING_SHOWN,
      unsaved: false,
      comments: [],
      ...more,
    }),
  );
}

/** What the newsroom knows. */
export const KNOWN = {
  series: new Map([BEDS, RESERVE].map((series) => [series.id, series])),
  sources: new Map(),
  today: '2024-06-01',
  isCorrection: false,
};
/** What a form holds besides the claim. */
export const BESIDE = { topic: '', context: '', notes: '' };
