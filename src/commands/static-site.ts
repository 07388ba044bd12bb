/**
 * The reader's site as files: which address becomes which file, and how the addresses in a page become relative
 * ones, so that the whole opens from a folder.
 */
import { unescapedMarkup } from '../../views/parts/html.ts';

/** Pages that stand alone, without what a server has to look up. */
const PAGES =
  /^(?:claims|people|parties|topics|disputes|evidence|calendar|corrections|method|api|about(?:\/(?:funding|team|complaints))?|(?:claims|people|parties|topics|disputes|evidence)\/[^/]+|claims\/[^/]+\/history)$/;

/** What other sites show in frames: a folder each, so that their addresses have no ending wherever the copy is served. */
const FRAMES = /^embed\/(?:evidence\/)?[^/]+$/;

/** Files that pages lead to. */
const FILES =
  /^(?:(?:claims|evidence|people)\/[^/]+\.(?:json|csv|md)|method\.md|claims\/[^/]+\/chart\.(?:svg|csv)|(?:claims|topics|people)\/[^/]+\/feed\.(?:atom|json)|evidence\/[^/]+\/datapackage\.json|claims\/[^/]+\/cite\.[a-z]+|(?:feed|corrections)\.(?:atom|json)|calendar\.ics|claimreview\.json|api\/openapi\.json|badge\/[^/]+\.(?:svg|json)|og\/[^/]+\.png|og\/page\/(?:[^/]+\/)?[^/]+\.png|embed(?:\.[a-z0-9]+)?\.js|assets\/(?:plumbline|embed)-[^/]+\.css|favicon\.svg)$/;

/** What a part of an address may be, so that it can be the name of a file anywhere. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** What may be asked for besides: the pages of a list, the type of corrections, a revision, a CSV for spreadsheets, the size of a badge. */
const ASKED = new Set(['page', 'type', 'rev', 'bom', 'size', 'letter', 'kind']);

const HERE = 'http://here.invalid';

/**
 * The file of an address of the site (a path with its query), from the root of the folder; null if the address
 * needs a server. No slug begins with an underscore, so that no page of a list takes the name of a claim's.
 */
export function fileOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address, HERE);
  if (pathname === '/' && searchParams.size === 0) return 'index.html';
  const parts = pathname.split('/').slice(1).map(decoded);
  if (!parts.every((part) => NAME.test(part) && !part.includes('..'))) return null;
  const path = parts.join('/');
  const asked = [...searchParams].sort(([a], [b]) => (a < b ? -1 : 1));
  if (!asked.every(([name, value]) => ASKED.has(name) && /^[a-z0-9-]{1,40}$/.test(value))) return null;
  const suffix = asked.map(([name, value]) => `_${name}-${value}`).join('');
  if (FILES.test(path)) return path.replace(/(\.[a-z]+)$/, `${suffix}$1`);
  if (FRAMES.test(path)) return suffix === '' ? `${path}/index.html` : null;
  if (!PAGES.test(path)) return null;
  return suffix === '' ? `${path}.html` : `${path}/${suffix}.html`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The way from one file of the folder to another, as an address. */
export function wayTo(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1;
  return [...here.slice(common).map(() => '..'), ...there.slice(common).map(encodeURIComponent)].join('/');
}

/** Elements that are nothing without what they lead to. */
const EMPTY_WITHOUT = /^<(?:link|img)\b/i;

/** A form, with the element that says what it is for. */
const FORM = /<search>\s*<form\b[\s\S]*?<\/form>\s*<\/search>|<form\b[\s\S]*?<\/form>/gi;

/** A page as a file, and the addresses that it leads to, by their files. */
export interface StaticPage {
  markup: string;
  leadsTo: Map<string, string>;
}

/**
 * A page of the site as a file of the folder: its addresses on the site, whose origin is given, become relative ones.
 * What needs a server leads nowhere any more, and a form is replaced by `note`, which is markup.
 */
export function asFile(page: string, file: string, origin: string, note: string): StaticPage {
  const leadsTo = new Map<string, string>();
  /** The relative way to an address; null if it needs a server, undefined if it is not of the site. */
  const way = (value: string): string | null | undefined => {
    const address = value.startsWith(`${origin}/`) ? value.slice(origin.length) : value;
    if (!/^\/(?!\/)/.test(address)) return undefined;
    const [, path = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(address) ?? [];
    const to = fileOf(path);
    if (to === null) return null;
    leadsTo.set(to, path);
    return `${to === file && anchor !== '' ? '' : wayTo(file, to)}${anchor}`;
  };
  const markup = page
    .replace(FORM, () => note)
    .replace(/<[a-z][^>]*>/gi, (tag) => {
      // The page's own address on the server stays as it is: it is no link within the folder.
      if (/\srel="canonical"/.test(tag)) return tag;
      let isLost = false;
      const rewritten = tag.replace(/\s(href|src)="([^"]*)"/g, (attribute, name: string, value: string) => {
        const to = way(unescapedMarkup(value));
        if (to === undefined) return attribute;
        if (to !== null) return ` ${name}="${to.replaceAll('&', '&amp;')}"`;
        isLost = true;
        return '';
      });
      return isLost && EMPTY_WITHOUT.test(tag) ? '' : rewritten;
    });
  return { markup, leadsTo };
}
