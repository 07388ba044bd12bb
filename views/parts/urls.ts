/** Every address of the ledger, built in one place. */

import type { FeedPart, FeedScope } from '../../claims/editorial/listed-claim.ts';
import type { ListTable } from '../../claims/exchange/list-tables.ts';

const segment = encodeURIComponent;

/** The query of the parameters that have a value. */
function query(parameters: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export interface ClaimsQuery {
  q?: string | undefined;
  claimant?: string | undefined;
  topic?: string | undefined;
  word?: string | undefined;
  finding?: string | undefined;
  party?: string | undefined;
  kind?: string | undefined;
  year?: string | undefined;
  order?: string | undefined;
  page?: number | undefined;
}

/** What the page of a person, a party or a topic may ask for. */
export interface NarrowedQuery {
  said?: string | undefined;
  now?: string | undefined;
  page?: number | undefined;
}

/** What the list of people and bodies may ask for. */
export interface PeopleQuery {
  q?: string | undefined;
  letter?: string | undefined;
  kind?: string | undefined;
  page?: number | undefined;
}

function narrowed(list: string, slug: string, { page, ...filter }: NarrowedQuery): string {
  return `/${list}/${segment(slug)}${query({ ...filter, page: page === 1 ? undefined : page })}`;
}

/** What the address of an embed may ask for. */
export interface EmbedQuery {
  rev?: number | undefined;
  /** The verdict of a day; with `rev`, what was published on the revision by the end of it. */
  asof?: string | undefined;
  theme?: string | undefined;
  size?: string | undefined;
}

/** What a feed is about. */
export type FeedOf = FeedScope | { of: 'claim'; slug: string };

/** The folder of a feed. */
function feedBase(of: FeedOf): string {
  switch (of.of) {
    case 'all':
      return '';
    case 'topic':
      return `/topics/${segment(of.slug)}`;
    case 'claimant':
      return `/people/${segment(of.slug)}`;
    case 'claim':
      return `/claims/${segment(of.slug)}`;
  }
}

/** Which state of a claim an address shows, if not today's: that of a day, or a revision. */
export interface ShownOf {
  asof?: string | undefined;
  rev?: number | undefined;
}

export const urls = {
  home: () => '/',
  claims: ({ page, ...filter }: ClaimsQuery = {}) =>
    `/claims${query({ ...filter, page: page === 1 ? undefined : page })}`,
  /** A whole list as CSV, narrowed as its page is; for spreadsheets with a byte order mark, which Excel needs. */
  listCsv: (
    list: ListTable,
    { page: _, ...filter }: Readonly<Record<string, string | number | undefined>> = {},
    { forSpreadsheets = false } = {},
  ) => `/${list}.csv${query({ ...filter, bom: forSpreadsheets ? 1 : undefined })}`,
  claim: (slug: string, asOf?: string) => `/claims/${segment(slug)}${query({ asof: asOf })}`,
  /** The page of a revision as it was published or, with a day, as it stood at the end of that; null for the claim itself. */
  claimPinned: (slug: string, rev: number | null, asOf?: string) =>
    `/claims/${segment(slug)}${query({ rev: rev ?? undefined, asof: asOf })}`,
  /** The sayings on the page of a claim, and one of them. */
  sayings: (slug: string) => `/claims/${segment(slug)}#sayings`,
  saying: (slug: string, id: number) => `/claims/${segment(slug)}#saying-${id}`,
  claimJson: (slug: string, asOf?: string, rev?: number) =>
    `/claims/${segment(slug)}.json${query({ rev, asof: asOf })}`,
  /** A claim's page with numbers of the reader's, by the fields of its form. */
  claimWith: (slug: string, fields: Readonly<Record<string, string>> = {}) =>
    `/claims/${segment(slug)}/with${query(fields)}`,
  /** What became of a figure that a reader sent. */
  readerFigure: (code: string) => `/figures/${segment(code)}`,
  /** The chart of a claim as a file. */
  chart: (slug: string, format: 'svg' | 'png' | 'csv', shown: ShownOf = {}) =>
    `/claims/${segment(slug)}/chart.${format}${query({ ...shown })}`,
  history: (slug: string) => `/claims/${segment(slug)}/history`,
  /** A person or a body with its claims. `said` and `now` narrow these to a word by a clock, here and below. */
  claimant: (slug: string, asked: NarrowedQuery = {}) => narrowed('people', slug, asked),
  people: ({ page, ...filter }: PeopleQuery = {}) =>
    `/people${query({ ...filter, page: page === 1 ? undefined : page })}`,
  party: (slug: string, asked: NarrowedQuery = {}) => narrowed('parties', slug, asked),
  parties: (page?: number) => `/parties${query({ page: page === 1 ? undefined : page })}`,
  topic: (slug: string, asked: NarrowedQuery = {}) => narrowed('topics', slug, asked),
  topics: (page?: number) => `/topics${query({ page: page === 1 ? undefined : page })}`,
  /** The disputes, and the one about a series. */
  disputes: (page?: number) => `/disputes${query({ page: page === 1 ? undefined : page })}`,
  dispute: (series: string, page?: number) =>
    `/disputes/${segment(series)}${query({ page: page === 1 ? undefined : page })}`,
  evidence: (page?: number) => `/evidence${query({ page: page === 1 ? undefined : page })}`,
  series: (id: string) => `/evidence/${segment(id)}`,
  /** The CSV of a series; for spreadsheets with a byte order mark, which Excel needs. */
  seriesCsv: (id: string, { forSpreadsheets = false } = {}) =>
    `/evidence/${segment(id)}.csv${query({ bom: forSpreadsheets ? 1 : undefined })}`,
  seriesJson: (id: string) => `/evidence/${segment(id)}.json`,
  /** What is expected when, as a page and for calendars. */
  calendar: () => '/calendar',
  calendarFile: () => '/calendar.ics',
  /** What the ledger says of itself. */
  about: (page?: 'funding' | 'team' | 'complaints') => `/about${page === undefined ? '' : `/${page}`}`,
  method: (anchor?: string) => `/method${anchor === undefined ? '' : `#${segment(anchor)}`}`,
  /** What a word, a finding or a flag means. */
  word: (word: string) => `/method#word-${segment(word)}`,
  finding: (finding: string) => `/method#finding-${segment(finding)}`,
  flag: (flag: string) => `/method#flag-${segment(flag)}`,
  /** A correction on the page of its claim or in its history, which remains if the claim is withdrawn. */
  correction: (slug: string, id: number, where: 'claim' | 'history' = 'claim') =>
    `/claims/${segment(slug)}${where === 'history' ? '/history' : ''}#correction-${id}`,
  corrections: ({ page, type }: { page?: number | undefined; type?: string | undefined } = {}) =>
    `/corrections${query({ type, page: page === 1 ? undefined : page })}`,
  correctionsFeed: (page = 1) => `/corrections.atom${query({ page: page === 1 ? undefined : page })}`,
  style: (hash: string) => `/assets/plumbline-${hash}.css`,
  chartScript: (hash: string) => `/assets/chart-${hash}.js`,
  editStyle: (hash: string) => `/assets/edit-${hash}.css`,
  /** A badge, a card and the rest of what other sites show of a claim; `rev` pins a published revision. */
  badge: (slug: string, asked: EmbedQuery = {}) => `/badge/${segment(slug)}.svg${query({ ...asked })}`,
  badgeJson: (slug: string, rev?: number) => `/badge/${segment(slug)}.json${query({ rev })}`,
  embed: (slug: string, asked: EmbedQuery = {}) => `/embed/${segment(slug)}${query({ ...asked })}`,
  embeds: (slugs: readonly string[], asked: EmbedQuery = {}) =>
    `/embed${query({ claims: slugs.join(','), ...asked })}`,
  embedSeries: (id: string, asked: Pick<EmbedQuery, 'theme'> = {}) =>
    `/embed/evidence/${segment(id)}${query({ ...asked })}`,
  embedScript: (hash?: string) => (hash === undefined ? '/embed.js' : `/embed.${hash}.js`),
  embedStyle: (hash: string) => `/assets/embed-${hash}.css`,
  chooserStyle: (hash: string) => `/assets/chooser-${hash}.css`,
  chooserScript: (hash: string) => `/assets/chooser-${hash}.js`,
  embedChooser: (slug: string, asked: Record<string, string | undefined> = {}) =>
    `/claims/${segment(slug)}/embed${query({ ...asked })}`,
  citation: (slug: string, format: string, rev?: number) =>
    `/claims/${segment(slug)}/cite.${format}${query({ rev })}`,
  oembed: (address: string, format: 'json' | 'xml') => `/oembed${query({ url: address, format })}`,
  picture: (slug: string, rev?: number, asOf?: string, size?: 'square' | 'tall') =>
    `/og/${segment(slug)}.png${query({ rev, asof: asOf, size })}`,
  /** The picture of a page that is no claim's, by its path. */
  pagePicture: (path: string) => `/og/page${path === '/' ? '/index' : path}.png`,
  /** All reviews, or the part of them after the claim of a number. */
  claimReviews: (after = 0) => `/claimreview.json${query({ after: after === 0 ? undefined : after })}`,
  /** A feed of all claims, of a topic, of a person or of one claim; `part` is a place in it, before or after which it is read. */
  feed: (of: FeedOf = { of: 'all' }, part: FeedPart = {}) => `${feedBase(of)}/feed.atom${query({ ...part })}`,
  jsonFeed: (of: FeedOf = { of: 'all' }, part: FeedPart = {}) =>
    `${feedBase(of)}/feed.json${query({ ...part })}`,
  sitemap: (page?: number) => `/sitemap${page === undefined ? '' : `-${page}`}.xml`,
  mcp: () => '/mcp',
  llms: () => '/llms.txt',
  claimMarkdown: (slug: string, rev?: number) => `/claims/${segment(slug)}.md${query({ rev })}`,
  /** The Markdown of the page at a path. */
  markdown: (path: string) => `${path}.md`,
  openApi: () => '/api/openapi.json',
  apiDocs: () => '/api',
  api: {
    claims: (asked: Record<string, string | number | undefined> = {}) =>
      `/api/v1/claims${query({ ...asked })}`,
    claim: (slug: string, rev?: number) => `/api/v1/claims/${segment(slug)}${query({ rev })}`,
    allSeries: (asked: Record<string, string | number | undefined> = {}) =>
      `/api/v1/series${query({ ...asked })}`,
    series: (id: string) => `/api/v1/series/${segment(id)}`,
    check: () => '/api/v1/check',
    compute: () => '/api/v1/compute',
    repeats: (asked: Record<string, string | undefined> = {}) => `/api/v1/repeats${query({ ...asked })}`,
  },
  seriesPackage: (id: string) => `/evidence/${segment(id)}/datapackage.json`,
  editorScript: (hash: string) => `/assets/editor-${hash}.js`,
  icon: () => '/favicon.svg',
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  signInCode: () => '/sign-in/code',
  /** A one-time link: to set a first password, or a new one. */
  invitation: (token: string) => `/sign-in/invitation/${segment(token)}`,
  signOut: () => '/sign-out',
  releases: (page?: number) => `/releases${query({ page: page === 1 ? undefined : page })}`,
  release: (slug: string) => `/releases/${segment(slug)}`,
  file: (sha256: string) => `/files/${segment(sha256)}`,
  recipe: (id: string) => `/recipes/${segment(id)}.json`,
  edit: {
    home: (stage?: string, page?: number) => `/edit${query({ stage, page: page === 1 ? undefined : page })}`,
    /** `words` is the claim whose words another claim is to test. */
    newClaim: (words?: string) => `/edit/new${query({ words })}`,
    /** `rest` is the claim of which the words of the draft have a part: the rest is wanted. */
    newFrom: (slug: string, rest?: string) => `/edit/new${query({ from: slug, rest })}`,
    /** The box for a text, and a text that was brought, by its number. */
    articles: () => '/edit/article',
    article: (id: number, asked: { list?: '1' | undefined; done?: string | undefined } = {}) =>
      `/edit/article/${id}${query({ ...asked })}`,
    /** `like` is the claim whose test the draft takes over, `link` how the two belong together. */
    claim: (slug: string, asked: { like?: string; link?: string } = {}) =>
      `/edit/claims/${segment(slug)}${query({ ...asked })}`,
    review: (slug: string) => `/edit/claims/${segment(slug)}/review`,
    discard: (slug: string) => `/edit/claims/${segment(slug)}/discard`,
    draftPreview: (slug: string) => `/edit/claims/${segment(slug)}/preview`,
    revisions: (slug: string) => `/edit/claims/${segment(slug)}/revisions`,
    compare: (slug: string, from?: number, to?: number) =>
      `/edit/claims/${segment(slug)}/compare${query({ from, to })}`,
    replies: (slug: string) => `/edit/claims/${segment(slug)}/replies`,
    /** `done` names what was just done, `from` the draft whose words are to be attached. */
    sayings: (slug: string, asked: { done?: string; from?: string } = {}) =>
      `/edit/claims/${segment(slug)}/sayings${query({ ...asked })}`,
    /** Words that are one, and words that never are. */
    words: (done?: string) => `/edit/words${query({ done })}`,
    withdraw: (slug: string) => `/edit/claims/${segment(slug)}/withdraw`,
    evidence: (q?: string, page?: number) =>
      `/edit/evidence${query({ q, page: page === 1 ? undefined : page })}`,
    newSeries: () => '/edit/evidence/new',
    imports: () => '/edit/import',
    import: (id: string, done?: string) => `/edit/import/${segment(id)}${query({ done })}`,
    release: (slug: string, done?: string) => `/edit/releases/${segment(slug)}${query({ done })}`,
    /** `revise` names a date of the series, `correct` a figure by its number, `saved` the form that was saved. */
    series: (
      id: string,
      {
        page,
        ...more
      }: {
        revise?: string | undefined;
        correct?: number | undefined;
        saved?: string | undefined;
        done?: string | undefined;
        page?: number | undefined;
      } = {},
    ) => `/edit/evidence/series/${segment(id)}${query({ ...more, page: page === 1 ? undefined : page })}`,
    /** When the next figures of a series are expected. */
    nextRelease: (id: string) => `/edit/evidence/series/${segment(id)}/next`,
    /** Where the sources of a series are kept. */
    archives: (id: string) => `/edit/evidence/series/${segment(id)}/archives`,
    /** The form of a series with a figure and its source in it; `revises` if there is one of that time. */
    seriesWith: (
      id: string,
      {
        at,
        value,
        revises,
        source: { title, publisher, url },
      }: {
        at: string;
        value: string;
        revises: boolean;
        source: { title: string; publisher: string; url: string | null };
      },
    ) =>
      `/edit/evidence/series/${segment(id)}${query({ [revises ? 'revise' : 'at']: at, value, title, publisher, url: url ?? undefined })}`,
    /** `published` is the claim whose verdict was published last. */
    queue: (
      anchor?: string,
      { page, published }: { page?: number | undefined; published?: string | undefined } = {},
    ) =>
      `/edit/queue${query({ published, page: page === 1 ? undefined : page })}${anchor === undefined ? '' : `#${segment(anchor)}`}`,
    queued: (slug: string) => `/edit/queue/${segment(slug)}`,
    /** Where an admin confirms the day. */
    calendar: () => '/edit/calendar',
    /** For the script: the preview of a form as typed so far, and the completions of a field. */
    preview: () => '/edit/preview',
    complete: () => '/edit/complete',
    /** Who embeds verdicts. */
    /** Figures that readers sent, and one of them by its number. */
    figures: ({ page, ...filter }: { state?: string | undefined; page?: number | undefined } = {}) =>
      `/edit/figures${query({ ...filter, page: page === 1 ? undefined : page })}`,
    figure: (id: number) => `/edit/figures/${id}`,
    embeds: ({
      page,
      ...filter
    }: {
      claim?: string | undefined;
      host?: string | undefined;
      page?: number | undefined;
    } = {}) => `/edit/embeds${query({ ...filter, page: page === 1 ? undefined : page })}`,
    /** Publishers that are notified of changes. */
    webhooks: (done?: string) => `/edit/embeds/webhooks${query({ done })}`,
    /** People and bodies of the ledger, and parties. */
    claimants: ({ q, page }: { q?: string | undefined; page?: number | undefined } = {}) =>
      `/edit/claimants${query({ q, page: page === 1 ? undefined : page })}`,
    claimant: (slug: string, asked: Record<string, string | undefined> = {}) =>
      `/edit/claimants/${segment(slug)}${query({ ...asked })}`,
    parties: () => '/edit/parties',
    party: (slug: string, done?: string) => `/edit/parties/${segment(slug)}${query({ done })}`,
    account: () => '/edit/account',
    people: () => '/edit/people',
    person: (id: string) => `/edit/people/${segment(id)}`,
    settings: () => '/edit/settings',
    about: () => '/edit/settings/about',
    audit: (filter: Record<string, string | number | undefined> = {}) => `/edit/audit${query(filter)}`,
    auditCsv: (filter: Record<string, string | undefined> = {}) => `/edit/audit.csv${query(filter)}`,
  },
} as const;

/** The full address of a path on the site that is served from `origin`. */
export function absolute(origin: string, path: string): string {
  return new URL(path, origin).toString();
}
