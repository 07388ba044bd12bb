/** The live preview: the form is sent while it is written, and what comes back stands in the panel. */
import { afterPause, ask, parsed, postOf } from './asking.ts';

/** So long a pause in typing, in milliseconds, before the preview is asked for. */
const PAUSE = 300;

const FAILED = 'The preview could not be made just now.';

export interface Preview {
  /** Puts markup into the panel, and tells those who hear it what changed, in a few words. */
  show(from: ParentNode): void;
  /** Gives up what was asked for: newer markup is on its way. */
  cancel(): void;
}

/** Starts the live preview of a form. */
export function startPreview(form: HTMLFormElement): Preview {
  const panel = document.querySelector('#preview');
  const said = document.querySelector('#preview-said');
  let asked: AbortController | undefined;

  const show = (from: ParentNode) => {
    // Whoever stands in the panel is not thrown out of it.
    if (panel === null || panel.contains(document.activeElement)) return;
    const needed = from.querySelector<HTMLTemplateElement>('template[data-before]')?.content;
    // Drawn anew with the form, so that it is looked for each time.
    const before = form.querySelector('#before');
    if (needed !== undefined && before !== null && !before.contains(document.activeElement)) {
      const isOpen = before.querySelector('details')?.open === true;
      before.replaceChildren(needed.cloneNode(true));
      const fold = before.querySelector('details');
      if (fold !== null) fold.open = isOpen;
    }
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
