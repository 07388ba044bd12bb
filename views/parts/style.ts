/** The style sheet of the reader's pages: one file, named by its hash. */

/** The colours by day and by night, and the typefaces: of pages, and of what other sites show of them. */
export const LIGHT = /* css */ `--paper:#fcfbf8;--raised:#fff;--ink:#1b232b;--soft:#55606b;--rule:#d9d5cb;--faint:#efece4;
  --accent:#1f4f7a;--supports:#1c6347;--partly:#80560a;--against:#a12d23;--open:#4b5661;--mark:#fbe9a8;`;
export const DARK = /* css */ `--paper:#14181c;--raised:#1b2127;--ink:#e8e4da;--soft:#a5adb5;--rule:#3a424a;--faint:#22292f;
  --accent:#8fbde8;--supports:#7fcfa6;--partly:#e2b65d;--against:#f2978b;--open:#b4bec8;--mark:#5c4b12;`;
export const FONTS = /* css */ `--serif:"Source Serif 4","Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","Noto Serif",Georgia,serif;
  --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;`;

const TOKENS = /* css */ `
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

const BASE = /* css */ `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 var(--step0)/1.6 var(--serif);font-variant-numeric:lining-nums;overflow-wrap:break-word}
.wrap{max-width:52rem;margin-inline:auto;padding-inline:1.25rem}
a{color:var(--accent);text-underline-offset:.16em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
h1,h2,h3{line-height:1.22;font-weight:600;text-wrap:balance;margin:0}
h1{font-size:var(--step3);letter-spacing:-.01em;margin-bottom:.6rem}
h2{font-size:var(--step2);margin-block:2.75rem .75rem}
h3{font-size:var(--step1)}
p,ul,ol,dl,blockquote,figure{margin:0 0 1rem}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--rule);color:var(--soft)}
q{quotes:"“" "”" "‘" "’"}
mark{background:var(--mark);color:inherit;padding-inline:.1em;border-radius:2px}
.skip{position:absolute;inset-inline-start:-999px}
.skip:focus{inset-inline-start:1rem;top:.5rem;background:var(--raised);padding:.5rem 1rem;z-index:1}
.masthead{border-bottom:1px solid var(--rule);font-family:var(--sans)}
.masthead .wrap{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;padding-block:.75rem}
.brand{display:inline-flex;align-items:center;gap:.5rem;color:var(--ink);text-decoration:none;font:600 1.3rem/1 var(--serif);letter-spacing:-.01em;padding-block:.3rem}
.logo{width:1.6rem;height:1.6rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:0}
.masthead nav a{display:inline-block;padding-block:.4rem;color:var(--ink);text-decoration:none;font-size:.95rem}
.masthead nav a:hover,.masthead nav a[aria-current]{box-shadow:inset 0 -2px 0 var(--accent)}
main{padding-block:2rem 3rem;min-height:60vh}
.foot{border-top:1px solid var(--rule);color:var(--soft);font-size:var(--step-1);padding-block:1.5rem}
.foot nav a,.types a{display:inline-block;padding-block:.25rem}
.types{font:400 var(--step-1)/1.5 var(--sans);margin-bottom:1rem}
.types [aria-current]{font-weight:600;color:var(--ink);text-decoration:none}
.label,.topic,.by,.where,.note,.tag,.total,.unit,.on,.clock .label,th,figcaption,.links-line,.pager,label,.total,.hash,.exact{font-family:var(--sans)}
.label{font-size:var(--step-1);font-weight:600;color:var(--soft);margin:0 0 .5rem;text-wrap:wrap}
.topic{font-size:var(--step-1);font-weight:600;margin-bottom:.5rem;color:var(--soft)}
.lead{color:var(--soft);max-width:42rem}
.by,.where,.note,.on{font-size:var(--step-1);color:var(--soft);line-height:1.5}
.outdated{font:400 var(--step-1)/1.5 var(--sans);background:var(--faint);border-inline-start:3px solid var(--accent);padding:.5rem .75rem;margin-bottom:1.5rem}
.section{font-size:var(--step1);border-top:2px solid var(--ink);padding-top:.6rem;margin-block:2.5rem 1rem}
.tag{display:inline-block;font-size:.78rem;line-height:1.3;border:1px solid var(--rule);border-radius:3px;padding:.05rem .4rem;color:var(--soft);background:var(--raised)}
.num{text-align:end;font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto;margin-bottom:1rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.45;font-variant-numeric:lining-nums tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--rule)}
thead th{font-size:var(--step-1);color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{font-weight:500;font-size:.9rem}
td{overflow-wrap:anywhere}
th.num,td.num{overflow-wrap:normal;text-align:end;padding-inline-end:.75rem}
tr.superseded{color:var(--soft)}
tr.superseded .value{text-decoration:line-through}
`;

/** The marks of verdicts. */
export const MARKS = /* css */ `
.supports{--tone:var(--supports)}.partly{--tone:var(--partly)}.against{--tone:var(--against)}.open,.turned{--tone:var(--open)}
.mark{display:inline-flex;align-items:center;gap:.4em;color:var(--tone);font:600 .95rem/1.3 var(--sans)}
.shape{flex:none;width:1.15em;height:1.15em;fill:currentColor}
.shape .cut{fill:none;stroke:var(--paper);stroke-width:2.6}
.shape .ring,.shape .line{fill:none;stroke:currentColor;stroke-width:2.4}
.shape .dashed{stroke-dasharray:4.2 2.1}
.mark .side{font-weight:400;color:var(--soft);font-size:.93em}
.mark.large .side{font:400 1rem/1.3 var(--sans);display:block;margin-top:.15rem}
.mark.large .comma{display:none}
.mark.large{font:600 clamp(1.7rem,1.3rem + 2vw,2.4rem)/1.15 var(--serif);gap:.35em}
a.means{text-decoration:none;color:inherit}
a.means:hover .mark span{text-decoration:underline}
.exactly{font:400 .9rem/1.4 var(--sans);color:var(--soft)}
.clock{display:inline-flex;align-items:center;gap:.4rem;margin-inline-end:1.25rem}
.clock .label{margin:0;font-size:.82rem;font-weight:500}
`;

const CLAIM = /* css */ `
.said h1{font-weight:500}
.said .by{font-size:1rem;margin:1rem 0 .15rem;color:var(--ink)}
.whole blockquote{max-height:24rem;overflow:auto}
.verdict{margin-block:2rem;padding:1.25rem 1.5rem 1rem;background:var(--raised);border:1px solid var(--rule);border-inline-start:6px solid var(--tone)}
.verdict h2{font-size:var(--step-1);margin:0 0 .6rem;font-family:var(--sans)}
.finding{margin-bottom:.75rem}
.because{font-size:var(--step1);line-height:1.45}
.on-day{font:400 .95rem/1.45 var(--sans);color:var(--soft);margin-bottom:.25rem}
.revised ul{margin:0 0 .75rem;padding-inline-start:1.2rem}
.revised p{margin-bottom:.25rem}
.leaves-out{border-top:1px solid var(--rule);padding-top:.75rem;margin-block:1rem .25rem}
.leaves-out h3{font:600 1rem/1.3 var(--sans);margin-bottom:.4rem}
.framing{font-size:1rem;margin-bottom:.5rem}
.measures{list-style:none;padding:0}
.measures li{border-top:1px solid var(--rule);padding-block:.6rem .1rem}
.measures p{margin-bottom:.25rem}
.cards{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1rem}
.cards>li{border:1px solid var(--rule);padding:1rem 1.15rem .35rem;background:var(--raised)}
.cards h3{font:600 1rem/1.3 var(--sans)}
.cards p{margin-bottom:.6rem}
.why{font-size:1rem;line-height:1.5}
.asof,.search{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;font-family:var(--sans);font-size:.95rem;margin-block:1.25rem}
.asof label{flex-basis:100%;margin-bottom:-.4rem}
.asof label,.search label{color:var(--soft);font-size:var(--step-1)}
.field{display:grid;gap:.25rem;flex:1 1 11rem;min-width:0}
.field.wide{flex:1 1 100%}
input,select,button{font:400 1rem/1.4 var(--sans);color:inherit;background:var(--raised);border:1px solid var(--soft);border-radius:3px;padding:.5rem .7rem;min-height:2.75rem;max-width:100%;min-width:0}
button{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600;cursor:pointer;padding-inline:1.2rem}
.test{display:grid;gap:.5rem 1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));padding:0}
.test div{border-top:1px solid var(--rule);padding-top:.4rem}
.test dt{font:600 var(--step-1)/1.4 var(--sans);color:var(--soft)}
.test dd{margin:0}
.test .note{display:block}
.sub{display:block;color:var(--soft);font-size:.9em}
.exact{display:block;font-size:.8rem;color:var(--soft)}
.flips,.links{padding-inline-start:1.2rem}
.flips li{margin-bottom:.4rem}
.sources{padding-inline-start:1.4rem;font-size:.97rem}
.sources li{margin-bottom:.8rem}
.sources li:target{background:var(--faint);outline:.4rem solid var(--faint)}
.sources blockquote{margin:.3rem 0 0;font-size:.93rem}
cite{font-style:italic}
.citation{padding:1rem 1.15rem;background:var(--faint);font-size:.97rem}
.address,.hash{overflow-wrap:anywhere}
.hash{font-size:.8rem}
.quoted{font-size:var(--step1);color:var(--ink)}
.history,.rulings{padding-inline-start:1.2rem}
.history h2{font-size:var(--step1)}
.rulings{list-style:none;padding:0}
.rulings li{border-top:1px solid var(--rule);padding-top:.8rem}
.rulings p{margin-bottom:.35rem}
.waiting{border-inline-start:6px solid var(--rule);background:var(--faint);padding:.9rem 1.15rem .1rem;margin-block:1.25rem}
.waiting .label{margin:0 0 .35rem}
.waiting p{margin-bottom:.6rem}
.correction{border-top:1px solid var(--rule);padding-top:.8rem;margin-bottom:1rem}
.correction:target{background:var(--faint);outline:.4rem solid var(--faint)}
.rulings .correction{border-top:0;padding-top:0}
.moves{list-style:none;padding:0}
.moves li{margin-bottom:.75rem}
.moves p{margin-bottom:.25rem}
.moves .moved{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .45rem}
.moves .label{margin:0}
.verbatim{white-space:pre-wrap}
.context h3,.context h4,.context h5,.context h6{font-size:1.1rem;margin-block:1.5rem .4rem}
ins{text-decoration:none}
summary{padding-block:.25rem;cursor:pointer}
del{color:var(--soft)}
`;

const LISTS = /* css */ `
.claims,.series{list-style:none;padding:0}
.claims>li,.series>li{border-top:1px solid var(--rule);padding-block:1.1rem .5rem}
.claims>li:first-child{border-top:0;padding-top:.25rem}
h2.said,h3.said{font-size:var(--step1);font-weight:500;margin:0 0 .35rem;line-height:1.35}
.said>a{color:var(--ink);text-decoration:none;display:inline-block}
.said>a:hover{text-decoration:underline}
.claims .by{margin-bottom:.4rem}
.claims .verdicts{margin-bottom:.35rem;display:flex;flex-wrap:wrap;gap:.2rem .25rem}
.claims .why{color:var(--soft);margin-bottom:.4rem}
.series h3{font-size:1.05rem;font-weight:500}
.series p{margin:.1rem 0 .4rem}
.hero{border-bottom:1px solid var(--rule);padding-bottom:1rem}
.hero h1{margin-bottom:1rem}
.hero .field.wide{flex:1 1 14rem}
.hero p{font-size:1.12rem;max-width:42rem}
.topics,.tally{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
.words a[aria-current]{text-decoration:underline;text-underline-offset:.25em;text-decoration-thickness:2px}
.words a[aria-current] .mark span{text-decoration:underline;text-underline-offset:.25em}
.words .tally a{display:inline-flex;align-items:center;min-height:1.75rem;font:600 .95rem/1.3 var(--sans)}
.tally .n{font-family:var(--sans);font-variant-numeric:tabular-nums;color:var(--soft);margin-inline-start:.25rem}
.words .note a{display:inline-flex;align-items:center;min-height:1.75rem}
.total{font-size:var(--step-1);color:var(--soft)}
.pager{display:flex;gap:1.5rem;align-items:baseline;margin-block:2rem;font-size:.95rem}
.pager a{padding-block:.4rem}
.findings div{display:grid;grid-template-columns:minmax(0,15rem) 1fr;gap:.25rem 1.5rem;padding-block:.5rem;border-top:1px solid var(--rule)}
.findings dd{margin:0}
.findings div:target{background:var(--faint);outline:.4rem solid var(--faint)}
.chart .title{font-weight:400}
.specification{border-top:2px solid var(--ink);margin-top:3rem}
.method h3{margin-top:2rem;margin-bottom:.4rem}
.method .kind{border-top:1px solid var(--rule);margin-top:2rem}
.formula{font-family:var(--sans);font-size:.93rem;color:var(--soft);display:block}
.contents{border:1px solid var(--rule);background:var(--raised);padding:.9rem 1.15rem;margin-bottom:2rem;font-family:var(--sans);font-size:.95rem}
code{font-size:.9em;background:var(--faint);padding:.05em .3em;border-radius:3px;overflow-wrap:anywhere}
@media(max-width:36rem){thead th{white-space:normal}th,td{padding-inline-end:.5rem}.findings div{grid-template-columns:1fr}}
`;

/** The drawings, and what their marks mean. */
export const CHARTS = /* css */ `
.plot{margin-block:1.25rem}
.chart{display:block;width:100%;height:auto;font:13px var(--sans);font-variant-numeric:tabular-nums}
.chart text{fill:var(--soft)}
.chart .claimed,.chart .computed{fill:var(--ink);font-weight:600}
.chart.narrow{display:none}
@media(max-width:40rem){.chart.wide{display:none}.chart.narrow{display:block}}
.chart .grid{stroke:var(--rule);stroke-width:.75;fill:none}
.chart .axis,.chart .tick{stroke:var(--soft);fill:none}
.chart .series{stroke:var(--ink);stroke-width:2;fill:none;stroke-linejoin:round}
.chart .point{fill:var(--ink)}
.chart .used{fill:var(--accent);stroke:var(--paper);stroke-width:1.5}
.chart .later{fill:var(--paper);stroke:var(--soft);stroke-width:1.5}
.chart .target{stroke:var(--against);stroke-width:1.5;stroke-dasharray:2 3;fill:none}
.chart .deadline{stroke:var(--soft);stroke-dasharray:6 4;fill:none}
.chart .required{stroke:var(--against);stroke-width:2.25;stroke-dasharray:7 4;fill:none}
.chart .ring{fill:var(--partly);fill-opacity:.42;stroke:var(--partly)}
.chart .out{fill:var(--partly);fill-opacity:.16}
.chart .for,.chart .neither{stroke:var(--ink);stroke-width:8;stroke-linecap:round;fill:none}
.chart .neither{stroke:var(--rule)}
.chart .against{stroke:var(--accent);stroke-width:2.25;fill:none}
.chart .own{fill:none;stroke:var(--ink);stroke-width:2}
.chart.many .for,.chart.many .neither{stroke-width:5}
.chart .counter{fill:var(--accent);font-weight:600}
.chart .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.chart .extent{stroke:var(--accent);stroke-width:4;fill:none}
figcaption{font-size:.85rem;color:var(--soft);margin-top:.35rem;line-height:1.5}
.plot h3{font:600 .95rem/1.4 var(--sans);margin:0 0 .25rem}
.plot .unit{font-weight:400;color:var(--soft)}
.plot figure{margin:0}
.key{display:inline-block;width:.8rem;height:.8rem;vertical-align:-.08rem;margin-inline-start:.5rem;border:1px solid transparent}
.item{display:inline-block;margin-inline-end:.6rem}
.key:first-child{margin-inline-start:0}
.key.ring{background:color-mix(in srgb,var(--partly) 42%,transparent);border-color:var(--partly)}
.key.out{background:color-mix(in srgb,var(--partly) 16%,transparent);border-color:var(--rule)}
.key.used{background:var(--accent);border-radius:50%}
.key.for{background:var(--ink);border-radius:50%;width:.55rem;height:.55rem;vertical-align:.02rem}
.key.against{border:0;background:linear-gradient(45deg,transparent 42%,var(--accent) 42% 58%,transparent 58%),linear-gradient(-45deg,transparent 42%,var(--accent) 42% 58%,transparent 58%)}
.key.own{border:2px solid var(--ink);border-radius:50%}
.key.later{border:1.5px solid var(--soft);border-radius:50%}
.key.required{height:0;border:0;border-top:3px dashed var(--against);vertical-align:.25rem;width:1.3rem}
`;

const PRINT = /* css */ `
@media print{
  :root{--paper:#fff;--raised:#fff;--ink:#000;--soft:#333;--rule:#999;--faint:#fff}
  body{font-size:10.5pt}
  .masthead nav,.skip,.asof,.search,.pager{display:none}
  a{color:inherit}
  .sources cite a::after{content:" <" attr(href) ">";font-style:normal;overflow-wrap:anywhere}
  section,figure,li,tr{break-inside:avoid}
  h2{break-after:avoid}
}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;

/** The style sheet, without the line breaks that are there for its writers. */
export const STYLE = [TOKENS, BASE, MARKS, CLAIM, LISTS, CHARTS, PRINT].join('').replace(/\n\s*/g, '');
