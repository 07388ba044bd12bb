/** Which claims of the ledger the tests of an article repeat: the one place where they are looked up. */

import { dayOf } from '../../../claims/drafting/article-lines.ts';
import { type ArticleMatch, matchesAmong, shownMatch } from '../../../claims/drafting/article-matches.ts';
import type { Item, Line } from '../../../claims/drafting/article-sheet.ts';
import { type TypedFields, typedIn } from '../../../claims/drafting/typed-fields.ts';
import { nameKey } from '../../../claims/evidence/names.ts';
import type { Statement } from '../../../claims/repeats/statement.ts';
import type { Occasion } from '../../../claims/sayings/occasions.ts';
import { LINK_OF_RELATION } from '../../../claims/sayings/saying.ts';
import type { Database } from '../../../db/base/open.ts';
import { claimsNamed, claimsWith, sayingsOfNamed } from '../../../db/newsroom/known-figures.ts';
import { findAllRepeats, type Match, type MatchedClause } from '../../../db/repeats/find.ts';

/**
 * How many tests are looked up by their words, those of the highest rank, all together: each takes some ms. The rest is held against the
 * claims with the same figures.
 */
const LOOKED_UP = 40;

/** How many claims are shown for a test. */
const SHOWN = 3;

/** Relations that are shown: the others say that it is another claim. */
const SHOWN_AS: Partial<Record<Match['relation'], ArticleMatch['is']>> = {
  same: 'repeat',
  part: 'part',
  'same-other-figure': 'near',
  'same-other-time': 'near',
  'opposite-side': 'near',
  maybe: 'near',
};

/** The claims that each line may repeat, by its key; lines without one are left out. */
export async function matchesOf(
  database: Database,
  items: readonly Item[],
): Promise<Map<string, readonly ArticleMatch[]>> {
  const ranked = [...items]
    .sort((a, b) => b.entry.weight - a.entry.weight)
    .flatMap((item) => item.lines.map((line) => ({ item, line })));
  const [first, rest] = [ranked.slice(0, LOOKED_UP), ranked.slice(LOOKED_UP).map(({ line }) => line)];
  const [looked, byFigure] = await Promise.all([byWords(database, first), byFigures(database, rest)]);
  return withSayings(
    database,
    [...looked, ...byFigure].filter(([, matches]) => matches.length > 0),
  );
}

/** The matches with all sayings of their claims, by which it is told whether one is there already. */
async function withSayings(database: Database, found: Found): Promise<Map<string, readonly ArticleMatch[]>> {
  const slugs = new Set(found.flatMap(([, matches]) => matches.map(({ slug }) => slug)));
  const occasions = new Map<string, Occasion[]>();
  for (const { of, said } of await sayingsOfNamed(database, [...slugs]))
    occasions.set(of, [...(occasions.get(of) ?? []), { ...said, person: nameKey(said.claimant.name) }]);
  return new Map(
    found.map(([key, matches]) => [
      key,
      matches.map((one) => ({ ...one, occasions: [...one.occasions, ...(occasions.get(one.slug) ?? [])] })),
    ]),
  );
}

/** What is the same claim goes before a part of it, and both before what is near. */
const isSame = ({ relation }: Match) => (relation === 'same' ? 2 : relation === 'part' ? 1 : 0);

type Found = [key: string, matches: ArticleMatch[]][];

/** What a line states, as a sentence that is held against the ledger. */
export function statementOf({
  item: { entry, said, edited },
  line: { test, kind, fields },
}: {
  item: Item;
  line: Line;
}): Statement {
  const { claimed } = test;
  const by = typedIn(fields, 'claimant.name');
  // Of a day that is open the month or the year may be known, unless somebody typed another.
  const day = dayOf(said.saidOn) || (edited.has('saidOn') ? '' : (entry.saidOn ?? ''));
  return {
    words: entry.quote,
    kind,
    ...(by === '' ? {} : { by }),
    ...(day === '' ? {} : { saidOn: day }),
    ...(claimed === null ? {} : { figure: claimed.value, unit: claimed.unit, hedge: claimed.hedge }),
  };
}

async function byWords(database: Database, lines: readonly { item: Item; line: Line }[]): Promise<Found> {
  const clauses = await findAllRepeats(database, lines.map(statementOf));
  const found = lines.map(({ line }, i) => ({ ...line, matches: bestOf(ofFigure(line, clauses[i] ?? [])) }));
  const slugs = [...new Set(found.flatMap(({ matches }) => matches.map(({ slug }) => slug)))];
  const claims = new Map((await claimsNamed(database, slugs)).map((claim) => [claim.slug, claim]));
  return found.map(({ key, fields, matches }) => [
    key,
    matches.flatMap(({ slug, relation, why }) => {
      const [claim, is] = [claims.get(slug), SHOWN_AS[relation]];
      return claim === undefined || is === undefined
        ? []
        : [shownMatch(fields, claim, { is, why, link: LINK_OF_RELATION[relation] })];
    }),
  ]);
}

/**
 * The matches of a line. What repeats another figure of its sentence is only near: that figure has a line of its own.
 */
function ofFigure({ test: { claimed } }: Line, clauses: readonly MatchedClause[]): Match[] {
  const isOwn = ({ clause }: MatchedClause) =>
    claimed === null || clause.amount?.claimed.value === claimed.value;
  return clauses.flatMap((one) =>
    one.matches.map((match) =>
      isOwn(one) || !REPEATS.includes(match.relation) ? match : { ...match, relation: 'maybe' },
    ),
  );
}

const REPEATS: readonly Match['relation'][] = ['same', 'part'];

/** The nearest of the matches of all clauses, each claim once; what is the same claim goes before what is near. */
function bestOf(matches: readonly Match[]): Match[] {
  const best = new Map<string, Match>();
  for (const match of matches) {
    if (SHOWN_AS[match.relation] === undefined) continue;
    const held = best.get(match.slug);
    const isBetter =
      held === undefined ||
      (isSame(match) === isSame(held) ? held.score < match.score : isSame(match) > isSame(held));
    if (isBetter) best.set(match.slug, match);
  }
  return [...best.values()].sort((a, b) => isSame(b) - isSame(a) || b.score - a.score).slice(0, SHOWN);
}

async function byFigures(database: Database, lines: readonly Line[]): Promise<Found> {
  const texts = (name: string) => [
    ...new Set(lines.map(({ fields }) => typedIn(fields as TypedFields, name)).filter((text) => text !== '')),
  ];
  const asked = { values: texts('claimed.value'), claimants: texts('claimant.name') };
  const claims = await claimsWith(database, asked);
  return lines.map(({ key, fields }) => [key, matchesAmong(fields, claims)]);
}
