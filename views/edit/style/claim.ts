/** The style of the claim form and of the preview next to it. */

const FORM = /* css */ `
.cards{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1rem}
.cards>li{border:1px solid var(--rule);padding:1rem 1.15rem .35rem;background:var(--raised)}
.cards h3{font:600 1rem/1.3 var(--sans)}
.cards p{margin-bottom:.6rem}
.editor{display:grid;gap:2rem 3rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:1100px){.editor{grid-template-columns:minmax(0,1fr) 25rem;align-items:start}
.editor>.preview{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow-y:auto}
.to-preview{display:none}}
.to-preview{font-family:var(--sans);font-size:.95rem}
.part{border-top:2px solid var(--ink);padding-top:.35rem;margin-bottom:1.75rem}
.part>legend{float:inline-start;width:100%;padding:0;margin-bottom:.75rem}
.part>legend+*{clear:both}
.part legend h2{font-size:var(--step1);margin:.25rem 0 0}
.claim-form .row{align-items:stretch;margin-bottom:1.15rem}
.claim-form .row>.field{display:flex;flex-direction:column}
.claim-form .row>.field>:last-child{margin-top:auto}
.claim-form .do{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;margin-bottom:1.15rem}
.claim-form .do .hint{margin:0}
.claim-form #f-quote{font:400 1.15rem/1.5 var(--serif)}
.proposals{background:var(--faint);padding:.75rem 1.1rem .35rem;margin-bottom:1.25rem;font-family:var(--sans);font-size:.95rem}
.proposals h3,.remarks h2{font:600 1rem/1.4 var(--sans);margin:0 0 .3rem}
.proposals ul{margin-bottom:.4rem;padding-inline-start:1.2rem}
.remarks{border:1px solid var(--rule);border-inline-start:6px solid var(--partly);padding:.75rem 1.1rem .2rem;margin-bottom:1.5rem;font-family:var(--sans);font-size:.95rem}
.input{border:1px solid var(--rule);background:color-mix(in srgb,var(--raised) 60%,transparent);padding:.85rem 1.1rem .1rem;margin-bottom:1.25rem}
.input>legend{float:inline-start;width:100%;padding:0;margin-bottom:.3rem}
.input>legend+*{clear:both}
.input legend h3{font:600 1.05rem/1.4 var(--sans)}
.item{border:0;border-inline-start:3px solid var(--rule);padding:0 0 0 1rem;margin:0 0 1.25rem}
.item>legend{float:inline-start;width:100%;padding:0;margin-bottom:.3rem}
.item>legend+*{clear:both}
.item>legend h3{font:600 1.05rem/1.4 var(--sans);margin:0}
.find{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:end}
.find .field{flex:1 1 16rem}
.find button{margin-bottom:1.15rem}
.chosen,.found{font-family:var(--sans);font-size:.93rem;line-height:1.5}
.chosen{border-inline-start:3px solid var(--accent);padding-inline-start:.75rem;margin-bottom:1rem}
.found ul{list-style:none;padding:0;margin:0 0 1.15rem;display:grid;gap:.4rem}
.found button{width:100%;text-align:start}
.claim-form details{margin-bottom:1.15rem}
.claim-form summary{font:500 1rem/1.5 var(--sans);color:var(--accent);cursor:pointer;padding-block:.3rem;min-height:1.5rem}
.claim-form details[open]>summary{margin-bottom:.6rem}
.kinds .radios,.part>.radios{display:block}
.radios q{font-family:var(--serif)}
.actions{border-top:2px solid var(--ink);padding-top:1rem}
.actions ul{font-family:var(--sans);font-size:.95rem;padding-inline-start:1.2rem}
@supports selector(:has(*)){
.input:has(>.radios input[value=series]:checked)>.given:not(.series),.input:has(>.radios input[value=figure]:checked)>.given:not(.figure),.input:has(>.radios input[value=new]:checked)>.given:not(.new),.input:has(>.radios input[value=""]:checked)>.given{display:none}
.input:has(>.radios input[value=new]:checked) .row>.given:not(.new){display:none}
}
`;

