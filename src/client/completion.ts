/** Completion: names that the ledger has, offered while a field is typed into. */
import { afterPause, ask } from './asking.ts';

/** So long a pause in typing, in milliseconds, before completions are asked for. */
const PAUSE = 200;

/** What the ids of lists that are filled begin with; the rest names what they complete. */
const LIST = 'complete-';

interface Completion {
  value: string;
  label: string;
  detail: string;
}

/** Fills the lists of a form's fields as they are typed into. */
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
      // Without completions one types on.
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
