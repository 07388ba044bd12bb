/** What readers call a kind's inputs. */

const NAMES: Record<string, string> = {
  value: 'the figure',
  from: 'the earlier figure',
  to: 'the later figure',
  part: 'the part',
  whole: 'the whole',
  target: 'the target',
  actual: 'the figure reached',
  a: 'the first figure',
  b: 'the second figure',
  perA: 'what the first is per',
  perB: 'what the second is per',
  pricesFrom: 'prices at the start',
  pricesTo: 'prices at the end',
  progress: 'the progress',
  series: 'the record to beat',
};

/** "the earlier figure" for `from`, "part 2" for `parts[1]`. */
export function inputName(input: string): string {
  const part = /^parts\[(\d+)\]$/.exec(input);
  return part === null ? (NAMES[input] ?? input) : `part ${Number(part[1]) + 1}`;
}
