/** The question which of those of one name somebody is. */
import { type KnownClaimant, knownInWords, noneOf } from '../../../claims/editorial/claimants.ts';
import type { Html } from '../../parts/html.ts';
import { type FormState, radioField } from './fields.ts';

/** The field in which somebody says it. */
export function whichField(state: FormState, name: string, known: readonly KnownClaimant[]): Html {
  return radioField(state, {
    name,
    label: 'The same person, or another?',
    choices: [
      ...known.map((one) => ({
        value: one.slug,
        label: `The one at ${one.slug}`,
        hint: knownInWords(one),
      })),
      { value: noneOf(known), label: 'Somebody whom the ledger does not have yet' },
    ],
  });
}
