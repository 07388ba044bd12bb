/**
 * Buttons that only redraw the form do so in place: no page is loaded, nothing scrolls, and the focus stays. If the
 * server refuses, the form is posted as it would be without a script.
 */
import { ask, parsed, postOf, Refused } from './asking.ts';
import type { Preview } from './preview.ts';

/** Buttons that write, and so lead to another page. */
const WRITES = ['save', 'submit', 'another'];

/** Fields by which the ledger knows more: the form is filled once one is changed. */
const KNOWN = ['claimant.name', 'claimant.which', 'saidOn', 'appearance.url'];

/** The suffix of buttons that take a match; the rest of their name is the field that takes it. */
const PICK = '.pick';

/** How the names of buttons begin that search for a match, and that add a part to a list. */
const FIND = 'find:';
const ADD_PART = 'add-part:';

/** A form that is redrawn in its place. */
interface Redrawn {
  form: HTMLFormElement;
  preview: Preview;
  /** Whether the form is posted as it would be without a script. */
  isPlain: boolean;
  /** The number of the latest drawing that was asked for: the answers to earlier ones are dropped. */
  latest: number;
}

/** A button to draw the form by, as pressed or as meant by a change. */
interface Press {
  button: string;
  submitter: HTMLElement | null;
  /** The match that was picked. */
  picked?: HTMLButtonElement | undefined;
}

/** Lets a form be redrawn in its place. */
export function startRedrawing(form: HTMLFormElement, preview: Preview): void {
  const redrawn: Redrawn = { form, preview, isPlain: false, latest: 0 };

  form.addEventListener('submit', (event) => {
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter : undefined;
    const isPick = pressed?.name.endsWith(PICK) === true;
    const button = isPick ? 'preview' : (pressed?.value ?? 'preview');
    if (redrawn.isPlain || WRITES.includes(button)) return;
    event.preventDefault();
    void redraw(redrawn, { button, submitter: event.submitter, picked: isPick ? pressed : undefined });
  });

  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'kind') void redraw(redrawn, { button: 'kind', submitter: null });
    else if (isCompletion(target) || KNOWN.includes(target.name))
      void redraw(redrawn, { button: 'know', submitter: null });
  });
}

/** Asks for the form and puts it into place, unless a later drawing was asked for meanwhile. */
async function redraw(redrawn: Redrawn, press: Press): Promise<void> {
  const { form, preview } = redrawn;
  preview.cancel();
  redrawn.latest += 1;
  const own = redrawn.latest;
  const before = fieldsOf(form);
  const body = postOf(form, press.button);
  const step = stepInView(form);
  if (step !== '') body.set('step', step);
  if (press.picked !== undefined) body.set(press.picked.name, press.picked.value);
  form.setAttribute('aria-busy', 'true');
  try {
    const markup = await ask(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
    if (own === redrawn.latest) place(redrawn, press, before, parsed(markup));
  } catch (error) {
    form.removeAttribute('aria-busy');
    if (own === redrawn.latest) giveUp(redrawn, press, error);
  }
}

/** The step of the form that is worked in: on a narrow screen the others are out of view. */
function stepInView(form: HTMLFormElement): string {
  const steps = [...form.querySelectorAll<HTMLElement>('.step')];
  const own =
    steps.find((step) => step.contains(document.activeElement)) ??
    steps.find((step) => step.checkVisibility());
  return own?.id.replace('step-', '') ?? '';
}

/** Puts a drawing of the form into place, and keeps what was typed, unfolded and focused since it was asked for. */
function place(
  { form, preview }: Redrawn,
  { button, picked }: Press,
  before: readonly Field[],
  page: Document,
): void {
  const drawn = page.querySelector('#claim-form');
  const panel = page.querySelector('#preview');
  if (drawn === null) throw new Refused(200);
  const focus = document.activeElement;
  const values = new Map(before);
  // The field that was searched in takes the match.
  const searched = picked?.name.slice(0, -PICK.length);
  const typedSince = fieldsOf(form).filter(
    ([name, value]) => value !== values.get(name) && name !== searched,
  );
  const unfolded = folds(form)
    .filter((fold) => fold.open)
    .map(nameOf);
  form.replaceChildren(...drawn.childNodes);
  form.setAttribute('data-unsaved', '');
  form.removeAttribute('aria-busy');
  for (const fold of folds(form)) if (unfolded.includes(nameOf(fold))) fold.open = true;
  restore(form, typedSince);
  focusAfter(form, button, focus, picked);
  if (panel !== null) preview.show(panel);
}

/** Says that the form could not be drawn; if the server refused, posts it as it would be without a script. */
function giveUp(redrawn: Redrawn, { button, submitter }: Press, error: unknown): void {
  const { form } = redrawn;
  if (!(error instanceof Refused) || error.status >= 500) {
    say(form, submitter ?? document.activeElement);
    return;
  }
  // If the session ended, for one, the server carries the text through signing in again.
  redrawn.isPlain = true;
  form.requestSubmit(submitter ?? form.querySelector<HTMLElement>(`button[value="${CSS.escape(button)}"]`));
}

/** Whether a field of evidence holds one of its completions. */
function isCompletion(input: HTMLInputElement): boolean {
  return (
    ['complete-series', 'complete-source'].includes(input.getAttribute('list') ?? '') &&
    [...(input.list?.options ?? [])].some((option) => option.value === input.value)
  );
}

/** Says next to the button that it could not be done; what was typed stays. */
function say(form: HTMLFormElement, beside: Element | null): void {
  const message = form.querySelector('#not-drawn') ?? document.createElement('p');
  message.id = 'not-drawn';
  message.className = 'error';
  message.setAttribute('role', 'alert');
  message.textContent = 'That could not be done just now. Nothing is lost: please try again in a moment.';
  (beside?.closest('p, .field, .radios') ?? form).after(message);
}

/** The name of a field, and its value. */
type Field = readonly [name: string, value: string];

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...new FormData(form)].flatMap(([name, value]): Field[] =>
    typeof value === 'string' && !name.startsWith('_') ? [[name, value]] : [],
  );
}

