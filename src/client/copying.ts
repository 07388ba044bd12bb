/** Buttons that copy a field. Without a script, people select it by hand. */

/** Shows the buttons of the page, and makes them copy. */
export function copying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    const field = document.getElementById(button.dataset['copies'] ?? '');
    const told = button.nextElementSibling;
    if (!(field instanceof HTMLTextAreaElement) || told === null) continue;
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
}
