/** Buttons that copy a field, and that print the page. Without a script, people select by hand, and print by their browser. */

/** Shows the buttons of the page, and makes them copy and print. */
export function copying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    const field = document.getElementById(button.dataset['copies'] ?? '');
    const told = button.nextElementSibling;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || told === null)
      continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      field.select();
      // A page that is not served over HTTPS has no clipboard; what is selected can still be copied by hand.
      const copied =
        navigator.clipboard === undefined
          ? Promise.reject(new Error('closed'))
          : navigator.clipboard.writeText(field.value);
      copied.then(
        () => {
          told.textContent = 'Copied.';
        },
        () => {
          told.textContent = 'Selected: copy it with your keyboard.';
        },
      );
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-prints]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
