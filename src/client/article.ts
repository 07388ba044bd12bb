/** The keys of an article’s list and of its drafts. Every key does what a control of the page does too. */
import { isTyping } from './items.ts';

/** Starts listening on the list of an article, or on its drafts. */
export function startArticle(): void {
  const form = document.querySelector<HTMLFormElement>('#article-form,#batch-form');
  const said = document.querySelector('#list-said');
  if (form === null) return;
  const button = form.querySelector<HTMLButtonElement>('button[value=batch],button[value=publish]');
  const boxes = (of: ParentNode) => [
    ...of.querySelectorAll<HTMLInputElement>('[data-test] input[type=checkbox]'),
  ];
  const say = (words: string) => {
    if (said !== null) said.textContent = words;
  };
  const tally = (words = '') => {
    const entries = [...form.querySelectorAll('[data-entry]')];
    const ticked = entries.filter((entry) => boxes(entry).some((box) => box.checked)).length;
    say(`${words}${ticked} of ${entries.length} ticked.`);
  };

  /** Brings the box for all tests of an entry in line with these. */
  const settle = (entry: Element) => {
    const all = entry.querySelector<HTMLInputElement>('.all input');
    if (all !== null) all.checked = boxes(entry).every((box) => box.checked);
  };
  const tick = (entry: HTMLElement, item: HTMLElement) => {
    if ('open' in entry.dataset && nameOf(entry)?.value.trim() === '') {
      speaker(entry);
      say('Say who said it: it cannot be ticked before.');
      return;
    }
    const own = boxes(item === entry ? entry : (item.parentElement ?? item)).filter((box) =>
      item.contains(box),
    );
    const checked = !own.every((box) => box.checked);
    for (const box of own) box.checked = checked;
    settle(entry);
    tally(own.length === 0 ? '' : `Claim ${entry.dataset['entry']} ${checked ? 'ticked' : 'not ticked'}. `);
  };
  const matches = () => {
    const own = boxes(form).filter((box) => box.closest('[data-match]') !== null);
    const checked = !own.every((box) => box.checked);
    for (const box of own) {
      box.checked = checked;
      const entry = box.closest('[data-entry]');
      if (entry !== null) settle(entry);
    }
    tally(own.length === 0 ? 'Nothing has a match. ' : '');
  };
  const kind = (item: HTMLElement, at: number) => {
    const select = item.querySelector<HTMLSelectElement>('select[name$=".kind"]');
    const option = select?.querySelectorAll<HTMLOptionElement>(':scope > option')[at - 1];
    if (select == null || option === undefined) return;
    select.value = option.value;
    say(`Claim ${item.closest<HTMLElement>('[data-entry]')?.dataset['entry']}: ${option.text}.`);
  };
  /** The tests of an entry become items of the list by themselves, or no longer. */
  const split = (entry: HTMLElement) => {
    const tests = [...entry.querySelectorAll<HTMLElement>('[data-test]')];
    const splits = tests.length > 1 && !tests.some((test) => 'item' in test.dataset);
    for (const test of tests)
      if (splits) {
        test.dataset['item'] = '';
        test.tabIndex = -1;
      } else delete test.dataset['item'];
    (splits ? tests[0] : entry)?.focus();
    say(splits ? `${tests.length} tests, each to be ticked by itself.` : 'The tests are ticked together.');
  };

  /** Presses the button of the form, or leads to what has to be confirmed before. */
  const send = () => {
    const open = form.querySelector<HTMLInputElement>('.checklist input:not(:checked)');
    if (open === null) button?.click();
    else {
      open.focus();
      say('Confirm each of these for all that is ticked, then press Enter.');
    }
  };

  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
    const entry = target.closest<HTMLElement>('[data-entry]');
    if (entry === null) return;
    if (target.closest('.all') !== null) for (const box of boxes(entry)) box.checked = target.checked;
    else settle(entry);
    tally();
  });
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
    const item = document.activeElement?.closest<HTMLElement>('[data-item]') ?? null;
    const entry = item?.closest<HTMLElement>('[data-entry]') ?? null;
    const isPressed = target instanceof HTMLElement && target.matches('button,a,summary');
    const run =
      key === 'Enter' && !isPressed
        ? send
        : key === 'm'
          ? matches
          : key === 'o'
            ? () => form.querySelector<HTMLButtonElement>('button[value^="by-"]')?.click()
            : key === 'u'
              ? () => toggle(form)
              : item === null || entry === null
                ? undefined
                : key === 'x'
                  ? () => tick(entry, item)
                  : key === 's'
                    ? () => speaker(entry)
                    : key === 'e'
                      ? () => edit(item)
                      : key === 't'
                        ? () => split(entry)
                        : /^[1-9]$/.test(key)
                          ? () => kind(item, Number(key))
                          : undefined;
    if (run === undefined) return;
    event.preventDefault();
    run();
  });
  // Escape leads from a field back to its entry.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isTyping(event.target))
      (event.target as HTMLElement).closest<HTMLElement>('[data-item]')?.focus();
  });
}

function nameOf(entry: HTMLElement): HTMLInputElement | null {
  return entry.querySelector<HTMLInputElement>('.said input');
}

/** Opens the fields of who said it, at the name. */
function speaker(entry: HTMLElement): void {
  const fold = entry.querySelector<HTMLDetailsElement>('.said');
  if (fold !== null) fold.open = true;
  nameOf(entry)?.focus();
}

/** Opens the kind and the figures of an item, at the first. */
function edit(item: HTMLElement): void {
  const fold = item.querySelector<HTMLDetailsElement>('.test details') ?? item.querySelector('details');
  if (fold !== null) fold.open = true;
  fold?.querySelector('select')?.focus();
}

/** Shows the numbers that were set apart, or hides them. */
function toggle(form: HTMLFormElement): void {
  const fold = form.querySelector<HTMLDetailsElement>('#apart');
  if (fold === null) return;
  fold.open = !fold.open;
  fold.querySelector('summary')?.focus();
}
