/** The pages of the ledger that every sweep goes over. */

/** Reader pages, one of each sort. */
export const READER_PAGES = [
  '/',
  '/claims',
  '/claims?page=2',
  '/claims?q=officers&finding=holds',
  '/claims?q=no-such-word-anywhere',
  '/claims/economy-1-2-percent-smaller-end-of-2021',
  '/claims/economy-1-2-percent-smaller-end-of-2021?asof=2023-08-31',
  '/claims/braverman-on-track',
  '/claims/braverman-on-track?asof=2023-01-25',
  '/claims/on-track-october-2020?asof=2020-10-29',
  '/claims/braverman-on-track?rev=1',
  '/claims/government-13000-by-end-of-parliament',
  '/claims/met-short-by-more-than-1300',
  '/claims/met-largest-in-its-history',
  '/claims/braverman-on-track/history',
  '/people',
  '/people?q=officer&kind=body',
  '/people?letter=b',
  '/people/boris-johnson',
  '/people/boris-johnson?now=kept',
  '/parties',
  '/parties/labour',
  '/topics',
  '/topics/police-numbers',
  '/disputes',
  '/disputes/uplift-ew',
  '/evidence',
  '/evidence/uplift-ew',
  '/calendar',
  '/method',
  '/corrections',
  '/about',
  '/about/funding',
  '/about/team',
  '/about/complaints',
  '/corrections?type=withdrawal',
  '/api',
] as const;

/** Pages that are made for one reader, and never kept: with a figure of theirs, and with one that cannot be read. */
export const OWN_PAGES = [
  '/claims/1142-officers-a-month/with?actual=16574',
  '/claims/149572-officers-add-up/with?parts.1=many',
] as const;

/** Pages that say what went wrong. */
export const ERROR_PAGES = [
  '/claims/no-such-claim',
  '/claims/braverman-on-trak',
  '/claims/braverman-on-track?asof=yesterday',
  '/nowhere',
] as const;

/** Everything else that can be read, with its type. */
export const FILES = {
  '/claims/braverman-on-track.json': 'application/json; charset=utf-8',
  '/claims/braverman-on-track.json?asof=2023-01-25': 'application/json; charset=utf-8',
  '/evidence/uplift-ew.csv': 'text/csv; charset=utf-8; header=present',
  '/evidence/uplift-ew.json': 'application/json; charset=utf-8',
  '/evidence/uplift-ew/datapackage.json': 'application/json; charset=utf-8',
  '/claims/braverman-on-track/chart.svg': 'image/svg+xml',
  '/claims/braverman-on-track/chart.csv': 'text/csv; charset=utf-8; header=present',
  '/corrections.atom': 'application/atom+xml; charset=utf-8',
  '/feed.atom': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
  '/claimreview.json': 'application/json; charset=utf-8',
  '/calendar.ics': 'text/calendar; charset=utf-8',
  '/sitemap.xml': 'application/xml; charset=utf-8',
  '/favicon.svg': 'image/svg+xml',
  '/robots.txt': 'text/plain; charset=utf-8',
} as const;
