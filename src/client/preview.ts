/** The live preview: the form is sent while somebody writes, and the answer is shown in the panel. */
import { afterPause, ask, parsed, postOf } from './asking.ts';

/** The pause in typing after which the preview is asked for, in milliseconds. */
const PAUSE = 300;

const FAILED = 'The preview could not be made just now.';

export interface Preview {
  /** Puts markup into the panel, and says what changed to those who listen, in a few words. */
  show(from: ParentNode): void;
  /** Cancels the request: newer markup is on its way. */
  cancel(): void;
}

/** Starts the live preview of a form. */
export function startPreview(form: HTMLFormElement): Preview {
  const panel = document.querySelector('#preview');
  const said = document.querySelector('#preview-said');
  let asked: AbortController | undefined;

  const show = (from: ParentNode) => {
    // The focus, if it is in the panel, stays.
    if (panel === null || panel.contains(document.activeElement)) return;
    const needed = from.querySelector<HTMLTemplateElement>('template[data-before]')?.content;
    // The form is redrawn, so that this is looked up each time.
    const before = form.querySelector('#before');
    if (needed !== undefined && before !== null && !before.contains(document.activeElement)) {
      const isOpen = before.querySelector('details')?.open === true;
      before.replaceChildren(needed.cloneNode(true));
      const fold = before.querySelector('details');
      if (fold !== null) fold.open = isOpen;
    }
    const word = from.querySelector<HTMLTemplateElement>('template[data-now]')?.content;
    if (word !== undefined) document.querySelector('#verdict-now')?.replaceChildren(word.cloneNode(true));
    const words = from.querySelector('[data-said]')?.getAttribute('data-said') ?? '';
    panel.replaceChildren(...from.childNodes);
    if (said !== null && said.textContent !== words) said.textContent = words;
  };

  const update = afterPause(PAUSE, () => {
    asked?.abort();
    const own = new AbortController();
    asked = own;
    ask(form.dataset['preview'] ?? '', { method: 'POST', body: postOf(form, 'preview'), signal: own.signal })
      .then((markup) => {
        if (asked === own) show(parsed(markup).body);
      })
      .catch(() => {
        if (asked !== own) return;
        if (said !== null) said.textContent = FAILED;
        if (panel === null || panel.querySelector('[data-failed]') !== null) return;
        const notice = document.createElement('p');
        notice.className = 'notice once';
        notice.dataset['failed'] = '';
        notice.textContent = `${FAILED} What is below is of before.`;
        panel.prepend(notice);
      });
  });

  const cancel = () => {
    update.cancel();
    asked?.abort();
    asked = undefined;
  };
  form.addEventListener('input', update);
  form.addEventListener('submit', cancel);
  return { show, cancel };
}
