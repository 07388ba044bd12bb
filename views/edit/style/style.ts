/** The style sheet of the newsroom's pages: forms, tables, notices. It comes in addition to the readers'. */
import { ARTICLE_STYLE } from './article.ts';
import { CLAIM_STYLE } from './claim.ts';
import { DESK_STYLE } from './desk.ts';
import { EVIDENCE_STYLE } from './evidence.ts';

const FRAME = /* css */ `
.wrap.wide{max-width:76rem}
.desk{border-bottom:1px solid var(--rule);margin:-1rem 0 2rem;padding-bottom:.6rem;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;justify-content:space-between;font-family:var(--sans);font-size:.95rem}
.desk ul{gap:.1rem 1.25rem}
.desk li a{display:inline-block;padding-block:.45rem;color:var(--ink);text-decoration:none}
.desk li a:hover,.desk li a[aria-current]{box-shadow:inset 0 -2px 0 var(--accent)}
.desk form{display:flex;gap:.25rem 1rem;align-items:center;flex-wrap:wrap}
.desk p{margin:0;color:var(--soft);font-size:var(--step-1)}
.desk-entry{max-width:34rem}
.notice{border-inline-start:6px solid var(--supports);background:var(--raised);padding:.75rem 1rem;font-family:var(--sans);font-size:.95rem}
.notice.once{border-color:var(--partly)}
`;

const HIDDEN = /* css */ `
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;

const FORMS = /* css */ `
main form .field,main .check,main .radios{display:block;margin:0 0 1.15rem;min-width:0}
main .field label,main .radios legend{display:block;font:600 1rem/1.4 var(--sans);color:var(--ink);padding:0;margin-bottom:.2rem}
main .field input,main .field select,main .field textarea{width:100%;max-width:40rem}
textarea{font:400 1rem/1.5 var(--sans);color:inherit;background:var(--raised);border:1px solid var(--soft);border-radius:3px;padding:.5rem .7rem;resize:vertical}
.hint{font-family:var(--sans);font-size:var(--step-1);line-height:1.45;color:var(--soft);margin:0 0 .35rem;max-width:42rem}
.error{font-family:var(--sans);font-size:var(--step-1);font-weight:600;line-height:1.45;color:var(--against);margin:0 0 .35rem}
.optional{font-weight:400;color:var(--soft)}
.wrong>input,.wrong>select,.wrong>textarea{border-color:var(--against);border-width:2px}
fieldset{border:0;padding:0;margin:0 0 1.15rem;min-width:0}
.check{position:relative;padding-inline-start:2.25rem;min-height:2rem}
.check input{position:absolute;inset-inline-start:0;top:.1rem;width:1.35rem;height:1.35rem;min-height:0;margin:0;accent-color:var(--accent)}
.check label{font:400 1rem/1.5 var(--sans);display:inline-block;padding-block:.05rem}
.radios .check{margin-bottom:.5rem}
.issues{border:2px solid var(--against);background:var(--raised);padding:.9rem 1.15rem .2rem;margin-bottom:1.5rem;font-family:var(--sans)}
.issues h2{font:600 1rem/1.4 var(--sans);margin:0 0 .4rem;color:var(--against)}
.issues ul{padding-inline-start:1.2rem;margin-bottom:.7rem}
button.plain{background:none;color:var(--accent);border-color:var(--rule);font-weight:500}
button.danger{background:none;color:var(--against);border-color:var(--against)}
.row{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end}
.row .field{margin:0;flex:1 1 12rem}
main .row+.radios{margin-top:1.15rem}
.row .field label{font-size:var(--step-1)}
`;

const PIECES = /* css */ `
.people td,.people th,.sessions td,.sessions th{vertical-align:middle}
.people form,.sessions form{display:inline-flex;gap:.5rem;margin:0;flex-wrap:wrap}
.people,.sessions{margin-bottom:1rem}
.people button,.sessions button{white-space:nowrap;max-width:none}
.state{font:600 .82rem/1.3 var(--sans);color:var(--soft)}
.codes{columns:2;max-width:22rem;font:500 1.05rem/1.9 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;list-style:none;padding:1rem 1.15rem;background:var(--raised);border:1px solid var(--rule)}
.secret{display:block;overflow-wrap:anywhere;font:500 1rem/1.6 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;padding:.75rem 1rem;background:var(--raised);border:1px solid var(--rule);user-select:all}
.qr{display:block;width:13rem;height:13rem;background:#fff;padding:.75rem;margin-bottom:1rem}
.qr path{fill:#000}
.waiting{border:1px solid var(--rule);background:var(--raised);padding:.75rem 1rem;margin-block:1.5rem;font-family:var(--sans);font-size:.95rem}
.waiting dt{font-weight:600;font-size:var(--step-1);color:var(--soft)}
.waiting dd{margin:0 0 .6rem;white-space:pre-wrap;overflow-wrap:anywhere}
.parts>section{border-top:1px solid var(--rule);margin-top:2rem}
.parts>section>h2{font-size:var(--step1);margin-block:1.25rem .6rem}
@media(max-width:36rem){.people thead,.sessions thead{position:absolute;inset-inline-start:-999rem}.people tr,.sessions tr{display:block;border-bottom:1px solid var(--rule);padding-block:.5rem}.people td,.people th,.sessions td,.sessions th{display:block;border:0;padding:.15rem 0}td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-family:var(--sans);font-size:var(--step-1)}}
`;

/** The style sheet, without the line breaks that are there for its writers. */
export const EDIT_STYLE = [
  FRAME,
  HIDDEN,
  FORMS,
  PIECES,
  CLAIM_STYLE,
  DESK_STYLE,
  EVIDENCE_STYLE,
  ARTICLE_STYLE,
]
  .join('')
  .replace(/\n\s*/g, '');
