/** A reader's own figure: the form that asks for it, what is worked out with it, and what became of it. */
export const THEIRS = /* css */ `
.another{border-top:1px solid var(--rule);padding-top:.5rem;margin-top:1.25rem}
.another>summary{font:600 1rem/1.4 var(--sans);color:var(--accent);padding-block:.5rem}
.own,.send form{max-width:40rem}
.own .field,.send .field{margin-bottom:1.15rem}
.own label,.send label{font:600 1rem/1.4 var(--sans)}
.own .pair{margin-bottom:1.15rem}.own .pair .field{margin-bottom:.6rem}
.own input,.own select,.send input,.send textarea{width:100%}
.hint,.error{font:400 var(--step-1)/1.45 var(--sans);color:var(--soft);margin:0}
.error{font-weight:600;color:var(--against)}
.optional{font-weight:400;color:var(--soft)}
.issues{border-inline-start:6px solid var(--against);padding:.25rem 0 .25rem 1.15rem;margin-block:1.25rem;font-family:var(--sans);font-size:.95rem}
.issues h2{font:600 1rem/1.4 var(--sans);margin:0 0 .35rem}
.issues ul{margin:0;padding-inline-start:1.1rem}
textarea{font:400 1rem/1.5 var(--sans);color:inherit;background:var(--raised);border:1px solid var(--soft);border-radius:3px;padding:.5rem .7rem;max-width:100%}
.theirs,.keep{border-block:2px solid var(--ink);padding-block:1rem .5rem;margin-bottom:2rem}
.theirs .label{font-size:1rem;color:var(--ink)}
.beside{display:grid;gap:.5rem 1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
.beside dt{font:400 var(--step-1)/1.4 var(--sans);color:var(--soft)}
.beside dd{margin:0}
.theirs .links-line a{display:inline-block;padding-block:.25rem;margin-inline-end:1.25rem}
.links-line{font-size:.95rem}
.sent-figure h3{margin-block:1.75rem .5rem}
.readers{background:var(--faint)}
.unseen{position:absolute;inset-inline-start:-999px}
`;
