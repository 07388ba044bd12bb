/** The strip above a revision that is shown as it was published. */
export const REVISION = /* css */ `
.edition{background:var(--mark);padding:.9rem 1.15rem .15rem;margin-block:0 2rem;font:400 1rem/1.5 var(--sans)}
.edition h2{font:600 1.0625rem/1.35 var(--sans);margin:0 0 .4rem}
.edition p,.edition ul{margin-bottom:.6rem}
.edition ul{padding-inline-start:1.2rem}
.edition li{margin-bottom:.25rem}
.edition a{color:inherit}
`;
