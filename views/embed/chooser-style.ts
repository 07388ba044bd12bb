/** The style of the page where an embed is chosen, in addition to that of all pages. */

/** Screens narrower than this, in CSS pixels, give a card less width than was chosen. */
const NARROW_SCREEN = 600;

/** The heights that may be reserved for an element, in steps of 10 pixels. */
export const RESERVED = { from: 200, to: 1_200 } as const;

const STEPS = Array.from(
  { length: (RESERVED.to - RESERVED.from) / 10 + 1 },
  (_, i) => RESERVED.from + 10 * i,
);

const PAGE = /* css */ `
.preview{overflow-x:auto}
.preview iframe{display:block;border:0;max-width:100%}
.preview iframe.whole{width:100%}
.preview img{display:block;max-width:100%;height:auto}
.preview pre,.markup{font:.85rem/1.5 ui-monospace,"Cascadia Mono","Noto Sans Mono",Menlo,Consolas,monospace}
.preview pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;padding:1rem;background:var(--faint)}
plumbline-verdict{display:block}
.wide-320{--plumbline-max-width:320px}.wide-480{--plumbline-max-width:480px}.wide-640{--plumbline-max-width:640px}
.markup{display:block;width:100%;margin-top:.35rem;padding:.8rem;color:inherit;background:var(--faint);border:1px solid var(--soft);border-radius:3px;resize:vertical}
.copies{display:flex;align-items:center;gap:1rem;min-height:2.75rem;margin-top:.6rem;font-family:var(--sans);font-size:.95rem}
.search .field{flex-basis:18rem}
.search select{width:100%}
`;

const rules = (name: string) => STEPS.map((step) => `.${name}-${step}{min-height:${step}px}`).join('');

/** The style sheet, without the line breaks that are there for its writers. */
export const CHOOSER_STYLE =
  `${PAGE}${rules('tall')}@media(max-width:${NARROW_SCREEN}px){${rules('narrow')}}`.replace(/\n\s*/g, '');
