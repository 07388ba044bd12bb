/** Styles of an article: the text on the left, what can be checked on the right; on a phone the list alone comes first. */
export const ARTICLE_STYLE = /* css */ `
main .paste .field textarea{width:100%;max-width:none}
.list-actions .buttons{display:flex;flex-wrap:wrap;gap:.6rem;align-items:stretch}
.list-actions .buttons button{padding-inline:.6rem;font-size:.92rem;flex:1 1 auto}
.near-claims ul{margin:0;padding-inline-start:1.1rem}
.entry .label{margin:.5rem 0 .25rem}
.head-fields .field{flex:1 1 14rem}
.head-fields .field input{max-width:none}
.article-grid{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 2.5rem}
.article-text{order:2;white-space:pre-wrap;overflow-wrap:anywhere;overflow:auto;max-height:80vh;border:1px solid var(--rule);background:var(--raised);padding:1rem 1.15rem;font-size:1rem;line-height:1.55}
.article-text mark{background:color-mix(in srgb,var(--accent) 14%,transparent);color:inherit;border-radius:2px;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.article-text .here{background:color-mix(in srgb,var(--accent) 32%,transparent)}
.entry .asked{border-inline-start:4px solid var(--partly);padding-inline-start:.7rem;margin-block:.4rem}
.article-text .n,.entry .n{font:600 .78rem/1 var(--sans);color:var(--accent);margin-inline-end:.3rem}
.article-text .n{vertical-align:super}
.article-text .n:target{outline:2px solid var(--accent);outline-offset:2px}
.list-actions{font-family:var(--sans);font-size:.95rem}
.list-actions p{margin-bottom:.6rem}
kbd{font:600 .82rem/1 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;border:1px solid var(--rule);border-radius:3px;padding:.1rem .3rem;background:var(--raised)}
.entries{list-style:none;padding:0}
.entry{border-top:1px solid var(--rule);padding:.9rem .25rem .4rem .75rem;border-inline-start:4px solid transparent;scroll-margin-top:1rem}
.entry.open{border-inline-start-color:var(--partly)}
.entry:focus,.entry .line:focus{outline:2px solid var(--accent);outline-offset:2px}
.entry .words{display:flex;gap:.5rem;margin:0}
.entry .words .n{flex:none;padding-top:.4rem}
.entry blockquote{margin:0 0 .35rem;padding:0;border:0;font-size:1.08rem;line-height:1.45;overflow-wrap:anywhere;white-space:pre-wrap}
.entry .who,.entry .match,.entry .ready,.entry .slip,.entry .note,.entry .chosen-figure{font-family:var(--sans);font-size:.92rem;line-height:1.45;margin:0 0 .35rem;overflow-wrap:anywhere}
.entry .why,.entry .ready{color:var(--soft)}
.entry .who .why{display:block}
.entry .open-speaker{color:var(--partly)}
.entry .slip{border-inline-start:4px solid var(--partly);padding-inline-start:.7rem}
.entry .lines{list-style:none;padding:0;margin:0}
.entry .line{margin-bottom:.4rem}
.entry .check{margin-bottom:.3rem}
.entry .all{font-weight:600}
.entry details{font-family:var(--sans);font-size:.95rem;margin-bottom:.4rem}
.entry summary,#apart summary,.deletion summary{cursor:pointer;color:var(--accent);padding-block:.35rem;font-family:var(--sans);font-size:.95rem}
.entry .row{margin-bottom:.75rem}
.entry .row .field{flex:1 1 11rem}
.entry .cards{margin-bottom:.6rem}
.article-head>summary{font:600 1rem/1.5 var(--sans);cursor:pointer;padding-block:.5rem}
.article-head{border-block:1px solid var(--rule);padding-block:.35rem;margin-bottom:1.5rem}
.article-head .row{align-items:end;margin-block:.5rem 1rem}
.apart{list-style:none;padding:0;font-family:var(--sans);font-size:.92rem}
.apart li{border-top:1px solid var(--rule);padding-block:.4rem;overflow-wrap:anywhere}
.apart .why{color:var(--soft);margin-inline:.5rem}
.apart button{min-height:0;padding:.15rem .6rem;font-size:.85rem}
.deletion{margin-top:3rem}
@media(min-width:64rem){
.article-grid{grid-template-columns:minmax(0,5fr) minmax(0,6fr);align-items:start}
.article-text{order:0;position:sticky;top:1rem;max-height:calc(100vh - 2rem)}
}
`;
