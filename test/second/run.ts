/** `tsx test/second/run.ts FILE…`: the verdicts of the second implementation on golden cases, a line for each. */
import { readFileSync } from 'node:fs';
import { readBundle } from './bundle.ts';
import { course, headline } from './clocks.ts';
import { evaluate } from './evaluate.ts';
import { Malformed } from './shape-of-claims.ts';

export interface Case {
  name: string;
  bundle: unknown;
  expect: Record<string, unknown>;
  today?: string;
  until?: string;
}

/** What the second implementation says to a case. */
export function answer({ bundle: value, expect, today, until }: Case): Record<string, unknown> {
  try {
    const bundle = readBundle(value);
    if (expect['headline'] !== undefined) return { headline: headline(bundle, today) };
    return expect['course'] === undefined ? { ...evaluate(bundle) } : { course: course(bundle, until) };
  } catch (error) {
    if (error instanceof Malformed) return { error: { message: error.message } };
    throw error;
  }
}

if (process.argv[1]?.endsWith('run.ts'))
  for (const file of process.argv.slice(2))
    for (const line of readFileSync(file, 'utf8').split('\n'))
      if (line !== '') process.stdout.write(`${JSON.stringify(answer(JSON.parse(line) as Case))}\n`);
