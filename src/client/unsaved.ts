/** Asks before somebody leaves a form with unsaved text. */

/** Watches a form. The server marks a form that it drew with unsaved text. */
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
