/** The page of a claim, and what its history shows. */
export const CLAIM = /* css */ `
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
