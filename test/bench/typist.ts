/**
 * Somebody who fills forms, counted by the keystroke-level model (Card, Moran and Newell, 1980): what their hands do has a
 * time for each key and for each point that is clicked, and each decision has one of its own. Page loads are measured.
 */
import type { Locator, Page } from 'playwright-core';

/** Seconds of a keystroke, of a click with the hand's way to the mouse, and of making one's mind up. */
const [KEY, CLICK, THINK] = [0.28, 1.1, 1.35];
/** Seconds that a newcomer takes to read a word of a label or a hint. */
const READ = 0.24;
/** How many entries of an open list are taken in at a glance. */
const AT_A_GLANCE = 3;

export interface Count {
  keys: number;
  clicks: number;
  decisions: number;
  words: number;
  loads: number;
  /** Milliseconds of the page loads together. */
  waited: number;
}

/** Seconds of the hands alone, and with decisions, reading and waiting. */
export function secondsOf({ keys, clicks, decisions, words, waited }: Count): { hands: number; all: number } {
  const hands = keys * KEY + clicks * CLICK;
  return { hands, all: hands + decisions * THINK + words * READ + waited / 1000 };
}

/** What is wanted in a field: typed, pasted as it was copied, or looked for by some of its words among completions. */
export interface Wanted {
  text: string;
  /** Other texts that say the same, such as a date in another way. */
  or?: readonly string[];
  pasted?: true;
  /** What is typed of it until it is offered. */
  sought?: string;
}

export class Typist {
  readonly page: Page;
  readonly count: Count = { keys: 0, clicks: 0, decisions: 0, words: 0, loads: 0, waited: 0 };
  readonly #isNewcomer: boolean;
  /** Whether the last field held what was wanted already. */
  #isGlancing = false;

  constructor(page: Page, { isNewcomer = false } = {}) {
    this.page = page;
    this.#isNewcomer = isNewcomer;
  }

  /** Types outside of the browser, such as a command. */
  command(text: string): void {
    this.count.keys += text.length + 1;
    this.count.decisions += 1;
  }

  /** Opens an address that was copied from somewhere. */
  async open(address: string): Promise<void> {
    this.count.clicks += 1;
    this.count.keys += 3;
    await this.#loaded(() => this.page.goto(address));
  }

  /** Presses a button or follows a link; `isLoad` if another page comes. */
  async press(target: Locator, { isLoad = true } = {}): Promise<void> {
    this.count.decisions += 1;
    await this.#read(target);
    this.#reach(await stopsTo(target));
    if (isLoad) await this.#loaded(() => target.click());
    else {
      await target.click();
      await this.settle();
    }
  }

  /** Brings a field to what is wanted; if it says that already, it is only looked at. Returns whether anything was done. */
  async fill(name: string, wanted: Wanted): Promise<boolean> {
    const field = this.#field(name);
    await unfolded(field, this.count);
    await this.#read(field);
    const is = await field.inputValue();
    if ([wanted.text, ...(wanted.or ?? [])].includes(is)) {
      // What is filled in is checked at a glance, together with what stands next to it.
      if (!this.#isGlancing) this.count.decisions += 1;
      this.#isGlancing = true;
      return false;
    }
    this.#isGlancing = false;
    this.count.decisions += 1;
    this.#reach(await stopsTo(field));
    await field.focus();
    // What is in a field that is reached by Tab is marked, so that it is typed over.
    if (is !== '') await field.fill('');
    if (wanted.pasted === true) this.count.keys += 2;
    else if (wanted.sought === undefined) await this.#typed(field, wanted.text);
    await field.fill(
      wanted.sought === undefined
        ? wanted.text
        : await this.#chosen(field, [wanted.text, ...(wanted.or ?? [])], wanted.sought),
    );
    await field.dispatchEvent('change');
    await this.settle();
    return true;
  }

  /** Chooses one of a few. */
  async choose(name: string, value: string): Promise<void> {
    const option = this.page.locator(`input[name="${name}"][value="${value}"]`);
    this.count.decisions += 1;
    if (await option.isChecked()) return;
    await unfolded(option, this.count);
    await this.#read(option);
    this.count.clicks += 1;
    await option.check();
    await this.settle();
  }

  /** Waits until the form is drawn and its preview is there; nobody waits for that with their hands. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(450);
    await this.page.locator('form[aria-busy]').waitFor({ state: 'detached' });
    await this.page.waitForLoadState('networkidle');
  }

  #field(name: string): Locator {
    return this.page.locator(`input[name="${name}"]:not([type=hidden]),textarea[name="${name}"]`).first();
  }

  /** A field that is a few stops away is reached by Tab, any other by the mouse. */
  #reach(stops: number): void {
    if (stops * KEY < CLICK) this.count.keys += stops;
    else this.count.clicks += 1;
  }

  async #read(target: Locator): Promise<void> {
    if (this.#isNewcomer)
      this.count.words += await target.evaluate((element) => {
        const around = element.closest('.field,.check') ?? element;
        return (around.textContent ?? '').trim().split(/\s+/).length;
      });
  }

  /** Types a text, or takes it from the list of the field if it is among the first. */
  async #typed(field: Locator, text: string): Promise<void> {
    const listed = await field.evaluate((element) =>
      [...((element as HTMLInputElement).list?.options ?? [])].map(({ value }) => value),
    );
    const at = listed.indexOf(text);
    this.count.keys += at >= 0 && at < AT_A_GLANCE ? at + 2 : text.length;
  }

  /** Types the beginning of what is sought until a wanted text is among the first that are offered, and takes it. */
  async #chosen(field: Locator, texts: readonly string[], sought: string): Promise<string> {
    for (let typed = 0; typed <= sought.length; typed += 1) {
      await field.fill(sought.slice(0, typed));
      await this.settle();
      const offered = await field.evaluate((element) =>
        [...((element as HTMLInputElement).list?.options ?? [])].map(({ value }) => value),
      );
      const at = offered.findIndex((one) => texts.includes(one));
      if (at < 0 || at >= AT_A_GLANCE) continue;
      this.count.keys += typed + at + 2;
      return offered[at] ?? '';
    }
    const [text = ''] = texts;
    this.count.keys += text.length;
    return text;
  }

  async #loaded(go: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await go();
    await this.page.waitForLoadState('load');
    this.count.loads += 1;
    this.count.waited += performance.now() - began;
    await this.page.waitForLoadState('networkidle');
  }
}

/** Opens the folds that something is in, each a click. */
async function unfolded(target: Locator, count: Count): Promise<void> {
  count.clicks += await target.evaluate((element) => {
    let opened = 0;
    for (
      let fold = element.closest('details');
      fold !== null;
      fold = fold.parentElement?.closest('details') ?? null
    )
      if (!fold.open) {
        fold.open = true;
        opened += 1;
      }
    return opened;
  });
}

/** How many stops of the Tab key lie between what has the focus and a target; many if it lies before. */
function stopsTo(target: Locator): Promise<number> {
  return target.evaluate((element) => {
    const stops = [
      ...document.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea,summary'),
    ].filter((one) => one.tabIndex >= 0 && !one.matches('[type=hidden]') && one.checkVisibility());
    // Of a group of radio buttons one is a stop.
    const groups = stops.filter(
      (one) =>
        !(one instanceof HTMLInputElement && one.type === 'radio') ||
        one === element ||
        one.checked ||
        one === document.activeElement,
    );
    const from = groups.indexOf(document.activeElement as HTMLElement);
    const to = groups.indexOf(element as HTMLElement);
    return from < 0 || to < from ? Number.MAX_SAFE_INTEGER : to - from;
  });
}
