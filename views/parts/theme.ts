/** The themes of what other sites show: light, dark, or whichever the reader's own settings ask for. */

export const THEMES = ['auto', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** The theme as an address names it: `auto` is not named. */
export function themeInAddress(theme: Theme): string | undefined {
  return theme === 'auto' ? undefined : theme;
}
