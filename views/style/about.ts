/** The pages on which the ledger tells of itself. */
export const ABOUT = /* css */ `
.about{max-width:42rem}
.unsaid{border-inline-start:3px solid var(--rule);padding-inline-start:1rem;color:var(--soft)}
.own-words h3,.own-words h4,.own-words h5,.own-words h6{font-size:1.1rem;margin-block:1.5rem .4rem}
.ways{padding-inline-start:1.4rem}
.ways h2{font-size:var(--step1);margin-block:1.75rem .5rem}
.ways li::marker{font:600 1rem/1 var(--sans);color:var(--soft)}
.about-pages{border-top:1px solid var(--rule);margin-top:3rem;padding-top:.75rem;font-family:var(--sans);font-size:.95rem}
.about-pages a{display:inline-block;padding-block:.25rem}
.about-pages [aria-current]{color:var(--ink);text-decoration:none;font-weight:600}
`;
