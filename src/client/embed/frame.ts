/**
 * Runs in a card or a strip, and does one thing: tells the page that holds it how tall it is. Nothing of the
 * content depends on it. Two protocols are spoken: our own, and that of WordPress, whose hosts name a secret behind
 * the `#` and keep the frame from following links by itself.
 */
import type { HeightMessage } from './message.ts';

const { parent } = window;
const content = document.querySelector('main');

/** What a WordPress host named, where one holds this frame. It may come after the page has loaded. */
const secret = () => /secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1];

let told = '';

/** Tells the height, where it is another than was told last. */
function tell(): void {
  if (content === null) return;
  const { top, height } = content.getBoundingClientRect();
  // The room above the content is that below it; the frame itself may be taller than both.
  const value = Math.ceil(height + 2 * (top + scrollY));
  const given = secret();
  const state = `${value} ${given}`;
  if (state === told) return;
  told = state;
  const claim = document.documentElement.dataset['claim'] ?? '';
  // Whoever embeds may know how tall the card is: the message holds nothing that its address does not.
  const message: HeightMessage = { plumbline: 1, claim, height: value, title: document.title };
  parent.postMessage(message, '*');
  if (given !== undefined) parent.postMessage({ message: 'height', value, secret: given }, '*');
}

if (parent !== window && content !== null) {
  // Where an element holds the frame, the border is the element's. No part of the page has this name: a frame that
  // jumped to one would make some browsers scroll the page that holds it.
  document.documentElement.classList.toggle('bare', location.hash === '#bare');
  tell();
  new ResizeObserver(tell).observe(content);
  addEventListener('hashchange', tell);
  // A host that begins to listen late says that it is ready, and is told again.
  addEventListener('message', (event) => {
    const data: unknown = event.data;
    if (event.source !== parent || typeof data !== 'object' || data === null) return;
    if (!('message' in data) || data.message !== 'ready') return;
    told = '';
    tell();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const given = secret();
    if (link === null || given === undefined) return;
    // Whoever asks for another tab or window gets it.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    parent.postMessage({ message: 'link', value: link.href, secret: given }, '*');
  });
}
