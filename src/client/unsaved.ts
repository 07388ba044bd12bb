/** Asks before a form with unsaved text is left. */

/** Watches a form; the server marks one that it drew with text that is not saved. */
export function startUnsaved(form: HTMLFormElement): void {
  let isSent = false;
  form.addEventListener('input', () => form.setAttribute('data-unsaved', ''));
  // Posting the form takes its text along, wherever it leads.
  form.addEventListener('submit', (event) => {
    isSent = !event.defaultPrevented;
  });
  addEventListener('pageshow', () => {
    isSent = false;
  });
  addEventListener('beforeunload', (event) => {
    if (!isSent && form.hasAttribute('data-unsaved')) event.preventDefault();
  });
}
