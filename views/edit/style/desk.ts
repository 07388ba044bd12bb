/** Styles of the newsroom's lists, reviews, comparisons and records, joined into its style sheet. */

/** The menu is folded on narrow screens and open on wide ones, if the browser can open it by style. */
const MENU = /* css */ `
.desk .desk-menu{flex:1 1 auto}
.desk-menu>summary{font-weight:500;padding-block:.45rem}
.desk form{margin-inline-start:auto;justify-content:flex-end}
@supports selector(::details-content){@media(min-width:48rem){
.desk-menu>summary{display:none}
.desk-menu::details-content{content-visibility:visible}
}}
@media(max-width:47.99rem){.desk .desk-menu[open]{flex-basis:100%}.desk-menu[open] ul{display:grid;grid-template-columns:1fr 1fr}}
`;

const STATUS = /* css */ `
ins .hidden,del .hidden{user-select:none}
.status-bar{border-block:1px solid var(--rule);margin-block:1rem 2rem;padding-block:.7rem .5rem;font-family:var(--sans);font-size:.95rem;display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;align-items:baseline}
.status-bar p{margin:0;color:var(--soft);flex:1 1 24rem;overflow-wrap:anywhere}
.status-bar nav a{display:inline-block;padding-block:.4rem}
.status-bar nav a[aria-current]{color:var(--ink);text-decoration:none;box-shadow:inset 0 -2px 0 var(--accent)}
.stage{display:inline-block;font:600 .82rem/1.35 var(--sans);border:1px solid currentColor;border-radius:3px;padding:.05rem .45rem;color:var(--soft);margin-inline-end:.35rem}
.stage.in-review{color:var(--partly)}
.stage.published{color:var(--supports)}
.stage.sent-back{color:var(--partly)}
.stage.withdrawn{color:var(--against)}
.work-head{margin-bottom:1.25rem}
.work-head h1{margin-bottom:.4rem}
.work-head .quoted{margin-bottom:0}
`;

const LISTS = /* css */ `
.desk-actions{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;align-items:center;font-family:var(--sans);font-size:.95rem}
.desk-actions .note{margin:0}
.button{display:inline-block;background:var(--accent);color:var(--paper);font:600 1rem/1.4 var(--sans);border-radius:3px;padding:.6rem 1.2rem;text-decoration:none}
.tabs{border-bottom:1px solid var(--rule);margin-bottom:.5rem;font-family:var(--sans);font-size:.95rem}
.tabs ul{gap:.1rem 1.5rem}
.tabs a{display:inline-block;padding-block:.55rem;color:var(--ink);text-decoration:none}
.tabs a:hover,.tabs a[aria-current]{box-shadow:inset 0 -3px 0 var(--accent)}
.tabs .n{color:var(--soft);font-variant-numeric:tabular-nums}
.work{list-style:none;padding:0}
.work>li{border-bottom:1px solid var(--rule);padding-block:.8rem .6rem}
.work .words{margin-bottom:.2rem;font-size:1.12rem;line-height:1.4}
.work .words a{color:var(--ink);text-decoration:none;display:inline-block;padding-block:.15rem}
.work .words a:hover{text-decoration:underline}
.work .by{margin:0;overflow-wrap:anywhere}
.finder{margin-top:3rem}
.finder .row .field{flex:0 1 40rem}
`;

