/** The height of a frame on a wide screen and on a telephone, in a style attribute, which can hold no media query. */

/** Screens narrower than this, in CSS pixels, give a card less width than was chosen. */
export const NARROW_SCREEN = 600;

/** The one height or the other, as a value of CSS. */
export function frameHeight(height: number, narrowHeight: number): string {
  if (narrowHeight <= height) return `${height}px`;
  return `max(${height}px,min(${narrowHeight}px,(${NARROW_SCREEN}px - 100vw)*999))`;
}
