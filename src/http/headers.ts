/** The headers that every answer carries. */
import { FRAME_SCRIPT_HASH } from '../generated/embed-script.ts';

/** What reader pages may load and do: their own style sheet and drawings, forms to the site itself, nothing else. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What pages of the newsroom may besides: run and ask with the newsroom's own script. */
const PRIVATE_POLICY = `${CONTENT_SECURITY_POLICY}; script-src 'self'; connect-src 'self'`;

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Strict-Transport-Security': 'max-age=31536000',
};

/** The headers of answers of the newsroom. Its addresses, which hold one-time links, are told to no other site. */
export const PRIVATE_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': PRIVATE_POLICY,
  'Referrer-Policy': 'same-origin',
};

/**
 * What other sites show, by the sort of answer. Each header stands in place of the one of its name that every answer
 * carries.
 */
export const EMBED_HEADERS = {
  /** A drawing, shown by other sites as a picture. Opened by itself it runs nothing; its style is its own. */
  badge: {
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  },
  /** A page in a frame of any site: its style sheet, and the one script that tells the host its height. */
  card: {
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; script-src '${FRAME_SCRIPT_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors *`,
    'Cross-Origin-Opener-Policy': 'unsafe-none',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
  /** The style sheet of that page: to a frame that its host sandboxed, even its own site is another. */
  cardStyle: {
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The page where an embed is chosen: it shows embeds as other sites do, and runs their scripts. */
export const CHOOSER_HEADERS = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; script-src 'self'; frame-src 'self'`,
} as const;