const REVIEW = /* css */ `
.changes{margin:0 0 1rem}
.changes>div{display:grid;grid-template-columns:minmax(0,14rem) minmax(0,1fr);gap:.15rem 1.5rem;border-top:1px solid var(--rule);padding-block:.55rem}
.changes dt{font:600 var(--step-1)/1.5 var(--sans);color:var(--soft);overflow-wrap:anywhere}
.changes dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
ins,del{unicode-bidi:isolate;border-radius:2px;padding-inline:.1em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
ins{background:color-mix(in srgb,var(--supports) 18%,transparent);text-decoration:underline;text-decoration-color:var(--supports);text-decoration-thickness:2px;text-underline-offset:.16em}
del{background:color-mix(in srgb,var(--against) 14%,transparent);text-decoration:line-through;text-decoration-color:var(--against)}
.gap{font:.85rem/1 var(--sans);color:var(--soft)}
.reviewed .cards h3{margin-bottom:.2rem}
.reviewed .cards .label{margin-bottom:.2rem}
.working-of{margin-block:1rem}
.working-of summary,.send-back summary{font:500 1rem/1.5 var(--sans);color:var(--accent);cursor:pointer;padding-block:.5rem}
.prose{border-inline-start:3px solid var(--rule);padding-inline-start:1rem}
.decision{margin-top:3rem;padding:.25rem 1.5rem 1rem;background:var(--raised);border:1px solid var(--rule)}
.decision .section{border:0;margin-block:.9rem .5rem;padding:0}
.decision legend h3{margin-bottom:.75rem}
.decision legend{padding:0}
.decision .send-back{margin-top:2.25rem}
.refusal p{margin-bottom:.6rem}
.refusal p,.refusal li{color:var(--ink)}
`;

const RECORD = /* css */ `
.as-readers{width:100%;height:34rem;border:1px solid var(--rule);background:var(--paper)}
.figures{list-style:none;padding:0}
.figures>li{border-top:1px solid var(--rule);padding-block:.9rem .4rem}
.figures h3{font:600 1.05rem/1.4 var(--serif);margin:0 0 .4rem}
.figures dl{margin:0;font:400 .95rem/1.5 var(--sans)}
.figures dl>div{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:.15rem .75rem}
.figures dt{color:var(--soft)}
.figures dd{margin:0;overflow-wrap:anywhere}
.figures .new{border-color:var(--accent);color:var(--accent)}
.compare{margin-block:1rem}
.compared{list-style:none;padding:0;font-family:var(--sans);font-size:var(--step-1);color:var(--soft);overflow-wrap:anywhere}
.timeline{list-style:none;padding:0;border-inline-start:2px solid var(--rule);margin-inline-start:.45rem}
.timeline>li{position:relative;padding:.2rem 0 .4rem;padding-inline-start:1.4rem;font-family:var(--sans);font-size:.95rem;overflow-wrap:anywhere}
.timeline>li::before{content:"";position:absolute;inset-inline-start:-.45rem;top:.65rem;width:.65rem;height:.65rem;border:2px solid var(--soft);border-radius:50%;background:var(--paper)}
.timeline>.step::before{background:var(--soft)}
.timeline>.step.published::before{background:var(--supports);border-color:var(--supports)}
.timeline>.step.withdrawn::before{background:var(--against);border-color:var(--against)}
.timeline p{margin:0}
.timeline .save{color:var(--soft)}
.comments{margin:.4rem 0 .6rem;padding-inline-start:1rem;border-inline-start:3px solid var(--partly)}
.comments dt{font:600 var(--step-1)/1.5 var(--sans);color:var(--soft)}
.comment-fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 1.5rem;margin-top:.8rem}
.comments dd{margin:0 0 .5rem;font-family:var(--serif);font-size:1rem;white-space:pre-wrap;overflow-wrap:anywhere}
.reason,.replies blockquote{white-space:pre-wrap;overflow-wrap:anywhere;color:var(--ink)}
.replies{list-style:none;padding:0}
.replies>li{border-top:1px solid var(--rule);padding-block:.8rem .4rem}
.replies p{margin-bottom:.4rem}
.replies form{display:inline-block;margin:0 .6rem .6rem 0}
.replies .answer{margin-inline-start:1.5rem}
.two-forms{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 3rem}
@media(max-width:36rem){.changes>div{grid-template-columns:minmax(0,1fr)}.decision{padding-inline:1rem}}
`;

/** The part of the newsroom's style sheet that these pages need. */
export const DESK_STYLE = [MENU, STATUS, LISTS, REVIEW, RECORD].join('');
