/** The style of the evidence editor, the queue and the audit. */

const FIGURES = /* css */ `
.figures{margin-bottom:1.25rem}
fieldset.figure{position:relative;border-top:1px solid var(--rule);padding-top:.75rem;margin-bottom:.75rem;display:grid;gap:.75rem 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,10rem),1fr));align-items:end}
fieldset.figure>legend{font:600 var(--step-1)/1.4 var(--sans);color:var(--soft);padding:0}
main form fieldset.figure .field{margin:0;align-content:end}
fieldset.figure .field label{font-size:var(--step-1)}
fieldset.figure .hint{font-size:.8rem;line-height:1.35}
fieldset.figure.roomy{border-inline-start:4px solid var(--against);padding-inline-start:.9rem;padding-bottom:.75rem;align-items:start;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
fieldset.figure .range{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 .6rem;align-items:end}
fieldset.figure.roomy .range{align-items:start}
@media(min-width:40rem){
fieldset.figure.line{grid-template-columns:repeat(4,minmax(0,1fr))}
fieldset.figure.line .range{grid-column:span 2}
}
@media(min-width:72rem){
fieldset.figure.line{grid-template-columns:1.5fr 1.2fr 1.4fr 1.1fr 1.1fr 1.8fr 1.4fr;gap:.25rem .6rem;border:0;padding-top:0;margin-bottom:.4rem}
fieldset.figure.line .range{grid-column:auto}
fieldset.figure.line input,fieldset.figure.line select{padding-inline:.45rem}
fieldset.figure.line>legend,fieldset.figure.line:not(.first) .field>label,fieldset.figure.line:not(.first) .hint{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
}
.bordered{border-top:2px solid var(--ink);padding-top:.35rem;margin-block:1.5rem}
.bordered>legend{font:600 1rem/1.4 var(--sans);float:inline-start;width:100%;padding:0;margin-bottom:.75rem}
.bordered>legend+*{clear:both}
.more{margin-bottom:1.25rem}
.more>summary{font:500 1rem/1.5 var(--sans);color:var(--accent);cursor:pointer;padding-block:.3rem}
.more[open]>summary{margin-bottom:.6rem}
.doing{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;font-family:var(--sans);margin-block:1rem 1.5rem}
.doing .hint{margin:0}
.action{display:inline-block;font:600 1rem/1.4 var(--sans);background:var(--accent);color:var(--paper);border-radius:3px;padding:.65rem 1.2rem;text-decoration:none}
.action:hover{text-decoration:underline}
.ahead{border:1px solid var(--rule);border-inline-start:6px solid var(--accent);background:var(--raised);padding:1rem 1.25rem .25rem;margin-bottom:1.5rem}
.ahead table{min-width:34rem}
.becoming .verdicts{font-family:var(--sans)}
.ahead h2,.ahead h3{font:600 1rem/1.4 var(--sans);margin:0 0 .5rem}
.vintages tbody{border-bottom:2px solid var(--rule)}
.vintages th,.vintages td{position:relative}
.vintages td.change{white-space:nowrap}
@media(max-width:56rem){.vintages thead{position:absolute;inset-inline-start:-999rem}.vintages,.vintages tbody{display:block}.vintages tr{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.3rem 1rem;padding-block:.6rem;border-top:1px solid var(--rule)}.vintages th,.vintages td{border:0;padding:0;text-align:start}.vintages th{grid-column:1/-1;font-weight:600}.vintages td.num{text-align:start;white-space:normal}}
main form.find-series .field{margin:0;flex:0 1 36rem}
h2.title{font-size:1.1rem;font-weight:500;margin:0 0 .15rem}
`;

const VERDICTS = /* css */ `
.becoming{list-style:none;padding:0}
.becoming>li{border-top:1px solid var(--rule);padding-block:.75rem .25rem}
.becoming h4{font-size:1.05rem;font-weight:500;margin:0 0 .2rem}
.becoming .verdicts{display:flex;flex-wrap:wrap;gap:.25rem .7rem;align-items:center;margin-bottom:.25rem}
.becoming .verdicts .label{margin:0;min-width:5.5rem}
.becoming .to{font:400 .9rem/1.3 var(--sans);color:var(--soft)}
.staying{padding-inline-start:1.2rem}
.staying li{margin-bottom:.5rem}
.queued{border-top:2px solid var(--ink);padding-block:1.1rem .5rem;margin-bottom:1.5rem;scroll-margin-top:1rem}
.queued:focus{outline:3px solid var(--accent);outline-offset:6px}
.new-figures{font-family:var(--sans);font-size:.95rem;line-height:1.5;padding-inline-start:1.2rem}
.sides{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));margin-bottom:1rem}
.side-card{border:1px solid var(--rule);background:var(--raised);padding:.9rem 1.15rem .2rem}
.side-card h3{font:600 .95rem/1.4 var(--sans);margin:0 0 .5rem}
.side-card .label{margin-bottom:.15rem}
.side-card .finding{margin-bottom:.25rem}
.queued .publish{border-inline-start:3px solid var(--accent);padding-inline-start:1rem}
@media(min-width:60rem){.queued .publish{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:0 1.5rem}.queued .publish button{grid-column:2;justify-self:start}main .queued .publish textarea{max-width:none}}
.queued h4{font:600 .95rem/1.4 var(--sans);margin:.5rem 0 .25rem}
.calm{font-size:var(--step1);color:var(--soft);margin-block:2rem}
`;

const AUDIT = /* css */ `
.audit-filter{display:grid;gap:.5rem 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));align-items:end;margin-bottom:1rem}
main form.audit-filter .field{margin:0}
.audit-filter .doing{grid-column:1/-1;margin:0}
.audit{font-size:.9rem}
.audit td{overflow-wrap:normal}
.audit .when,.audit code{white-space:nowrap}
@media(max-width:47.99rem){.audit thead{position:absolute;inset-inline-start:-999rem}.audit,.audit tbody{display:block}.audit tr{display:block;border-top:1px solid var(--rule);padding-block:.6rem}.audit td{display:block;border:0;padding:.1rem 0;overflow-wrap:break-word}.audit td:empty{display:none}.audit .when{font-weight:600}.audit td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-family:var(--sans);font-size:var(--step-1)}}
.found{padding-inline-start:1.2rem}
.found .sub{display:block}
.labels{width:100%;font-family:var(--sans);font-size:var(--step-1)}
.labels th,.labels td{padding:.15rem .4rem .15rem 0;text-align:start;font-weight:400;overflow-wrap:anywhere}
.labels thead th{font-weight:600}
.labels input{width:100%;min-width:0;min-height:2.1rem;padding:.2rem .5rem}
.sheet{font:400 .8rem/1.35 var(--sans);border-collapse:collapse}
.sheet th,.sheet td{padding:.12rem .45rem;border:1px solid var(--rule);text-align:start;min-width:3.5rem;max-width:16rem;overflow-wrap:break-word;vertical-align:top}
.sheet th{min-width:0}
.look .evidence td,.look .evidence code,.look .found{overflow-wrap:break-word}
.sheet th{color:var(--soft);font-weight:500}
.sheet .num{text-align:end;white-space:nowrap}
.sheet .head td{font-weight:600;background:var(--raised)}
@media (min-width:72rem){.look{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 2.5rem}.look>.beside{position:sticky;top:1rem;align-self:start;max-height:94vh;overflow:auto}}
`;

/** The style sheet of these pages. */
export const EVIDENCE_STYLE = [FIGURES, VERDICTS, AUDIT].join('');
