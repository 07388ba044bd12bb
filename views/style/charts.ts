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
