/** The marks of verdicts. */
export const MARKS = /* css */ `
.supports{--tone:var(--supports)}.partly{--tone:var(--partly)}.against{--tone:var(--against)}.open,.turned{--tone:var(--open)}
.mark{display:inline-flex;align-items:center;gap:.4em;color:var(--tone);font:600 .95rem/1.3 var(--sans)}
.shape{flex:none;width:1.15em;height:1.15em;fill:currentColor}
.shape .cut{fill:none;stroke:var(--paper);stroke-width:2.6}
.shape .ring,.shape .line{fill:none;stroke:currentColor;stroke-width:2.4}
.shape .dashed{stroke-dasharray:4.2 2.1}
.mark .side{font-weight:400;color:var(--soft);font-size:.93em}
.mark.large .side{font:500 1.08rem/1.35 var(--sans);color:var(--ink);display:block;margin-top:.2rem}
.mark.large .side::first-letter{text-transform:uppercase}
.mark.large .comma{display:none}
.mark.large{font:600 clamp(1.7rem,1.3rem + 2vw,2.4rem)/1.15 var(--serif);gap:.35em}
a.means{text-decoration:none;color:inherit}
a.means:hover .mark span{text-decoration:underline}
.exactly{font:400 .9rem/1.4 var(--sans);color:var(--soft)}
.clock{display:inline-flex;align-items:center;gap:.4rem;margin-inline-end:1.25rem}
.clock .label{margin:0;font-size:.82rem;font-weight:500}
`;
