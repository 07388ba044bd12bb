/** Series beside that of a random claim, for its response surface. */
import type { Series } from './bundle.ts';
import { type Chance, percent, prices, SUBJECTS, seriesOf } from './random-parts.ts';
import { other } from './random-table.ts';
import { dateText, moment } from './time.ts';

/** A figure beside it: a population, a price index, the same in another measure. */
export function relatives(
  c: Chance,
  series: Series,
): { series: Series[]; population?: string; prices?: string; measures?: string[] } {
  const ats = series.observations.map((o) => o.at);
  if (ats.length === 0) return { series: [] };
  const [first, last] = [moment(ats[0] ?? '').end, moment(ats.at(-1) ?? '').end];
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 3;
  const yearly = Array.from({ length: years }, (_, i) => dateText(Number(first.slice(0, 4)) - 1 + i, 6, 30));
  const months = yearly.flatMap((d) => [`${d.slice(0, 4)}-01-01/${d.slice(0, 4)}-12-31`]);
  const out = {
    series: [] as Series[],
    population: undefined as string | undefined,
    prices: undefined as string | undefined,
    measures: undefined as string[] | undefined,
  };
  const subject = SUBJECTS.find((s) => s.typed.some(([u]) => u === series.unit)) ?? percent;
  if (c.maybe(0.5)) {
    out.population = 'pop';
    out.series.push(
      seriesOf(c, {
        id: 'pop',
        subject: { name: 'p', typed: [['people', 1]], size: [1, 1] },
        size: 5e7,
        rhythm: { ats: yearly },
        holes: c.maybe(0.3),
      }),
    );
  }
  if (c.maybe(0.4)) {
    out.prices = 'cpi';
    out.series.push(
      seriesOf(c, {
        id: 'cpi',
        subject: prices,
        size: 100,
        rhythm: { ats: c.maybe(0.5) ? months : yearly },
        holes: c.maybe(0.3),
      }),
    );
  }
  if (c.maybe(0.5)) {
    out.measures = ['sib', ...(c.maybe(0.1) ? [series.id, 'nowhere'] : [])];
    const size =
      Number(series.observations[0]?.value ?? '1') *
      (subject.typed.find(([u]) => u === series.unit)?.[1] ?? 1);
    out.series.push(
      seriesOf(c, {
        id: 'sib',
        subject: other(c, subject),
        size,
        rhythm: { ats: [...new Set(ats)] },
        holes: c.maybe(0.3),
        measure: 'sibling',
      }),
    );
  }
  const { population, prices: index, measures } = out;
  return {
    series: out.series,
    ...(population ? { population } : {}),
    ...(index ? { prices: index } : {}),
    ...(measures ? { measures } : {}),
  };
}
