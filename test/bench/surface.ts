/** What a response surface adds to computing a verdict and drawing its page, in one run with the same page without one. */
import { type Bundle, parseBundle } from '../../claims/bundle.ts';
import { bothClocks } from '../../claims/evaluate.ts';
import { drawnPage } from '../support/claim-page.ts';

const TODAY = '2026-11-01';
const FIGURES = 200;

/**
 * A claim on a series of 200 figures, with another measure and a population; `at-most` leaves the surface out. Both hold,
 * so that their pages differ in nothing else.
 */
function bundleOf(step: 'year' | 'month', hedge: 'bare' | 'at-most'): Bundle {
  const at = (i: number) =>
    step === 'year' ? `${1820 + i}-03-31` : new Date(Date.UTC(2009, i + 1, 0)).toISOString().slice(0, 10);
  const series = ['officers', 'others', 'people'].map((id, s) => ({
    id,
    title: `Series ${id}`,
    measure: id,
    unit: id === 'people' ? 'people' : 'officers',
    observations: Array.from({ length: FIGURES }, (_, i) => ({
      at: at(i),
      value: String(100_000 + 1_000 * s + ((i * 7_919) % 9_973) + 50 * i),
      source: 'bulletin',
      publishedOn: '2025-12-31',
    })),
  }));
  const parsed = parseBundle({
    plumbline: 1,
    asOf: TODAY,
    claim: {
      slug: 'a-claim',
      quote: 'There are more officers than there were',
      claimant: { name: 'Somebody' },
      saidOn: TODAY,
      kind: 'percent-change',
      claimed: { value: '1', unit: '%', hedge },
      inputs: { from: { series: 'officers', at: at(41) }, to: { series: 'officers', at: at(160) } },
    },
    series,
    sources: [{ id: 'bulletin', title: 'The bulletin', publisher: 'A publisher' }],
    related: { measures: ['others'], population: 'people', marks: [{ on: '2010-05-11', what: 'a day' }] },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.bundle;
}

function milliseconds(bundle: Bundle): number {
  const ROUNDS = 200;
  const started = performance.now();
  // The verdicts of both clocks and the page, as the first reader of the day has it done.
  for (let i = 0; i < ROUNDS; i += 1) drawnPage(bundle, TODAY);
  return (performance.now() - started) / ROUNDS;
}

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Prints the time of verdict and page with a surface of 200 figures over that without one. Throws if there is none. */
export function surfaceCost(say: (line: string) => void): void {
  for (const step of ['year', 'month'] as const) {
    const [having, lacking] = [bundleOf(step, 'bare'), bundleOf(step, 'at-most')];
    const findings = [having, lacking].map((bundle) => bothClocks(bundle, TODAY).now.finding);
    if (findings.some((finding) => finding !== 'holds'))
      throw new Error(`both claims should hold: ${findings.join(', ')}`);
    if (
      !drawnPage(having, TODAY).includes('id="elsewhere"') ||
      drawnPage(lacking, TODAY).includes('id="elsewhere"')
    )
      throw new Error('the page with a surface should show it, and the other should not');
    const rounds = Array.from({ length: 7 }, () => [milliseconds(having), milliseconds(lacking)] as const);
    const ratio = median(rounds.map(([a, b]) => a / b));
    say(
      `verdict and page with a surface of ${FIGURES} figures, one a ${step}, over those without: ${ratio.toFixed(2)} (goal at most 1.30), ${median(rounds.map(([a]) => a)).toFixed(2)} ms`,
    );
  }
}
