/**
 * Runs in a card or a strip, and does one thing: reports its height to the page that holds it. No content depends on
 * it. It speaks two protocols: our own, and that of WordPress, whose hosts pass a secret behind the `#` and keep the
 * frame from following links by itself.
 */
import type { HeightMessage } from './message.ts';

const { parent } = window;
const content = document.querySelector('main');
const foot = document.querySelector('.foot');

/** The secret of a WordPress host, if one holds this frame. It may come after the page has loaded. */
const secret = () => /secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1];

let told = '';

/** Reports the height, if it has changed since it was last reported. */
function tell(): void {
  if (content === null) return;
  const { top, height } = content.getBoundingClientRect();
  // There is as much room below the foot as above the content. The frame itself may be taller: the foot is at its bottom.
  const below =
    foot === null
      ? 0
      : foot.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(foot).marginTop);
  const value = Math.ceil(height + below + 2 * (top + scrollY));
  const given = secret();
  const state = `${value} ${given}`;
  if (state === told) return;
  told = state;
  const claim = document.documentElement.dataset['claim'] ?? '';
  // Any page may know the height of the card: the message holds nothing that its address does not.
  const message: HeightMessage = { plumbline: 1, claim, height: value, title: document.title };
  parent.postMessage(message, '*');
  if (given !== undefined) parent.postMessage({ message: 'height', value, secret: given }, '*');
}

if (parent !== window && content !== null) {
  // In the custom element, the border is the element's. No part of the page has this name: if the frame jumped to
  // one, some browsers would scroll the page that holds it.
  document.documentElement.classList.toggle('bare', location.hash === '#bare');
  tell();
  const watch = new ResizeObserver(tell);
  watch.observe(content);
  if (foot !== null) watch.observe(foot);
  addEventListener('hashchange', tell);
  // A host that begins to listen late says that it is ready, and gets the height again.
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
    // A click that asks for another tab or window gets it.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    parent.postMessage({ message: 'link', value: link.href, secret: given }, '*');
  });
}
