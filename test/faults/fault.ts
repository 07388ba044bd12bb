/** What a fault is in the fault table: something that goes wrong, and a figure of how the program bears it. */

export interface Measured {
  /** What was measured, with its unit: `p99 1.4 times`. */
  figure: string;
  /** Whether the goal is met. */
  isMet: boolean;
}

export interface Fault {
  /** What goes wrong, in a few words: `a write lock of another process`. */
  what: string;
  /** What must hold: `readers wait at most 50 ms longer`. */
  goal: string;
  /** Makes it go wrong and measures. What it starts, it ends. */
  run(): Promise<Measured>;
}
