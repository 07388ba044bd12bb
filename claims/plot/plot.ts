/**
 * The door to the plot of a claim: from a bundle and the verdicts of both clocks, the figures of the question that the words
 * ask, with the rings of the words, what was known when, and what came. Pure, and exact until it is drawn.
 */
import type { Bundle } from '../bundle.ts';
import type { Plot } from '../verdict/plot-shape.ts';
import type { AnyVerdict, Clocks } from '../verdict/verdict.ts';
import { figuresDrawn, placesDrawn } from './bars.ts';
import {
  anySeriesDrawn,
  changeDrawn,
  type Drawn,
  figureDrawn,
  recordDrawn,
  resultDrawn,
  rowDrawn,
  togetherDrawn,
  windowDrawn,
} from './lines.ts';
import { type Scene, sceneOf } from './scene.ts';
import { wayDrawn } from './way.ts';

/**
 * The plot of a claim; undefined if there are fewer than two figures to draw, as of a number given on the spot. The clocks
 * are those of the words and of today, or of another day. Never throws on a bundle with its verdicts.
 */
export function plotOf(bundle: Bundle, verdicts: Clocks<AnyVerdict>): Plot | undefined {
  const scene = sceneOf(bundle, verdicts);
  if (scene === undefined) return undefined;
  const drawn =
    isEnough(drawnFrom(scene)) ?? isEnough(figuresDrawn(scene)) ?? isEnough(anySeriesDrawn(scene));
  if (drawn === undefined) return undefined;
  return { lines: [], bars: [], rings: [], ...drawn, said: scene.said, now: scene.now };
}

/** A drawing with two figures or more, or with one on its way. */
function isEnough(drawn: Drawn | undefined): Drawn | undefined {
  if (drawn === undefined) return undefined;
  const figures =
    (drawn.bars?.length ?? 0) + (drawn.lines ?? []).reduce((n, { points }) => n + points.length, 0);
  return figures > (drawn.way === undefined ? 1 : 0) ? drawn : undefined;
}

function drawnFrom(scene: Scene): Drawn | undefined {
  const { chart } = scene.kind;
  switch (chart.draws) {
    case 'series':
    case 'result':
      return resultDrawn(scene);
    case 'figure':
      return figureDrawn(scene, chart);
    case 'change':
      return changeDrawn(scene, chart);
    case 'together':
      return togetherDrawn(scene, chart);
    case 'record':
      return recordDrawn(scene, chart);
    case 'places':
      return placesDrawn(scene, chart);
    case 'window':
      return windowDrawn(scene, chart);
    case 'row':
      return rowDrawn(scene, chart);
    case 'way-to-target':
      return wayDrawn(scene, chart);
  }
}
