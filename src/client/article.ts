/** The keys of an article’s list and of its drafts. Every key does what a control of the page does too. */
import { isTyping } from './items.ts';

/** Starts listening on the list of an article, or on its drafts. */
export function startArticle(): void {
  const form = document.querySelector<HTMLFormElement>('#article-form,#batch-form');
  if (form === null) return;
  const list = new List(form);
  form.addEventListener('change', ({ target }) => list.changed(target));
  form.addEventListener('focusin', ({ target }) => showInText(within(target, '[data-entry]')));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const run = isTyping(event.target) ? list.whileTyping(event) : list.actionOf(event);
    if (run === undefined) return;
    event.preventDefault();
    run();
  });
}

/** An entry, and the item of the list that somebody is at: the entry itself, or one of its tests. */
interface At {
  entry: HTMLElement;
  item: HTMLElement;
}

class List {
  readonly #form: HTMLFormElement;
  readonly #said = document.querySelector('#list-said');

  constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  /** Escape leads from a field back to its entry. */
  whileTyping({ key, target }: KeyboardEvent): (() => void) | undefined {
    return key === 'Escape' ? () => within(target, '[data-item]')?.focus() : undefined;
  }

  /** What a key does where somebody is; undefined for any other. */
  actionOf({ key, target }: KeyboardEvent): (() => void) | undefined {
    const anywhere: Record<string, () => void> = {
      m: () => this.#tickMatches(),
      o: () => this.#form.querySelector<HTMLButtonElement>('button[value^="by-"]')?.click(),
      u: () => this.#showApart(),
    };
    const isPressed = target instanceof HTMLElement && target.matches('button,a,summary');
    if (key === 'Enter') return isPressed ? undefined : () => this.#send();
    if (Object.hasOwn(anywhere, key)) return anywhere[key];
    const item = within(document.activeElement, '[data-item]');
    const entry = within(item, '[data-entry]');
    if (item === undefined || entry === undefined) return undefined;
    const there: Record<string, () => void> = {
      x: () => this.#tick({ entry, item }),
      s: () => openSpeaker(entry),
      e: () => openFigures(item),
      t: () => this.#split(entry),
    };
    if (/^[1-9]$/.test(key)) return () => this.#chooseKind({ entry, item }, Number(key));
    return Object.hasOwn(there, key) ? there[key] : undefined;
  }

  /** Keeps the box for all tests of an entry in line with these, and they with it. */
  changed(target: EventTarget | null): void {
    const entry = within(target, '[data-entry]');
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || entry === undefined) return;
    if (target.closest('.all') !== null) for (const box of boxesOf(entry)) box.checked = target.checked;
    let why: string | undefined;
    for (const box of boxesOf(entry)) {
      if (!box.checked) continue;
      const kept = this.#keptBy(box);
      if (kept === undefined) continue;
      box.checked = false;
      why ??= kept.why;
    }
    settle(entry);
    this.#tally(why === undefined ? '' : `${why} `);
  }

  #say(words: string): void {
    if (this.#said === null) return;
    // The same words are read out again only if something of them changes.
    this.#said.textContent = this.#said.textContent === words ? `${words}\u00a0` : words;
  }

  #tally(before = '', after = ''): void {
    const entries = [...this.#form.querySelectorAll('[data-entry]')];
    const ticked = entries.filter((entry) => boxesOf(entry).some((box) => box.checked)).length;
    this.#say(
      `${before}${ticked} of ${entries.length} ${entries.length === 1 ? 'claim' : 'claims'} ticked.${after}`,
    );
    const confirmed = document.querySelector('#confirmed-for');
    if (confirmed !== null)
      confirmed.textContent =
        ticked === 0
          ? 'for every draft that is ticked'
          : ticked === 1
            ? 'for the draft ticked'
            : `for each of the ${ticked} drafts ticked`;
  }

  #tick({ entry, item }: At): void {
    const own = boxesOf(entry).filter((box) => item.contains(box));
    const checked = !own.every((box) => box.checked);
    const kept = checked ? own.map((box) => this.#keptBy(box)).find((one) => one !== undefined) : undefined;
    if (kept !== undefined) {
      reveal(kept.field);
      this.#say(kept.why);
      return;
    }
    for (const box of own) box.checked = checked;
    settle(entry);
    this.#tally(
      own.length === 0 ? '' : `Claim ${entry.dataset['entry']} ${checked ? 'ticked' : 'not ticked'}. `,
    );
  }

  /** What keeps a box from being ticked, and the first field that would change it: nobody filled in any of them yet. */
  #keptBy(box: HTMLElement): { field: Field; why: string } | undefined {
    const line = within(box, '[data-needs]');
    const fields = (line?.dataset['needs'] ?? '').split(' ').flatMap((name) => {
      const field = this.#form.elements.namedItem(name);
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? [field] : [];
    });
    const [first] = fields;
    if (first === undefined || fields.some(isChanged)) return undefined;
    return { field: first, why: line?.dataset['why'] ?? '' };
  }

  #tickMatches(): void {
    const own = boxesOf(this.#form).filter((box) => box.closest('[data-match]') !== null);
    const checked = !own.every((box) => box.checked);
    for (const box of own) box.checked = checked;
    for (const entry of this.#form.querySelectorAll('[data-entry]')) settle(entry);
    const left = this.#form.querySelectorAll('[data-left]').length;
    this.#tally(
      own.length === 0 ? 'Nothing has a match that can be ticked. ' : '',
      left === 0
        ? ''
        : ` ${left === 1 ? '1 repeat is' : `${left} repeats are`} left out: each line says why.`,
    );
  }

  #chooseKind({ entry, item }: At, place: number): void {
    const select = item.querySelector<HTMLSelectElement>('select[name$=".kind"]');
    const option = select?.querySelectorAll<HTMLOptionElement>(':scope > option')[place - 1];
    if (select == null || option === undefined) return;
    select.value = option.value;
    this.#say(`Claim ${entry.dataset['entry']}: ${option.text}.`);
  }

  /** The tests of an entry become items of the list by themselves, or no longer. */
  #split(entry: HTMLElement): void {
    const tests = [...entry.querySelectorAll<HTMLElement>('[data-test]')];
    const splits = tests.length > 1 && !tests.some((test) => 'item' in test.dataset);
    for (const test of tests) {
      test.tabIndex = -1;
      if (splits) test.dataset['item'] = '';
      else delete test.dataset['item'];
    }
    (splits ? tests[0] : entry)?.focus();
    this.#say(
      splits ? `${tests.length} tests, each to be ticked by itself.` : 'The tests are ticked together.',
    );
  }

  #showApart(): void {
    const fold = this.#form.querySelector<HTMLDetailsElement>('#apart');
    if (fold === null) return;
    fold.open = !fold.open;
    fold.querySelector('summary')?.focus();
  }

  /** Presses the button of the form, or leads to what has to be confirmed before. */
  #send(): void {
    const open = this.#form.querySelector<HTMLInputElement>('.checklist input:not(:checked)');
    if (open === null) {
      this.#form.querySelector<HTMLButtonElement>('button[value=batch],button[value=publish]')?.click();
      return;
    }
    open.focus();
    this.#say('Confirm each of these for all that is ticked, then press Enter.');
  }
}

