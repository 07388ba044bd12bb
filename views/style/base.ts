/** The frame of every page: letters, links, headings, tables, forms. */
export const BASE = /* css */ `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 var(--step0)/1.6 var(--serif);font-variant-numeric:lining-nums;overflow-wrap:break-word}
.wrap{max-width:52rem;margin-inline:auto;padding-inline:1.25rem}
a{color:var(--accent);text-underline-offset:.16em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
h1,h2,h3{line-height:1.22;font-weight:600;text-wrap:balance;margin:0}
h1{font-size:var(--step3);letter-spacing:-.01em;margin-bottom:.6rem}
h2{font-size:var(--step2);margin-block:2.75rem .75rem}
h3{font-size:var(--step1)}
p,ul,ol,dl,blockquote,figure{margin:0 0 1rem}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid var(--rule);color:var(--soft)}
q{quotes:"“" "”" "‘" "’"}
mark{background:var(--mark);color:inherit;padding-inline:.1em;border-radius:2px}
.skip{position:absolute;inset-inline-start:-999px}
.skip:focus{inset-inline-start:1rem;top:.5rem;background:var(--raised);padding:.5rem 1rem;z-index:1}
.masthead{border-bottom:1px solid var(--rule);font-family:var(--sans)}
.masthead .wrap{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;padding-block:.75rem}
.brand{display:inline-flex;align-items:center;gap:.5rem;color:var(--ink);text-decoration:none;font:600 1.3rem/1 var(--serif);letter-spacing:-.01em;padding-block:.3rem}
.logo{width:1.6rem;height:1.6rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:0}
.masthead nav a{display:inline-block;padding-block:.4rem;color:var(--ink);text-decoration:none;font-size:.95rem}
.masthead nav a:hover,.masthead nav a[aria-current]{box-shadow:inset 0 -2px 0 var(--accent)}
main{padding-block:2rem 3rem;min-height:60vh}
@media(max-width:36rem){main{padding-block:1.1rem 2rem}.masthead .wrap{padding-block:.4rem}}
.foot{border-top:1px solid var(--rule);color:var(--soft);font-size:var(--step-1);padding-block:1.5rem}
.foot nav a,.types a{display:inline-block;padding-block:.25rem}
.types{font:400 var(--step-1)/1.5 var(--sans);margin-bottom:1rem}
.types [aria-current]{font-weight:600;color:var(--ink);text-decoration:none}
.label,.topic,.by,.where,.note,.tag,.total,.unit,.on,.clock .label,th,figcaption,.links-line,.pager,label,.total,.hash,.exact{font-family:var(--sans)}
.label{font-size:var(--step-1);font-weight:600;color:var(--soft);margin:0 0 .5rem;text-wrap:wrap}
.topic{font-size:var(--step-1);font-weight:600;margin-bottom:.5rem;color:var(--soft)}
.lead{color:var(--soft);max-width:42rem}
.by,.where,.note,.on{font-size:var(--step-1);color:var(--soft);line-height:1.5}
.outdated{font:400 var(--step-1)/1.5 var(--sans);background:var(--faint);border-inline-start:3px solid var(--accent);padding:.5rem .75rem;margin-bottom:1.5rem}
.section{font-size:var(--step1);border-top:2px solid var(--ink);padding-top:.6rem;margin-block:2.5rem 1rem}
.tag{display:inline-block;font-size:.78rem;line-height:1.3;border:1px solid var(--rule);border-radius:3px;padding:.05rem .4rem;color:var(--soft);background:var(--raised)}
.num{text-align:end;font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto;margin-bottom:1rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.45;font-variant-numeric:lining-nums tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--rule)}
thead th{font-size:var(--step-1);color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{font-weight:500;font-size:.9rem}
td{overflow-wrap:anywhere}
th.num,td.num{overflow-wrap:normal;text-align:end;padding-inline-end:.75rem}
tr.superseded{color:var(--soft)}
tr.superseded .value{text-decoration:line-through}
`;
