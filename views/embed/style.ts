/** The style sheet of cards and strips: one file, named by its hash, with the colours and drawings of the pages. */
import { CHARTS } from '../style/charts.ts';
import { MARKS } from '../style/marks.ts';
import { DARK, FONTS, LIGHT } from '../style/tokens.ts';

const TOKENS = /* css */ `
:root{color-scheme:light dark;${LIGHT}${FONTS}}
@media(prefers-color-scheme:dark){:root:not(.light){${DARK}}}
:root.dark{color-scheme:dark;${DARK}}
:root.light{color-scheme:light}
`;

/**
 * The frame may be taller than its content: the foot then stands at its bottom, so that no blank band is left beneath. The
 * script takes the room below the foot to be the same as above the content, so neither has a margin at its end.
 */
const CARD = /* css */ `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--raised)}
body{--paper:var(--raised);margin:0;min-height:100vh;padding:1rem 1.15rem;border:1px solid var(--rule);border-inline-start:6px solid var(--tone,var(--rule));background:var(--raised);color:var(--ink);font:400 1rem/1.5 var(--serif);font-variant-numeric:lining-nums;overflow-wrap:anywhere}
.bare body{border-block:0;border-inline-end:0}
body{display:grid;grid-template:minmax(min-content,1fr) auto/minmax(0,1fr)}
main{align-self:start}
main,.foot{max-width:40rem}
main>:first-child{margin-top:0}
main>:last-child{margin-bottom:0}
a{color:var(--accent);text-underline-offset:.16em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
p,figure,dl,ul{margin:0 0 .75rem}
q{quotes:"“" "”" "‘" "’"}
h1{margin:0 0 .4rem;font:500 1.2rem/1.35 var(--serif);text-wrap:pretty}
.by,.of,.state,dt,figcaption,.changed,.foot,.label,.outdated{font-family:var(--sans);font-size:.8125rem;line-height:1.45;color:var(--soft)}
.label{font-weight:600}
.mark.large{font-size:1.5rem}
.finding{margin:.15rem 0 .6rem}
.means{text-decoration:none}
.means:hover{text-decoration:underline}
.word{font:600 1rem/1.4 var(--sans)}
.word .means{color:var(--ink)}
.exactly{font:400 .8125rem/1.45 var(--sans);color:var(--soft);margin-inline-start:.2rem}
.times{margin-top:-.5rem}
.because{line-height:1.45}
.changed,.outdated{background:var(--faint);color:var(--ink);padding:.5rem .7rem;border-inline-start:3px solid var(--accent)}
figure{max-width:25rem}
figcaption{margin:0}
.of{margin:0 0 .1rem}
.body{display:grid;gap:.75rem 1.25rem}
.body>*{margin:0;min-width:0}
@media(min-width:35rem){.body:has(figure){grid-template-columns:1fr 18rem}}
dd{margin:0 0 .6rem}
dd.word{margin:.05rem 0 .3rem}
dd:last-child{margin-bottom:0}
.foot{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1rem;border-top:1px solid var(--rule);padding-top:.6rem;margin-top:.75rem}
.foot a{padding-block:.2rem}
.brand{display:inline-flex;align-items:center;gap:.35rem;color:var(--ink);text-decoration:none;font:600 1rem/1 var(--serif)}
.brand:hover{text-decoration:underline}
.logo{width:1.15rem;height:1.15rem}
.more{margin-inline-start:auto;font-weight:600}
`;

/** The chart of a series: its title over it, and the last figure in words. */
const SERIES = /* css */ `
.series-card .plot{max-width:none;margin:0 0 .5rem}
.series-card .because{margin:0}
`;

const STRIP = /* css */ `
.strip ul{list-style:none;padding:0}
.strip li{border-top:1px solid var(--rule);padding-block:.6rem;display:grid;grid-template-columns:11rem 1fr;gap:.1rem 1rem}
.strip li>p{margin:0;grid-column:2}
.strip li>.verdicts{grid-column:1;grid-row:1/span 3}
.strip li>.changed{margin-top:.3rem}
.strip .none{font:600 .95rem/1.3 var(--sans);color:var(--soft)}
.strip .quote{line-height:1.35}
.strip .quote a{color:var(--ink);text-decoration:none;display:inline-block;padding-block:.15rem}
.strip .quote a:hover{text-decoration:underline}
.strip ul{margin-bottom:0}
@media(max-width:30rem){.strip li{grid-template-columns:1fr}.strip li>p,.strip li>.verdicts{grid-column:1;grid-row:auto}.more{margin-inline-start:0}}
`;

/** The style sheet, without the line breaks that are there for its writers. */
export const EMBED_STYLE = [TOKENS, MARKS, CHARTS, CARD, SERIES, STRIP].join('').replace(/\n\s*/g, '');
