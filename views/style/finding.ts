/** The list of claims as it is searched and narrowed: chips, facets, order, and what to do where nothing is found. */
export const FINDING = /* css */ `
.wrap.wide{max-width:72rem}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.chips{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5rem;font:400 var(--step-1)/1.3 var(--sans);margin-bottom:1.25rem}
.chips a{display:inline-flex;align-items:center;gap:.5rem;min-height:2.25rem;padding:.25rem .75rem;border:1px solid var(--rule);border-radius:1.2rem;background:var(--raised);color:var(--ink);text-decoration:none}
.chips a:hover{border-color:var(--accent)}
.chips .cross{color:var(--soft);font-size:1.1em}
.chips .all{border-color:transparent;background:none;color:var(--accent);text-decoration:underline;padding-inline:.25rem}
.facets{font:400 .95rem/1.4 var(--sans);border-block:1px solid var(--rule);margin-bottom:1.25rem}
.facets>summary{font-weight:600;padding-block:.7rem}
.facets section{margin-bottom:1.25rem}
.facets ul{display:block;list-style:none;padding:0;margin:0}
.wide .search .field.wide{flex:1 1 14rem}
.facets li{display:flex;justify-content:space-between;align-items:baseline;gap:.75rem}
.facets li a{color:var(--ink);text-decoration:none;padding-block:.3rem;min-width:0;overflow-wrap:anywhere}
.facets li a:hover{text-decoration:underline}
.facets li a[aria-current]{font-weight:600;text-decoration:underline;text-decoration-color:var(--accent);text-underline-offset:.25em;text-decoration-thickness:2px}
.facets .n{color:var(--soft);font-variant-numeric:tabular-nums;flex:none}
.facets .mark{font-size:inherit}
.facets .more>summary{color:var(--accent);padding-block:.35rem}
.facets .note{margin-top:1rem}
.orders ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;padding:0;margin:0 0 1rem;font:400 var(--step-1)/1.4 var(--sans)}
.orders a{display:inline-block;padding-block:.35rem}
.orders [aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
.claims .found-by{font:400 var(--step-1)/1.5 var(--sans);color:var(--soft)}
.nothing ul{padding-inline-start:1.1rem}
.nothing li{padding-block:.15rem}
.narrowed>div{min-width:0;max-width:46rem}
@media(min-width:60rem){
  @supports selector(::details-content){
    .narrowed{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:3.5rem;align-items:start}
    .facets{border:0;margin-top:.2rem}
    .facets>summary{display:none}
    .facets::details-content{content-visibility:visible;block-size:auto;display:block}
  }
}
`;
