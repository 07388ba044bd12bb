/** The kinds that are made up, in the list of the program's. */
import type { Kind } from '../../../../claims/engine/kind.ts';
import { registered } from '../../../../claims/engine/kind-checks.ts';
import { headroom } from './headroom.ts';
import { underCeiling } from './under-ceiling.ts';

/** What takes the place of the module with the list: all kinds, and those that are made up. */
export function withMadeUp(kinds: readonly Kind[]) {
  const all = registered([...kinds, headroom, underCeiling]);
  return { KINDS: all, kindNamed: (name: string) => all.find((kind) => kind.name === name) };
}
