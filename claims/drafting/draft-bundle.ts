/** A draft as a bundle, with the ledger's evidence and what was typed on the spot. */
import { assembleBundle, type Bundle, type Claim } from '../bundle.ts';
import type { Observation, Series, Source } from '../evidence/series.ts';

/** A typed figure for which the ledger has another value, for the same time and published on the same day. */
export interface Clash {
  series: string;
  typed: Observation;
  held: Observation;
}

/** Evidence that a draft rests on. */
export interface DraftEvidence {
  series: readonly Series[];
  sources: readonly Source[];
}

/** The bundle of a draft, without the typed figures that clash with the ledger's; `clashes` are these. */
export function draftBundle(
  claim: Claim,
  ledger: DraftEvidence,
  added: DraftEvidence,
  asOf: string,
): { bundle: Bundle; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const series = new Map(ledger.series.map((s) => [s.id, s]));
  for (const more of added.series) {
    const held = series.get(more.id);
    const fresh = more.observations.filter((typed) => {
      const there = held?.observations.find((o) => o.at === typed.at && o.publishedOn === typed.publishedOn);
      if (there === undefined) return true;
      if (there.value !== typed.value) clashes.push({ series: more.id, typed, held: there });
      return false;
    });
    series.set(more.id, { ...(held ?? more), observations: [...(held?.observations ?? []), ...fresh] });
  }
  const sources = new Map([...ledger.sources, ...added.sources].map((source) => [source.id, source]));
  return { bundle: assembleBundle(claim, [...series.values()], [...sources.values()], asOf), clashes };
}

/** The series of a draft, only with figures that the ledger lacks or has with another value; series without any are left out. */
export function lackingOf(added: readonly Series[], held: ReadonlyMap<string, Series>): Series[] {
  return added.flatMap((one) => {
    const there = held.get(one.id)?.observations ?? [];
    const observations = one.observations.filter(
      (o) => !there.some((h) => h.at === o.at && h.publishedOn === o.publishedOn && h.value === o.value),
    );
    return observations.length === 0 ? [] : [{ ...one, observations }];
  });
}
