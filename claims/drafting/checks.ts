/**
 * What is told of a claim at every door: on the form, when a bundle is loaded, and to a program that asks. Faults keep it
 * out; warnings only ask for another look.
 */
import { type Bundle, pathText } from '../bundle.ts';
import { bothClocks } from '../evaluate.ts';
import { faultsOf } from './refusals.ts';
import { warningsOf } from './warnings.ts';

/** Something told of a claim: where in the bundle, empty if it is about no part of it, and what. */
export interface Told {
  path: string;
  message: string;
}

/** All that is told of a claim. */
export interface Checks {
  faults: Told[];
  warnings: Told[];
}

/** What is told of the claim of a bundle; `today` is the day of the second clock. */
export function checksOf(bundle: Bundle, today: string): Checks {
  const clocks = bothClocks(bundle, today);
  return {
    faults: faultsOf(bundle, clocks).map(({ path, message }) => ({
      path: pathText(['claim', ...path]),
      message,
    })),
    warnings: warningsOf(bundle, clocks).map(({ field, message }) => ({
      path: field === null ? '' : placeOfField(field),
      message,
    })),
  };
}

/** The place in a bundle that a field of the form is for: `claim.inputs.parts[0].source` for `inputs.parts.0.source.id`. */
function placeOfField(field: string): string {
  const path = field
    .replace(/\.source\.(?:id|title)$/, '.source')
    .replace(/\.(?:from|nearest|low|high)$/, '')
    .split('.');
  return pathText(['claim', ...path.map((key) => (/^\d+$/.test(key) ? Number(key) : key))]);
}
