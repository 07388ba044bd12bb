/** The parts of a plot that a drawing gives, and those that several drawings share. */
import type { Series } from '../evidence/series.ts';
import type { Moment } from '../exact/calendar.ts';
import type { Plot, PlotPoint, PlotRing, Rings } from '../verdict/plot-shape.ts';
import { pointsOf, titleOf } from './points.ts';
import type { Scene } from './scene.ts';

/** The parts of a plot that a drawing of lines gives; the door adds the rest. */
export type Drawn = Pick<Plot, 'subject' | 'unit'> & Partial<Plot>;

/** A series as the subject of a plot. */
export function seriesDrawn(series: Series, points: readonly PlotPoint[], unit = series.unit): Drawn {
  return {
    subject: { of: 'series', titles: [titleOf(series)] },
    unit,
    ...(series.measure === undefined ? {} : { measure: series.measure }),
    lines: [{ name: '', points }],
  };
}

/** Rings at the end of a moment; none without either. */
export const placed = (rings: Rings | undefined, at: Moment | undefined): PlotRing[] =>
  rings === undefined || at === undefined ? [] : [{ date: at.end, ...rings }];

/** Two series on one axis, as a record that is held against another series needs them. */
export function twoLines(scene: Scene, first: Series, second: Series): Pick<Plot, 'subject' | 'lines'> {
  return {
    subject: { of: 'series', titles: [titleOf(first), titleOf(second)] },
    lines: [first, second].map((series) => ({
      name: first.title === second.title ? titleOf(series) : series.title,
      points: pointsOf(scene, series, first.unit),
    })),
  };
}
