/** What other sites show of a page that they link to: Open Graph (ogp.me) and the cards of X, which read both. */
import { wholeSecond } from '../../claims/exact/instant.ts';
import { type Html, html, nothing } from './html.ts';
import { absolute, urls } from './urls.ts';

/** The size of every picture that is made for a page, as the sites that show them ask. */
export const PICTURE = { width: 1200, height: 630 } as const;

/** What a page about one thing says in addition. */
export interface Card {
  /** ISO 8601. */
  publishedAt: string;
  changedAt: string;
  /** The full address of the picture, with what it shows in words; null if it would show another day's verdict. */
  picture: { address: string; alt: string } | null;
}

/** Pages that have a picture of their own, made of their title and description; claims have another one. */
const PICTURED =
  /^\/(?:claims|evidence|calendar|corrections|method|api|disputes|people|parties|topics|about)?$|^\/(?:claimants|people|parties|topics|disputes|evidence|about)\/[^/]+$/;

/** Whether there is such a picture of the page at a path. */
export function isPictured(path: string): boolean {
  return PICTURED.test(path) && !/\.[a-z]+$/.test(path);
}

/**
 * The picture of a page that is no claim's, for its head; null if it has none. Parts of a list show that of the list. `title` is the
 * page's with the site's name.
 */
export function pictureOfPage(origin: string, path: string, title: string): Card['picture'] {
  const [page = ''] = path.split('?', 1);
  return isPictured(page) ? { address: absolute(origin, urls.pagePicture(page)), alt: title } : null;
}

export interface Shared {
  title: string;
  description: string;
  /** The canonical address, in full. */
  address: string;
  card?: Card | undefined;
  /** The picture of a page without a card. */
  picture?: Card['picture'];
}

function property(name: string, content: string | number): Html {
  return html`<meta property="${name}" content="${content}">
`;
}

/** The metadata for the head of a page. */
export function social({ title, description, address, card, picture: ofPage = null }: Shared): Html {
  const picture = card === undefined ? ofPage : card.picture;
  return html`${property('og:site_name', 'Plumbline')}${property('og:type', card === undefined ? 'website' : 'article')}${property('og:title', title)}${property('og:description', description)}${property('og:url', address)}${
    card === undefined
      ? nothing
      : html`${property('article:published_time', wholeSecond(card.publishedAt))}${property('article:modified_time', wholeSecond(card.changedAt))}`
  }${
    picture === null
      ? nothing
      : html`${property('og:image', picture.address)}${property('og:image:type', 'image/png')}${property('og:image:width', PICTURE.width)}${property('og:image:height', PICTURE.height)}${property('og:image:alt', picture.alt)}`
  }<meta name="twitter:card" content="${picture === null ? 'summary' : 'summary_large_image'}">
`;
}
