/** Disputes: their facts, the line of time, and the claims by their numbers. */
export const DISPUTES = /* css */ `
.facts{margin-block:1.25rem}
.facts div{display:grid;grid-template-columns:minmax(0,9rem) 1fr;gap:0 1rem;border-top:1px solid var(--rule);padding-block:.4rem}
.facts dt{font:600 var(--step-1)/1.7 var(--sans);color:var(--soft)}
.facts dd{margin:0}
.chart .said-on{stroke:var(--accent);stroke-width:1;opacity:.28;fill:none}
.chart .number{fill:var(--raised);stroke:var(--accent);stroke-width:1.5}
.chart a:hover .number,.chart a:focus-visible .number{fill:var(--faint);stroke-width:3}
.chart.dispute .claimed{font-size:12px}
.said-in-order{list-style:none}
.said-in-order>li:target{background:var(--faint);outline:.4rem solid var(--faint)}
.number{display:inline-grid;place-items:center;min-width:1.6rem;height:1.6rem;padding-inline:.2rem;border:1.5px solid var(--accent);border-radius:1rem;font:600 .8rem/1 var(--sans);color:var(--ink);background:var(--raised);margin-inline-end:.35rem}
.said-in-order .verdicts .note{color:var(--soft);margin:0}
.disputes .tally{font-size:.95rem;gap:.35rem 1.25rem}
.disputes .tally li{display:flex;align-items:center}
.other-side .cards h3.said{font:500 1.1rem/1.4 var(--serif)}
@media(max-width:36rem){.facts div{grid-template-columns:1fr}}
`;
