/**
 * Pasted HTML as text: block elements end lines, links and markup go, scripts and styles are dropped unread, entities are
 * decoded. It makes text and no markup: whoever shows it escapes it like any other text. One pass, without a DOM.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Elements that stand for themselves as a block of lines. */
const BLOCKS = words(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 head header hr html li main menu nav ol option p pre section select summary table tbody tfoot thead title tr ul`,
);

/** Elements whose content is no text of the article. */
const DROPPED = words('script style template svg math noscript iframe object canvas audio video textarea');

/** The names of the characters from 160 to 255. */
const LATIN =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc
Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute
ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/);

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.map((name, i): [string, string] => [name, String.fromCharCode(160 + i)]),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['euro', '€'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['hellip', '…'],
  ['bull', '•'],
  ['minus', '−'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['trade', '™'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
]);

/** What pages of Windows mean by the references from 128 to 159. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** How much of a text is looked at to tell whether it is HTML. */
const LOOKED_AT = 20_000;

const TAG = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]{0,400})?\/?>/gi;

/** Whether a pasted text is HTML: it has at least two tags, and one that ends something or begins a line. */
export function isHtml(pasted: string): boolean {
  const start = pasted.slice(0, LOOKED_AT);
  if (/^\s*<(?:!doctype html|html)\b/i.test(start)) return true;
  let tags = 0;
  let telling = false;
  for (const [, slash, name = ''] of start.matchAll(TAG)) {
    const known =
      BLOCKS.has(name.toLowerCase()) ||
      /^(?:a|b|i|em|strong|span|br|img|u|sup|sub|small|script|style|meta|link|td|th)$/i.test(name);
    if (!known) continue;
    tags += 1;
    telling ||= slash === '/' || BLOCKS.has(name.toLowerCase()) || name.toLowerCase() === 'br';
    if (tags > 1 && telling) return true;
  }
  return false;
}

/** A pasted text as it is kept: of HTML its text, anything else as it is. Never throws. */
export function pastedText(pasted: string): string {
  return isHtml(pasted) ? textOfHtml(pasted) : pasted;
}

/** The text of HTML. Never throws; what is no tag stays as it stands. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i)) {
    const tag = tagAt(html, i);
    if (tag === undefined) {
      i += 1;
      continue;
    }
    parts.push(decoded(html.slice(from, i)), between(tag.name));
    i = tag.closing || !DROPPED.has(tag.name) ? tag.end : afterElement(html, tag.end, tag.name);
    from = i;
  }
  parts.push(decoded(html.slice(from)));
  return tidy(parts.join(''));
}

interface Tag {
  /** In small letters; empty for a comment or a declaration. */
  name: string;
  closing: boolean;
  end: number;
}

/** The tag, comment or declaration that begins at a place; undefined if none does. */
function tagAt(html: string, at: number): Tag | undefined {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return { name: '', closing: false, end: end < 0 ? html.length : end + 3 };
  }
  const closing = html[at + 1] === '/';
  const name = /^[!?]|^[a-z][a-z0-9:-]{0,30}/i
    .exec(html.slice(at + (closing ? 2 : 1), at + 40))?.[0]
    .toLowerCase();
  if (name === undefined) return undefined;
  const end = tagEnd(html, at + (closing ? 2 : 1) + name.length);
  return end === undefined ? undefined : { name: /^[!?]/.test(name) ? '' : name, closing, end };
}

/** Where a tag ends: at the first ">" outside of quoted values. Undefined if another "<" or the end comes first. */
function tagEnd(html: string, from: number): number | undefined {
  for (let i = from; i < html.length; i += 1) {
    const c = html[i];
    if (c === '>') return i + 1;
    if (c === '<') return undefined;
    // A mark that is no value's, as in <a title=O'Neill>, stands after a letter.
    if ((c === '"' || c === "'") && html[i - 1] === '=') {
      i = html.indexOf(c, i + 1);
      if (i < 0) return undefined;
    }
  }
  return undefined;
}

/** The end of an element whose content is dropped. */
function afterElement(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}[^<>]{0,100}>`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  return found === null ? html.length : found.index + found[0].length;
}

/** What a tag leaves in the text: the end of a line, a gap between cells, or nothing. Line ends of the source are spaces. */
function between(name: string): string {
  if (name === 'br') return BREAK;
  if (name === 'td' || name === 'th') return CELL;
  return BLOCKS.has(name) ? BLOCK : '';
}

/** Marks of private use, which are taken out of the text itself. */
const [BREAK, BLOCK, CELL] = ['\ue001', '\ue002', '\ue003'];

function decoded(text: string): string {
  return text
    .replace(/[\ue001-\ue003]/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi, (whole, decimal, hex, name) =>
      name === undefined
        ? ofCode(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10))
        : (NAMED.get(name) ?? whole),
    );
}

function ofCode(code: number): string {
  if (code >= 128 && code < 160) return WINDOWS[code - 128] ?? '';
  if (code < 32 && code !== 9 && code !== 10) return '';
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}

/** Lines without space around them, and one empty line between blocks. */
function tidy(text: string): string {
  return text
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/ ?\ue003 ?/g, '\t')
    .split(/[ \t]*\ue002[ \t\ue001\ue002]*/)
    .map((block) => block.replace(/ ?\ue001 ?/g, '\n').trim())
    .filter((block) => block !== '')
    .join('\n\n');
}
