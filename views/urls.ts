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
  finding?: string | undefined;
  page?: number | undefined;
}

export const urls = {
  home: () => '/',
  claims: ({ page, ...filter }: ClaimsQuery = {}) =>
    `/claims${query({ ...filter, page: page === 1 ? undefined : page })}`,
  claim: (slug: string, asOf?: string) => `/claims/${segment(slug)}${query({ asof: asOf })}`,
  claimJson: (slug: string, asOf?: string) => `/claims/${segment(slug)}.json${query({ asof: asOf })}`,
  history: (slug: string) => `/claims/${segment(slug)}/history`,
  claimant: (slug: string, page?: number) =>
    `/claimants/${segment(slug)}${query({ page: page === 1 ? undefined : page })}`,
  topic: (slug: string, page?: number) =>
    `/topics/${segment(slug)}${query({ page: page === 1 ? undefined : page })}`,
  evidence: (page?: number) => `/evidence${query({ page: page === 1 ? undefined : page })}`,
  series: (id: string) => `/evidence/${segment(id)}`,
  seriesCsv: (id: string) => `/evidence/${segment(id)}.csv`,
  seriesJson: (id: string) => `/evidence/${segment(id)}.json`,
  method: (anchor?: string) => `/method${anchor === undefined ? '' : `#${segment(anchor)}`}`,
  style: (hash: string) => `/assets/plumbline-${hash}.css`,
  icon: () => '/favicon.svg',
} as const;

/** The full address of a path on the site that is served from `origin`. */
export function absolute(origin: string, path: string): string {
  return new URL(path, origin).toString();
}
