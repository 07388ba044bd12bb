/** The small tables that must never be read in silence, with what must come of each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../claims/tables/finding.ts';
import { readTable, type TableReading } from '../../claims/tables/reading.ts';
import { ROOT } from './servers.ts';

export interface Trap {
  file: string;
  must: 'refuse' | 'ask' | 'split';
  code: string;
  series?: { unit?: string };
  right?: readonly {
    at: string;
    value: string;
    precision: { nearest: string } | { interval: [string, string] };
    status?: string;
    note?: string;
    frequency?: string;
    series?: string;
  }[];
}

const CASES = join(ROOT, 'test/tables');

/** The traps, in the order of their list. */
export const TRAPS = (JSON.parse(readFileSync(join(CASES, 'traps.json'), 'utf8')) as { traps: Trap[] }).traps;

/** Reads the table of a trap with some answers, and without any as it was first given. */
export function readTrap({ file, series }: Trap, answers: Answers = {}, rounded?: string): TableReading {
  const text = readFileSync(join(CASES, file), 'utf8');
  return readTable(text, { unit: series?.unit ?? '', answers, near: '2026-11-30', rounded });
}

const LEVELS = { refuse: 'stop', ask: 'ask', split: 'said' } as const;

/** Whether a trap comes out as it must: refused or asked with nothing read, or split and told. */
export function isAsItMust(trap: Trap): boolean {
  const { rows, findings } = readTrap(trap);
  const found = findings.some(({ code, level }) => code === trap.code && level === LEVELS[trap.must]);
  return found && (trap.must === 'split') === rows.length > 0;
}
