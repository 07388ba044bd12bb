/** Lists of claims and series, search, the front page, the method. */
export const LISTS = /* css */ `
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
.waiting-for{list-style:none;margin:.2rem 0 .75rem;padding-inline-start:.9rem;border-inline-start:3px solid var(--rule);font-size:.97rem}
.waiting-for li+li{margin-top:.4rem}
.awaits{font-size:1rem}
.swung+.moves{border-bottom:1px solid var(--rule);margin-bottom:1.25rem}
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
