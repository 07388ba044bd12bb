/** The figures of a series that count, drawn over time. */
import { knownOn, type Series } from '../../claims/evidence/series.ts';
import { parseDecimal } from '../../claims/exact/number.ts';
import { amount, count } from '../../claims/words/numbers.ts';
import { type Html, trusted } from '../parts/html.ts';
import { timeChart } from './time-chart.ts';

/** The drawing of a series as it is known on a day; of at least one figure. */
export function seriesChart(series: Series, today: string): Html {
  const known = knownOn(series, today);
  return trusted(
    timeChart({
      title: series.title,
      description: `${count(known.length, 'figure')}, the last ${amount(known[known.length - 1]?.value ?? parseDecimal('0'), series.unit, 6)}.`,
      unit: series.unit,
      points: known.map((o) => ({ date: o.at.end, value: Number(o.value.valueOf()), used: false })),
      later: [],
      rings: [],
    }),
  );
}
