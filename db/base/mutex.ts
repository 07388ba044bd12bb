/** A mutex of promises: whoever acquires it holds it until they call the returned function; others queue. */
export class Mutex {
  #last: Promise<void> = Promise.resolve();

  /**
   * Resolves when all earlier holders have released, or with null if that takes longer than `within` milliseconds.
   * Releasing twice has no further effect.
   */
  async acquire(within: number): Promise<(() => void) | null> {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const before = this.#last;
    this.#last = before.then(() => held);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isLate = await Promise.race([
      before.then(() => false),
      new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(true), within);
      }),
    ]);
    clearTimeout(timer);
    if (!isLate) return release;
    release();
    return null;
  }
}
