/**
 * The door to the plot of a claim: from a bundle and the verdicts of both clocks, the figures of the question that the words
 * ask, with the rings of the words, what was known when, and what came. Pure, and exact until it is drawn.
 */
import type { Bundle } from '../bundle.ts';
import type { Plot } from '../verdict/plot-shape.ts';
import type { AnyVerdict, Clocks } from '../verdict/verdict.ts';
import { figuresDrawn, placesDrawn } from './bars.ts';
import { changeDrawn, rateDrawn, realDrawn } from './change.ts';
import type { Drawn } from './drawn.ts';
import { anySeriesDrawn, figureDrawn, recordDrawn, rowDrawn, windowDrawn } from './lines.ts';
import { resultDrawn } from './result.ts';
import { lineOfScene } from './ring-line.ts';
import { type Scene, sceneOf } from './scene.ts';
import { wayDrawn } from './way.ts';

/**
 * The plot of a claim; undefined if there are fewer than two figures to draw, as of a number given on the spot, which is drawn on a
 * line of numbers (`ring-line.ts`). The clocks
 * are those of the words and of today, or of another day. Never throws on a bundle with its verdicts.
 */
export function plotOf(bundle: Bundle, verdicts: Clocks<AnyVerdict>): Plot | undefined {
  const scene = sceneOf(bundle, verdicts);
  if (scene === undefined) return undefined;
  const drawn = isEnough(drawnFrom(scene), scene) ?? inPlaceOf(scene);
  if (drawn === undefined) return undefined;
  return { lines: [], bars: [], rings: [], ...drawn, said: scene.said, now: scene.now };
}

/**
 * What is drawn where the question has no course over time: the parts of a sum with what they come to; nothing where a line
 * of numbers shows the one that was reckoned; and the figures themselves where none could be.
 */
function inPlaceOf(scene: Scene): Drawn | undefined {
  const figures = isEnough(figuresDrawn(scene));
  if (figures?.bars?.some(({ isResult }) => isResult)) return figures;
  if (lineOfScene(scene) !== undefined) return undefined;
  return figures ?? isEnough(anySeriesDrawn(scene));
}

/** A drawing with two figures or more; or with one on its way, or beside a claim whose own figure is not known. */
function isEnough(drawn: Drawn | undefined, scene?: Scene): Drawn | undefined {
  if (drawn === undefined) return undefined;
  const isBeside = scene !== undefined && scene.lead.computed === undefined && (drawn.rings ?? []).length > 0;
  const figures =
    (drawn.bars?.length ?? 0) + (drawn.lines ?? []).reduce((n, { points }) => n + points.length, 0);
  return figures > (drawn.way === undefined && !isBeside ? 1 : 0) ? drawn : undefined;
}

function drawnFrom(scene: Scene): Drawn | undefined {
  const { chart } = scene.kind;
  switch (chart.draws) {
    case 'series':
      return resultDrawn(scene);
    case 'result':
      return resultDrawn(scene, chart);
    case 'figure':
      return figureDrawn(scene, chart);
    case 'change':
      return changeDrawn(scene, chart);
    case 'real':
      return realDrawn(scene, chart);
    case 'rate':
      return rateDrawn(scene, chart);
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