/** Brings the words of an entry into sight in the text beside the list, which alone is scrolled. */
function showInText(entry: HTMLElement | undefined): void {
  const pane = document.querySelector('.article-text');
  const place = entry === undefined ? null : document.getElementById(`w-${entry.dataset['entry']}`);
  if (pane === null || place === null || !pane.contains(place)) return;
  for (const mark of pane.querySelectorAll('.here')) mark.classList.remove('here');
  (place.closest('mark') ?? place).classList.add('here');
  const below = place.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (below < 0 || below > pane.clientHeight * 0.75) pane.scrollTop += below - pane.clientHeight / 3;
}

function within(target: EventTarget | null | undefined, selector: string): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>(selector) : null) ?? undefined;
}

/** The boxes of tests, without those for all of an entry. */
function boxesOf(of: ParentNode): HTMLInputElement[] {
  return [
    ...of.querySelectorAll<HTMLInputElement>(
      '[data-test]>.check input[type=checkbox],.check[data-test] input[type=checkbox]',
    ),
  ];
}

function settle(entry: Element): void {
  const all = entry.querySelector<HTMLInputElement>('.all input');
  if (all !== null) all.checked = boxesOf(entry).every((box) => box.checked);
}

type Field = HTMLInputElement | HTMLSelectElement;

/** Whether somebody changed a field since the page was drawn. */
function isChanged(field: Field): boolean {
  return field instanceof HTMLInputElement
    ? field.value.trim() !== field.defaultValue.trim()
    : field.selectedOptions[0]?.defaultSelected !== true;
}

/** Opens the folds around a field, and leads to it. */
function reveal(field: Field): void {
  for (let fold = within(field, 'details'); fold !== undefined; fold = within(fold.parentElement, 'details'))
    if (fold instanceof HTMLDetailsElement) fold.open = true;
  field.focus();
}

function nameOf(entry: HTMLElement): HTMLInputElement | null {
  return entry.querySelector<HTMLInputElement>('.said input');
}

/** Opens the fields of who said it, at the name. */
function openSpeaker(entry: HTMLElement): void {
  const fold = entry.querySelector<HTMLDetailsElement>('.said');
  if (fold !== null) fold.open = true;
  nameOf(entry)?.focus();
}

/** Opens the kind and the figures of an item, at the first. */
function openFigures(item: HTMLElement): void {
  const fold = item.querySelector<HTMLDetailsElement>('.figures-of');
  if (fold === null) return;
  fold.open = true;
  fold.querySelector('select')?.focus();
}
