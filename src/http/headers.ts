/** The headers of answers: of every answer, of the newsroom's, and of what other sites show. */
import { FRAME_SCRIPT_HASH } from '../generated/embed-script.ts';
import type { Deps } from './deps.ts';

/**
 * What reader pages may load and do: their own style sheet and drawings, forms to the site itself, nothing else. Tools
 * that check a page ask it for the site's robots.txt, hence `connect-src`.
 */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What pages of the newsroom may do besides: run the newsroom's own script, and let it fetch from the site. */
const PRIVATE_POLICY = `${CONTENT_SECURITY_POLICY}; script-src 'self'`;

/** With these comes `transportSecurity`, which each deployment says for itself. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** How long browsers ask for the site over HTTPS alone, in seconds: a year. They heed it only over HTTPS. */
const HTTPS_FOR = 31_536_000;

/** The header by which browsers ask for the site over HTTPS alone, and for its subdomains if the deployment says so. */
export function transportSecurity({ hstsSubdomains = false }: Pick<Deps, 'hstsSubdomains'>): {
  'Strict-Transport-Security': string;
} {
  return {
    'Strict-Transport-Security': `max-age=${HTTPS_FOR}${hstsSubdomains ? '; includeSubDomains' : ''}`,
  };
}

/** The headers of the newsroom's answers. Its addresses, some of them one-time links, go to no other site. */
export const PRIVATE_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': PRIVATE_POLICY,
  'Referrer-Policy': 'same-origin',
};

/**
 * The headers of what other sites show, by the sort of answer, in place of those of the same name in SECURITY_HEADERS.
 */
export const EMBED_HEADERS = {
  /** A drawing that other sites show as a picture. Opened by itself it runs nothing; it brings its own style. */
  badge: {
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  },
  /** A page in a frame of any site: its style sheet, and the one script that reports its height to the host. */
  card: {
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; script-src '${FRAME_SCRIPT_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The headers of a review: it shows the page of its draft in a frame. */
export const REVIEW_HEADERS = { 'Content-Security-Policy': `${PRIVATE_POLICY}; frame-src 'self'` } as const;

/** The headers of the page of a draft, which the review of it shows in a frame; no other site may. */
export const PREVIEW_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY.replace(
    "frame-ancestors 'none'",
    "frame-ancestors 'self'",
  ),
} as const;

/** The headers of the page on which an embed is chosen: it shows embeds as other sites do, with their scripts. */
export const CHOOSER_HEADERS = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; script-src 'self'; frame-src 'self'`,
} as const;
