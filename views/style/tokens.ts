/** The tokens of the design: colours by day and by night, typefaces, steps of sizes. */

/** The colours by day and by night, and the typefaces: of pages, and of what other sites show of them. */
export const LIGHT = /* css */ `--paper:#fcfbf8;--raised:#fff;--ink:#1b232b;--soft:#55606b;--rule:#d9d5cb;--faint:#efece4;
  --accent:#1f4f7a;--supports:#1c6347;--partly:#80560a;--against:#a12d23;--open:#4b5661;--mark:#fbe9a8;`;
export const DARK = /* css */ `--paper:#14181c;--raised:#1b2127;--ink:#e8e4da;--soft:#a5adb5;--rule:#3a424a;--faint:#22292f;
  --accent:#8fbde8;--supports:#7fcfa6;--partly:#e2b65d;--against:#f2978b;--open:#b4bec8;--mark:#5c4b12;`;
export const FONTS = /* css */ `--serif:"Source Serif 4","Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","Noto Serif",Georgia,serif;
  --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;`;

/** The same as a style sheet. */
export const TOKENS = /* css */ `
:root{
  color-scheme:light dark;
  ${LIGHT}
  ${FONTS}
  --step-1:.875rem;--step0:1.0625rem;--step1:1.25rem;--step2:1.5625rem;--step3:clamp(1.6rem,1.2rem + 2vw,2.25rem);
}
@media(prefers-color-scheme:dark){:root{
  ${DARK}
}}
`;
