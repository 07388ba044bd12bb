/** The list of who said a claim. */
export const SAYINGS = /* css */ `
.said .times{font:400 .95rem/1.45 var(--sans);margin:.35rem 0 0}
.sayings{list-style:none;padding:0;margin-block:1rem}
.sayings li{display:grid;grid-template-columns:minmax(0,1fr);gap:.2rem 1.5rem;border-top:1px solid var(--rule);padding-block:.8rem}
.sayings li:target{background:var(--faint);outline:.4rem solid var(--faint)}
.sayings p,.sayings blockquote{margin:0}
.sayings .when{font:400 .95rem/1.45 var(--sans)}
.sayings .when a{color:inherit}
.sayings .by{font-size:1rem;color:var(--ink)}
.sayings blockquote,.sayings .reported{font-size:1rem;overflow-wrap:anywhere}
.sayings .where{font-size:.9rem}
@media(min-width:40rem){.sayings li{grid-template-columns:10rem minmax(0,1fr)}.sayings li>*{grid-column:2}.sayings .when{grid-column:1;grid-row:1}.sayings .by{grid-row:1}}
`;
