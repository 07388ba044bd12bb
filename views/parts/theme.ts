/** The themes of what other sites show: light, dark, or whichever the reader's own settings ask for. */

export const THEMES = ['auto', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** Whether a text names a theme. */
export function isTheme(text: string | undefined): text is Theme {
  return THEMES.some((theme) => theme === text);
}

/** The theme as an address names it: `auto` is not named. */
export function themeInAddress(theme: Theme): string | undefined {
  return theme === 'auto' ? undefined : theme;
}
