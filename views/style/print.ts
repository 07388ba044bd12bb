/** On paper, and for those who want things to stand still. */
export const PRINT = /* css */ `
@media print{
  :root{--paper:#fff;--raised:#fff;--ink:#000;--soft:#333;--rule:#999;--faint:#fff}
  body{font-size:10.5pt}
  .masthead nav,.skip,.asof,.search,.pager{display:none}
  a{color:inherit}
  .sources cite a::after{content:" <" attr(href) ">";font-style:normal;overflow-wrap:anywhere}
  section,figure,li,tr{break-inside:avoid}
  h2{break-after:avoid}
  details::details-content{content-visibility:visible;block-size:auto}
  .framing:not([open])>summary{white-space:normal;overflow:visible}
  .drawn h2{position:static;width:auto;height:auto;clip-path:none}
  .cite .field,.cite .links,.reading,.files,.another,.framing p,.other-clock .note{display:none}
}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
