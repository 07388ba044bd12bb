/** The examples of the documentation: asked of the ledger as it is, through the functions that answer programs. */
import type { Context } from 'hono';
import { requiredRate } from '../../claims/kinds/required-rate.ts';
import { urls } from '../../views/parts/urls.ts';
import type { AppEnv } from '../http/context.ts';
import type { Endpoint } from './endpoints.ts';
import { allSeriesValue, claimsValue, claimValue, computeValue, seriesValue } from './values.ts';

export interface Example {
  /** The path that is asked for. */
  path: string;
  /** What is sent. */
  body: unknown;
  /** What is answered. */
  value: unknown;
}

/** So many entries the examples of lists ask for. */
const FEW = 2;

/** An example of each endpoint; those that need a claim or a series are left out of a ledger that has none. */
export async function examples(c: Context<AppEnv>): Promise<Partial<Record<Endpoint['name'], Example>>> {
  const limit = FEW;
  const [claims, series] = await Promise.all([claimsValue(c, { limit }), allSeriesValue(c, { limit })]);
  const slug = claims.claims[0]?.slug;
  const id = series.series[0]?.id;
  const [claim, one] = await Promise.all([
    slug === undefined ? undefined : claimValue(c, slug, {}),
    id === undefined ? undefined : seriesValue(c, id),
  ]);
  const get = (path: string, value: unknown): Example => ({ path, body: undefined, value });
  return {
    listClaims: get(urls.api.claims({ limit }), claims),
    ...(slug === undefined ? {} : { getClaim: get(urls.api.claim(slug), claim) }),
    listSeries: get(urls.api.allSeries({ limit }), series),
    ...(id === undefined ? {} : { getSeries: get(urls.api.series(id), one) }),
    compute: {
      path: urls.api.compute(),
      body: requiredRate.example,
      value: computeValue(requiredRate.example),
    },
  };
}
