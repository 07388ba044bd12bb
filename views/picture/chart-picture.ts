/** The chart of a claim as a picture, with the words, their verdict and where it is from. */
import { type ChartFile, fileDrawing } from '../chart/file.ts';
import type { Picture } from './claim-picture.ts';
import { COLOURS, PAPER, paint } from './painted.ts';
import { Canvas, palette } from './raster.ts';
import type { Types } from './type.ts';

/** How many times as large as its drawing, so that its letters can be read on a slide. */
const TIMES = 1.6;

/** The chart as a picture. */
export function chartPicture(file: ChartFile, types: Types): Picture {
  const drawing = fileDrawing(file);
  const canvas = new Canvas(Math.round(drawing.width * TIMES), Math.round(drawing.height * TIMES));
  paint(canvas, types, drawing, { x: 0, y: 0 }, TIMES);
  return { width: canvas.width, height: canvas.height, palette: palette(PAPER, COLOURS), dots: canvas.dots };
}
