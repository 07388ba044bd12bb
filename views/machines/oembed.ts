/**
 * The answer to a site that wants to show a claim whose address was pasted into it (oEmbed 1.0, oembed.com). The markup
 * is a quotation with its verdict in words, then the frame, so that it makes sense even if the site removes frames.
 */

import type { Claim } from '../../claims/bundle.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { isolated } from '../parts/direction.ts';
import { html } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { PICTURE } from '../parts/social.ts';
import { dayInWords } from '../parts/time.ts';
import { absolute, urls } from '../parts/urls.ts';
import { element, xmlDocument } from './xml.ts';

/** What an embed shows of a claim. */
export interface Shown {
  slug: string;
  claim: Pick<Claim, 'quote' | 'claimant' | 'saidOn'>;
  state:
    | {
        claimantSlug: string;
        /** The headline in a sentence without its stop and in a few words, and the day of the figures of today's clock. */
        verdict: string;
        short: string;
        asOf: string;
        /**
         * Today's verdict in words and since when it has stood, ISO 8601, if it differs from that of the pinned
         * revision.
         */
        changed: { to: string; at: string } | null;
        /** How tall its card is in a frame of a width. */
        height(width: number): number;
      }
    | { withdrawnAt: string };
}

export interface OembedProps {
  origin: string;
  /** The newsroom's time zone, by which days are told. */
  zone: string;
  shown: Shown;
  /** The published revision that it is pinned to; null if it follows the claim. */
  rev: number | null;
  /** The day that its address names. */
  asof?: string | undefined;
  maxWidth: number;
  maxHeight: number;
  /** For how many seconds the answer may be kept. */
  cacheAge: number;
}

export type Oembed = Record<string, string | number>;

/** The smallest side of a frame in which a verdict can be read; WordPress makes no smaller ones either. */
const SMALLEST = 200;

const WIDTH = 600;

/** A withdrawn claim takes only a sentence or two. */
const WITHDRAWN_HEIGHT = 300;

/** The address that every answer is about, whatever form of it was asked for. */
export function embeddedAddress(origin: string, slug: string): string {
  return absolute(origin, urls.claim(slug));
}

function sentenceOf({ shown: { state }, rev, zone }: OembedProps): string {
  if ('withdrawnAt' in state)
    return `Plumbline withdrew this claim on ${dayInWords(state.withdrawnAt, zone)}, and no longer gives a verdict on it.`;
  const verdict = `Plumbline’s verdict, on the figures known on ${dateInWords(state.asOf)}: ${state.verdict}.`;
  return state.changed === null
    ? verdict
    : `${verdict} That was revision ${rev ?? 1}; since ${dayInWords(state.changed.at, zone)} it has changed: ${state.changed.to === state.verdict ? 'on other figures' : `it is now ${state.changed.to}`}.`;
}

/** The markup: elements and attributes that WordPress lets through, and a frame with a closing tag. */
function markup(props: OembedProps, width: number, height: number): string {
  const { origin, shown, rev, asof } = props;
  const { quote, claimant, saidOn } = shown.claim;
  const frame = absolute(origin, urls.embed(shown.slug, { rev: rev ?? undefined, asof }));
  const title = `Plumbline’s verdict on “${isolated(clip(quote, 80))}”`;
  return String(
    html`<blockquote class="plumbline-embed"><a href="${absolute(origin, urls.claimPinned(shown.slug, rev, asof))}">“${isolated(clip(quote, 280))}”</a> ${isolated(claimant.name)}, ${dateInWords(saidOn)}. ${sentenceOf(props)}</blockquote><iframe src="${frame}" title="${title}" width="${width}" height="${height}" frameborder="0" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`,
  );
}

/**
 * The answer. If the site gives less room than a verdict needs, it is of type `link`, which takes none; the picture is
 * mentioned only if it fits in its own size.
 */
export function oembed(props: OembedProps): Oembed {
  const { origin, shown, rev, asof, maxWidth, maxHeight, cacheAge } = props;
  const { slug, claim, state } = shown;
  const isWithdrawn = 'withdrawnAt' in state;
  const about: Oembed = {
    version: '1.0',
    title: `“${isolated(clip(claim.quote, 100))}”: ${isWithdrawn ? 'withdrawn' : state.short}`,
    author_name: claim.claimant.name,
    ...(isWithdrawn ? {} : { author_url: absolute(origin, urls.claimant(state.claimantSlug)) }),
    provider_name: 'Plumbline',
    provider_url: absolute(origin, urls.home()),
    cache_age: cacheAge,
  };
  if (Math.min(maxWidth, maxHeight) < SMALLEST) return { type: 'link', ...about };
  const width = Math.min(WIDTH, maxWidth);
  const height = Math.min(isWithdrawn ? WITHDRAWN_HEIGHT : state.height(width), maxHeight);
  const fits = maxWidth >= PICTURE.width && maxHeight >= PICTURE.height;
  return {
    type: 'rich',
    ...about,
    ...(fits && !isWithdrawn
      ? {
          thumbnail_url: absolute(origin, urls.picture(slug, rev ?? undefined, asof)),
          thumbnail_width: PICTURE.width,
          thumbnail_height: PICTURE.height,
        }
      : {}),
    width,
    height,
    html: markup(props, width, height),
  };
}

/** The answer in XML. */
export function oembedXml(answer: Oembed): string {
  const parts = Object.entries(answer).map(([name, value]) => element(name, {}, String(value)));
  return xmlDocument(element('oembed', {}, ...parts));
}
