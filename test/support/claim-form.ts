/** The page of the claim form, for tests that read its markup. */
import { type ClaimFormProps, claimFormPage } from '../../views/edit/claim/form.ts';

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
        site: { origin: 'https://example.org', styleHash: 's', today: '2024-06-01', zone: 'Europe/London' },
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
      tests: null,
      preview: NOTHING_SHOWN,
      unsaved: false,
      comments: [],
      ...more,
    }),
  );
}
