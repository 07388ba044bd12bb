/** What a claim form is filled with from the ledger, and what its series are called in it. */
import type { Context } from 'hono';
import { carryOver, PROPOSED } from '../../../claims/drafting/carry-over.ts';
import { evidenceNamed } from '../../../claims/drafting/draft-fields.ts';
import {
  describedSource,
  type LastSource,
  sourceTyped,
  withSource,
} from '../../../claims/drafting/last-source.ts';
import { seriesCalled } from '../../../claims/drafting/named-series.ts';
import { typedIn } from '../../../claims/drafting/typed-fields.ts';
import { findEvidence, seriesLike } from '../../../db/newsroom/draft-evidence.ts';
import { lastSource, ledgerKnows } from '../../../db/newsroom/known.ts';
import type { Choice } from '../../../views/edit/parts/fields.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { seriesChoice } from './complete.ts';

type Fields = Record<string, string>;

/** A form with its empty fields filled from what the ledger knows. What was typed stays. */
export async function carried(c: Context<AppEnv>, fields: Fields): Promise<Fields> {
  const { database } = c.var.deps;
  const url = typedIn(fields, 'appearance.url').trim();
  const { series: ids } = evidenceNamed(fields);
  const [knows, evidence] = await Promise.all([
    ledgerKnows(database, {
      name: typedIn(fields, 'claimant.name').trim(),
      url,
      site: siteOf(url),
      series: ids,
    }),
    findEvidence(database, { series: ids, sources: [] }),
  ]);
  const series = new Map(evidence.series.map((one) => [one.id, one]));
  return carryOver(fields, { ...knows, series }, todayOf(c));
}

/** The source to offer for a figure: that of another figure of the form, or else the one that its editor used last. */
export async function sourceToOffer(c: Context<AppEnv>, fields: Fields): Promise<LastSource | null> {
  return describedSource(sourceTyped(fields)) ?? lastSource(c.var.deps.database, c.var.person.id);
}

/** The form with the source that was offered, if that is what its button asks for. */
export async function withLastSource(
  c: Context<AppEnv>,
  button: string,
  fields: Fields,
): Promise<Fields | undefined> {
  const [, key] = /^source:([a-zA-Z0-9.]{1,80})$/.exec(button) ?? [];
  const source = key === undefined ? null : await sourceToOffer(c, fields);
  return key === undefined || source === null ? undefined : withSource(fields, key, source);
}

/** The site of an address, without its "www."; empty for what is no address. */
function siteOf(url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return '';
  return new URL(url).host.replace(/^www\./, '');
}

/** A form whose series are named by their ids, with the choices for each text that several series answer to. */
export interface Understood {
  fields: Fields;
  asked: Record<string, Choice[]>;
}

const SERIES_FIELD = /^(?:inputs|alsoOn|insteadOf|related)\..+\.series$/;

/**
 * Understands what is typed where the id of a series belongs: a title, its beginning, or a title with a slip in it. A field
 * that is searched in is left as it is.
 */
export async function understood(c: Context<AppEnv>, typed: Fields, searched?: string): Promise<Understood> {
  const named = Object.entries(typed).filter(
    ([name, text]) => SERIES_FIELD.test(name) && name !== searched && text.trim() !== '',
  );
  const held = await seriesLike(
    c.var.deps.database,
    named.map(([, text]) => text.trim().slice(0, MAX_TITLE)),
  );
  const fields = { ...typed };
  const asked: Understood['asked'] = {};
  for (const [name, text] of named) {
    const [one, ...others] = seriesCalled(text, held);
    if (one === undefined) continue;
    if (others.length === 0) fields[name] = one.id;
    else asked[name] = [one, ...others].slice(0, MAX_ASKED).map(seriesChoice);
  }
  return { fields, asked };
}

/** The longest text that is taken for a title, in characters, and the most series that are offered for it. */
const MAX_TITLE = 500;
const MAX_ASKED = 20;

/** A form without what it remembers of proposals. */
export function withoutProposals(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name]) => !/^proposed(?:-why)?\./.test(name) && !name.startsWith(PROPOSED),
    ),
  );
}
