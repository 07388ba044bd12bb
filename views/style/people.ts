/** People, bodies, parties and topics: lists of names, what is known of somebody, and how claims came out then and now. */
export const PEOPLE = /* css */ `
.names{list-style:none;padding:0;columns:2 18rem;column-gap:3rem;margin-block:1.25rem}
.names li{break-inside:avoid;display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .5rem;padding-block:.35rem;border-bottom:1px solid var(--rule)}
.names a{min-width:0;overflow-wrap:anywhere}
.names .by{margin:0}
.names .n{margin-inline-start:auto;font:400 var(--step-1)/1.5 var(--sans);font-variant-numeric:tabular-nums;color:var(--soft);white-space:nowrap}
.choices{margin-block:.75rem}
.choices ul{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.15rem .95rem;font-family:var(--sans);font-size:.95rem}
.choices a{display:inline-flex;align-items:center;justify-content:center;min-height:1.75rem;min-width:1.5rem}
.choices a[aria-current]{color:var(--ink);font-weight:600;text-decoration-thickness:2px}
.letters ul{gap:.15rem .45rem}
.known-of{margin-block:1.25rem 1.75rem}
.known-of>div{display:grid;grid-template-columns:minmax(0,8rem) minmax(0,1fr);gap:.1rem 1.5rem;padding-block:.5rem;border-top:1px solid var(--rule)}
.known-of dt{font:600 var(--step-1)/1.6 var(--sans);color:var(--soft)}
.known-of dd{margin:0;overflow-wrap:anywhere}
.known-of ul{list-style:none;padding:0;margin:0}
.known-of .tenure{color:var(--soft)}
.then-now{max-width:34rem;margin-block:1.5rem .75rem}
.then-now caption{text-align:start;font:600 var(--step-1)/1.5 var(--sans);color:var(--soft);padding-bottom:.4rem}
.then-now td a{display:inline-flex;align-items:center;justify-content:flex-end;min-width:1.75rem;min-height:1.75rem}
.then-now td a[aria-current]{color:var(--ink);font-weight:700;text-decoration-thickness:2px}
.then-now td,.then-now tbody th{vertical-align:baseline;padding-block:.3rem}
.then-now .mark{min-height:1.75rem;align-items:center}
.then-now thead th{white-space:normal;vertical-align:bottom}
@media(max-width:36rem){.known-of>div{grid-template-columns:1fr}}
`;
