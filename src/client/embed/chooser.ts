/** The page where an embed is chosen: buttons that copy what stands in a field. Without it the field is selected by hand. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  const field = document.getElementById(button.dataset['copies'] ?? '');
  const told = button.nextElementSibling;
  if (!(field instanceof HTMLTextAreaElement) || told === null) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    field.select();
    // Where the page is not served over HTTPS the clipboard is closed to it; what is selected can still be copied.
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
