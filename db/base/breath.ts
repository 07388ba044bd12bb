/** Lets others have the thread: long work that is done on it takes a breath between its parts. */

/** Ends once what was waiting for the thread has had its turn: a timer is of both runtimes, which a promise alone does not wait for. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