/** On narrow screens one step is in view: that which the address leads into, or else the one that was drawn open. */
const STEPS = ['words', 'speaker', 'test', 'evidence', 'finish'];
const hasStep = (of: (name: string) => string) => STEPS.map(of).join(',');
const STEPWISE = /* css */ `
.proposed{font:400 .93rem/1.5 var(--sans);border-inline-start:3px solid var(--accent);padding-inline-start:.75rem;margin-bottom:1.15rem}
.proposed-mark{font:500 .8rem/1.4 var(--sans);color:var(--accent);border:1px solid currentColor;border-radius:2px;padding:0 .3rem;margin-inline-start:.35rem}
.steps,.next{display:none}
@supports selector(:has(*)){@media(max-width:47.99rem){
.to-preview{display:none}
.steps{display:block;position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--rule);margin-inline:-1.1rem;padding-inline:1.1rem;font:500 .93rem/1.3 var(--sans)}
.steps ol{list-style:none;display:flex;flex-wrap:wrap;gap:0 .15rem;margin:0;padding:0}
.steps li{margin:0}
.steps a{display:block;padding:.7rem .45rem;text-decoration:none;border-bottom:3px solid transparent}
.steps li:last-child{flex-basis:100%;border-top:1px solid var(--rule)}
.steps .to-verdict{padding-block:.45rem}
.editor{display:block}
.step>.part:first-child{border-top:0;padding-top:1rem}
.claim-form .step,.editor>.preview{display:none}
.claim-form .step:target,.claim-form .step:has(:target),.editor>.preview:has(:target),.editor:not(:has(:target)) .step.open,.editor:not(:has(:target))>.preview.open{display:block}
.editor:not(:has(:target)) .steps a.open,.editor:has(.preview :target) .to-verdict,${hasStep((name) => `.editor:has(#step-${name}:target) .to-${name},.editor:has(#step-${name} :target) .to-${name}`)}{border-color:var(--accent);color:var(--ink);font-weight:600}
.step,.step .field,.step .input,.preview h2{scroll-margin-top:7rem}
.next{display:block;font:500 1.05rem/1.4 var(--sans);border-top:1px solid var(--rule);padding-top:.9rem}
}}
`;

const PREVIEW = /* css */ `
.editor>.preview{border:1px solid var(--rule);background:var(--paper);padding:.9rem 1.15rem;min-width:0}
.preview h2{font-size:var(--step1);margin:0 0 .75rem}
.preview h3{font:600 1rem/1.4 var(--sans);margin:1.25rem 0 .4rem}
.preview h4{font:600 .95rem/1.3 var(--sans);margin:0}
.preview .verdict{margin-block:0 1rem;padding:.9rem 1rem .6rem}
.preview .verdict h3{margin:0 0 .5rem}
.preview .mark.large{font-size:1.5rem}
.preview .because{font-size:1.05rem}
.preview .cards{gap:.6rem}
.preview .cards>li{padding:.75rem .9rem .2rem}
.preview .cards p{margin-bottom:.35rem}
.preview .lead,.preview .why,.preview .flips,.preview dl{font-size:.95rem}
.preview .warnings{border-inline-start:6px solid var(--partly);background:var(--raised);padding:.6rem 1rem .2rem;font-family:var(--sans);font-size:.93rem}
.preview .warnings h3{margin:0 0 .35rem}
.preview ul{padding-inline-start:1.15rem}
.preview .cards{padding:0}
.prose{font-size:1rem;overflow-wrap:anywhere}
.prose h1,.prose h2,.prose h3{font:600 1.05rem/1.4 var(--serif);margin:1rem 0 .4rem}
.conflict{border:2px solid var(--partly);background:var(--raised);padding:.9rem 1.15rem .4rem;margin-bottom:1.5rem}
.conflict h2{font:600 1.1rem/1.4 var(--sans);margin:0 0 .4rem}
.conflict h3{font:600 1rem/1.4 var(--sans);margin:0 0 .6rem}
`;

export const CLAIM_STYLE = FORM + PREVIEW + STEPWISE;
