/** What the parts of the script share: waiting for a pause in typing, and asking the server. */

/** A function that runs when it has not been called again for `pause` milliseconds. */
export function afterPause<Given extends unknown[]>(
  pause: number,
  run: (...given: Given) => void,
): { (...given: Given): void; cancel(): void } {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const later = (...given: Given) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run(...given), pause);
  };
  return Object.assign(later, { cancel: () => clearTimeout(waiting) });
}

/** What a form would post by one of its buttons. */
export function postOf(form: HTMLFormElement, button: string): URLSearchParams {
  const post = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') post.append(name, value);
  post.set('do', button);
  return post;
}

/** An answer that is not what was asked for. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`answered with ${status}`);
    this.status = status;
  }
}

/** The text of an answer. Throws `Refused` if it is an error or was redirected, and a TypeError if there is none. */
export async function ask(address: string, request: RequestInit): Promise<string> {
  const response = await fetch(address, { credentials: 'same-origin', ...request });
  if (!response.ok || response.redirected) throw new Refused(response.status);
  return response.text();
}

/** The server's markup as nodes that can be put into the page. */
export function parsed(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'text/html');
}
