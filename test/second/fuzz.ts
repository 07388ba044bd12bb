/**
 * `npm run test:second -- [--bundles N] [--seed S] [FILE]`: random bundles, or those of FILE (NDJSON), computed by the second
 * implementation and by the product. Prints each kind of difference with the smallest bundle that shows it; exit 1 when any differs.
 */
import { readFileSync } from 'node:fs';
import { type Bundle as ProductBundle, parseBundle } from '../../claims/bundle.ts';
import { courseOf, decideClocks, evaluateBundle } from '../../claims/evaluate.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import { type Bundle, readBundle } from './bundle.ts';
import { course, headline } from './clocks.ts';
import { compare, type Difference, differences, expectation } from './compare.ts';
import { evaluate } from './evaluate.ts';
import { randomBundle } from './random-bundles.ts';
import { Malformed } from './shape-of-claims.ts';

type Json = Record<string, unknown>;

/** What is asked of both: the verdict, and now and then the headline and the course, which are many verdicts each. */
interface Answers {
  verdict: Json;
  headline?: unknown;
  course?: unknown;
}

const plainJson = (x: unknown): Json => JSON.parse(JSON.stringify(x)) as Json;

function ours(value: unknown, clocks: boolean): Answers {
  try {
    const bundle = readBundle(value);
    const verdict = plainJson(evaluate(bundle));
    return clocks ? { verdict, headline: headline(bundle), course: course(bundle) } : { verdict };
  } catch (error) {
    if (error instanceof Malformed) return { verdict: { error: error.message } };
    throw error;
  }
}

/** The product's headline and course of a bundle, both to its own date. */
function clocksOfProduct(bundle: ProductBundle): { headline: unknown; course: unknown } {
  return {
    headline: plainJson(headlineOf(decideClocks(bundle, bundle.asOf))),
    course: JSON.parse(JSON.stringify(courseOf(bundle, bundle.asOf))),
  };
}

function theirs(value: unknown, clocks: boolean): Answers {
  const parsed = parseBundle(plainJson(value));
  if (!parsed.ok)
    return { verdict: { error: parsed.issues.map((i) => `${i.path}: ${i.message}`).join('; ') } };
  try {
    const verdict = plainJson(evaluateBundle(parsed.bundle));
    return clocks ? { verdict, ...clocksOfProduct(parsed.bundle) } : { verdict };
  } catch (error) {
    return { verdict: { finding: `throws ${error instanceof Error ? error.message : String(error)}` } };
  }
}

/** Where the two differ; each is asked what the other expects, so that neither may leave a thing out. */
export function disagreements(bundle: unknown, clocks = false): Difference[] {
  const [a, b] = [ours(bundle, clocks), theirs(bundle, clocks)];
  const out = compare(expectation(a.verdict), b.verdict);
  const seen = new Set(out.map((d) => d.path));
  const back = compare(expectation(b.verdict), a.verdict).map(({ path, want, got }) => ({
    path,
    want: got,
    got: want,
  }));
  out.push(...back.filter((d) => !seen.has(d.path)));
  if (b.headline !== undefined) out.push(...differences(a.headline, b.headline, 'headline'));
  if (b.course !== undefined) out.push(...differences(a.course, b.course, 'course'));
  return out;
}

interface Group {
  count: number;
  smallest: string;
  difference: Difference;
}

/** A difference's kind: without the names and places in its path, with what was found where findings differ. */
function groupOf(kind: string, { path, want, got }: Difference): string {
  const place = path.replace(/\[\d+\]/g, '[]').replace(/\bpace\.windows.*/, 'pace.windows');
  const told = ['finding', 'word', 'missing', 'framing', 'headline', 'error', 'direction', 'reason'].some(
    (k) => place.startsWith(k),
  );
  const short = (x: unknown) => (JSON.stringify(x) ?? 'nothing').slice(0, 80);
  return `${kind} ${place}${told ? ` ${short(want)} / ${short(got)}` : ''}`;
}

function* bundlesOf(args: { file?: string; bundles: number; seed: number }): Generator<unknown> {
  if (args.file === undefined) for (let i = 0; i < args.bundles; i += 1) yield randomBundle(args.seed, i);
  else
    for (const line of readFileSync(args.file, 'utf8').split('\n'))
      if (line.trim() !== '') {
        const value = JSON.parse(line) as Json;
        yield value['bundle'] ?? value;
      }
}

function argsOf(argv: string[]): { file?: string; bundles: number; seed: number } {
  const args: { file?: string; bundles: number; seed: number } = { bundles: 20_000, seed: 1 };
  for (let i = 0; i < argv.length; i += 1) {
    const arg = argv[i] ?? '';
    if (arg === '--bundles' || arg === '--seed') {
      const n = Number(argv[i + 1]);
      if (!Number.isInteger(n) || n < 0) throw new RangeError(`${arg} needs a whole number`);
      args[arg === '--seed' ? 'seed' : 'bundles'] = n;
      i += 1;
    } else if (arg.startsWith('--')) throw new RangeError(`unknown ${arg}: --bundles N, --seed S, FILE`);
    else args.file = arg;
  }
  return args;
}

function main(argv: string[]): number {
  const groups = new Map<string, Group>();
  let [all, differing] = [0, 0];
  for (const bundle of bundlesOf(argsOf(argv))) {
    const found = disagreements(bundle, all % 10 === 0);
    all += 1;
    if (found.length > 0) differing += 1;
    const text = JSON.stringify(bundle);
    for (const difference of found) {
      const key = groupOf(String((bundle as Bundle).claim?.kind), difference);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { count: 1, smallest: text, difference });
      else {
        group.count += 1;
        if (text.length < group.smallest.length) Object.assign(group, { smallest: text, difference });
      }
    }
  }
  const lines = [...groups]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([key, { count, smallest, difference }]) => {
      const { path, want, got } = difference;
      return `${count} × ${key}\n  ${path}: second ${JSON.stringify(want)}, product ${JSON.stringify(got)}\n  ${smallest}\n`;
    });
  process.stdout.write(`${lines.join('')}${all} bundles, ${differing} differ\n`);
  return differing > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith('fuzz.ts')) process.exitCode = main(process.argv.slice(2));
