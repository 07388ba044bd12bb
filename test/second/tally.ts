/** `tsx test/second/tally.ts [N] [SEED]`: how often each finding, reason and flag occurs among random bundles. */
import { readBundle } from './bundle.ts';
import { evaluate } from './evaluate.ts';
import { randomBundle } from './random-bundles.ts';

/** Findings by kind, reasons and flags, each with how often it occurs. */
export function tally(bundles: number, seed: number): Map<string, number> {
  const out = new Map<string, number>();
  const count = (what: string) => out.set(what, (out.get(what) ?? 0) + 1);
  for (let i = 0; i < bundles; i += 1) {
    const bundle = randomBundle(seed, i);
    const verdict = evaluate(readBundle(bundle));
    count(`finding ${verdict.finding}`);
    count(`word ${verdict.word}`);
    count(`kind ${verdict.kind} ${verdict.finding === 'not-computable' ? 'not computed' : 'computed'}`);
    for (const { reason } of verdict.missing) count(`reason ${reason}`);
    for (const { flag } of verdict.framing) count(`flag ${flag}`);
    if (verdict.reason !== undefined) count(`why ${verdict.reason}`);
    if (verdict.insteadOf !== undefined) count('insteadOf');
    if (verdict.surface !== undefined)
      count(verdict.surface.counter === null ? 'surface' : 'surface with a counter');
    if (verdict.outcome?.['reachedAt'] !== undefined) count('reachedAt');
  }
  return out;
}

if (process.argv[1]?.endsWith('tally.ts')) {
  const [, , bundles = '5000', seed = '1'] = process.argv;
  const lines = [...tally(Number(bundles), Number(seed))]
    .sort()
    .map(([what, n]) => `${String(n).padStart(7)}  ${what}\n`);
  process.stdout.write(lines.join(''));
}
