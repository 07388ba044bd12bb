/**
 * The height of a frame by the width that it has, as one value of CSS for a style attribute, which can hold no query. A frame stands
 * in an element that is a container, so that `100cqw` is its width; at each width from which on it may be lower, a clamp takes
 * from the sum what is too much. Browsers from 2023 on know this; older ones go by the frame's own attribute.
 */

/** The narrowest frame that is told from others, and the steps in which widths are tried, in CSS pixels. */
const NARROWEST = 280;
const STEP = 5;

/** How much taller than its content a frame may be, so that not every line that breaks makes a step. */
const SPARE = 12;

/** What the element around a frame needs, so that the frame’s height can go by its width. */
export const FRAME_CONTAINER = 'container-type:inline-size;width:100%';

/** From a width on, up to that of the band before it, one height. */
interface Band {
  from: number;
  height: number;
}

/** The bands from the widest to the narrowest, whose heights differ by more than is spared. */
function bandsOf(heightAt: (width: number) => number, widest: number): Band[] {
  const bands: Band[] = [];
  let low = Number.POSITIVE_INFINITY;
  let band: Band | undefined;
  const widths = [widest, ...Array.from({ length: Math.ceil(widest / STEP) }, (_, i) => STEP * i).reverse()];
  for (const width of widths) {
    if (width < NARROWEST && band !== undefined) break;
    const height = heightAt(width);
    const high = Math.max(height, band?.height ?? 0);
    low = Math.min(height, low);
    if (band === undefined || high - low > SPARE) {
      band = { from: width, height };
      bands.push(band);
      low = height;
    } else {
      band.from = width;
      band.height = high;
    }
  }
  return bands;
}

/** The height of a frame that is at most `widest` wide, as a value of CSS. */
export function frameHeight(heightAt: (width: number) => number, widest: number): string {
  const [first, ...narrower] = bandsOf(heightAt, widest);
  if (first === undefined) return 'auto';
  let before = first;
  let sum = `${first.height}px`;
  for (const band of narrower) {
    const more = band.height - before.height;
    sum += ` ${more < 0 ? '-' : '+'} clamp(0px,(${before.from}px - 100cqw)*999,${Math.abs(more)}px)`;
    before = band;
  }
  return narrower.length === 0 ? sum : `calc(${sum})`;
}