/** Puts back what was typed while the server drew. */
function restore(form: HTMLFormElement, typed: readonly Field[]): void {
  for (const [name, value] of typed) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement) field.value = value;
    else if (field instanceof HTMLInputElement && field.type !== 'hidden') field.value = value;
    else if (field instanceof HTMLSelectElement) field.value = value;
  }
}

function folds(form: HTMLFormElement): HTMLDetailsElement[] {
  return [...form.querySelectorAll('details')];
}

/** The name of a fold: that of the first field in it. */
function nameOf(fold: HTMLDetailsElement): string {
  return (
    fold.querySelector('[name]')?.getAttribute('name') ?? fold.querySelector('summary')?.textContent ?? ''
  );
}

/** Moves the focus to where the person goes on: to what was found, taken or added, or back to where it was. */
function focusAfter(
  form: HTMLFormElement,
  button: string,
  before: Element | null,
  picked: HTMLButtonElement | undefined,
): void {
  const searched = button.startsWith(FIND) ? button.slice(FIND.length) : picked?.name.slice(0, -PICK.length);
  const found =
    searched !== undefined
      ? (form.querySelector<HTMLElement>(`button[name="${CSS.escape(searched + PICK)}"]`) ??
        form.querySelector<HTMLElement>(`[name="${CSS.escape(searched)}"]`))
      : button.startsWith(ADD_PART)
        ? lastPart(form, button.slice(ADD_PART.length))
        : null;
  const same = found ?? sameAs(form, before, button);
  for (let fold = same?.closest('details'); fold != null; fold = fold.parentElement?.closest('details'))
    fold.open = true;
  same?.focus({ preventScroll: found == null });
}

/** The choice of how the last part of a list is given. */
function lastPart(form: HTMLFormElement, list: string): HTMLElement | undefined {
  const own = CSS.escape(`inputs.${list}.`);
  return [...form.querySelectorAll<HTMLElement>(`input[name^="${own}"][name$=".from"]:checked`)].at(-1);
}

/** What is now in place of what had the focus, or of the button that was pressed if nothing had. */
function sameAs(form: HTMLFormElement, before: Element | null, button: string): HTMLElement | null {
  // If the person went on elsewhere meanwhile, the focus stays there.
  if (before !== null && before !== document.body && before.isConnected) return null;
  if (before !== null && before.id !== '') return document.getElementById(before.id);
  const { name, value } = before instanceof HTMLButtonElement ? before : { name: 'do', value: button };
  return form.querySelector<HTMLElement>(
    `button.plain[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`,
  );
}
