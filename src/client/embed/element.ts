/**
 * `<plumbline-verdict claim="SLUG">`: the card of a claim as an element. A classic script, so that it knows its own
 * origin by `document.currentScript`; cards come from there and from nowhere else.
 *
 * The element's content shows until the card reports its height, and for good if it never does.
 * It brings no inline style and no markup, so that it works under a host's strict policy: the page needs
 * `script-src` and `frame-src` for the ledger, and nothing else.
 */
import { isHeightMessage } from './message.ts';

const source = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

const STYLE = `:host{display:block;position:relative;width:var(--plumbline-width,100%);max-width:var(--plumbline-max-width,40rem);min-height:var(--plumbline-min-height,8rem)}
:host([hidden]){display:none}
iframe{display:block;box-sizing:border-box;width:100%;min-height:inherit;border:var(--plumbline-border,1px solid #8886);border-radius:var(--plumbline-radius,0);box-shadow:var(--plumbline-shadow,none)}
.waits{position:absolute;inset:0;height:100%;opacity:0;pointer-events:none}`;

/** The tallest frame, whatever the card reports. */
const MAX_HEIGHT = 10_000;

/** Every element in the page; one listener serves them all. */
const shown = new Set<PlumblineVerdict>();

class PlumblineVerdict extends HTMLElement {
  static readonly observedAttributes = ['claim', 'rev', 'theme'];
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #slot = document.createElement('slot');
  #frame: HTMLIFrameElement | undefined;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#slot);
  }

  connectedCallback(): void {
    shown.add(this);
    this.#load();
  }

  disconnectedCallback(): void {
    shown.delete(this);
    this.#clear();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#load();
  }

  /** Whether a message came from this element's frame. */
  holds(window: MessageEventSource | null): boolean {
    return this.#frame !== undefined && this.#frame.contentWindow === window;
  }

  /** Shows the card at the height that it reports. */
  show(height: number, title: unknown): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    frame.className = '';
    frame.inert = false;
    if (typeof title === 'string' && title !== '') frame.title = title.slice(0, 300);
    const { borderTopWidth, borderBottomWidth } = getComputedStyle(frame);
    const edges = Number.parseFloat(borderTopWidth) + Number.parseFloat(borderBottomWidth);
    frame.style.height = `${Math.min(height, MAX_HEIGHT) + edges}px`;
    this.#slot.remove();
  }

  /** Shows the element's own content again. */
  #clear(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#root.append(this.#slot);
  }

  #load(): void {
    this.#clear();
    const claim = this.getAttribute('claim');
    if (claim === null || claim === '') return;
    // Several claims are a strip. Addresses are relative to the script's own.
    const isList = claim.includes(',');
    const address = new URL(isList ? 'embed' : `embed/${encodeURIComponent(claim)}`, source);
    const ask = (name: string, value: string | null) => {
      if (value !== null && value !== '') address.searchParams.set(name, value);
    };
    ask('claims', isList ? claim : null);
    ask('rev', this.getAttribute('rev'));
    ask('theme', this.getAttribute('theme'));
    // The border is the element's, to be set by those who embed it.
    address.hash = 'bare';
    const frame = document.createElement('iframe');
    frame.title = 'A verdict by Plumbline';
    frame.loading = 'lazy';
    // Not hidden: browsers put off what happens in frames of other sites that are.
    frame.className = 'waits';
    frame.inert = true;
    frame.src = address.href;
    this.#root.append(frame);
    this.#frame = frame;
  }
}

/** The frames of the ledger that stand in the page by themselves, as oEmbed puts them there. */
function plainFrames(origin: string): HTMLIFrameElement[] {
  return [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${origin}/embed`));
}

/** Gives a frame the height of its card. The line before it, for whoever has no frame, has done its service. */
function resized(frame: HTMLIFrameElement, height: number): void {
  frame.style.height = `${Math.min(height, MAX_HEIGHT)}px`;
  const line = frame.previousElementSibling;
  if (line instanceof HTMLElement && line.classList.contains('plumbline-embed')) line.hidden = true;
}

if (source !== '' && customElements.get('plumbline-verdict') === undefined) {
  const { origin } = new URL(source);
  addEventListener('message', ({ origin: from, source: window, data }) => {
    // A frame that its host has sandboxed has no origin; it is known by its window and its address.
    if ((from !== origin && from !== 'null') || !isHeightMessage(data)) return;
    for (const element of shown)
      if (from === origin && element.holds(window)) element.show(data.height, data.title);
    for (const frame of plainFrames(origin)) if (frame.contentWindow === window) resized(frame, data.height);
  });
  // Cards that had loaded before say their height again.
  for (const frame of plainFrames(origin)) frame.contentWindow?.postMessage({ message: 'ready' }, '*');
  customElements.define('plumbline-verdict', PlumblineVerdict);
}
