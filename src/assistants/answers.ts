/** What the tools of an assistant answer: the values of the API, in short, with both clocks, revision and day. */
import type { Context } from 'hono';
import type * as z from 'zod';
import type { Bundle } from '../../claims/bundle.ts';
import type { Observation } from '../../claims/evidence/series.ts';
import { compareMoments, moment } from '../../claims/exact/calendar.ts';
import { wholeSecond } from '../../claims/exact/instant.ts';
import { inputName, keyFigureContext, unitOfInput } from '../../claims/kinds/given-inputs.ts';
import type { Statement } from '../../claims/repeats/statement.ts';
import type { Clocks, EvidenceUsed, Verdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { type ApiClaim, claimsNamed } from '../../db/readers/api.ts';
import { listCorrections } from '../../db/readers/corrections.ts';
import { findSeries } from '../../db/readers/evidence.ts';
import { answersIn } from '../../db/readers/search.ts';
import { findRepeats } from '../../db/repeats/find.ts';
import { headlineShown } from '../../views/parts/headline-shown.ts';
import { listedSentence } from '../../views/parts/listed-headline.ts';
import { absolute, urls } from '../../views/parts/urls.ts';
import { computeValue } from '../api/computed.ts';
import { shortOf } from '../api/short.ts';
import { bothShort, claimItem, claimValue } from '../api/values.ts';
import { type AppEnv, dayOf, originOf, todayOf } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import type {
  claimAnswer,
  claimQuery,
  computeAnswer,
  computeQuery,
  correctionsAnswer,
  correctionsQuery,
  figuresAnswer,
  figuresQuery,
  statementAnswer,
  statementQuery,
} from './schemas.ts';

type C = Context<AppEnv>;
type Near = z.infer<typeof statementAnswer>['claims'][number];
type Matched = Pick<Near, 'relation' | 'why' | 'agrees' | 'differs'>;
type Standing = Omit<Near, keyof Matched>;

const FOUND =
  'These claims of the ledger come nearest. Each verdict is on the words quoted and no others: it is told first how each differs from what was asked.';
const ABSENT =
  'Not in the ledger: no claim comes near. That says nothing about whether the statement is true: the ledger holds only claims that somebody recorded.';

const full = (c: C) => (path: string) => absolute(originOf(c), path);

function standingOf(c: C, claim: ApiClaim): Standing {
  const item = claimItem(claim, full(c));
  return {
    slug: item.slug,
    quotation: { saidBy: item.claimant.name, saidOn: item.saidOn, words: item.quote },
    headline: item.headline,
    sentence: listedSentence(claim),
    verdicts: item.verdicts,
    revision: item.revision,
    changedOn: item.changedOn,
    url: item.url,
  };
}

/** The claims that come nearest to a statement or a question, each with what the statement is to it. */
export async function statementValue(
  c: C,
  { text, statement, said_on, by, limit }: z.infer<typeof statementQuery>,
): Promise<z.infer<typeof statementAnswer>> {
  const words = text ?? statement;
  if (words === undefined)
    throw new HttpError('bad-request', '“text” is missing: the statement or question to look up.');
  const matched = await matchedTo(c, { words, saidOn: said_on, by }, limit);
  const claims = await claimsNamed(c.var.deps.database, [...matched.keys()]);
  return {
    asOf: todayOf(c),
    isInLedger: claims.length > 0,
    note: claims.length > 0 ? FOUND : ABSENT,
    claims: claims.map((claim) => {
      const standing = standingOf(c, claim);
      return { ...(matched.get(standing.slug) ?? UNDECIDED), ...standing };
    }),
  };
}

/** What is said of a claim that answers by its words, and that no clause repeats. */
const UNDECIDED: Matched = {
  relation: 'maybe',
  why: 'about what is asked, by its words',
  agrees: [],
  differs: [],
};

/** The claims that come nearest, the nearest first: those that a clause may repeat, then those that answer by their words. */
async function matchedTo(c: C, statement: Statement, limit: number): Promise<Map<string, Matched>> {
  const { database } = c.var.deps;
  const clauses = await findRepeats(database, statement);
  const all = clauses.flatMap(({ matches }) => matches).sort((a, b) => b.score - a.score);
  const found = new Map<string, Matched>();
  for (const { slug, relation, why, agrees, differs } of all)
    if (!found.has(slug) && relation !== 'maybe' && relation !== 'related')
      found.set(slug, { relation, why, agrees: [...agrees], differs: [...differs] });
  const weak = new Map(
    all.map(({ slug, relation, why, agrees, differs }) => [
      slug,
      { relation, why, agrees: [...agrees], differs: [...differs] },
    ]),
  );
  for (const slug of await answersIn(database, statement.words, limit))
    if (!found.has(slug)) found.set(slug, weak.get(slug) ?? UNDECIDED);
  return new Map([...found].slice(0, limit));
}

/** A claim with both verdicts, what they rest on and what they leave out. Throws what the API does for such a claim. */
export async function claimBrief(
  c: C,
  { slug, revision }: z.infer<typeof claimQuery>,
): Promise<z.infer<typeof claimAnswer>> {
  const value = await claimValue(c, slug, { rev: revision });
  const { bundle, verdicts, headline } = value;
  const clocks: Clocks = verdicts;
  const lead = clocks[headline.clock];
  const shown = headlineShown(clocks);
  return {
    asOf: todayOf(c),
    slug: value.slug,
    quotation: {
      saidBy: bundle.claim.claimant.name,
      ...(bundle.claim.claimant.role === undefined ? {} : { role: bundle.claim.claimant.role }),
      saidOn: bundle.claim.saidOn,
      words: bundle.claim.quote,
    },
    headline,
    sentence: shown.sentence,
    verdicts: { said: shortOf(clocks.said), now: shortOf(clocks.now) },
    because: lead.because,
    method: lead.method,
    figures: figuresOf(bundle, clocks),
    leavesOut: leftOut(lead),
    whenKnown: value.whenKnown,
    revision: value.revision,
    changedOn: dayOf(c, value.publishedAt),
    corrections: value.corrections.map(({ type, at, sentence }) => ({ type, at: wholeSecond(at), sentence })),
    sayings: value.sayings.map((one) => ({
      saidBy: one.claimant.name,
      ...(one.role === null ? {} : { role: one.role }),
      saidOn: one.saidOn,
      words: one.words,
      isReported: one.isReported,
    })),
    isLatest: value.revision === value.latestRevision,
    url: value.url,
    dataUrl: value.jsonUrl,
  };
}

function leftOut({ kind, framing }: Verdict): string[] {
  return framing.map((flag) => {
    const { label, sentence } = english.framing(flag, (input) => inputName(kind, input, 'called'));
    return `${label} ${sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('')}`;
  });
}

/** The figures that the verdicts of both clocks rest on, each once: those of the day of the words first. */
function figuresOf(bundle: Bundle, { said, now }: Clocks) {
  const all = [...said.evidence, ...now.evidence].map((used) => figureOf(bundle, used));
  return [...new Map(all.map((figure) => [JSON.stringify(figure), figure])).values()];
}

function figureOf(bundle: Bundle, used: EvidenceUsed) {
  const source = bundle.sources.find(({ id }) => id === used.source);
  return {
    what: keyFigureContext(bundle.claim, bundle.series).label(used.input),
    at: used.at ?? null,
    value: used.value,
    unit:
      bundle.series.find(({ id }) => id === used.series)?.unit ??
      unitOfInput(bundle.claim, bundle.series, used.input),
    publishedOn: used.publishedOn ?? null,
    source: source === undefined ? null : `${source.title}, ${source.publisher}`,
    sourceUrl: source?.url ?? null,
  };
}

/** The figures of a series, each as published last, with what was published before. Throws a 404 if there is no such series. */
export async function figuresValue(
  c: C,
  { series: id, from, to, limit }: z.infer<typeof figuresQuery>,
): Promise<z.infer<typeof figuresAnswer>> {
  const found = await findSeries(c.var.deps.database, id);
  if (found === undefined) throw new HttpError('not-found', `The ledger has no series “${id}”.`);
  const { series, sources } = found;
  const named = new Map(
    sources.map(({ id: source, title, publisher }) => [source, `${title}, ${publisher}`]),
  );
  const asked = series.observations.filter(({ at }) => {
    const { end } = moment(at);
    return (from === undefined || end >= from) && (to === undefined || end <= to);
  });
  const byTime = new Map<string, Observation[]>();
  for (const one of asked) byTime.set(one.at, [...(byTime.get(one.at) ?? []), one]);
  const all = [...byTime].sort(([a], [b]) => compareMoments(moment(a), moment(b)));
  return {
    asOf: todayOf(c),
    id,
    title: series.title,
    measure: series.measure ?? null,
    unit: series.unit,
    place: series.place ?? null,
    figures: all.slice(-limit).flatMap(([at, vintages]) => {
      const published = vintages.toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
      const last = published.at(-1);
      if (last === undefined) return [];
      return [
        {
          at,
          value: last.value,
          status: last.status ?? null,
          publishedOn: last.publishedOn,
          earlier: published.slice(0, -1).map(({ value, publishedOn }) => ({ value, publishedOn })),
          source: named.get(last.source) ?? last.source,
        },
      ];
    }),
    isCut: all.length > limit,
    url: full(c)(urls.series(id)),
  };
}

/** The verdict of a bundle, as of its own day. Throws what the API does for it. */
export async function computedValue(
  c: C,
  { bundle }: z.infer<typeof computeQuery>,
): Promise<z.infer<typeof computeAnswer>> {
  const verdict = await computeValue(c, new TextEncoder().encode(JSON.stringify(bundle)));
  return { asOf: verdict.asOf, verdict };
}

/** The latest corrections and withdrawals. */
export async function correctionsValue(
  c: C,
  { limit }: z.infer<typeof correctionsQuery>,
): Promise<z.infer<typeof correctionsAnswer>> {
  const { entries } = await listCorrections(c.var.deps.database, undefined, 1);
  return {
    asOf: todayOf(c),
    corrections: entries.slice(0, limit).map((entry) => ({
      slug: entry.slug,
      quotation: { saidBy: entry.claimant, words: entry.quote },
      type: entry.type,
      at: wholeSecond(entry.at),
      sentence: entry.sentence,
      before: entry.before === null ? null : bothShort(entry.before),
      after: entry.after === null ? null : bothShort(entry.after),
      url: full(c)(urls.history(entry.slug)),
    })),
  };
}
