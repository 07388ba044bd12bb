/** Every address of the ledger, built in one place. */

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
  page?: number | undefined;
}

/** What the address of an embed may ask for. */
export interface EmbedQuery {
  rev?: number | undefined;
  /** The verdict of a day; with `rev`, what was published on the revision by the end of it. */
  asof?: string | undefined;
  theme?: string | undefined;
  size?: string | undefined;
}

export const urls = {
  home: () => '/',
  claims: ({ page, ...filter }: ClaimsQuery = {}) =>
    `/claims${query({ ...filter, page: page === 1 ? undefined : page })}`,
  claim: (slug: string, asOf?: string) => `/claims/${segment(slug)}${query({ asof: asOf })}`,
  /** The page of a revision as it was published or, with a day, as it stood at the end of that; null for the claim itself. */
  claimPinned: (slug: string, rev: number | null, asOf?: string) =>
    `/claims/${segment(slug)}${query({ rev: rev ?? undefined, asof: asOf })}`,
  claimJson: (slug: string, asOf?: string, rev?: number) =>
    `/claims/${segment(slug)}.json${query({ rev, asof: asOf })}`,
  history: (slug: string) => `/claims/${segment(slug)}/history`,
  claimant: (slug: string, page?: number) =>
    `/claimants/${segment(slug)}${query({ page: page === 1 ? undefined : page })}`,
  topic: (slug: string, page?: number) =>
    `/topics/${segment(slug)}${query({ page: page === 1 ? undefined : page })}`,
  evidence: (page?: number) => `/evidence${query({ page: page === 1 ? undefined : page })}`,
  series: (id: string) => `/evidence/${segment(id)}`,
  /** The CSV of a series; for spreadsheets with a byte order mark, which Excel needs. */
  seriesCsv: (id: string, { forSpreadsheets = false } = {}) =>
    `/evidence/${segment(id)}.csv${query({ bom: forSpreadsheets ? 1 : undefined })}`,
  seriesJson: (id: string) => `/evidence/${segment(id)}.json`,
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
  picture: (slug: string, rev?: number, asOf?: string) =>
    `/og/${segment(slug)}.png${query({ rev, asof: asOf })}`,
  /** The picture of a page that is no claim's, by its path. */
  pagePicture: (path: string) => `/og/page${path === '/' ? '/index' : path}.png`,
  /** All reviews, or the part of them after the claim of a number. */
  claimReviews: (after = 0) => `/claimreview.json${query({ after: after === 0 ? undefined : after })}`,
  feed: () => '/feed.atom',
  jsonFeed: () => '/feed.json',
  sitemap: (page?: number) => `/sitemap${page === undefined ? '' : `-${page}`}.xml`,
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
  },
  seriesPackage: (id: string) => `/evidence/${segment(id)}/datapackage.json`,
  editorScript: (hash: string) => `/assets/editor-${hash}.js`,
  icon: () => '/favicon.svg',
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  signInCode: () => '/sign-in/code',
  /** A one-time link: to set a first password, or a new one. */
  invitation: (token: string) => `/sign-in/invitation/${segment(token)}`,
  signOut: () => '/sign-out',
  edit: {
    home: (stage?: string, page?: number) => `/edit${query({ stage, page: page === 1 ? undefined : page })}`,
    /** `words` is the claim whose words another claim is to test. */
    newClaim: (words?: string) => `/edit/new${query({ words })}`,
    claim: (slug: string) => `/edit/claims/${segment(slug)}`,
    review: (slug: string) => `/edit/claims/${segment(slug)}/review`,
    revisions: (slug: string) => `/edit/claims/${segment(slug)}/revisions`,
    compare: (slug: string, from?: number, to?: number) =>
      `/edit/claims/${segment(slug)}/compare${query({ from, to })}`,
    replies: (slug: string) => `/edit/claims/${segment(slug)}/replies`,
    withdraw: (slug: string) => `/edit/claims/${segment(slug)}/withdraw`,
    evidence: (q?: string, page?: number) =>
      `/edit/evidence${query({ q, page: page === 1 ? undefined : page })}`,
    newSeries: () => '/edit/evidence/new',
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
        page?: number | undefined;
      } = {},
    ) => `/edit/evidence/series/${segment(id)}${query({ ...more, page: page === 1 ? undefined : page })}`,
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
    account: () => '/edit/account',
    people: () => '/edit/people',
    person: (id: string) => `/edit/people/${segment(id)}`,
    settings: () => '/edit/settings',
    audit: (filter: Record<string, string | number | undefined> = {}) => `/edit/audit${query(filter)}`,
    auditCsv: (filter: Record<string, string | undefined> = {}) => `/edit/audit.csv${query(filter)}`,
  },
} as const;

/** The full address of a path on the site that is served from `origin`. */
export function absolute(origin: string, path: string): string {
  return new URL(path, origin).toString();
}
