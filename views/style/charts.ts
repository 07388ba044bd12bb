/** The drawings, and what their marks mean. */
export const CHARTS = /* css */ `
.plot{margin-block:1.25rem}
.chart{display:block;width:100%;height:auto;font:13px var(--sans);font-variant-numeric:tabular-nums}
.chart.wide{font-size:13.5px}
.chart text{fill:var(--soft);paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
.chart .claimed,.chart .computed,.chart .strong{fill:var(--ink);font-weight:600}
.chart .day{fill:var(--accent);font-weight:600}
.chart.narrow{display:none}
@media(max-width:40rem){.chart.wide{display:none}.chart.narrow{display:block}}
.chart path{fill:none}
.chart .grid{stroke:var(--rule);stroke-width:.75}
.chart .axis,.chart .tick,.chart .moved,.chart .nought{stroke:var(--soft)}
.chart .series,.chart .other,.chart .since{stroke:var(--ink);stroke-width:2;stroke-linejoin:round}
.chart .other{stroke-width:1.75;stroke-dasharray:7 3}
.chart .since{stroke:var(--soft);stroke-width:1.25}
.chart .loose{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:1 5;stroke-linecap:round}
.chart .point,.chart .step,.chart .outcome{fill:var(--ink)}
.chart .used{fill:var(--accent);stroke:var(--paper);stroke-width:1.5}
.chart .later,.chart .before,.chart .later-used{fill:var(--paper);stroke:var(--soft);stroke-width:1.5}
.chart .later-used{stroke:var(--accent);stroke-width:2.5}
.chart .before,.chart .milestone{stroke:var(--ink)}
.chart .milestone{fill:var(--paper);stroke-width:1.5}
.chart .first,.chart .earlier{stroke:var(--soft);stroke-width:1.25;stroke-opacity:.75}
.chart .earlier{fill:var(--paper)}
.chart .beyond{stroke:var(--ink);stroke-width:2}
.chart .target{stroke:var(--ink);stroke-width:1.25;stroke-dasharray:2 3}
.chart .level{stroke:var(--ink);stroke-width:1.25;stroke-dasharray:6 3}
.chart .said{stroke:var(--accent);stroke-width:1.5}
.chart .deadline{stroke:var(--soft);stroke-dasharray:6 4}
.chart .required,.chart .kept{stroke:var(--ink);stroke-width:2;stroke-dasharray:8 4}
.chart .kept{stroke:var(--soft);stroke-dasharray:2 4;stroke-linecap:round;stroke-width:2.5}
.chart .joined{stroke:var(--accent);stroke-width:1.5;stroke-dasharray:9 4}
.chart .ring{fill:var(--partly);fill-opacity:.42;stroke:var(--partly)}
.chart .out{fill:var(--partly);fill-opacity:.16}
.chart .within{fill:var(--accent);fill-opacity:.09}
.chart .bar{fill:var(--soft);fill-opacity:.55}
.chart .own-bar{fill:var(--accent)}
.chart .for,.chart .neither{stroke:var(--ink);stroke-width:8;stroke-linecap:round}
.chart .neither{stroke:var(--rule)}
.chart .against{stroke:var(--accent);stroke-width:2.25}
.chart .own{fill:none;stroke:var(--ink);stroke-width:2}
.chart.many .for,.chart.many .neither{stroke-width:5}
.chart .counter{fill:var(--accent);font-weight:600}
.chart .halo{stroke-width:4px}
.chart .extent{stroke:var(--accent);stroke-width:4}
.claim-plot .of{font:600 .95rem/1.4 var(--sans);margin:0 0 .4rem}
.claim-plot .files{display:block;margin-top:.3rem}
.figures table{font-size:.875rem;max-width:34rem}
.figures .on th,.figures .on td{font-weight:600}
.figures td:last-child{color:var(--soft)}
.chart[data-at]{touch-action:pan-y}
.chart .reach{fill:transparent;outline:none}
.chart .reach:focus-visible{stroke:var(--accent);stroke-width:2.5}
.chart .cursor{pointer-events:none;fill:none;stroke:var(--accent);stroke-width:2.5}
.reading{font:600 .9rem/1.4 var(--sans);margin:.2rem 0 0;min-height:1.4em}
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
.key.against,.key.beyond{border:0;background:linear-gradient(45deg,transparent 42%,var(--accent) 42% 58%,transparent 58%),linear-gradient(-45deg,transparent 42%,var(--accent) 42% 58%,transparent 58%)}
.key.own{border:2px solid var(--ink);border-radius:50%}
.key.later{border:1.5px solid var(--soft);border-radius:50%;width:.6rem;height:.6rem;vertical-align:.02rem}
.key.before{border:1.5px solid var(--ink);width:.5rem;height:.5rem;transform:rotate(45deg);vertical-align:.06rem}
.key.step{background:var(--ink);width:.55rem;height:.55rem;vertical-align:.02rem}
.key.required,.key.kept{height:0;border:0;border-top:2px dashed var(--ink);vertical-align:.25rem;width:1.3rem}
.key.kept{border-top:2.5px dotted var(--soft)}
.key.joined{height:0;border:0;border-top:2px dashed var(--accent);vertical-align:.25rem;width:1.3rem}
.key.loose{height:0;border:0;border-top:2px dotted var(--soft);vertical-align:.25rem;width:1.3rem}
.key.milestone{border:1.5px solid var(--ink);width:.55rem;height:.55rem;vertical-align:.02rem}
.key.within{background:color-mix(in srgb,var(--accent) 12%,transparent)}
.turns{margin-block:1rem}
.band{display:block;width:100%;height:auto}
.band rect{fill:currentColor;fill-opacity:.28;stroke:currentColor}
.turns ol{list-style:none;margin:.4rem 0 0;padding:0;font:.9rem/1.45 var(--sans)}
.turns li{padding:.35rem 0;border-top:1px solid var(--rule);display:grid;grid-template-columns:9.5rem 11rem 1fr;gap:.1rem 1rem;align-items:baseline}
.figures{margin-block:.25rem 1.25rem}
.turns .why{color:var(--soft)}
.turns-none{font:.9rem/1.5 var(--sans)}
@media(max-width:40rem){.band{display:none}.turns li{grid-template-columns:1fr;border-top:0;border-inline-start:4px solid var(--tone,var(--rule));padding:.1rem 0 .1rem .75rem;margin-bottom:.6rem}}
`;
