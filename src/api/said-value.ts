/** What the API answers of the sayings of a claim. */
import { listedHeadline } from '../../claims/editorial/listed-claim.ts';
import type { LinkedClaim, SayingLine, Told } from '../../claims/sayings/saying.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { urls } from '../../views/parts/urls.ts';
import { shortOf } from './short.ts';

/** The sayings of a claim, the verdicts on them by their numbers (its own under null), and the claims that are linked to it. */
interface Said {
  slug: string;
  told: Told;
  verdicts: ReadonlyMap<number | null, Clocks>;
  links: readonly LinkedClaim[];
}

/** Who said it, when and where, with the verdict on each by its own day; and the claims that editors linked to it. */
export function saidValue({ slug, told, verdicts, links }: Said, full: (path: string) => string) {
  const line = (one: SayingLine) => {
    const ruled = verdicts.get(one.id);
    return {
      id: one.id,
      claimant: one.person,
      role: one.claimant.role ?? null,
      saidOn: one.saidOn,
      words: one.quote,
      isReported: one.isReported,
      isCounted: one.isCounted,
      appearance: one.appearance ?? null,
      said: ruled === undefined ? null : shortOf(ruled.said),
      now: ruled === undefined ? null : shortOf(ruled.now),
      url: full(one.id === null ? urls.claim(slug) : urls.saying(slug, one.id)),
    };
  };
  return {
    sayings: told.lines.map(line),
    saidTimes: told.times,
    saidBy: told.people,
    first: line(told.first),
    last: line(told.last),
    links: links.map((one) => ({
      relation: one.link,
      slug: one.slug,
      quote: one.quote,
      claimant: one.claimant,
      saidOn: one.saidOn,
      headline: listedHeadline(one),
      url: full(urls.claim(one.slug)),
      apiUrl: full(urls.api.claim(one.slug)),
    })),
  };
}
