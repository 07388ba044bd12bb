/** Figures whose scale a line of print breaks, as one reads them. */
import type { FigureFound } from '../reading/parts.ts';
import type { Token } from '../reading/tokens.ts';

const BROKEN: Readonly<Record<string, string>> = { mil: 'million', bil: 'billion', tril: 'trillion' };

/** "$59 bil-⏎lion", "5 per-⏎cent": the figure with its scale or unit whole; any other as it is. */
export function withBrokenScale<F extends FigureFound>(figure: F, tokens: readonly Token[]): F {
  const { next, unit } = figure;
  const isCent = unit === '' && ['per', '-', 'cent'].every((word, i) => tokens[next + i]?.norm === word);
  if (isCent) return { ...figure, unit: '%', next: next + 3 };
  const scale = BROKEN[tokens[next]?.norm ?? ''];
  if (scale === undefined || tokens[next + 1]?.norm !== '-' || tokens[next + 2]?.norm !== 'lion')
    return figure;
  return { ...figure, unit: `${unit} ${scale}`.trim(), next: next + 3 };
}
