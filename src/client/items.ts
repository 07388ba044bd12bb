/** Moves between the items of a list by keys: j to the next, k to the one before. */

/** Starts listening, on pages that have items. */
export function startItems(): void {
  for (const hint of document.querySelectorAll<HTMLElement>('.scripted')) hint.hidden = false;
  document.addEventListener('keydown', (event) => {
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const items = [...document.querySelectorAll<HTMLElement>('[data-item]')];
    // Of items within items, the innermost is the one that somebody is at.
    const at = items.findLastIndex((item) => item.contains(document.activeElement));
    const next = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step];
    if (next === undefined) return;
    event.preventDefault();
    if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
    next.focus({ preventScroll: true });
    // Whoever presses a key again and again waits for no movement.
    next.scrollIntoView({ block: 'start', behavior: 'instant' });
  });
}

/** Whether keys are typed into what has the focus: boxes to tick take none. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]),textarea,select'))
  );
}
