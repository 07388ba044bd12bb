/** A mutex of promises: whoever acquires it holds it until they call the returned function; others queue. */
export class Mutex {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when all earlier holders have released. Releasing twice has no further effect. */
  async acquire(): Promise<() => void> {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const before = this.#last;
    this.#last = before.then(() => held);
    await before;
    return release;
  }
}
