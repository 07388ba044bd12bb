/** What a publisher pastes: the markup of each form of embed, as text. Our own pages never use it as markup. */
import { FRAME_CONTAINER, frameHeight } from '../parts/frame-height.ts';
import { escapeMarkup } from '../parts/html.ts';
import { type Theme, themeInAddress } from '../parts/theme.ts';
import { absolute, urls } from '../parts/urls.ts';

/** The forms to choose from, in publishers' words. */
export const EMBED_FORMS = {
  card: 'Card, in a frame',
  element: 'Card, as a custom element',
  badge: 'Badge',
  'badge-narrow': 'Badge, for a narrow column',
  'badge-card': 'Badge, large',
  link: 'Link',
  address: 'Address, for sites that turn it into a card (oEmbed)',
  txt: 'Citation: plain text',
  md: 'Citation: Markdown',
  html: 'Citation: HTML',
  bib: 'Citation: BibTeX',
  json: 'Citation: CSL-JSON',
} as const;

type BadgeSize = 'flat' | 'card' | 'narrow';

export type EmbedForm = keyof typeof EMBED_FORMS;

/** Whether a text names a form. */
export function isEmbedForm(text: string | undefined): text is EmbedForm {
  return text !== undefined && Object.hasOwn(EMBED_FORMS, text);
}

/** The widths that are offered, in CSS pixels; the first takes what there is. */
export const EMBED_WIDTHS = ['full', '320', '480', '640'] as const;

export type EmbedWidth = (typeof EMBED_WIDTHS)[number];

export interface Chosen {
  form: EmbedForm;
  theme: Theme;
  width: EmbedWidth;
  /** The revision that it is pinned to; null if it follows the claim. */
  rev: number | null;
  /** Whether its style goes in an attribute; a strict security policy of the host wants it in a style sheet. */
  isInline: boolean;
}

/** What the markup is made of. */
export interface CodeProps {
  origin: string;
  slug: string;
  chosen: Chosen;
  /** "“I am delighted …”: Target reached", for titles, alternatives and links. */
  title: string;
  /** "on the figures known on 3 May 2026". */
  asOf: string;
  /** The room that a card takes at a width. */
  heightAt(width: number): number;
  badge: { width: number; height: number };
  /** What a frame or a picture shows, for screen readers; if it is pinned, with its verdict and its day. */
  label: string;
  /** The custom element: the hash in its address, and its integrity. */
  script: { hash: string; integrity: string };
}

/** The width of a page's column, if the width is left to us. */
export const COLUMN = 640;

/** The address of the card, as a path. */
export function cardAddress({ slug, chosen: { theme, rev } }: Pick<CodeProps, 'slug' | 'chosen'>): string {
  return urls.embed(slug, { rev: rev ?? undefined, theme: themeInAddress(theme) });
}

/** The size in which a form shows the badge. */
export function badgeSize(form: EmbedForm): BadgeSize {
  if (form === 'badge-card') return 'card';
  return form === 'badge-narrow' ? 'narrow' : 'flat';
}

/** The address of the badge, as a path. */
export function badgeAddress({ slug, chosen }: Pick<CodeProps, 'slug' | 'chosen'>): string {
  const { theme, rev, form } = chosen;
  const size = badgeSize(form);
  return urls.badge(slug, {
    rev: rev ?? undefined,
    theme: themeInAddress(theme),
    size: size === 'flat' ? undefined : size,
  });
}

function isBadge(form: EmbedForm): boolean {
  return form === 'badge' || form === 'badge-card' || form === 'badge-narrow';
}

/** From this width of its column on, a card is no taller and no lower. */
const WIDEST = 690;

/** The height of the card at the width that it has, as a value of CSS. */
function cardTall({ chosen: { width }, heightAt }: CodeProps): string {
  return frameHeight(heightAt, width === 'full' ? WIDEST : Number(width));
}

/** The CSS declarations of a form, and of the element that it stands in; empty if it needs none. */
function declarations(props: CodeProps): { own: string; around: string } {
  const { form, width } = props.chosen;
  const isNarrowed = width !== 'full';
  if (form === 'card')
    return {
      own: `border:0;width:100%;height:${cardTall(props)}`,
      around: `${FRAME_CONTAINER}${isNarrowed ? `;max-width:${width}px` : ''}`,
    };
  // A badge that is wider than its column is drawn smaller, in its own proportions.
  if (isBadge(form)) return { own: 'max-width:100%;height:auto', around: '' };
  if (form !== 'element') return { own: '', around: '' };
  return {
    own: `display:block;min-height:${cardTall(props)}${isNarrowed ? `;--plumbline-max-width:${width}px` : ''}`,
    around: FRAME_CONTAINER,
  };
}

/** The rules for the host's style sheet, if the markup has no style; empty if none is needed. */
export function embedRule(props: CodeProps): string {
  const { chosen, origin, slug } = props;
  const { own, around } = declarations(props);
  if (chosen.isInline || own === '') return '';
  const selector =
    chosen.form === 'card'
      ? `iframe[src="${absolute(origin, cardAddress(props))}"]`
      : isBadge(chosen.form)
        ? `img[src="${absolute(origin, badgeAddress(props))}"]`
        : `plumbline-verdict[claim="${slug}"]`;
  const rule = (of: string, style: string) => `${of} { ${style.replaceAll(';', '; ')} }`;
  return [...(around === '' ? [] : [rule(`div:has(> ${selector})`, around)]), rule(selector, own)].join('\n');
}

/** The markup of a form. Citations are written in views/machines/citation.ts. */
export function embedCode(props: CodeProps): string {
  const { origin, slug, chosen, title, asOf, heightAt, badge, script } = props;
  const at = (path: string) => escapeMarkup(absolute(origin, path));
  // A pinned embed links to the verdict that it shows, which links to today's.
  const claim = at(urls.claimPinned(slug, chosen.rev));
  const wide = chosen.width === 'full' ? COLUMN : chosen.width;
  const { own, around } = declarations(props);
  const styled = (declared: string) => (chosen.isInline && declared !== '' ? ` style="${declared}"` : '');
  const style = styled(own);
  const within = (markup: string) => `<div${styled(around)}>${markup}</div>`;
  const link = `<a href="${claim}">${escapeMarkup(title)} (Plumbline, ${asOf})</a>`;
  switch (chosen.form) {
    case 'card':
      return within(
        `<iframe src="${at(cardAddress(props))}" title="${escapeMarkup(props.label)}" width="${wide}" height="${heightAt(Number(wide))}" loading="lazy"${style}></iframe>`,
      );
    case 'element': {
      const pinned = chosen.rev === null ? '' : ` rev="${chosen.rev}"`;
      const themed = chosen.theme === 'auto' ? '' : ` theme="${chosen.theme}"`;
      return `${within(`<plumbline-verdict claim="${escapeMarkup(slug)}"${pinned}${themed}${style}>
  ${link}
</plumbline-verdict>`)}
<script src="${at(urls.embedScript(script.hash))}" integrity="${script.integrity}" crossorigin="anonymous" async></script>`;
    }
    case 'badge':
    case 'badge-narrow':
    case 'badge-card':
      return `<a href="${claim}"><img src="${at(badgeAddress(props))}" alt="${escapeMarkup(props.label)}" width="${badge.width}" height="${badge.height}"${style} loading="lazy"></a>`;
    case 'address':
      return absolute(origin, urls.claimPinned(slug, chosen.rev));
    default:
      return link;
  }
}
