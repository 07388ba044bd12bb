/** How well repeats are told, against what people said of pairs and questions: what `repeats --check` prints. Pure. */
import { RELATIONS } from '../../claims/repeats/statement.ts';

/** What two statements are, as people or the rules say: a relation, or none. */
export interface Judged {
  gold: string;
  got: string;
}

/** Relations that make a statement a saying of the other’s claim, and those that link two claims. */
const ATTACHED = new Set(['same', 'part']);
const LINKED = new Set([...ATTACHED, 'same-other-figure', 'same-other-time', 'opposite-side']);

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const hundredths = (value: number): string => value.toFixed(2).padStart(6);

/** Of a set of relations: what share of them was found, and what share of those told is right. */
function foundOf(
  pairs: readonly Judged[],
  is: (relation: string) => boolean,
): { recall: number; precision: number } {
  const right = pairs.filter(({ gold, got }) => is(gold) && is(got)).length;
  return {
    recall: share(right, pairs.filter(({ gold }) => is(gold)).length),
    precision: share(right, pairs.filter(({ got }) => is(got)).length),
  };
}

/** The lines that tell of pairs: each relation with its F1, then what an editor is offered, and what must not happen. */
export function pairLines(title: string, pairs: readonly Judged[]): string[] {
  const all = [...RELATIONS, 'none'];
  const each = all.map((relation) => {
    const { recall, precision } = foundOf(pairs, (one) => one === relation);
    return { relation, recall, precision, f1: share(2 * recall * precision, recall + precision) };
  });
  const right = pairs.filter(({ gold, got }) => gold === got).length;
  const count = (is: (one: Judged) => boolean) => pairs.filter(is).length;
  const offered = (name: string, set: ReadonlySet<string>) => {
    const { recall, precision } = foundOf(pairs, (one) => set.has(one));
    return `${name.padEnd(28)}${hundredths(recall)}${hundredths(precision)}`;
  };
  return [
    `${title.padEnd(28)}recall  prec    F1`,
    ...each.map(
      ({ relation, recall, precision, f1 }) =>
        `  ${relation.padEnd(26)}${hundredths(recall)}${hundredths(precision)}${hundredths(f1)}`,
    ),
    offered('  attached', ATTACHED),
    offered('  attached or linked', LINKED),
    `  of ${pairs.length}: right ${share(right, pairs.length).toFixed(3)}, mean F1 ${share(
      each.reduce((sum, { f1 }) => sum + f1, 0),
      all.length,
    ).toFixed(3)}; offered as a saying though related or unrelated ${count(
      ({ gold, got }) => ATTACHED.has(got) && (gold === 'none' || gold === 'related'),
    )}, though the other side ${count(({ gold, got }) => gold === 'opposite-side' && ATTACHED.has(got))}`,
  ];
}

/** A question: the claims that answer it (none: it is not in the ledger), and those that were named, the best first. */
export interface Asked {
  gold: readonly string[];
  got: readonly string[];
}

/** The lines that tell of questions. */
export function questionLines(asked: readonly Asked[]): string[] {
  const [known, absent] = [
    asked.filter(({ gold }) => gold.length > 0),
    asked.filter(({ gold }) => gold.length === 0),
  ];
  const answered = known.filter(({ gold, got }) => got.slice(0, 3).some((slug) => gold.includes(slug)));
  const silent = absent.filter(({ got }) => got.length === 0);
  return [
    `questions: an answer among the first three ${share(answered.length, known.length).toFixed(2)} of ${known.length}, ` +
      `none for what the ledger lacks ${share(silent.length, absent.length).toFixed(2)} of ${absent.length}`,
  ];
}
