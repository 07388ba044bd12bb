/** Completion: names from the ledger, offered while somebody types into a field. */
import { afterPause, ask } from './asking.ts';

/** The pause in typing after which completions are asked for, in milliseconds. */
const PAUSE = 200;

/** The prefix of the ids of lists to fill; the rest names what they complete. */
const LIST = 'complete-';

interface Completion {
  value: string;
  label: string;
  detail: string;
}

/** Fills the lists of a form's fields while somebody types. */
export function startCompletion(form: HTMLFormElement): void {
  let asked: AbortController | undefined;
  const complete = afterPause(PAUSE, (list: HTMLElement, text: string) => {
    asked?.abort();
    const own = new AbortController();
    asked = own;
    const query = new URLSearchParams({ field: list.id.slice(LIST.length), q: text });
    ask(`${form.dataset['complete'] ?? ''}?${query.toString()}`, {
      headers: { Accept: 'application/json' },
      signal: own.signal,
    })
      .then((answer) => {
        if (asked === own) list.replaceChildren(...(JSON.parse(answer) as Completion[]).map(option));
      })
      // Without completions, people type on.
      .catch(() => undefined);
  });
  const offer = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || !target.getAttribute('list')?.startsWith(LIST)) return;
    if (target.list !== null) complete(target.list, target.value);
  };
  form.addEventListener('input', offer);
  form.addEventListener('focusin', offer);
}

function option({ value, label, detail }: Completion): HTMLOptionElement {
  const one = document.createElement('option');
  one.value = value;
  one.label = value === label ? detail : `${label} (${detail})`;
  return one;
}
