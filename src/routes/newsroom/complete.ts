/** Completions of the claim form's fields: matches of a search, and suggestions for the script. */

import type { Context } from 'hono';
import * as z from 'zod';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import { shortDate } from '../../../claims/words/dates.ts';
import {
  type SeriesMatch,
  type SourceMatch,
  searchClaimants,
  searchSources,
  searchTopics,
  seriesMatches,
} from '../../../db/newsroom/draft-evidence.ts';
import { lastSource } from '../../../db/newsroom/known.ts';
import type { Choice } from '../../../views/edit/parts/fields.ts';
import { NO_STORE } from '../../http/cache.ts';
import type { AppEnv } from '../../http/context.ts';
import { PRIVATE_HEADERS } from '../../http/headers.ts';
import { readQuery } from '../../http/query.ts';

/** The series or sources in the ledger that match what is typed into a field. */
export async function matchesOf(
  c: Context<AppEnv>,
  field: string,
  fields: Record<string, string>,
): Promise<Choice[]> {
  const q = typedIn(fields, field);
  const { database } = c.var.deps;
  if (field.endsWith('.series')) return (await seriesMatches(database, q)).map(seriesChoice);
  return (await searchSources(database, q)).map((match) => ({
    value: match.id,
    label: `${match.title} (${sourceDetail(match)})`,
  }));
}

/** A series as one of several to choose from. */
export function seriesChoice(match: SeriesMatch): Choice {
  return { value: match.id, label: `${match.title} (${seriesDetail(match)})` };
}

/** "officers, headcount, England and Wales, 31 Mar 2020 to 31 Mar 2023". */
function seriesDetail({ unit, measure, place, firstDate, lastDate }: SeriesMatch): string {
  const reach =
    firstDate === null || lastDate === null
      ? 'no figures yet'
      : firstDate === lastDate
        ? shortDate(firstDate)
        : `${shortDate(firstDate)} to ${shortDate(lastDate)}`;
  return [unit, measure, place, reach].filter((part) => part !== null).join(', ');
}

function sourceDetail({ publisher, publishedOn }: SourceMatch): string {
  return publishedOn === null ? publisher : `${publisher}, ${shortDate(publishedOn)}`;
}

/** A suggestion for a field. */
interface Completion {
  value: string;
  label: string;
  detail: string;
}

/** Things of the ledger by their titles, which a form understands; those that share a title, or whose id was typed, by their ids. */
function byTitle<One extends { id: string; title: string }>(
  found: readonly One[],
  q: string,
  detail: (one: One) => string,
): Completion[] {
  return found.map((one) => {
    const isShared = found.some(({ id, title }) => id !== one.id && title === one.title);
    return {
      value: isShared || one.id === q.trim() ? one.id : one.title,
      label: one.title,
      detail: detail(one),
    };
  });
}

/** Sources for what is typed; before anything is, the one that this editor used last comes first. */
async function sourcesFor(c: Context<AppEnv>, q: string): Promise<SourceMatch[]> {
  const { database } = c.var.deps;
  const [found, last] = await Promise.all([
    searchSources(database, q),
    q.trim() === '' ? lastSource(database, c.var.person.id) : null,
  ]);
  const id = last?.fields['id'];
  if (last === null || id === undefined) return found;
  const own = found.find((source) => source.id === id) ?? {
    id,
    title: last.title,
    publisher: last.publisher,
    publishedOn: null,
  };
  return [own, ...found.filter((source) => source.id !== id)];
}

/** The longest text that is completed, in characters. */
const MAX_TYPED = 200;

const completeQuery = z.object({
  field: z.enum(
    ['series', 'claimant', 'topic', 'source'],
    '“field” is one of: series, claimant, topic, source.',
  ),
  q: z
    .string()
    .transform((text) => text.slice(0, MAX_TYPED))
    .default(''),
});

/** Completions of a field for the script, at most 20, as JSON. */
export async function complete(c: Context<AppEnv>): Promise<Response> {
  const { database } = c.var.deps;
  const { field, q } = readQuery(c, completeQuery);
  const named = ({ name, claims }: { name: string; claims: number }): Completion => ({
    value: name,
    label: name,
    detail: claims === 1 ? '1 claim' : `${claims} claims`,
  });
  const completions = async (): Promise<Completion[]> => {
    switch (field) {
      case 'claimant':
        return (await searchClaimants(database, q)).map(named);
      case 'topic':
        return (await searchTopics(database, q)).map(named);
      case 'series':
        return byTitle(await seriesMatches(database, q), q, seriesDetail);
      case 'source':
        return byTitle(await sourcesFor(c, q), q, sourceDetail);
    }
  };
  return c.json(await completions(), 200, { ...PRIVATE_HEADERS, 'Cache-Control': NO_STORE });
}
