/** The page of a claim, and what its history shows. */
export const CLAIM = /* css */ `
.said h1{font-weight:500}
.said .by{font-size:1rem;margin:1rem 0 .15rem;color:var(--ink)}
.whole blockquote{max-height:24rem;overflow:auto}
.said .tested{font-weight:400}
.verdict{margin-block:1.75rem 0;padding:1.1rem 1.5rem 1rem;background:var(--raised);border:1px solid var(--rule);border-top:5px solid var(--tone)}
.verdict h2{font-size:var(--step-1);margin:0 0 .6rem;font-family:var(--sans)}
.finding{margin-bottom:.75rem}
.because{font-size:var(--step1);line-height:1.42;max-width:42rem}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));gap:.6rem 1.5rem;margin:1.1rem 0 .9rem;border-top:1px solid var(--rule);padding-top:.75rem}
.numbers dt{font:400 .82rem/1.35 var(--sans);color:var(--soft)}
.numbers dd{margin:0}
.numbers .value{display:block;font:600 1.35rem/1.25 var(--serif);font-variant-numeric:lining-nums tabular-nums;text-wrap:balance}
.numbers small{font:400 .9rem var(--sans);color:var(--soft)}
.numbers .note{display:block;margin-top:.15rem}
.trust{margin:1.25rem 0 0;padding:.7rem 0 0;border-top:1px solid var(--rule);font:400 .85rem/1.5 var(--sans);color:var(--soft)}
.trust a{color:inherit}
.on-day a{color:inherit}
.on-day{font:400 .95rem/1.45 var(--sans);color:var(--soft);margin-bottom:.25rem}
.revised ul{margin:0 0 .75rem;padding-inline-start:1.2rem}
.revised p{margin-bottom:.25rem}
.leaves-out{border-top:1px solid var(--rule);padding-top:.75rem;margin-block:1rem .25rem}
.leaves-out h3{font:600 1rem/1.3 var(--sans);margin-bottom:.4rem}
.framing{font-size:1rem;margin-bottom:.5rem}
.framing p{font-size:.9rem;margin:.15rem 0 .4rem}
.other-clock{font:400 .95rem/1.45 var(--sans);margin-block:.25rem}
.other-clock>summary{color:var(--soft)}
.other-clock .because{font-family:var(--serif)}
.measures{list-style:none;padding:0}
.measures li{border-top:1px solid var(--rule);padding-block:.6rem .1rem}
.measures p{margin-bottom:.25rem}
.drawn h2{margin-top:2.25rem}
.course .lead,.behind .lead{font-size:1rem}
.behind{border-top:1px solid var(--rule);padding-block:.45rem}
.behind+.behind{border-bottom:1px solid var(--rule)}
.behind summary{padding-block:.35rem}
.behind:first-of-type,section:not(.behind)+.behind{margin-top:2.25rem}
.behind summary h2{display:inline;font-size:1.1rem;margin:0}
.behind h3{font-size:1rem;margin-block:1.5rem .5rem}
textarea{width:100%;font:400 1rem/1.45 var(--sans);color:inherit;background:var(--raised);border:1px solid var(--rule);border-radius:3px;padding:.6rem .75rem;resize:vertical}
.cite .field{margin-bottom:1rem}
.cite label{color:var(--soft);font-size:var(--step-1)}
.copying{margin:.35rem 0 0;font:400 var(--step-1)/1.5 var(--sans)}
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
@media(max-width:36rem){
  .said h1{font-size:1.4rem}
  .said .by{margin-top:.6rem}
  .verdict{margin-inline:-.5rem;padding:.85rem 1rem .8rem;margin-top:1.1rem}
  .because{font-size:1rem;margin-bottom:.55rem}
  .on-day{font-size:.875rem;margin-bottom:.1rem}
  .numbers{display:block;margin-block:.55rem .4rem;padding-top:.3rem}
  .numbers div{display:grid;grid-template-columns:6.2rem minmax(0,1fr);gap:.5rem;align-items:baseline;padding-block:.1rem}
  .numbers .value{font-size:1.12rem;text-wrap:wrap}
  .numbers .note{margin:0}
  .leaves-out{margin-block:.5rem 0;padding-top:.5rem}
  .leaves-out h3{margin-bottom:.1rem}
  .framing{font-size:.95rem;margin-bottom:0}
  .framing:not([open])>summary{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
  .said .where{font-size:.875rem;line-height:1.4}
  .drawn h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .claim-plot{margin-block:.9rem 1rem}
  .claim-plot .of{font-size:.9rem;line-height:1.3}
  .finding{margin-bottom:.5rem}
  .verdict h2{margin-bottom:.35rem}
}
`;
