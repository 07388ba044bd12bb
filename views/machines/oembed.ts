/**
 * The answer to a site that wants to show a page of the ledger whose address was pasted into it (oEmbed 1.0, oembed.com).
 * The markup is a line with a link, for a site that removes frames; then the frame, in an element by whose width its height goes; then the script that gives the frame
 * the height of what is in it and hides the line, for a site that lets scripts through. Neither the line nor a title says
 * a word of a verdict: sites keep them for years, and the verdict may change.
 */

import type { Claim } from '../../claims/bundle.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { isolated } from '../parts/direction.ts';
import { FRAME_CONTAINER, frameHeight } from '../parts/frame-height.ts';
import { html, nothing } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { quotedText } from '../parts/quoted.ts';
import { PICTURE } from '../parts/social.ts';
import { absolute, urls } from '../parts/urls.ts';
import { element, xmlDocument } from './xml.ts';

/** What is shown in a frame. */
export interface Framed {
  title: string;
  author?: { name: string; address: string };
  /** What the line says before its link, whose words are the second. */
  line: readonly [text: string, link: string];
  /** The paths of the page and of what its frame holds. */
  page: string;
  frame: string;
  /** Names the frame for those who do not see it. */
  frameTitle: string;
  /** How tall it is in a frame of a width. */
  height(width: number): number;
  /** The path of a picture in the size of all of them; null if there is none. */
  picture: string | null;
}

export interface Asked {
  origin: string;
  maxWidth: number;
  maxHeight: number;
  /** For how many seconds the answer may be kept. */
  cacheAge: number;
  /** The script: the hash in its address, and its integrity. */
  script: { hash: string; integrity: string };
}

export type Oembed = Record<string, string | number>;

/** The smallest side of a frame in which a verdict can be read; WordPress makes no smaller ones either. */
const SMALLEST = 200;

const WIDTH = 600;

/** A withdrawn claim takes only a sentence or two. */
export const WITHDRAWN_HEIGHT = 300;

/** What every answer says. */
function about({ origin, cacheAge }: Asked, title: string, author?: Framed['author']): Oembed {
  return {
    version: '1.0',
    title,
    ...(author === undefined ? {} : { author_name: author.name, author_url: author.address }),
    provider_name: 'Plumbline',
    provider_url: absolute(origin, urls.home()),
    cache_age: cacheAge,
  };
}

/** A picture in an answer: its address with its size, or neither, as the specification has it. */
function thumbnail(picture: string | null, { maxWidth, maxHeight }: Asked): Oembed {
  return picture === null || maxWidth < PICTURE.width || maxHeight < PICTURE.height
    ? {}
    : { thumbnail_url: picture, thumbnail_width: PICTURE.width, thumbnail_height: PICTURE.height };
}

/** The answer on what has a frame; of type `link`, which takes no room, if the site gives less than it needs. */
export function framedOembed(framed: Framed, asked: Asked): Oembed {
  const { origin, maxWidth, maxHeight } = asked;
  const told = about(asked, framed.title, framed.author);
  if (Math.min(maxWidth, maxHeight) < SMALLEST) return { type: 'link', ...told };
  const width = Math.min(WIDTH, maxWidth);
  const height = Math.min(framed.height(width), maxHeight);
  const picture = framed.picture === null ? null : absolute(origin, framed.picture);
  return {
    type: 'rich',
    ...told,
    ...thumbnail(picture, asked),
    width,
    height,
    html: markup(framed, asked, width, height),
  };
}

/** The answer on any other page: its title, and its picture if that fits. `picture` is its full address. */
export function linkOembed(title: string, picture: string | null, asked: Asked): Oembed {
  return { type: 'link', ...about(asked, title), ...thumbnail(picture, asked) };
}

/** The markup: elements that WordPress lets through, a frame with a closing tag, and the script. */
function markup(framed: Framed, { origin, maxHeight, script }: Asked, width: number, height: number): string {
  const tall = frameHeight((one) => Math.min(framed.height(one), maxHeight), width);
  const [text, link] = framed.line;
  return String(
    html`<div style="${FRAME_CONTAINER};max-width:${width}px"><blockquote class="plumbline-embed">${text}${text === '' ? nothing : ' '}<a href="${absolute(origin, framed.page)}">${link}</a></blockquote><iframe src="${absolute(origin, framed.frame)}" title="${framed.frameTitle}" width="${width}" height="${height}" frameborder="0" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0;width:100%;height:${tall}"></iframe></div><script src="${absolute(origin, urls.embedScript(script.hash))}" integrity="${script.integrity}" crossorigin="anonymous" async></script>`,
  );
}

/** What an embed shows of a claim. */
export interface Shown {
  slug: string;
  claim: Pick<Claim, 'quote' | 'claimant' | 'saidOn'>;
  /** The published revision that it is pinned to; null if it follows the claim. */
  rev: number | null;
  /** The day that its address names. */
  asof: string | undefined;
  /** The address of whoever made the claim, as a path; null if the claim was withdrawn, and there is no card to measure. */
  claimant: string | null;
  /** How tall its card is in a frame of a width. */
  height(width: number): number;
}

/** A claim as it is embedded. Its title is the quotation, and its line does not say it again. */
export function framedClaim(origin: string, { slug, claim, rev, asof, claimant, height }: Shown): Framed {
  const {
    quote,
    claimant: { name },
    saidOn,
  } = claim;
  const isWithdrawn = claimant === null;
  return {
    title: `${quotedText(quote, 100)} (${isolated(clip(name, 80))}, ${dateInWords(saidOn)})${asof === undefined ? '' : `, on the figures of ${dateInWords(asof)}`}`,
    author: { name, address: absolute(origin, claimant ?? urls.claim(slug)) },
    line: [
      `A claim by ${isolated(clip(name, 160))} of ${dateInWords(saidOn)}, tested by Plumbline:`,
      'see the verdict',
    ],
    page: urls.claimPinned(slug, rev, asof),
    frame: urls.embed(slug, { rev: rev ?? undefined, asof }),
    frameTitle: `Plumbline’s verdict on ${quotedText(quote, 80)}`,
    height,
    picture: isWithdrawn ? null : urls.picture(slug, rev ?? undefined, asof),
  };
}

/** The answer in XML. */
export function oembedXml(answer: Oembed): string {
  const parts = Object.entries(answer).map(([name, value]) => element(name, {}, String(value)));
  return xmlDocument(element('oembed', {}, ...parts));
}
