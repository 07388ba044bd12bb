/** Figures of a sentence as its words mean them, where the reader of quotations reads them as they stand alone. */
import type { FigureFound } from '../reading/parts.ts';
import type { Token } from '../reading/tokens.ts';

/** Words that make a figure less exact than its digits. */
const LOOSE =
  /^(?:about|around|roughly|some|nearly|almost|approximately|over|more|under|less|up|at|close|odd|or)$/;

/** "a third": rounded in per cent, but said without a hedge. "some 58.4%": "some" makes no exact decimal less exact. */
export function plainFigure<F extends FigureFound>(figure: F, tokens: readonly Token[]): F {
  const full = withBrokenScale(figure, tokens);
  const { hedge, from, number, value, unit } = full;
  // "doubled" by itself is said without a hedge.
  if (hedge === 'or-more' && full.verb !== undefined) return { ...full, hedge: 'bare' };
  if (hedge !== 'about') return full;
  const said = tokens.slice(from, number).map(({ norm }) => norm);
  const isPart =
    tokens[number]?.kind === 'word' &&
    unit === '%' &&
    !said.some((word) => LOOSE.test(word)) &&
    !LOOSE.test(tokens[full.next]?.norm ?? '');
  if (isPart) return { ...full, hedge: 'bare' };
  const isExact = said[0] === 'some' && value.includes('.') && !/illion|thousand/.test(unit);
  return isExact ? { ...full, hedge: 'bare', from: number } : full;
}

const BROKEN: Readonly<Record<string, string>> = { mil: 'million', bil: 'billion', tril: 'trillion' };

/** "$59 bil-⏎lion": a scale that a line of print breaks. */
function withBrokenScale<F extends FigureFound>(figure: F, tokens: readonly Token[]): F {
  const { next, unit } = figure;
  const isCent = unit === '' && ['per', '-', 'cent'].every((word, i) => tokens[next + i]?.norm === word);
  if (isCent) return { ...figure, unit: '%', next: next + 3 };
  const scale = BROKEN[tokens[next]?.norm ?? ''];
  if (scale === undefined || tokens[next + 1]?.norm !== '-' || tokens[next + 2]?.norm !== 'lion')
    return figure;
  return { ...figure, unit: `${unit} ${scale}`.trim(), next: next + 3 };
}
