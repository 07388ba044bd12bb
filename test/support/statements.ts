/** What each address of the ledger says of a claim's verdict, in whichever form: the words of it, and where they stand. */
import { WORD_NAMES, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { attributes, unescaped, words } from './markup.ts';
import { childrenOf, type Element, readXml, textOf } from './xml.ts';

/** What an address is about: a claim as it is, a revision of it, either as of a day. */
export interface Subject {
  slug: string;
  rev: string | null;
  asof: string | null;
}

/** A verdict as some form of an answer tells it. */
export interface Statement {
  /** Which part of which form says it: "page: title". */
  where: string;
  subject: Subject;
  /** Its words in the order in which they are told, or that it was withdrawn. */
  says: string;
}

const LABELS = WORD_NAMES.map((word) => wordForReaders(word).label.toLowerCase()).sort(
  (a, b) => b.length - a.length,
);
const VERDICTS = new RegExp(`(?<![a-z])(?:${LABELS.join('|')}|withdrawn)(?![a-z])`, 'g');

/** The words of verdicts in a text; all that a withdrawal says is that. */
export function verdictsIn(text: string): string {
  const found = [...text.toLowerCase().matchAll(VERDICTS)].map(([word]) => word);
  return found.includes('withdrawn') ? 'withdrawn' : found.join(', ');
}

/** The claim that the address of a page, an embed, a picture or a citation is about; undefined if it is of something else. */
export function subjectOf(address: string): Subject | undefined {
  const { pathname, searchParams } = new URL(address, 'http://ledger.test');
  const [, slug] =
    /^\/(?:claims|embed|badge|og|api\/v1\/claims)\/([a-z0-9-]+?)(?:\.[a-z]+)?(?:\/cite\.[a-z]+)?$/.exec(
      pathname,
    ) ?? [];
  if (slug === undefined) return undefined;
  return { slug, rev: searchParams.get('rev'), asof: searchParams.get('asof') };
}

/** The first text that a pattern finds, without markup. */
function first(text: string, pattern: RegExp): string | undefined {
  const [, found] = pattern.exec(text) ?? [];
  return found === undefined ? undefined : words(found);
}

/** The verdict after the quotation in a title. */
function afterQuotation(title: string): string {
  return title.startsWith('Withdrawn') ? title : title.slice(title.lastIndexOf('”') + 1);
}

/** The page of a claim, a revision or a day. */
function ofPage(page: string, subject: Subject): Statement[] {
  const meta = (name: string) =>
    first(page, new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`)) ?? '';
  const title = first(page, /<title>([\s\S]*?)<\/title>/) ?? '';
  const alt = meta('og:image:alt');
  const finding = first(page, /<p class="finding">([\s\S]*?)<\/p>/);
  const strip = first(page, /<h2 id="(?:edition|withdrawn)"[^>]*>([\s\S]*?)<\/h2>/) ?? '';
  const body = /withdrawn/i.test(strip) ? strip : (finding ?? '');
  // A page that search engines are kept from, and that stands for no other, is not shared.
  const shared = meta('og:title');
  return [
    { where: 'page: title', subject, says: verdictsIn(afterQuotation(title)) },
    { where: 'page: description', subject, says: verdictsIn(sentenceIn(meta('description'))) },
    { where: 'page: body', subject, says: verdictsIn(body) },
    ...(shared === ''
      ? []
      : [
          { where: 'page: og:title', subject, says: verdictsIn(afterQuotation(shared)) },
          { where: 'page: og:description', subject, says: verdictsIn(sentenceIn(meta('og:description'))) },
          { where: 'page: picture', subject, says: verdictsIn(alt.slice(alt.lastIndexOf('verdict:'))) },
        ]),
  ];
}

/** The headline in a description: what follows the quotation, up to the reason. */
function sentenceIn(description: string): string {
  if (/withdrawn/i.test(description)) return 'withdrawn';
  const [, headline = ''] = /”\u2069?\. ([^.]*)\./.exec(description) ?? [];
  return headline;
}

function ofCard(page: string, subject: Subject): Statement[] {
  const title = first(page, /<title>([\s\S]*?)<\/title>/) ?? '';
  const finding =
    first(page, /<p class="finding">([\s\S]*?)<\/p>/) ?? (/withdrawn/i.test(page) ? 'withdrawn' : '');
  return [
    { where: 'card: title', subject, says: verdictsIn(afterQuotation(title)) },
    { where: 'card: body', subject, says: verdictsIn(finding) },
  ];
}

/** What a badge, which may also say that the verdict changed since, says of the verdict. */
function ofBadge(text: string, subject: Subject): Statement[] {
  const title = first(text, /<title[^>]*>([\s\S]*?)<\/title>/) ?? '';
  const own = title.slice(title.lastIndexOf('”')).replace(/The verdict has changed since.*$/, '');
  return [{ where: 'badge: title', subject, says: verdictsIn(own) }];
}

/** The answer of oEmbed, whose address names another. */
function ofOembed(title: string, subject: Subject): Statement[] {
  return [{ where: 'oembed: title', subject, says: verdictsIn(afterQuotation(title) || title) }];
}

function ofCitation(text: string, subject: Subject): Statement[] {
  const plain = unescaped(text.replace(/<[^>]*>/g, ' ')).replaceAll('\\', '');
  const [, label] =
    /Plumbline: ([^.]*)\./.exec(plain) ??
    /\*\*([^*]*)\.\*\*/.exec(plain) ??
    /<strong>([^<]*)<\/strong>/.exec(text) ??
    [];
  const titled = /"title": "([^\n]*)"/.exec(text) ?? /title = \{([^\n]*)\}/.exec(plain);
  return [
    {
      where: 'citation',
      subject,
      says: verdictsIn(label ?? afterQuotation((titled?.[1] ?? '').replace(/\\u[0-9a-f]{4}/g, ''))),
    },
  ];
}

/** Feeds: each entry says a verdict of the address that it leads to. */
function ofFeed(body: string): Statement[] {
  const root = readXml(body);
  return childrenOf(root, 'entry').flatMap((entry: Element) => {
    const [link] = childrenOf(entry, 'link');
    const subject = subjectOf(link?.attributes['href'] ?? '');
    const title = textOf(entry, 'title') ?? '';
    return subject === undefined || !title.includes('”') || (link?.attributes['href'] ?? '').includes('#')
      ? []
      : [{ where: 'feed entry', subject, says: verdictsIn(afterQuotation(title)) }];
  });
}

interface JsonFeedItem {
  url: string;
  title: string;
}

function ofJsonFeed(body: string): Statement[] {
  const { items } = JSON.parse(body) as { items: JsonFeedItem[] };
  return items.flatMap(({ url, title }) => {
    const subject = subjectOf(url);
    return subject === undefined || url.includes('#') || !title.includes('”')
      ? []
      : [{ where: 'feed item', subject, says: verdictsIn(afterQuotation(title)) }];
  });
}

/** Lists of claims, each with its mark. */
function ofList(page: string): Statement[] {
  return [...page.matchAll(/<article>([\s\S]*?)<\/article>/g)].flatMap(([, item = '']) => {
    const address = attributes(item, 'href').find((href) => /^\/claims\/[a-z0-9-]+$/.test(href));
    const subject = address === undefined ? undefined : subjectOf(address);
    const mark = first(item, /<p class="verdicts">([\s\S]*?)<\/p>/);
    const own = mark?.replace(/ (?:Holds|Fails|Stretched|Too close).*$/, '');
    return subject === undefined || own === undefined
      ? []
      : [{ where: 'list', subject, says: verdictsIn(own) }];
  });
}

interface ReviewOf {
  '@type': string;
  url?: string;
  reviewRating?: { alternateName: string };
  dataFeedElement?: { item?: ReviewOf }[];
}

function ofReview(review: ReviewOf, where: string): Statement[] {
  const subject = subjectOf(review.url ?? '');
  const says = review.reviewRating?.alternateName;
  return subject === undefined || says === undefined ? [] : [{ where, subject, says: verdictsIn(says) }];
}

/** All that an answer says of verdicts. `path` is the address that was asked for. */
export function statementsIn(path: string, type: string, body: string): Statement[] {
  const { pathname, searchParams } = new URL(path, 'http://ledger.test');
  const subject = subjectOf(path);
  if (pathname === '/oembed') {
    const about = subjectOf(searchParams.get('url') ?? '');
    if (about === undefined) return [];
    const title = type.includes('json')
      ? (JSON.parse(body) as { title: string }).title
      : (textOf(readXml(body), 'title') ?? '');
    return ofOembed(title, about);
  }
  if (type.startsWith('application/atom')) return pathname.startsWith('/corrections') ? [] : ofFeed(body);
  if (type.startsWith('application/feed+json')) return ofJsonFeed(body);
  if (pathname === '/claimreview.json') {
    const feed = JSON.parse(body) as ReviewOf;
    return (feed.dataFeedElement ?? []).flatMap(({ item }) =>
      item === undefined ? [] : ofReview(item, 'all reviews'),
    );
  }
  if (subject === undefined) return type.startsWith('text/html') ? ofList(body) : [];
  if (pathname.startsWith('/embed/')) return ofCard(body, subject);
  if (pathname.startsWith('/badge/')) return pathname.endsWith('.svg') ? ofBadge(body, subject) : [];
  if (pathname.includes('/cite.')) return ofCitation(body, subject);
  if (pathname.startsWith('/api/')) {
    const { headline } = JSON.parse(body) as { headline: { word: string; other?: string } };
    const label = (word: string | undefined) =>
      WORD_NAMES.filter((name) => name === word).map((name) => wordForReaders(name).label.toLowerCase());
    // That it was too early to say before is no news of what came of a promise.
    const other = headline.other === 'too-early' ? undefined : headline.other;
    return [{ where: 'api', subject, says: [...label(headline.word), ...label(other)].join(', ') }];
  }
  if (!type.startsWith('text/html')) return [];
  const reviews = [...body.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].flatMap(
    ([, json = '']) => {
      const read = JSON.parse(json) as ReviewOf;
      return read['@type'] === 'ClaimReview' ? ofReview(read, 'page: review') : [];
    },
  );
  return [...ofPage(body, subject), ...reviews];
}
