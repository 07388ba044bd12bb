/** The front page: what happened in the wide column, what is to come and what is disputed beside it. */
export const HOME = /* css */ `
.home .hero{border:0;padding:0;margin-bottom:2rem}
.home .hero h1{margin-bottom:.5rem}
.home .hero p{font-size:1.08rem;color:var(--soft);max-width:40rem;margin-bottom:.75rem}
.home .hero .search{margin-block:.75rem 0}
.front{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:2.5rem}
.front h2{font-size:var(--step1);border-top:2px solid var(--ink);padding-top:.6rem;margin:0 0 .5rem}
.front ol,.front ul{list-style:none;padding:0}
.news ol>li{border-top:1px solid var(--rule);padding-block:1rem .35rem}
.news ol>li:first-child{border-top:0;padding-top:.35rem}
.turn{display:flex;flex-wrap:wrap;gap:.15rem .6rem;align-items:center;margin-bottom:.35rem}
.turn .what,.when{font:600 var(--step-1)/1.4 var(--sans);color:var(--soft)}
.turn .moved{display:inline-flex;flex-wrap:wrap;gap:.15rem .45rem;align-items:center;font:400 .95rem/1.3 var(--sans)}
.news .by{margin-bottom:.35rem}
.news .why{margin-bottom:.6rem;overflow-wrap:anywhere}
.beside{font-size:.97rem;line-height:1.45}
.beside section{margin-bottom:2.25rem}
.beside section>ul:not(.topics)>li{border-top:1px solid var(--rule);padding-block:.6rem .35rem}
.beside section>ul:not(.topics)>li:first-child{border-top:0;padding-top:.15rem}
.beside p{margin-bottom:.25rem}
.beside .by{font-size:.85rem}
.beside .so-far{color:var(--soft)}
.beside .title{font-size:1.05rem}
.beside .sides{margin:.35rem 0 0}
.sides>li{padding-block:.35rem;display:grid;gap:.1rem}
.beside .tally{gap:.2rem .9rem;margin-top:.35rem}
.home .tally li{display:flex;align-items:center}
.beside .topics{gap:.2rem 1rem}
.beside .topics a{display:inline-block;padding-block:.2rem}
@media(max-width:48rem){.front{grid-template-columns:minmax(0,1fr);gap:2rem}}
`;
