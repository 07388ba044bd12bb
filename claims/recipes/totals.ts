/** Parts against the totals that the recipe names, within rounding. `import.md`, guard 10. */
import { extent } from '../evidence/series.ts';
import { compare, parseDecimal, plain, type Rational, total as sumOf, ZERO } from '../exact/number.ts';
import { quoted } from '../tables/finding.ts';
import { momentName } from '../words/dates.ts';
import { separated } from '../words/numbers.ts';
import type { Figure } from './figures.ts';
import { type Found, MOST_NAMED, someOf } from './found.ts';
import type { Recipe } from './recipe.ts';

/** The figures of each label by time. */
type ByLabel = ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>>;

function byLabel(figures: readonly Figure[]): ByLabel {
  const labels = new Map<string, Map<string, Figure[]>>();
  for (const figure of figures) {
    const { label, at } = figure.spot;
    const times = labels.get(label) ?? new Map<string, Figure[]>();
    labels.set(label, times);
    const same = times.get(at);
    if (same === undefined) times.set(at, [figure]);
    else same.push(figure);
  }
  return labels;
}

/** What a figure may be too small or too large by. */
function slackOf({ value, precision }: Figure): Rational {
  const { interval } = extent(parseDecimal(value), precision);
  return interval.lo === null || interval.hi === null
    ? ZERO
    : interval.hi.sub(interval.lo).div(parseDecimal('2'));
}

/** The labels that make up a total: those that are named, or all other labels that have a series. */
function partsOf(
  total: string,
  parts: 'rest' | readonly string[],
  labels: ByLabel,
  totals: ReadonlySet<string>,
): string[] {
  if (parts !== 'rest') return parts.map((part) => part.trim());
  return [...labels].flatMap(([label, times]) => {
    const isOwn = [...times.values()].some((figures) =>
      figures.some(({ spot }) => spot.series !== undefined),
    );
    return isOwn && label !== total && !totals.has(label) ? [label] : [];
  });
}

/** Finds totals that their parts do not add up to; a time for which a part has no figure is passed over. */
export function tellSums(figures: readonly Figure[], { series }: Recipe, found: Found): void {
  if (series.totals === undefined) return;
  const labels = byLabel(figures);
  const totals = new Set(Object.keys(series.totals).map((label) => label.trim()));
  const [cells, told]: [string[], string[]] = [[], []];
  let count = 0;
  for (const [name, named] of Object.entries(series.totals)) {
    const parts = partsOf(name.trim(), named, labels, totals);
    for (const [at, [whole]] of labels.get(name.trim()) ?? []) {
      const of = parts.map((part) => ownOf(labels.get(part)?.get(at) ?? [], named !== 'rest'));
      if (whole === undefined || of.length === 0 || of.some((list) => list.length === 0)) continue;
      const all = of.flat();
      const sum = sumOf(all.map(({ value }) => parseDecimal(value)));
      const slack = sumOf([...all, whole].map(slackOf));
      if (compare(sum.sub(parseDecimal(whole.value)).abs(), slack) <= 0) continue;
      count += 1;
      if (told.length >= MOST_NAMED) continue;
      cells.push(whole.cell);
      told.push(
        `${quoted(name)} is ${separated(whole.value)} for ${momentName(at)} (${whole.cell}), and its ${all.length} parts add up to ${separated(plain(sum))}`,
      );
    }
  }
  if (count > 0)
    found.add({
      code: 'sum-differs',
      where: cells,
      count,
      message: `${someOf(told, count)}, which is more apart than rounding is.`,
    });
}

/** The figures of a part: those that belong to a series, or all of a label that is named and belongs to none. */
function ownOf(figures: readonly Figure[], isNamed: boolean): readonly Figure[] {
  const own = figures.filter(({ spot }) => spot.series !== undefined);
  return own.length === 0 && isNamed ? figures : own;
}
